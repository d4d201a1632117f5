//! The words of a large library in files, of which a query asks for few: what initials stand for, and what may have been
//! meant by a word that nobody has written.
//!
//! Every word stands there twice. By its start, words are in the order of the initials of their first two characters, then
//! of their characters: ㅍㅇㅆ and 파이… lie together, each in one or two files. By its end, words are written backwards, in
//! the order of their characters. Who mistakes one letter leaves the first half of a word as it is, or the second (the usual
//! way to find words with one error in a sorted list): so one look at each finds what was meant.
//!
//! A file is a list of words: how many characters are those of the word before, how many follow, how often the word stands in
//! the library (as a power of two), and the characters; all as [`postings`] write numbers.
//!
//! [`postings`]: crate::postings

use std::cmp::Ordering;
use std::collections::HashMap;

use notes::order::sort_by_number;

use crate::candidates::{Files, come as bytes_of};
use crate::hangul::{Syllable, initial};
use crate::listed::Listed;
use crate::manifest::WordFile;
use crate::particle::stem;
use crate::pattern::Pattern;
use crate::postings::{read_number, write_number};
use crate::words::{Near, is_hangul, written};

/// How the words of some files are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By their starts: the initials of two characters, then all characters.
    Starts,
    /// By their ends: backwards.
    Ends,
}

/// The words of a library while it is being built, as they are written, and how often each stands there.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary(HashMap<Vec<char>, u32>);

impl Vocabulary {
    /// Adds the words of a folded text.
    pub fn add(&mut self, text: &[char]) {
        written(text, &mut |word| match self.0.get_mut(word) {
            Some(count) => *count += 1,
            None => drop(self.0.insert(word.to_vec(), 1)),
        });
    }

    /// Adds the words of other texts.
    pub fn append(&mut self, other: &Self) {
        for (word, count) in &other.0 {
            *self.0.entry(word.clone()).or_default() += count;
        }
    }

    /// All words, also without their particles, in files of about so many bytes, each with its first word.
    pub fn files(&self, order: Order, bytes: usize) -> Vec<(String, Vec<u8>)> {
        // A particle is looked for once a word, and not wherever it stands: that would take a tenth of a bundle's time.
        let mut all = self.0.clone();
        for (word, count) in &self.0 {
            stem(word).into_iter().for_each(|stem| *all.entry(stem.to_vec()).or_default() += count);
        }
        let written = |(word, count): (&Vec<char>, &u32)| (order.written(word), count.ilog2());
        let mut words: Vec<(Vec<char>, u32)> = all.iter().map(written).listed();
        words.sort_by(|(a, _), (b, _)| order.compare(a, b));
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        let mut before: &[char] = &[];
        for (word, often) in &words {
            if files.last().is_none_or(|(_, file)| file.len() >= bytes) {
                files.push((word.iter().collect(), Vec::new()));
                before = &[];
            }
            if let Some((_, file)) = files.last_mut() {
                write(before, word, *often, file);
            }
            before = word;
        }
        files
    }
}

fn write(before: &[char], word: &[char], often: u32, file: &mut Vec<u8>) {
    let shared = before.iter().zip(word).take_while(|(a, b)| a == b).count();
    for number in [shared, word.len() - shared] {
        write_number(u32::try_from(number).unwrap_or(u32::MAX), file);
    }
    write_number(often, file);
    word[shared..].iter().for_each(|c| write_number((*c).into(), file));
}

/// Calls `see` with each word of a file as it is written there, and about how often it stands in the library. What is
/// damaged ends it.
fn read(file: &[u8], see: &mut dyn FnMut(&[char], u32)) {
    let mut rest = file;
    let mut word: Vec<char> = Vec::new();
    while let (Some(shared), Some(more), Some(often)) =
        (read_number(&mut rest), read_number(&mut rest), read_number(&mut rest))
    {
        word.truncate(shared as usize);
        for _ in 0..more {
            let Some(c) = read_number(&mut rest).and_then(char::from_u32) else { return };
            word.push(c);
        }
        see(&word, 1_u32.checked_shl(often).unwrap_or(u32::MAX));
    }
}

impl Order {
    /// A word as it is written in files of this order.
    fn written(self, word: &[char]) -> Vec<char> {
        match self {
            Self::Starts => word.to_vec(),
            Self::Ends => word.iter().rev().copied().listed(),
        }
    }

