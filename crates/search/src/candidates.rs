//! Where in a large library words can stand, as far as the lists of pairs that have come say it.

use crate::grams::sections;
use crate::manifest::{Lists, file_name};
use crate::pattern::{Closeness, Pattern};

/// Files of lists that have come, with their digests.
pub type Files = Vec<(u64, Vec<u8>)>;

/// How far lists are read: that takes longer than to name those that are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Not at all.
    Named,
    /// Of words in Latin letters those of the most telling pairs; of others as below.
    Telling,
    /// Those of all pairs, where the most telling ones leave many sections.
    Further,
}

/// The numbers of the sections, in order, that can hold all words, as far as lists have come; `None` if no word says where
/// it can be, as one of a single character does not. The names of files that are still needed are added to what is missing.
///
/// Those that others found narrow them down: `all`.
///
/// What is known of one of the patterns of a word stands for the word: initials have no pairs of their own.
pub fn candidates(
    words: &[&[Pattern]],
    lists: &[Lists],
    files: &Files,
    missing: &mut Vec<String>,
    reach: Reach,
    mut all: Option<Vec<u32>>,
) -> Option<Vec<u32>> {
    for word in words {
        let mut any: Option<Vec<u32>> = None;
        for pattern in *word {
            if let Some(found) = of_pattern(pattern, lists, files, missing, reach) {
                any = Some(union(&any.unwrap_or_default(), &found));
            }
        }
        all = narrowed(all, any);
    }
    all
}

/// The file with a digest, if it has come; if not, its name is added to what is missing.
pub fn come<'a>(
    files: &'a Files,
    kind: &str,
    digest: u64,
    missing: &mut Vec<String>,
) -> Option<&'a [u8]> {
    let file = files.iter().find(|(known, _)| *known == digest);
    if file.is_none() {
        let name = file_name(kind, digest);
        if !missing.contains(&name) {
            missing.push(name);
        }
    }
    file.map(|(_, bytes)| bytes.as_slice())
}

/// Whether lists can say where a pattern stands.
pub fn is_listed(pattern: &Pattern) -> bool {
    !known(pattern).is_empty()
}

/// The pairs of a pattern that lists have: those of which the first character is known.
fn known(pattern: &Pattern) -> Vec<(char, (char, char))> {
    let mut known = Vec::new();
    for pair in pattern.slots().windows(2) {
        if let [(from, to), next] = pair
            && from == to
            && *from != ' '
            && next.0 != ' '
        {
            known.push((*from, *next));
        }
    }
    known
}

/// With so few sections left, the other pairs of a word are not asked for: a list costs half of what a block does.
const FEW: usize = 8;

/// The sections that can hold a pattern. Of a long one, its ends and its middle are asked for, and where its scripts meet, for
/// few words have the same there: the texts decide about the rest. If that leaves many, all other pairs are asked for, too: at
/// once where one is not of Latin letters. `None` if lists do not say.
fn of_pattern(
    pattern: &Pattern,
    lists: &[Lists],
    files: &Files,
    missing: &mut Vec<String>,
    reach: Reach,
) -> Option<Vec<u32>> {
    let known = known(pattern);
    let last = known.len().saturating_sub(1);
    // Pairs of Latin letters alone stand in every longer text.
    let tells_more = reach == Reach::Telling && !known.iter().all(|(first, _)| first.is_ascii());
    let is_typed = pattern.closeness != Closeness::Alias;
    let is_further = is_typed && (reach == Reach::Further || tells_more);
    let mut all: Option<Vec<u32>> = None;
    for is_telling in [true, false] {
        let is_enough = || all.as_ref().is_none_or(|all| all.len() <= FEW);
        if !is_telling && (!is_further || !missing.is_empty() || is_enough()) {
            break;
        }
        for (at, (first, second)) in known.iter().enumerate() {
            let is_end = at == 0 || at == last / 2 || at == last;
            if (is_end || first.is_ascii() != second.0.is_ascii()) != is_telling {
                continue;
            }
            let mut found = Vec::new();
            for file in Lists::between(lists, (*first, second.0), (*first, second.1)) {
                let bytes = come(files, Lists::KIND, file.digest, missing);
                let bytes = bytes.filter(|_| reach != Reach::Named);
                let mut see = |list: Vec<u32>| found = union(&found, &list);
                sections(bytes.unwrap_or_default(), *first, *second, &mut see);
            }
            all = narrowed(all, Some(found));
        }
    }
    all
}

/// What stands in both of two lists, of which either may tell nothing.
fn narrowed(all: Option<Vec<u32>>, more: Option<Vec<u32>>) -> Option<Vec<u32>> {
    match (all, more) {
        (Some(all), Some(more)) => Some(intersection(&all, &more)),
        (all, more) => all.or(more),
    }
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
fn intersection(a: &[u32], mut b: &[u32]) -> Vec<u32> {
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
        let query = Query::parse(typed);
        let wanted = Wanted::new(&query);
        let mut missing = Vec::new();
        let found = candidates(&wanted.words(), &lists, &files, &mut missing, Reach::Telling, None);
        assert_eq!((found.as_deref(), missing.len()), (Some(expected), 0), "{typed}");
        let none =
            candidates(&wanted.words(), &lists, &Files::new(), &mut missing, Reach::Telling, None);
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
            let query = Query::parse(typed);
            let wanted = Wanted::new(&query);
            candidates(&wanted.words(), &lists, &files, &mut Vec::new(), Reach::Telling, None)
        };
        assert_eq!(found("머 러닝"), Some(vec![0, 1]));
        assert_eq!(found("머"), None);
        assert_eq!(found("ㅁㅅ"), Some(vec![]));
    }

    #[test]
    fn a_long_word_is_asked_for_where_it_tells_most_and_then_where_many_are_left() {
        let found = |typed: &str, texts: &[&str], reach: Reach| {
            let (lists, files) = lists(texts);
            let pattern = [Pattern::of(&typed.chars().collect::<Vec<_>>(), Closeness::Literal)];
            candidates(&[&pattern], &lists, &files, &mut Vec::new(), reach, None)
        };
        // The ends and the middle stand in both, but 포2, where scripts meet, in one.
        let texts = ["배포2024년", "배포, 24년, 02"];
        assert_eq!(found("배포2024년", &texts, Reach::Telling), Some(vec![0]));
        let texts = [vec!["ab-de-gh"; 9], vec!["abcdefgh"]].concat();
        let count = |reach: Reach| found("abcdefgh", &texts, reach).map(|all| all.len());
        assert_eq!([Reach::Telling, Reach::Further].map(count), [Some(10), Some(1)]);
        assert_eq!(found("abcdefgh", &texts[5..], Reach::Further).map(|all| all.len()), Some(5));
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
