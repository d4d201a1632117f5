//! A conference day: its sessions on a time axis where times are known, in a numbered list where not.

use leptos::prelude::*;
use notes::index::pages;
use notes::programme::{Programme, programme};
use notes::shelf::{Conference, conference};
use notes::{Catalog, Day};

use crate::components::el::{El, Live, el, link, live};
use crate::components::{
    day_tabs::day_tabs,
    pager::page_turner,
    post_head::page_title,
    session_list::session_list,
    status::{arrived_list, lost},
    time_axis::time_axis,
};
use crate::library::{Load, title, use_library};
use crate::platform::navigation::use_page;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// A conference day. `event`: the conference's key, see [`notes::shelf::entry_key`]; `day`: the day's number, `None` for
/// the sessions whose day nobody stated; `page`: which of the posts that know of it, from 1.
pub fn day_page(event: String, day: Option<u32>, page: u32) -> Live {
    let words = use_words();
    let key = event.clone();
    use_page(move || {
        let words = words.get();
        title(posts(&key, day, page), |found| {
            let name = found.and_then(|(catalog, _)| name(&catalog, &key, day, words));
            words.page_title(&name.unwrap_or_default())
        })
    });
    live(move || {
        let words = words.get();
        match arrived_list(posts(&event, day, page)) {
            Ok((catalog, pages)) => {
                let route = Route::Day { event: event.clone(), day, page };
                let view = day_view(&catalog, &event, day, words);
                let view = view.map(|view| view.child_if(page_turner(&route, page, pages)));
                view.unwrap_or_else(|| lost(words.not_found)).into()
            }
            Err(status) => status,
        }
    })
}

/// The posts that a page of the day shows, and how many pages there are.
fn posts(event: &str, day: Option<u32>, page: u32) -> Load<(Catalog, u32)> {
    let library = use_library();
    let places = library.on_day(event, day)?;
    Ok((library.listed(&places, page)?, pages(places.len())))
}

/// "DEVIEW 2023 · DAY 2".
fn name(catalog: &Catalog, key: &str, day: Option<u32>, words: &Words) -> Option<String> {
    let conference = conference(catalog, key)?;
    let known = conference.days().iter().find(|have| Some(have.n) == day);
    let label = known.map_or(words.undated, |day| &day.label);
    Some(format!("{} · {label}", conference.full_title()))
}

fn day_view(catalog: &Catalog, key: &str, day: Option<u32>, words: &'static Words) -> Option<El> {
    let conference = conference(catalog, key)?;
    let programme = programme(&conference, day)?;
    let both = !programme.timed.is_empty() && !programme.listed.is_empty();
    let page = el("div")
        .class("narrow")
        .attr("data-accent", conference.accent().to_string())
        .child(head(&conference, &programme, day, words))
        .child_if((!programme.timed.is_empty()).then(|| time_axis(&programme)))
        .child_if(both.then(|| el("h2").class("day-untimed").child(words.untimed)))
        .child_if((!programme.listed.is_empty()).then(|| session_list(&programme.listed, false)));
    Some(page)
}

/// The day's name, the ways to the other days, and the posts it is known from.
fn head(
    conference: &Conference<'_>,
    programme: &Programme<'_>,
    day: Option<u32>,
    words: &'static Words,
) -> El {
    let posts = conference.posts.iter().filter(|post| post.sessions.iter().any(|s| s.day == day));
    let posts = posts.map(|post| {
        let href = use_router().link(&Route::Post { slug: post.slug.clone() });
        link(href).class("day-post").child(post.title().to_owned())
    });
    el("header")
        .class("post-head")
        .child(el("p").class("post-event").child(conference.full_title()))
        .child(page_title(heading(programme.day, words)))
        .child_if(day_tabs(conference, Some(day)))
        .child(el("p").class("post-line").children(posts))
        .child_if(day.is_none().then(|| el("p").class("quiet").child(words.undated_why)))
}

/// The day's label, with its date where the post states one.
fn heading(day: Option<&Day>, words: &Words) -> String {
    let Some(day) = day else { return words.undated.to_owned() };
    let date = day.date.map(|date| format!(" · {}", words.date(date))).unwrap_or_default();
    format!("{}{date}", day.label)
}
