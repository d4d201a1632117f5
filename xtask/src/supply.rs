//! What comes from others: licences, sources and known holes of the crates and packages that Hugi is built with.
//!
//! Two of the checks ask databases on the network. Where these cannot be had, that is said, and the others still count.

use crate::count::Count;
use crate::run::{Heard, Result, hear, program, show};
use crate::steps::Verdict;
use crate::tools;
use crate::workspace::Workspace;

/// Checks crates by `deny.toml`, and npm packages by what npm knows of them.
pub(crate) fn check(workspace: &Workspace) -> Result<Verdict> {
    tools::ensure_deny(workspace)?;
    tools::ensure_npm_packages(workspace)?;
    let mut count = Count::default();
    count += passed(deny(workspace, &["--offline", "check", "bans", "licenses", "sources"]));
    if deny(workspace, &["fetch", "db"]) {
        count += passed(deny(workspace, &["check", "--disable-fetch", "advisories"]));
    } else {
        println!("The database of advisories for crates cannot be had from here: not checked.");
    }
    match npm_audit(workspace)? {
        Some(clean) => count += passed(clean),
        None => println!("The registry tells nothing of holes in npm packages: not checked."),
    }
    Ok(Verdict::Ran(count))
}

fn passed(fine: bool) -> Count {
    Count::step(usize::from(!fine))
}

fn deny(workspace: &Workspace, words: &[&str]) -> bool {
    show(&mut program(workspace, "cargo-deny", words)).is_ok()
}

/// Whether npm knows of no hole; `None` where its registry does not answer that.
fn npm_audit(workspace: &Workspace) -> Result<Option<bool>> {
    let mut npm = program(workspace, tools::npm_program("npm"), &["audit", "--json"]);
    let Heard { output, success } = hear(npm.current_dir(workspace.stories()))?;
    Ok(says_something(&output).then_some(success))
}

/// Whether an answer of `npm audit --json` is a report and no excuse.
fn says_something(answer: &str) -> bool {
    let report = answer.find('{').and_then(|start| serde_json::from_str(&answer[start..]).ok());
    report.is_some_and(|report: serde_json::Value| report.get("auditReportVersion").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excuse_is_no_report() {
        assert!(says_something(
            "npm warn x\n{\"auditReportVersion\": 2, \"vulnerabilities\": {}}\n"
        ));
        assert!(!says_something("npm error x\n{\"message\": \"405 Method Not Allowed\"}\n"));
        assert!(!says_something(""));
    }
}
