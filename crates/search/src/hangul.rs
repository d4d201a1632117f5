//! Hangul by its letters: what a syllable starts with, what its letters are, and which keys are struck for it.
//!
//! A composed syllable is arithmetic: 19 initials, 21 vowels, and 28 finals of which the first is none, in this order.

/// The first syllable, 가.
const FIRST: u32 = 0xAC00;
/// How many syllables share a vowel after the same initial.
const PER_VOWEL: u32 = 28;
/// How many syllables share an initial.
const PER_INITIAL: u32 = 21 * PER_VOWEL;

/// The letters of syllables, in their order.
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
/// Without the first, which is none.
const FINALS: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/// A syllable by the places of its letters: initial, vowel, final (0: none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syllable {
    initial: u32,
    vowel: u32,
    last: u32,
}

impl Syllable {
    /// The letters of a composed syllable; `None` for anything else.
    pub fn of(c: char) -> Option<Self> {
        let at = u32::from(c).checked_sub(FIRST).filter(|at| *at < 19 * PER_INITIAL)?;
        let (initial, rest) = (at / PER_INITIAL, at % PER_INITIAL);
        Some(Self { initial, vowel: rest / PER_VOWEL, last: rest % PER_VOWEL })
    }

    /// The letter that it starts with.
    pub fn initial(self) -> char {
        letter(INITIALS, self.initial)
    }

    /// The place of that among the initials.
    pub fn initial_at(self) -> u32 {
        self.initial
    }

    /// The letter that it ends with, if not with its vowel.
    pub fn last(self) -> Option<char> {
        self.last.checked_sub(1).map(|last| letter(FINALS, last))
    }

    /// Adds its letters, as they are struck: finals of two letters are two.
    fn add_letters(self, letters: &mut Vec<char>) {
        letters.push(self.initial());
        letters.push(letter(VOWELS, self.vowel));
        if let Some(last) = self.last() {
            let two = split(last);
            letters.push(two.map_or(last, |(first, _)| first));
            if let Some((_, second)) = two {
                letters.push(second);
            }
        }
    }

    /// The same with another final (0: none).
    fn with_last(self, last: u32) -> char {
        code(FIRST + self.initial * PER_INITIAL + self.vowel * PER_VOWEL + last)
    }

    /// The syllables that it may become by more letters: all with its initial and vowel. Itself, if it has a final.
    pub fn completions(self) -> (char, char) {
        match self.last {
            0 => self.finals(),
            last => (self.with_last(last), self.with_last(last)),
        }
    }

    /// The syllables that differ from it by their final at most: the first and the last.
    pub fn finals(self) -> (char, char) {
        (self.with_last(0), self.with_last(PER_VOWEL - 1))
    }

    /// What may have been meant when the next syllable is only begun: its final starts that one. 데잍 is 데이 and ㅌ, 앉 is 안
    /// and ㅈ. The syllable that is left, and the letter.
    pub fn begun(self) -> Option<(char, char)> {
        let last = self.last()?;
        let (left, next) = split(last).map_or((None, last), |(left, next)| (Some(left), next));
        let left = left.and_then(|left| place(FINALS, left)).map_or(0, |at| at + 1);
        is_initial(next).then(|| (self.with_last(left), next))
    }
}

/// Whether a letter by itself can start a syllable: ㄱ, but neither ㅏ nor ㄳ.
pub fn is_initial(c: char) -> bool {
    place(INITIALS, c).is_some()
}

/// The initial of a syllable; any other character itself.
pub fn initial(c: char) -> char {
    Syllable::of(c).map_or(c, Syllable::initial)
}

/// The first and the last syllable that start with a letter.
pub fn starting_with(initial: char) -> Option<(char, char)> {
    let start = FIRST + place(INITIALS, initial)? * PER_INITIAL;
    Some((code(start), code(start + PER_INITIAL - 1)))
}

/// A text letter by letter, as it is struck: syllables come apart, everything else stays.
pub fn letters(text: &[char]) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len() * 3);
    for c in text {
        match Syllable::of(*c) {
            Some(syllable) => syllable.add_letters(&mut letters),
            None => letters.push(*c),
        }
    }
    letters
}

/// Syllables put together from letters in the order they are struck; what finds no place in one stays by itself.
pub fn compose(struck: &[char]) -> String {
    let mut text = String::new();
    let mut at = 0;
    while let Some(c) = struck.get(at) {
        let initial = place(INITIALS, *c);
        let vowel = struck.get(at + 1).and_then(|c| place(VOWELS, *c));
        let (Some(initial), Some(vowel)) = (initial, vowel) else {
            text.push(*c);
            at += 1;
            continue;
        };
        at += 2;
        let is_vowel = |at: usize| struck.get(at).is_some_and(|c| place(VOWELS, *c).is_some());
        let two = |of: fn(char) -> Option<(char, char)>, all: &str, first: char, at: usize| {
            let second = *struck.get(at)?;
            all.chars().find(|c| of(*c) == Some((first, second))).and_then(|c| place(all, c))
        };
        let vowel = match two(split_vowel, VOWELS, letter(VOWELS, vowel), at) {
            Some(both) => {
                at += 1;
                both
            }
            None => vowel,
        };
        // A consonant before a vowel starts the next syllable.
        let mut last = 0;
        if let Some(one) =
            struck.get(at).and_then(|c| place(FINALS, *c)).filter(|_| !is_vowel(at + 1))
        {
            last = one + 1;
            at += 1;
            let both = two(split, FINALS, letter(FINALS, one), at).filter(|_| !is_vowel(at + 1));
            if let Some(both) = both {
                last = both + 1;
                at += 1;
            }
        }
        text.push(Syllable { initial, vowel, last: 0 }.with_last(last));
    }
    text
}

