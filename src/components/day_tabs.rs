//! The days of a conference, each a way to its page.

use leptos::prelude::*;
use notes::shelf::Conference;

use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// The days of a conference, and its sessions of no stated day if it has some.
#[component]
pub fn DayTabs<'a>(
    /// The conference.
    conference: &'a Conference<'a>,
    /// The day that is shown, if one is; `Some(None)` for the sessions of no stated day.
    #[prop(optional_no_strip)]
    current: Option<Option<u32>>,
) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let router = use_router();
    let tab = |day: Option<u32>, label: String| {
        let href = router.link(&Route::Day { event: conference.key.clone(), day });
        let here = (current == Some(day)).then_some("page");
        view! { <li><a class="day-tab" href=href aria-current=here>{label}</a></li> }
    };
    let days = conference.days();
    let undated = conference.has_undated().then(|| tab(None, words.undated_short.to_owned()));
    let tabs = days.len() + usize::from(undated.is_some());
    // On the page of a conference's only day, its name is the heading already.
    let enough = if current.is_some() { 2 } else { 1 };
    (tabs >= enough).then(|| {
        let tabs = days.iter().map(|day| tab(Some(day.n), day.label.clone())).collect_view();
        view! { <ul class="day-tabs" aria-label=words.days>{tabs} {undated}</ul> }
    })
}
