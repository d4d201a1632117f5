//! The shelf of posts.

use leptos::prelude::*;

use crate::platform::navigation::use_page;

/// The shelf of posts.
#[component]
pub fn HomePage(filter: Signal<notes::filter::Filter>) -> impl IntoView {
    use_page(Signal::stored("home".to_owned()), Signal::stored(true));
    let _ = filter;
    view! { <h1 tabindex="-1">"home"</h1> }
}
