//! What the shelf shows when nothing matches: which filter to drop.

use leptos::prelude::*;
use notes::Catalog;
use notes::filter::Filter;

use crate::components::filter_bar::choice_text;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// Says that nothing matches, and offers each filter whose dropping would help, with what it would show.
#[component]
pub fn EmptyResult<'a>(
    /// Every post.
    catalog: &'a Catalog,
    /// What is chosen.
    filter: &'a Filter,
) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let router = use_router();
    let ways = filter.ways_out(catalog);
    let (title, hint) = match (catalog.posts.is_empty(), ways.is_empty()) {
        (true, _) => (words.no_posts, ""),
        (false, true) => (words.no_match, words.drop_all),
        (false, false) => (words.no_match, words.drop_one),
    };
    let way = |(choice, count)| {
        let href = router.link(&Route::Home(filter.toggled(&choice)));
        let text = choice_text(&choice, words);
        view! {
            <li>
                <a class="button" href=href data-stay="">
                    <s>{text}</s>
                    " "
                    <span class="filter-count">{words.would_show(count)}</span>
                </a>
            </li>
        }
    };
    view! {
        <section class="empty-result" role="status">
            <h2>{title}</h2>
            <p>{hint}</p>
            <ul class="status-ways">{ways.into_iter().map(way).collect_view()}</ul>
        </section>
    }
}
