//! Where in a large library words can stand, as far as the lists of pairs that have come say it.

use crate::grams::sections;
use crate::listed::Listed;
use crate::manifest::Lists;
use crate::pattern::Pattern;

/// Files of lists that have come, with their digests.
pub type Files = Vec<(u64, Vec<u8>)>;

/// The numbers of the sections, in order, that can hold all words, as far as lists have come; `None` if no word says where
/// it can be, as one of a single character does not. The names of files that are still needed are added to what is missing.
///
/// Unless they are to be read, all that is told is what is missing: to read lists takes longer than to find them.
///
/// What is known of one of the patterns of a word stands for the word: initials have no pairs of their own.
pub fn candidates(
    words: &[&[Pattern]],
    lists: &[Lists],
    files: &Files,
    missing: &mut Vec<String>,
    is_read: bool,
) -> Option<Vec<u32>> {
    let of_word = |word: &&[Pattern]| {
        let mut any: Option<Vec<u32>> = None;
        for pattern in *word {
            if let Some(found) = of_pattern(pattern, lists, files, missing, is_read) {
                any = Some(union(&any.unwrap_or_default(), &found));
            }
        }
        any
    };
    words.iter().filter_map(of_word).reduce(|all, word| intersection(&all, &word))
}

/// Whether lists can say where a pattern stands.
pub fn is_listed(pattern: &Pattern) -> bool {
    known(pattern).next().is_some()
}

/// The pairs of a pattern that lists have: those of which the first character is known.
fn known(pattern: &Pattern) -> impl Iterator<Item = (char, (char, char))> {
    let slots = pattern.slots();
    let pairs = slots.iter().zip(slots.iter().skip(1));
    pairs
        .filter(|((from, to), (next, _))| from == to && *from != ' ' && *next != ' ')
        .map(|((first, _), second)| (*first, *second))
}

/// The sections that can hold a pattern. Of a long one, its ends and its middle are asked for: the texts decide about the
/// rest. `None` if lists do not say.
fn of_pattern(
    pattern: &Pattern,
    lists: &[Lists],
    files: &Files,
    missing: &mut Vec<String>,
    is_read: bool,
) -> Option<Vec<u32>> {
    let known: Vec<_> = known(pattern).listed();
    let last = known.len().saturating_sub(1);
    let mut all: Option<Vec<u32>> = None;
    let mut next = 0;
    for at in [0, last / 2, last] {
        // Of short ones, these are the same.
        let Some((first, second)) = known.get(at).filter(|_| at >= next) else { continue };
        next = at + 1;
        let mut found = Vec::new();
        for file in Lists::between(lists, (*first, second.0), (*first, second.1)) {
            match files.iter().find(|(digest, _)| *digest == file.digest) {
                Some(_) if !is_read => {}
                Some((_, bytes)) => {
                    sections(bytes, *first, *second, &mut |list| found = union(&found, &list))
                }
                None if missing.contains(&file.name()) => {}
                None => missing.push(file.name()),
            }
        }
        all = Some(match all {
            Some(all) => intersection(&all, &found),
            None => found,
        });
    }
    all
}

/// The numbers of two lists in order, each once.
fn union(a: &[u32], mut b: &[u32]) -> Vec<u32> {
    let mut all = Vec::with_capacity(a.len() + b.len());
    for x in a {
        while let Some((y, rest)) = b.split_first().filter(|(y, _)| *y <= x) {
            if y < x {
                all.push(*y);
            }
            b = rest;
        }
        all.push(*x);
    }
    all.extend_from_slice(b);
    all
}

/// The numbers that stand in both of two lists in order.
pub fn intersection(a: &[u32], mut b: &[u32]) -> Vec<u32> {
    let mut both = Vec::new();
    for x in a {
        while let Some((_, rest)) = b.split_first().filter(|(y, _)| *y < x) {
            b = rest;
        }
        if b.first() == Some(x) {
            both.push(*x);
        }
    }
    both
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;
    use crate::find::Wanted;
    use crate::grams::Grams;
    use crate::query::Query;

    /// Lists of some texts, in small files.
    fn lists(texts: &[&str]) -> (Vec<Lists>, Files) {
        let mut grams = Grams::default();
        (0..).zip(texts).for_each(|(at, text)| grams.add(at, &text.chars().collect::<Vec<_>>()));
        let files = grams.files(24).into_iter();
        let numbered = (0..)
            .zip(files)
            .map(|(digest, (from, bytes))| (Lists { digest, from }, (digest, bytes)));
        numbered.unzip()
    }

    #[track_caller]
    fn check(typed: &str, expected: &[u32]) {
        let (lists, files) = lists(&[
            "머신러닝과 파이썬",
            "머신 러닝",
            "데이터 파이프라인",
            "파이썬 데이터베이스를",
        ]);
        let wanted = Wanted::new(&Query::parse(typed));
        let mut missing = Vec::new();
        let found = candidates(&wanted.words(), &lists, &files, &mut missing, true);
        assert_eq!((found.as_deref(), missing.len()), (Some(expected), 0), "{typed}");
        let none = candidates(&wanted.words(), &lists, &Files::new(), &mut missing, true);
        assert!(none == Some(Vec::new()) && !missing.is_empty(), "{typed}");
    }

    #[test]
    fn all_pairs_of_all_words_must_stand_there() {
        check("머신러닝", &[0]);
        check("머신", &[0, 1]);
        check("파이", &[0, 2, 3]);
        check("파이 데이터", &[2, 3]);
        check("파이썬을", &[0, 3]);
        check("데이터베", &[3]);
        check("파잎", &[2]);
        check("없는말", &[]);
    }

    #[test]
    fn a_single_character_does_not_say_where_it_is() {
        let (lists, files) = lists(&["머신 러닝", "러닝"]);
        let found = |typed: &str| {
            let wanted = Wanted::new(&Query::parse(typed));
            candidates(&wanted.words(), &lists, &files, &mut Vec::new(), true)
        };
        assert_eq!(found("머 러닝"), Some(vec![0, 1]));
        assert_eq!(found("머"), None);
        assert_eq!(found("ㅁㅅ"), Some(vec![]));
    }

    proptest! {
        #[test]
        fn lists_are_sets(a in btree_set(0_u32..40, 0..20), b in btree_set(0_u32..40, 0..20)) {
            let list = |set: &BTreeSet<u32>| set.iter().copied().collect::<Vec<_>>();
            prop_assert_eq!(union(&list(&a), &list(&b)), list(&(&a | &b)));
            prop_assert_eq!(intersection(&list(&a), &list(&b)), list(&(&a & &b)));
        }
    }
}
