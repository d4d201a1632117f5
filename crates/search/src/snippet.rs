//! The stretch of a text that shows best why it was found.

use std::ops::Range;

/// How many characters of a sentence stand before the first mark, at most, when the sentence cannot be shown whole.
const LEAD: usize = 24;

/// How many characters a line must have to tell something: names and labels are shorter.
const TELLING: usize = 24;
/// Among how many of the first lines the longest is looked for, if none tells something.
const FIRST_LINES: usize = 5;

/// A stretch of a text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The stretch.
    pub range: Range<usize>,
    /// Whether a sentence was cut at its start.
    pub starts_within: bool,
    /// Whether one was cut at its end.
    pub ends_within: bool,
}

/// The stretch of up to so many characters that shows most marks; the first line that tells something if there are none.
///
/// Marks are in order and stand on characters. It starts with a sentence if the first mark is near its start.
pub fn snippet(text: &str, marks: &[Range<usize>], longest: usize) -> Snippet {
    let (mut best, mut most) = (None, 0);
    for mark in marks {
        let range = stretch(text, mark.start, longest);
        let is_shown = |mark: &&Range<usize>| range.start <= mark.start && mark.end <= range.end;
        let shown = marks.iter().filter(is_shown).count();
        // Of several, the first.
        if best.is_none() || shown > most {
            (best, most) = (Some(range), shown);
        }
    }
    let range = best.unwrap_or_else(|| stretch(text, telling(text), longest));
    let starts_within = range.start > 0 && !ends_sentence(part(text, 0..range.start));
    let ends_within = range.end < text.len() && !ends_sentence(part(text, 0..range.end));
    Snippet { range, starts_within, ends_within }
}

/// Where the first line starts that is no mere name or label; if there is none, the longest of the first lines.
fn telling(text: &str) -> usize {
    let (mut best, mut longest, mut start) = (0, 0, 0);
    for (at, line) in text.as_bytes().split(|byte| *byte == b'\n').enumerate() {
        let length = part(text, start..start + line.len()).chars().fold(0, |length, _| length + 1);
        if length >= TELLING {
            return start;
        }
        if at < FIRST_LINES && length > longest {
            (best, longest) = (start, length);
        }
        start += line.len() + 1;
    }
    best
}

fn stretch(text: &str, mark: usize, longest: usize) -> Range<usize> {
    let start = start(text, mark);
    let rest = part(text, start..text.len());
    let limit = rest.char_indices().nth(longest).map_or(rest.len(), |(at, _)| at);
    // One paragraph; and what cannot be shown whole ends with a word.
    let line = rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len());
    let end = if line <= limit {
        line
    } else {
        let mut ends = part(rest, 0..limit).char_indices().rev();
        let word = ends.find(|(_, c)| c.is_whitespace()).map_or(limit, |(at, _)| at);
        // Never before the mark.
        if start + word > mark { word } else { limit }
    };
    let trimmed = part(rest, 0..end).trim_end();
    start..start + trimmed.len()
}

/// Where to start so that a mark is shown: with its sentence, or with a word shortly before it.
fn start(text: &str, mark: usize) -> usize {
    let before = part(text, 0..mark);
    let mut word = mark;
    for (back, (at, c)) in before.char_indices().rev().enumerate() {
        let after = at + c.len_utf8();
        if c == '\n' || (c.is_whitespace() && ends_sentence(part(before, 0..after))) {
            return after;
        }
        if back >= LEAD {
            return word;
        }
        if c.is_whitespace() {
            word = after;
        }
    }
    0
}

/// A stretch of a text; nothing if it does not lie on characters. An index would bring along all that it takes to say so.
fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// Whether a text ends with a sentence, white space aside.
fn ends_sentence(text: &str) -> bool {
    let last = text.chars().rev().find(|c| !matches!(c, ' ' | '\t'));
    last.is_none_or(|c| matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '…' | '\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks stand in brackets; the snippet has `…` where sentences are cut.
    #[track_caller]
    fn check(text: &str, longest: usize, expected: &str) {
        let (mut plain, mut marks) = (String::new(), Vec::new());
        for (n, piece) in text.split(['[', ']']).enumerate() {
            if n % 2 == 1 {
                marks.push(plain.len()..plain.len() + piece.len());
            }
            plain.push_str(piece);
        }
        let Snippet { range, starts_within, ends_within } = snippet(&plain, &marks, longest);
        let cut = |cut: bool| if cut { "…" } else { "" };
        assert_eq!(
            format!("{}{}{}", cut(starts_within), &plain[range], cut(ends_within)),
            expected
        );
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        check("물결은 [높이]보다 길이다.", 80, "물결은 높이보다 길이다.");
        check("물결은 높이보다 길이다.", 80, "물결은 높이보다 길이다.");
    }

    #[test]
    fn without_marks_it_is_the_first_line_that_tells_something() {
        let line = "물결은 높이보다 길이로 재야 한다는 이야기였다.";
        check(&format!("홍길동님\n발표 자료\n{line}\n{line} 끝."), 80, line);
        check(&format!("{line} 그리고 끝.\n다음"), 28, line);
        check("홍길동님\n물결에 대하여\n끝", 80, "물결에 대하여…");
        check("하나\n둘\n", 80, "하나…");
        check("1\n2\n3\n4\n5\n여섯째 줄", 80, "1…");
        check("", 80, "");
    }

    #[test]
    fn it_starts_with_the_sentence_of_the_mark() {
        check("앞 문장이다. 뒤의 [물결]이다.", 80, "뒤의 물결이다.");
        check("앞 문단\n뒤의 [물결]이다.\n다음 문단", 80, "뒤의 물결이다.");
    }

    #[test]
    fn long_sentences_are_cut_between_words() {
        let text =
            "가나다라마바사 아자차카타파하 가나다라마바사 아자차카 [물결]은 바람을 타고 멀리";
        check(text, 30, "…아자차카타파하 가나다라마바사 아자차카 물결은 바람을…");
        check("[물결]은 바람을 타고 멀리 간다", 12, "물결은 바람을 타고…");
    }

    #[test]
    fn most_marks_win_and_of_as_many_the_first() {
        check("[물결] 하나.\n[물결]과 [바람].\n[물결]과 [바람] 또.", 40, "물결과 바람.");
    }
}
