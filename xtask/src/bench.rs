//! Measures: what Hugi costs alone, natively, and what it costs beside its peers, in the browser.
//!
//! The native measures are a program of `crates/bench`; those in the browser are scripts in `bench/`, for the browser is
//! steered from there. Both leave their reports in `target/bench`.

use crate::count::Count;
use crate::run::{Heard, Problem, Result, hear, program, show};
use crate::steps::Verdict;
use crate::workspace::Workspace;
use crate::{browser, budget, steps, tools};

/// The groups of measures in the browser, each a file of `bench/groups`.
const GROUPS: [&str; 6] = ["page", "load", "scale", "search", "size", "lighthouse"];

/// Runs all measures, or those that the words name: a group of those in the browser, or a native one and a part of it.
pub(crate) fn bench(workspace: &Workspace, words: &[String]) -> Result {
    match words {
        [] => {
            let alone = native(workspace, &[]);
            beside_peers(workspace, &GROUPS)?;
            alone
        }
        [group] if GROUPS.contains(&group.as_str()) => beside_peers(workspace, &[group]),
        _ => native(workspace, words),
    }
}

/// Builds the program of `crates/bench` as it should be measured, and runs it.
fn native(workspace: &Workspace, words: &[String]) -> Result {
    let run = ["run", "--quiet", "--profile", "tool", "--package", "hugi-bench", "--"];
    let mut cargo = program(workspace, "cargo", &run);
    show(cargo.arg(workspace.scratch("bench")).args(words))
}

/// Builds the app as it is published, and measures it in the browser.
fn beside_peers(workspace: &Workspace, groups: &[&str]) -> Result {
    let chromium = browser::chromium(workspace)?;
    let dist = workspace.tested_dist();
    tools::ensure_build_tools(workspace)?;
    if groups != ["page"] {
        steps::publish(workspace, &dist)?;
    }
    let mut node = program(workspace, "node", &["bench/run.mjs"]);
    node.args(groups).env("HUGI_CHROMIUM", chromium).env("HUGI_APP", &dist);
    if groups.contains(&"size") {
        node.env("HUGI_FIRST_VISIT", budget::first_visit(&dist)?.to_string());
    }
    let own = std::env::current_exe().map_err(Problem::doing("xtask does not find itself"))?;
    show(node.env("HUGI_XTASK", own)).map_err(|problem| {
        Problem::new(format!(
            "{problem} Some figures are not met or not measured: see target/bench/report.md."
        ))
    })
}

/// Tests what is pure in the scripts.
pub(crate) fn test_scripts(workspace: &Workspace) -> Result<Verdict> {
    let mut node = program(workspace, "node", &["--test", "--test-reporter", "tap"]);
    let Heard { output, success } = hear(node.arg(workspace.root.join("bench").join("test")))?;
    let count = Count::from_node(&output);
    Ok(Verdict::Ran(if success || count.failed > 0 { count } else { Count::FAIL }))
}
