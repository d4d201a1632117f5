//! A post: its programme at the side, its notes with the sessions as cards in place, and what is known of it.

use std::iter;
use std::sync::Arc;

use leptos::prelude::*;
use notes::catalog::Neighbour;
use notes::html::{Footnotes, remote_images};
use notes::outline::{Stop, outline};
use notes::people::Talk;
use notes::shelf::{entry_accent, entry_key};
use notes::{Entry, Segment};

use crate::components::el::{El, Live, el, live};
use crate::components::{
    about_post::about_post,
    finding_card::finding_card,
    held_images::held_images,
    pager::pager,
    post_head::post_head,
    programme_rail::RailItem,
    prose::{prose, render},
    reading::{Page, Reading, reading_page},
    session_card::session_card,
    status::arrived_post,
};
use crate::library::{OpenPost, title, use_library};
use crate::platform::navigation::use_page;
use crate::router::{Router, use_router};
use crate::routes::{Route, anchor};
use crate::settings::use_settings;
use crate::words::{Words, use_words};

/// What in a post can be the place that is being read.
const PLACES: &str = ".session, .plain > .prose > :is(h1, h2, h3)[id]";

/// A post. `slug`: see [`notes::Post::slug`].
pub fn post_page(slug: String) -> Live {
    let library = use_library();
    let words = use_words();
    let named = slug.clone();
    use_page(move || {
        let name = |open: Arc<OpenPost>| open.entry.title().to_owned();
        let post = library.post(&named);
        title(post, |open| words.get().page_title(&open.map(name).unwrap_or_default()))
    });
    live(move || {
        words.track();
        match arrived_post(library.post(&slug)) {
            Ok(open) => opened(&open).into(),
            Err(status) => status,
        }
    })
}

/// A post that is here.
fn opened(open: &OpenPost) -> El {
    let words = use_words().get_untracked();
    let router = use_router();
    let entry = &open.entry;
    let images = use_settings().shows_images_of(&entry.slug);
    reading_page(Page {
        accent: entry_accent(entry),
        lang: open.post.lang,
        items: rail_items(open, router),
        reading: Reading::Scroll(PLACES),
        head: iter::once(post_head(entry)).chain(finding_card(&entry.diagnostics)).collect(),
        notes: notes(open, images, words),
        pager: post_pager(entry, router, words),
        about: Some(about_post(entry)),
    })
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
            let href = router.link(&Route::Day { event: event.clone(), day: Some(n), page: 1 });
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

fn post_pager(post: &Entry, router: Router, words: &Words) -> El {
    let way = |label: &'static str, post: &Neighbour| {
        let href = router.link(&Route::Post { slug: post.slug.clone() });
        (label, href, post.title.clone())
    };
    let before = post.around.older.as_ref().map(|post| way(words.older, post));
    let after = post.around.newer.as_ref().map(|post| way(words.newer, post));
    pager(before, after)
}
