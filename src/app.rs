//! The app: its contexts, the frame around every page, and which page an address shows.

use leptos::prelude::*;
use notes::filter::Filter;

use crate::library::provide_library;
use crate::pages::{
    day::DayPage, home::HomePage, not_found::NotFoundPage, post::PostPage, session::SessionPage,
    settings::SettingsPage, slides::SlidesPage, speaker::SpeakerPage, speakers::SpeakersPage,
};
use crate::platform::navigation::use_navigation;
use crate::platform::service_worker::{Addresses, provide_updates, use_updates};
use crate::router::{Router, provide_router, use_router};
use crate::routes::{self, Route};
use crate::settings::provide_settings;
use crate::words::{Words, use_words};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_settings();
    let router = provide_router();
    provide_library();
    provide_updates(Addresses {
        scope: router.file(""),
        worker: router.file(routes::WORKER),
        version: router.file(routes::VERSION),
    });
    let announcement = use_navigation().announcement();
    view! {
        <SkipLink />
        <Header />
        <main id="main">{page(router)}</main>
        <UpdateNotice />
        <p class="visually-hidden" role="status" aria-live="polite">
            {announcement}
        </p>
    }
}

/// The page of the current address. Another choice on the shelf is the same page.
fn page(router: Router) -> impl IntoView {
    let route = router.route();
    let page = Memo::new(move |_| route.get().page());
    move || match page.get() {
        Route::Home(_) => view! { <HomePage filter=filter(route) /> }.into_any(),
        Route::Day { event, day } => view! { <DayPage event day /> }.into_any(),
        Route::Post { slug } => view! { <PostPage slug /> }.into_any(),
        Route::Session { slug, session } => view! { <SessionPage slug session /> }.into_any(),
        Route::Slides => view! { <SlidesPage /> }.into_any(),
        Route::Speakers => view! { <SpeakersPage /> }.into_any(),
        Route::Speaker { name } => view! { <SpeakerPage name /> }.into_any(),
        Route::Settings => view! { <SettingsPage /> }.into_any(),
        Route::NotFound { path } => view! { <NotFoundPage path /> }.into_any(),
    }
}

/// The choice on the shelf; while another page is shown, the empty one.
fn filter(route: Memo<Route>) -> Signal<Filter> {
    Signal::derive(move || match route.get() {
        Route::Home(filter) => filter,
        _ => Filter::default(),
    })
}

/// Takes the keyboard past the header.
#[component]
fn SkipLink() -> impl IntoView {
    let words = use_words();
    view! { <a class="skip-link" href="#main">{move || words.get().skip}</a> }
}

/// The name of the app and the ways to its pages; on a phone they are the bar at the bottom.
#[component]
fn Header() -> impl IntoView {
    let router = use_router();
    let words = use_words();
    let home = Route::Home(Filter::default());
    view! {
        <header class="site-header">
            <a class="brand" href=router.link(&home)>
                <span class="brand-mark" aria-hidden="true"></span>
                {move || words.get().app}
            </a>
            <nav class="site-nav" aria-label=move || words.get().navigation>
                <NavLink to=home icon="home" label=|words| words.home />
                <NavLink to=Route::Slides icon="slides" label=|words| words.slides />
                <NavLink to=Route::Speakers icon="speakers" label=|words| words.speakers />
                <NavLink to=Route::Settings icon="settings" label=|words| words.settings />
            </nav>
        </header>
    }
}

/// A way to a page, marked while the reader is there.
#[component]
fn NavLink(to: Route, icon: &'static str, label: fn(&Words) -> &'static str) -> impl IntoView {
    let router = use_router();
    let words = use_words();
    let href = router.link(&to);
    let current = move || (router.route().get().page() == to).then_some("page");
    view! {
        <a class="nav-link" href=href data-icon=icon aria-current=current>
            {move || label(words.get())}
        </a>
    }
}

/// Offers a new version; it waits for the reader's yes.
#[component]
fn UpdateNotice() -> impl IntoView {
    let updates = use_updates();
    let words = use_words();
    view! {
        <Show when=move || updates.available().get()>
            <aside class="update-notice" role="status">
                <p>{move || words.get().update_available}</p>
                <button class="button button-primary" on:click=move |_| updates.apply()>
                    {move || words.get().update_apply}
                </button>
                <button class="button" on:click=move |_| updates.dismiss()>
                    {move || words.get().update_later}
                </button>
            </aside>
        </Show>
    }
}
