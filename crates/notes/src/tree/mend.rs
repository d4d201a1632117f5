//! Mends lines that CommonMark reads differently from what their authors saw in the engine they wrote for.
//!
//! - `##제목` is a heading for the engines of many older blogs.
//! - A rule `---` right under a sentence or an image would make a heading of it.
//! - `[label]: {{< relref "a b" >}}` is a link definition once the engine has filled it in; the spaces break it.
//!
//! No line is added or removed, so that every finding keeps its place.

use std::borrow::Cow;

/// A text above a rule that is longer than this, in characters, is no heading.
const LONGEST_TITLE: usize = 60;

/// The text with such lines mended.
pub(crate) fn mend(text: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut from = 0;
    let mut offset = 0;
    let mut fence: Option<&str> = None;
    let (mut above, mut higher) = ("", "");
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ if fence.is_none() && line.len() - line.trim_start_matches(' ').len() <= 3 => {
                if let Some(new) = mended_line(line, above, higher) {
                    mended.push_str(&text[from..offset]);
                    mended.push_str(&new);
                    from = offset + line.len();
                }
            }
            _ => {}
        }
        higher = above;
        above = if fence.is_some() { "" } else { trimmed };
        offset += line.len();
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    mended.push_str(&text[from..]);
    Cow::Owned(mended)
}

fn mended_line(line: &str, above: &str, higher: &str) -> Option<String> {
    let trimmed = line.trim();
    let hashes = trimmed.bytes().take_while(|b| *b == b'#').count();
    let glued = trimmed[hashes..].starts_with(|c: char| !c.is_whitespace());
    if (2..=6).contains(&hashes) && glued {
        return Some(line.replacen(&trimmed[..hashes], &format!("{} ", &trimmed[..hashes]), 1));
    }
    let is_rule = trimmed.len() >= 3 && trimmed.bytes().all(|b| b == b'-');
    if is_rule && (is_prose(above) || higher.starts_with('#') && is_text(above)) {
        return Some(line.replace('-', "*"));
    }
    let defines = trimmed.starts_with('[') && trimmed.contains("]: {{");
    defines.then(|| {
        let at = line.find("{{").unwrap_or_default();
        format!("{}{}", &line[..at], line[at..].trim_end().replace(' ', "\u{a0}")) + "\n"
    })
}

/// Whether a line is text that nobody would put above a rule to make a heading of it.
fn is_prose(line: &str) -> bool {
    let ends = ['.', '!', '?', ')', '>', ',', ';', '。', '~', 'ㅋ', 'ㅎ'];
    is_text(line)
        && (line.ends_with(ends) || line.chars().count() > LONGEST_TITLE || line.contains("://"))
}

fn is_text(line: &str) -> bool {
    !line.is_empty() && !line.starts_with(['#', '-', '*', '+', '|', '`', '~', '='])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(mend(text), expected);
        assert_eq!(text.lines().count(), expected.lines().count());
    }

    #[test]
    fn headings_without_a_space() {
        check("##제목\n###Keynote -10:00\n", "## 제목\n### Keynote -10:00\n");
        check("##첫째날##\n", "## 첫째날##\n");
        check(
            "#해시태그 #후기\n##\n#######\n    ##code\n",
            "#해시태그 #후기\n##\n#######\n    ##code\n",
        );
        check("```\n##제목\n```\n##제목", "```\n##제목\n```\n## 제목");
    }

    #[test]
    fn rules_under_sentences() {
        check("좋았다.\n---\n끝\n", "좋았다.\n***\n끝\n");
        check("![x](y.png)\n-----\n", "![x](y.png)\n*****\n");
        check("# 이름\n10:00, 코엑스\n---\n", "# 이름\n10:00, 코엑스\n***\n");
        check("제목\n---\n", "제목\n---\n");
        check("- 하나.\n---\n", "- 하나.\n---\n");
    }

    #[test]
    fn definitions_with_a_shortcode() {
        check("[a]: {{< relref \"b c\" >}}\n", "[a]: {{<\u{a0}relref\u{a0}\"b\u{a0}c\"\u{a0}>}}\n");
    }
}
