//! Builds the block tree from what the two adapters (Markdown and raw HTML) open and close.
//!
//! The tree's depth is bounded here: what is nested deeper is kept, but flat.

use crate::door::{self, count};
use crate::tree::{Anchor, Block, BlockKind, Image, Inline, Item, Lines, Row, Style, text_of};
use crate::tree::{autolink, shortcode};
use crate::{Diagnostic, Problem};

/// Containers nested deeper than this are left out and their content kept. Real posts stay below 15.
const MAX_DEPTH: usize = 60;

/// What does not nest by itself may stand inside of that: a table, its row, its cell, a heading. HTML can nest those, too.
const INNERMOST: usize = MAX_DEPTH + 4;

/// What can be open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Open {
    Root,
    Quote,
    Footnote(String),
    List { start: Option<u64>, tight: bool },
    Item { task: Option<bool> },
    Heading(u8),
    Paragraph,
    Code(String),
    Table,
    Row,
    Cell,
    Styled(Style),
    Link { url: String, title: String },
    Image { url: String, title: String },
}

impl Open {
    /// Whether blocks can stand directly inside.
    fn holds_blocks(&self) -> bool {
        matches!(
            self,
            Self::Root | Self::Quote | Self::Footnote(_) | Self::List { .. } | Self::Item { .. }
        )
    }

    fn is_inline(&self) -> bool {
        matches!(self, Self::Styled(_) | Self::Link { .. } | Self::Image { .. })
    }

    /// Whether it may nest in itself without end.
    fn nests(&self) -> bool {
        self.is_inline() || (self.holds_blocks() && *self != Self::Root)
    }
}

/// Something open, with what it holds so far.
struct Frame {
    what: Open,
    /// The element's name, if raw HTML opened it.
    element: Option<String>,
    start: usize,
    blocks: Vec<Block>,
    items: Vec<Item>,
    inlines: Vec<Inline>,
    cells: Vec<Vec<Inline>>,
    rows: Vec<Row>,
}

/// Finds the line of a byte offset.
pub(crate) struct LineIndex {
    starts: Vec<usize>,
    first: u32,
}

impl LineIndex {
    /// The lines of a text whose first line has the number `first` in the file.
    pub(crate) fn new(text: &str, first: u32) -> Self {
        let starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { starts, first }
    }

    pub(crate) fn line(&self, offset: usize) -> u32 {
        self.first + count(self.starts.partition_point(|start| *start <= offset)).saturating_sub(1)
    }
}

/// The tree under construction.
pub(crate) struct Builder<'a> {
    text: &'a str,
    index: LineIndex,
    frames: Vec<Frame>,
    /// Where the first of what was nested too deep starts.
    too_deep: Option<usize>,
}

impl<'a> Builder<'a> {
    /// A builder for a body whose first line has the number `first` in the file.
    pub(crate) fn new(text: &'a str, first: u32) -> Self {
        let index = LineIndex::new(text, first);
        let mut builder = Self { text, index, frames: Vec::new(), too_deep: None };
        builder.push(Open::Root, 0);
        builder
    }

    /// Closes everything and gives the blocks, and what was surprising about them.
    pub(crate) fn finish(mut self) -> (Vec<Block>, Option<Diagnostic>) {
        self.close_to(1, self.text.len());
        let found = self.too_deep.map(|start| {
            let text = self.text.get(start..).unwrap_or_default();
            Diagnostic::new(Problem::TooDeep, (self.line(start), 1), text)
        });
        (self.frames.pop().map(|root| root.blocks).unwrap_or_default(), found)
    }

    /// The line of a byte offset.
    pub(crate) fn line(&self, offset: usize) -> u32 {
        self.index.line(offset)
    }

    /// Opens something; gives the mark that [`Builder::close_to`] takes to close it.
    pub(crate) fn open(&mut self, what: Open, start: usize) -> usize {
        if what.is_inline() {
            self.ensure_paragraph(start);
        } else if !matches!(what, Open::Row | Open::Cell) {
            self.leave_paragraph(start);
        }
        let mark = self.frames.len();
        if mark < MAX_DEPTH || mark < INNERMOST && !what.nests() {
            self.push(what, start);
        } else {
            self.too_deep.get_or_insert(start);
        }
        mark
    }

