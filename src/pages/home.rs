//! The shelf of posts: by year and conference, as a programme lists them, with the reader's choice in the address.

use leptos::prelude::*;
use notes::Catalog;
use notes::filter::Filter;
use notes::shelf::{Year, shelve, totals};

use crate::components::{
    conference_row::ConferenceRow, empty_result::EmptyResult, filter_bar::FilterBar,
    status::arrived_catalog,
};
use crate::library::{Load, use_library};
use crate::platform::navigation::use_page;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// The shelf of posts.
#[component]
pub fn HomePage(
    /// The reader's choice.
    filter: Signal<Filter>,
) -> impl IntoView {
    let catalog = use_library().catalog();
    let words = use_words();
    let title = Signal::derive(move || words.get().app.to_owned());
    use_page(title, Signal::derive(move || catalog.with(Load::is_settled)));
    let unfolded = RwSignal::new(false);
    move || {
        let words = words.get();
        match arrived_catalog(catalog.get()) {
            Ok(catalog) => shelf(&catalog, &filter.get(), unfolded, words).into_any(),
            Err(status) => status,
        }
    }
}

fn shelf(
    catalog: &Catalog,
    filter: &Filter,
    unfolded: RwSignal<bool>,
    words: &'static Words,
) -> impl IntoView + use<> {
    let found = filter.apply(catalog);
    let (posts, sessions, decks) = totals(&found);
    let mut counts = vec![words.posts(posts)];
    if posts > 0 {
        counts.extend([words.sessions(sessions), words.decks(decks)]);
    }
    let clear = (!filter.is_empty()).then(|| {
        let href = use_router().link(&Route::Home(Filter::default()));
        view! { <a href=href data-stay="">{words.show_all}</a> }
    });
    let empty = found.is_empty().then(|| view! { <EmptyResult catalog filter /> });
    let years = shelve(found).iter().map(|year| year_shelf(year, words)).collect_view();
    view! {
        <header class="masthead">
            <h1 tabindex="-1">{words.tagline}</h1>
            <p class="masthead-counts figures" aria-live="polite">
                <span>{counts.join(" · ")}</span>
                {clear}
            </p>
        </header>
        <FilterBar catalog filter unfolded />
        <div class="shelf">{years}</div>
        {empty}
    }
}

fn year_shelf(year: &Year<'_>, words: &Words) -> impl IntoView + use<> {
    let name = year.year.map_or_else(|| words.no_year.to_owned(), |year| year.to_string());
    let rows = year.conferences.iter().map(|conference| view! { <ConferenceRow conference /> });
    view! {
        <section class="shelf-year">
            <h2 class="shelf-year-name">{name}</h2>
            <ul class="conferences">{rows.collect_view()}</ul>
        </section>
    }
}
