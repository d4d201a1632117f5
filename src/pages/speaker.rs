//! One speaker.

use leptos::prelude::*;

use crate::platform::navigation::use_page;

/// One speaker.
#[component]
pub fn SpeakerPage(name: String) -> impl IntoView {
    use_page(Signal::stored("speaker".to_owned()), Signal::stored(true));
    let _ = name;
    view! { <h1 tabindex="-1">"speaker"</h1> }
}
