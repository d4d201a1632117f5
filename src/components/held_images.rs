//! Offers to load the images of other sites that a post holds back.

use leptos::prelude::*;

use crate::components::el::{El, button, el};
use crate::settings::use_settings;
use crate::words::use_words;

/// Offers to load a post's images, now and on later visits; nothing if none is held back.
pub fn held_images(slug: &str, count: usize) -> Option<El> {
    let words = use_words().get_untracked();
    let settings = use_settings();
    let slug = slug.to_owned();
    (count > 0).then(|| {
        let load = button("button", words.images_load);
        el("aside")
            .class("held-images")
            .child(el("p").child(words.images_held(count)))
            .child(load.on("click", move |_| settings.allow_images_of(&slug)))
    })
}
