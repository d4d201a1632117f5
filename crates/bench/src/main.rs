//! `hugi-bench`: measures what Hugi costs, holds it against its bounds, and writes a report a measure.
//!
//! No bound is a time: machines differ, and this one differs from minute to minute. Bounds are ratios of what was
//! measured in one run. `cargo xtask bench` runs this program in release mode.

mod growth;
mod machine;
mod report;
mod samples;
mod shapes;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use report::Report;

/// Something that is measured.
struct Measure {
    /// What the command line and its report's file call it.
    name: &'static str,
    run: fn(only: Option<&str>) -> Report,
}

/// Everything that is measured. A new measure is a line here and a module.
const MEASURES: [Measure; 1] = [Measure { name: "parse-growth", run: growth::parsing }];

const USAGE: &str = "usage: hugi-bench FOLDER [MEASURE [PART]]";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (folder, measure, part) = match words.as_slice() {
        [folder] => (folder, None, None),
        [folder, measure] => (folder, Some(*measure), None),
        [folder, measure, part] => (folder, Some(*measure), Some(*part)),
        _ => return refuse(USAGE),
    };
    let chosen: Vec<&Measure> =
        MEASURES.iter().filter(|known| measure.is_none_or(|name| name == known.name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = MEASURES.iter().map(|measure| measure.name).collect();
        return refuse(&format!("Expected one of the measures: {}.", names.join(", ")));
    }
    let mut good = true;
    for Measure { name, run } in chosen {
        let report = run(part);
        let text = format!("{}\n{}", report.markdown(), machine::described());
        print!("{text}");
        good &= report.is_good();
        match write(Path::new(folder), name, &text) {
            Ok(path) => println!("\nWritten to {}.", path.display()),
            Err(error) => return refuse(&format!("{folder} could not be written: {error}")),
        }
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::FAILURE
}

fn write(folder: &Path, name: &str, text: &str) -> std::io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let path = folder.join(format!("{name}.md"));
    fs::write(&path, text)?;
    Ok(path)
}
