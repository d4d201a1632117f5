//! Markdown to block tree: the adapter for pulldown-cmark's events.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::door::count;
use crate::tree::builder::{Builder, Open};
use crate::tree::emphasis;
use crate::tree::markup::{self, Piece};
use crate::tree::mend;
use crate::tree::{Block, BlockKind, Inline, Style};
use crate::{Diagnostic, Problem};

/// What is on: what the bundled blog engines have in common.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Reads the body of a post, whose first line has the number `first` in the file.
pub(crate) fn read(body: &str, first: u32) -> (Vec<Block>, Vec<Diagnostic>) {
    let mended = mend::mend(body);
    let repaired = emphasis::repair(&mended);
    let mut reader = Reader {
        builder: Builder::new(&repaired.text, first),
        marker: repaired.marker,
        marks: Vec::new(),
        html: None,
        fence: None,
        braces: None,
        cells_end: None,
        text: &repaired.text,
        findings: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&repaired.text, OPTIONS).into_offset_iter() {
        reader.event(event, range);
    }
    let (blocks, found) = reader.builder.finish();
    reader.findings.extend(found);
    (blocks, reader.findings)
}

/// An attribute of a heading: its name and its value.
type Attribute<'a> = (CowStr<'a>, Option<CowStr<'a>>);

