//! Where in a large library words can stand, as far as the lists of pairs that have come say it.

use crate::find::Wanted;
use crate::grams::sections;
use crate::listed::Listed;
use crate::manifest::Lists;
use crate::pattern::Pattern;

/// Files of lists that have come, with their digests.
pub type Files = Vec<(u64, Vec<u8>)>;

/// Where words can stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    /// The numbers of the sections, in order; of what has come.
    pub sections: Vec<u32>,
    /// The names of files that are still needed.
    pub missing: Vec<String>,
}

/// The sections that can hold all words.
pub fn candidates(wanted: &Wanted, lists: &[Lists], files: &Files) -> Candidates {
    let mut missing = Vec::new();
    let mut all: Option<Vec<u32>> = None;
    for word in wanted.words() {
        let mut any = Vec::new();
        for pattern in word {
            any = union(&any, &of_pattern(pattern, lists, files, &mut missing));
        }
        all = Some(match all {
            Some(all) => intersection(&all, &any),
            None => any,
        });
    }
    Candidates { sections: all.unwrap_or_default(), missing }
}

/// The sections that can hold a pattern: those of its pairs of which the first character is known. Of a long one, its ends
/// and its middle are asked for: the texts decide about the rest.
fn of_pattern(
    pattern: &Pattern,
    lists: &[Lists],
    files: &Files,
    missing: &mut Vec<String>,
) -> Vec<u32> {
    let pairs = pattern.slots().windows(2).map(|pair| (pair[0], pair[1]));
    let is_known = |((from, to), (next, _)): &((char, char), (char, char))| {
        from == to && *from != ' ' && *next != ' '
    };
    let known: Vec<_> = pairs.filter(is_known).listed();
    let last = known.len().saturating_sub(1);
    let mut chosen = [0, last / 2, last].to_vec();
    chosen.dedup();
    let mut all: Option<Vec<u32>> = None;
    for ((first, _), second) in chosen.into_iter().filter_map(|at| known.get(at)) {
        let mut found = Vec::new();
        for file in Lists::between(lists, (*first, second.0), (*first, second.1)) {
            match files.iter().find(|(digest, _)| *digest == file.digest) {
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
    all.unwrap_or_default()
}

/// The numbers of two lists in order, each once.
fn union(a: &[u32], b: &[u32]) -> Vec<u32> {
    if a.is_empty() {
        return b.to_vec();
    }
    let mut all = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    while let (Some(x), Some(y)) = (a.peek().copied(), b.peek().copied()) {
        all.push(x.min(y));
        a.next_if_eq(&x.min(y));
        b.next_if_eq(&x.min(y));
    }
    a.chain(b).add_to(&mut all);
    all
}

/// The numbers that stand in both of two lists in order.
fn intersection(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut b = b.iter().copied().peekable();
    let stands = |x: &u32| {
        while b.next_if(|y| y < x).is_some() {}
        b.peek() == Some(x)
    };
    a.iter().copied().filter(stands).listed()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;
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
        let found = candidates(&wanted, &lists, &files);
        assert_eq!(
            found,
            Candidates { sections: expected.to_vec(), missing: Vec::new() },
            "{typed}"
        );
        let none = candidates(&wanted, &lists, &Files::new());
        assert!(none.sections.is_empty() && !none.missing.is_empty(), "{typed}");
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

    proptest! {
        #[test]
        fn lists_are_sets(a in btree_set(0_u32..40, 0..20), b in btree_set(0_u32..40, 0..20)) {
            let list = |set: &BTreeSet<u32>| set.iter().copied().collect::<Vec<_>>();
            prop_assert_eq!(union(&list(&a), &list(&b)), list(&(&a | &b)));
            prop_assert_eq!(intersection(&list(&a), &list(&b)), list(&(&a & &b)));
        }
    }
}
