//! Names for URLs: letters and digits of any script, joined by hyphens; Latin ones without accents in lower case.
//!
//! The tables for the capitals of all scripts are 5 KB of WebAssembly, for letters that hardly any address has.
//!
//! Hangul stays Hangul. A slug made of ASCII alone would leave nothing of a Korean title but its numbers.

use std::collections::HashMap;

use crate::extract::letters::is_letter;

/// Longer slugs are cut; addresses stay readable and below the limits of file systems (3 bytes a syllable).
const LONGEST: usize = 60;

/// The slug of a text; empty if the text has neither letters nor digits.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    let mut length = 0;
    for c in text.chars().map(|c| c.to_ascii_lowercase()) {
        if length == LONGEST {
            break;
        }
        if is_letter(c) || c == '_' {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        } else {
            continue;
        }
        length += 1;
    }
    slug.trim_end_matches('-').to_owned()
}

/// Names that are taken, each with how often it was asked for.
#[derive(Default)]
pub(crate) struct Names(HashMap<String, u32>);

impl Names {
    /// Takes a name; one that is taken already gets a number at its end.
    pub(crate) fn take(&mut self, name: &str) -> String {
        let mut taken = name.to_owned();
        loop {
            let times = self.0.entry(taken.clone()).or_insert(0);
            *times += 1;
            if *times == 1 {
                return taken;
            }
            // The count goes on from where the last namesake left it, so that many of them cost no more than one each.
            let times = self.0.entry(name.to_owned()).or_insert(1);
            *times += u32::from(taken != name);
            taken = format!("{name}-{times}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_keeps_its_letters() {
        assert_eq!(slug("gRPC와 Python을 활용한 MSA!"), "grpc와-python을-활용한-msa");
        assert_eq!(slug("  [232] 스트림 처리 — IoT  "), "232-스트림-처리-iot");
        assert_eq!(slug("?!"), "");
    }

    #[test]
    fn a_slug_of_a_slug_is_the_slug() {
        let long = "긴 제목 ".repeat(40);
        assert_eq!(slug(&slug(&long)), slug(&long));
        assert!(slug(&long).chars().count() <= LONGEST);
    }

    #[test]
    fn unique_counts_on() {
        let mut names = Names::default();
        let asked = ["a", "a", "a-2", "a", "a-3", "b", "a"];
        let taken: Vec<_> = asked.into_iter().map(|name| names.take(name)).collect();
        assert_eq!(taken, ["a", "a-2", "a-2-2", "a-3", "a-3-2", "b", "a-4"]);
    }

    #[test]
    fn namesakes_without_number_are_named_in_linear_time() {
        let mut names = Names::default();
        assert!(
            (0..200_000)
                .map(|_| names.take("결론"))
                .last()
                .is_some_and(|last| last == "결론-200000")
        );
    }
}
