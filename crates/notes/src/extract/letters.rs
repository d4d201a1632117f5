//! What a letter is. The tables of the standard library answer for all scripts, but for Hangul they walk half of a long
//! list, and every character of a post is asked about several times.

/// Whether a character is a letter or a digit of any script.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        // Hangul, hiragana, katakana, ideographs.
        '가'..='힣' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー'..='ヿ' | '一'..='鿿' => true,
        // Dashes and quotation marks, arrows and boxes, marks of Chinese and Japanese, pictures.
        '\u{2010}'..='\u{206f}'
        | '\u{2190}'..='\u{245f}'
        | '\u{3008}'..='\u{3020}'
        | '\u{1f300}'..='\u{1faff}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// The length of the character at a byte of a text, in bytes, and whether it is a letter or a digit.
fn letter_at(text: &str, at: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    match bytes[at] {
        b @ 0..=0x7f => (1, b.is_ascii_alphanumeric()),
        // Hangul, but for some at its ends.
        0xeb | 0xec => (3, true),
        0xea if bytes[at + 1] >= 0xb0 => (3, true),
        0xed if bytes[at + 1] < 0x9e => (3, true),
        _ => {
            let c = text[at..].chars().next().unwrap_or_default();
            (c.len_utf8(), is_letter(c))
        }
    }
}

/// The byte behind so many letters and digits of a text; its length if it has fewer.
#[inline(never)]
fn behind(text: &str, letters: usize) -> (usize, usize) {
    let (mut at, mut count) = (0, 0);
    while at < text.len() && count < letters {
        let (length, is_letter) = letter_at(text, at);
        at += length;
        count += usize::from(is_letter);
    }
    (at, count)
}

/// How many letters and digits a text has.
pub(crate) fn count(text: &str) -> usize {
    behind(text, usize::MAX).1
}

/// Whether a text has so many letters and digits.
pub(crate) fn are(letters: usize, text: &str) -> bool {
    behind(text, letters).1 == letters
}

/// Whether a text has a letter or a digit.
pub(crate) fn are_in(text: &str) -> bool {
    are(1, text)
}

/// A text from its first letter or digit on.
pub(crate) fn from_first(text: &str) -> &str {
    let mut at = 0;
    while at < text.len() {
        let (length, is_letter) = letter_at(text, at);
        if is_letter {
            break;
        }
        at += length;
    }
    &text[at..]
}

/// The letters and digits of a text, Latin ones small.
pub(crate) fn small(text: &str) -> String {
    let mut small = String::with_capacity(text.len());
    let (mut from, mut at) = (0, 0);
    while at < text.len() {
        let (length, is_letter) = letter_at(text, at);
        if !is_letter {
            small.push_str(&text[from..at]);
            from = at + length;
        }
        at += length;
    }
    small.push_str(&text[from..]);
    small.make_ascii_lowercase();
    small
}

/// Whether a text is white space.
pub(crate) fn is_blank(text: &str) -> bool {
    skip_space(text, 0) == text.len()
}

/// The words of a text, cut at white space.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || next_word(&mut rest))
}

/// Takes the first word off a text.
#[inline(never)]
fn next_word<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let text = *rest;
    let start = skip_space(text, 0);
    let mut end = start;
    // Most bytes are no white space, nor the first of one.
    while let Some(b) = text.as_bytes().get(end)
        && (!matches!(b, 0..=b' ' | 0xc2 | 0xe1..=0xe3) || space_at(text, end) == 0)
    {
        end += 1;
    }
    *rest = &text[end..];
    (start < end).then(|| &text[start..end])
}

/// The first byte of a text, from a byte on, that is no white space.
#[inline(never)]
fn skip_space(text: &str, from: usize) -> usize {
    let mut at = from;
    while let length @ 1.. = space_at(text, at) {
        at += length;
    }
    at
}

/// How many bytes the white space at a byte of a text has; 0 if there is none.
fn space_at(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(b' ' | b'\t'..=b'\r') => 1,
        // The first bytes of all other white space.
        Some(0xc2 | 0xe1..=0xe3) => {
            let space = text[at..].chars().next().filter(|c| c.is_whitespace());
            space.map_or(0, char::len_utf8)
        }
        _ => 0,
    }
}

/// A text cut where it holds another for the last time. The standard library's search from behind, for texts of any length
/// in good time, is 2 KB of WebAssembly.
pub(crate) fn split_last<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let (bytes, part_bytes) = (text.as_bytes(), part.as_bytes());
    let first = part_bytes.first()?;
    let is_at = |at: &usize| bytes[*at] == *first && bytes[*at..].starts_with(part_bytes);
    let at = (0..bytes.len()).rfind(is_at)?;
    Some((&text[..at], &text[at + part.len()..]))
}

/// A text without an end, however often it stands there.
pub(crate) fn without_end<'a>(text: &'a str, end: &str) -> &'a str {
    let mut text = text;
    while let Some(rest) = text.strip_suffix(end) {
        text = rest;
    }
    text
}

/// A text cut at its first colon, wide or not.
pub(crate) fn split_colon(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let is_colon = |at: &usize| match bytes[*at] {
        b':' => true,
        // The first byte of the wide one.
        0xef => bytes[*at..].starts_with("：".as_bytes()),
        _ => false,
    };
    let at = (0..bytes.len()).find(is_colon)?;
    let length = if bytes[at] == b':' { 1 } else { "：".len() };
    Some((&text[..at], &text[at + length..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphanumeric(), "{c:?}");
            let text = c.to_string();
            assert_eq!(letter_at(&text, 0), (c.len_utf8(), is_letter(c)), "{c:?}");
        }
    }

    #[test]
    fn words_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            let text = format!("{c}파도{c} é{c}\u{3000}가{c}{c}a ");
            assert_eq!(
                words(&text).collect::<Vec<_>>(),
                text.split_whitespace().collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn colons_cut_a_text() {
        for (text, expected) in [
            ("발표: 가: 나", Some(("발표", " 가: 나"))),
            ("！발표：가", Some(("！발표", "가"))),
            ("발표", None),
        ] {
            assert_eq!(split_colon(text), expected, "{text}");
        }
    }

    #[test]
    fn letters_of_a_text() {
        assert_eq!((count("- 파도 1!"), count("…")), (3, 0));
        assert!(are_in("「파") && !are_in("「 — 」"));
        assert_eq!((from_first("🎤 파도!"), from_first("—")), ("파도!", ""));
        assert_eq!(small("「파도」 Is Ö 1!"), "파도isÖ1");
        assert!(are(2, "- a b") && !are(2, "- a -") && are(0, ""));
        assert!(is_blank(" \u{3000}\n") && is_blank("") && !is_blank(" 가"));
    }
}
