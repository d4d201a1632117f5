//! The app: its contexts, the frame around every page, and which page an address shows.

use std::cell::Cell;

use leptos::prelude::*;
use notes::Date;
use notes::filter::Filter;

use crate::behaviour::{Asked, provide_behaviour};
use crate::components::el::dom::{Frame, HEADER, PAGE, SKIP_LINK, adopt, mount};
use crate::components::el::{Child, El, Live, button, el, link, live};
use crate::components::keep_line::{DRAWN_LINE, drawn_line};
use crate::components::search_box::palette;
use crate::library::{Library, provide_library};
use crate::pages::{
    day::day_page, home::home_page, not_found::not_found_page, post::post_page,
    search::search_page, session::session_page, settings::settings_page, slides::slides_page,
    speaker::speaker_page, speakers::speakers_page, tags::tags_page,
};
use crate::platform::clock::{Now, now};
use crate::platform::navigation::{Navigation, use_navigation};
use crate::platform::searcher::provide_searcher;
use crate::platform::service_worker::{Addresses, Updates, provide_updates};
use crate::platform::{dom, panic, theme};
use crate::router::{Router, place, provide_router};
use crate::routes::{self, Route};
use crate::settings::{provide_settings, use_settings};
use crate::words::{Language, Words, use_words};

/// The attribute of `<main>` that says which place was drawn into it at build time.
pub const DRAWN: &str = "data-route";

/// Starts the app in the page. What the page holds already is kept until there is something else to show.
pub fn start() {
    panic::set_hook();
    provide_settings(Language::of_tag(&theme::language().unwrap_or_default()));
    let router = provide_router();
    let library = provide_library(None);
    let updates =
        provide_updates(Addresses { scope: router.file(""), worker: router.file(routes::WORKER) });
    provide_searcher(router.file(routes::SEARCHER));
    let Asked { near, search } = provide_behaviour();
    let navigation = use_navigation();
    let is_drawn = is_drawn(router);
    if is_drawn {
        dom::reveal();
        navigation.keep_page();
        // The page has asked for it already.
        if dom::exists(&format!("link[href$='{}']", routes::INDEX)) {
            library.ask_ahead();
        }
    }
    let words = use_words();
    // The header outlives the page that it came with, as long as it would say the same.
    let drawn_for = (here(router), words.get_untracked().language);
    let same = Cell::new(is_drawn);
    let header = live(move || {
        let (here, words) = (here(router), words.get());
        same.set(same.get() && drawn_for == (here.clone(), words.language));
        if same.get() { Child::Kept(HEADER) } else { header(router, &here, words).into() }
    });
    mount(Frame {
        skip_link: live(move || match navigation.is_kept() {
            true => Child::Kept(SKIP_LINK),
            false => skip_link(words.get()).into(),
        }),
        header,
        page: live(move || match navigation.is_kept() {
            true => Child::Kept(PAGE),
            false if navigation.takes_page_over() => Child::Over(PAGE, page(router)),
            false => page(router).into(),
        }),
        below: [
            live(move || update_notice(updates, words.get())),
            live(announcer),
            live(move || learn(updates, navigation.is_kept())),
            live(move || get_ready(library, near.get(), navigation)),
            live(move || palette(search, words.get())),
        ],
    });
}

/// A page that stays as it was drawn learns what can be read offline as soon as the worker has said so.
fn learn(updates: Updates, stays: bool) -> Option<El> {
    let known = updates.is_heard();
    if let Some(line) = drawn_line().filter(|_| known && stays) {
        adopt(line, DRAWN_LINE);
    }
    None
}

/// Asks for the index before it is needed; then a shelf that was drawn at build time becomes one that the app has drawn. So
/// the first choice changes only what differs, as the next ones do: on a slow phone, among 10,000 posts, in some 50 ms and
/// not 65. A shelf with an offer to keep it, which lives already, waits for the choice.
fn get_ready(library: Library, is_near: bool, navigation: Navigation) -> Option<El> {
    let shelf = || dom::exists("main .shelf") && !dom::exists("main .keep");
    if is_near && library.index().is_ok() && navigation.is_kept() && shelf() {
        navigation.take_page_over();
    }
    None
}

