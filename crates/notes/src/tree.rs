//! The block tree: what stands between Markdown events and everything else.
//!
//! Every extractor and the view read this tree, so that only two small adapters know where it came from.

pub(crate) mod autolink;
pub(crate) mod builder;
pub(crate) mod emphasis;
pub(crate) mod markdown;
pub(crate) mod markup;
pub(crate) mod mend;
pub mod places;
pub(crate) mod shortcode;
pub(crate) mod tags;

/// Lines of the file: the first, and the one after the last, from 1.
pub type Lines = (u32, u32);

/// A block of a post.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The lines the block stands on.
    pub lines: Lines,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Names the heading in fragment links; unique in the post.
        id: String,
        /// The heading's text.
        content: Vec<Inline>,
    },
    /// A paragraph; in a tight list the bare text of an item.
    Paragraph(Vec<Inline>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list; numbered where `start` is given.
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// Whether its items are set without space between them.
        tight: bool,
        /// The items.
        items: Vec<Item>,
    },
    /// A code block.
    Code {
        /// The language named on the fence, or nothing.
        language: String,
        /// The code.
        text: String,
    },
    /// A table; the first row is its head.
    Table(Vec<Row>),
    /// A thematic break.
    Rule,
    /// The text of a footnote.
    Footnote {
        /// As written between `[^` and `]`.
        label: String,
        /// The text.
        blocks: Vec<Block>,
    },
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line it starts on.
    pub line: u32,
    /// The running text of each cell.
    pub cells: Vec<Vec<Inline>>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The lines the item stands on.
    pub lines: Lines,
    /// The state of its check box, if it has one.
    pub task: Option<bool>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text, NFC.
    Text(String),
    /// A code span.
    Code(String),
    /// A line break; `true` where the author demands it.
    Break(bool),
    /// Styled text.
    Styled(Style, Vec<Inline>),
    /// A link.
    Link(Anchor, Vec<Inline>),
    /// An image.
    Image(Image),
    /// A frame or an embed script: a deck or a recording that the post shows in place.
    Embed(Embed),
    /// A reference to a footnote, by its label.
    FootnoteReference(String),
}

/// The styles of running text that survive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Stressed.
    Emphasis,
    /// Strongly stressed.
    Strong,
    /// Struck out.
    Strikethrough,
    /// Underlined.
    Underline,
    /// Marked.
    Mark,
    /// A key to press.
    Keyboard,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// Small print.
    Small,
    /// Code that was marked up as HTML and may hold further marks.
    Code,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The URL as written.
    pub url: String,
    /// Its advisory title.
    pub title: String,
    /// The line it starts on.
    pub line: u32,
}

/// An image of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The URL as written.
    pub url: String,
    /// The description for those who do not see it.
    pub alt: String,
    /// Its advisory title.
    pub title: String,
    /// The line it starts on.
    pub line: u32,
}

/// A frame or an embed script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// The URL of the frame, or the bare id of an embed script, as written.
    pub url: String,
    /// The frame's own title, else the one in its caption.
    pub title: String,
    /// Whether a caption below it says the title.
    pub captioned: bool,
    /// The line it starts on.
    pub line: u32,
}

impl Block {
    /// The running text that the block itself holds; nothing for a container.
    pub fn inlines(&self) -> &[Inline] {
        match &self.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => content,
            _ => &[],
        }
    }

    /// The label of a footnote; empty for other blocks.
    pub fn label(&self) -> &str {
        match &self.kind {
            BlockKind::Footnote { label, .. } => label,
            _ => "",
        }
    }

    /// The blocks directly inside, whatever holds them.
    pub fn children(&self) -> impl Iterator<Item = &Block> {
        let (blocks, items): (&[Block], &[Item]) = match &self.kind {
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => (blocks, &[]),
            BlockKind::List { items, .. } => (&[], items),
            _ => (&[], &[]),
        };
        blocks.iter().chain(items.iter().flat_map(|item| &item.blocks))
    }

    /// Calls `see` with each stretch of running text in the block, at any depth, in the order of the text.
    pub fn each_text<'a>(&'a self, see: &mut impl FnMut(&'a [Inline])) {
        see(self.inlines());
        if let BlockKind::Table(rows) = &self.kind {
            rows.iter().flat_map(|row| &row.cells).for_each(|cell| see(cell));
        }
        self.children().for_each(|child| child.each_text(see));
    }

    /// The text of the block without marks, at any depth, code included; blocks are separated by line breaks.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, text: &mut String) {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        match &self.kind {
            BlockKind::Code { text: code, .. } => text.push_str(code),
            BlockKind::Table(rows) => rows.iter().flat_map(|row| &row.cells).for_each(|cell| {
                push_text(cell, text);
                text.push('\n');
            }),
            _ => push_text(self.inlines(), text),
        }
        self.children().for_each(|child| child.push_text(text));
    }
}

/// Gives every heading an id made of its text, unique among all.
pub(crate) fn name_headings(blocks: &mut [Block], names: &mut crate::slug::Names) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { id, content, .. } => {
                let stem = crate::slug::slug(&text_of(content));
                *id = names.take(if stem.is_empty() { "heading" } else { &stem });
            }
            BlockKind::Quote(inner) | BlockKind::Footnote { blocks: inner, .. } => {
                name_headings(inner, names)
            }
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| name_headings(&mut item.blocks, names))
            }
            _ => {}
        }
    }
}

/// Calls `see` with the label of every footnote that a piece of running text refers to.
pub(crate) fn each_reference(inline: &Inline, see: &mut impl FnMut(&str)) {
    match inline {
        Inline::FootnoteReference(label) => see(label),
        Inline::Styled(_, content) | Inline::Link(_, content) => {
            content.iter().for_each(|inner| each_reference(inner, see))
        }
        _ => {}
    }
}

/// Running text without marks.
pub fn text_of(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_text(inlines, &mut text);
    text
}

fn push_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(plain) | Inline::Code(plain) => text.push_str(plain),
            Inline::Break(hard) => text.push(if *hard { '\n' } else { ' ' }),
            Inline::Styled(_, content) | Inline::Link(_, content) => push_text(content, text),
            Inline::Image(image) => text.push_str(&image.alt),
            Inline::Embed(_) | Inline::FootnoteReference(_) => {}
        }
    }
}
