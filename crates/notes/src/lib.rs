//! Conference notes: Markdown text in; posts, days, sessions, speakers and links out.
//!
//! No web, no clock, no files, no globals: the `hugi` command and the reader in the browser call the same functions.

pub mod catalog;
mod civil;
mod diagnostic;
pub mod html;
mod model;
pub mod tree;

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
