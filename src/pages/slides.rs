//! The slides shelf: every deck of the library once, by conference.

use std::sync::Arc;

use leptos::prelude::*;
use notes::decks::{Deck, decks};
use notes::index::pages;
use notes::shelf::{Conference, shelve};
use notes::{Catalog, Index};

use crate::components::el::{El, Live, el, live};
use crate::components::{
    deck_list::deck_list, pager::page_turner, post_head::masthead, status::arrived_list,
};
use crate::library::{Load, title, use_library};
use crate::platform::navigation::use_page;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// Every deck; `page`: which of the posts that link to some, from 1.
pub fn slides_page(page: u32) -> Live {
    let words = use_words();
    use_page(move || title(shown(page), |_| words.get().page_title(words.get().slides)));
    live(move || {
        let words = words.get();
        match arrived_list(shown(page)) {
            Ok((index, catalog)) => slides(&index, &catalog, page, words).into(),
            Err(status) => status,
        }
    })
}

/// The posts whose decks a page shows.
fn shown(page: u32) -> Load<(Arc<Index>, Catalog)> {
    let library = use_library();
    let index = library.index()?;
    let catalog = library.listed(&index.with_decks(), page)?;
    Ok((index, catalog))
}

fn slides(index: &Index, catalog: &Catalog, page: u32, words: &'static Words) -> El {
    let places = index.with_decks();
    let decks = decks(&catalog.posts);
    let none = places.is_empty().then(|| el("p").class("quiet").child(words.no_decks));
    let years = shelve(&catalog.posts);
    let conferences = years.iter().flat_map(|year| &year.conferences);
    el("div")
        .class("narrow")
        .child(masthead(words.slides, words.decks(index.totals(&places).decks)))
        .children(conferences.filter_map(|conference| group(conference, &decks)))
        .child_if(none)
        .child_if(page_turner(&Route::Slides { page }, page, pages(places.len())))
}

/// A conference's decks; nothing if it has none.
fn group(conference: &Conference<'_>, all: &[Deck<'_>]) -> Option<El> {
    let decks = conference.own_decks(all);
    let year = conference.year.map(|year| year.to_string()).unwrap_or_default();
    let name = el("h2")
        .class("group-name")
        .child(format!("{} ", conference.title()))
        .child(el("span").class("figures").child(year));
    (!decks.is_empty()).then(|| {
        el("section")
            .class("group")
            .attr("data-accent", conference.accent().to_string())
            .child(name)
            .child(deck_list(&decks))
    })
}
