//! The app: its contexts, the frame around every page, and which page an address shows.

use leptos::prelude::*;
use notes::filter::Filter;

use crate::components::el::{El, Live, button, el, link, live};
use crate::library::provide_library;
use crate::pages::{
    day::DayPage, home::HomePage, not_found::NotFoundPage, post::PostPage, session::SessionPage,
    settings::SettingsPage, slides::SlidesPage, speaker::SpeakerPage, speakers::SpeakersPage,
};
use crate::platform::navigation::use_navigation;
use crate::platform::service_worker::{Addresses, Updates, provide_updates};
use crate::router::{Router, provide_router};
use crate::routes::{self, Route};
use crate::settings::provide_settings;
use crate::words::{Words, use_words};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_settings();
    let router = provide_router();
    provide_library();
    let updates =
        provide_updates(Addresses { scope: router.file(""), worker: router.file(routes::WORKER) });
    let announcement = use_navigation().announcement();
    let words = use_words();
    view! {
        {live(move || skip_link(words.get()))}
        {live(move || header(router, words.get()))}
        <main id="main">{page(router)}</main>
        {live(move || update_notice(updates, words.get()))}
        <p class="visually-hidden" role="status" aria-live="polite">
            {live(move || announcement.get())}
        </p>
    }
}

/// The page of the current address. Another choice on the shelf is the same page.
fn page(router: Router) -> Live {
    let route = router.route();
    let page = Memo::new(move |_| route.get().page());
    live(move || match page.get() {
        Route::Home(_) => view! { <HomePage /> }.into_any(),
        Route::Day { event, day } => view! { <DayPage event day /> }.into_any(),
        Route::Post { slug } => view! { <PostPage slug /> }.into_any(),
        Route::Session { slug, session } => view! { <SessionPage slug session /> }.into_any(),
        Route::Slides => view! { <SlidesPage /> }.into_any(),
        Route::Speakers => view! { <SpeakersPage /> }.into_any(),
        Route::Speaker { name } => view! { <SpeakerPage name /> }.into_any(),
        Route::Settings => view! { <SettingsPage /> }.into_any(),
        Route::NotFound { path } => view! { <NotFoundPage path /> }.into_any(),
    })
}

/// Takes the keyboard past the header.
fn skip_link(words: &'static Words) -> El {
    link("#main".to_owned()).class("skip-link").child(words.skip)
}

/// The name of the app and the ways to its pages, the current one marked; on a phone the ways are the bar at the bottom.
fn header(router: Router, words: &'static Words) -> El {
    let home = Route::Home(Filter::default());
    let here = router.route().get().page();
    let way = |to: &Route, icon: &'static str, label: &'static str| {
        link(router.link(to))
            .class("nav-link")
            .attr("data-icon", icon)
            .attr_if("aria-current", (here == *to).then_some("page"))
            .child(label)
    };
    let brand = link(router.link(&home))
        .class("brand")
        .child(el("span").class("brand-mark").attr("aria-hidden", "true"))
        .child(words.app);
    let ways = el("nav").class("site-nav").attr("aria-label", words.navigation).children([
        way(&home, "home", words.home),
        way(&Route::Slides, "slides", words.slides),
        way(&Route::Speakers, "speakers", words.speakers),
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
