//! What a measurement was made on: figures without it cannot be compared.

use std::fs;
use std::process::Command;

/// The machine and the versions, as a paragraph of Markdown.
pub(crate) fn described() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let facts = [
        format!("{} ({cores} cores)", processor()),
        format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        ask("rustc", &["--version"]),
        format!("Hugi {} at {}", env!("CARGO_PKG_VERSION"), commit()),
        if cfg!(debug_assertions) { "a debug build" } else { "a release build" }.to_owned(),
    ];
    let known: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    format!("Measured on {}.\n", known.join(", "))
}

/// The name of the processor, where the system tells it in a file.
fn processor() -> String {
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = told.lines().find_map(|line| line.strip_prefix("model name"));
    model
        .map_or("an unknown processor", |name| name.trim_start_matches([' ', '\t', ':']))
        .to_owned()
}

fn commit() -> String {
    let commit = ask("git", &["rev-parse", "--short", "HEAD"]);
    let changed = !ask("git", &["status", "--porcelain", "--untracked-files=no"]).is_empty();
    format!("{commit}{}", if changed { " with changes" } else { "" })
}

/// What a program answers; nothing if it is missing or discontent.
fn ask(program: &str, words: &[&str]) -> String {
    let output = Command::new(program).args(words).output().ok();
    let answer = output.filter(|output| output.status.success()).map(|output| output.stdout);
    String::from_utf8_lossy(&answer.unwrap_or_default()).trim().to_owned()
}