    /// Opens something for an HTML element, to be closed by its end tag.
    pub(crate) fn open_element(&mut self, name: &str, what: Open, start: usize) {
        let mark = self.open(what, start);
        if let Some(frame) = self.frames.get_mut(mark) {
            frame.element = Some(name.to_owned());
        }
    }

    /// Closes the innermost HTML element of that name, if only HTML elements opened after `floor` are in its way.
    pub(crate) fn close_element(&mut self, name: &str, floor: usize, end: usize) {
        let inside = self.frames.iter().enumerate().skip(floor).rev();
        let mut reach = inside
            .take_while(|(_, frame)| frame.element.is_some() || frame.what == Open::Paragraph);
        if let Some((mark, _)) = reach.find(|(_, frame)| frame.element.as_deref() == Some(name)) {
            self.close_to(mark, end);
        }
    }

    /// Closes all that was opened since the mark was given.
    pub(crate) fn close_to(&mut self, mark: usize, end: usize) {
        while self.frames.len() > mark.max(1) {
            self.close_top(end);
        }
    }

    /// How much is open: a floor for [`Builder::close_element`].
    pub(crate) fn depth(&self) -> usize {
        self.frames.len()
    }

    /// Whether a frame of this sort is innermost.
    pub(crate) fn is_in(&self, what: &Open) -> bool {
        self.frames
            .last()
            .is_some_and(|top| std::mem::discriminant(&top.what) == std::mem::discriminant(what))
    }

    /// Whether running text has begun.
    pub(crate) fn is_in_text(&self) -> bool {
        self.top().is_some_and(|top| top.what.is_inline() || !top.inlines.is_empty())
    }

    /// Says that the innermost item has a check box.
    pub(crate) fn set_task(&mut self, done: bool) {
        if let Some(Open::Item { task }) = self
            .frames
            .iter_mut()
            .rev()
            .map(|frame| &mut frame.what)
            .find(|what| what.holds_blocks())
        {
            *task = Some(done);
        }
    }

    /// Says that a paragraph of its own stands in the innermost item: its list is set with space.
    pub(crate) fn loosen(&mut self) {
        if let [
            ..,
            Frame { what: Open::List { tight, .. }, .. },
            Frame { what: Open::Item { .. }, .. },
        ] = &mut self.frames[..]
        {
            *tight = false;
        }
    }

    /// Ends the running paragraph, if no element other than it is open.
    pub(crate) fn leave_paragraph(&mut self, end: usize) {
        while self.frames.len() > 1
            && self.top().is_some_and(|top| top.what == Open::Paragraph || top.what.is_inline())
        {
            self.close_top(end);
        }
    }

    /// Adds running text.
    pub(crate) fn text(&mut self, text: &str, start: usize) {
        if text.is_empty() {
            return;
        }
        self.ensure_paragraph(start);
        let Some(top) = self.frames.last_mut() else { return };
        match top.inlines.last_mut() {
            Some(Inline::Text(last)) => last.push_str(text),
            _ => top.inlines.push(Inline::Text(text.to_owned())),
        }
    }

    /// Adds a piece of running text that is not plain.
    pub(crate) fn inline(&mut self, inline: Inline, start: usize) {
        self.ensure_paragraph(start);
        if let Some(top) = self.frames.last_mut() {
            top.inlines.push(inline);
        }
    }

    /// Adds a block that holds nothing.
    pub(crate) fn block(&mut self, kind: BlockKind, start: usize, end: usize) {
        self.leave_paragraph(start);
        let block = Block { lines: self.lines(start, end), kind };
        self.attach(block);
    }

    fn push(&mut self, what: Open, start: usize) {
        self.frames.push(Frame {
            what,
            element: None,
            start,
            blocks: Vec::new(),
            items: Vec::new(),
            inlines: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
        });
    }

    fn top(&self) -> Option<&Frame> {
        self.frames.last()
    }

    fn ensure_paragraph(&mut self, start: usize) {
        if self.top().is_some_and(|top| {
            top.what.holds_blocks() || matches!(top.what, Open::Table | Open::Row)
        }) {
            self.push(Open::Paragraph, start);
        }
    }

