//! A word as it may stand in a text: character by character what may be there.
//!
//! What a reader has typed is looked for as it is; without a particle at its end; with its last syllable completed, for it
//! may be half typed; and, where initials stand for syllables, as all of those. Other words for it come from a table:
//! see [`aliases`](crate::aliases).

use std::ops::Range;

use crate::hangul::{Syllable, is_initial, starting_with};
use crate::listed::Listed;
use crate::particle::stem;
use crate::sieve::Traces;
use crate::words::is_letter;

/// How close what was found is to what was typed; the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// The same.
    Literal,
    /// Another word for it: see [`aliases`](crate::aliases).
    Alias,
    /// Without the particle at its end; or another word for that.
    Stem,
    /// The last syllable was not completed yet.
    Begun,
    /// Initials for syllables.
    Initials,
    /// One or two letters differ.
    Typo,
}

impl Closeness {
    /// From the closest on.
    pub const ALL: [Self; 6] =
        [Self::Literal, Self::Alias, Self::Stem, Self::Begun, Self::Initials, Self::Typo];
}

/// What may stand in a text for something that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The first and the last character that may stand in each place.
    slots: Vec<(char, char)>,
    /// What it leaves in the sieve of texts.
    traces: Traces,
    /// What is looked for first: the longest stretch of places in which one character stands; all places, if there is none.
    core: Range<usize>,
    /// The lowest five bits of what may stand in the core, a bit each: most characters of a text stand in none of its places.
    somewhere: u32,
    /// Whether Latin letters may stand neither before nor after it where it starts and ends with some: ml is not in html.
    is_apart: bool,
    /// How close what it finds is to what was typed.
    pub closeness: Closeness,
}

impl Pattern {
    /// Characters as they are.
    pub fn of(chars: &[char], closeness: Closeness) -> Self {
        Self::new(chars.iter().map(|c| (*c, *c)).listed(), closeness)
    }

    /// In each place a character from the first to the last of a slot.
    fn new(slots: Vec<(char, char)>, closeness: Closeness) -> Self {
        let core = core(&slots);
        let bits = |(from, to): &(char, char)| if from == to { bit(*from) } else { u32::MAX };
        let of_core = slots.get(core.clone()).unwrap_or_default();
        let somewhere = of_core.iter().map(bits).fold(0, |all, bits| all | bits);
        Self { traces: Traces::of(&slots), core, somewhere, slots, is_apart: false, closeness }
    }

    /// Another word for what was typed, or for what that may become.
    pub fn other(chars: &[char], closeness: Closeness) -> Self {
        Self { is_apart: true, ..Self::of(chars, closeness) }
    }

    /// How many characters it takes.
    pub fn length(&self) -> usize {
        self.slots.len()
    }

    /// The first and the last character that may stand in each place.
    pub fn slots(&self) -> &[(char, char)] {
        &self.slots
    }

    /// The longest word in it, which may be a part of one; `None` if it has no letter.
    pub fn longest_word(&self) -> Option<Self> {
        let is_between = |slot: &(char, char)| !is_letter(slot.0) || !is_letter(slot.1);
        let words = self.slots.split(is_between).filter(|word| !word.is_empty());
        let longest = words.max_by_key(|word| word.len())?;
        Some(Self::new(longest.to_vec(), self.closeness))
    }

    /// Whether another one stands wherever this one does.
    pub fn has_within(&self, other: &Self) -> bool {
        let is_within =
            |(own, other): (&(char, char), &(char, char))| other.0 <= own.0 && own.1 <= other.1;
        let mut parts = self.slots.windows(other.length().max(1));
        !other.is_apart && parts.any(|part| part.iter().zip(&other.slots).all(is_within))
    }

    /// What it leaves in the sieve of texts.
    pub fn traces(&self) -> &Traces {
        &self.traces
    }

    /// Whether it stands wherever a sieve has what it leaves.
    pub fn is_told(&self) -> bool {
        self.traces.are_all && !self.is_apart
    }

