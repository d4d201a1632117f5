//! A session in its post: a heading with a hanging number, who and when, the links, the notes.

use leptos::prelude::*;
use notes::people::Talk;
use notes::{Entry, Session};

use crate::components::el::{El, el, link};
use crate::components::{link_chips::link_chips, prose::prose, session_line::session_line};
use crate::router::use_router;
use crate::routes::{Route, anchor};
use crate::words::use_words;

/// The address of a session's own page.
pub fn session_route(post: &Entry, session: &Session) -> Route {
    Route::Session { slug: post.slug.clone(), session: session.id.clone() }
}

/// About how high a session with these notes is in a wide column, in `rem`: the style sheet takes it until it is laid out.
///
/// Fitted to the bundled posts: 4 % off on average. A twentieth is added, for what is seen too high is made lower, but what
/// is higher than its place would lie over what follows. Narrow columns need 1.33 × as much.
fn height(html: &str) -> usize {
    let lines = html.bytes().filter(|byte| *byte == b'\n').count();
    7 + lines * 5 / 8 + html.len() / 50
}

/// A session in its post, with its notes.
pub fn session_card(talk: Talk<'_>, html: String) -> El {
    let Talk { post, session, number } = talk;
    let words = use_words().get_untracked();
    let href = use_router().link(&session_route(post, session));
    let title = link(href.clone()).child(session.title.clone());
    let head = el("header")
        .class("session-head")
        .child(
            el("span")
                .class("session-number")
                .attr("aria-hidden", "true")
                .child(number.to_string()),
        )
        .child(el("h2").class("session-title").child(title))
        .child_if(session_line(session))
        .child_if(link_chips(session));
    el("section")
        .class("session")
        .attr("id", anchor(&session.id))
        .attr("data-height", height(&html).to_string())
        .child(head)
        .child_if(prose(html))
        .child(el("p").class("session-alone").child(link(href).child(words.session_page)))
}
