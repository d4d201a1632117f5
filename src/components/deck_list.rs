//! Decks in a list: what it is called, where it opens, whose session it belongs to, and a copy in an archive.

use leptos::prelude::*;
use notes::decks::Deck;

use crate::components::session_card::session_route;
use crate::router::use_router;
use crate::routes::{Route, archived};
use crate::words::use_words;

/// Some decks.
#[component]
pub fn DeckList<'a>(
    /// The decks, each once.
    decks: Vec<Deck<'a>>,
) -> impl IntoView + use<> {
    view! { <ul class="decks">{decks.iter().map(row).collect_view()}</ul> }
}

fn row(deck: &Deck<'_>) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let route = match deck.session {
        Some(session) => session_route(deck.post, session),
        None => Route::Post { slug: deck.post.slug.clone() },
    };
    let whose = deck.session.filter(|session| session.title != deck.title);
    let speakers = deck.session.map(|session| session.speakers.join(", "));
    let speakers = speakers.filter(|names| !names.is_empty());
    let archive = archived(&deck.url, deck.post.year());
    view! {
        <li class="deck">
            <a
                class="deck-title"
                href=deck.url.clone()
                target="_blank"
                rel="noopener noreferrer"
            >
                {deck.title.clone()}
                <span class="hidden-text">" "{words.new_tab}</span>
            </a>
            <span class="deck-line">
                {whose.map(|session| view! { <span>{session.title.clone()}</span> })}
                {speakers.map(|names| view! { <span>{names}</span> })}
                <span class="deck-host">{deck.host.clone()}</span>
            </span>
            <span class="deck-ways">
                <a href=use_router().link(&route)>{words.notes}</a>
                <a href=archive target="_blank" rel="noopener noreferrer">
                    {words.archive}
                </a>
            </span>
        </li>
    }
}
