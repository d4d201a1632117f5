//! Measures: builds the program of `crates/bench` as it should be measured, and runs it.

use crate::run::{Result, program, show};
use crate::workspace::Workspace;

/// Runs all measures, or those that the words name; the reports lie in `target/bench`.
pub(crate) fn bench(workspace: &Workspace, words: &[String]) -> Result {
    let run = ["run", "--quiet", "--profile", "bench", "--package", "hugi-bench", "--"];
    let mut cargo = program(workspace, "cargo", &run);
    show(cargo.arg(workspace.scratch("bench")).args(words))
}
