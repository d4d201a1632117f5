//! Conference notes: Markdown text in; posts, days, sessions, speakers and links out.
//!
//! No web, no clock, no files, no globals: the `hugi` command and the reader in the browser call the same functions.

mod autolink;
mod builder;
mod candidate;
pub mod catalog;
mod civil;
mod day;
pub mod decks;
mod diagnostic;
mod door;
mod emphasis;
mod event;
pub mod filter;
mod front_matter;
pub mod html;
pub mod link;
mod markdown;
mod markup;
mod meta;
mod model;
mod order;
pub mod outline;
mod parse;
pub mod people;
pub mod programme;
mod reading;
mod segment;
mod session;
pub mod shelf;
mod slot;
mod slug;
mod speaker;
mod tags;
mod title;
pub mod tree;
mod yaml;

pub use crate::catalog::{Catalog, Entry};
pub use crate::civil::{Date, Time};
pub use crate::diagnostic::{Diagnostic, Severity};
pub use crate::door::decode;
pub use crate::model::{
    Day, Event, Evidence, Kind, Lang, Link, LinkKind, Meta, Post, Segment, Session,
};
pub use crate::parse::parse;

/// Where a post comes from, as far as its meaning depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file name without folders, such as `2019-08-18-pycon-korea-2019.md`.
    pub name: String,
}
