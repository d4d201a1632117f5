//! What is known of a post, beside its notes: its conference and days, its decks, its speakers.

use leptos::prelude::*;
use notes::Entry;
use notes::decks::{Deck, decks};
use notes::shelf::conference_of;

use crate::components::day_tabs::day_tabs;
use crate::components::el::{El, el, link, outbound};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// What is known of a post.
pub fn about_post(post: &Entry) -> El {
    let words = use_words().get_untracked();
    let router = use_router();
    let speaker = |name: &String| {
        let href = router.link(&Route::Speaker { name: name.clone(), page: 1 });
        el("li").child(link(href).child(name.clone()))
    };
    let decks = decks([post]).iter().map(deck).collect();
    let speakers = names(post).into_iter().map(speaker).collect();
    let source = link(router.file(&post.path)).attr("rel", "external").child(words.source);
    el("aside")
        .class("about")
        .attr("aria-label", words.about)
        .child_if(day_tabs(&conference_of(post), None))
        .child_if(part(words.slides, "about-decks", decks))
        .child_if(part(words.speakers, "about-speakers", speakers))
        .child(el("p").class("about-source").child(source))
}

fn part(title: &'static str, class: &'static str, rows: Vec<El>) -> Option<El> {
    let list = || el("ul").class(class);
    (!rows.is_empty())
        .then(|| el("section").child(el("h2").child(title)).child(list().children(rows)))
}

fn deck(deck: &Deck<'_>) -> El {
    let title = outbound(deck.url.clone()).child(deck.title.clone());
    el("li").child(title).child(el("span").class("deck-host").child(deck.host.clone()))
}

/// Everybody who spoke in a post's sessions, once.
fn names(post: &Entry) -> Vec<&String> {
    let mut names: Vec<&String> = Vec::new();
    for name in post.sessions.iter().flat_map(|session| &session.speakers) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
