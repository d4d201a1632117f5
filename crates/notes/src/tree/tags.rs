//! Cuts raw HTML into tags and text.
//!
//! A full HTML tokenizer is 36 KB of WebAssembly, most of it states and entities that no post has. This one knows tags,
//! attributes, comments and raw text elements. It need not agree with a browser in corner cases: nothing that it yields
//! is passed through, all markup is rebuilt from the tree, so that a disagreement can only show a tag as text.

use pulldown_cmark::{Event, Parser};

/// A piece of raw HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// A start tag.
    Start(Tag<'a>),
    /// An end tag, with its name in lower case.
    End { name: String, start: usize, source: &'a str },
    /// Text between tags, entities resolved.
    Text { text: String, start: usize },
}

/// Names in lower case and values, entities resolved.
type Attributes = Vec<(String, String)>;

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// The name in lower case.
    pub(crate) name: String,
    attributes: Attributes,
    /// The byte offset of the tag.
    pub(crate) start: usize,
    /// The tag as written.
    pub(crate) source: &'a str,
}

impl Tag<'_> {
    /// The value of an attribute, trimmed; empty if there is none. The first of two with one name counts.
    pub(crate) fn attribute(&self, name: &str) -> String {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    }
}

/// Elements whose content is text whatever it looks like.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// After so many tags that never end, what follows is text: each has cost a walk to the end.
const MOST_UNENDED: usize = 16;

/// Cuts raw HTML. With `raw_text`, what stands in scripts and styles is text.
pub(crate) fn cut(html: &str, raw_text: bool) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut at, mut unended) = (0, 0);
    while at < html.len() {
        if unended > MOST_UNENDED {
            push_text(&html[at..], at, &mut tokens);
            break;
        }
        let text_end = html[at..].find('<').map_or(html.len(), |found| at + found);
        push_text(&html[at..text_end], at, &mut tokens);
        if text_end == html.len() {
            break;
        }
        at = markup(html, text_end, &mut tokens).unwrap_or_else(|| {
            unended += 1;
            push_text("<", text_end, &mut tokens);
            text_end + 1
        });
        if let Some(Token::Start(tag)) = tokens.last().filter(|_| raw_text)
            && let Some(name) = RAW.iter().find(|raw| **raw == tag.name)
        {
            let end = find_end_tag(html, at, name);
            if at < end {
                tokens.push(Token::Text { text: html[at..end].to_owned(), start: at });
            }
            at = end;
        }
    }
    tokens
}

/// Reads what starts with the `<` at an offset; gives the offset after it, or `None` if it never ends.
fn markup<'a>(html: &'a str, start: usize, tokens: &mut Vec<Token<'a>>) -> Option<usize> {
    let rest = &html[start..];
    let skip = |end: &str| rest.find(end).map(|found| start + found + end.len());
    if rest.starts_with("<!--") {
        return skip("-->");
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return skip(">");
    }
    let is_end = rest.starts_with("</");
    let name_at = start + 1 + usize::from(is_end);
    if !html[name_at..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        push_text("<", start, tokens);
        return Some(start + 1);
    }
    let (name, attributes, end) = Scanner { html, at: name_at }.tag()?;
    let source = &html[start..end];
    tokens.push(match is_end {
        true => Token::End { name, start, source },
        false => Token::Start(Tag { name, attributes, start, source }),
    });
    Some(end)
}

/// Adds text, to the text before it where there is some.
fn push_text(text: &str, start: usize, tokens: &mut Vec<Token<'_>>) {
    if text.is_empty() {
        return;
    }
    match tokens.last_mut() {
        Some(Token::Text { text: before, .. }) => before.push_str(&resolve(text)),
        _ => tokens.push(Token::Text { text: resolve(text), start }),
    }
}

/// Where the end tag of a raw text element starts; the end of the text if there is none.
fn find_end_tag(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = html[at..].find("</") {
        let rest = &html[at + found + 2..];
        if rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return at + found;
        }
        at += found + 2;
    }
    html.len()
}

