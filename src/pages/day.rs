//! A conference day.

use leptos::prelude::*;

use crate::platform::navigation::use_page;

/// A conference day.
#[component]
pub fn DayPage(event: String, day: Option<u32>) -> impl IntoView {
    use_page(Signal::stored("day".to_owned()), Signal::stored(true));
    let _ = (event, day);
    view! { <h1 tabindex="-1">"day"</h1> }
}
