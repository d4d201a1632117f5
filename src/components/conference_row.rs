//! A conference on the shelf: its spine, its name, its days, and the posts about it.

use leptos::prelude::*;
use notes::Entry;
use notes::decks::decks;
use notes::filter::Filter;
use notes::shelf::{Conference, is_broken};

use crate::components::el::{El, el, link};
use crate::components::{day_tabs::day_tabs, finding_card::finding_card, tag_list::tag_list};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// A conference on the shelf.
pub fn conference_row(conference: &Conference<'_>) -> El {
    let words = use_words().get_untracked();
    let sessions = conference.sessions();
    let decks = decks(conference.posts.iter().copied()).len();
    let name = conference.name.map(|name| {
        let filter = Filter { event: Some(name.to_owned()), ..Filter::default() };
        let href = use_router().link(&Route::shelf(filter));
        link(href).class("conference-name").child(name.to_owned())
    });
    let count = |n: usize, said: String| (n > 0).then(|| el("span").child(said));
    let counts = el("p")
        .class("conference-counts figures")
        .child_if(count(sessions, words.sessions(sessions)))
        .child_if(count(decks, words.decks(decks)));
    let head = el("div").class("conference-head");
    let posts = conference.posts.iter().map(|post| post_row(post, words));
    el("li")
        .key(conference.name.unwrap_or_default().to_owned())
        .class("conference")
        .attr("data-accent", conference.accent().to_string())
        .child(head.child_if(name).child_if(day_tabs(conference, None)))
        .child(el("ul").class("conference-posts").children(posts))
        .child(counts)
}

fn post_row(post: &Entry, words: &Words) -> El {
    let href = use_router().link(&Route::Post { slug: post.slug.clone() });
    let title = link(href).child(post.title().to_owned());
    let findings = is_broken(post).then(|| finding_card(&post.diagnostics)).flatten();
    let line = el("div")
        .class("post-row-line")
        .children(post_facts(post, words))
        .child_if(tag_list(&post.meta.tags));
    el("li")
        .key(post.slug.clone())
        .class("post-row")
        .child(el("h3").class("post-row-title").child(title))
        .child(line)
        .child_if(findings)
}

/// When a post was written, by whom, and how long it takes to read, as far as is known.
pub fn post_facts(post: &Entry, words: &Words) -> Vec<El> {
    let date = post.meta.date.map(|date| el("time").child(words.date(date)));
    let author = post.meta.author.clone().map(|author| el("span").child(author));
    let minutes = el("span").child(words.minutes(post.reading_minutes));
    date.into_iter().chain(author).chain([minutes]).collect()
}
