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

/// How many letters and digits a text has.
pub(crate) fn count(text: &str) -> usize {
    text.chars().filter(|c| is_letter(*c)).count()
}

/// Whether a text has a letter or a digit.
pub(crate) fn are_in(text: &str) -> bool {
    text.chars().any(is_letter)
}

/// A text from its first letter or digit on.
pub(crate) fn from_first(text: &str) -> &str {
    text.trim_start_matches(|c| !is_letter(c))
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
    }
}
