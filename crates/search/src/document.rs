//! Posts as they are searched: what is said of them, and their text without marks, session by session.

use notes::tree::Block;
use notes::{Entry, Kind, LinkKind, Post};
use serde::{Deserialize, Serialize};

/// A post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Identifies it in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The conference, without its year.
    pub event: Option<String>,
    /// The year to file it under.
    pub year: Option<i32>,
    /// Its tags, as written.
    pub tags: Vec<String>,
    /// What it consists of, in its order.
    pub sections: Vec<Section>,
}

/// A session, or what stands before, between and after sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Identifies the session in its post; empty for what belongs to none.
    pub id: String,
    /// The session's title; empty for what belongs to none.
    pub title: String,
    /// What sort of programme item it is; `None` for what belongs to no session.
    pub kind: Option<Kind>,
    /// The number of its day, where stated.
    pub day: Option<u32>,
    /// Who spoke, as written.
    pub speakers: Vec<String>,
    /// Whether it links to slides.
    pub has_slides: bool,
    /// Its text, without marks; paragraphs are lines.
    pub text: String,
}

impl Document {
    /// A post with its text: what stands around its sessions comes first, then session by session.
    pub fn new(entry: &Entry, post: &Post) -> Self {
        let own = |at| {
            let segments = post.segments.iter().filter(move |segment| segment.session == at);
            segments.flat_map(|segment| &segment.blocks)
        };
        let around = Section { text: text(own(None).chain(&post.footnotes)), ..Section::default() };
        let sessions = (0..).zip(&post.sessions).map(|(at, session)| Section {
            id: session.id.clone(),
            title: session.title.clone(),
            kind: Some(session.kind),
            day: session.day,
            speakers: session.speakers.clone(),
            has_slides: session.links.iter().any(|link| link.kind == LinkKind::Slides),
            text: text(own(Some(at))),
        });
        Self {
            slug: entry.slug.clone(),
            title: entry.title().to_owned(),
            event: entry.event.as_ref().map(|event| event.name.clone()),
            year: entry.year(),
            tags: entry.meta.tags.clone(),
            sections: [around].into_iter().chain(sessions).collect(),
        }
    }
}

/// The text of some blocks without marks; each starts on a line of its own.
fn text<'a>(blocks: impl Iterator<Item = &'a Block>) -> String {
    let texts: Vec<String> = blocks.map(Block::text).filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}

impl Section {
    /// Whether it is a session, and not what stands around them.
    pub fn is_session(&self) -> bool {
        !self.id.is_empty()
    }
}
