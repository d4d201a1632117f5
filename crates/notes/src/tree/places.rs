//! What stands where in a Markdown text, in bytes of that very text.
//!
//! The block tree knows lines, which is all that reading needs. Who marks or mends a place in an author's file needs the
//! ranges that the same parser, with the same options and the same repair of emphasis, sees there.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::tree::emphasis::{self, Repaired};
use crate::tree::markdown::OPTIONS;

/// A piece of Markdown and the bytes it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The bytes, marks included.
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
}

/// What a piece of Markdown is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Running text as it is shown: as much as stands in one line without other marks between.
    Text(String),
    /// A code block or a code span.
    Code,
    /// Strongly stressed text.
    Strong,
    /// Raw HTML.
    Html,
    /// A link.
    Link(Target),
    /// An image.
    Image(Target),
    /// The definition of a link reference.
    Definition {
        /// Where the reference leads.
        url: String,
    },
}

/// Where a link or an image leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The URL, resolved.
    pub url: String,
    /// The bytes of the label, without its brackets; empty bytes at its place if it has none.
    pub label: Range<usize>,
}

/// The pieces of a Markdown text, by their ends; a link comes after its label.
pub fn places(text: &str) -> Vec<Place> {
    let repaired = emphasis::repair(text);
    let parser = Parser::new_ext(&repaired.text, OPTIONS);
    let definitions = parser.reference_definitions().iter();
    let definitions = definitions.map(|(_, definition)| {
        (What::Definition { url: definition.dest.to_string() }, definition.span.clone())
    });
    let definitions: Vec<_> = definitions.collect();
    let mut finder = Finder { places: Vec::new(), open: Vec::new(), in_code: false };
    for (event, range) in parser.into_offset_iter() {
        finder.event(event, range);
    }
    definitions.into_iter().for_each(|(what, range)| finder.push(what, range));
    unshift(&repaired, finder.places)
}

struct Finder {
    places: Vec<Place>,
    /// The links and images that are open, innermost last.
    open: Vec<Target>,
    in_code: bool,
}

impl Finder {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                self.push(What::Code, range);
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let inside = range.start + 1;
                self.open.push(Target { url: dest_url.into_string(), label: inside..inside });
            }
            Event::End(TagEnd::Link) => self.close(What::Link, range),
            Event::End(TagEnd::Image) => self.close(What::Image, range),
            Event::End(TagEnd::Strong) => self.push(What::Strong, range),
            Event::Text(text) if !self.in_code => self.text(&text, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.push(What::Code, range);
            }
            Event::Html(_) | Event::InlineHtml(_) => match self.places.last_mut() {
                Some(Place { range: last, what: What::Html }) if last.end == range.start => {
                    last.end = range.end;
                }
                _ => self.push(What::Html, range),
            },
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        self.widen(&range);
        match self.places.last_mut() {
            Some(Place { range: last, what: What::Text(before) }) if last.end == range.start => {
                last.end = range.end;
                before.push_str(text);
            }
            _ => self.push(What::Text(text.to_owned()), range),
        }
    }

    fn close(&mut self, what: fn(Target) -> What, range: Range<usize>) {
        if let Some(target) = self.open.pop() {
            self.push(what(target), range);
        }
    }

    fn push(&mut self, what: What, range: Range<usize>) {
        self.widen(&range);
        self.places.push(Place { range, what });
    }

    /// Tells the labels around a piece how far they reach.
    fn widen(&mut self, range: &Range<usize>) {
        for target in &mut self.open {
            if target.label.is_empty() {
                target.label = range.clone();
            }
            target.label.end = target.label.end.max(range.end);
        }
    }
}

/// The pieces as they stand in the text without the marks that its repair put in.
fn unshift(repaired: &Repaired<'_>, mut places: Vec<Place>) -> Vec<Place> {
    let Some(marker) = repaired.marker else { return places };
    let marks: Vec<usize> = repaired.text.match_indices(marker).map(|(at, _)| at).collect();
    let place = |at: usize| at - marks.partition_point(|mark| *mark < at) * marker.len_utf8();
    let shift = |range: &mut Range<usize>| *range = place(range.start)..place(range.end);
    for Place { range, what } in &mut places {
        shift(range);
        match what {
            What::Text(text) => *text = text.replace(marker, ""),
            What::Link(target) | What::Image(target) => shift(&mut target.label),
            _ => {}
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each piece as its name and its source.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let show = |Place { range, what }: &Place| {
            let source = &text[range.clone()];
            match what {
                What::Text(shown) if shown == source => format!("text {source}"),
                What::Text(shown) => format!("text {source} as {shown}"),
                What::Code => format!("code {source}"),
                What::Strong => format!("strong {source}"),
                What::Html => format!("html {source}"),
                What::Link(target) => {
                    format!("link {} to {}", &text[target.label.clone()], target.url)
                }
                What::Image(target) => {
                    format!("image {} at {}", &text[target.label.clone()], target.url)
                }
                What::Definition { url } => format!("definition {source} to {url}"),
            }
        };
        assert_eq!(places(text).iter().map(show).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn text_in_one_piece_a_line() {
        check("가 [나][다] 라\n**바 **\n", &["text 가 [나][다] 라", "text **바 **"]);
        check("a &amp; b", &["text a &amp; b as a & b"]);
    }

    #[test]
    fn links_with_their_labels() {
        check("[가 `나`](//a.kr)", &["text 가 ", "code `나`", "link 가 `나` to //a.kr"]);
        check("![](x.png)[]()", &["image  at x.png", "link  to "]);
        check(
            "[가]\n\n[가]: http://a.kr\n",
            &["text 가", "link 가 to http://a.kr", "definition [가]: http://a.kr to http://a.kr"],
        );
    }

    #[test]
    fn code_and_html_are_one_piece() {
        check("```\na **b\n```\n", &["code ```\na **b\n```"]);
        check("<p>\n<b>가</b>\n</p>\n", &["html <p>\n<b>가</b>\n</p>\n"]);
    }

    #[test]
    fn repaired_emphasis_does_not_shift_what_follows() {
        check("**가(A)**은 `나`", &["text 가(A)", "strong **가(A)**", "text 은 ", "code `나`"]);
    }
}
