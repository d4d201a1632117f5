//! The slides shelf: every deck of the library once, by conference.

use leptos::prelude::*;
use notes::Catalog;
use notes::decks::{Deck, decks};
use notes::shelf::{Conference, shelve};

use crate::components::{deck_list::DeckList, status::arrived_catalog};
use crate::library::{Load, use_library};
use crate::platform::navigation::use_page;
use crate::words::{Words, use_words};

/// Every deck.
#[component]
pub fn SlidesPage() -> impl IntoView {
    let catalog = use_library().catalog();
    let words = use_words();
    let title = Signal::derive(move || words.get().page_title(words.get().slides));
    use_page(title, Signal::derive(move || catalog.with(Load::is_settled)));
    move || {
        let words = words.get();
        match arrived_catalog(catalog.get()) {
            Ok(catalog) => slides(&catalog, words).into_any(),
            Err(status) => status,
        }
    }
}

fn slides(catalog: &Catalog, words: &'static Words) -> impl IntoView + use<> {
    let all = decks(&catalog.posts);
    let none = all.is_empty().then(|| view! { <p class="quiet">{words.no_decks}</p> });
    let years = shelve(&catalog.posts);
    let conferences = years.iter().flat_map(|year| &year.conferences);
    let groups = conferences.map(|conference| group(conference, &all)).collect_view();
    view! {
        <div class="narrow">
            <header class="masthead">
                <h1 tabindex="-1">{words.slides}</h1>
                <p class="masthead-counts figures">{words.decks(all.len())}</p>
            </header>
            {groups}
            {none}
        </div>
    }
}

/// A conference's decks; nothing if it has none.
fn group(conference: &Conference<'_>, all: &[Deck<'_>]) -> impl IntoView + use<> {
    let decks = conference.own_decks(all);
    (!decks.is_empty()).then(|| {
        view! {
            <section class="group" data-accent=conference.accent()>
                <h2 class="group-name">
                    {conference.title().to_owned()} " "
                    <span class="figures">{conference.year}</span>
                </h2>
                <DeckList decks />
            </section>
        }
    })
}
