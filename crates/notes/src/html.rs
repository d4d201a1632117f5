//! Block tree to HTML: every element and attribute is written here from the tree, never copied from a post.

mod inline;
mod url;

use std::collections::HashMap;

use crate::Post;
use crate::tree::{Block, BlockKind, Inline, Item, Row, text_of};

/// How the HTML is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Whether images of other origins are loaded. Without it, a button with their description stands in their place.
    pub remote_images: bool,
    /// The level, 1 to 6, that the highest heading among the blocks gets in the page.
    pub heading_base: u8,
    /// The words of the placeholders, in the reader's language.
    pub words: Words<'a>,
}

/// The words of the buttons and placeholders.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// On the button that loads an embedded deck: "Show the slides here".
    pub load_embed: &'a str,
    /// On the button that loads one image: "Load the image".
    pub load_image: &'a str,
    /// In place of a description that an image does not have: "Image without a description".
    pub no_alt: &'a str,
    /// Label of the link back from a footnote.
    pub footnote_back: &'a str,
    /// On the button that copies some code: "Copy".
    pub copy: &'a str,
}

/// The footnotes of a post, for one page: each is written once, with the blocks that refer to it first, however many do.
pub struct Footnotes<'a> {
    /// Sorted by their labels.
    blocks: &'a [Block],
    /// The indices of those referred to so far, in their order.
    referred: Vec<usize>,
    /// The numbers of those, by their labels.
    numbers: HashMap<String, u32>,
}

impl<'a> Footnotes<'a> {
    /// None of the post's footnotes has been referred to.
    pub fn of(post: &'a Post) -> Self {
        Self { blocks: &post.footnotes, referred: Vec::new(), numbers: HashMap::new() }
    }
}

/// The HTML of some blocks, with the footnotes at their end that they are the first on the page to refer to.
///
/// Element ids and fragment links carry the prefix `n-`, so that a post cannot clobber the page.
pub fn render(blocks: &[Block], footnotes: &mut Footnotes<'_>, options: &Options<'_>) -> String {
    let top = headings(blocks).iter().map(|heading| heading.level).min().unwrap_or(1);
    let written = footnotes.referred.len();
    let mut page = Page { html: String::new(), options, footnotes, top, in_link: false };
    page.blocks(blocks);
    page.footnotes(written);
    page.html
}

/// A heading of the notes, for a list of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The element id that [`render`] gives it.
    pub id: String,
    /// Its text without marks.
    pub text: String,
}

/// The headings among some blocks, in their order.
pub fn headings(blocks: &[Block]) -> Vec<Heading> {
    let mut found = Vec::new();
    for block in blocks {
        collect_headings(block, &mut found);
    }
    found
}

/// How many images of other origins some blocks hold, which the reader may have to ask for.
pub fn remote_images(blocks: &[Block]) -> usize {
    let mut count = 0;
    for block in blocks {
        block.each_text(&mut |inlines| count += count_remote(inlines));
    }
    count
}

fn count_remote(inlines: &[Inline]) -> usize {
    let count = |inline: &Inline| match inline {
        Inline::Image(image) => {
            let target = url::for_resource(&image.url);
            usize::from(target.is_some_and(|target| url::is_remote(&target)))
        }
        Inline::Styled(_, content) | Inline::Link(_, content) => count_remote(content),
        _ => 0,
    };
    inlines.iter().map(count).sum()
}

fn collect_headings(block: &Block, found: &mut Vec<Heading>) {
    if let BlockKind::Heading { level, id, content } = &block.kind {
        found.push(Heading {
            level: *level,
            id: format!("n-{id}"),
            text: text_of(content).trim().to_owned(),
        });
    }
    block.children().for_each(|child| collect_headings(child, found));
}

/// The HTML under construction.
struct Page<'a, 'b> {
    html: String,
    options: &'a Options<'a>,
    footnotes: &'a mut Footnotes<'b>,
    /// The level of the highest heading.
    top: u8,
    /// Whether a link is open.
    in_link: bool,
}

