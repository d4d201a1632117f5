//! Takes a title apart: time slot, number or track code, and the words themselves.

use crate::extract::slot::{self, Slot};

/// A title's parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Title {
    /// The stated time.
    pub(crate) slot: Slot,
    /// The number or track code: 232, Track 1.
    pub(crate) code: Option<String>,
    /// The words, on one line.
    pub(crate) text: String,
}

/// Reads a title as it stands in a heading or an item.
pub(crate) fn read(raw: &str) -> Title {
    let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut title = Title::default();
    let mut rest = line.as_str();
    loop {
        if title.slot == Slot::default()
            && let Some((slot, after)) = slot::take(rest)
        {
            title.slot = slot;
            rest = after;
        } else if title.code.is_none()
            && let Some((code, after)) = take_code(rest)
        {
            title.code = Some(code.to_owned());
            rest = after;
        } else {
            break;
        }
    }
    let text = rest.trim().trim_end_matches(['#', ':']).trim();
    title.text = if text.is_empty() { line.clone() } else { text.to_owned() };
    title
}

/// A code in brackets (`[232]`, `[Track 1]`, `(A-3)`) or a number (`1.`, `2)`) in front of a title.
fn take_code(title: &str) -> Option<(&str, &str)> {
    let title = title.trim_start();
    let bracketed = title.strip_prefix('[').and_then(|inside| inside.split_once(']'));
    if let Some((code, rest)) =
        bracketed.filter(|(code, rest)| is_code(code) && !rest.trim().is_empty())
    {
        return Some((code.trim(), rest.trim_start()));
    }
    let digits = title.bytes().take_while(u8::is_ascii_digit).count();
    let rest = title[digits..].strip_prefix(['.', ')'])?;
    let numbered = (1..=3).contains(&digits) && rest.starts_with(' ') && !rest.trim().is_empty();
    numbered.then(|| (&title[..digits], rest.trim_start()))
}

/// A code is a short run with a digit in it, be it behind the word for a track. A day's label is none.
fn is_code(code: &str) -> bool {
    let code = code.trim();
    let short = (1..=10).contains(&code.chars().count());
    short && code.chars().any(|c| c.is_ascii_digit()) && crate::extract::day::find(code).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, code: Option<&str>, text: &str) {
        let title = read(raw);
        assert_eq!((title.code.as_deref(), title.text.as_str()), (code, text), "{raw}");
    }

    #[test]
    fn codes_and_numbers() {
        check("[232]스트림 처리", Some("232"), "스트림 처리");
        check("[Track 1] 11:00 여는 말", Some("Track 1"), "여는 말");
        check("3. 세 번째 이야기", Some("3"), "세 번째 이야기");
        check("[DAY 2] 연사와의 만남", None, "[DAY 2] 연사와의 만남");
        check("3.7은 빠르다", None, "3.7은 빠르다");
        check("[공지] 안내", None, "[공지] 안내");
    }

    #[test]
    fn a_title_that_is_only_a_code_stays() {
        check("[232]", None, "[232]");
        check("11:00-11:45", None, "11:00-11:45");
    }
}
