//! Decks in a list: what it is called, where it opens, whose session it belongs to, and a copy in an archive.

use leptos::prelude::*;
use notes::decks::Deck;

use crate::components::el::{El, el, link, outbound};
use crate::components::session_card::session_route;
use crate::router::use_router;
use crate::routes::{Route, archived};
use crate::words::use_words;

/// Some decks, each once.
pub fn deck_list(decks: &[Deck<'_>]) -> El {
    el("ul").class("decks").children(decks.iter().map(row))
}

fn row(deck: &Deck<'_>) -> El {
    let words = use_words().get_untracked();
    let route = match deck.session {
        Some(session) => session_route(deck.post, session),
        None => Route::Post { slug: deck.post.slug.clone() },
    };
    let whose = deck.session.filter(|session| session.title != deck.title);
    let speakers = deck.session.map(|session| session.speakers.join(", "));
    let title = outbound(deck.url.clone())
        .class("deck-title")
        .child(deck.title.clone())
        .child(el("span").class("hidden-text").child(words.new_tab));
    let line = el("span")
        .class("deck-line")
        .child_if(whose.map(|session| el("span").child(session.title.clone())))
        .child_if(speakers.filter(|names| !names.is_empty()).map(|names| el("span").child(names)))
        .child(el("span").class("deck-host").child(deck.host.clone()));
    let ways = el("span")
        .class("deck-ways")
        .child(link(use_router().link(&route)).child(words.notes))
        .child(outbound(archived(&deck.url, deck.post.year())).child(words.archive));
    el("li").class("deck").child(title).child(line).child(ways)
}
