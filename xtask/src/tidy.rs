//! The house rules, checked, so that nobody has to remember them and no review has to repeat them.
//!
//! Each rule is a function from a file's text to findings, listed in a table with its reason and remedy:
//! [`rust`] holds the rules for code, [`papers`] those for style sheets, manifests and prose.

mod papers;
mod rust;
mod source;

use crate::run::{Problem, Result};
use crate::workspace::Workspace;
use std::fmt;
use std::fs;
use std::path::Path;

/// Folders that hold no text of ours, or text that is data.
const LEFT_OUT: [&str; 12] = [
    "target", "dist", "node_modules", ".git", "posts", "shapes", "typical", "habits", "found",
    "fixtures", "results", "vendor",
];

/// A file of the repository: its path from the root, with `/`, and its text.
#[derive(Debug)]
struct File {
    path: String,
    text: String,
}

/// What a rule is about, why it is there, and what to do about a finding.
#[derive(Debug)]
struct Rule {
    rule: &'static str,
    reason: &'static str,
    remedy: &'static str,
}

/// A place where a rule does not hold.
#[derive(Debug)]
pub(crate) struct Finding {
    place: String,
    found: String,
    rule: &'static Rule,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rule { rule, reason, remedy } = self.rule;
        write!(
            f,
            "{}: {}\n  rule: {rule}\n  reason: {reason}\n  remedy: {remedy}",
            self.place, self.found
        )
    }
}

/// A line, counted from 1, and what was found there.
type Hit = (usize, String);

/// Everything in the repository that breaks a house rule.
pub(crate) fn check(workspace: &Workspace) -> Result<Vec<Finding>> {
    let mut files = Vec::new();
    collect(&workspace.root, &workspace.root, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut findings = Vec::new();
    for file in &files {
        findings.extend(rust::check(file));
        findings.extend(papers::check(file, &|path| workspace.root.join(path).exists()));
    }
    findings.extend(papers::check_pins(&files));
    Ok(findings)
}

/// Reads every text file below `folder` that is ours.
fn collect(root: &Path, folder: &Path, files: &mut Vec<File>) -> Result {
    let entries = fs::read_dir(folder)
        .map_err(Problem::doing(format!("{} could not be read", folder.display())))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && !LEFT_OUT.contains(&&*name) {
            collect(root, &path, files)?;
        } else if path.is_file()
            && let Ok(text) = fs::read_to_string(&path)
        {
            let path =
                path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push(File { path, text });
        }
    }
    Ok(())
}

/// The findings of one rule in one file.
fn findings<'a>(
    rule: &'static Rule,
    file: &'a File,
    hits: Vec<Hit>,
) -> impl Iterator<Item = Finding> + use<'a> {
    hits.into_iter().map(move |(line, found)| Finding {
        place: format!("{}:{line}", file.path),
        found,
        rule,
    })
}

/// For the tests of the rules: the lines at which `check` finds something in a file with this text.
#[cfg(test)]
fn lines_found(found: impl Iterator<Item = Finding>, rule: &str) -> Vec<usize> {
    let places =
        found.filter(|finding| finding.rule.rule.contains(rule)).map(|finding| finding.place);
    places.filter_map(|place| place.rsplit(':').next()?.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_repository_keeps_its_rules() {
        let findings = check(&Workspace::find()).expect("the repository can be read");
        let told: Vec<String> = findings.iter().map(Finding::to_string).collect();
        assert!(told.is_empty(), "\n{}", told.join("\n"));
    }
}