    /// Which of two words, as they are written, comes first.
    fn compare(self, a: &[char], b: &[char]) -> Ordering {
        let initials = |word: &[char]| [0, 1].map(|at| word.get(at).map(|c| initial(*c)));
        let by_initials = match self {
            Self::Starts => initials(a).cmp(&initials(b)),
            Self::Ends => Ordering::Equal,
        };
        by_initials.then_with(|| a.cmp(b))
    }

    /// Of files in their order, those that may hold words from one to another.
    fn between<'a>(self, files: &'a [WordFile], from: &[char], to: &[char]) -> &'a [WordFile] {
        let starts =
            |file: &WordFile, at: &[char]| self.compare(&file.from.chars().listed(), at).is_le();
        let start = files.partition_point(|file| starts(file, from)).saturating_sub(1);
        let end = files.partition_point(|file| starts(file, to)).max(start);
        files.get(start..end).unwrap_or_default()
    }

    /// Calls `see` with the words of all files that may hold words with a start, as they are written there: its slots, as
    /// those of a pattern. What has not come is added to what is missing.
    fn look(
        self,
        start: &[(char, char)],
        files: &[WordFile],
        come: &Files,
        missing: &mut Vec<String>,
        see: &mut dyn FnMut(&[char], u32),
    ) {
        let from: Vec<char> = start.iter().map(|(from, _)| *from).listed();
        let mut to: Vec<char> = start.iter().map(|(_, to)| *to).listed();
        to.push(char::MAX);
        for file in self.between(files, &from, &to) {
            let bytes = bytes_of(come, WordFile::KIND, file.digest, missing);
            read(bytes.unwrap_or_default(), see);
        }
    }
}

/// Whether a character is a letter of Hangul by itself: one of U+3131 to U+3163.
fn is_letter_of_syllables(c: char) -> bool {
    matches!(c, 'ㄱ'..='ㅣ')
}

/// What stands where words of the library start with a pattern, such as that of initials: each once, the most frequent
/// first. `files` are those of [`Order::Starts`]; of those that have not come, the names are added to what is missing.
pub fn starting(
    pattern: &Pattern,
    files: &[WordFile],
    come: &Files,
    missing: &mut Vec<String>,
) -> Vec<Vec<char>> {
    let length = pattern.length();
    let mut found: Vec<(Vec<char>, u32)> = Vec::new();
    Order::Starts.look(pattern.slots(), files, come, missing, &mut |word, often| {
        let Some(start) = word.get(..length).filter(|start| pattern.find(start, 0).is_some())
        else {
            return;
        };
        // Words that start alike are neighbours.
        match found.last_mut().filter(|(last, _)| last == start) {
            Some((_, count)) => *count = count.saturating_add(often),
            None => found.push((start.to_vec(), often)),
        }
    });
    sort_by_number(&mut found, |(_, often)| (u32::MAX - often).into());
    found.iter().map(|(start, _)| start.clone()).listed()
}

/// What is known to stand in no word of a library.
#[derive(Clone, Debug, Default)]
pub struct Nowhere(Vec<Pattern>);

impl Nowhere {
    /// Whether one of the words of a query, by what may stand for each, is in no word of the library; also while that is not
    /// known, because files have not come: then their names are added to what is missing. Of what goes beyond a
    /// word, as deep learning and c++ do, the longest word is looked for. `files` are those of [`Order::Starts`].
    pub fn is_any(
        &mut self,
        words: &[&[Pattern]],
        files: &[WordFile],
        come: &Files,
        missing: &mut Vec<String>,
    ) -> bool {
        let mut left: Vec<Vec<Pattern>> = Vec::new();
        for word in words {
            let mut longest = Vec::new();
            for pattern in *word {
                pattern.longest_word().into_iter().add_to(&mut longest);
            }
            if longest.len() == word.len() {
                left.push(longest);
            }
        }
        // Who goes on with a word that is nowhere still writes a word that is nowhere.
        let is_known = |pattern: &Pattern| self.0.iter().any(|known| pattern.has_within(known));
        if left.iter().any(|word| word.iter().all(is_known)) {
            return true;
        }
        if left.is_empty() || files.is_empty() {
            return false;
        }
        Order::Starts.look(&[], files, come, missing, &mut |known, _| {
            left.retain(|word| !word.iter().any(|pattern| pattern.find(known, 0).is_some()));
        });
        if missing.is_empty() {
            left.iter().for_each(|word| self.0.extend_from_slice(word));
        }
        !left.is_empty()
    }
}

