//! Cuts the body into stretches of text and sessions whose lines tile it: nothing is lost, nothing is shown twice.
//!
//! The tree is walked in the order of [`crate::extract::leaf`]. A container that a cut goes through (a list, a
//! quotation, a table) is closed before the cut and opened again after it, unless the session starts inside of it:
//! then its notes stand on their own.

use crate::Segment;
use crate::extract::candidate::Candidate;
use crate::extract::leaf::{Body, lines};
use crate::tree::{Block, BlockKind, Inline, Item, Row};

/// A session as the cutter needs it.
pub(crate) struct Cut {
    /// Its first leaf.
    pub(crate) leaf: usize,
    /// The leaf after its last.
    pub(crate) end: usize,
    /// The line of the first leaf.
    pub(crate) line: u32,
    /// The leaves that are shown as the session's title, and what they say beyond it.
    pub(crate) titles: Vec<(usize, Vec<Inline>)>,
    /// The cell that is the title, if a row is.
    pub(crate) cell: Option<usize>,
}

/// The cut that makes a candidate a session.
pub(crate) fn of(body: &Body<'_>, it: &Candidate) -> Cut {
    let mut titles = Vec::new();
    for (n, leaf) in it.titles.iter().enumerate() {
        let text = match it.cell {
            Some(cell) => body.leaves[*leaf].cells.get(cell).map_or(&[][..], Vec::as_slice),
            None => body.leaves[*leaf].text,
        };
        let mut more = Vec::new();
        let (title, rest) = match it.rest.filter(|_| n == 0) {
            Some((inline, byte)) => (&text[..inline], rest_of(&text[inline..], byte)),
            None => (text, Vec::new()),
        };
        more_than_words(title, &mut more);
        if n + 1 == it.titles.len() {
            let said = it.head.more.iter().chain(&it.head.around).chain(&it.byline);
            let said = said.cloned().collect::<Vec<_>>().join(" ");
            if !said.is_empty() {
                more.push(Inline::Text(said));
            }
        }
        more.extend(rest);
        titles.push((*leaf, more));
    }
    Cut { leaf: it.leaf, end: it.end, line: it.line, titles, cell: it.cell }
}

/// Running text from a byte of its first piece on.
fn rest_of(text: &[Inline], byte: usize) -> Vec<Inline> {
    let Some((Inline::Text(first), after)) = text.split_first() else { return text.to_vec() };
    let first = first.get(byte..).unwrap_or(first).trim_start_matches(['.', ' ']);
    let first = Inline::Text(first.to_owned());
    std::iter::once(first).chain(after.iter().cloned()).collect()
}

/// What a title holds that its words do not say: images, frames and footnotes.
fn more_than_words(title: &[Inline], more: &mut Vec<Inline>) {
    for inline in title {
        match inline {
            Inline::Image(_) | Inline::Embed(_) | Inline::FootnoteReference(_) => {
                more.push(inline.clone())
            }
            Inline::Styled(_, content) | Inline::Link(_, content) => more_than_words(content, more),
            _ => {}
        }
    }
}

/// A stretch to come: where it starts, and of which session it is.
#[derive(Debug)]
struct Stretch {
    leaf: usize,
    session: Option<usize>,
}

/// A block with the index of the stretch it belongs to.
type Part = (usize, Block);

/// Cuts the blocks of a body. The segments tile the lines from `first` up to `end`.
pub(crate) fn cut(blocks: Vec<Block>, sessions: &[Cut], (first, end): (u32, u32)) -> Vec<Segment> {
    let mut stretches = vec![Stretch { leaf: 0, session: None }];
    for (n, session) in sessions.iter().enumerate() {
        stretches.push(Stretch { leaf: session.leaf, session: Some(n) });
        if sessions.get(n + 1).is_none_or(|next| next.leaf > session.end) {
            stretches.push(Stretch { leaf: session.end, session: None });
        }
    }
    let mut cutter = Cutter { sessions, stretches: &stretches, leaf: 0, at: 0 };
    let parts = cutter.blocks(blocks);
    let mut segments: Vec<Segment> = stretches
        .iter()
        .map(|Stretch { session, .. }| {
            let line = session.map_or(0, |n| sessions[n].line);
            Segment { lines: (line, line), session: *session, blocks: Vec::new() }
        })
        .collect();
    for (at, block) in parts {
        let segment = &mut segments[at];
        if segment.lines.0 == 0 {
            segment.lines.0 = block.lines.0;
        }
        segment.blocks.push(block);
    }
    segments.retain(|segment| segment.session.is_some() || !segment.blocks.is_empty());
    tile(segments, first, end)
}

