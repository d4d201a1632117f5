//! Repairs emphasis beside Hangul, kana and ideographs: `**머신러닝(ML)**은` closes.
//!
//! CommonMark lets `*` close only when it is not between punctuation and a letter, a rule made for languages that put
//! spaces between words. Where a run of `*` fails only because of that rule and its neighbour is a CJK letter, a
//! marker space is put beside it before the Markdown is parsed and taken out of the text afterwards. Texts without
//! CJK letters are never touched, so no CommonMark example changes.

use std::borrow::Cow;

/// The spaces that may serve as marker: white space to Markdown, and next to never typed.
const MARKERS: [char; 4] = ['\u{205f}', '\u{2006}', '\u{2008}', '\u{2001}'];

/// A Markdown text that is ready to be parsed.
pub(crate) struct Repaired<'a> {
    /// The text, with a marker wherever an emphasis would not have opened or closed.
    pub(crate) text: Cow<'a, str>,
    /// The marker to take out of everything that the parser yields.
    pub(crate) marker: Option<char>,
}

/// Puts markers where emphasis beside a CJK letter would fail.
pub(crate) fn repair(text: &str) -> Repaired<'_> {
    let marker = MARKERS.into_iter().find(|marker| !text.contains(*marker));
    let places = if marker.is_some() { places(text) } else { Vec::new() };
    let Some(marker) = marker.filter(|_| !places.is_empty()) else {
        return Repaired { text: Cow::Borrowed(text), marker: None };
    };
    let mut repaired = String::with_capacity(text.len() + places.len() * 3);
    let mut from = 0;
    for place in places {
        repaired.push_str(&text[from..place]);
        repaired.push(marker);
        from = place;
    }
    repaired.push_str(&text[from..]);
    Repaired { text: Cow::Owned(repaired), marker: Some(marker) }
}

/// A run of `*` and its neighbours.
struct Run {
    start: usize,
    end: usize,
    before: char,
    after: char,
}

/// The byte offsets at which a marker is wanted, ascending.
fn places(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for run in runs(text) {
        let Some(run) = run else {
            open.clear();
            continue;
        };
        let length = run.end - run.start;
        if open.last() == Some(&length) && !run.before.is_whitespace() {
            open.pop();
            if is_cjk(run.after) && is_punctuation(run.before) {
                places.push(run.end);
            }
        } else if !run.after.is_whitespace() {
            open.push(length);
            if is_cjk(run.before) && is_punctuation(run.after) {
                places.push(run.start);
            }
        }
    }
    places
}

/// The runs of `*` outside code and escapes, with a `None` wherever a blank line or a new block ends what was open.
fn runs(text: &str) -> Vec<Option<Run>> {
    let mut runs = Vec::new();
    let mut fence: Option<char> = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let is_fence = match trimmed {
            _ if trimmed.starts_with("```") => Some('`'),
            _ if trimmed.starts_with("~~~") => Some('~'),
            _ => None,
        };
        match (fence, is_fence) {
            (None, Some(_)) => fence = is_fence,
            (Some(open), Some(close)) if open == close => fence = None,
            _ => {}
        }
        if is_fence.is_some() || starts_block(trimmed) {
            runs.push(None);
        }
        if fence.is_none() {
            runs_of_line(line, offset, &mut runs);
        }
        offset += line.len();
    }
    runs
}

/// Whether a line cannot continue the paragraph before it.
fn starts_block(trimmed: &str) -> bool {
    trimmed.is_empty()
        || trimmed.starts_with(['#', '>', '|'])
        || trimmed.starts_with("- ")
        || trimmed.starts_with("* ")
}

fn runs_of_line(line: &str, offset: usize, runs: &mut Vec<Option<Run>>) {
    let bytes = line.as_bytes();
    let mut at = 0;
    // Of so many backticks or more there is no further run on the line.
    let mut unclosed = usize::MAX;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'`' => at = after_code_span(line, at, &mut unclosed),
            b'*' => {
                let end = at + bytes[at..].iter().take_while(|b| **b == b'*').count();
                let before = line[..at].chars().next_back().unwrap_or(' ');
                let after = line[end..].chars().next().unwrap_or(' ');
                runs.push(Some(Run { start: offset + at, end: offset + end, before, after }));
                at = end;
            }
            _ => at += 1,
        }
    }
}

/// Where the code span that starts at a backtick ends; past its own backticks if it does not end on the line.
fn after_code_span(line: &str, at: usize, unclosed: &mut usize) -> usize {
    let ticks = line[at..].bytes().take_while(|b| *b == b'`').count();
    let fence = &line[at..at + ticks];
    let inside = at + ticks;
    let found = if ticks < *unclosed { line[inside..].find(fence) } else { None };
    if found.is_none() {
        *unclosed = ticks.min(*unclosed);
    }
    found.map_or(inside, |found| inside + found + ticks)
}

/// Letters of the scripts that are written without a space before a particle.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

/// What CommonMark's flanking rule takes for punctuation, as far as it stands beside emphasis in practice.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}'
            | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '«' | '»' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows each marker as `_`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let repaired = repair(text);
        let shown = repaired
            .marker
            .map_or_else(|| text.to_owned(), |marker| repaired.text.replace(marker, "_"));
        assert_eq!(shown, expected);
    }

    #[test]
    fn closes_between_punctuation_and_a_particle() {
        check("**머신러닝(ML)**은 어렵다", "**머신러닝(ML)**_은 어렵다");
        check("*\"정합성\"*이 중요", "*\"정합성\"*_이 중요");
        check("**「会議」**は", "**「会議」**_は");
        check("**A(x)**은 그리고 **B**도", "**A(x)**_은 그리고 **B**도");
    }

    #[test]
    fn opens_between_a_letter_and_punctuation() {
        check("그는**'중요'**라고", "그는_**'중요'**_라고");
    }

    #[test]
    fn leaves_what_works_alone() {
        check("**굵게** 그리고 (참고)**은행**이다", "**굵게** 그리고 (참고)**은행**이다");
        check("**Note:**text", "**Note:**text");
        check("2 * 3 * 4(넷)", "2 * 3 * 4(넷)");
    }

    #[test]
    fn code_and_escapes_are_not_emphasis() {
        check("`**a)**은` 그리고 \\**a)**은", "`**a)**은` 그리고 \\**a)**은");
        check("```\n**a)**은\n```\n", "```\n**a)**은\n```\n");
    }

    #[test]
    fn a_blank_line_ends_what_was_open() {
        check("**열림(1)\n\n닫힘)**은", "**열림(1)\n\n닫힘)**은");
    }
}
