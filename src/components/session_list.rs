//! Sessions in a numbered list, each a way to its own page.

use leptos::prelude::*;
use notes::people::Talk;

use crate::components::{session_card::session_route, session_line::SessionLine};
use crate::router::use_router;

/// Sessions in a numbered list.
#[component]
pub fn SessionList<'a>(
    /// The sessions.
    talks: &'a [Talk<'a>],
    /// Whether to name the post of each, and to lead with its year instead of a number.
    #[prop(optional)]
    posts: bool,
) -> impl IntoView + use<> {
    let router = use_router();
    let row = |(at, talk): (usize, &Talk<'_>)| {
        let href = router.link(&session_route(talk.post, talk.session));
        let post = posts.then(|| {
            view! { <span class="session-row-post">{talk.post.title().to_owned()}</span> }
        });
        let year = talk.post.year().filter(|_| posts).map(|year| year.to_string());
        view! {
            <li class="session-row" data-accent=notes::shelf::entry_accent(talk.post)>
                <span class="session-number" aria-hidden="true">{year.unwrap_or_else(|| (at + 1).to_string())}</span>
                <a class="session-row-title" href=href>{talk.session.title.clone()}</a>
                <SessionLine session=talk.session />
                {post}
            </li>
        }
    };
    view! { <ol class="session-list" data-years=posts.then_some("")>{talks.iter().enumerate().map(row).collect_view()}</ol> }
}
