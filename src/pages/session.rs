//! One session on a page of its own: exactly its notes, and the ways to its post, its day and its neighbours.

use std::sync::Arc;

use leptos::prelude::*;
use notes::html::{Footnotes, remote_images};
use notes::people::{Talk, post_talks};
use notes::programme::session_neighbours;
use notes::shelf::{entry_accent, entry_key};
use notes::{Entry, Session};

use crate::components::el::{El, Live, el, link, live};
use crate::components::{
    held_images::held_images,
    link_chips::link_chips,
    pager::pager,
    post_head::page_title,
    programme_rail::RailItem,
    prose::{prose, render},
    reading::{Page, Reading, reading_page},
    session_card::session_route,
    session_line::session_line,
    status::{arrived_post, lost},
};
use crate::library::{OpenPost, title, use_library};
use crate::platform::navigation::use_page;
use crate::router::{Router, use_router};
use crate::routes::{Route, anchor};
use crate::settings::use_settings;
use crate::words::{Words, use_words};

/// One session of a post. `slug`: see [`notes::Post::slug`]; `session`: see [`notes::Session::id`].
pub fn session_page(slug: String, session: String) -> Live {
    let library = use_library();
    let words = use_words();
    let (named, id) = (slug.clone(), session.clone());
    use_page(move || {
        let name = |open: Arc<OpenPost>| Some(open.post.sessions[place(&open, &id)?].title.clone());
        let post = library.post(&named);
        title(post, |open| words.get().page_title(&open.and_then(name).unwrap_or_default()))
    });
    live(move || {
        let words = words.get();
        match arrived_post(library.post(&slug)).map(|open| (place(&open, &session), open)) {
            Ok((Some(at), open)) => opened(&open, at).into(),
            Ok((None, _)) => lost(words.no_such_session).into(),
            Err(status) => status,
        }
    })
}

/// The place of a session among its post's.
fn place(open: &OpenPost, id: &str) -> Option<usize> {
    open.post.sessions.iter().position(|session| session.id == id)
}

/// A session that is here.
fn opened(open: &OpenPost, at: usize) -> El {
    let words = use_words().get_untracked();
    let router = use_router();
    let (entry, session) = (&open.entry, &open.post.sessions[at]);
    let images = use_settings().shows_images_of(&entry.slug);
    let head = el("header")
        .class("post-head")
        .child(crumbs(entry, session, router, words))
        .child(page_title(session.title.clone()).attr("lang", open.post.lang.tag()))
        .child_if(session_line(session))
        .child_if(link_chips(session));
    reading_page(Page {
        accent: entry_accent(entry),
        lang: open.post.lang,
        items: post_talks(entry).map(|talk| rail_item(talk, router)).collect(),
        reading: Reading::One(anchor(&session.id)),
        head: vec![head],
        notes: notes(open, at, images, words),
        pager: session_pager(entry, at, router, words),
        about: None,
    })
}

/// The session's notes, and no others.
fn notes(open: &OpenPost, at: usize, images: bool, words: &'static Words) -> El {
    let own = || open.post.segments.iter().filter(|segment| segment.session == Some(at));
    let mut footnotes = Footnotes::of(&open.post);
    let html: String =
        own().map(|segment| render(&mut footnotes, &segment.blocks, 2, images, words)).collect();
    let held = if images { 0 } else { own().map(|own| remote_images(&own.blocks)).sum() };
    let none = html.is_empty().then(|| el("p").class("quiet").child(words.no_notes));
    el("div").child_if(held_images(&open.entry.slug, held)).child_if(prose(html)).child_if(none)
}

/// The ways up: the session's day, and its place in the post.
fn crumbs(post: &Entry, session: &Session, router: Router, words: &Words) -> El {
    let label = post.days.iter().find(|day| Some(day.n) == session.day).map(|day| &day.label);
    let label = label.map_or(words.undated_short, String::as_str);
    let event = post.event.as_ref().map(|event| {
        let year = event.year.map(|year| format!(" {year}")).unwrap_or_default();
        format!("{}{year} · ", event.name)
    });
    let day = router.link(&Route::Day { event: entry_key(post), day: session.day, page: 1 });
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
