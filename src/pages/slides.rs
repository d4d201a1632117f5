//! Every deck.

use leptos::prelude::*;

use crate::platform::navigation::use_page;

/// Every deck.
#[component]
pub fn SlidesPage() -> impl IntoView {
    use_page(Signal::stored("slides".to_owned()), Signal::stored(true));

    view! { <h1 tabindex="-1">"slides"</h1> }
}
