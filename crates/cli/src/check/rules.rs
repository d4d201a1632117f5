//! The table of rules: what each finds, why it matters, an example, and the example put right.
//!
//! What the parser itself is surprised by (`Problem` in `notes`) joins these findings under the name of the problem.

mod bytes;
mod links;
mod post;
mod table;
mod text;

use std::collections::BTreeSet;
use std::ops::Range;

use notes::{Lang, Problem, Severity};

use super::file::{Edit, File, Finding};
use table::RULES;

/// A rule.
pub(crate) struct Rule {
    /// Its name, in reports and in JSON.
    pub(crate) name: &'static str,
    pub(crate) severity: Severity,
    /// What a post is expected to have.
    pub(crate) expected: &'static str,
    /// Why it matters to readers or to the author.
    pub(crate) why: &'static str,
    /// What the author can do.
    pub(crate) help: &'static str,
    /// A post that breaks it.
    pub(crate) example: &'static str,
    /// The same post as it should be.
    pub(crate) mended: &'static str,
    /// What `--fix` does; nothing if only the author can mend it.
    pub(crate) fix: Option<&'static str>,
    find: Find,
}

/// How a rule looks for what breaks it.
enum Find {
    /// One post at a time.
    Each(fn(&File) -> Vec<Hit>),
    /// All posts together.
    Across(fn(&[File]) -> Vec<(usize, Hit)>),
}

/// A place that breaks a rule, with words of its own where the rule's do not do.
struct Hit {
    range: Range<usize>,
    found: String,
    expected: Option<String>,
    help: Option<String>,
    edits: Vec<Edit>,
}

impl Hit {
    fn new(range: Range<usize>, found: String) -> Self {
        Self { range, found, expected: None, help: None, edits: Vec::new() }
    }

