//! The days of a conference, each a way to its page.

use leptos::prelude::*;
use notes::shelf::Conference;

use crate::components::el::{El, el, link};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// The days of a conference, and its sessions of no stated day if it has some. `current` is the day that is shown, if
/// one is; `Some(None)` for the sessions of no stated day.
pub fn day_tabs(conference: &Conference<'_>, current: Option<Option<u32>>) -> Option<El> {
    let words = use_words().get_untracked();
    let router = use_router();
    let tab = |day: Option<u32>, label: String| {
        let href = router.link(&Route::Day { event: conference.key.clone(), day, page: 1 });
        let here = (current == Some(day)).then_some("page");
        el("li").child(link(href).class("day-tab").attr_if("aria-current", here).child(label))
    };
    let days = conference.days();
    let undated = conference.has_undated().then(|| tab(None, words.undated_short.to_owned()));
    let tabs = days.len() + usize::from(undated.is_some());
    // On the page of a conference's only day, its name is the heading already.
    let enough = if current.is_some() { 2 } else { 1 };
    (tabs >= enough).then(|| {
        el("ul")
            .class("day-tabs")
            .attr("aria-label", words.days)
            .children(days.iter().map(|day| tab(Some(day.n), day.label.clone())))
            .children(undated)
    })
}