struct Cutter<'a> {
    sessions: &'a [Cut],
    stretches: &'a [Stretch],
    /// The index of the next leaf.
    leaf: usize,
    /// The stretch that it belongs to.
    at: usize,
}

impl Cutter<'_> {
    fn blocks(&mut self, blocks: Vec<Block>) -> Vec<Part> {
        let mut parts = Vec::new();
        for block in blocks {
            self.block(block, &mut parts);
        }
        parts
    }

    fn block(&mut self, Block { lines, kind }: Block, parts: &mut Vec<Part>) {
        let first = self.leaf;
        match kind {
            BlockKind::Paragraph(content) => self.paragraph(content, lines.0, parts),
            BlockKind::Quote(inner) => {
                let inner = self.blocks(inner);
                self.wrap(inner, first, parts, |blocks| (lines.0, BlockKind::Quote(blocks)));
            }
            BlockKind::Footnote { label, blocks } => {
                let inner = self.blocks(blocks);
                self.wrap(inner, first, parts, |blocks| {
                    (lines.0, BlockKind::Footnote { label: label.clone(), blocks })
                });
            }
            BlockKind::List { start, tight, items } => {
                for (n, item) in items.into_iter().enumerate() {
                    self.item(item, (start.map(|start| start + n as u64), tight, n == 0), parts);
                }
            }
            BlockKind::Table(rows) => {
                for (n, row) in rows.into_iter().enumerate() {
                    self.row(row, n == 0, parts);
                }
            }
            BlockKind::Heading { .. } | BlockKind::Code { .. } | BlockKind::Rule => {
                let (at, more) = self.next();
                match more {
                    Some(more) => push_paragraph(at, more, lines.0, parts),
                    None => parts.push((at, Block { lines, kind })),
                }
            }
        }
    }

    /// Steps over a leaf: its stretch, and if it is a session's title, what it says beyond that.
    fn next(&mut self) -> (usize, Option<Vec<Inline>>) {
        while self.stretches.get(self.at + 1).is_some_and(|next| next.leaf <= self.leaf) {
            self.at += 1;
        }
        let session = self.stretches[self.at].session.map(|n| &self.sessions[n]);
        let title = session
            .and_then(|session| session.titles.iter().find(|(leaf, _)| *leaf == self.leaf))
            .map(|(_, more)| more.clone());
        self.leaf += 1;
        (self.at, title)
    }

    /// Whether the container that started with the leaf is to be shown around a part of a stretch.
    fn is_inside(&self, at: usize, first: usize) -> bool {
        let Stretch { leaf, session } = self.stretches[at];
        session.is_none() || leaf < first
    }

    fn paragraph(&mut self, content: Vec<Inline>, first: u32, parts: &mut Vec<Part>) {
        let is_break = |inline: &Inline| matches!(inline, Inline::Break(_));
        let behind = content.iter().filter(|inline| is_break(inline)).count();
        let (mut at, mut more) = self.next();
        if more.is_none() && self.goes_on(behind) && content.first().is_some_and(|it| !is_break(it))
        {
            self.leaf += behind;
            let lines = (first, first + 1 + crate::door::count(behind));
            parts.push((at, Block { lines, kind: BlockKind::Paragraph(content) }));
            return;
        }
        let mut open: Option<usize> = None;
        let mut from = 0;
        for (n, text) in lines(&content).enumerate() {
            let line = first + crate::door::count(n);
            if n > 0 {
                (at, more) = self.next();
            }
            if let Some(more) = more.take() {
                push_paragraph(at, more, line, parts);
                open = None;
            } else if let Some((last, Block { lines, kind: BlockKind::Paragraph(shown) })) =
                parts.last_mut()
                && *last == at
                && open == Some(at)
            {
                lines.1 = line + 1;
                shown.extend(content[from - 1..from + text.len()].iter().cloned());
            } else {
                push_paragraph(at, text.to_vec(), line, parts);
                open = Some(at).filter(|_| !text.is_empty());
            }
            from += text.len() + 1;
        }
    }

    /// Whether so many leaves more are shown where the last was, as they are.
    fn goes_on(&self, leaves: usize) -> bool {
        let (first, end) = (self.leaf, self.leaf + leaves);
        let session = self.stretches[self.at].session.map(|n| &self.sessions[n]);
        let mut titles = session.iter().flat_map(|session| &session.titles);
        self.stretches.get(self.at + 1).is_none_or(|next| next.leaf >= end)
            && !titles.any(|(leaf, _)| (first..end).contains(leaf))
    }

    fn item(
        &mut self,
        item: Item,
        (number, tight, is_first): (Option<u64>, bool, bool),
        parts: &mut Vec<Part>,
    ) {
        let first = self.leaf;
        let is_empty = item.blocks.is_empty();
        let inner = match is_empty {
            true => {
                vec![(self.at, Block { lines: item.lines, kind: BlockKind::Quote(Vec::new()) })]
            }
            false => self.blocks(item.blocks),
        };
        let mut opened = false;
        for (at, block) in inner {
            if !self.is_inside(at, first) {
                parts.push((at, block));
                continue;
            }
            let lines = block.lines;
            let blocks = if is_empty { Vec::new() } else { vec![block] };
            match parts.last_mut() {
                Some((last, Block { lines: whole, kind: BlockKind::List { items, .. } }))
                    if *last == at && (opened || !is_first) =>
                {
                    whole.1 = whole.1.max(lines.1);
                    match items.last_mut().filter(|_| opened) {
                        Some(item) => {
                            item.lines.1 = item.lines.1.max(lines.1);
                            item.blocks.extend(blocks);
                        }
                        None => items.push(Item { lines, task: item.task, blocks }),
                    }
                }
                _ => {
                    let items = vec![Item { lines, task: item.task, blocks }];
                    let kind = BlockKind::List { start: number, tight, items };
                    parts.push((at, Block { lines, kind }));
                }
            }
            opened = true;
        }
    }

    fn row(&mut self, row: Row, is_first: bool, parts: &mut Vec<Part>) {
        let leaf = self.leaf;
        let (at, more) = self.next();
        let session = self.stretches[at].session.map(|n| &self.sessions[n]);
        let title = session.filter(|session| session.leaf == leaf).and_then(|it| it.cell);
        let lines = (row.line, row.line + 1);
        if let Some(title) = title {
            let others = row.cells.into_iter().enumerate().filter(|(n, cell)| {
                *n != title && !cell.iter().all(crate::extract::leaf::is_blank)
            });
            let mut content = more.unwrap_or_default();
            for (_, cell) in others {
                if !content.is_empty() {
                    content.push(Inline::Text(" · ".to_owned()));
                }
                content.extend(cell);
            }
            push_paragraph(at, content, row.line, parts);
            return;
        }
        match parts.last_mut() {
            Some((last, Block { lines: whole, kind: BlockKind::Table(rows) }))
                if *last == at && !is_first =>
            {
                whole.1 = whole.1.max(lines.1);
                rows.push(row);
            }
            _ => parts.push((at, Block { lines, kind: BlockKind::Table(vec![row]) })),
        }
    }

    /// Puts a container around the parts of each stretch that started before it.
    fn wrap(
        &self,
        inner: Vec<Part>,
        first: usize,
        parts: &mut Vec<Part>,
        container: impl Fn(Vec<Block>) -> (u32, BlockKind),
    ) {
        let mut inner = inner.into_iter().peekable();
        if inner.peek().is_none() {
            let (line, kind) = container(Vec::new());
            parts.push((self.at, Block { lines: (line, line + 1), kind }));
        }
        while let Some((at, block)) = inner.next() {
            if !self.is_inside(at, first) {
                parts.push((at, block));
                continue;
            }
            let mut blocks = vec![block];
            while let Some((_, block)) = inner.next_if(|(next, _)| *next == at) {
                blocks.push(block);
            }
            let lines = (blocks[0].lines.0, blocks.last().map_or(0, |last| last.lines.1));
            parts.push((at, Block { lines, kind: container(blocks).1 }));
        }
    }
}

fn push_paragraph(at: usize, content: Vec<Inline>, line: u32, parts: &mut Vec<Part>) {
    if !content.is_empty() {
        parts.push((at, Block { lines: (line, line + 1), kind: BlockKind::Paragraph(content) }));
    }
}

/// Stretches the segments so that their lines tile the body: blank lines belong to what stands before them.
fn tile(mut segments: Vec<Segment>, first: u32, end: u32) -> Vec<Segment> {
    let mut least = first;
    for segment in &mut segments {
        segment.lines.0 = segment.lines.0.clamp(least, end.max(least));
        least = segment.lines.0;
    }
    match segments.first_mut() {
        Some(start) if start.session.is_none() => start.lines.0 = first,
        Some(start) if start.lines.0 == first => {}
        _ => segments.insert(0, Segment { lines: (first, end), session: None, blocks: Vec::new() }),
    }
    let starts: Vec<u32> = segments.iter().map(|segment| segment.lines.0).collect();
    for (n, segment) in segments.iter_mut().enumerate() {
        segment.lines.1 = starts.get(n + 1).copied().unwrap_or(end);
    }
    segments
}
