//! Raw HTML to block tree: the adapter for the tokens of HTML that authors put into Markdown.
//!
//! Nothing of it is passed through. Elements with a meaning of ours become that; the tags of the others are dropped
//! and their text is kept; what only looks like a tag (`Vec<T>`) stays text.

use crate::tree::builder::{Builder, Open};
use crate::tree::tags::{self, Tag, Token};
use crate::tree::{BlockKind, Embed, Image, Inline, Style};

/// A stretch of raw HTML and where it stands in the body.
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) start: usize,
}

/// The allow-list: the elements of raw HTML, and of the embeds of old blogs, each with the attributes that are read. Of
/// others no tag is a tag, and no attribute gets further than here. Elements without a meaning of ours lose their tags
/// and keep their text.
const ALLOWED: &str = "\
    a href title;audio src;embed src title;frame src title;iframe src title;img alt data-src src title;ol start;\
    script data-id src title;source src;video src;\
    b;code;del;em;i;ins;kbd;mark;s;samp;small;strike;strong;sub;sup;u;\
    abbr;acronym;address;area;article;aside;base;basefont;bdi;bdo;big;blockquote;body;br;button;canvas;caption;center;\
    cite;col;colgroup;data;datalist;dd;details;dfn;dialog;div;dl;dt;fieldset;figcaption;figure;font;footer;form;\
    frameset;h1;h2;h3;h4;h5;h6;head;header;hgroup;hr;html;input;label;legend;li;link;main;map;math;meta;meter;nav;\
    noscript;object;optgroup;option;output;p;param;picture;pre;progress;q;rp;rt;ruby;section;select;slot;span;style;\
    summary;svg;table;tbody;td;template;textarea;tfoot;th;thead;time;title;tr;track;tt;ul;var;wbr";

/// Those that end a paragraph.
const BREAKS: &str = "p div center section article header footer main aside figure figcaption details summary address dl dt \
    dd form fieldset nav hgroup caption thead tbody";

/// Reads an HTML block.
pub(crate) fn read_block(builder: &mut Builder<'_>, pieces: &[Piece]) {
    let mut html = String::new();
    let mut starts = Vec::with_capacity(pieces.len());
    for piece in pieces {
        starts.push(html.len());
        html.push_str(&piece.text);
    }
    let place = |offset: usize| match starts.partition_point(|start| *start <= offset) {
        0 => 0,
        after => pieces[after - 1].start + (offset - starts[after - 1]),
    };
    let floor = builder.depth();
    let mut reader = Reader { builder, html: &html, place: &place, floor, block: true, raw: false };
    reader.read();
    builder.close_to(floor, place(html.len()));
}

/// Reads one inline tag.
pub(crate) fn read_inline(builder: &mut Builder<'_>, piece: &Piece) {
    let place = |offset: usize| piece.start + offset;
    Reader { builder, html: &piece.text, place: &place, floor: 1, block: false, raw: false }.read();
}

struct Reader<'a, 'b> {
    builder: &'a mut Builder<'b>,
    html: &'a str,
    /// From an offset in `html` to one in the body.
    place: &'a dyn Fn(usize) -> usize,
    /// Frames below were open before and are not closed from here.
    floor: usize,
    /// Whether block elements count.
    block: bool,
    /// Whether a raw text element (`script`, `style`) is open.
    raw: bool,
}

