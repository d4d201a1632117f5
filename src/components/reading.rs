//! The page of something to read: the programme rail, the notes, and what is known of them, in up to three columns.

use notes::Lang;

use crate::components::el::{El, el};
use crate::components::programme_rail::{RailItem, programme_rail};

/// What the rail marks as being read.
pub enum Reading {
    /// The one with this id.
    One(String),
    /// What the scroll has come to, among the elements that match.
    Scroll(&'static str),
}

/// Something to read.
pub struct Page {
    /// The conference's accent.
    pub accent: u32,
    /// The language of the notes.
    pub lang: Lang,
    /// The lines of the rail.
    pub items: Vec<RailItem>,
    /// What the rail marks.
    pub reading: Reading,
    /// What stands above the notes.
    pub head: Vec<El>,
    /// The notes.
    pub notes: El,
    /// What stands below the notes.
    pub pager: El,
    /// What is known of the notes.
    pub about: Option<El>,
}

/// The page of something to read.
pub fn reading_page(page: Page) -> El {
    let article = el("article").attr("lang", page.lang.tag()).child(page.notes);
    let sheet = el("div").class("sheet").children(page.head).child(article).child(page.pager);
    el("div")
        .class("reading")
        .attr("data-accent", page.accent.to_string())
        .child(programme_rail(&page.items, &page.reading))
        .child(sheet)
        .child_if(page.about)
}