/// The parts of a page that are drawn at build time: the frame, and the page in it.
pub fn still(router: Router) -> [Child; 3] {
    let words = use_words().get_untracked();
    [skip_link(words).into(), header(router, &here(router), words).into(), page(router).into()]
}

/// Whether the page that was drawn at build time is what is to be shown: not under another address, not to a reader of
/// another language, and not on the day that it is about, when it shows where the moment stands.
fn is_drawn(router: Router) -> bool {
    let here = router.route().get_untracked().href();
    let today = now().map(|Now { year, month, day, .. }| Date { year, month, day }.to_string());
    dom::attribute("main", DRAWN) == Some(here)
        && use_words().get_untracked().language == use_settings().library_language()
        && !today.is_some_and(|today| dom::exists(&format!("[data-date='{today}']")))
}

/// Tells screen readers of the page that arrived.
fn announcer() -> El {
    let status = el("p").class("visually-hidden").attr("id", dom::ANNOUNCER);
    status.attr("role", "status").attr("aria-live", "polite")
}

/// The page of the current address. Another choice on the shelf is the same page.
fn page(router: Router) -> Live {
    let route = router.route();
    let page = place(move |_| route.get().page());
    live(move || match page.get() {
        Route::Home { .. } => home_page(),
        Route::Day { event, day, page } => day_page(event, day, page),
        Route::Post { slug } => post_page(slug),
        Route::Session { slug, session } => session_page(slug, session),
        Route::Slides { page } => slides_page(page),
        Route::Speakers { page } => speakers_page(page),
        Route::Speaker { name, page } => speaker_page(name, page),
        Route::Search { .. } => search_page(),
        Route::Tags => tags_page(),
        Route::Settings => settings_page(),
        Route::NotFound { path } => not_found_page(path),
    })
}

/// Takes the keyboard past the header.
fn skip_link(words: &'static Words) -> El {
    link("#main".to_owned()).class("skip-link").child(words.skip)
}

/// Which page the ways of the header lead from, whatever is chosen there.
fn here(router: Router) -> Route {
    router.route().get().page().at_page(1)
}

/// The name of the app and the ways to its pages, the current one marked; on a phone the ways are the bar at the bottom.
fn header(router: Router, here: &Route, words: &'static Words) -> El {
    let home = Route::shelf(Filter::default());
    let way = |to: &Route, icon: &'static str, label: &'static str| {
        link(router.link(to))
            .class("nav-link")
            .attr("data-icon", icon)
            .attr_if("aria-current", (here == to).then_some("page"))
            .child(label)
    };
    let brand = link(router.link(&home))
        .class("brand")
        .child(el("span").class("brand-mark").attr("aria-hidden", "true"))
        .child(words.app);
    let ways = el("nav").class("site-nav").attr("aria-label", words.navigation).children([
        way(&home, "home", words.home),
        way(&Route::Slides { page: 1 }, "slides", words.slides),
        way(&Route::Speakers { page: 1 }, "speakers", words.speakers),
        way(&Route::Search { typed: String::new() }, "search", words.search),
        way(&Route::Settings, "settings", words.settings),
    ]);
    el("header").class("site-header").child(brand).child(ways)
}

/// Offers a new version; it waits for the reader's yes.
fn update_notice(updates: Updates, words: &'static Words) -> Option<El> {
    let apply = button("button button-primary", words.update_apply);
    let later = button("button", words.update_later);
    updates.available().then(|| {
        el("aside")
            .class("update-notice")
            .attr("role", "status")
            .child(el("p").child(words.update_available))
            .child(apply.on("click", move |_| updates.apply()))
            .child(later.on("click", move |_| updates.dismiss()))
    })
}
