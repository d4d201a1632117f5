//! The nouns of the house: what a post is once it has been understood.
//!
//! Plain values without behaviour of their own, so that the command, the bundler and the browser share one vocabulary.

use serde::{Deserialize, Serialize};

use crate::{Date, Time, tree::Block};

/// One Markdown file: its front matter, what was found in its notes, and the notes themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// Identifies the post in URLs: lower-case letters, digits and hyphens of any script, NFC.
    pub slug: String,
    /// What the front matter (or, failing that, the first heading and the file name) says.
    pub meta: Meta,
    /// The conference the post is about, where the text names one.
    pub event: Option<Event>,
    /// The conference days that the post names, in the order of their numbers.
    pub days: Vec<Day>,
    /// The programme items that the post reports on, in the order of the text.
    pub sessions: Vec<Session>,
    /// Decks that are linked outside any session.
    pub other_slides: Vec<Link>,
    /// The notes, cut into stretches of text and sessions. Their lines tile the body.
    pub segments: Vec<Segment>,
    /// The 1-based line on which the body starts, after the front matter.
    pub body_line: u32,
    /// Footnotes that the notes refer to, sorted by their labels.
    pub footnotes: Vec<Block>,
    /// Minutes a reader of the post's language needs, at least 1.
    pub reading_minutes: u32,
    /// The language most of the notes are written in.
    pub lang: Lang,
}

/// What the front matter says of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The title; falls back to the first heading, then to the file name.
    pub title: Option<String>,
    /// The civil date of the post; falls back to a date at the start of the file name.
    pub date: Option<Date>,
    /// Who wrote the post.
    pub author: Option<String>,
    /// Tags as written, in their order, without repetition.
    pub tags: Vec<String>,
    /// Categories as written.
    pub categories: Vec<String>,
    /// The author's summary.
    pub description: Option<String>,
    /// Whether the author marked the post as unfinished.
    pub draft: Option<bool>,
}

/// The conference a post is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The name as written, without the year.
    pub name: String,
    /// The year, where the text, the file name or the date gives one.
    pub year: Option<i32>,
    /// Where the name was read.
    pub from: Evidence,
}

/// A conference day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The day's number, from 1.
    pub n: u32,
    /// The civil date, only where the post states it.
    pub date: Option<Date>,
    /// The label as written: 첫째날, 2일차, DAY 2.
    pub label: String,
    /// Where the label was read.
    pub from: Evidence,
}

/// Where an inferred value was read, so that nothing is invented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The post's title.
    Title,
    /// The file name.
    FileName,
    /// The line of the post, from 1.
    Line(u32),
}

/// One programme item that the post reports on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Identifies the session within its post, in URLs: made from the title, unique, NFC.
    pub id: String,
    /// The title without marks, numbering, time, track code, speaker and affiliation.
    pub title: String,
    /// The 1-based line on which the session starts.
    pub line: u32,
    /// The session's lines, heading included: the first, and the one after the last.
    pub lines: (u32, u32),
    /// The number or track code in front of the title, as written: 232, Track 1.
    pub code: Option<String>,
    /// The number of the conference day, only where the post states it.
    pub day: Option<u32>,
    /// When it starts, where stated.
    pub start: Option<Time>,
    /// When it ends, where stated.
    pub end: Option<Time>,
    /// What sort of programme item it is.
    pub kind: Kind,
    /// The speakers as written, without honorifics and affiliations.
    pub speakers: Vec<String>,
    /// The links in the session's lines, in their order, each URL once.
    pub links: Vec<Link>,
}

/// The sort of a programme item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A keynote.
    Keynote,
    /// An ordinary talk; what a session is unless the text says otherwise.
    Talk,
    /// A tutorial.
    Tutorial,
    /// A lightning talk, or the slot of them.
    Lightning,
    /// A panel discussion.
    Panel,
    /// A workshop, or a meeting with the speakers.
    Workshop,
    /// Anything else on the programme.
    Other,
}

/// An outbound link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The URL as written.
    pub url: String,
    /// What it leads to.
    pub kind: LinkKind,
    /// The text of the link; empty for a bare URL and for an embed without a title.
    pub label: String,
    /// The 1-based line on which the link stands.
    pub line: u32,
    /// Whether the post embeds it (a frame) rather than linking to it.
    pub embedded: bool,
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// A slide deck.
    Slides,
    /// A recording.
    Video,
    /// A repository or a file of code.
    Code,
    /// A paper.
    Paper,
    /// Anything else.
    Other,
}

/// A stretch of the body: plain notes, or the notes of one session.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The lines of the stretch: the first, and the one after the last. Segments tile the body.
    pub lines: (u32, u32),
    /// The index into [`Post::sessions`], or `None` for text that belongs to no session.
    pub session: Option<usize>,
    /// The blocks to show. For a session, its title line is left out: the session itself says it.
    pub blocks: Vec<Block>,
}

/// The language most of a post is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Korean, and what cannot be told.
    #[default]
    Ko,
    /// Japanese.
    Ja,
    /// Chinese.
    Zh,
    /// English, and every other language in Latin script.
    En,
}

impl Lang {
    /// The BCP 47 tag, for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::Ja => "ja",
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}
