//! Sessions in a numbered list, each a way to its own page.

use notes::people::Talk;
use notes::shelf::entry_accent;

use crate::components::el::{El, el, link};
use crate::components::{session_card::session_route, session_line::session_line};
use crate::router::use_router;

/// Sessions in a numbered list. With `posts`, each names its post, and leads with its year instead of a number.
pub fn session_list(talks: &[Talk<'_>], posts: bool) -> El {
    el("ol")
        .class("session-list")
        .attr_if("data-years", posts.then_some(""))
        .children(talks.iter().enumerate().map(|(at, talk)| row(at + 1, *talk, posts)))
}

fn row(number: usize, talk: Talk<'_>, posts: bool) -> El {
    let Talk { post, session, .. } = talk;
    let year = post.year().filter(|_| posts).map(|year| year.to_string());
    let lead = year.unwrap_or_else(|| number.to_string());
    let href = use_router().link(&session_route(post, session));
    let title = post.title().to_owned();
    el("li")
        .class("session-row")
        .attr("data-accent", entry_accent(post).to_string())
        .child(el("span").class("session-number").attr("aria-hidden", "true").child(lead))
        .child(link(href).class("session-row-title").child(session.title.clone()))
        .child_if(session_line(session))
        .child_if(posts.then(|| el("span").class("session-row-post").child(title)))
}
