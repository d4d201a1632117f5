//! One session on a page of its own: exactly its notes, and the ways to its post, its day and its neighbours.

use std::sync::Arc;

use leptos::{html, prelude::*};
use notes::people::{Talk, post_talks};
use notes::programme::session_neighbours;
use notes::shelf::{entry_accent, entry_key};
use notes::{Entry, Session};

use crate::components::el::{El, el, link};
use crate::components::{
    held_images::HeldImages,
    link_chips::link_chips,
    pager::pager,
    programme_rail::{ProgrammeRail, RailItem},
    prose::{Prose, held_images, render, use_notes},
    session_card::{anchor, session_route},
    session_line::session_line,
    status::{arrived, lost},
};
use crate::library::{Load, OpenPost, use_library};
use crate::platform::navigation::use_page;
use crate::router::{Router, use_router};
use crate::routes::Route;
use crate::settings::use_settings;
use crate::words::{Words, use_words};

/// One session of a post.
#[component]
pub fn SessionPage(
    /// See [`notes::Post::slug`].
    slug: String,
    /// See [`notes::Session::id`].
    session: String,
) -> impl IntoView {
    let library = use_library();
    let words = use_words();
    let post = library.open_post(&slug);
    let id = session.clone();
    let title = Signal::derive(move || {
        let name = post.with(|post| match post {
            Load::Ready(open) => place(open, &id).map(|at| open.post.sessions[at].title.clone()),
            _ => None,
        });
        words.get().page_title(&name.unwrap_or_default())
    });
    use_page(title, Signal::derive(move || post.with(Load::is_settled)));
    move || {
        let slug = slug.clone();
        let retry = move || library.retry_post(&slug);
        let found = arrived(post.get(), |words| words.post_failed, retry);
        let words = words.get();
        match found.map(|open| (place(&open, &session), open)) {
            Ok((Some(at), open)) => view! { <OneSession open at /> }.into_any(),
            Ok((None, _)) => lost(words.no_such_session).into_any(),
            Err(status) => status,
        }
    }
}

/// The place of a session among its post's.
fn place(open: &OpenPost, id: &str) -> Option<usize> {
    open.post.sessions.iter().position(|session| session.id == id)
}

/// A session that is here.
#[component]
fn OneSession(open: Arc<OpenPost>, at: usize) -> impl IntoView {
    let words = use_words().get_untracked();
    let router = use_router();
    let settings = use_settings();
    let root = NodeRef::<html::Article>::new();
    use_notes(root);
    let (entry, session) = (&open.entry, &open.post.sessions[at]);
    let items = post_talks(entry).map(|talk| rail_item(talk, router)).collect();
    let current = Signal::stored(Some(anchor(&session.id)));
    let crumbs = crumbs(entry, session, router, words);
    let line = session_line(session);
    let links = link_chips(&session.links);
    let title = session.title.clone();
    let (accent, lang) = (entry_accent(entry), open.post.lang.tag());
    let pager = session_pager(entry, at, router, words);
    let notes = move || notes(&open, at, settings.shows_images_of(&open.entry.slug), words);
    view! {
        <div class="reading" data-accent=accent>
            <ProgrammeRail items current />
            <div class="sheet">
                <header class="post-head">
                    {crumbs} <h1 tabindex="-1" lang=lang>{title}</h1> {line} {links}
                </header>
                <article lang=lang node_ref=root>{notes}</article>
                {pager}
            </div>
        </div>
    }
}

/// The session's notes, and no others.
fn notes(open: &OpenPost, at: usize, images: bool, words: &'static Words) -> impl IntoView + use<> {
    let own = open.post.segments.iter().filter(|segment| segment.session == Some(at));
    let html: String =
        own.map(|segment| render(&open.post, &segment.blocks, 2, images, words)).collect();
    let none = html.is_empty().then(|| view! { <p class="quiet">{words.no_notes}</p> });
    let count = held_images(&html);
    view! { <HeldImages slug=open.entry.slug.clone() count /> <Prose html /> {none} }
}

/// The ways up: the session's day, and its place in the post.
fn crumbs(post: &Entry, session: &Session, router: Router, words: &Words) -> El {
    let label = post.days.iter().find(|day| Some(day.n) == session.day).map(|day| &day.label);
    let label = label.map_or(words.undated_short, String::as_str);
    let event = post.event.as_ref().map(|event| {
        let year = event.year.map(|year| format!(" {year}")).unwrap_or_default();
        format!("{}{year} · ", event.name)
    });
    let day = router.link(&Route::Day { event: entry_key(post), day: session.day });
    let whole = router.link_to(&Route::Post { slug: post.slug.clone() }, &anchor(&session.id));
    let day = link(day).class("post-event").child(format!("{}{label}", event.unwrap_or_default()));
    el("p").class("crumbs").child(day).child(link(whole).child(words.whole_post))
}

fn rail_item(talk: Talk<'_>, router: Router) -> RailItem {
    let lead =
        talk.session.start.map_or_else(|| talk.number.to_string(), |start| start.to_string());
    RailItem {
        id: anchor(&talk.session.id),
        href: router.link(&session_route(talk.post, talk.session)),
        lead,
        text: talk.session.title.clone(),
        kind: "session",
    }
}

fn session_pager(post: &Entry, at: usize, router: Router, words: &Words) -> El {
    let (before, after) = session_neighbours(post, at);
    let way = |label: &'static str, talk: Talk<'_>| {
        (label, router.link(&session_route(talk.post, talk.session)), talk.session.title.clone())
    };
    let before = before.map(|talk| way(words.session_before, talk));
    let after = after.map(|talk| way(words.session_after, talk));
    pager(before, after)
}
