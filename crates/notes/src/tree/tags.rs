//! Cuts raw HTML into tags and text, with the tokenizer of the HTML standard (`html5gum`).
//!
//! It is only asked where tags, attributes and comments start and end: what they say stands in the source. So it needs
//! to see little of a text ([`Window`]), and all of it that then has no use, two thirds, is not in the app.

use std::cell::Cell;
use std::convert::Infallible;

use html5gum::{Emitter, Error, Reader, State, Tokenizer};
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

/// From one byte offset to another.
type Span = (usize, usize);

/// After so many tags that never end, what follows is text: each has cost a walk to the end.
const MOST_UNENDED: usize = 16;

/// Whether an attribute of an element is read.
type IsRead = fn(element: &str, attribute: &str) -> bool;

/// Cuts raw HTML, with the attributes that are read. With `raw_text`, what stands in scripts and styles is text.
pub(crate) fn cut(html: &str, raw_text: bool, is_read: IsRead) -> Vec<Token<'_>> {
    let at = Cell::new(0);
    let mut walk = Walk {
        html,
        at: &at,
        raw_text,
        is_read,
        tokens: Vec::new(),
        done: 0,
        open: 0,
        is_end: false,
        name: (0, 0),
        attributes: Vec::new(),
        raw: None,
        last: (0, 0),
    };
    for _ in 0..=MOST_UNENDED {
        let window = Window { html: html.as_bytes(), at: &at };
        let Ok(()) = Tokenizer::new_with_emitter(window, &mut walk).finish();
        // What never ends is text, and what stands in it is read.
        let rest =
            html.get(walk.open + 1..).filter(|_| walk.raw.is_none() && walk.done <= walk.open);
        let Some(next) = rest.and_then(|rest| rest.find('<')) else { break };
        at.set(walk.open + 1 + next);
    }
    walk.text_to(html.len());
    walk.tokens
}

/// What the tokenizer sees of a text: as much as it needs to find tags and comments.
struct Window<'a> {
    html: &'a [u8],
    /// The offset of the next byte; beyond the text after its end was seen.
    at: &'a Cell<usize>,
}

impl Window<'_> {
    #[inline(never)]
    fn next(&self) -> Option<u8> {
        let at = self.at.get();
        self.at.set(at + 1);
        self.html.get(at).copied()
    }
}

impl Reader for Window<'_> {
    type Error = Infallible;

    /// All white space is the same to it, and it sees no character references: what comes of them is known here.
    #[inline(always)]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        Ok(self.next().map(|byte| match byte {
            b'&' => b'+',
            _ => byte.max(b' '),
        }))
    }

    /// It asks for the second `-` of a comment; for document types and CDATA, which end as other declarations do.
    #[inline(always)]
    fn try_read_string(&mut self, expected: &[u8], _: bool) -> Result<bool, Infallible> {
        let at = self.at.get();
        let found = expected == b"-" && self.html.get(at) == Some(&b'-');
        self.at.set(at + usize::from(found));
        Ok(found)
    }
}

/// What the tokenizer has found so far.
struct Walk<'a, 'w> {
    html: &'a str,
    at: &'w Cell<usize>,
    raw_text: bool,
    is_read: IsRead,
    tokens: Vec<Token<'a>>,
    /// Up to where the text is in the tokens.
    done: usize,
    /// Where the last `<` stands.
    open: usize,
    /// The tag that is being read.
    is_end: bool,
    name: Span,
    attributes: Vec<(Span, Span)>,
    /// The raw text element that is open: whether character references count in it.
    raw: Option<bool>,
    /// The name of the last start tag.
    last: Span,
}

impl<'a> Walk<'a, '_> {
    fn part(&self, span: Span) -> &'a str {
        self.html.get(span.0..span.1).unwrap_or_default()
    }

    /// Adds the text up to an offset, to the text before it where there is some.
    fn text_to(&mut self, end: usize) {
        let start = self.done;
        let text = self.part((start, end));
        if text.is_empty() {
            return;
        }
        let text = if self.raw == Some(false) { text.to_owned() } else { resolve(text) };
        match self.tokens.last_mut() {
            Some(Token::Text { text: before, .. }) => before.push_str(&text),
            _ => self.tokens.push(Token::Text { text, start }),
        }
    }

    /// Ends the tag that is being read; gives whether raw text follows.
    #[inline(never)]
    fn end_tag(&mut self) -> bool {
        let (start, end) = (self.open, self.at.get());
        self.text_to(start);
        self.done = end;
        self.raw = None;
        let name = self.part(self.name).to_ascii_lowercase();
        let source = self.part((start, end));
        if self.is_end {
            self.tokens.push(Token::End { name, start, source });
            return false;
        }
        self.last = self.name;
        if self.raw_text {
            self.raw = match name.as_str() {
                "script" | "style" => Some(false),
                "textarea" | "title" => Some(true),
                _ => None,
            };
        }
        let attributes = self.attributes.iter().filter_map(|(attribute, value)| {
            let attribute = self.part(*attribute).to_ascii_lowercase();
            let is_read = (self.is_read)(&name, &attribute);
            is_read.then(|| (attribute, resolve(self.part(*value))))
        });
        let attributes = attributes.collect();
        self.tokens.push(Token::Start(Tag { name, attributes, start, source }));
        self.raw.is_some()
    }

    #[inline(never)]
    fn begin(&mut self, is_end: bool) {
        let at = self.at.get();
        self.is_end = is_end;
        self.name = (at - 1, at);
        self.attributes.clear();
    }
}