    fn expected(self, expected: String) -> Self {
        Self { expected: Some(expected), ..self }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    fn edits(self, edits: impl IntoIterator<Item = Edit>) -> Self {
        Self { edits: edits.into_iter().collect(), ..self }
    }
}

/// What the rules and the parser found in each of the files, in the order of the lines.
pub(crate) fn check(files: &[File]) -> Vec<Vec<Finding>> {
    let mut found: Vec<Vec<Finding>> = files.iter().map(of_parser).collect();
    for rule in &RULES {
        match rule.find {
            Find::Each(find) => {
                for (file, found) in files.iter().zip(&mut found) {
                    found.extend(find(file).into_iter().map(|hit| rule.finding(hit)));
                }
            }
            Find::Across(find) => {
                for (index, hit) in find(files) {
                    found[index].push(rule.finding(hit));
                }
            }
        }
    }
    for (file, findings) in files.iter().zip(&mut found) {
        settle(file, findings);
    }
    found
}

/// What the parser was surprised by, apart from what a rule says with more detail.
fn of_parser(file: &File) -> Vec<Finding> {
    let surprises = file.surprises.iter().filter(|s| s.problem != Problem::ControlCharacter);
    let finding = |surprise: &notes::Diagnostic| {
        let name = serde_json::to_value(surprise.problem).ok();
        let name = name.as_ref().and_then(|name| name.as_str()).unwrap_or("surprise");
        Finding {
            rule: name.replace('_', "-"),
            severity: surprise.severity(),
            range: file.range_of(surprise),
            message: surprise.to_string(),
            help: surprise.help(Lang::En).to_owned(),
            edits: Vec::new(),
        }
    };
    surprises.map(finding).collect()
}

/// Orders the findings of a file, and drops what says the same of one place twice.
fn settle(file: &File, findings: &mut Vec<Finding>) {
    if !file.utf8 {
        // Written back, the file would lose what could not be read of it.
        findings.iter_mut().for_each(|finding| finding.edits.clear());
    }
    let names: BTreeSet<String> = findings.iter().map(|finding| finding.rule.clone()).collect();
    let says_more = names.contains("no-title") || names.contains("no-date");
    findings.retain(|finding| finding.rule != "no-front-matter" || !says_more);
    findings.sort_by_key(|finding| finding.range.start);
}

impl Rule {
    fn finding(&self, hit: Hit) -> Finding {
        let expected = hit.expected.as_deref().unwrap_or(self.expected);
        Finding {
            rule: self.name.to_owned(),
            severity: self.severity,
            range: hit.range,
            message: format!("expected {expected}, found {}", hit.found),
            help: hit.help.unwrap_or_else(|| self.help.to_owned()),
            edits: hit.edits,
        }
    }
}

/// The table as a person reads it.
pub(crate) fn list() -> String {
    let entry = |rule: &Rule| {
        let Rule { name, severity, expected, why, help, .. } = rule;
        let fix = rule.fix.map_or(String::new(), |fix| format!("\n  --fix {fix}"));
        let (example, mended) = (visible(rule.example), visible(rule.mended));
        format!(
            "{name} ({severity})\n  expects {expected}: {why}\n  {help}{fix}\n{example}  better\n{mended}"
        )
    };
    RULES.iter().map(entry).collect::<Vec<_>>().join("\n")
}

/// An example's lines, with a name for everything that cannot be seen.
fn visible(example: &str) -> String {
    let mut text = String::new();
    for line in example.split_inclusive('\n') {
        text.push_str("    | ");
        for c in line.chars() {
            match c {
                '\n' => text.push('\n'),
                '\u{1100}'..='\u{11ff}' | '\u{a0}' | '\u{200b}' | '\u{feff}' => {
                    text.push_str(&format!("<U+{:04X}>", u32::from(c)));
                }
                _ if c.is_control() => text.push_str(&format!("<U+{:04X}>", u32::from(c))),
                _ => text.push(c),
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::check::fix;

    /// The names of the rules that a text breaks; a rule across posts sees it `times` times.
    fn broken(rule: &Rule, text: &str, times: usize) -> Vec<Finding> {
        let files: Vec<_> = (0..times)
            .map(|n| File::read(Path::new(&format!("post{n}.md")), text.as_bytes()))
            .collect();
        check(&files).into_iter().flatten().filter(|finding| finding.rule == rule.name).collect()
    }

    #[test]
    fn every_example_breaks_its_rule_and_is_mended() {
        for rule in &RULES {
            let times = if matches!(rule.find, Find::Across(_)) { 2 } else { 1 };
            let findings = broken(rule, rule.example, times);
            assert!(!findings.is_empty(), "{}: its example is fine\n{}", rule.name, rule.example);
            let still: Vec<_> =
                broken(rule, rule.mended, 1).into_iter().map(|f| f.message).collect();
            assert!(still.is_empty(), "{}: {still:?}\n{}", rule.name, rule.mended);
            let fixable = findings.iter().any(|finding| !finding.edits.is_empty());
            assert_eq!(fixable, rule.fix.is_some(), "{}", rule.name);
        }
    }

    #[test]
    fn what_is_fixed_is_no_more_found() {
        for rule in RULES.iter().filter(|rule| rule.fix.is_some()) {
            let file = File::read(Path::new("post.md"), rule.example.as_bytes());
            let fixed = fix::mend(file).expect("the shown text stays").file;
            let left = broken(rule, &fixed.source, 1);
            assert!(left.iter().all(|finding| finding.edits.is_empty()), "{}", rule.name);
        }
    }

    #[test]
    fn names_are_unique_and_words_are_whole() {
        let names: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len());
        for rule in &RULES {
            assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
            assert!(rule.help.ends_with('.') && !rule.expected.ends_with('.'), "{}", rule.name);
        }
    }

    /// Ways of writing that look like a broken rule and are none.
    #[test]
    fn nothing_is_found_in_what_is_meant() {
        for body in [
            "2**10 그리고 a ** b, `**x` 와 src/**/*.rs, f(*args, **kwargs)",
            "비밀번호는 ****, 빈칸은 ____ 에",
            "[D2][Keynote] 발표와 a[i][j]",
            "#컨퍼런스 #후기",
            "snake__case__name 과 __name__이",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "a -> b | c --- d",
            "```\n**가 ** [a](http://a b) //x\n```",
            "[가](#나) [나](/posts/a) [다](mailto:a@b.kr)",
            "**1.\u{a0}가** 나",
            "<div>\n<a href=\"http://127.0.0.1/[a](b)\">a</a> 2**3 **\n</div>",
            "<a name=\"x\"></a><img src=\"a.png\" alt=\"\">",
            "http://localhost:8080 에서",
            "{ \"a\": {} } 와 {{}}",
        ] {
            let text = format!("---\ntitle: 가\ndate: 2024-05-03\n---\n\n{body}\n");
            let file = File::read(Path::new("post.md"), text.as_bytes());
            let found: Vec<_> = check(&[file]).into_iter().flatten().map(|f| f.rule).collect();
            assert!(found.is_empty(), "{body}: {found:?}");
        }
    }
}
