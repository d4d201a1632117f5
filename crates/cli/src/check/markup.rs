//! The tags of a stretch of raw HTML with the bytes of their attributes, which a repair of the source needs.

use std::ops::Range;

/// A start tag.
#[derive(Debug)]
pub(crate) struct Tag {
    /// The name in lower case.
    pub(crate) name: String,
    /// The tag's bytes.
    pub(crate) range: Range<usize>,
    attributes: Vec<(String, Range<usize>)>,
}

impl Tag {
    /// The bytes of an attribute's value, without quotation marks.
    pub(crate) fn attribute(&self, name: &str) -> Option<Range<usize>> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, range)| range.clone())
    }
}

/// After so many tags that never end, what follows is text: each has cost a walk to the end.
const MOST_UNENDED: usize = 4;

/// The start tags in a range of a text; comments have none, and neither has what a script holds.
pub(crate) fn tags(source: &str, range: Range<usize>) -> Vec<Tag> {
    let mut tags = Vec::new();
    let (mut at, mut unended) = (range.start, 0);
    while unended <= MOST_UNENDED
        && let Some(found) = source[at..range.end].find('<')
    {
        at += found;
        let rest = &source[at..range.end];
        if rest.starts_with("<!--") {
            at += rest.find("-->").unwrap_or(rest.len());
            continue;
        }
        let Some(tag) = tag(source, at..range.end) else {
            (at, unended) = (at + 1, unended + usize::from(rest[1..].starts_with(is_letter)));
            continue;
        };
        at = tag.range.end;
        if matches!(tag.name.as_str(), "script" | "style") {
            at = end_of_raw(&source[..range.end], at, &tag.name);
        }
        tags.push(tag);
    }
    tags
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// Where the end tag of a script or a style starts; the end of the text if there is none.
fn end_of_raw(text: &str, from: usize, name: &str) -> usize {
    let is_end =
        |after: &str| after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let mut ends = text[from..].match_indices("</").map(|(found, _)| from + found);
    ends.find(|at| is_end(&text[at + 2..])).unwrap_or(text.len())
}

/// The tag that starts where the range does.
fn tag(source: &str, range: Range<usize>) -> Option<Tag> {
    let text = &source[range.clone()];
    let name: String = text[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
    if !name.starts_with(is_letter) {
        return None;
    }
    let mut at = 1 + name.len();
    let mut attributes = Vec::new();
    loop {
        at += text[at..].find(|c: char| !c.is_whitespace() && c != '/')?;
        if text[at..].starts_with('>') {
            break;
        }
        let first = text[at..].chars().next()?.len_utf8();
        let stops = |c: char| c.is_whitespace() || "/>=".contains(c);
        let end = at + first + text[at + first..].find(stops)?;
        let attribute = text[at..end].to_ascii_lowercase();
        at = end;
        let sign = at + text[at..].find(|c: char| !c.is_whitespace())?;
        if !text[sign..].starts_with('=') {
            attributes.push((attribute, range.start + at..range.start + at));
            continue;
        }
        let value = sign + 1 + text[sign + 1..].find(|c: char| !c.is_whitespace())?;
        let quote = text[value..].chars().next().filter(|c| matches!(c, '"' | '\''));
        let start = value + quote.map_or(0, char::len_utf8);
        let end = start
            + match quote {
                Some(quote) => text[start..].find(quote)?,
                None => text[start..].find(|c: char| c.is_whitespace() || c == '>')?,
            };
        attributes.push((attribute, range.start + start..range.start + end));
        at = end + quote.map_or(0, char::len_utf8);
    }
    Some(Tag {
        name: name.to_ascii_lowercase(),
        range: range.start..range.start + at + 1,
        attributes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_with_and_without_quotation_marks() {
        let html = "가<IMG src='a b' alt=c hidden/><!-- <a href=x> --><script src=\"//s\"><a></script><한>";
        let found: Vec<_> = tags(html, 0..html.len())
            .into_iter()
            .map(|tag| {
                let values = tag
                    .attributes
                    .iter()
                    .map(|(name, range)| (name.as_str(), &html[range.clone()]));
                (
                    tag.name.clone(),
                    values
                        .map(|(name, value)| format!("{name}={value}"))
                        .collect::<Vec<_>>()
                        .join(" "),
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("img".to_owned(), "src=a b alt=c hidden=".to_owned()),
                ("script".to_owned(), "src=//s".to_owned()),
            ]
        );
    }

    #[test]
    fn what_never_ends_is_no_tag() {
        assert!(tags("<a href=\"x", 0..10).is_empty());
        assert!(tags("<", 0..1).is_empty());
    }
}
