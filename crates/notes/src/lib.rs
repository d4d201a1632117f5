//! Conference notes: Markdown text in; posts, days, sessions, speakers and links out.
//!
//! No web, no clock, no files, no globals: the `hugi` command and the reader in the browser call the same functions.

mod civil;
mod diagnostic;
mod door;
mod extract;
mod front_matter;
pub mod html;
mod library;
mod limits;
mod model;
pub mod order;
mod parse;
mod slug;
pub mod tree;

pub use crate::civil::{Date, Time};
pub use crate::diagnostic::{Diagnostic, Problem, Severity};
pub use crate::door::decode;
#[cfg(feature = "explain")]
pub use crate::extract::explain::{Explanation, Rule, rules};
pub use crate::extract::link;
pub use crate::library::catalog::{Catalog, Entry};
pub use crate::library::index::Index;
pub use crate::library::{catalog, decks, filter, index, offer, outline, people, programme, shelf};
pub use crate::limits::Limits;
pub use crate::model::{
    Day, Event, Evidence, Kind, Lang, Link, LinkKind, Meta, Post, Segment, Session,
};
#[cfg(feature = "explain")]
pub use crate::parse::explain;
pub use crate::parse::{parse, parse_within};

/// Where a post comes from, as far as its meaning depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file name without folders, such as `2019-08-18-pycon-korea-2019.md`.
    pub name: String,
}
