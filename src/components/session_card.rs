//! A session in its post: a heading with a hanging number, who and when, the links, the notes.

use leptos::prelude::*;
use notes::{Entry, Session};

use crate::components::{link_chips::LinkChips, prose::Prose, session_line::SessionLine};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// The id of a session's element in its post.
pub fn anchor(session: &str) -> String {
    format!("s-{session}")
}

/// The address of a session's own page.
pub fn session_route(post: &Entry, session: &Session) -> Route {
    Route::Session { slug: post.slug.clone(), session: session.id.clone() }
}

/// A session in its post.
#[component]
pub fn SessionCard<'a>(
    /// The post.
    post: &'a Entry,
    /// The session.
    session: &'a Session,
    /// Its place in the post, from 1.
    number: usize,
    /// Its notes.
    html: String,
) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let href = use_router().link(&session_route(post, session));
    view! {
        <section class="session" id=anchor(&session.id)>
            <header class="session-head">
                <span class="session-number" aria-hidden="true">{number}</span>
                <h2 class="session-title"><a href=href.clone()>{session.title.clone()}</a></h2>
                <SessionLine session />
                <LinkChips links=&session.links />
            </header>
            <Prose html />
            <p class="session-alone"><a href=href>{words.session_page}</a></p>
        </section>
    }
}
