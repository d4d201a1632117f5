//! The words of a library: what may have been meant by a word that nobody has written.
//!
//! Words are kept as they are written, and without their particles: what looks like a particle may belong to the word
//! (고양이).

use crate::listed::Listed;
use notes::order::sort_by;

use crate::hangul::{Syllable, letters};
use crate::particle::stem;
use crate::typo::{allowed, distance};

/// How many words may stand for one that was typed. More would be noise.
const MOST: usize = 24;
/// Longer runs of letters are no words: keys, hashes, scripts that write no spaces.
const LONGEST: usize = 24;

/// The words of a library, and how often each stands there.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<(Vec<char>, u32)>);

impl Words {
    /// The words of some folded texts.
    pub fn of<'a>(texts: impl Iterator<Item = &'a [char]>) -> Self {
        let mut all: Vec<&[char]> = Vec::new();
        texts.for_each(|text| words(text, &mut |word| all.push(word)));
        sort_by(&mut all, Ord::cmp);
        let mut counted: Vec<(Vec<char>, u32)> = Vec::new();
        for word in all {
            match counted.last_mut().filter(|(last, _)| last == word) {
                Some((_, count)) => *count += 1,
                None => counted.push((word.to_vec(), 1)),
            }
        }
        Self(counted)
    }

    /// Those that differ from a typed word by as many letters as one may mistake, the nearest first.
    pub fn like(&self, typed: &[char]) -> Vec<Vec<char>> {
        let mut near = Near::new(typed);
        self.0.iter().for_each(|(word, count)| near.see(word, *count));
        near.best()
    }
}

/// The words that differ from a typed one by as many letters as one may mistake.
#[derive(Debug)]
pub struct Near<'a> {
    typed: &'a [char],
    letters: Vec<char>,
    /// How many letters one may mistake.
    most: usize,
    /// How many letters differ, how seldom the word stands in the library (so that the more frequent comes first), the word.
    found: Vec<(usize, u32, Vec<char>)>,
}

impl<'a> Near<'a> {
    /// As yet, none.
    #[inline(never)]
    pub fn new(typed: &'a [char]) -> Self {
        let letters = letters(typed);
        let most = allowed(letters.len(), is_hangul(typed));
        Self { typed, letters, most, found: Vec::new() }
    }

    /// Whether none can be found, for what was typed is too short.
    pub fn is_none(&self) -> bool {
        self.most == 0
    }

    /// Takes a word that stands so often in the library, if it is one of them and not known yet.
    #[inline(never)]
    pub fn see(&mut self, word: &[char], often: u32) {
        // Before its letters are taken apart: one letter too many may cut a syllable in three. Another number is no mistake.
        let is_as_long = word.len().abs_diff(self.typed.len()) <= self.most + 1;
        if self.is_none()
            || !is_as_long
            || word == self.typed
            || !digits(self.typed).eq(digits(word))
        {
            return;
        }
        if let Some(distance) = distance(&self.letters, &letters(word), self.most)
            && self.found.iter().all(|(.., known)| known != word)
        {
            self.found.push((distance, u32::MAX - often, word.to_vec()));
        }
    }

    /// The nearest, of as near ones the most frequent.
    #[inline(never)]
    pub fn best(mut self) -> Vec<Vec<char>> {
        sort_by(&mut self.found, Ord::cmp);
        self.found.truncate(MOST);
        self.found.into_iter().map(|(.., word)| word).listed()
    }
}

/// Calls `see` with the words of a folded text: each as it is written, and without its particle, if it has one.
pub fn words<'a>(text: &'a [char], see: &mut dyn FnMut(&'a [char])) {
    written(text, &mut |word| {
        see(word);
        stem(word).into_iter().for_each(&mut *see);
    });
}

/// Calls `see` with the words of a folded text as they are written.
pub fn written<'a>(text: &'a [char], see: &mut dyn FnMut(&'a [char])) {
    let is_word = |word: &&[char]| (2..=LONGEST).contains(&word.len());
    text.split(|c| !is_letter(*c)).filter(is_word).for_each(see);
}

fn digits(word: &[char]) -> impl Iterator<Item = &char> {
    word.iter().filter(|c| c.is_ascii_digit())
}

/// Whether a word has syllables of Hangul.
pub fn is_hangul(word: &[char]) -> bool {
    word.iter().any(|c| Syllable::of(*c).is_some())
}

/// Whether a character is one of those that words are made of. Beyond the signs of the scripts that notes are written in,
/// everything is taken for a letter: the standard library's tables are 4 KB of WebAssembly.
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{bf}' => c.is_ascii_alphanumeric(),
        '\u{d7}' | '\u{f7}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3020}' | '・' => false,
        '\u{fe10}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff0f}' | '\u{1f000}'..='\u{1faff}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn library() -> Words {
        let texts = [
            "파이썬을 파이썬은 머신러닝",
            "파이썬 kubernetes, 표양식",
            "딥러닝에서 (python) 3.11 2018년도",
        ];
        let texts = texts.map(chars);
        Words::of(texts.iter().map(Vec::as_slice))
    }

    #[track_caller]
    fn check(found: &[impl AsRef<[char]>], expected: &[&str]) {
        let found: Vec<String> = found.iter().map(|word| word.as_ref().iter().collect()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_kept_with_and_without_particles() {
        let text = chars("딥러닝에서 (python) 3.11 가 나라");
        let mut found = Vec::new();
        words(&text, &mut |word| found.push(word));
        check(&found, &["딥러닝에서", "딥러닝", "python", "11", "나라"]);
    }

    #[test]
    fn what_is_spelled_much_alike_may_be_meant() {
        check(&library().like(&chars("파이선")), &["파이썬"]);
        check(&library().like(&chars("머싱러닝")), &["머신러닝"]);
        check(&library().like(&chars("kubernets")), &["kubernetes"]);
        check(&library().like(&chars("pyhton")), &["python"]);
        check(&library().like(&chars("python")), &[]);
        check(&library().like(&chars("12")), &[]);
        check(&library().like(&chars("2019년도")), &[]);
    }
}
