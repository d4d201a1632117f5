//! One speaker: their sessions across all posts.

use leptos::prelude::*;
use notes::people::{Speaker, speaker};

use crate::components::el::{El, el, link, live};
use crate::components::{
    post_head::page_title,
    session_list::session_list,
    status::{arrived_catalog, lost},
};
use crate::library::use_library;
use crate::platform::navigation::use_page;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// One speaker.
#[component]
pub fn SpeakerPage(
    /// The name as written.
    name: String,
) -> impl IntoView {
    let catalog = use_library().catalog();
    let words = use_words();
    let called = name.clone();
    use_page(move || catalog.get().title(|_| words.get().page_title(&called)));
    live(move || {
        let words = words.get();
        let catalog = match arrived_catalog(catalog.get()) {
            Ok(catalog) => catalog,
            Err(status) => return status,
        };
        match speaker(&catalog, &name) {
            Some(speaker) => one(&speaker, words),
            None => lost(words.not_found),
        }
    })
}

fn one(speaker: &Speaker<'_>, words: &'static Words) -> El {
    let all = link(use_router().link(&Route::Speakers)).class("post-event").child(words.speakers);
    let head = el("header")
        .class("post-head")
        .child(all)
        .child(page_title(speaker.name))
        .child(el("p").class("post-line").child(words.sessions(speaker.talks.len())));
    el("div").class("narrow").child(head).child(session_list(&speaker.talks, true))
}
