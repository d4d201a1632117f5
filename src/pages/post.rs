//! A post: its programme at the side, its notes with the sessions as cards in place, and what is known of it.

use std::sync::Arc;

use leptos::{html, prelude::*};
use notes::outline::{Stop, outline};
use notes::people::Talk;
use notes::shelf::{entry_accent, entry_key, neighbours};
use notes::{Catalog, Entry, Segment};

use crate::components::el::{El, el};
use crate::components::{
    about_post::about_post,
    finding_card::finding_card,
    held_images::HeldImages,
    pager::pager,
    post_head::post_head,
    programme_rail::{ProgrammeRail, RailItem},
    prose::{Prose, held_images, render, use_notes},
    session_card::{anchor, session_card},
    status::arrived,
};
use crate::library::{Load, OpenPost, use_library};
use crate::platform::dom::use_current_heading;
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
    let post = library.open_post(&slug);
    let title = Signal::derive(move || {
        let name = post.with(|post| match post {
            Load::Ready(open) => open.entry.title().to_owned(),
            _ => String::new(),
        });
        words.get().page_title(&name)
    });
    use_page(title, Signal::derive(move || post.with(Load::is_settled)));
    move || {
        words.track();
        let slug = slug.clone();
        let retry = move || library.retry_post(&slug);
        match arrived(post.get(), |words| words.post_failed, retry) {
            Ok(open) => view! { <Opened open /> }.into_any(),
            Err(status) => status,
        }
    }
}

/// A post that is here.
#[component]
fn Opened(open: Arc<OpenPost>) -> impl IntoView {
    let words = use_words().get_untracked();
    let router = use_router();
    let settings = use_settings();
    let root = NodeRef::<html::Article>::new();
    use_notes(root);
    let reading = use_current_heading(root, PLACES, || {});
    let catalog = use_library().catalog().get_untracked().ready().unwrap_or_default();
    let entry = &open.entry;
    let items = rail_items(&open, router);
    let pager = post_pager(&catalog, entry, router, words);
    let about = about_post(&catalog, entry);
    let head = post_head(entry);
    let accent = entry_accent(entry);
    let findings = finding_card(&open.diagnostics);
    let lang = open.post.lang.tag();
    let notes = move || notes(&open, settings.shows_images_of(&open.entry.slug), words);
    view! {
        <div class="reading" data-accent=accent>
            <ProgrammeRail items current=reading />
            <div class="sheet">
                {head} {findings} <article lang=lang node_ref=root>{notes}</article> {pager}
            </div>
            {about}
        </div>
    }
}

/// The notes, stretch by stretch.
fn notes(open: &OpenPost, images: bool, words: &'static Words) -> impl IntoView + use<> {
    let html = |segment: &Segment| {
        let level = if segment.session.is_some() { 3 } else { 2 };
        render(&open.post, &segment.blocks, level, images, words)
    };
    let rendered: Vec<_> = open.post.segments.iter().map(|s| (s.session, html(s))).collect();
    let held = rendered.iter().map(|(_, html)| held_images(html)).sum();
    let stretch = |(session, html): (Option<usize>, String)| {
        let found = session.and_then(|at| Some((at, open.post.sessions.get(at)?)));
        match found {
            Some((at, session)) => {
                session_card(Talk { post: &open.entry, session, number: at + 1 }, html)
            }
            None => el("div").class("plain").child(view! { <Prose html /> }.into_any()),
        }
    };
    view! {
        <HeldImages slug=open.entry.slug.clone() count=held />
        {el("div").children(rendered.into_iter().map(stretch))}
    }
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
