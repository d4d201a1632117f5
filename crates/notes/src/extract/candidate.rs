//! Candidates: the places of a post where a session could start, whatever their shape.
//!
//! Every shape that authors use for a list of sessions is found here and becomes the same [`Candidate`];
//! which of them are sessions is decided elsewhere, by what all shapes have in common.

use crate::extract::day;
use crate::extract::link;
use crate::tree::{Block, BlockKind, Inline, Item, Style, text_of};
use crate::{Day, Evidence, LinkKind};

/// The sort of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// A heading of that level. Example: `### 제목`.
    Heading(u8),
    /// A paragraph that is bold throughout. Example: `**제목**`.
    Bold,
    /// An embedded deck with its caption. Example: `<iframe …></iframe> <a title="제목">`.
    Embed,
    /// An item of a list under a day's label. Example: `**첫째날**`, then `- 제목`.
    DayItem,
    /// An item of a list in the section that starts at that block. Example: `## 들은 세션`, then `- 제목`.
    SectionItem(usize),
}

/// A place where a session could start.
#[derive(Clone, Debug)]
pub(crate) struct Candidate<'a> {
    pub(crate) shape: Shape,
    /// The index of the top-level block.
    pub(crate) block: usize,
    /// The index of the item, if the block is a list.
    pub(crate) item: Option<usize>,
    /// The line it starts on.
    pub(crate) line: u32,
    /// The title as it stands there, on one line.
    pub(crate) raw: String,
    /// The running text of the title, for its links.
    pub(crate) head: &'a [Inline],
    /// What follows up to where the next could start.
    pub(crate) notes: Vec<&'a Block>,
    /// The index after its last top-level block.
    pub(crate) end: usize,
    /// The conference day whose label it stands under.
    pub(crate) day: Option<u32>,
    /// Whether it stands in a section that is about something else (booths, further reading).
    pub(crate) aside: bool,
}

/// A top-level block that can title what follows.
struct Mark {
    block: usize,
    shape: Shape,
}

/// All candidates of a body, in the order of the text, and the days whose labels stand in it.
///
/// `is_aside` tells the titles of sections whose content is no programme.
pub(crate) fn find<'a>(
    blocks: &'a [Block],
    is_aside: &dyn Fn(&str) -> bool,
) -> (Vec<Candidate<'a>>, Vec<Day>) {
    let marks: Vec<Mark> =
        blocks.iter().enumerate().filter_map(|(at, block)| mark(blocks, at, block)).collect();
    let mut finder = Finder { blocks, marks, days: Vec::new(), found: Vec::new() };
    finder.walk(is_aside);
    (finder.found, finder.days)
}

fn mark(blocks: &[Block], at: usize, block: &Block) -> Option<Mark> {
    let shape = match &block.kind {
        BlockKind::Heading { level, .. } => Shape::Heading(*level),
        BlockKind::Paragraph(content) if is_bold(content) => Shape::Bold,
        BlockKind::Paragraph(content)
            if starts_with_deck(content) && caption(blocks, at).is_some() =>
        {
            Shape::Embed
        }
        _ => return None,
    };
    Some(Mark { block: at, shape })
}

struct Finder<'a> {
    blocks: &'a [Block],
    marks: Vec<Mark>,
    days: Vec<Day>,
    found: Vec<Candidate<'a>>,
}

impl<'a> Finder<'a> {
    fn walk(&mut self, is_aside: &dyn Fn(&str) -> bool) {
        let mut day: Option<(u32, Shape)> = None;
        let mut section: Option<(usize, Shape)> = None;
        let mut aside: Option<Shape> = None;
        let mut next = 0;
        for (at, block) in self.blocks.iter().enumerate() {
            if let Some(mark) = self.marks.get(next).filter(|mark| mark.block == at) {
                let shape = mark.shape;
                next += 1;
                day = day.filter(|(_, over)| is_inside(shape, *over));
                aside = aside.filter(|over| is_inside(shape, *over));
                section = Some((at, shape));
                let text = text_of(block.inlines());
                if let Some(label) = day::whole(&text).filter(|_| shape != Shape::Embed) {
                    day = Some((label.n, shape));
                    self.add_day(label.n, label.text, &text, block.lines.0);
                } else {
                    let candidate =
                        self.candidate(at, next - 1, day.map(|(n, _)| n), aside.is_some());
                    if is_aside(&candidate.raw) {
                        aside = aside.or(Some(shape));
                    }
                    self.found.push(candidate);
                }
            } else if let BlockKind::List { items, .. } = &block.kind {
                let shape = match (day, section) {
                    (Some((_, over)), Some((_, own))) if own == over => Shape::DayItem,
                    (_, section) => Shape::SectionItem(section.map_or(usize::MAX, |(at, _)| at)),
                };
                let items = items
                    .iter()
                    .enumerate()
                    .filter_map(|(n, item)| item_candidate(at, n, item, shape));
                self.found.extend(items.map(|item| Candidate {
                    day: day.map(|(n, _)| n),
                    aside: aside.is_some(),
                    ..item
                }));
            }
        }
    }

