//! Every speaker.

use leptos::prelude::*;

use crate::platform::navigation::use_page;

/// Every speaker.
#[component]
pub fn SpeakersPage() -> impl IntoView {
    use_page(Signal::stored("speakers".to_owned()), Signal::stored(true));

    view! { <h1 tabindex="-1">"speakers"</h1> }
}
