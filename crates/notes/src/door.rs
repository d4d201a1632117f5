//! The door: what every text goes through before it is read.
//!
//! Behind it there is only NFC text with `\n` line ends and without invisible control characters,
//! so that nothing further in has to think of encodings.

use std::borrow::Cow;

use crate::{Diagnostic, Problem};

/// Reads a file's bytes as UTF-8. Bytes that are not are shown as `�` and reported once.
pub fn decode(bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    let Err(error) = std::str::from_utf8(bytes) else {
        return (String::from_utf8_lossy(bytes).into_owned(), Vec::new());
    };
    let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
    let line = good.matches('\n').count() + 1;
    let column = good.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    let found = format!("0x{:02X}", bytes[error.valid_up_to()]);
    let finding = Diagnostic::new(Problem::NotUtf8, (count(line), count(column)), &found);
    (String::from_utf8_lossy(bytes).into_owned(), vec![finding])
}

/// A count as lines and columns carry it; saturates far beyond any file.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Takes a text in: no byte order mark, NFC, `\n` line ends, control characters made visible. Columns count NFC characters.
pub(crate) fn enter(text: &str) -> (String, Vec<Diagnostic>) {
    let text = compose(text.strip_prefix('\u{feff}').unwrap_or(text));
    // Most texts have nothing to clean.
    let is_clean = |b: u8| b >= b' ' && b != 0x7f || b == b'\n' || b == b'\t';
    if text.bytes().all(is_clean) {
        let findings = long_line(&text).into_iter().collect();
        return (text.into_owned(), findings);
    }
    let mut findings = Vec::new();
    let mut clean = String::with_capacity(text.len());
    let (mut line, mut column) = (1, 0);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        column += 1;
        match c {
            '\r' if chars.peek() == Some(&'\n') => continue,
            '\n' | '\r' => {
                clean.push('\n');
                (line, column) = (line + 1, 0);
            }
            _ => match picture(c) {
                Some(picture) => {
                    if findings.is_empty() {
                        findings.push(control_character(c, (line, column)));
                    }
                    clean.push(picture);
                }
                None => clean.push(c),
            },
        }
    }
    findings.extend(long_line(&clean));
    (clean, findings)
}

/// Longer lines are not typed by people: something was pasted without its line breaks.
const LONGEST_LINE: usize = 200_000;

/// The finding about the first line that is too long to have been typed.
fn long_line(text: &str) -> Option<Diagnostic> {
    let text = if text.len() > LONGEST_LINE { text } else { "" };
    let (at, line) = text.lines().enumerate().find(|(_, line)| line.len() > LONGEST_LINE)?;
    let found = format!("{} KB", line.len() / 1000);
    Some(Diagnostic::new(Problem::LongLine, (count(at + 1), 1), &found))
}

/// The visible picture of a control character (U+2400 and on); `None` for ordinary text.
fn picture(c: char) -> Option<char> {
    match c {
        '\t' | '\n' => None,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        _ => None,
    }
}

fn control_character(c: char, place: (u32, u32)) -> Diagnostic {
    Diagnostic::new(Problem::ControlCharacter, place, &format!("U+{:04X}", u32::from(c)))
}

/// Composes a text that was put together behind the door, of pieces that are NFC each.
pub(crate) fn compose_in_place(text: &mut String) {
    if let Cow::Owned(composed) = compose(text) {
        *text = composed;
    }
}

/// Composes a text to NFC.
#[cfg(feature = "unicode-tables")]
fn compose(text: &str) -> Cow<'_, str> {
    use unicode_normalization::{UnicodeNormalization, is_nfc};
    match is_inert(text) || is_nfc(text) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfc().collect()),
    }
}

/// Whether a text consists of letters that nothing composes with, told by their first bytes: nearly every text does, and
/// the tables are asked in vain.
#[cfg(feature = "unicode-tables")]
fn is_inert(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_inert = |(at, byte): (usize, &u8)| match byte {
        // Latin, bytes within letters, ideographs, Hangul.
        0..=0xcb | 0xe4..=0xe9 | 0xeb..=0xed => true,
        // Punctuation and pictures, kana, Hangul, emoji: but for a few marks.
        0xe2 => match bytes[at + 1] {
            0x80 => bytes[at + 2] > 0x81,
            second => matches!(second, 0x81 | 0x82 | 0x85..=0x8b | 0x8d..=0xaa),
        },
        0xe3 => match bytes[at + 1] {
            0x80 => !matches!(bytes[at + 2], 0xaa..=0xaf),
            0x82 => !matches!(bytes[at + 2], 0x99 | 0x9a),
            _ => true,
        },
        0xea => bytes[at + 1] > 0xaf,
        0xf0 => bytes[at + 1] == 0x9f,
        _ => false,
    };
    bytes.iter().enumerate().all(is_inert)
}

