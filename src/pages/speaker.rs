//! One speaker: their sessions across all posts.

use leptos::prelude::*;
use notes::people::speaker;

use crate::components::{
    session_list::SessionList,
    status::{Lost, arrived_catalog},
};
use crate::library::{Load, use_library};
use crate::platform::navigation::use_page;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// One speaker.
#[component]
pub fn SpeakerPage(
    /// The name as written.
    name: String,
) -> impl IntoView {
    let catalog = use_library().catalog();
    let words = use_words();
    let router = use_router();
    let called = name.clone();
    let title = Signal::derive(move || words.get().page_title(&called));
    use_page(title, Signal::derive(move || catalog.with(Load::is_settled)));
    move || {
        let words = words.get();
        let catalog = match arrived_catalog(catalog.get()) {
            Ok(catalog) => catalog,
            Err(status) => return status,
        };
        let Some(speaker) = speaker(&catalog, &name) else {
            return view! { <Lost title=words.not_found /> }.into_any();
        };
        view! {
            <div class="narrow">
                <header class="post-head">
                    <a class="post-event" href=router.link(&Route::Speakers)>
                        {words.speakers}
                    </a>
                    <h1 tabindex="-1">{speaker.name.to_owned()}</h1>
                    <p class="post-line">{words.sessions(speaker.talks.len())}</p>
                </header>
                <SessionList talks=&speaker.talks posts=true />
            </div>
        }
        .into_any()
    }
}
