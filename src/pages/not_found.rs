//! No such page.

use leptos::prelude::*;

use crate::platform::navigation::use_page;

/// No such page.
#[component]
pub fn NotFoundPage(path: String) -> impl IntoView {
    use_page(Signal::stored("not_found".to_owned()), Signal::stored(true));
    let _ = path;
    view! { <h1 tabindex="-1">"not_found"</h1> }
}