impl Reader<'_, '_> {
    fn read(&mut self) {
        for token in tags::cut(self.html, self.block, is_read) {
            match token {
                Token::Start(tag) => self.start(&tag),
                Token::End { name, start, source } => self.end(&name, start, source),
                Token::Text { text, start } => self.text(&text, (self.place)(start)),
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let at = (self.place)(tag.start);
        let name = tag.name.as_str();
        if let Some(style) = style(name) {
            return self.builder.open_element(name, Open::Styled(style), at);
        }
        match name {
            "br" => self.builder.inline(Inline::Break(true), at),
            "img" => self.image(tag, at),
            "iframe" | "embed" | "frame" => self.embed(tag, "src", at),
            "script" => {
                let source = if tag.attribute("data-id").is_empty() { "src" } else { "data-id" };
                self.embed(tag, source, at);
                self.raw = true;
            }
            "style" => self.raw = true,
            "a" => {
                let (url, title) = (tag.attribute("href"), tag.attribute("title"));
                if !url.is_empty() {
                    self.builder.open_element(name, Open::Link { url, title }, at);
                }
            }
            "video" | "audio" | "source" => self.media(tag, at),
            _ if self.block => self.start_block(name, tag, at),
            _ => self.unknown(name, tag.start, tag.source),
        }
    }

    fn start_block(&mut self, name: &str, tag: &Tag<'_>, at: usize) {
        let what = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Open::Heading(name.as_bytes()[1] - b'0'),
            "ul" => Open::List { start: None, tight: true },
            "ol" => {
                Open::List { start: Some(tag.attribute("start").parse().unwrap_or(1)), tight: true }
            }
            "li" => Open::Item { task: None },
            "blockquote" => Open::Quote,
            "pre" => Open::Code(String::new()),
            "table" => Open::Table,
            "tr" if self.builder.is_in(&Open::Table) => Open::Row,
            "td" | "th" if self.builder.is_in(&Open::Row) => Open::Cell,
            // What is folded away is named by its summary, a term by its definition list: they are heads.
            "summary" | "dt" => {
                self.builder.leave_paragraph(at);
                Open::Styled(Style::Strong)
            }
            "hr" => return self.builder.block(BlockKind::Rule, at, at),
            _ if is_break(name) => return self.builder.leave_paragraph(at),
            _ => return self.unknown(name, tag.start, tag.source),
        };
        if matches!(what, Open::Item { .. }) {
            self.builder.close_element("li", self.floor, at);
        }
        self.builder.open_element(name, what, at);
    }

    fn end(&mut self, name: &str, start: usize, source: &str) {
        let at = (self.place)(start);
        self.raw = false;
        if self.block && is_break(name) {
            self.builder.leave_paragraph(at);
        } else if !is_element(name) {
            self.unknown(name, start, source);
        } else {
            self.builder.close_element(name, self.floor, at);
        }
    }

    /// Text between tags. The text of scripts and styles is shown as code, for nothing is lost.
    fn text(&mut self, text: &str, at: usize) {
        if self.raw {
            if !text.trim().is_empty() {
                let code = BlockKind::Code { language: "html".to_owned(), text: text.to_owned() };
                self.builder.block(code, at, at + text.len());
            }
        } else if self.builder.is_in(&Open::Code(String::new())) {
            self.builder.text(text, at);
        } else if !text.trim().is_empty() || self.builder.is_in_text() {
            self.builder.text(&collapse(text), at);
        }
    }

    /// What is no HTML element is no tag: its text is shown as written.
    fn unknown(&mut self, name: &str, start: usize, source: &str) {
        if !is_element(name) {
            self.builder.text(source, (self.place)(start));
        }
    }

    fn image(&mut self, tag: &Tag<'_>, at: usize) {
        let src = tag.attribute("src");
        let url = if src.is_empty() { tag.attribute("data-src") } else { src };
        if !url.is_empty() {
            let (alt, title, line) =
                (tag.attribute("alt"), tag.attribute("title"), self.builder.line(at));
            self.builder.inline(Inline::Image(Image { url, alt, title, line }), at);
        }
    }

    fn embed(&mut self, tag: &Tag<'_>, source: &str, at: usize) {
        let url = tag.attribute(source);
        if !url.is_empty() {
            let (title, line) = (tag.attribute("title"), self.builder.line(at));
            self.builder.inline(Inline::Embed(Embed { url, title, captioned: false, line }), at);
        }
    }

    /// A recording hosted as a file becomes a link to it.
    fn media(&mut self, tag: &Tag<'_>, at: usize) {
        let url = tag.attribute("src");
        if !url.is_empty() {
            let anchor = crate::tree::Anchor {
                url: url.clone(),
                title: String::new(),
                line: self.builder.line(at),
            };
            self.builder.inline(Inline::Link(anchor, vec![Inline::Text(url)]), at);
        }
    }
}

/// The styled elements.
fn style(name: &str) -> Option<Style> {
    Some(match name {
        "em" | "i" => Style::Emphasis,
        "strong" | "b" => Style::Strong,
        "s" | "del" | "strike" => Style::Strikethrough,
        "u" | "ins" => Style::Underline,
        "mark" => Style::Mark,
        "kbd" => Style::Keyboard,
        "sup" => Style::Superscript,
        "sub" => Style::Subscript,
        "small" => Style::Small,
        "code" | "samp" => Style::Code,
        _ => return None,
    })
}

/// The attributes that are read of an element; `None` if it is no element.
fn attributes(element: &str) -> Option<impl Iterator<Item = &'static str>> {
    ALLOWED.split(';').find_map(|entry| {
        let rest = entry.strip_prefix(element)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| rest.split(' ').skip(1))
    })
}

