//! The head of a post: its conference, its title, and who wrote it when.

use leptos::prelude::*;
use notes::Entry;
use notes::filter::Filter;

use crate::components::el::{El, el, link};
use crate::components::{conference_row::post_facts, tag_list::tag_list};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// The head of a post.
pub fn post_head(post: &Entry) -> El {
    let words = use_words().get_untracked();
    let event = post.event.as_ref().map(|event| {
        let filter = Filter { event: Some(event.name.clone()), ..Filter::default() };
        let href = use_router().link(&Route::shelf(filter));
        let year = event.year.map(|year| format!(" {year}")).unwrap_or_default();
        link(href).class("post-event").child(format!("{}{year}", event.name))
    });
    let draft = post.meta.draft == Some(true);
    let line = el("p")
        .class("post-line")
        .child_if(draft.then(|| el("span").class("kind").child(words.draft)))
        .children(post_facts(post, words));
    el("header")
        .class("post-head")
        .child_if(event)
        .child(page_title(post.title().to_owned()).attr("lang", post.lang.tag()))
        .child(line)
        .child_if(tag_list(&post.meta.tags))
}

/// The heading of a page, to which the focus moves when the page arrives.
pub fn page_title(title: impl Into<String>) -> El {
    el("h1").attr("tabindex", "-1").child(title.into())
}

/// The head of a page that lists things: its title, and how many there are.
pub fn masthead(title: &'static str, count: String) -> El {
    el("header")
        .class("masthead")
        .child(page_title(title))
        .child(el("p").class("masthead-counts figures").child(count))
}
