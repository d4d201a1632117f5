//! The lines of a body in the order of the text, out of whatever holds them.
//!
//! Extractors ask "what stands after this line?", which a tree answers badly and a list answers at once. A session is
//! a stretch of leaves; [`crate::extract::segment`] walks the tree in the same order to cut it there.

use std::borrow::Cow;

use crate::extract::letters;
use crate::extract::link::{self, OfLeaf};
use crate::extract::phrases::Said;
use crate::tree::{Block, BlockKind, Inline, Row, Style};

/// What a leaf is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeafKind {
    /// A heading of that level.
    Heading(u8),
    /// A line of a paragraph.
    Text,
    /// A row of a table.
    Row,
    /// A block of code.
    Code,
    /// A thematic break.
    Rule,
}

/// A line of running text, a row, or a block that has no text of its own.
#[derive(Clone, Debug)]
pub(crate) struct Leaf<'a> {
    pub(crate) kind: LeafKind,
    /// The line of the file; in raw HTML the line its paragraph starts on or a later one.
    pub(crate) line: u32,
    /// The running text of the line; empty for a row.
    pub(crate) text: &'a [Inline],
    /// The cells of a row.
    pub(crate) cells: &'a [Vec<Inline>],
    /// Its words, put together once: a dozen rooms ask for them.
    words: Cow<'a, str>,
    /// What they say: no part of them says anything else.
    pub(crate) said: Said,
    /// Where it leads.
    pub(crate) links: OfLeaf,
    /// Whether its block starts with it.
    pub(crate) opens: bool,
    /// Whether it stands in a quotation.
    pub(crate) quoted: bool,
    /// The innermost item that holds it: an index into [`Body::items`].
    pub(crate) item: Option<usize>,
    /// The index of its table, counted from 0.
    pub(crate) table: usize,
}

/// An item of a list and the leaves it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ItemSpan {
    /// An index into [`Body::lists`].
    pub(crate) list: usize,
    /// Its place in the list, from 0.
    pub(crate) number: u32,
    /// Whether it has a check box that is not ticked, in a list where others are.
    pub(crate) unticked: bool,
    pub(crate) first: usize,
    pub(crate) end: usize,
}

/// A list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ListSpan {
    pub(crate) items: usize,
    /// The first number of a numbered list.
    pub(crate) start: Option<u64>,
    /// The item that it stands in.
    pub(crate) parent: Option<usize>,
    /// How many lists it stands in.
    pub(crate) depth: usize,
    pub(crate) first: usize,
    pub(crate) end: usize,
}

/// A body as the list of its leaves.
#[derive(Default)]
pub(crate) struct Body<'a> {
    pub(crate) leaves: Vec<Leaf<'a>>,
    pub(crate) items: Vec<ItemSpan>,
    pub(crate) lists: Vec<ListSpan>,
    tables: usize,
}

/// Where the walk is.
#[derive(Clone, Copy, Default)]
struct Place {
    item: Option<usize>,
    depth: usize,
    quoted: bool,
}

impl<'a> Body<'a> {
    /// Lists the leaves of some blocks.
    pub(crate) fn new(blocks: &'a [Block]) -> Self {
        let mut body = Self::default();
        body.walk(blocks, Place::default());
        body
    }

    fn walk(&mut self, blocks: &'a [Block], place: Place) {
        for block in blocks {
            let line = block.lines.0;
            match &block.kind {
                BlockKind::Heading { level, content, .. } => {
                    self.add(LeafKind::Heading(*level), line, content, &[], true, place);
                }
                BlockKind::Paragraph(content) => {
                    let last = block.lines.1.saturating_sub(1).max(line);
                    for (n, text) in lines(content).enumerate() {
                        let at = (line + crate::door::count(n)).min(last);
                        self.add(LeafKind::Text, at, text, &[], n == 0, place);
                    }
                }
                BlockKind::Quote(inner) | BlockKind::Footnote { blocks: inner, .. } => {
                    self.walk(inner, Place { quoted: true, ..place });
                }
                BlockKind::List { items, start, .. } => {
                    let list = self.lists.len();
                    let first = self.leaves.len();
                    let (items_count, depth) = (items.len(), place.depth);
                    let (start, end) = (*start, first);
                    let parent = place.item;
                    self.lists.push(ListSpan {
                        items: items_count,
                        start,
                        parent,
                        depth,
                        first,
                        end,
                    });
                    let ticked = items.iter().any(|item| item.task == Some(true));
                    for (n, item) in items.iter().enumerate() {
                        let (at, first) = (self.items.len(), self.leaves.len());
                        let number = crate::door::count(n);
                        let unticked = ticked && item.task == Some(false);
                        self.items.push(ItemSpan { list, number, unticked, first, end: first });
                        self.walk(
                            &item.blocks,
                            Place { item: Some(at), depth: depth + 1, ..place },
                        );
                        self.items[at].end = self.leaves.len();
                    }
                    self.lists[list].end = self.leaves.len();
                }
                BlockKind::Table(rows) => {
                    for (n, Row { line, cells }) in rows.iter().enumerate() {
                        self.add(LeafKind::Row, *line, &[], cells, n == 0, place);
                    }
                    self.tables += 1;
                }
                BlockKind::Code { .. } => self.add(LeafKind::Code, line, &[], &[], true, place),
                BlockKind::Rule => self.add(LeafKind::Rule, line, &[], &[], true, place),
            }
        }
    }

