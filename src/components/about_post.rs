//! What is known of a post, beside its notes: its conference and days, its decks, its speakers.

use leptos::prelude::*;
use notes::decks::decks;
use notes::shelf::conference;
use notes::{Catalog, Entry};

use crate::components::day_tabs::DayTabs;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// What is known of a post.
#[component]
pub fn AboutPost<'a>(
    /// Every post.
    catalog: &'a Catalog,
    /// The post.
    post: &'a Entry,
) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let router = use_router();
    let conference = conference(catalog, &notes::shelf::entry_key(post));
    let days = conference.as_ref().map(|conference| view! { <DayTabs conference /> });
    let decks = decks([post]).into_iter().map(|deck| {
        view! {
            <li>
                <a href=deck.url target="_blank" rel="noopener noreferrer">
                    {deck.title}
                </a>
                <span class="deck-host">{deck.host}</span>
            </li>
        }
    });
    let mut names: Vec<&String> = Vec::new();
    for name in post.sessions.iter().flat_map(|session| &session.speakers) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let speakers = names.into_iter().map(|name| {
        let href = router.link(&Route::Speaker { name: name.clone() });
        view! { <li><a href=href>{name.clone()}</a></li> }
    });
    let part = |title: &'static str, class: &'static str, rows: Vec<AnyView>| {
        (!rows.is_empty())
            .then(|| view! { <section><h2>{title}</h2><ul class=class>{rows}</ul></section> })
    };
    view! {
        <aside class="about" aria-label=words.about>
            {days} {part(words.slides, "about-decks", decks.map(IntoAny::into_any).collect())}
            {part(words.speakers, "about-speakers", speakers.map(IntoAny::into_any).collect())}
            <p class="about-source">
                <a href=router.file(&post.path) rel="external">
                    {words.source}
                </a>
            </p>
        </aside>
    }
}