impl Page<'_, '_> {
    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { level, id, content } => self.heading(*level, id, content),
            BlockKind::Paragraph(content) => self.paragraph(content, false),
            BlockKind::Quote(blocks) => {
                self.html.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.html.push_str("</blockquote>\n");
            }
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items),
            BlockKind::Code { language, text } => self.code(language, text),
            BlockKind::Table(rows) => self.table(rows),
            BlockKind::Rule => self.html.push_str("<hr>\n"),
            BlockKind::Footnote { label, blocks } => {
                self.html.push_str("<aside class=\"footnote\"><p>");
                escape(label, &mut self.html);
                self.html.push_str("</p>\n");
                self.blocks(blocks);
                self.html.push_str("</aside>\n");
            }
        }
    }

    fn heading(&mut self, level: u8, id: &str, content: &[Inline]) {
        let level = (self.options.heading_base + level.saturating_sub(self.top)).clamp(1, 6);
        self.html.push_str(&format!("<h{level}"));
        attribute("id", &format!("n-{id}"), &mut self.html);
        self.html.push('>');
        self.inlines(content);
        self.html.push_str(&format!("</h{level}>\n"));
        self.embeds(content);
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[Item]) {
        let element = if start.is_some() { "ol" } else { "ul" };
        self.html.push_str(&format!("<{element}"));
        if let Some(start) = start.filter(|start| *start != 1) {
            attribute("start", &start.to_string(), &mut self.html);
        }
        self.html.push_str(">\n");
        for item in items {
            self.html.push_str(match item.task {
                Some(true) => "<li class=\"task\"><input type=\"checkbox\" disabled checked> ",
                Some(false) => "<li class=\"task\"><input type=\"checkbox\" disabled> ",
                None => "<li>",
            });
            for block in &item.blocks {
                match &block.kind {
                    BlockKind::Paragraph(content) if tight => self.paragraph(content, true),
                    _ => self.block(block),
                }
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str(&format!("</{element}>\n"));
    }

    fn code(&mut self, language: &str, text: &str) {
        self.html.push_str("<div class=\"code\"><button type=\"button\" class=\"copy\">");
        escape(self.options.words.copy, &mut self.html);
        self.html.push_str("</button><pre tabindex=\"0\"><code");
        if !language.is_empty() {
            attribute("data-language", language, &mut self.html);
        }
        self.html.push('>');
        escape(text, &mut self.html);
        self.html.push_str("</code></pre></div>\n");
    }

    /// Nothing where there are no rows, as raw HTML can have it.
    fn table(&mut self, rows: &[Row]) {
        let Some((head, rows)) = rows.split_first() else { return };
        self.html.push_str("<div class=\"table\" tabindex=\"0\"><table>\n<thead>");
        self.row(head, "th");
        self.html.push_str("</thead><tbody>\n");
        for row in rows {
            self.row(row, "td");
            self.html.push('\n');
        }
        self.html.push_str("</tbody></table></div>\n");
    }

    fn row(&mut self, row: &Row, cell_name: &str) {
        self.html.push_str("<tr>");
        for cell in &row.cells {
            self.html.push_str(&format!("<{cell_name}>"));
            self.inlines(cell);
            self.embeds(cell);
            self.html.push_str(&format!("</{cell_name}>"));
        }
        self.html.push_str("</tr>");
    }

    fn footnote_reference(&mut self, label: &str) {
        let known = self.footnotes.numbers.get(label).copied();
        let found = self.footnotes.blocks.binary_search_by(|block| block.label().cmp(label));
        let Ok(index) = found else {
            return escape(&format!("[^{label}]"), &mut self.html);
        };
        let number = known.unwrap_or(crate::door::count(self.footnotes.referred.len() + 1));
        let element = if self.in_link { "span" } else { "a" };
        self.html.push_str(&format!("<sup class=\"footnote-reference\"><{element}"));
        if !self.in_link {
            attribute("href", &format!("#n-fn-{number}"), &mut self.html);
        }
        if known.is_none() {
            self.footnotes.referred.push(index);
            self.footnotes.numbers.insert(label.to_owned(), number);
            attribute("id", &format!("n-fn-{number}-from"), &mut self.html);
        }
        self.html.push_str(&format!(">{number}</{element}></sup>"));
    }

    /// The footnotes that the text refers to beyond those `written` before, and those that they refer to in turn.
    fn footnotes(&mut self, written: usize) {
        if self.footnotes.referred.len() == written {
            return;
        }
        self.html.push_str("<section class=\"footnotes\"><ol");
        if written > 0 {
            attribute("start", &(written + 1).to_string(), &mut self.html);
        }
        self.html.push_str(">\n");
        let mut number = written;
        let footnotes = self.footnotes.blocks;
        while let Some(index) = self.footnotes.referred.get(number).copied() {
            number += 1;
            let id = format!("n-fn-{number}");
            self.html.push_str("<li");
            attribute("id", &id, &mut self.html);
            self.html.push('>');
            if let BlockKind::Footnote { blocks, .. } = &footnotes[index].kind {
                self.blocks(blocks);
            }
            self.html.push_str("<a class=\"footnote-back\"");
            attribute("href", &format!("#{id}-from"), &mut self.html);
            attribute("aria-label", self.options.words.footnote_back, &mut self.html);
            self.html.push_str(">↩</a></li>\n");
        }
        self.html.push_str("</ol></section>\n");
    }
}

/// Writes text so that it stays text, between tags and in quotation marks.
pub fn escape(text: &str, html: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        html.push_str(text.get(from..at).unwrap_or_default());
        html.push_str(escaped);
        from = at + 1;
    }
    html.push_str(text.get(from..).unwrap_or_default());
}

/// Writes an attribute with its value in quotation marks.
fn attribute(name: &str, value: &str, html: &mut String) {
    html.push_str(&format!(" {name}=\""));
    escape(value, html);
    html.push('"');
}

#[cfg(test)]
mod tests;
