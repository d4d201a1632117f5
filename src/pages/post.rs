//! A post: its programme at the side, its notes with the sessions as cards in place, and what is known of it.

use std::iter;
use std::sync::Arc;

use leptos::prelude::*;
use notes::html::{Footnotes, remote_images};
use notes::outline::{Stop, outline};
use notes::people::Talk;
use notes::shelf::{entry_accent, entry_key, neighbours};
use notes::{Catalog, Entry, Segment};

use crate::components::el::{El, el, live};
use crate::components::{
    about_post::about_post,
    finding_card::finding_card,
    held_images::held_images,
    pager::pager,
    post_head::post_head,
    programme_rail::RailItem,
    prose::{prose, render},
    reading::{Page, Reading, reading_page},
    session_card::{anchor, session_card},
    status::arrived,
};
use crate::library::{OpenPost, use_library};
use crate::platform::navigation::use_page;
use crate::router::{Router, use_router};
use crate::routes::Route;
use crate::settings::use_settings;
use crate::words::{Words, use_words};

/// What in a post can be the place that is being read.
const PLACES: &str = ".session, .plain > .prose > :is(h1, h2, h3)[id]";

/// A post.
#[component]
pub fn PostPage(
    /// See [`notes::Post::slug`].
    slug: String,
) -> impl IntoView {
    let library = use_library();
    let words = use_words();
    let post = library.open_post(slug.clone());
    let named = post.clone();
    use_page(move || {
        let name = |open: Arc<OpenPost>| open.entry.title().to_owned();
        named.get().title(|open| words.get().page_title(&open.map(name).unwrap_or_default()))
    });
    live(move || {
        words.track();
        let slug = slug.clone();
        let retry = move || library.retry_post(&slug);
        match arrived(post.get(), |words| words.post_failed, retry) {
            Ok(open) => opened(open).into_any(),
            Err(status) => status.into_any(),
        }
    })
}

/// A post that is here.
fn opened(open: Arc<OpenPost>) -> El {
    let words = use_words().get_untracked();
    let router = use_router();
    let settings = use_settings();
    let catalog = use_library().catalog().get_untracked().ready().unwrap_or_default();
    let entry = &open.entry;
    let head = iter::once(post_head(entry)).chain(finding_card(&open.diagnostics)).collect();
    let items = rail_items(&open, router);
    let pager = post_pager(&catalog, entry, router, words);
    let about = Some(about_post(&catalog, entry));
    let (accent, lang) = (entry_accent(entry), open.post.lang);
    let notes = live(move || notes(&open, settings.shows_images_of(&open.entry.slug), words));
    let reading = Reading::Scroll(PLACES);
    reading_page(Page { accent, lang, items, reading, head, notes, pager, about })
}

/// The notes, stretch by stretch.
fn notes(open: &OpenPost, images: bool, words: &'static Words) -> El {
    let mut footnotes = Footnotes::of(&open.post);
    let mut html = |segment: &Segment| {
        let level = if segment.session.is_some() { 3 } else { 2 };
        render(&mut footnotes, &segment.blocks, level, images, words)
    };
    let rendered: Vec<_> = open.post.segments.iter().map(|s| (s.session, html(s))).collect();
    let remote = |segment: &Segment| remote_images(&segment.blocks);
    let held = if images { 0 } else { open.post.segments.iter().map(remote).sum() };
    let stretch = |(session, html): (Option<usize>, String)| match session
        .and_then(|at| Some((at, open.post.sessions.get(at)?)))
    {
        Some((at, session)) => {
            session_card(Talk { post: &open.entry, session, number: at + 1 }, html)
        }
        None => el("div").class("plain").child_if(prose(html)),
    };
    el("div")
        .child_if(held_images(&open.entry.slug, held))
        .children(rendered.into_iter().map(stretch))
}

/// The post's table of contents, as lines of the rail.
fn rail_items(open: &OpenPost, router: Router) -> Vec<RailItem> {
    let here = Route::Post { slug: open.entry.slug.clone() };
    let event = entry_key(&open.entry);
    let line = |stop| match stop {
        Stop::Day { n, label } => {
            let href = router.link(&Route::Day { event: event.clone(), day: Some(n) });
            RailItem { id: String::new(), href, lead: String::new(), text: label, kind: "day" }
        }
        Stop::Session { number, id, title, start } => {
            let id = anchor(&id);
            let href = router.link_to(&here, &id);
            let lead = start.map_or_else(|| number.to_string(), |start| start.to_string());
            RailItem { id, href, lead, text: title, kind: "session" }
        }
        Stop::Heading { id, text, depth } => {
            let kind = if depth == 0 { "heading" } else { "subheading" };
            RailItem { href: router.link_to(&here, &id), id, lead: String::new(), text, kind }
        }
    };
    outline(&open.post).into_iter().map(line).collect()
}

fn post_pager(catalog: &Catalog, post: &Entry, router: Router, words: &Words) -> El {
    let (newer, older) = neighbours(catalog, &post.slug);
    let way = |label: &'static str, post: &Entry| {
        let href = router.link(&Route::Post { slug: post.slug.clone() });
        (label, href, post.title().to_owned())
    };
    let before = older.map(|post| way(words.older, post));
    let after = newer.map(|post| way(words.newer, post));
    pager(before, after)
}
