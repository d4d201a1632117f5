//! Counting tests from what test runners print, so that the last line of a run is honest.

use std::fmt;
use std::ops::AddAssign;

/// How many tests or steps passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Count {
    /// One thing that passed.
    pub(crate) const PASS: Self = Self { passed: 1, failed: 0 };
    /// One thing that failed.
    pub(crate) const FAIL: Self = Self { passed: 0, failed: 1 };

    /// A step that is not made of tests: it passed when it found nothing.
    pub(crate) fn step(failures: usize) -> Self {
        if failures == 0 { Self::PASS } else { Self { passed: 0, failed: failures } }
    }

    /// Adds up the `test result:` lines of cargo's and of wasm-bindgen's test runner.
    pub(crate) fn from_cargo(output: &str) -> Self {
        let mut total = Self::default();
        for line in output.lines().map(without_colour) {
            if let Some((_, numbers)) = line.split_once("test result: ") {
                total += Self {
                    passed: number_before(numbers, " passed"),
                    failed: number_before(numbers, " failed"),
                };
            }
        }
        total
    }

    /// Reads the last lines of Node.js's own test runner: `# pass 12`.
    pub(crate) fn from_node(output: &str) -> Self {
        let number = |label| {
            let mut said = output.lines().rev().filter_map(|line| line.strip_prefix(label));
            said.find_map(|number| number.trim().parse().ok()).unwrap_or(0)
        };
        Self { passed: number("# pass "), failed: number("# fail ") }
    }

    /// Reads the `stats` of a report by Playwright; a story that only passed on a second try is a failure.
    pub(crate) fn from_playwright(report: &str) -> Option<Self> {
        let report: serde_json::Value = serde_json::from_str(report).ok()?;
        let number =
            |name: &str| report["stats"][name].as_u64().and_then(|n| usize::try_from(n).ok());
        Some(Self { passed: number("expected")?, failed: number("unexpected")? + number("flaky")? })
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The number that stands before `label`, 0 where there is none.
fn number_before(text: &str, label: &str) -> usize {
    let before =
        text.split(label).next().filter(|before| before.len() < text.len()).unwrap_or_default();
    before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default().parse().unwrap_or(0)
}

/// A line without the colour codes of a terminal.
fn without_colour(line: &str) -> String {
    let mut pieces = line.split('\x1b');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('m').map_or(piece, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(output: &str, passed: usize, failed: usize) {
        assert_eq!(Count::from_cargo(output), Count { passed, failed });
    }

    #[test]
    fn results_of_several_test_programs_add_up() {
        check(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\n\
             test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n",
            15,
            2,
        );
    }

    #[test]
    fn colours_do_not_hide_a_result() {
        check("test result: \x1b[31mFAILED\x1b[0m. 1 passed; 4 failed; 0 ignored\n", 1, 4);
    }

    #[test]
    fn other_lines_count_nothing() {
        check("running 3 tests\ntest a ... ok\n7 passed\n", 0, 0);
    }

    #[test]
    fn tests_of_scripts_are_counted() {
        let count = Count::from_node("ok 1 - # pass\n# tests 13\n# pass 12\n# fail 1\n");
        assert_eq!(count, Count { passed: 12, failed: 1 });
    }

    #[test]
    fn a_flaky_story_is_a_failure() {
        let report = r#"{"stats": {"expected": 9, "skipped": 1, "unexpected": 1, "flaky": 2}}"#;
        assert_eq!(Count::from_playwright(report), Some(Count { passed: 9, failed: 3 }));
        assert_eq!(Count::from_playwright("{}"), None);
    }
}
