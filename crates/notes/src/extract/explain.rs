//! Why each candidate became a session or not, in words for authors and for those who write rules.

use std::fmt;

use crate::extract::candidate::{Candidate, Shape};
use crate::extract::rules::{BARS, SIGNS};
use crate::extract::session::Verdict;

/// What was decided about one place of a post where a session could start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The 1-based line.
    pub line: u32,
    /// The title as it stands there.
    pub title: String,
    /// The sort of place: `heading 2`, `bold line`, `item of a list`.
    pub shape: String,
    /// Whether it is a session.
    pub taken: bool,
    /// The names of its signs and how much each weighs.
    pub signs: Vec<(&'static str, usize)>,
    /// Why it was taken or left.
    pub reason: String,
}

/// A rule of the tables: its name, its weight (0 for one that bars), the reason for it and an example post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// In kebab case.
    pub name: &'static str,
    /// How much it speaks for a session; 0 if it bars one.
    pub weight: usize,
    /// Why it is a rule.
    pub reason: &'static str,
    /// A post for whose first candidate it holds.
    pub example: &'static str,
}

/// All rules: the signs first, then the bars.
pub fn rules() -> Vec<Rule> {
    let signs = SIGNS.iter().map(|sign| (&sign.said, sign.weight));
    let bars = BARS.iter().map(|bar| (&bar.said, 0));
    let all = signs.chain(bars);
    all.map(|(said, weight)| Rule {
        name: said.name,
        weight,
        reason: said.reason,
        example: said.example,
    })
    .collect()
}

/// Puts the verdicts into words.
pub(crate) fn explain(found: &[Candidate], verdicts: &[Verdict]) -> Vec<Explanation> {
    let explained = found.iter().zip(verdicts).map(|(it, verdict)| Explanation {
        line: it.line,
        title: it.raw.trim().to_owned(),
        shape: shape(it.shape),
        taken: verdict.is_taken(),
        signs: SIGNS
            .iter()
            .filter(|sign| (sign.holds)(it, found))
            .map(|sign| (sign.said.name, sign.weight))
            .collect(),
        reason: reason(*verdict, found),
    });
    explained.collect()
}

fn shape(shape: Shape) -> String {
    match shape {
        Shape::Heading(level) => format!("heading {level}"),
        Shape::Bold => "bold line".to_owned(),
        Shape::Linked => "line that is a link".to_owned(),
        Shape::Line => "line with a mark".to_owned(),
        Shape::Embed => "embedded deck".to_owned(),
        Shape::Solo(true) => "numbered item alone".to_owned(),
        Shape::Solo(false) => "item alone".to_owned(),
        Shape::Lead => "item before facts".to_owned(),
        Shape::Row(table) => format!("row of table {}", table + 1),
        Shape::Item(list) => format!("item of list {}", list + 1),
    }
}

fn reason(verdict: Verdict, found: &[Candidate]) -> String {
    let line = |at: usize| found[at].line;
    match verdict {
        Verdict::Taken => "its group shows enough".to_owned(),
        Verdict::Stated(_) => "the front matter says so".to_owned(),
        Verdict::Barred(bar) => {
            format!("{}: {}", BARS[bar as usize].said.name, BARS[bar as usize].said.reason)
        }
        Verdict::Weak(_, need) if need > 1000 => "a single line is no list".to_owned(),
        Verdict::Weak(mean, need) => {
            format!("its group shows {} of {} on average", Tenths(mean), Tenths(need))
        }
        Verdict::Holds => "sessions stand under it".to_owned(),
        Verdict::Overlaps(at) => format!("it overlaps the session of line {}", line(at)),
        Verdict::Repeats(at) => format!("the notes on it are at line {}", line(at)),
        Verdict::Outsider => {
            "its siblings have a time, a number or a speaker; it has not".to_owned()
        }
        Verdict::NotHeard => "the post lists elsewhere what its author heard".to_owned(),
    }
}

/// A number in tenths.
struct Tenths(usize);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_holds_in_its_example() {
        for rule in rules() {
            let explained = crate::parse::explain(rule.example);
            let is_sign = |it: &Explanation| it.signs.iter().any(|(name, _)| *name == rule.name);
            let is_bar = |it: &Explanation| it.reason.starts_with(&format!("{}: ", rule.name));
            let holds = explained.iter().any(|it| is_sign(it) || rule.weight == 0 && is_bar(it));
            assert!(holds, "{} in {:?}: {explained:#?}", rule.name, rule.example);
        }
    }

    #[test]
    fn rules_have_names_of_their_own() {
        let mut names: Vec<_> = rules().iter().map(|rule| rule.name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