    fn add_day(&mut self, n: u32, label: &str, text: &str, line: u32) {
        if self.days.iter().all(|day| day.n != n) {
            let date = text.char_indices().find_map(|(at, c)| {
                c.is_ascii_digit().then(|| crate::Date::at_start(&text[at..]))?
            });
            self.days.push(Day { n, date, label: label.to_owned(), from: Evidence::Line(line) });
        }
    }

    /// The candidate of a mark: a title and the blocks up to where another mark of its rank stands.
    fn candidate(&self, at: usize, mark: usize, day: Option<u32>, aside: bool) -> Candidate<'a> {
        let Mark { shape, .. } = self.marks[mark];
        let after = self.marks[mark + 1..].iter().find(|next| !is_inside(next.shape, shape));
        let end = after.map_or(self.blocks.len(), |next| next.block);
        let block = &self.blocks[at];
        let (raw, first) = match shape {
            Shape::Embed => (caption(self.blocks, at).unwrap_or_default(), at),
            _ => (text_of(block.inlines()), at + 1),
        };
        Candidate {
            shape,
            block: at,
            item: None,
            line: block.lines.0,
            raw,
            head: block.inlines(),
            notes: self.blocks[first..end].iter().collect(),
            end,
            day,
            aside,
        }
    }
}

/// Whether a mark of one shape lies in the section that a mark of the other shape opened.
fn is_inside(inner: Shape, outer: Shape) -> bool {
    match (inner, outer) {
        (Shape::Heading(inner), Shape::Heading(outer)) => inner > outer,
        (Shape::Heading(_), _) => false,
        (_, Shape::Heading(_)) => true,
        (Shape::Embed, Shape::Bold) | (Shape::Bold, Shape::Embed) => true,
        _ => false,
    }
}

fn item_candidate(block: usize, n: usize, item: &Item, shape: Shape) -> Option<Candidate<'_>> {
    let (first, rest) = item.blocks.split_first()?;
    let head = match &first.kind {
        BlockKind::Paragraph(content) => first_line(content),
        BlockKind::Heading { content, .. } => content,
        _ => return None,
    };
    Some(Candidate {
        shape,
        block,
        item: Some(n),
        line: item.lines.0,
        raw: text_of(head),
        head,
        notes: rest.iter().collect(),
        end: block + 1,
        day: None,
        aside: false,
    })
}

/// Running text up to its first line break.
pub(crate) fn first_line(content: &[Inline]) -> &[Inline] {
    let end = content.iter().position(|inline| matches!(inline, Inline::Break(_)));
    &content[..end.unwrap_or(content.len())]
}

fn is_bold(content: &[Inline]) -> bool {
    let mut parts = content
        .iter()
        .filter(|inline| !matches!(inline, Inline::Text(text) if text.trim().is_empty()));
    matches!(parts.next(), Some(Inline::Styled(Style::Strong, _))) && parts.next().is_none()
}

fn starts_with_deck(content: &[Inline]) -> bool {
    match content
        .iter()
        .find(|inline| !matches!(inline, Inline::Text(text) if text.trim().is_empty()))
    {
        Some(Inline::Embed(embed)) => {
            !embed.url.contains('/') || link::kind(&embed.url, &embed.title) == LinkKind::Slides
        }
        _ => false,
    }
}

/// Gives embedded decks without a title of their own the one in their caption, so that the frame has a name.
pub(crate) fn title_embeds(blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let BlockKind::Paragraph(content) = &blocks[at].kind else { continue };
        let Some(title) = starts_with_deck(content).then(|| caption(blocks, at)).flatten() else {
            continue;
        };
        if let BlockKind::Paragraph(content) = &mut blocks[at].kind {
            for inline in content {
                if let Inline::Embed(embed) = inline
                    && embed.title.is_empty()
                {
                    embed.title.clone_from(&title);
                    embed.captioned = true;
                }
            }
        }
    }
}

/// The title of an embedded deck: the label of the first link to slides in its paragraph or the next one.
fn caption(blocks: &[Block], at: usize) -> Option<String> {
    let near =
        blocks[at..].iter().take(2).filter(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    let links = link::collect(near);
    let caption = links
        .into_iter()
        .find(|link| link.kind == LinkKind::Slides && !link.embedded && !link.label.is_empty());
    caption.map(|link| link.label)
}
