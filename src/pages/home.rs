//! The shelf of posts: by year and conference, as a programme lists them, with the reader's choice in the address.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use notes::filter::Filter;
use notes::index::pages;
use notes::shelf::{Year, shelve};
use notes::{Catalog, Index};

use crate::components::el::{Child, El, Live, el, link, live};
use crate::components::{
    conference_row::conference_row,
    empty_result::empty_result,
    filter_bar::{choice_text, filter_bar},
    keep_line::keep_line,
    pager::page_turner,
    post_head::page_title,
    status::{arrived_list, arrived_part},
};
use crate::library::{Load, title, use_library};
use crate::platform::navigation::{use_navigation, use_page};
use crate::router::{place, use_router};
use crate::routes::Route;
use crate::words::{Words, use_words};

/// The shelf of posts.
pub fn home_page() -> Live {
    let words = use_words();
    let route = use_router().route();
    // Whoever leaves the shelf asks for nothing more of it.
    let chosen = place(move |before| match (route.get(), before) {
        (Route::Home { filter, page }, _) => Route::Home { filter, page },
        (_, Some(before)) => before.clone(),
        (_, None) => Route::shelf(Filter::default()),
    });
    // What was drawn at build time has its rows already.
    let drawn = use_navigation().takes_page_over().then(|| chosen.get_untracked());
    let stays = Cell::new(true);
    let has_rows: Rc<dyn Fn() -> bool> = Rc::new(move || {
        stays.set(stays.get() && drawn.as_ref() == Some(&chosen.get()));
        stays.get()
    });
    let rows_left = has_rows.clone();
    use_page(move || {
        let (filter, page) = choice(chosen.get());
        let named = use_library().index().ok().map(|index| filter.spelled(&index));
        let called = choice_title(named.as_ref().unwrap_or(&filter), words.get());
        let shown = if rows_left() { Ok(Catalog::default()) } else { shown(&filter, page) };
        title(shown, |_| words.get().page_title(&called))
    });
    live(move || match arrived_list(use_library().index()) {
        // Each part for itself: what was chosen is seen at once, also while the posts are on their way.
        Ok(index) => {
            let (rows, has_rows) = (part(&index, chosen, rows), has_rows.clone());
            el("div")
                .child(part(&index, chosen, masthead))
                .child(part(&index, chosen, filters))
                .child(live(move || if has_rows() { Child::Same } else { rows() }))
                .child(part(&index, chosen, turner))
                .into()
        }
        Err(status) => status,
    })
}

/// The reader's choice, and the page of it.
fn choice(chosen: Route) -> (Filter, u32) {
    match chosen {
        Route::Home { filter, page } => (filter, page),
        _ => (Filter::default(), 1),
    }
}

/// A part of the shelf that follows the reader's choice.
fn part(index: &Arc<Index>, chosen: Memo<Route>, draw: fn(&Index, &Filter, u32) -> Child) -> Live {
    let index = index.clone();
    live(move || {
        use_words().track();
        let (filter, page) = choice(chosen.get());
        draw(&index, &filter, page)
    })
}

/// The posts that a page of the shelf shows.
fn shown(filter: &Filter, number: u32) -> Load<Catalog> {
    let library = use_library();
    library.listed(&library.index()?.matching(filter), number)
}

/// What is chosen, in words; empty if nothing is.
fn choice_title(filter: &Filter, words: &Words) -> String {
    let texts: Vec<_> = filter.choices().iter().map(|choice| choice_text(choice, words)).collect();
    texts.join(" · ")
}

/// What the shelf is, or what was chosen from it, and how much there is.
fn masthead(index: &Index, filter: &Filter, _: u32) -> Child {
    let words = use_words().get_untracked();
    let totals = index.totals(&index.matching(filter));
    let mut counts = vec![words.posts(totals.posts)];
    if totals.posts > 0 {
        counts.extend([words.sessions(totals.sessions), words.decks(totals.decks)]);
    }
    let clear = (!filter.is_empty()).then(|| {
        let href = use_router().link(&Route::shelf(Filter::default()));
        link(href).attr("data-stay", "").child(words.show_all)
    });
    let counts = el("p")
        .class("masthead-counts figures")
        .attr("aria-live", "polite")
        .child(el("span").child(counts.join(" · ")))
        .child_if(clear);
    let title = if filter.is_empty() {
        words.tagline.to_owned()
    } else {
        choice_title(&filter.spelled(index), words)
    };
    let keep = (!filter.is_empty()).then(|| index.offer(filter).map(keep_line)).flatten();
    el("header").class("masthead").child(page_title(title)).child(counts).child_if(keep).into()
}

fn filters(index: &Index, filter: &Filter, _: u32) -> Child {
    filter_bar(index, filter).into()
}

/// The posts of a page.
fn rows(index: &Index, filter: &Filter, number: u32) -> Child {
    let words = use_words().get_untracked();
    match arrived_part(shown(filter, number), ".shelf") {
        Ok(catalog) if catalog.posts.is_empty() => empty_result(index, filter).into(),
        Ok(catalog) => {
            let years = shelve(&catalog.posts);
            let years = years.iter().map(|year| year_shelf(year, words));
            el("div").class("shelf").children(years).into()
        }
        Err(status) => status,
    }
}

/// The ways to the other pages.
fn turner(index: &Index, filter: &Filter, number: u32) -> Child {
    let route = Route::Home { filter: filter.clone(), page: number };
    page_turner(&route, number, pages(index.matching(filter).len())).into()
}

fn year_shelf(year: &Year<'_>, words: &Words) -> El {
    let name = year.year.map_or_else(|| words.no_year.to_owned(), |year| year.to_string());
    let rows = year.conferences.iter().map(conference_row);
    el("section")
        .key(name.clone())
        .class("shelf-year")
        .child(el("h2").class("shelf-year-name").child(name))
        .child(el("ul").class("conferences").children(rows))
}
