//! How many letters differ between what was typed and a word.
//!
//! Letters, not syllables: 파이선 is one letter from 파이썬. To add a letter, to leave one out, to take another, and to
//! exchange two neighbours is one mistake each (optimal string alignment).

use crate::listed::Listed;

/// How many mistakes a word of so many letters may have: short ones are other words. Latin letters carry more than those
/// of a syllable, so fewer of them do.
pub fn allowed(letters: usize, is_hangul: bool) -> usize {
    let (one, two) = if is_hangul { (6, 12) } else { (4, 8) };
    usize::from(letters >= one) + usize::from(letters >= two)
}

/// How many mistakes lie between two words, if no more than so many.
pub fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).listed();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        let (mut left, mut nearest) = (i + 1, i + 1);
        row.push(left);
        let i = i.wrapping_sub(1);
        for (j, (y, above)) in b.iter().zip(last.windows(2)).enumerate() {
            let [diagonal, above] = above else { continue };
            left = (diagonal + usize::from(x != y)).min(above + 1).min(left + 1);
            let j = j.wrapping_sub(1);
            if b.get(j) == Some(x)
                && a.get(i) == Some(y)
                && let Some(exchanged) = before.get(j)
            {
                left = left.min(exchanged + 1);
            }
            nearest = nearest.min(left);
            row.push(left);
        }
        if nearest > most {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hangul::letters;
    use proptest::prelude::*;

    fn chars(text: &str) -> Vec<char> {
        letters(&text.chars().collect::<Vec<_>>())
    }

    #[track_caller]
    fn check(a: &str, b: &str, expected: Option<usize>) {
        assert_eq!(distance(&chars(a), &chars(b), 2), expected);
    }

    #[test]
    fn mistakes_are_counted_by_letters() {
        check("파이썬", "파이썬", Some(0));
        check("파이선", "파이썬", Some(1));
        check("머싱러닝", "머신러닝", Some(1));
        check("kubernets", "kubernetes", Some(1));
        check("pyhton", "python", Some(1));
        check("쿠버네틱스", "쿠버네티스", Some(1));
        check("딥러닝", "머신러닝", None);
    }

    #[test]
    fn short_words_are_taken_at_their_word() {
        assert_eq!([3, 4, 7, 8].map(|letters| allowed(letters, false)), [0, 1, 1, 2]);
        assert_eq!([5, 6, 11, 12].map(|letters| allowed(letters, true)), [0, 1, 1, 2]);
    }

    proptest! {
        #[test]
        fn it_is_the_same_both_ways(a in "[ab]{0,8}", b in "[ab]{0,8}") {
            let (a, b) = (chars(&a), chars(&b));
            prop_assert_eq!(distance(&a, &b, 3), distance(&b, &a, 3));
        }

        #[test]
        fn one_mistake_is_one(a in "[a-e]{1,8}", at in 0usize..8, c in prop::char::range('a', 'e')) {
            let a = chars(&a);
            let mut b = a.clone();
            b[at % a.len()] = c;
            prop_assert!(distance(&a, &b, 1).is_some());
            b.remove(at % a.len());
            prop_assert!(distance(&a, &b, 1).is_some());
        }
    }
}