fn is_element(name: &str) -> bool {
    attributes(name).is_some()
}

fn is_read(element: &str, attribute: &str) -> bool {
    attributes(element).is_some_and(|mut read| read.any(|read| read == attribute))
}

fn is_break(name: &str) -> bool {
    BREAKS.split(' ').any(|element| element == name)
}

/// Runs of white space as one space, as HTML shows them.
fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            collapsed.push(c);
        } else if !collapsed.ends_with(' ') {
            collapsed.push(' ');
        }
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::tree::{Block, markdown};

    fn tree(html: &str) -> Vec<Block> {
        markdown::read(&format!("<div>\n{html}a\n</div>\n"), 1).0
    }

    /// What may be read of some element, and what no reader should be given.
    const OTHERS: [&str; 24] = [
        "action", "background", "class", "code", "codebase", "content", "data", "data-embed",
        "dynsrc", "form", "formaction", "http-equiv", "id", "longdesc", "name", "onclick",
        "onerror", "onload", "ping", "poster", "srcdoc", "srcset", "style", "xlink:href",
    ];

    #[test]
    fn the_listed_attributes_are_read_and_no_others() {
        let listed: BTreeSet<&str> =
            ALLOWED.split(';').flat_map(|entry| entry.split(' ').skip(1)).collect();
        for entry in ALLOWED.split(';') {
            let (element, _) = entry.split_once(' ').unwrap_or((entry, ""));
            for attribute in listed.iter().chain(&OTHERS) {
                let with = |attributes: &[&str]| {
                    let written = attributes.iter().map(|name| format!(" {name}=\"7\""));
                    tree(&format!("<{element}{}>", written.collect::<String>()))
                };
                let rest: Vec<&str> = attributes(element)
                    .expect("an entry")
                    .filter(|read| read != attribute)
                    .collect();
                let more = [&rest[..], &[attribute]].concat();
                let counts = with(&rest) != with(&more) || with(&[]) != with(&[attribute]);
                assert_eq!(counts, is_read(element, attribute), "{attribute} of {element}");
            }
        }
    }

    #[test]
    fn the_listed_elements_are_tags_and_no_others() {
        for entry in ALLOWED.split(';') {
            let element = entry.split(' ').next().unwrap_or_default();
            let text = tree(&format!("<{element}></{element}>"))[0].text();
            assert!(!text.contains('<'), "{element}: {text}");
        }
        for other in [
            "t", "vec", "xmp", "plaintext", "noembed", "marquee", "blink", "mglyph", "x-a",
            "portal", "a:b", "scripts",
        ] {
            let text = tree(&format!("<{other} title=b>"))[0].text();
            assert!(text.contains(&format!("<{other} title=b>")), "{text}");
        }
        for name in BREAKS.split(' ') {
            assert!(is_element(name), "{name}");
        }
    }
}