    /// Where it stands first in a text, from a place on; one without characters stands nowhere.
    ///
    /// Of all that search does, most time passes here. It is Horspool's way (R. N. Horspool, 1980) with bits for a table: what
    /// stands nowhere in the core is behind or before it, so all of its length is left out.
    pub fn find(&self, text: &[char], from: usize) -> Option<usize> {
        let length = self.core.len();
        // Where the core ends.
        let mut at = from + self.core.end.checked_sub(1)?;
        loop {
            if self.somewhere & bit(*text.get(at)?) == 0 {
                at += length;
                continue;
            }
            let start = at + 1 - self.core.end;
            let there = text.get(start..start + self.slots.len())?;
            if self.slots.iter().zip(there).all(|((from, to), c)| from <= c && c <= to)
                && (!self.is_apart || is_apart(text, start, start + self.slots.len()))
            {
                return Some(start);
            }
            at += 1;
        }
    }
}

/// The longest stretch of places in which one character stands; all places, if there is none.
fn core(slots: &[(char, char)]) -> Range<usize> {
    let (mut longest, mut start) = (0..0, 0);
    for (at, (from, to)) in slots.iter().enumerate() {
        if from != to {
            start = at + 1;
        } else if at + 1 - start > longest.len() {
            longest = start..at + 1;
        }
    }
    if longest.is_empty() { 0..slots.len() } else { longest }
}

/// A bit for the lowest five of a character.
fn bit(c: char) -> u32 {
    1 << (u32::from(c) % 32)
}

/// Whether no Latin word goes on before or after a stretch of a text.
fn is_apart(text: &[char], from: usize, to: usize) -> bool {
    let is_latin = |at: usize| text.get(at).is_some_and(char::is_ascii_lowercase);
    let goes_on = |inside: usize, outside: usize| is_latin(inside) && is_latin(outside);
    let is_before = from.checked_sub(1).is_some_and(|before| goes_on(from, before));
    !is_before && !goes_on(to - 1, to)
}

/// Everything that a folded word may stand for without a dictionary, the closest first. A word of one character stands for
/// itself alone; and only the last word that was typed is on its way to more.
pub fn patterns(word: &[char], is_last: bool) -> Vec<Pattern> {
    let mut patterns = vec![Pattern::of(word, Closeness::Literal)];
    if word.len() < 2 {
        return patterns;
    }
    stem(word).map(|stem| Pattern::of(stem, Closeness::Stem)).into_iter().add_to(&mut patterns);
    if is_last {
        begun(word, &mut patterns);
    }
    initials(word).into_iter().add_to(&mut patterns);
    patterns
}

/// Adds the last syllable completed, or taken for the start of the next.
fn begun(word: &[char], patterns: &mut Vec<Pattern>) {
    let Some((last, before)) = word.split_last() else { return };
    let mut add = |ends: &[(char, char)]| {
        let mut slots = before.iter().map(|c| (*c, *c)).listed();
        slots.extend_from_slice(ends);
        patterns.push(Pattern::new(slots, Closeness::Begun));
    };
    if is_initial(*last) {
        // 컴퓨ㅌ: one letter of the next syllable. Several of them are initials.
        if before.iter().all(|c| !is_initial(*c)) {
            starting_with(*last).into_iter().for_each(|slot| add(&[slot]));
        }
        return;
    }
    let Some(syllable) = Syllable::of(*last) else { return };
    if let Some((left, next)) = syllable.begun() {
        starting_with(next).into_iter().for_each(|slot| add(&[(left, left), slot]));
    }
    let (from, to) = syllable.completions();
    if from != to {
        add(&[(from, to)]);
    }
}

