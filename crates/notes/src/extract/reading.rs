//! How long a post takes to read, and in which language.

use crate::Lang;
use crate::tree::Block;

/// Syllables and ideographs a minute. Silent reading of Korean is measured at 200 to 240 words, that is 500 to 600
/// syllables, a minute; notes are read a little slower than novels.
const CHARACTERS_A_MINUTE: usize = 500;

/// Words a minute in Latin script: the mean for English non-fiction (Brysbaert 2019, 238 words a minute).
const WORDS_A_MINUTE: usize = 238;

/// What a text is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    hangul: usize,
    kana: usize,
    han: usize,
    latin_letters: usize,
    latin_words: usize,
}

/// The minutes that some blocks take to read, at least 1, and the language most of them are written in.
pub(crate) fn measure<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> (u32, Lang) {
    let mut counts = Counts::default();
    for block in blocks {
        count(&block.text(), &mut counts);
    }
    let characters = counts.hangul + counts.kana + counts.han;
    let seconds = characters * 60 / CHARACTERS_A_MINUTE + counts.latin_words * 60 / WORDS_A_MINUTE;
    (crate::door::count((seconds + 30) / 60).max(1), language(counts))
}

fn count(text: &str, counts: &mut Counts) {
    let mut in_word = false;
    let mut at = 0;
    while let Some(first) = text.as_bytes().get(at) {
        let c = match first {
            0..=0x7f => char::from(*first),
            // Most of Hangul: one counts as the other.
            0xeb | 0xec => '가',
            _ => text[at..].chars().next().unwrap_or_default(),
        };
        at += c.len_utf8();
        let latin = c < '\u{1100}' && c.is_alphabetic();
        match c {
            '\u{ac00}'..='\u{d7a3}' => counts.hangul += 1,
            '\u{3040}'..='\u{30ff}' => counts.kana += 1,
            '\u{3400}'..='\u{9fff}' => counts.han += 1,
            _ if latin => {
                counts.latin_letters += 1;
                counts.latin_words += usize::from(!in_word);
            }
            _ => {}
        }
        in_word = latin || in_word && (c.is_ascii_digit() || c == '\'' || c == '-');
    }
}

/// A tenth of the letters in Hangul or kana decides: technical Korean and Japanese carry many Latin words.
fn language(counts: Counts) -> Lang {
    let letters = counts.hangul + counts.kana + counts.han + counts.latin_letters;
    let share = |part: usize| part * 10 >= letters;
    match counts {
        _ if letters == 0 => Lang::default(),
        Counts { hangul, kana, .. } if hangul >= kana && share(hangul) => Lang::Ko,
        Counts { kana, .. } if share(kana) => Lang::Ja,
        Counts { han, .. } if share(han) => Lang::Zh,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: (u32, Lang)) {
        assert_eq!(measure(&crate::tree::markdown::read(text, 1).0), expected);
    }

    #[test]
    fn korean_is_counted_by_syllables_and_latin_by_words() {
        check(&"가나다라마 ".repeat(400), (4, Lang::Ko));
        check(&"reading words ".repeat(238), (2, Lang::En));
        check("", (1, Lang::Ko));
    }

    #[test]
    fn languages() {
        check("カンファレンスに参加した", (1, Lang::Ja));
        check("我参加了会议", (1, Lang::Zh));
        check("Rust 컨퍼런스에서 async runtime 이야기를 들었다", (1, Lang::Ko));
    }
}
