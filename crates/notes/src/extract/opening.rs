//! Lines that open with a title and go on with a sentence: `**파도 세기** (홍길동). 재밌었다.`

use crate::extract::head;
use crate::extract::leaf::{is_blank, words};
use crate::extract::letters::is_letter;
use crate::extract::words::{Set, set};
use crate::tree::{Inline, Style};

/// The opening of a line: the title with what stands before it and its byline, and where the rest begins.
pub(crate) struct Opening {
    pub(crate) text: String,
    /// The index of the inline in which the rest begins, and the byte of its text.
    pub(crate) rest: (usize, usize),
}

/// What may stand between a title and those who spoke.
const JOINTS: Set = set!("by |with |par |von |de |mit |anim|- |– |— |, |· |/ ");

/// A byline is no longer than this, in characters.
const LONGEST_BYLINE: usize = 60;

/// Reads the opening of a line that is bold at its start and goes on after it.
pub(crate) fn read(line: &[Inline]) -> Option<Opening> {
    let bold = line.iter().take(4).position(is_title)?;
    let before = words(&line[..bold]);
    let prefixed = !before.trim().is_empty();
    if prefixed && !head::read(&before).title.is_empty() {
        return None;
    }
    let title = words(&line[bold..=bold]);
    let next = bold + 1 + line[bold + 1..].iter().position(|inline| !is_blank(inline))?;
    let Inline::Text(rest) = &line[next] else { return None };
    let all = words(&line[next..]);
    if head::bracketed(&title).is_some() {
        return Some(Opening { text: title, rest: (next, 0) });
    }
    let goes_on = all.contains(". ") || all.contains('。') || all.chars().count() > LONGEST_BYLINE;
    let length = byline(rest)?;
    let sentence = goes_on && length < all.trim_end().len();
    (sentence && (length > 0 || prefixed)).then(|| Opening {
        text: format!("{before}{title}{}", rest[..length].trim_end_matches(['.', ' '])),
        rest: (next, length),
    })
}

/// Bold text, or a link in bold.
fn is_title(inline: &Inline) -> bool {
    matches!(inline, Inline::Styled(Style::Strong, _))
}

/// How many bytes of the text after a title are its byline; `None` if the text goes on as after a label.
fn byline(rest: &str) -> Option<usize> {
    let start = rest.len() - rest.trim_start().len();
    let text = &rest[start..];
    if text.starts_with([':', '：']) || start == 0 && text.starts_with(is_letter) {
        return None;
    }
    if text.starts_with(['(', '（']) {
        let end = text.find([')', '）'])?;
        let close = text[end..].chars().next().map_or(0, char::len_utf8);
        return Some(start + end + close);
    }
    if JOINTS.start(text).is_none() {
        return Some(0);
    }
    let end =
        text.find(['。', '\n']).into_iter().chain(text.find(". ")).min().unwrap_or(text.len());
    let short = text[..end].chars().count() <= LONGEST_BYLINE;
    Some(if short { start + end } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markdown: &str, expected: Option<(&str, &str)>) {
        let blocks = crate::tree::markdown::read(markdown, 1).0;
        let line = blocks[0].inlines();
        let found = read(line).map(|Opening { text, rest: (n, at) }| {
            let Inline::Text(first) = &line[n] else { panic!("a rest starts in text") };
            (text, format!("{}{}", &first[at..], words(&line[n + 1..])))
        });
        let expected = expected.map(|(text, rest)| (text.to_owned(), rest.to_owned()));
        assert_eq!(found, expected, "{markdown}");
    }

    #[test]
    fn titles_before_sentences() {
        check(
            "**파도 세기** (김하나). 재밌었다. 정말로.",
            Some(("파도 세기 (김하나)", ". 재밌었다. 정말로.")),
        );
        check(
            "09:30 **Waves** (Ada Lovelace). A start. *Good*.",
            Some(("09:30 Waves (Ada Lovelace)", ". A start. Good.")),
        );
        check(
            "**[Waves](x)** by Ada Lovelace. A history. Long.",
            Some(("Waves by Ada Lovelace", ". A history. Long.")),
        );
        check(
            "**첫 발표는 이두리 님의 「파도 세기」.** 좋았다. 또 듣고 싶다.",
            Some(("첫 발표는 이두리 님의 「파도 세기」.", " 좋았다. 또 듣고 싶다.")),
        );
    }

    #[test]
    fn what_is_only_stressed() {
        check("**도커**는 편하다. 정말로.", None);
        check("**키워드**: 파도. 바다.", None);
        check("**중요한 점** 그것은 파도다. 바다다.", None);
        check("**파도 세기**", None);
        check("**파도 세기** - 김하나", None);
    }
}