    fn add(
        &mut self,
        kind: LeafKind,
        line: u32,
        text: &'a [Inline],
        cells: &'a [Vec<Inline>],
        opens: bool,
        place: Place,
    ) {
        let Place { item, quoted, .. } = place;
        let table = self.tables;
        let words = joined(text, cells);
        self.leaves.push(Leaf {
            kind,
            line,
            text,
            cells,
            said: Said::in_text(&words),
            words,
            links: link::of_leaf(text, cells),
            opens,
            quoted,
            item,
            table,
        });
    }
}

impl Leaf<'_> {
    /// Its words; those of a row separated by spaces.
    pub(crate) fn words(&self) -> &str {
        &self.words
    }
}

fn joined<'a>(text: &'a [Inline], cells: &[Vec<Inline>]) -> Cow<'a, str> {
    if let ([Inline::Text(plain)], []) = (text, cells) {
        return Cow::Borrowed(plain);
    }
    let mut joined = words(text);
    for cell in cells {
        push_words(cell, &mut joined);
        joined.push(' ');
    }
    Cow::Owned(joined)
}

/// The lines of running text, cut at its breaks.
pub(crate) fn lines(content: &[Inline]) -> impl Iterator<Item = &[Inline]> {
    content.split(|inline| matches!(inline, Inline::Break(_)))
}

/// Running text without marks and without the descriptions of its images.
pub(crate) fn words(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_words(inlines, &mut text);
    text
}

fn push_words(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(plain) | Inline::Code(plain) => text.push_str(plain),
            Inline::Break(_) => text.push(' '),
            Inline::Styled(_, content) | Inline::Link(_, content) => push_words(content, text),
            _ => {}
        }
    }
}

/// Whether running text says nothing.
pub(crate) fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => letters::is_blank(text),
        Inline::Break(_) => true,
        Inline::Styled(_, content) => content.iter().all(is_blank),
        _ => false,
    }
}

/// Whether a line is bold throughout.
pub(crate) fn is_bold(line: &[Inline]) -> bool {
    let rest = after_bold(line);
    rest.len() < line.len() && !rest.iter().any(says)
}

/// Whether its words have a letter.
fn says(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) | Inline::Code(text) => letters::are_in(text),
        Inline::Styled(_, content) | Inline::Link(_, content) => content.iter().any(says),
        _ => false,
    }
}

/// What follows the bold words that a line starts with.
pub(crate) fn bold_start(line: &[Inline]) -> Option<String> {
    bold_parts(line).map(|(_, rest)| rest)
}

/// The bold words that a line starts with, and what follows them.
pub(crate) fn bold_parts(line: &[Inline]) -> Option<(String, String)> {
    let rest = after_bold(line);
    let bold = &line[..line.len() - rest.len()];
    (!bold.is_empty()).then(|| (words(bold), words(rest)))
}

/// What follows the bold words that a line starts with; all of a line that starts otherwise.
pub(crate) fn after_bold(line: &[Inline]) -> &[Inline] {
    let first = line.iter().position(|inline| !is_blank(inline)).unwrap_or(line.len());
    let is_strong =
        |inline: &&Inline| is_blank(inline) || matches!(inline, Inline::Styled(Style::Strong, _));
    let strong = line[first..].iter().take_while(is_strong).count();
    if strong > 0 { &line[first + strong..] } else { line }
}

/// The link that a line consists of, if it is one throughout.
pub(crate) fn whole_link(line: &[Inline]) -> Option<&crate::tree::Anchor> {
    let mut parts = line.iter().filter(|inline| !is_blank(inline));
    let link = match parts.next()? {
        Inline::Link(anchor, _) => Some(anchor),
        Inline::Styled(_, content) => whole_link(content),
        _ => None,
    };
    link.filter(|_| parts.next().is_none())
}