    fn lines(&self, start: usize, end: usize) -> Lines {
        let text = self.text.get(start..end.max(start)).unwrap_or_default();
        let last = start + text.trim_end().len().max(1) - 1;
        (self.index.line(start), self.index.line(last) + 1)
    }

    fn close_top(&mut self, end: usize) {
        let Some(mut frame) = self.frames.pop() else { return };
        let lines = self.lines(frame.start, end);
        if !matches!(frame.what, Open::Code(_))
            && !self.in_link()
            && !matches!(frame.what, Open::Link { .. })
        {
            frame.inlines = shortcode::embed_all(frame.inlines, lines.0);
            frame.inlines = autolink::link_all(frame.inlines, lines.0);
        }
        frame.inlines.iter_mut().for_each(compose);
        let kind = match frame.what {
            Open::Styled(style) => return self.add(Inline::Styled(style, frame.inlines)),
            Open::Link { url, title } => {
                return self.add(Inline::Link(Anchor { url, title, line: lines.0 }, frame.inlines));
            }
            Open::Image { url, title } => {
                let alt = text_of(&frame.inlines);
                return self.add(Inline::Image(Image { url, alt, title, line: lines.0 }));
            }
            Open::Cell => {
                return self.frames.last_mut().map_or((), |row| row.cells.push(frame.inlines));
            }
            Open::Row => {
                let row = Row { line: lines.0, cells: frame.cells };
                return self.frames.last_mut().map_or((), |table| table.rows.push(row));
            }
            Open::Item { task } => {
                return self.attach_item(Item { lines, task, blocks: frame.blocks });
            }
            Open::Paragraph if is_blank(&frame.inlines) => return,
            Open::Paragraph | Open::Root => BlockKind::Paragraph(frame.inlines),
            Open::Heading(level) => {
                BlockKind::Heading { level, id: String::new(), content: frame.inlines }
            }
            Open::Quote => BlockKind::Quote(frame.blocks),
            Open::Footnote(label) => BlockKind::Footnote { label, blocks: frame.blocks },
            Open::List { start, tight } => BlockKind::List { start, tight, items: frame.items },
            Open::Code(language) => BlockKind::Code { language, text: text_of(&frame.inlines) },
            Open::Table => BlockKind::Table(frame.rows),
        };
        self.attach(Block { lines, kind });
    }

    fn in_link(&self) -> bool {
        self.frames.iter().any(|frame| matches!(frame.what, Open::Link { .. }))
    }

    fn add(&mut self, inline: Inline) {
        if let Some(top) = self.frames.last_mut() {
            top.inlines.push(inline);
        }
    }

    /// Puts a block where blocks can stand: a stray one in a list becomes an item, one in a table a row. Where only
    /// running text can stand, its text does.
    fn attach(&mut self, block: Block) {
        let Some(parent) = self.frames.last_mut() else { return };
        let cell = |block: &Block| match block.inlines() {
            [] => vec![Inline::Text(block.text())],
            inlines => inlines.to_vec(),
        };
        match parent.what {
            Open::List { .. } => {
                parent.items.push(Item { lines: block.lines, task: None, blocks: vec![block] })
            }
            Open::Table => {
                let cells = vec![cell(&block)];
                parent.rows.push(Row { line: block.lines.0, cells });
            }
            Open::Row => parent.cells.push(cell(&block)),
            _ if parent.what.holds_blocks() => parent.blocks.push(block),
            _ => parent.inlines.push(Inline::Text(block.text())),
        }
    }

    fn attach_item(&mut self, item: Item) {
        let Some(parent) = self.frames.last_mut() else { return };
        match parent.what {
            Open::List { .. } => parent.items.push(item),
            _ => item.blocks.into_iter().for_each(|block| self.attach(block)),
        }
    }
}

/// Composes text that was put together from pieces: entities, and what stood around a comment.
fn compose(inline: &mut Inline) {
    if let Inline::Text(text) = inline {
        door::compose_in_place(text);
    }
}

/// Whether running text shows nothing.
fn is_blank(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Break(_) => true,
        Inline::Styled(_, content) => is_blank(content),
        _ => false,
    })
}
