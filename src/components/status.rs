//! What a page shows while its content is on its way, does not come, or does not exist.

use leptos::prelude::*;

use crate::components::el::dom::PAGE;
use crate::components::el::{Child, El, button, el, link};
use crate::components::post_head::page_title;
use crate::library::{Load, Wait, use_library};
use crate::platform::navigation::use_navigation;
use crate::platform::{dom, fetch::Failure};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// What came; or else the view that says why there is nothing to show yet, under a heading of the page or of a part of it.
fn arrived<T>(
    load: Load<T>,
    failed: fn(&Words) -> &'static str,
    missing: fn(&Words) -> &'static str,
    heading: fn(&'static str) -> El,
) -> Result<T, Child> {
    let words = use_words().get_untracked();
    match load {
        Ok(value) => Ok(value),
        Err(Wait::Loading) => Err(loading(words)),
        Err(Wait::Missing) => Err(nowhere(heading(missing(words))).into()),
        Err(Wait::Failed(failure)) => {
            let library = use_library();
            let title = heading(failed(words));
            // What a host no longer has, the page that it has now may know under another name.
            let answered = failure.status.is_some();
            let again = move || if answered { dom::reload() } else { library.retry() };
            let button = button("button button-primary", words.retry);
            Err(out_of_reach(title, &failure).child(button.on("click", move |_| again())).into())
        }
    }
}

/// What came of a list; or else the view that says why there is nothing to show yet.
pub fn arrived_list<T>(load: Load<T>) -> Result<T, Child> {
    list(load, page_heading)
}

fn list<T>(load: Load<T>, heading: fn(&'static str) -> El) -> Result<T, Child> {
    arrived(load, |words| words.catalog_failed, |words| words.not_found, heading)
}

/// What came of a post; or else the view that says why there is nothing to show yet.
pub fn arrived_post<T>(load: Load<T>) -> Result<T, Child> {
    arrived(load, |words| words.post_failed, |words| words.no_such_post, page_heading)
}

/// What came of a part of a page: until it is there, what was there stays, be it drawn at build time.
pub fn arrived_part<T>(load: Load<T>, drawn: &'static str) -> Result<T, Child> {
    match load {
        Err(Wait::Loading) if use_navigation().is_first() => Err(Child::Kept(drawn)),
        Err(Wait::Loading) => Err(Child::Same),
        load => list(load, |title| el("h2").child(title)),
    }
}

fn page_heading(title: &'static str) -> El {
    page_title(title)
}

/// Something is on its way: what was drawn at build time stays that long; else it is drawn only when it takes a while.
fn loading(words: &Words) -> Child {
    if use_navigation().is_first() && dom::exists(PAGE) {
        return Child::Kept(PAGE);
    }
    let status = el("div")
        .class("status status-loading")
        .attr("role", "status")
        .child(el("h1").class("hidden-text").child(words.loading))
        .child(el("span").class("lines").attr("aria-hidden", "true"));
    status.into()
}

/// Something did not come.
fn out_of_reach(title: El, failure: &Failure) -> El {
    let words = use_words().get_untracked();
    // A host that answered was reached.
    let hint = failure.status.is_none().then(|| el("p").child(words.offline_hint));
    let status = failure.status.map(|status| format!("{status} ")).unwrap_or_default();
    let reason = format!("{} — {status}{}", failure.url, failure.reason);
    el("div")
        .class("status")
        .attr("role", "alert")
        .child(title)
        .child_if(hint)
        .child(el("p").class("status-reason").child(reason))
}

/// There is no such page, and these are the ways on.
pub fn lost(title: &'static str) -> El {
    nowhere(page_heading(title))
}

fn nowhere(title: El) -> El {
    let words = use_words().get_untracked();
    let router = use_router();
    let way =
        |route: Route, text: &'static str| link(router.link(&route)).class("button").child(text);
    let ways = el("p")
        .class("status-ways")
        .child(way(Route::shelf(Default::default()), words.home))
        .child(way(Route::Slides { page: 1 }, words.slides))
        .child(way(Route::Speakers { page: 1 }, words.speakers));
    el("div")
        .class("status")
        .child(el("p").class("status-mark").attr("aria-hidden", "true").child("¶"))
        .child(title)
        .child(el("p").child(words.not_found_why))
        .child(ways)
}
