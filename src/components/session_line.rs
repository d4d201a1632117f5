//! The line under a session's title: its kind, its time, who spoke.

use leptos::prelude::*;
use notes::Session;
use notes::programme::time_range;

use crate::components::el::{El, el, link};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// The line under a session's title; nothing if the post says none of it.
pub fn session_line(session: &Session) -> Option<El> {
    let words = use_words().get_untracked();
    let router = use_router();
    let kind = words.kind(session.kind);
    let time = time_range(session);
    let code = session.code.clone();
    let speaker = |name: &String| {
        let href = router.link(&Route::Speaker { name: name.clone(), page: 1 });
        link(href).class("speaker").child(name.clone())
    };
    let some = kind.is_some() || time.is_some() || code.is_some() || !session.speakers.is_empty();
    some.then(|| {
        el("p")
            .class("session-line")
            .child_if(kind.map(|kind| el("span").class("kind").child(kind)))
            .child_if(time.map(|time| el("time").child(time)))
            .child_if(code.map(|code| el("span").class("figures").child(code)))
            .children(session.speakers.iter().map(speaker))
    })
}
