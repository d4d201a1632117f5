//! The `hugi` command: says what it understands of conference notes, and bundles them for the reader.

mod inspect;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((command, rest)) if command == "inspect" => inspect::run(rest),
        _ => {
            eprintln!("{}", inspect::USAGE);
            ExitCode::from(2)
        }
    }
}
