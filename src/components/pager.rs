//! The ways before and after: posts in time, sessions in their post, pages of a list.

use leptos::prelude::*;

use crate::components::el::{El, el, link};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// One way on: its label, its address and the title it leads to.
pub type Way = (&'static str, String, String);

/// The ways before and after; either may be missing.
pub fn pager(before: Option<Way>, after: Option<Way>) -> El {
    let way = |(label, href, title): Way, rel: &'static str| {
        link(href)
            .class("pager-way")
            .attr("rel", rel)
            .child(el("span").class("label").child(label))
            .child(el("span").class("pager-title").child(title))
    };
    el("div")
        .class("pager")
        .child_if(before.map(|to| way(to, "prev")))
        .child_if(after.map(|to| way(to, "next")))
}

/// The ways to the other pages of a list; nothing if it has one.
pub fn page_turner(route: &Route, page: u32, pages: u32) -> Option<El> {
    let words = use_words().get_untracked();
    let router = use_router();
    let way = |label: &'static str, page: u32| {
        let near = (1..=pages).contains(&page);
        near.then(|| (label, router.link(&route.at_page(page)), words.page_of(page, pages)))
    };
    let (before, after) = (way(words.page_before, page - 1), way(words.page_after, page + 1));
    (pages > 1)
        .then(|| pager(before, after).attr("role", "navigation").attr("aria-label", words.pages))
}
