//! `hugi check`: the doctor for posts. It says what was understood and what stands in the way, and mends what is safe.

mod file;
mod fix;
mod keys;
mod markup;
mod report;
mod rules;
#[cfg(test)]
mod tests;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use notes::Severity;
use serde_json::Value;
use walkdir::{DirEntry, WalkDir};

use file::File;
use report::{Checked, Style};

/// How to call it.
pub(crate) const USAGE: &str = "\
hugi check [--json] [--fix] [--quiet] [--strict] PATH…
hugi check --rules

Checks posts: each PATH is a Markdown file, or a folder whose *.md and *.markdown files are checked, but for hidden
folders, node_modules and READMEs. Says what was understood of each post, and what stands in the way of its readers.

  --fix      make the safe repairs: they touch no code and change nothing that readers see
  --quiet    leave out notes, and posts without findings
  --strict   warnings count as errors
  --json     an array with one object a post, for scripts:
             { file, understood: { title, date, event: { name, year }, days, sessions, decks }, fixed, fix_refused,
               findings: [{ rule, severity, line, column, end_line, end_column, message, help, fixable }] }
             Lines and columns count from 1, columns in characters; the end is the place after the last character.
  --rules    list the rules with their reasons and examples
Exit codes: 0 nothing to do, 1 errors (or warnings under --strict), 2 a file could not be read or written, or the call
was wrong.";

/// What the call asks for.
#[derive(Default)]
struct Call {
    json: bool,
    fix: bool,
    quiet: bool,
    strict: bool,
    rules: bool,
    paths: Vec<PathBuf>,
}

/// Runs the command with the arguments after its name.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let call = match read_call(arguments) {
        Ok(call) => call,
        Err(message) => {
            eprintln!("{message}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    if call.rules {
        print(&rules::list());
        return ExitCode::SUCCESS;
    }
    let (files, mut failed) = read(&call.paths);
    let checked = check(files, call.fix, &mut failed);
    print(&written(&checked, &call));
    let worst = if call.strict { Severity::Warning } else { Severity::Error };
    let found = checked.iter().flat_map(|one| &one.findings).any(|f| f.severity >= worst);
    match (failed, found) {
        (true, _) => ExitCode::from(2),
        (_, true) => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    }
}

fn read_call(arguments: &[String]) -> Result<Call, String> {
    let mut call = Call::default();
    for argument in arguments {
        match argument.as_str() {
            "--json" => call.json = true,
            "--fix" => call.fix = true,
            "--quiet" | "-q" => call.quiet = true,
            "--strict" => call.strict = true,
            "--rules" => call.rules = true,
            flag if flag.starts_with('-') => {
                return Err(format!(
                    "expected --json, --fix, --quiet, --strict or --rules, found {flag}"
                ));
            }
            path => call.paths.push(PathBuf::from(path)),
        }
    }
    if call.paths.is_empty() && !call.rules {
        return Err("expected a file or a folder, found none".to_owned());
    }
    Ok(call)
}

/// Reads the posts under some paths, each once; says whether one could not be read.
fn read(paths: &[PathBuf]) -> (Vec<File>, bool) {
    let mut failed = false;
    let mut fail = |path: &Path, found: &dyn std::fmt::Display| {
        eprintln!(
            "{}: expected a readable file or folder, found: {found}. Check the path and its permissions.",
            path.display()
        );
        failed = true;
    };
    let mut files: Vec<File> = Vec::new();
    for path in paths {
        let walk = WalkDir::new(path).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(is_wanted) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    fail(error.path().unwrap_or(path), &reason(&error));
                    continue;
                }
            };
            let named = entry.depth() == 0;
            let file = entry.path();
            if file.is_dir() || !named && !is_post(file) || files.iter().any(|f| f.path == file) {
                continue;
            }
            match std::fs::read(file) {
                Ok(bytes) => files.push(File::read(file, &bytes)),
                Err(error) => fail(file, &error),
            }
        }
    }
    (files, failed)
}

fn reason(error: &walkdir::Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), ToString::to_string)
}

/// Whether to look at an entry of a folder: not if it is hidden or holds other people's packages.
fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !name.starts_with('.') && name != "node_modules"
}

/// What `hugi bundle` takes for a post.
fn is_post(file: &Path) -> bool {
    let lower =
        |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().to_lowercase();
    matches!(lower(file.extension()).as_str(), "md" | "markdown")
        && lower(file.file_stem()) != "readme"
}

/// Checks the posts, after mending them if asked to.
fn check(files: Vec<File>, fix: bool, failed: &mut bool) -> Vec<Checked> {
    let mut mended = Vec::new();
    let mut outcomes = Vec::new();
    for file in files {
        let (file, fixed, kept) =
            if fix && file.utf8 { mend(file, failed) } else { (file, 0, false) };
        mended.push(file);
        outcomes.push((fixed, kept));
    }
    let found = rules::check(&mended);
    let all = mended.into_iter().zip(found).zip(outcomes);
    all.map(|((file, findings), (fixed, kept))| Checked { file, findings, fixed, kept }).collect()
}

/// Mends a file and writes it; gives it with the number of repairs, and whether they were thrown away.
fn mend(file: File, failed: &mut bool) -> (File, usize, bool) {
    let before = file.source.clone();
    match fix::mend(file) {
        Ok(mended) if mended.file.source == before => (mended.file, 0, false),
        Ok(mended) => match fix::write(&mended.file.path, &mended.file.source) {
            Ok(()) => (mended.file, mended.findings, false),
            Err(error) => {
                let path = mended.file.path.display();
                eprintln!(
                    "{path}: expected a file that can be written, found: {error}. It stays as it was."
                );
                *failed = true;
                (File::read(&mended.file.path, before.as_bytes()), 0, false)
            }
        },
        Err(file) => (*file, 0, true),
    }
}

/// The whole report.
fn written(checked: &[Checked], call: &Call) -> String {
    if call.json {
        return format!("{:#}\n", Value::Array(checked.iter().map(report::json).collect()));
    }
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let style = Style { colour: std::io::stdout().is_terminal() && !no_colour, quiet: call.quiet };
    let mut text: String = checked.iter().map(|one| report::text(one, style)).collect();
    text.push_str(&report::summary(checked, style));
    text
}

/// Prints; whoever closes the pipe has read enough.
fn print(text: &str) {
    _ = std::io::stdout().lock().write_all(text.as_bytes());
}
