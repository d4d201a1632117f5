//! Running other programs: shown, watched or asked, with failures told in one sentence.

use crate::workspace::Workspace;
use std::ffi::OsStr;
use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

/// What went wrong and what to do, in words for the developer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Problem(String);

/// The result of everything here that can fail.
pub(crate) type Result<T = ()> = std::result::Result<T, Problem>;

impl Problem {
    /// A problem told by `message`.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// For `map_err`: puts what was being done before what the system said.
    pub(crate) fn doing<E: fmt::Display>(what: impl fmt::Display) -> impl FnOnce(E) -> Self {
        move |error| Self(format!("{what}: {error}"))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A program to be run at the root of the repository with the pinned tools on its search path.
pub(crate) fn program(
    workspace: &Workspace,
    name: impl AsRef<OsStr>,
    arguments: &[&str],
) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(&workspace.root).env("PATH", workspace.search_path());
    forget_this_package(&mut command);
    command
}

/// Takes out what `cargo run` tells about xtask: build scripts further down would read it as a change and build again.
fn forget_this_package(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
            || name == "CARGO_BIN_NAME"
        {
            command.env_remove(&*name);
        }
    }
}

/// Runs a program that shows its own progress.
pub(crate) fn show(command: &mut Command) -> Result {
    let status = command.stdin(Stdio::null()).status().map_err(not_started(command))?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::new(format!("`{}` failed ({status}).", line(command))))
    }
}

/// What a program said while it was shown, and whether it was content.
pub(crate) struct Heard {
    /// Everything it printed to its standard output.
    pub(crate) output: String,
    /// Whether it ended well.
    pub(crate) success: bool,
}

/// Runs a program, shows its standard output as it comes and keeps a copy.
pub(crate) fn hear(command: &mut Command) -> Result<Heard> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(not_started(command))?;
    let mut reader = BufReader::new(child.stdout.take().expect("the output was just piped"));
    let (mut output, mut bytes) = (String::new(), Vec::new());
    while reader.read_until(b'\n', &mut bytes).map_err(Problem::doing(line(command)))? > 0 {
        let text = String::from_utf8_lossy(&bytes);
        print!("{text}");
        output.push_str(&text);
        bytes.clear();
    }
    let _ = std::io::stdout().flush();
    let status = child.wait().map_err(Problem::doing(line(command)))?;
    Ok(Heard { output, success: status.success() })
}

/// Asks a program something and stays silent about it; `None` when it is missing or discontent.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Says before a long step what is done, why, and how long it takes.
pub(crate) fn announce(what: impl fmt::Display) {
    println!("\n── {what}");
}

/// The command line as a developer would type it.
pub(crate) fn line(command: &Command) -> String {
    let name = std::iter::once(command.get_program());
    name.chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn not_started(command: &Command) -> impl FnOnce(std::io::Error) -> Problem + use<> {
    Problem::doing(format!("`{}` could not be started", command.get_program().to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_a_sentence() {
        let problem =
            show(&mut Command::new("no-such-program-here")).expect_err("it does not exist");
        assert!(
            problem.to_string().starts_with("`no-such-program-here` could not be started"),
            "{problem}"
        );
        assert_eq!(ask(&mut Command::new("no-such-program-here")), None);
    }

    #[test]
    fn what_a_program_says_is_heard() {
        let heard = hear(Command::new("rustc").arg("--version")).expect("rustc is here");
        assert!(heard.success && heard.output.starts_with("rustc "), "{}", heard.output);
    }
}