/// Letters that can start a syllable, each for all that it starts.
fn initials(word: &[char]) -> Option<Pattern> {
    let slot = |c: &char| starting_with(*c).filter(|_| is_initial(*c)).unwrap_or((*c, *c));
    let slots: Vec<_> = word.iter().map(slot).listed();
    let some = slots.iter().any(|(from, to)| from != to);
    some.then(|| Pattern::new(slots, Closeness::Initials))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// The closest way in which a word finds something in a text, and what.
    #[track_caller]
    fn check(word: &str, text: &str, expected: Option<(Closeness, &str)>) {
        let text = chars(text);
        let found = patterns(&chars(word), true).into_iter().find_map(|pattern| {
            let at = pattern.find(&text, 0)?;
            Some((pattern.closeness, text[at..at + pattern.length()].iter().collect::<String>()))
        });
        assert_eq!(found.as_ref().map(|(how, what)| (*how, what.as_str())), expected, "{word}");
    }

    #[test]
    fn every_stretch_is_found() {
        for word in ["머신러닝", "신러", "gpt-4", "c++", "닝을"] {
            check(word, "gpt-4와 c++: 머신러닝을", Some((Closeness::Literal, word)));
        }
        check("딥러닝", "머신러닝", None);
    }

    proptest! {
        #[test]
        fn what_is_left_out_is_nothing(text in "[가-갛a-d ]{0,40}", word in "[가-갛ㄱ-ㄷa-c]{1,4}", from in 0..40_usize) {
            let (text, word) = (chars(&text), chars(&word));
            for pattern in patterns(&word, true) {
                let stands = |at: &usize| {
                    let there = text.get(*at..*at + pattern.length());
                    there.is_some_and(|there| {
                        pattern.slots().iter().zip(there).all(|((from, to), c)| (from..=to).contains(&c))
                    })
                };
                prop_assert_eq!(pattern.find(&text, from), (from..text.len()).find(stands));
            }
        }
    }

    #[test]
    fn a_syllable_that_is_being_typed_is_completed() {
        check("머신러니", "머신러닝", Some((Closeness::Begun, "머신러닝")));
        check("데잍", "데이터", Some((Closeness::Begun, "데이터")));
        check("컴퓨ㅌ", "컴퓨터", Some((Closeness::Begun, "컴퓨터")));
        check("파잇", "파이썬", None);
        check("파있", "파이썬", Some((Closeness::Begun, "파이썬")));
    }

    #[test]
    fn another_word_is_not_a_part_of_a_latin_one() {
        let find = |word: &str, text: &str| {
            Pattern::other(&chars(word), Closeness::Alias).find(&chars(text), 0)
        };
        assert_eq!(find("ml", "html xml ml-ops"), Some(9));
        assert_eq!(find("js", "jsx와 js를"), Some(5));
        assert_eq!(find("리액트", "리액트네이티브"), Some(0));
        assert_eq!(find("python", "cpython python3"), Some(8));
    }

    #[test]
    fn who_goes_on_with_a_word_still_has_it() {
        let begun =
            |word: &str| patterns(&chars(word), true).pop().expect("it stands for something");
        let short = Pattern::of(&chars("머신"), Closeness::Literal);
        let long = begun("머신러니");
        assert!(long.has_within(&short) && long.has_within(&long));
        assert!(!short.has_within(&long) && !begun("러닝").has_within(&short));
        assert!(!long.has_within(&Pattern::other(&chars("머신"), Closeness::Alias)));
    }

    #[test]
    fn particles_are_left_out() {
        check("파이썬을", "파이썬 세션", Some((Closeness::Stem, "파이썬")));
        check("딥러닝에서", "딥러닝은", Some((Closeness::Stem, "딥러닝")));
        check("python으로", "python 3", Some((Closeness::Stem, "python")));
    }

    #[test]
    fn initials_stand_for_syllables() {
        check("ㅍㅇㅆ", "나의 파이썬", Some((Closeness::Initials, "파이썬")));
        check("파ㅇ썬", "나의 파이썬", Some((Closeness::Initials, "파이썬")));
        check("ㅋㅋ", "ㅋㅋ 코코", Some((Closeness::Literal, "ㅋㅋ")));
    }
}
