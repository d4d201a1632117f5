//! The `hugi` command: says what it understands of conference notes, checks them, and bundles them for the reader.

mod bundle;
mod check;
mod inspect;

use std::process::ExitCode;

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const HELP: &str = "\
hugi: conference notes, understood

  hugi inspect [--json] [--strict] FILE…           say what was understood of each post
  hugi check [--json] [--fix] [--quiet] [--strict] PATH…
                                                   say what stands in the way of readers, and mend what is safe
  hugi bundle [--posts DIR] [--dist DIR] [--site-url URL] [--dev]
                                                   put the posts into a built app (trunk runs this)
";

fn main() -> ExitCode {
    let args: Vec<String> =
        std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
    let rest = args.get(1..).unwrap_or_default();
    match args.first().map(String::as_str) {
        Some("inspect") => inspect::run(rest),
        Some("check") => check::run(rest),
        Some("bundle") => bundle::run(rest),
        Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        _ => {
            eprint!("hugi: expected a command\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}
