//! One session of a post.

use leptos::prelude::*;

use crate::platform::navigation::use_page;

/// One session of a post.
#[component]
pub fn SessionPage(slug: String, session: String) -> impl IntoView {
    use_page(Signal::stored("session".to_owned()), Signal::stored(true));
    let _ = (slug, session);
    view! { <h1 tabindex="-1">"session"</h1> }
}
