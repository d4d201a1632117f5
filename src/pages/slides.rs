//! The slides shelf: every deck of the library once, by conference.

use leptos::prelude::*;
use notes::Catalog;
use notes::decks::{Deck, decks};
use notes::shelf::{Conference, shelve};

use crate::components::el::{El, el, live};
use crate::components::{deck_list::deck_list, post_head::masthead, status::arrived_catalog};
use crate::library::use_library;
use crate::platform::navigation::use_page;
use crate::words::{Words, use_words};

/// Every deck.
#[component]
pub fn SlidesPage() -> impl IntoView {
    let catalog = use_library().catalog();
    let words = use_words();
    use_page(move || catalog.get().title(|_| words.get().page_title(words.get().slides)));
    live(move || {
        let words = words.get();
        match arrived_catalog(catalog.get()) {
            Ok(catalog) => slides(&catalog, words),
            Err(status) => status,
        }
    })
}

fn slides(catalog: &Catalog, words: &'static Words) -> El {
    let all = decks(&catalog.posts);
    let none = all.is_empty().then(|| el("p").class("quiet").child(words.no_decks));
    let years = shelve(&catalog.posts);
    let conferences = years.iter().flat_map(|year| &year.conferences);
    el("div")
        .class("narrow")
        .child(masthead(words.slides, words.decks(all.len())))
        .children(conferences.filter_map(|conference| group(conference, &all)))
        .child_if(none)
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
