//! What the shelf shows when nothing matches: which filter to drop.

use leptos::prelude::*;
use notes::Index;
use notes::filter::{Choice, Filter};

use crate::components::el::{El, el, link};
use crate::components::filter_bar::choice_text;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// Says that nothing matches, and offers each filter whose dropping would help, with what it would show.
pub fn empty_result(index: &Index, filter: &Filter) -> El {
    let words = use_words().get_untracked();
    let router = use_router();
    let ways = filter.ways_out(index);
    let (title, hint) = match (index.posts.is_empty(), ways.is_empty()) {
        (true, _) => (words.no_posts, ""),
        (false, true) => (words.no_match, words.drop_all),
        (false, false) => (words.no_match, words.drop_one),
    };
    let way = |(choice, count): (Choice, usize)| {
        let way = link(router.link(&Route::shelf(filter.toggled(&choice))))
            .class("button")
            .attr("data-stay", "")
            .child(el("s").child(choice_text(&choice, words)))
            .child(el("span").class("filter-count").child(words.would_show(count)));
        el("li").child(way)
    };
    el("section")
        .class("empty-result")
        .attr("role", "status")
        .child(el("h2").child(title))
        .child(el("p").child(hint))
        .child(el("ul").class("status-ways").children(ways.into_iter().map(way)))
}