/// Composes conjoining Hangul jamo, which is arithmetic (Unicode, section 3.12). All other scripts are the
/// caller's: the app passes every text through the browser's own table first.
#[cfg(not(feature = "unicode-tables"))]
fn compose(text: &str) -> Cow<'_, str> {
    // The first byte of all of them.
    if !text.as_bytes().contains(&0xe1) {
        return Cow::Borrowed(text);
    }
    let mut composed = String::with_capacity(text.len());
    for c in text.chars() {
        match composed.chars().next_back().and_then(|last| join(last, c)) {
            Some(syllable) => {
                composed.pop();
                composed.push(syllable);
            }
            None => composed.push(c),
        }
    }
    Cow::Owned(composed)
}

/// A leading consonant and a vowel, or an open syllable and a trailing consonant, as one syllable.
#[cfg(any(test, not(feature = "unicode-tables")))]
fn join(last: char, next: char) -> Option<char> {
    const S: u32 = 0xac00;
    const L: u32 = 0x1100;
    const V: u32 = 0x1161;
    const T: u32 = 0x11a7;
    let (last, next) = (u32::from(last), u32::from(next));
    let joined = if (L..L + 19).contains(&last) && (V..V + 21).contains(&next) {
        S + ((last - L) * 21 + (next - V)) * 28
    } else if (S..S + 11172).contains(&last)
        && (last - S).is_multiple_of(28)
        && (T + 1..T + 28).contains(&next)
    {
        last + (next - T)
    } else {
        return None;
    };
    char::from_u32(joined)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{IsNormalized, UnicodeNormalization, char, is_nfc_quick};

    use super::*;

    #[test]
    #[cfg(feature = "unicode-tables")]
    fn with_inert_letters_nothing_composes() {
        for c in '\0'..=char::MAX {
            if is_inert(c.encode_utf8(&mut [0; 4])) {
                assert_eq!(is_nfc_quick([c].into_iter()), IsNormalized::Yes, "{c:?}");
                assert_eq!(char::canonical_combining_class(c), 0, "{c:?}");
            }
        }
        assert!(is_inert("“파도”를 세기까지… 🎤 ✅ かがり → é"));
    }

    #[test]
    fn text_is_nfc_from_the_door_on() {
        let decomposed: String = "고성능 스트림, が, é".nfd().collect();
        assert_eq!(enter(&decomposed).0, "고성능 스트림, が, é");
    }

    #[test]
    fn hangul_arithmetic_equals_the_tables() {
        for syllable in '가'..='힣' {
            let mut joined = None;
            for jamo in syllable.to_string().nfd() {
                joined =
                    Some(joined.map_or(Some(jamo), |last| join(last, jamo)).expect("jamo join"));
            }
            assert_eq!(joined, Some(syllable));
        }
    }

    #[test]
    fn line_ends_and_the_byte_order_mark() {
        assert_eq!(enter("\u{feff}a\r\nb\rc\n").0, "a\nb\nc\n");
    }

    #[test]
    fn control_characters_are_shown_and_reported_once() {
        let (text, findings) = enter("a\n\tb\u{8}\u{0}");
        assert_eq!(text, "a\n\tb␈␀");
        assert_eq!(findings.len(), 1);
        assert_eq!((findings[0].line, findings[0].column), (2, 3));
    }

    #[test]
    fn a_line_that_nobody_types_is_noted() {
        let (_, findings) = enter(&format!("짧다\n{}", "길다".repeat(50_000)));
        assert_eq!(findings[0].to_string(), "expected lines that a person types, found 300 KB");
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_replaced_and_placed() {
        let (text, findings) = decode(b"ok\n\xb0\xa1 rest");
        assert_eq!(text, "ok\n\u{fffd}\u{fffd} rest");
        assert_eq!((findings[0].line, findings[0].column), (2, 1));
        assert_eq!(findings[0].to_string(), "expected UTF-8 text, found 0xB0");
    }
}
