//! Words that mean the same: 파이썬 is python, 쿠버네티스 is kubernetes and k8s.
//!
//! An author writes them in a table: a line a group, its words separated by commas; `#` starts a line that says something
//! about others. A word may have white space: `machine learning`. Another word for it is as close as what was typed, and
//! stands behind it only where both stand in the same part; what has a particle, is half typed or misspelled is less close.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::fold::fold;
use crate::listed::Listed;
use crate::particle::stem;
use crate::pattern::{Closeness, Pattern};

/// Groups of words that mean the same; folded, each word in one group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aliases(Vec<Vec<String>>);

/// A line of a table that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is the matter with it.
    pub kind: FaultKind,
}

/// What can be the matter with a line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Fewer than two words: these.
    Alone(String),
    /// Nothing between two commas, before the first or after the last.
    Missing,
    /// A word that stands on another line, too: the word, and that line.
    Twice(String, usize),
}

impl fmt::Display for Fault {
    /// What was expected and what was found.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            FaultKind::Alone(word) => {
                write!(f, "expected two words or more, separated by commas, found {word:?} alone")
            }
            FaultKind::Missing => write!(f, "expected a word beside each comma, found none"),
            FaultKind::Twice(word, line) => {
                write!(f, "expected every word on one line, found {word:?} on line {line}, too")
            }
        }
    }
}

impl Fault {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self.kind {
            FaultKind::Alone(_) => {
                "Write the words that mean the same on one line, as in: 파이썬, python. \
                 A line that starts with # says something about others."
            }
            FaultKind::Missing => "Remove the comma, or write the word that belongs there.",
            FaultKind::Twice(..) => "Join both lines, or remove the word from one of them.",
        }
    }
}

impl From<Vec<Vec<String>>> for Aliases {
    fn from(groups: Vec<Vec<String>>) -> Self {
        Self(groups)
    }
}

impl Aliases {
    /// Reads a table, NFC. Lines with faults are left out.
    pub fn read(table: &str) -> (Self, Vec<Fault>) {
        let (mut groups, mut lines, mut faults) = (Self::default(), Vec::new(), Vec::new());
        for (line, text) in (1..).zip(table.lines().map(str::trim)) {
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let words: Vec<String> = text.split(',').map(|word| folded(word.trim())).collect();
            match groups.fault(&words, &lines) {
                Some(kind) => faults.push(Fault { line, kind }),
                None => {
                    groups.0.push(words);
                    lines.push(line);
                }
            }
        }
        (groups, faults)
    }

    /// What is the matter with a group that comes after those on some lines.
    fn fault(&self, words: &[String], lines: &[usize]) -> Option<FaultKind> {
        if words.iter().any(String::is_empty) {
            return Some(FaultKind::Missing);
        }
        if let [word] = words {
            return Some(FaultKind::Alone(word.clone()));
        }
        let known = |word: &String| {
            let mut groups = self.0.iter().zip(lines);
            let (_, line) = groups.find(|(group, _)| group.contains(word))?;
            Some(FaultKind::Twice(word.clone(), *line))
        };
        words.iter().find_map(known)
    }

    /// Other words for some of the folded words of a query: which words, by the first and the number of them; how close they
    /// are, for a word may have a particle at its end; and what they mean.
    pub fn of(&self, typed: &[&[char]]) -> Vec<((usize, usize), Closeness, Vec<char>)> {
        let mut found = Vec::new();
        let stems = typed.iter().map(|word| stem(word)).listed();
        for group in &self.0 {
            for word in group {
                let parts = 1 + word.bytes().filter(|byte| *byte == b' ').count();
                for at in 0..typed.len() {
                    let words = typed.get(at..at + parts).and_then(<[_]>::split_last);
                    let Some((end, before)) = words else { break };
                    let stem = stems.get(at + parts - 1).copied().flatten();
                    let mut phrase = Vec::new();
                    for word in before {
                        phrase.extend_from_slice(word);
                        phrase.push(' ');
                    }
                    let is = |end: &[char]| {
                        let mut left = word.chars();
                        let mut meets = |c: &char| left.next() == Some(*c);
                        phrase.iter().all(&mut meets)
                            && end.iter().all(meets)
                            && left.next().is_none()
                    };
                    let is_typed = is(end);
                    let closeness = if is_typed { Closeness::Alias } else { Closeness::Stem };
                    if is_typed || stem.is_some_and(is) {
                        for other in group.iter().filter(|other| *other != word) {
                            found.push(((at, parts), closeness, other.chars().listed()));
                        }
                    }
                }
            }
        }
        found
    }

    /// Other words for what a pattern may become: for a word that stands for it as a whole.
    pub fn of_pattern(&self, pattern: &Pattern) -> Vec<Vec<char>> {
        let mut found = Vec::new();
        for group in &self.0 {
            let is_it = |word: &&String| {
                let chars = word.chars().listed();
                chars.len() == pattern.length() && pattern.find(&chars, 0).is_some()
            };
            if let Some(word) = group.iter().find(is_it) {
                let others = group.iter().filter(|other| *other != word);
                others.map(|other| other.chars().listed()).add_to(&mut found);
            }
        }
        found
    }

    /// The first word of the group of a folded word; itself, if it is in none.
    pub fn first(&self, word: &[char]) -> Vec<char> {
        let is_it = |known: &String| known.chars().eq(word.iter().copied());
        let group = self.0.iter().find(|group| group.iter().any(is_it));
        group.and_then(|group| group.first()).map_or(word.to_vec(), |first| first.chars().listed())
    }
}

fn folded(word: &str) -> String {
    fold(word).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# 언어\n파이썬, Python\n\nMachine  Learning, 머신러닝, ML\n";

    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let (aliases, faults) = Aliases::read(TABLE);
        assert_eq!(faults, []);
        let words: Vec<Vec<char>> = typed.split(' ').map(|word| word.chars().collect()).collect();
        let found = aliases.of(&words.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let told = found.iter().map(|((at, parts), _, word)| {
            format!("{at}+{parts} {}", word.iter().collect::<String>())
        });
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_of_a_group_stand_for_each_other() {
        check("파이썬", &["0+1 python"]);
        check("나의 python으로", &["1+1 파이썬"]);
        check("the machine learning", &["1+2 머신러닝", "1+2 ml"]);
        check("machine", &[]);
        check("pythonic", &[]);
    }

    #[test]
    fn a_group_is_known_by_its_first_word() {
        let (aliases, _) = Aliases::read(TABLE);
        let first = |word: &str| -> String {
            aliases.first(&word.chars().collect::<Vec<_>>()).into_iter().collect()
        };
        assert_eq!(["ml", "python", "rust"].map(first), ["machine learning", "파이썬", "rust"]);
    }

    #[track_caller]
    fn check_fault(table: &str, expected: &str) {
        let (aliases, faults) = Aliases::read(table);
        let told: Vec<String> =
            faults.iter().map(|fault| format!("{}: {fault}", fault.line)).collect();
        assert_eq!((told, aliases.0.len()), (vec![expected.to_owned()], 1));
    }

    #[test]
    fn lines_with_faults_are_told_and_left_out() {
        check_fault(
            "가, 나\nPython\n",
            "2: expected two words or more, separated by commas, found \"python\" alone",
        );
        check_fault("다, , 라\n가, 나", "1: expected a word beside each comma, found none");
        check_fault(
            "가, 나\n다, 나",
            "2: expected every word on one line, found \"나\" on line 1, too",
        );
    }
}