/// The words of the library that differ from a typed one by as many letters as one may mistake, the nearest first, of as
/// near ones the most frequent. Two mistakes are found where both are in the same half. `starts` and `ends` are files in
/// these orders; of those that have not come, the names are added to what is missing.
pub fn like(
    typed: &[char],
    starts: &[WordFile],
    ends: &[WordFile],
    come: &Files,
    missing: &mut Vec<String>,
) -> Vec<Vec<char>> {
    let mut near = Near::new(typed);
    if near.is_none() || typed.len() < 2 {
        return Vec::new();
    }
    let (start, end) = halves(typed);
    let halves = [(Order::Starts, start, starts), (Order::Ends, end, ends)];
    for (order, half, files) in halves.iter().filter(|(_, half, _)| !half.is_empty()) {
        order.look(half, files, come, missing, &mut |word, often| {
            near.see(&order.written(word), often);
        });
    }
    near.best()
}

/// The characters of a half of a word: of each the first and the last that it may be.
type Half = Vec<(char, char)>;

/// The start and, backwards, the end of a word, of which one stays as it is where one letter is mistaken. A syllable before
/// the mistake may have got another final; a letter that is in no syllable is the mistake. Of Latin letters one in the middle
/// is left out: two neighbours may have been exchanged across it.
fn halves(typed: &[char]) -> (Half, Half) {
    let exactly = |c: &char| (*c, *c);
    let (start, end) = match is_hangul(typed) {
        true => {
            let is_whole = |c: &&char| Syllable::of(**c).is_some() || !is_letter_of_syllables(**c);
            let before = typed.iter().take_while(is_whole).count();
            let after = typed.iter().rev().take_while(is_whole).count();
            (before.min(typed.len().div_ceil(2)), after.min(typed.len() / 2))
        }
        false => (typed.len() / 2, (typed.len() - 1) / 2),
    };
    let mut before: Vec<_> = typed.iter().take(start).map(exactly).listed();
    if let Some((last, syllable)) =
        before.last_mut().and_then(|last| Syllable::of(last.0).map(|syllable| (last, syllable)))
    {
        *last = syllable.finals();
    }
    (before, typed.iter().rev().take(end).map(exactly).listed())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::hangul::{compose, letters};
    use crate::pattern::{Closeness, patterns};
    use crate::typo::{allowed, distance};
    use crate::words::words;

    const TEXT: &str = "파이썬을 파이썬 표의식 포인트 머신러닝 데이터베이스 쿠버네티스 kubernetes python pytorch \
                        컨퍼런스 자연어처리 deploy 배포 파이프라인 튜토리얼 피아노";

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// A library's words in small files of both orders, and the files that have come: all of them.
    struct Library {
        starts: Vec<WordFile>,
        ends: Vec<WordFile>,
        come: Files,
    }

    fn library(text: &str, bytes: usize) -> Library {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add(&chars(text));
        let mut come = Files::new();
        let mut files = |order: Order| {
            let file = |(from, bytes): (String, Vec<u8>)| {
                let digest = u64::try_from(come.len()).expect("few files");
                come.push((digest, bytes));
                WordFile { digest, from }
            };
            vocabulary.files(order, bytes).into_iter().map(file).collect()
        };
        let (starts, ends) = (files(Order::Starts), files(Order::Ends));
        Library { starts, ends, come }
    }

    fn told(words: &[Vec<char>]) -> Vec<String> {
        words.iter().map(|word| word.iter().collect()).collect()
    }

    #[track_caller]
    fn check_initials(typed: &str, expected: &[&str]) {
        let pattern = patterns(&chars(typed), true).pop().expect("initials come last");
        assert_eq!(pattern.closeness, Closeness::Initials);
        for bytes in [1, 40, 10_000] {
            let Library { starts, come, .. } = library(TEXT, bytes);
            let mut missing = Vec::new();
            assert_eq!(
                told(&starting(&pattern, &starts, &come, &mut missing)),
                expected,
                "{typed}"
            );
            assert_eq!(missing, Vec::<String>::new());
        }
    }

    #[test]
    fn initials_stand_for_the_starts_of_words() {
        check_initials("ㅍㅇㅆ", &["파이썬"]);
        check_initials("ㅍㅇ", &["파이", "포인", "표의", "피아"]);
        check_initials("ㅁㅅ러ㄴ", &["머신러닝"]);
        check_initials("ㅎㅎㅎ", &[]);
    }

    #[track_caller]
    fn check_like(typed: &str, expected: &[&str]) {
        for bytes in [1, 40, 10_000] {
            let Library { starts, ends, come } = library(TEXT, bytes);
            let mut missing = Vec::new();
            let found = like(&chars(typed), &starts, &ends, &come, &mut missing);
            assert_eq!(told(&found), expected, "{typed}");
        }
    }

    #[test]
    fn one_mistake_leaves_a_half_of_the_word() {
        check_like("파이선", &["파이썬"]);
        check_like("바이썬", &["파이썬"]);
        check_like("pyhton", &["python"]);
        check_like("ptyhon", &["python"]);
        check_like("kubernets", &["kubernetes"]);
        check_like("쿠버넽스", &["쿠버네티스"]);
        check_like("배포", &[]);
        check_like("파이썬", &[]);
    }

    #[test]
    fn what_is_in_no_word_is_nowhere() {
        let Library { starts, come, .. } = library(TEXT, 40);
        let is_nowhere = |typed: &str, come: &Files| {
            let words: Vec<_> = typed.split(' ').map(|word| patterns(&chars(word), true)).collect();
            let words: Vec<_> = words.iter().map(Vec::as_slice).collect();
            let mut missing = Vec::new();
            let is_any = Nowhere::default().is_any(&words, &starts, come, &mut missing);
            (is_any, missing.len())
        };
        assert_eq!(["ythor", "파이썬 기린"].map(|typed| is_nowhere(typed, &come)), [(true, 0); 2]);
        let somewhere = ["ytho", "신러", "머신러니", "파이썬은", "c++", "ㅁㅅ"];
        assert_eq!(somewhere.map(|typed| is_nowhere(typed, &come)), [(false, 0); 6]);
        assert_eq!(is_nowhere("python", &Files::new()), (true, starts.len()));
    }

    #[test]
    fn a_query_asks_for_few_files() {
        let Library { starts, ends, .. } = library(TEXT, 1);
        let mut missing = Vec::new();
        like(&chars("머싱러닝"), &starts, &ends, &Files::new(), &mut missing);
        assert!((1..=6).contains(&missing.len()), "{missing:?} of {}", starts.len() + ends.len());
        assert!(missing.iter().all(|name| name.starts_with("word-")));
    }

    #[test]
    fn what_is_damaged_ends_a_file() {
        let mut words = Vec::new();
        read(&[0, 1, 0, 0x61, 1, 1, 0, 0x62, 9, 9], &mut |word, _| words.push(word.to_vec()));
        assert_eq!(words, [chars("a"), chars("ab")]);
    }

    proptest! {
        #[test]
        fn every_mistake_in_a_longer_word_is_found(at in 0usize..1000, place in 0usize..40, letter in 0usize..40, how in 0usize..4) {
            let all: Vec<&str> = TEXT.split(' ').filter(|word| word.chars().count() >= if word.is_ascii() { 5 } else { 4 }).collect();
            let word = all[at % all.len()];
            let mut struck = letters(&chars(word));
            let place = place % struck.len();
            let others = if word.is_ascii() { chars("aeimqz") } else { chars("ㄱㅁㅅㅎㅏㅜㅣ") };
            let other = others[letter % others.len()];
            match how {
                0 => struck[place] = other,
                1 => struck.insert(place, other),
                2 => drop(struck.remove(place)),
                _ if place > 0 => struck.swap(place - 1, place),
                _ => {}
            }
            let typed = chars(&compose(&struck));
            // Letters of Hangul are exchanged within a syllable, where they cannot stand.
            prop_assume!((word.is_ascii() || how != 3) && typed != chars(word));
            let Library { starts, ends, come } = library(TEXT, 20);
            let found = like(&typed, &starts, &ends, &come, &mut Vec::new());
            let most = allowed(letters(&typed).len(), is_hangul(&typed));
            let is_near = distance(&letters(&typed), &letters(&chars(word)), most).is_some();
            prop_assert!(!is_near || found.contains(&chars(word)), "{typed:?} for {word}");
        }

        #[test]
        fn what_is_written_is_read(text in "[가-나a-c ]{0,80}", bytes in 1usize..60) {
            let mut vocabulary = Vocabulary::default();
            vocabulary.add(&chars(&text));
            for order in [Order::Starts, Order::Ends] {
                let mut found = Vec::new();
                for (_, file) in vocabulary.files(order, bytes) {
                    read(&file, &mut |word, _| found.push(order.written(word)));
                }
                found.sort();
                let text = chars(&text);
                let mut known = Vec::new();
                words(&text, &mut |word| known.push(word.to_vec()));
                known.sort();
                known.dedup();
                prop_assert_eq!(found, known);
            }
        }
    }
}
