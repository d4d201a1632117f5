//! A post.

use leptos::prelude::*;

use crate::platform::navigation::use_page;

/// A post.
#[component]
pub fn PostPage(slug: String) -> impl IntoView {
    use_page(Signal::stored("post".to_owned()), Signal::stored(true));
    let _ = slug;
    view! { <h1 tabindex="-1">"post"</h1> }
}
