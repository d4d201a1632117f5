//! The line under a session's title: its kind, its time, who spoke.

use leptos::prelude::*;
use notes::Session;
use notes::programme::time_range;

use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// The line under a session's title; nothing if the post says none of it.
#[component]
pub fn SessionLine<'a>(
    /// The session.
    session: &'a Session,
) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let router = use_router();
    let kind = words.kind(session.kind).map(|kind| view! { <span class="kind">{kind}</span> });
    let time = time_range(session).map(|time| view! { <time>{time}</time> });
    let speaker = |name: &String| {
        let href = router.link(&Route::Speaker { name: name.clone() });
        view! { <a class="speaker" href=href>{name.clone()}</a> }
    };
    let code = session.code.clone().map(|code| view! { <span class="figures">{code}</span> });
    let some = kind.is_some() || time.is_some() || code.is_some() || !session.speakers.is_empty();
    some.then(|| {
        let speakers = session.speakers.iter().map(speaker).collect_view();
        view! { <p class="session-line">{kind} {time} {code} {speakers}</p> }
    })
}
