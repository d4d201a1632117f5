//! The shelf of posts: by year and conference, as a programme lists them, with the reader's choice in the address.

use leptos::prelude::*;
use notes::Catalog;
use notes::filter::Filter;
use notes::shelf::{Year, shelve, totals};

use crate::components::el::{El, el, link, live};
use crate::components::{
    conference_row::conference_row, empty_result::empty_result, filter_bar::filter_bar,
    post_head::page_title, status::arrived_catalog,
};
use crate::library::use_library;
use crate::platform::navigation::use_page;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// The shelf of posts.
#[component]
pub fn HomePage() -> impl IntoView {
    let catalog = use_library().catalog();
    let words = use_words();
    let route = use_router().route();
    use_page(move || catalog.get().title(|_| words.get().app.to_owned()));
    let unfolded = RwSignal::new(false);
    live(move || {
        let words = words.get();
        match arrived_catalog(catalog.get()) {
            Ok(catalog) => shelf(&catalog, &chosen(route.get()), unfolded, words),
            Err(status) => status,
        }
    })
}

/// The reader's choice.
fn chosen(route: Route) -> Filter {
    match route {
        Route::Home(filter) => filter,
        _ => Filter::default(),
    }
}

fn shelf(
    catalog: &Catalog,
    filter: &Filter,
    unfolded: RwSignal<bool>,
    words: &'static Words,
) -> El {
    let found = filter.apply(catalog);
    let (posts, sessions, decks) = totals(&found);
    let mut counts = vec![words.posts(posts)];
    if posts > 0 {
        counts.extend([words.sessions(sessions), words.decks(decks)]);
    }
    let clear = (!filter.is_empty()).then(|| {
        let href = use_router().link(&Route::Home(Filter::default()));
        link(href).attr("data-stay", "").child(words.show_all)
    });
    let empty = found.is_empty().then(|| empty_result(catalog, filter));
    let counts = el("p")
        .class("masthead-counts figures")
        .attr("aria-live", "polite")
        .child(el("span").child(counts.join(" · ")))
        .child_if(clear);
    let years = shelve(found);
    el("div")
        .child(el("header").class("masthead").child(page_title(words.tagline)).child(counts))
        .child(filter_bar(catalog, filter, unfolded))
        .child(el("div").class("shelf").children(years.iter().map(|year| year_shelf(year, words))))
        .child_if(empty)
}

fn year_shelf(year: &Year<'_>, words: &Words) -> El {
    let name = year.year.map_or_else(|| words.no_year.to_owned(), |year| year.to_string());
    let rows = year.conferences.iter().map(conference_row);
    el("section")
        .class("shelf-year")
        .child(el("h2").class("shelf-year-name").child(name))
        .child(el("ul").class("conferences").children(rows))
}
