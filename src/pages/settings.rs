//! What the reader can set.

use leptos::prelude::*;

use crate::platform::navigation::use_page;

/// What the reader can set.
#[component]
pub fn SettingsPage() -> impl IntoView {
    use_page(Signal::stored("settings".to_owned()), Signal::stored(true));

    view! { <h1 tabindex="-1">"settings"</h1> }
}
