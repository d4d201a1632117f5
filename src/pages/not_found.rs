//! An address that leads nowhere, and the ways on.

use leptos::prelude::*;

use crate::components::el::{Live, el, live};
use crate::components::status::lost;
use crate::platform::navigation::use_page;
use crate::words::use_words;

/// No such page. `path`: what was asked for.
pub fn not_found_page(path: String) -> Live {
    let words = use_words();
    use_page(move || Some(words.get().page_title(words.get().not_found)));
    live(move || {
        let asked_for = el("p").class("status-path").child(el("code").child(path.clone()));
        el("div").child(lost(words.get().not_found)).child(asked_for)
    })
}
