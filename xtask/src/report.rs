//! Running steps one after another, and the summary at the end.

use crate::count::Count;
use crate::run::Result;
use crate::steps::{Step, Verdict};
use crate::workspace::Workspace;
use std::time::{Duration, Instant};

/// How one step ended.
struct Entry {
    step: &'static Step,
    count: Count,
    time: Duration,
    /// Why it was skipped or stopped.
    note: Option<String>,
}

/// Runs the steps in order and says at the end how each went; true when none failed.
pub(crate) fn run(workspace: &Workspace, steps: &[&'static Step]) -> bool {
    let mut entries: Vec<Entry> = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        println!("\n━━ {}/{} {}: {}", number + 1, steps.len(), step.name, step.title);
        let entry = match failed_before(step, &entries) {
            Some(name) => not_run(step, name),
            None => timed(step, workspace),
        };
        if let Some(note) = &entry.note {
            println!("{note}");
        }
        entries.push(entry);
    }
    print!("{}", summary(&entries));
    entries.iter().all(|entry| entry.count.failed == 0)
}

/// The name of a step that this one builds on and that failed.
fn failed_before(step: &Step, entries: &[Entry]) -> Option<&'static str> {
    let failed = entries.iter().filter(|entry| entry.count.failed > 0).map(|entry| entry.step.name);
    failed.into_iter().find(|name| step.needs.contains(name))
}

/// A step that could not run is neither passed nor a second failure.
fn not_run(step: &'static Step, cause: &str) -> Entry {
    let note = Some(format!("Not run: `{cause}` failed."));
    Entry { step, count: Count::default(), time: Duration::ZERO, note }
}

fn timed(step: &'static Step, workspace: &Workspace) -> Entry {
    let start = Instant::now();
    let (count, note) = judge((step.run)(workspace));
    Entry { step, count, time: start.elapsed(), note }
}

fn judge(result: Result<Verdict>) -> (Count, Option<String>) {
    match result {
        Ok(Verdict::Ran(count)) => (count, None),
        Ok(Verdict::Skipped(reason)) => (Count::default(), Some(format!("Skipped: {reason}"))),
        Err(problem) => (Count::FAIL, Some(problem.to_string())),
    }
}

/// The closing table, and the total alone on the last line.
fn summary(entries: &[Entry]) -> String {
    let mut total = Count::default();
    let mut text = String::from("\n━━ Summary\n");
    for Entry { step, count, time, .. } in entries {
        total += *count;
        let word = match count {
            Count { passed: 0, failed: 0 } => "–".to_owned(),
            count => count.to_string(),
        };
        let mark = if count.failed > 0 { '✗' } else { ' ' };
        text += &format!("{mark} {:<9} {word:<24} {:>7.1} s\n", step.name, time.as_secs_f64());
    }
    text + &format!("\n{total}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::Problem;
    use crate::steps::TEST;

    fn entry(step: &'static Step, count: Count) -> Entry {
        Entry { step, count, time: Duration::from_millis(1250), note: None }
    }

    #[test]
    fn the_last_line_is_the_total_alone() {
        let text =
            summary(&[entry(TEST[0], Count { passed: 3, failed: 0 }), entry(TEST[1], Count::FAIL)]);
        assert_eq!(text.lines().last(), Some("3 passed, 1 failed"));
        assert!(text.contains("1.2 s") && text.contains('✗'), "{text}");
    }

    #[test]
    fn a_failed_step_stops_those_that_build_on_it() {
        let build = TEST.iter().find(|step| step.name == "build").expect("there is a build step");
        let stories = TEST.iter().find(|step| step.name == "stories").expect("there are stories");
        assert_eq!(failed_before(stories, &[entry(build, Count::FAIL)]), Some("build"));
        assert_eq!(failed_before(stories, &[entry(build, Count::PASS)]), None);
    }

    #[test]
    fn a_step_that_cannot_run_has_failed_and_a_skipped_one_has_not() {
        assert_eq!(
            judge(Err(Problem::new("no browser"))),
            (Count::FAIL, Some("no browser".to_owned()))
        );
        assert_eq!(judge(Ok(Verdict::Skipped("no seeds".to_owned()))).0, Count::default());
    }
}
