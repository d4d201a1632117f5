//! One speaker: their sessions across all posts.

use leptos::prelude::*;
use notes::Catalog;
use notes::index::pages;
use notes::people::{Person, talks_of};

use crate::components::el::{El, Live, el, link, live};
use crate::components::{
    pager::page_turner, post_head::page_title, session_list::session_list, status::arrived_list,
};
use crate::library::{Load, title, use_library};
use crate::platform::navigation::use_page;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// One speaker. `name`: as written; `page`: which of the posts that report on them, from 1.
pub fn speaker_page(name: String, page: u32) -> Live {
    let words = use_words();
    let called = name.clone();
    use_page(move || title(shown(&called, page), |_| words.get().page_title(&called)));
    live(move || match arrived_list(shown(&name, page)) {
        Ok((person, catalog)) => one(&person, &catalog, page, words.get()).into(),
        Err(status) => status,
    })
}

/// The speaker, and the posts that a page of them shows.
fn shown(name: &str, page: u32) -> Load<(Person, Catalog)> {
    let library = use_library();
    let person = library.person(name)?;
    let catalog = library.listed(&person.places, page)?;
    Ok((person, catalog))
}

fn one(person: &Person, catalog: &Catalog, page: u32, words: &'static Words) -> El {
    let all = Route::Speakers { page: 1 };
    let all = link(use_router().link(&all)).class("post-event").child(words.speakers);
    let head = el("header")
        .class("post-head")
        .child(all)
        .child(page_title(person.name.clone()))
        .child(el("p").class("post-line").child(words.sessions(person.talks as usize)));
    let route = Route::Speaker { name: person.name.clone(), page };
    el("div")
        .class("narrow")
        .child(head)
        .child(session_list(&talks_of(catalog, &person.name), true))
        .child_if(page_turner(&route, page, pages(person.places.len())))
}
