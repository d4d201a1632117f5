//! The tools behind the commands: which, in which version, and how each comes to a fresh machine.
//!
//! Everything pinned is named here and nowhere else, except for two versions that already have a home:
//! wasm-bindgen's in `Cargo.lock` and the npm packages' in `tests/e2e/package.json`.

use crate::run::{Problem, Result, announce, ask, program, show};
use crate::workspace::Workspace;
use std::fs;
use std::path::Path;

/// Trunk builds the app: it calls cargo, wasm-bindgen and wasm-opt and names the files by their content.
const TRUNK: &str = "0.21.14";

/// cargo-fuzz builds the fuzz targets with the fuzzer in them.
const CARGO_FUZZ: &str = "0.13.2";

/// cargo-deny holds `deny.toml`.
const CARGO_DENY: &str = "0.20.2";

/// The oldest Node.js that Playwright runs on.
const NODE: u32 = 20;

/// The target of the app.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// A program from crates.io.
struct Tool {
    /// The package that brings it.
    package: &'static str,
    version: String,
    /// All of its programs that are needed.
    programs: &'static [&'static str],
    /// Further words for `cargo install`.
    options: &'static [&'static str],
    /// How long it builds on two cores.
    minutes: u32,
    why: &'static str,
}

/// Everything that `trunk build` needs.
pub(crate) fn ensure_build_tools(workspace: &Workspace) -> Result {
    ensure_npm_packages(workspace)?;
    ensure_wasm_target(workspace)?;
    ensure_bindgen(workspace)?;
    let trunk = Tool {
        package: "trunk",
        version: TRUNK.to_owned(),
        programs: &["trunk"],
        options: &["--locked"],
        minutes: 12,
        why: "it builds and serves the app",
    };
    ensure(workspace, &trunk)
}

/// wasm-bindgen's programs in the version of `Cargo.lock`: another version refuses the app.
///
/// Installed without `--locked`: the lock file it ships with asks for crates that have been withdrawn.
pub(crate) fn ensure_bindgen(workspace: &Workspace) -> Result {
    let lock = read(&workspace.root.join("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
        Problem::new("Cargo.lock does not name wasm-bindgen: run `cargo check` once.")
    })?;
    let bindgen = Tool {
        package: "wasm-bindgen-cli",
        version,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        options: &[],
        minutes: 6,
        why: "it joins WebAssembly and JavaScript, and runs tests in the browser",
    };
    ensure(workspace, &bindgen)
}

/// What builds and runs the fuzz targets.
pub(crate) fn ensure_fuzzer(workspace: &Workspace) -> Result {
    let fuzzer = Tool {
        package: "cargo-fuzz",
        version: CARGO_FUZZ.to_owned(),
        programs: &["cargo-fuzz"],
        options: &["--locked"],
        minutes: 2,
        why: "it builds and runs the fuzz targets",
    };
    ensure(workspace, &fuzzer)
}

/// What checks the crates that others wrote.
pub(crate) fn ensure_deny(workspace: &Workspace) -> Result {
    let deny = Tool {
        package: "cargo-deny",
        version: CARGO_DENY.to_owned(),
        programs: &["cargo-deny"],
        options: &["--locked"],
        minutes: 6,
        why: "it checks licences, sources and known holes of crates",
    };
    ensure(workspace, &deny)
}

/// The standard library for WebAssembly. rustup has usually brought it already: rust-toolchain.toml asks for it.
pub(crate) fn ensure_wasm_target(workspace: &Workspace) -> Result {
    let asked =
        ask(&mut program(workspace, "rustc", &["--print", "target-libdir", "--target", WASM]));
    if asked.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    if ask(&mut program(workspace, "rustup", &["--version"])).is_none() {
        return Err(Problem::new(format!(
            "This Rust cannot build for {WASM} and rustup, which could add it, was not found: install Rust through rustup (https://rustup.rs), then run this again."
        )));
    }
    announce(format!("Adding the {WASM} target through rustup (under a minute, once) …"));
    show(&mut program(workspace, "rustup", &["target", "add", WASM]))
}

/// The npm packages of `tests/e2e`: wasm-opt for release builds and Playwright for the browser stories.
pub(crate) fn ensure_npm_packages(workspace: &Workspace) -> Result {
    ensure_node(workspace)?;
    let folder = workspace.stories();
    let lock = read(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules").join(".installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    announce(
        "Installing wasm-opt and Playwright from npm into tests/e2e/node_modules (under a minute, once) …",
    );
    let mut npm = program(workspace, npm_program("npm"), &["ci", "--no-audit", "--no-fund"]);
    show(npm.current_dir(&folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    fs::write(&stamp, lock)
        .map_err(Problem::doing(format!("{} could not be written", stamp.display())))
}

/// The name of a program that npm brings: on Windows these are command scripts, found by their full name only.
pub(crate) fn npm_program(name: &str) -> String {
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}

fn ensure_node(workspace: &Workspace) -> Result {
    let remedy =
        "install the current LTS release of Node.js (https://nodejs.org), then run this again.";
    match ask(&mut program(workspace, "node", &["--version"])) {
        None => return Err(Problem::new(format!("Node.js was not found: {remedy}"))),
        Some(answer) if major(&answer) < Some(NODE) => {
            return Err(Problem::new(format!(
                "Node.js is too old ({answer}, {NODE} or newer is needed): {remedy}"
            )));
        }
        Some(_) => {}
    }
    match ask(&mut program(workspace, npm_program("npm"), &["--version"])) {
        None => Err(Problem::new(format!("npm was not found beside Node.js: {remedy}"))),
        Some(_) => Ok(()),
    }
}

/// Installs a tool into the cache unless all its programs answer with the right version already.
fn ensure(workspace: &Workspace, tool: &Tool) -> Result {
    let right = |name: &&str| {
        let answer = ask(&mut program(workspace, name, &["--version"]));
        answer.is_some_and(|answer| version(&answer) == Some(&tool.version))
    };
    if tool.programs.iter().all(right) {
        return Ok(());
    }
    let Tool { package, version, minutes, why, .. } = tool;
    announce(format!("Installing {package} {version}: {why} (about {minutes} minutes, once) …"));
    let root = workspace.tools.to_string_lossy();
    let package = format!("{package}@{version}");
    let mut words = vec!["install", &package, "--force", "--root", &root];
    words.extend(tool.options);
    show(&mut program(workspace, "cargo", &words))
}

/// The version in an answer such as `trunk 0.21.14` or `wasm-bindgen 0.2.130 (0123abc)`.
fn version(answer: &str) -> Option<&str> {
    answer.split_whitespace().nth(1)
}

/// The first number of a version such as `v20.1.0`.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

/// The version of a package in the text of a `Cargo.lock`.
pub(crate) fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let after = lock.lines().skip_while(|line| *line != name).nth(1)?;
    Some(after.strip_prefix("version = \"")?.trim_end_matches('"').to_owned())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path)
        .map_err(Problem::doing(format!("{} could not be read", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_answers() {
        assert_eq!(version("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(version("wasm-bindgen 0.2.130 (0123abc)"), Some("0.2.130"));
        assert_eq!(version("nonsense"), None);
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("none"), None);
    }

    #[test]
    fn the_lock_file_knows_versions_by_whole_names() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
