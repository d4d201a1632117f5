//! Cuts the body into stretches of text and sessions whose lines tile it: nothing is lost, nothing is shown twice.

use crate::Segment;
use crate::extract::candidate::{Candidate, Shape, first_line};
use crate::tree::{Block, BlockKind, Inline, Item, Lines};

/// Cuts the blocks of a body. The segments tile the lines from `first` up to `end`.
pub(crate) fn cut(
    blocks: &[Block],
    sessions: &[&Candidate<'_>],
    first: u32,
    end: u32,
) -> Vec<Segment> {
    let mut cutter = Cutter { segments: Vec::new() };
    let mut next = 0;
    for (at, block) in blocks.iter().enumerate() {
        while sessions.get(next).is_some_and(|session| session.end <= at) {
            next += 1;
        }
        let here = sessions.get(next).filter(|session| session.block <= at);
        match (&block.kind, here.and_then(|session| session.item)) {
            (BlockKind::List { start, tight, items }, Some(_)) => {
                let taken: Vec<_> = sessions
                    .iter()
                    .enumerate()
                    .filter(|(_, session)| session.block == at)
                    .collect();
                for (n, item) in items.iter().enumerate() {
                    let session = taken.iter().find(|(_, session)| session.item == Some(n));
                    match session {
                        Some((index, _)) => cutter.session_item(*index, item),
                        None => {
                            cutter.plain_item(item, start.map(|start| start + n as u64), *tight)
                        }
                    }
                }
                next += taken.len();
            }
            _ => match here {
                Some(session) => cutter.session_block(
                    next,
                    block,
                    session.block == at && session.shape != Shape::Embed,
                ),
                None => cutter.add(None, block.lines, Some(block.clone())),
            },
        }
    }
    tile(cutter.segments, first, end)
}

struct Cutter {
    segments: Vec<Segment>,
}

impl Cutter {
    /// Adds a block to the segment of a session or of plain text, opening one where needed.
    fn add(&mut self, session: Option<usize>, lines: Lines, block: Option<Block>) {
        match self.segments.last_mut().filter(|last| last.session == session) {
            Some(last) => {
                last.lines.1 = last.lines.1.max(lines.1);
                last.blocks.extend(block);
            }
            None => {
                self.segments.push(Segment { lines, session, blocks: block.into_iter().collect() })
            }
        }
    }

    /// A block of a session; its title block is left out, for the session itself says it, unless it says more.
    fn session_block(&mut self, session: usize, block: &Block, is_title: bool) {
        let shown = match is_title {
            true => more_than_title(block.inlines(), block.lines),
            false => Some(block.clone()),
        };
        self.add(Some(session), block.lines, shown);
    }

    /// An item that is a session: its first line is the title, what follows are the notes.
    fn session_item(&mut self, session: usize, item: &Item) {
        self.add(Some(session), item.lines, None);
        let Some((first, rest)) = item.blocks.split_first() else { return };
        if let Some(block) = more_than_title(first_line(first.inlines()), first.lines) {
            self.add(Some(session), first.lines, Some(block));
        }
        if let BlockKind::Paragraph(content) = &first.kind {
            let after = content.get(first_line(content).len() + 1..).unwrap_or_default();
            if !after.is_empty() {
                let block =
                    Block { lines: first.lines, kind: BlockKind::Paragraph(after.to_vec()) };
                self.add(Some(session), first.lines, Some(block));
            }
        }
        for block in rest {
            self.add(Some(session), block.lines, Some(block.clone()));
        }
    }

    /// An item among sessions that is none: it stays an item of a list.
    fn plain_item(&mut self, item: &Item, start: Option<u64>, tight: bool) {
        let segment = self
            .segments
            .last_mut()
            .filter(|last| last.session.is_none() && last.lines.1 <= item.lines.0);
        if let Some(Block { lines, kind: BlockKind::List { items, .. } }) =
            segment.and_then(|last| last.blocks.last_mut())
            && items.last().is_some_and(|last| last.lines.1 == item.lines.0)
        {
            lines.1 = item.lines.1;
            items.push(item.clone());
            return;
        }
        let kind = BlockKind::List { start, tight, items: vec![item.clone()] };
        self.add(None, item.lines, Some(Block { lines: item.lines, kind }));
    }
}

/// A title that holds an image, a frame or a footnote, as a paragraph; `None` for one of mere text.
fn more_than_title(title: &[Inline], lines: Lines) -> Option<Block> {
    fn says_more(inline: &Inline) -> bool {
        match inline {
            Inline::Image(_) | Inline::Embed(_) | Inline::FootnoteReference(_) => true,
            Inline::Styled(_, content) | Inline::Link(_, content) => content.iter().any(says_more),
            _ => false,
        }
    }
    title.iter().any(says_more).then(|| Block { lines, kind: BlockKind::Paragraph(title.to_vec()) })
}

/// Stretches the segments so that their lines tile the body: blank lines belong to what stands before them.
fn tile(mut segments: Vec<Segment>, first: u32, end: u32) -> Vec<Segment> {
    if segments.is_empty() {
        return vec![Segment { lines: (first, end), session: None, blocks: Vec::new() }];
    }
    let starts: Vec<u32> = segments.iter().map(|segment| segment.lines.0).collect();
    for (n, segment) in segments.iter_mut().enumerate() {
        let start = if n == 0 { first } else { starts[n] };
        segment.lines = (start, starts.get(n + 1).copied().unwrap_or(end));
    }
    if segments[0].session.is_some() && starts[0] > first {
        segments[0].lines.0 = starts[0];
        segments
            .insert(0, Segment { lines: (first, starts[0]), session: None, blocks: Vec::new() });
    }
    segments
}