/// The two letters that a vowel is struck with, if it has no key of its own.
pub fn split_vowel(vowel: char) -> Option<(char, char)> {
    Some(match vowel {
        'ㅘ' => ('ㅗ', 'ㅏ'),
        'ㅙ' => ('ㅗ', 'ㅐ'),
        'ㅚ' => ('ㅗ', 'ㅣ'),
        'ㅝ' => ('ㅜ', 'ㅓ'),
        'ㅞ' => ('ㅜ', 'ㅔ'),
        'ㅟ' => ('ㅜ', 'ㅣ'),
        'ㅢ' => ('ㅡ', 'ㅣ'),
        _ => return None,
    })
}

/// The two letters of a final that has two.
fn split(last: char) -> Option<(char, char)> {
    Some(match last {
        'ㄳ' => ('ㄱ', 'ㅅ'),
        'ㄵ' => ('ㄴ', 'ㅈ'),
        'ㄶ' => ('ㄴ', 'ㅎ'),
        'ㄺ' => ('ㄹ', 'ㄱ'),
        'ㄻ' => ('ㄹ', 'ㅁ'),
        'ㄼ' => ('ㄹ', 'ㅂ'),
        'ㄽ' => ('ㄹ', 'ㅅ'),
        'ㄾ' => ('ㄹ', 'ㅌ'),
        'ㄿ' => ('ㄹ', 'ㅍ'),
        'ㅀ' => ('ㄹ', 'ㅎ'),
        'ㅄ' => ('ㅂ', 'ㅅ'),
        _ => return None,
    })
}

/// The place of a letter among others.
pub fn place(letters: &str, letter: char) -> Option<u32> {
    (0..).zip(letters.chars()).find(|(_, c)| *c == letter).map(|(at, _)| at)
}

/// A letter by its place: each takes three bytes.
pub fn letter(letters: &str, at: u32) -> char {
    let from = 3 * at as usize;
    letters.get(from..from + 3).and_then(|letter| letter.chars().next()).unwrap_or_default()
}

fn code(code: u32) -> char {
    char::from_u32(code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn syllable(c: char) -> Syllable {
        Syllable::of(c).expect("a syllable")
    }

    fn struck(text: &str) -> String {
        letters(&text.chars().collect::<Vec<_>>()).into_iter().collect()
    }

    #[test]
    fn syllables_come_apart_as_they_are_struck() {
        assert_eq!(struck("파이썬 3"), "ㅍㅏㅇㅣㅆㅓㄴ 3");
        assert_eq!(struck("값앉"), "ㄱㅏㅂㅅㅇㅏㄴㅈ");
        assert_eq!(struck("가힣"), "ㄱㅏㅎㅣㅎ");
    }

    #[test]
    fn only_composed_syllables_are_syllables() {
        assert!(
            ['ㄱ', 'a', 'ア', '\u{1100}', '\u{D7A4}']
                .into_iter()
                .all(|c| Syllable::of(c).is_none())
        );
    }

    #[test]
    fn a_syllable_without_final_may_get_one() {
        assert_eq!(syllable('니').completions(), ('니', '닣'));
        assert_eq!(syllable('닝').completions(), ('닝', '닝'));
    }

    #[test]
    fn a_final_may_be_the_next_syllables_start() {
        assert_eq!(syllable('잍').begun(), Some(('이', 'ㅌ')));
        assert_eq!(syllable('앉').begun(), Some(('안', 'ㅈ')));
        assert_eq!(syllable('있').begun(), Some(('이', 'ㅆ')));
        assert_eq!(syllable('이').begun(), None);
    }

    #[test]
    fn what_comes_apart_goes_together_again() {
        for text in ["파이썬 3.11", "값앉닭", "괜찮은 웹 의자", "ㅋㅋ 안 됨"] {
            let struck = letters(&text.chars().collect::<Vec<_>>());
            let struck: Vec<char> = struck
                .into_iter()
                .flat_map(|c| match split_vowel(c) {
                    Some((first, second)) => vec![first, second],
                    None => vec![c],
                })
                .collect();
            assert_eq!(compose(&struck), text);
        }
    }

    #[test]
    fn initials_have_their_syllables() {
        assert_eq!(starting_with('ㄱ'), Some(('가', '깋')));
        assert_eq!(starting_with('ㅎ'), Some(('하', '힣')));
        assert_eq!(starting_with('ㅏ'), None);
        assert!(is_initial('ㅆ') && !is_initial('ㄳ') && !is_initial('ㅣ'));
    }
}