impl Emitter for &mut Walk<'_, '_> {
    type Token = Infallible;

    #[inline(always)]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline(always)]
    fn should_resolve_character_references(&mut self) -> bool {
        false
    }

    fn emit_error(&mut self, _: Error) {}

    #[inline(always)]
    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn start_open_tag(&mut self) {
        self.open = self.at.get() - 1;
    }

    fn init_start_tag(&mut self) {
        self.begin(false);
    }

    fn init_end_tag(&mut self) {
        self.begin(true);
    }

    fn push_tag_name(&mut self, _: &[u8]) {
        self.name.1 = self.at.get();
    }

    #[inline(never)]
    fn init_attribute(&mut self) {
        let at = self.at.get();
        self.attributes.push(((at - 1, at), (at, at)));
    }

    #[inline(never)]
    fn push_attribute_name(&mut self, _: &[u8]) {
        let at = self.at.get();
        if let Some((name, _)) = self.attributes.last_mut() {
            name.1 = at;
        }
    }

    /// The first byte of a value has been read, or the quotation mark before it.
    #[inline(never)]
    fn init_attribute_value(&mut self) {
        let at = self.at.get();
        let quoted = matches!(self.html.as_bytes().get(at - 1), Some(b'"' | b'\''));
        let start = at - usize::from(!quoted);
        if let Some((_, value)) = self.attributes.last_mut() {
            *value = (start, start);
        }
    }

    #[inline(never)]
    fn push_attribute_value(&mut self, _: &[u8]) {
        let at = self.at.get();
        if let Some((_, value)) = self.attributes.last_mut() {
            value.1 = at;
        }
    }

    #[inline(always)]
    fn emit_current_tag(&mut self) -> Option<State> {
        if self.end_tag() { Some(State::RawText) } else { None }
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.part(self.name).eq_ignore_ascii_case(self.part(self.last))
    }

    /// A comment is left out if it ends; `</ a>` is one for browsers, but an author's word.
    #[inline(never)]
    fn emit_current_comment(&mut self) {
        let end = self.at.get();
        if end <= self.html.len() && !self.html[self.open..].starts_with("</") {
            self.text_to(self.open);
            self.done = end;
        }
    }

    fn set_last_start_tag(&mut self, _: Option<&[u8]>) {}
    fn emit_eof(&mut self) {}
    fn emit_string(&mut self, _: &[u8]) {}
    fn init_comment(&mut self) {}
    fn emit_current_doctype(&mut self) {}
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}

/// Resolves character references with the table that the Markdown parser has anyway, and by its rule: with a semicolon.
fn resolve(text: &str) -> String {
    let mut parts = text.split('&');
    let mut resolved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
        let end = end.filter(|end| part[*end..].starts_with(';'));
        match end.and_then(|end| Some((meaning(&part[..end])?, &part[end + 1..]))) {
            Some((meaning, rest)) => {
                resolved.push_str(&meaning);
                resolved.push_str(rest);
            }
            None => {
                resolved.push('&');
                resolved.push_str(part);
            }
        }
    }
    crate::door::compose_in_place(&mut resolved);
    resolved
}

/// What a name or a number stands for.
fn meaning(name: &str) -> Option<String> {
    /// The longest name is `CounterClockwiseContourIntegral`.
    const LONGEST: usize = 31;
    if name.len() > LONGEST {
        return None;
    }
    let source = format!("&{name};");
    let meaning = Parser::new(&source).find_map(|event| match event {
        Event::Text(text) => Some(text.into_string()),
        _ => None,
    })?;
    (meaning != source).then_some(meaning)
}

#[cfg(test)]
mod tests;
