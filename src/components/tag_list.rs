//! The tags of a post, each a way to all posts that carry it.

use leptos::prelude::*;
use notes::filter::Filter;

use crate::components::el::{El, el, link};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// The tags of a post, as written; nothing if it has none.
pub fn tag_list(tags: &[String]) -> Option<El> {
    let router = use_router();
    let tag = |tag: &String| {
        let filter = Filter { tags: vec![tag.clone()], ..Filter::default() };
        el("li").child(link(router.link(&Route::shelf(filter))).child(tag.clone()))
    };
    let label = use_words().get_untracked().by_tag;
    let list = || el("ul").class("tags").attr("aria-label", label).children(tags.iter().map(tag));
    (!tags.is_empty()).then(list)
}