struct Reader<'a> {
    builder: Builder<'a>,
    marker: Option<char>,
    /// The builder's marks of the tags that are open.
    marks: Vec<usize>,
    /// The lines of the HTML block that is open.
    html: Option<Vec<Piece>>,
    /// Where the fenced code block that is open starts.
    fence: Option<usize>,
    /// What stands in braces at the end of the heading that is open, if it is text and no attributes.
    braces: Option<String>,
    /// Where the last cell of the row that is open ends.
    cells_end: Option<usize>,
    text: &'a str,
    findings: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.html = Some(Vec::new()),
            Event::End(TagEnd::HtmlBlock) => {
                let pieces = self.html.take().unwrap_or_default();
                markup::read_block(&mut self.builder, &pieces);
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => {
                self.end(tag, &range);
                let mark = self.marks.pop().unwrap_or(1);
                self.builder.close_to(mark, range.end);
            }
            Event::Html(html) => {
                let text = self.clean(&html);
                match &mut self.html {
                    Some(pieces) => pieces.push(Piece { text, start: range.start }),
                    None => {
                        markup::read_block(&mut self.builder, &[Piece { text, start: range.start }])
                    }
                }
            }
            Event::InlineHtml(html) => {
                let text = self.clean(&html);
                markup::read_inline(&mut self.builder, &Piece { text, start: range.start });
            }
            Event::Text(text) => {
                let text = if self.is_marked(&text) { self.clean(&text).into() } else { text };
                self.builder.text(&text, range.start);
            }
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                let code = self.clean(&code);
                self.builder.inline(Inline::Code(code), range.start);
            }
            Event::SoftBreak => self.builder.inline(Inline::Break(false), range.start),
            Event::HardBreak => self.builder.inline(Inline::Break(true), range.start),
            Event::Rule => self.builder.block(BlockKind::Rule, range.start, range.end),
            Event::TaskListMarker(done) => self.builder.set_task(done),
            Event::FootnoteReference(label) => {
                let label = self.clean(&label);
                self.builder.inline(Inline::FootnoteReference(label), range.start);
            }
        }
    }

    /// What is to be done before a tag is closed.
    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::CodeBlock => self.check_fence(range.end),
            TagEnd::Heading(_) => {
                if let Some(braces) = self.braces.take() {
                    self.builder.text(&braces, range.start);
                }
            }
            TagEnd::TableCell => self.cells_end = Some(range.end),
            TagEnd::TableRow => self.add_surplus(range.end),
            _ => {}
        }
    }

    /// Adds the cells of a row that the head of its table has no columns for: the parser leaves them out.
    fn add_surplus(&mut self, end: usize) {
        let start = self.cells_end.take().unwrap_or(end);
        let text = self.text;
        let cells = text.get(start..end).unwrap_or_default().split('|').map(str::trim);
        for cell in cells.filter(|cell| !cell.is_empty()) {
            let cell = self.clean(cell);
            let mark = self.builder.open(Open::Cell, start);
            self.builder.text(&cell, start);
            self.builder.close_to(mark, end);
        }
    }

    /// What stands in braces at the end of a heading, if it is text: `## 발표 {둘째 날}`, not `{#id .class key=value}`.
    fn braces(&self, attributes: &[Attribute<'_>], range: &Range<usize>) -> Option<String> {
        let is_word = |(key, value): &Attribute<'_>| value.is_none() && !key.starts_with(':');
        let source = attributes.iter().any(is_word).then(|| &self.text[range.clone()])?;
        let inside = &source[source.rfind('{')?..];
        Some(format!(" {}", self.clean(&inside[..=inside.find('}')?])))
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let what = match tag {
            Tag::Heading { level, attrs, .. } => {
                self.braces = self.braces(&attrs, &range);
                Open::Heading(level as u8)
            }
            Tag::BlockQuote(_) => Open::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.fence = Some(range.start);
                Open::Code(language(&info))
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => Open::Code(String::new()),
            Tag::List(start) => Open::List { start, tight: true },
            Tag::Item => Open::Item { task: None },
            Tag::FootnoteDefinition(label) => Open::Footnote(self.clean(&label)),
            Tag::Table(_) => Open::Table,
            Tag::TableHead | Tag::TableRow => Open::Row,
            Tag::TableCell => Open::Cell,
            Tag::Emphasis => Open::Styled(Style::Emphasis),
            Tag::Strong => Open::Styled(Style::Strong),
            Tag::Strikethrough => Open::Styled(Style::Strikethrough),
            Tag::Superscript => Open::Styled(Style::Superscript),
            Tag::Subscript => Open::Styled(Style::Subscript),
            Tag::Link { dest_url, title, .. } => {
                Open::Link { url: self.clean(&dest_url), title: self.clean(&title) }
            }
            Tag::Image { dest_url, title, .. } => {
                Open::Image { url: self.clean(&dest_url), title: self.clean(&title) }
            }
            Tag::Paragraph => {
                self.builder.loosen();
                Open::Paragraph
            }
            Tag::HtmlBlock
            | Tag::MetadataBlock(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => Open::Paragraph,
        };
        self.marks.push(self.builder.open(what, range.start));
    }

    /// Reports a fenced code block that nothing closes: it swallows the rest of the post.
    fn check_fence(&mut self, end: usize) {
        let Some(start) = self.fence.take() else { return };
        let code = self.text.get(start..end).unwrap_or_default().trim_end();
        let mark = code.chars().next().filter(|c| matches!(c, '`' | '~')).unwrap_or('`');
        let opening: String = code.chars().take_while(|c| *c == mark).collect();
        let last = code
            .rsplit_once('\n')
            .map_or("", |(_, last)| last)
            .trim_start_matches([' ', '\t', '>']);
        if !last.starts_with(&opening) || last.chars().any(|c| c != mark) {
            let indent =
                self.text[..start].rsplit('\n').next().map_or(0, |before| before.chars().count());
            let place = (self.builder.line(start), count(indent + 1));
            self.findings.push(Diagnostic::new(Problem::OpenCode, place, ""));
        }
    }

    /// Text without the marker of the emphasis repair.
    fn clean(&self, text: &str) -> String {
        match self.marker {
            Some(marker) if self.is_marked(text) => text.replace(marker, ""),
            _ => text.to_owned(),
        }
    }

    /// Whether a text holds the marker.
    fn is_marked(&self, text: &str) -> bool {
        self.marker.is_some_and(|marker| text.contains(marker))
    }
}

/// The language of a fence: its first word, without the braces and options of any engine.
fn language(info: &str) -> String {
    let word = info.trim_start_matches(['{', '.']).split([' ', ',', '{', '}', ':', '=']).next();
    word.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markdown: &str, expected: &[(u32, u32)]) {
        let places: Vec<_> =
            read(markdown, 1).1.iter().map(|finding| (finding.line, finding.column)).collect();
        assert_eq!(places, expected, "{markdown}");
    }

    #[test]
    fn a_fence_that_nothing_closes_is_reported() {
        check("글\n\n```rust\nlet a = 1;\n", &[(3, 1)]);
        check("- 글\n  ~~~~\n  ~~~\n", &[(2, 3)]);
    }

    /// The text of the first block.
    #[track_caller]
    fn check_text(markdown: &str, expected: &str) {
        let (blocks, _) = read(markdown, 1);
        assert_eq!(blocks[0].text().trim(), expected, "{markdown}");
    }

    #[test]
    fn words_in_braces_stay_and_attributes_go() {
        check_text("## 발표 {둘째 날} ##", "발표 {둘째 날}");
        check_text("발표 {둘째}\n---", "발표 {둘째}");
        check_text("## 발표 {#id .class key=value}", "발표");
        check_text("## 발표 {: .class}", "발표");
    }

    #[test]
    fn cells_beyond_the_head_stay() {
        check_text("| a |\n|---|\n| 1 | 2 | **3** |\n| 4 |", "a\n1\n2\n**3**\n4");
    }

    #[test]
    fn text_is_composed_where_entities_and_comments_stood() {
        check_text("가&#x1112;&#x1161;&#x11ab;", "가한");
        check_text("e<!-- -->\u{301}", "\u{e9}");
        check_text("<p title=\"\">&#x1112;&#x1161;</p>", "하");
    }

    #[test]
    fn closed_fences_are_fine() {
        check("```\na\n```\n\n> ```\n> a\n> ```\n\n- ```\n  a\n  ```\n\n    indented\n", &[]);
    }
}