/// Walks over a tag.
struct Scanner<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// The name, the attributes and the end of a tag; `None` if the text ends inside it.
    fn tag(mut self) -> Option<(String, Attributes, usize)> {
        let name = self.until(|c| c.is_whitespace() || c == '/' || c == '>').to_ascii_lowercase();
        let mut attributes = Vec::new();
        loop {
            self.until(|c| !c.is_whitespace() && c != '/');
            if self.rest().starts_with('>') {
                return Some((name, attributes, self.at + 1));
            }
            let first = self.rest().chars().next()?;
            let from = self.at;
            self.at += first.len_utf8();
            self.until(|c| c.is_whitespace() || matches!(c, '/' | '>' | '='));
            let attribute = self.html[from..self.at].to_ascii_lowercase();
            attributes.push((attribute, self.value()?));
        }
    }

    /// The value after the name of an attribute; empty if it has none.
    fn value(&mut self) -> Option<String> {
        let before = self.at;
        self.until(|c| !c.is_whitespace());
        if !self.rest().starts_with('=') {
            self.at = before;
            return Some(String::new());
        }
        self.at += 1;
        self.until(|c| !c.is_whitespace());
        let quote = self.rest().chars().next().filter(|c| matches!(c, '"' | '\''));
        let Some(quote) = quote else {
            return Some(resolve(self.until(|c| c.is_whitespace() || c == '>')));
        };
        self.at += 1;
        let value = resolve(self.until(|c| c == quote));
        self.rest().starts_with(quote).then(|| {
            self.at += 1;
            value
        })
    }

    fn rest(&self) -> &'a str {
        &self.html[self.at..]
    }

    /// Goes on to the first character that stops it; gives what it passed.
    fn until(&mut self, stops: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(stops).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }
}

/// Resolves entities by the table that the Markdown parser has anyway.
fn resolve(text: &str) -> String {
    /// The longest name is `CounterClockwiseContourIntegral`.
    const LONGEST: usize = 33;
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        resolved.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        let Some(length) = end.map(|end| end + 1) else {
            resolved.push('&');
            rest = &rest[1..];
            continue;
        };
        let entity = &rest[..length];
        let plain = entity[1..]
            .trim_end_matches(';')
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
        match Parser::new(entity)
            .find_map(|event| if let Event::Text(text) = event { Some(text) } else { None })
        {
            Some(character) if plain => resolved.push_str(&character),
            _ => resolved.push_str(entity),
        }
        rest = &rest[length..];
    }
    resolved.push_str(rest);
    crate::door::compose_in_place(&mut resolved);
    resolved
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows tokens as `<name a=b>`, `</name>` and quoted text.
    #[track_caller]
    fn check(html: &str, expected: &str) {
        let tokens = cut(html, true);
        let show = |token: &Token<'_>| match token {
            Token::Start(tag) => {
                let attributes =
                    tag.attributes.iter().map(|(name, value)| format!(" {name}={value}"));
                format!("<{}{}>", tag.name, attributes.collect::<String>())
            }
            Token::End { name, .. } => format!("</{name}>"),
            Token::Text { text, .. } => format!("{text:?}"),
        };
        assert_eq!(tokens.iter().map(show).collect::<Vec<_>>().join(" "), expected, "{html}");
    }

    #[test]
    fn tags_and_attributes() {
        check("<IMG src='a b' alt=c hidden/>x", "<img src=a b alt=c hidden=> \"x\"");
        check(
            "<a href=\"x?a=1&amp;b=2\" title = y>z</A >",
            "<a href=x?a=1&b=2 title=y> \"z\" </a>",
        );
        check("<br/><hr />", "<br> <hr>");
    }

    #[test]
    fn what_is_no_tag_is_text() {
        check("a < b <3 <한글> x", "\"a < b <3 <한글> x\"");
        check("<a href=\"never closed", "\"<a href=\\\"never closed\"");
    }

    #[test]
    fn comments_vanish_and_scripts_are_text() {
        check("a<!-- <b> -->c<!DOCTYPE html>", "\"ac\"");
        check("a<!-- b", "\"a<!-- b\"");
        check("<script>if (a<b) '</b>'</SCRIPT>d", "<script> \"if (a<b) '</b>'\" </script> \"d\"");
        check("<style>x", "<style> \"x\"");
    }

    #[test]
    fn entities() {
        check(
            "&lt;b&gt; &hellip; &#54620; &#x2F; &nosuch; & R&D;",
            "\"<b> … 한 / &nosuch; & R&D;\"",
        );
    }
}
