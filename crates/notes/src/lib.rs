//! Conference notes: Markdown text in; posts, days, sessions, speakers and links out.
//!
//! No web, no clock, no files, no globals: the `hugi` command and the reader in the browser call the same functions.

mod autolink;
mod builder;
pub mod catalog;
mod civil;
pub mod decks;
mod diagnostic;
mod door;
mod emphasis;
pub mod filter;
mod front_matter;
pub mod html;
mod markdown;
mod markup;
mod meta;
mod model;
pub mod people;
pub mod programme;
pub mod shelf;
mod slug;
pub mod tree;
mod yaml;

pub use crate::catalog::{Catalog, Entry};
pub use crate::civil::{Date, Time};
pub use crate::diagnostic::{Diagnostic, Severity};
pub use crate::model::{
    Day, Event, Evidence, Kind, Lang, Link, LinkKind, Meta, Post, Segment, Session,
};

/// Where a post comes from, as far as its meaning depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file name without folders, such as `2019-08-18-pycon-korea-2019.md`.
    pub name: String,
}

/// Reads a file's bytes as UTF-8. Bytes that are not are replaced and reported.
pub fn decode(bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    (String::from_utf8_lossy(bytes).into_owned(), Vec::new())
}

/// Reads a post. Parsing cannot fail; it can only be surprised.
pub fn parse(_text: &str, source: &Source) -> (Post, Vec<Diagnostic>) {
    let post = Post {
        slug: source.name.clone(),
        meta: Meta::default(),
        event: None,
        days: Vec::new(),
        sessions: Vec::new(),
        other_slides: Vec::new(),
        segments: Vec::new(),
        body_line: 1,
        footnotes: Vec::new(),
        reading_minutes: 1,
        lang: Lang::Ko,
    };
    (post, Vec::new())
}
