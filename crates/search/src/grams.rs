//! Which sections hold which two characters beside each other.
//!
//! A word of n characters stands only where its n − 1 pairs stand: so a few short lists say where it can be, and the texts
//! there say where it is. Pairs with white space are left out: words are looked for one by one.
//!
//! Lists are sorted by their pairs and cut into files of some size, so that a word being typed asks for one or two of them,
//! and a syllable that is being typed, which may become any of 28, for one.

use crate::listed::Listed;
use std::collections::HashMap;

use crate::postings::{Postings, read, read_number, write_number};

/// About how many bytes stand before a list: its characters, and how long it is.
const OF_GRAM: usize = 6;

/// Two characters beside each other.
pub type Gram = (char, char);

/// The lists of a library while it is being built.
#[derive(Clone, Debug, Default)]
pub struct Grams(HashMap<Gram, Postings>);

impl Grams {
    /// Adds the pairs of a folded text of a section. Sections come in the order of their numbers.
    pub fn add(&mut self, section: u32, text: &[char]) {
        for gram in grams(text) {
            self.0.entry(gram).or_default().push(section);
        }
    }

    /// Adds the lists of other sections, the first of which has a number.
    pub fn append(&mut self, other: &Self, first: u32) {
        for (gram, list) in &other.0 {
            self.0.entry(*gram).or_default().append(list, first);
        }
    }

    /// How many bytes all lists take.
    pub fn bytes(&self) -> usize {
        self.0.values().map(|list| list.bytes().len() + OF_GRAM).sum()
    }

    /// All lists, in files of about so many bytes, each with its first pair.
    pub fn files(&self, bytes: usize) -> Vec<(Gram, Vec<u8>)> {
        let mut lists: Vec<_> = self.0.iter().listed();
        lists.sort_by_key(|(gram, _)| **gram);
        let mut files: Vec<(Gram, Vec<u8>)> = Vec::new();
        for (gram, list) in lists {
            match files.last_mut().filter(|(_, file)| file.len() + list.bytes().len() <= bytes) {
                Some((_, file)) => write(*gram, list, file),
                None => {
                    let mut file = Vec::new();
                    write(*gram, list, &mut file);
                    files.push((*gram, file));
                }
            }
        }
        files
    }
}

fn write((first, second): Gram, list: &Postings, file: &mut Vec<u8>) {
    for number in [first.into(), second.into(), length(list)] {
        write_number(number, file);
    }
    file.extend_from_slice(list.bytes());
}

fn length(list: &Postings) -> u32 {
    u32::try_from(list.bytes().len()).unwrap_or(u32::MAX)
}

/// The pairs of a folded text, without those that hold white space.
pub fn grams(text: &[char]) -> impl Iterator<Item = Gram> {
    text.windows(2).map(|pair| (pair[0], pair[1])).filter(|(a, b)| *a != ' ' && *b != ' ')
}

/// Calls `see` with the sections of each pair that a file has, of pairs with a range of second characters.
pub fn sections(file: &[u8], first: char, second: (char, char), see: &mut impl FnMut(Vec<u32>)) {
    let mut rest = file;
    while let (Some(a), Some(b), Some(length)) =
        (read_number(&mut rest), read_number(&mut rest), read_number(&mut rest))
    {
        let Some((list, after)) = rest.split_at_checked(length as usize) else { return };
        rest = after;
        if a == u32::from(first) && (u32::from(second.0)..=u32::from(second.1)).contains(&b) {
            see(read(list).listed());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn of(texts: &[&str]) -> Grams {
        let mut grams = Grams::default();
        (0..).zip(texts).for_each(|(at, text)| grams.add(at, &chars(text)));
        grams
    }

    fn found(grams: &Grams, first: char, second: (char, char), bytes: usize) -> Vec<u32> {
        let mut found = Vec::new();
        for (_, file) in grams.files(bytes) {
            sections(&file, first, second, &mut |list| found.extend(list));
        }
        found.sort_unstable();
        found
    }

    #[test]
    fn pairs_know_their_sections_however_the_files_are_cut() {
        let grams = of(&["머신러닝 머신", "신기한 머신", "러닝"]);
        for bytes in [1, 20, 10_000] {
            assert_eq!(found(&grams, '머', ('신', '신'), bytes), [0, 1]);
            assert_eq!(found(&grams, '러', ('닝', '닝'), bytes), [0, 2]);
            assert_eq!(found(&grams, '러', ('니', '닣'), bytes), [0, 2]);
            assert_eq!(found(&grams, '닝', ('머', '머'), bytes), []);
        }
        assert_eq!(grams.files(10_000).len(), 1);
        assert_eq!(grams.files(1).len(), 5);
    }

    #[test]
    fn lists_of_parts_are_those_of_the_whole() {
        let mut joined = of(&["머신", "러닝"]);
        joined.append(&of(&["머신러닝", "파이썬"]), 2);
        assert_eq!(joined.files(100), of(&["머신", "러닝", "머신러닝", "파이썬"]).files(100));
    }

    #[test]
    fn files_are_in_the_order_of_their_pairs() {
        let files = of(&["다가 가나 가다 나가"]).files(1);
        assert_eq!(
            files.iter().map(|(gram, _)| *gram).collect::<Vec<_>>(),
            [('가', '나'), ('가', '다'), ('나', '가'), ('다', '가')]
        );
    }
}
