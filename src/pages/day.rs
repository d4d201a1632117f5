//! A conference day: its sessions on a time axis where times are known, in a numbered list where not.

use leptos::prelude::*;
use notes::programme::programme;
use notes::shelf::conference;
use notes::{Catalog, Day};

use crate::components::{
    day_tabs::DayTabs,
    session_list::SessionList,
    status::{Lost, arrived_catalog},
    time_axis::TimeAxis,
};
use crate::library::{Load, use_library};
use crate::platform::navigation::use_page;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// A conference day.
#[component]
pub fn DayPage(
    /// The conference's key, see [`notes::shelf::entry_key`].
    event: String,
    /// The day's number; `None` for the sessions whose day nobody stated.
    day: Option<u32>,
) -> impl IntoView {
    let catalog = use_library().catalog();
    let words = use_words();
    let key = event.clone();
    let title = Signal::derive(move || {
        let words = words.get();
        let name = catalog.with(|load| match load {
            Load::Ready(catalog) => name(catalog, &key, day, words),
            _ => None,
        });
        words.page_title(&name.unwrap_or_default())
    });
    use_page(title, Signal::derive(move || catalog.with(Load::is_settled)));
    move || {
        let words = words.get();
        match arrived_catalog(catalog.get()) {
            Ok(catalog) => day_view(&catalog, &event, day, words)
                .unwrap_or_else(|| view! { <Lost title=words.not_found /> }.into_any()),
            Err(status) => status,
        }
    }
}

/// "DEVIEW 2023 · DAY 2".
fn name(catalog: &Catalog, key: &str, day: Option<u32>, words: &Words) -> Option<String> {
    let conference = conference(catalog, key)?;
    let known = conference.days().into_iter().find(|have| Some(have.n) == day);
    let label = known.map_or(words.undated, |day| &day.label);
    Some(format!("{} · {label}", conference.full_title()))
}

fn day_view(
    catalog: &Catalog,
    key: &str,
    day: Option<u32>,
    words: &'static Words,
) -> Option<AnyView> {
    let conference = conference(catalog, key)?;
    let programme = programme(&conference, day)?;
    let both = !programme.timed.is_empty() && !programme.listed.is_empty();
    let untimed = both.then(|| view! { <h2 class="day-untimed">{words.untimed}</h2> });
    let axis = (!programme.timed.is_empty()).then(|| view! { <TimeAxis programme=&programme /> });
    let list =
        (!programme.listed.is_empty()).then(|| view! { <SessionList talks=&programme.listed /> });
    let posts = conference.posts.iter().filter(|post| post.sessions.iter().any(|s| s.day == day));
    let posts = posts.map(|post| {
        let href = use_router().link(&Route::Post { slug: post.slug.clone() });
        view! { <a class="day-post" href=href>{post.title().to_owned()}</a> }
    });
    let posts = posts.collect_view();
    let page = view! {
        <div class="narrow" data-accent=conference.accent()>
            <header class="post-head">
                <p class="post-event">{conference.full_title()}</p>
                <h1 tabindex="-1">{heading(programme.day, words)}</h1>
                <DayTabs conference=&conference current=Some(day) />
                <p class="post-line">{posts}</p>
                {day.is_none().then(|| view! { <p class="quiet">{words.undated_why}</p> })}
            </header>
            {axis}
            {untimed}
            {list}
        </div>
    };
    Some(page.into_any())
}

/// The day's label, with its date where the post states one.
fn heading(day: Option<&Day>, words: &Words) -> String {
    let Some(day) = day else { return words.undated.to_owned() };
    let date = day.date.map(|date| format!(" · {}", words.date(date))).unwrap_or_default();
    format!("{}{date}", day.label)
}
