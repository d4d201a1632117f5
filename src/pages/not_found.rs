//! An address that leads nowhere, and the ways on.

use leptos::prelude::*;

use crate::components::status::lost;
use crate::platform::navigation::use_page;
use crate::words::use_words;

/// No such page.
#[component]
pub fn NotFoundPage(
    /// What was asked for.
    path: String,
) -> impl IntoView {
    let words = use_words();
    let title = Signal::derive(move || words.get().page_title(words.get().not_found));
    use_page(title, Signal::stored(true));
    view! {
        {move || lost(words.get().not_found)}
        <p class="status-path"><code>{path}</code></p>
    }
}
