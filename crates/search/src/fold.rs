//! A text as it is compared: without case and width, every character with the place in the text that it came from.
//!
//! Texts are NFC before they come here: posts by their door, what readers type by the browser.

use std::ops::Range;

use crate::hangul::letter;

/// A text as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The characters that are compared. White space of any length is one space.
    chars: Vec<char>,
    /// Where each of them came from, in bytes of the text; and, last, where the text ends.
    places: Vec<u32>,
}

/// A text as it is compared, where nobody asks where its characters came from.
pub fn fold(text: &str) -> Vec<char> {
    Folded::new(text).chars
}

impl Folded {
    /// Folds a text of less than 4 GB.
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        for (at, c) in text.char_indices() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            if c.is_whitespace() {
                if folded.chars.last() != Some(&' ') {
                    folded.push(' ', at);
                }
            } else if c.is_ascii() {
                folded.push(c.to_ascii_lowercase(), at);
            } else {
                folded.push_voiced(small(narrow(c)), at);
            }
        }
        folded.places.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        folded
    }

    /// The characters that are compared.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Where some of the characters came from, in bytes of the text; white space around them is not part of it.
    pub fn source(&self, chars: Range<usize>) -> Range<usize> {
        let place = |at: usize| self.places.get(at).map_or(0, |place| *place as usize);
        place(chars.start)..place(chars.end)
    }

    fn push(&mut self, c: char, at: u32) {
        self.chars.push(c);
        self.places.push(at);
    }

    /// Half-width katakana have their voice marks beside them: ｶﾞ is ガ.
    fn push_voiced(&mut self, c: char, at: u32) {
        let voiced = self.chars.last().and_then(|before| match c {
            '゛' if stands_in(*before, "カキクケコサシスセソタチツテトハヒフヘホ") => {
                next(*before, 1)
            }
            '゜' if stands_in(*before, "ハヒフヘホ") => next(*before, 2),
            _ => None,
        });
        match (voiced, self.chars.last_mut()) {
            (Some(voiced), Some(before)) => *before = voiced,
            _ => self.push(c, at),
        }
    }
}

/// `str::contains` would look for it as for a text, with all that this takes.
fn stands_in(c: char, all: &str) -> bool {
    all.chars().any(|known| known == c)
}

fn next(c: char, by: u32) -> Option<char> {
    char::from_u32(u32::from(c) + by)
}

/// Half-width katakana from U+FF66 on, in their full width.
const KATAKANA: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/// The ordinary form of a character that East Asian typesetting has in another width.
fn narrow(c: char) -> char {
    let code = u32::from(c);
    match code {
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        0xFF66..=0xFF9F => letter(KATAKANA, code - 0xFF66),
        _ => c,
    }
}

/// The small letter of a capital of the Latin, Greek and Cyrillic scripts. The standard library's table knows all scripts,
/// and is 5 KB of WebAssembly.
fn small(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        0..=0x7F => u32::from(c.to_ascii_lowercase()),
        // À to Þ, but not the sign of multiplication.
        0xC0..=0xD6 | 0xD8..=0xDE => code + 32,
        // İ and ĸ stand alone, and shift those between by one.
        0x139..=0x148 | 0x179..=0x17E if code % 2 == 1 => code + 1,
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 if code % 2 == 0 => code + 1,
        0x130 => u32::from('i'),
        0x178 => 0xFF,
        0x386 => 0x3AC,
        0x388..=0x38A => code + 37,
        0x38C => 0x3CC,
        0x38E | 0x38F => code + 63,
        0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => code + 32,
        // A sigma at the end of a word is a sigma.
        0x3C2 => 0x3C3,
        0x400..=0x40F => code + 80,
        0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F if code % 2 == 0 => code + 1,
        // Ạ and its like, of Vietnamese.
        0x1E00..=0x1E95 | 0x1EA0..=0x1EFF if code % 2 == 0 => code + 1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(Folded::new(text).chars().iter().collect::<String>(), expected);
    }

    #[test]
    fn case_and_width_make_no_difference() {
        check("PyCon Ｋｏｒｅａ　２０１９", "pycon korea 2019");
        check("ÄRGER Ω Я", "ärger ω я");
        check("ｶﾞｲﾄﾞ ﾊﾟｲｿﾝ", "ガイド パイソン");
        check("딥러닝", "딥러닝");
    }

    #[test]
    fn white_space_is_one_space() {
        check("가 \n\t 나", "가 나");
        check("\n가\n", " 가 ");
    }

    #[test]
    fn characters_know_where_they_came_from() {
        let text = "Ａ  ﾊﾟ İ가";
        let folded = Folded::new(text);
        let found: Vec<&str> =
            (0..folded.chars().len()).map(|at| &text[folded.source(at..at + 1)]).collect();
        assert_eq!(found, ["Ａ", "  ", "ﾊﾟ", " ", "İ", "가"]);
    }

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        for c in ('\u{80}'..'\u{2000}').filter(|c| "\u{130}\u{3c2}".find(*c).is_none()) {
            let known: String = c.to_lowercase().collect();
            let folded = small(c);
            assert!(folded == c || known == folded.to_string(), "{c} {folded} {known}");
            let is_meant = matches!(u32::from(c), 0..0x180 | 0x386..=0x3AB | 0x400..=0x4BF | 0x4D0..=0x52F | 0x1E00..=0x1E95 | 0x1EA0..=0x1EFF);
            assert!(!is_meant || known == folded.to_string(), "{c} {folded} {known}");
        }
    }

    proptest! {
        #[test]
        fn every_stretch_is_a_stretch_of_the_text(text in ".{0,40}", a in 0usize..40, b in 0usize..40) {
            let folded = Folded::new(&text);
            let (a, b) = (a.min(folded.chars().len()), b.min(folded.chars().len()));
            prop_assert!(text.get(folded.source(a.min(b)..a.max(b))).is_some());
        }

        #[test]
        fn to_fold_twice_is_to_fold_once(text in ".{0,40}") {
            let once: String = Folded::new(&text).chars().iter().collect();
            let twice: String = Folded::new(&once).chars().iter().collect();
            prop_assert_eq!(once, twice);
        }
    }
}
