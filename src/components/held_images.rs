//! Offers to load the images of other sites that a post holds back.

use leptos::prelude::*;

use crate::components::el::{El, button, el};
use crate::words::use_words;

/// Offers to load a post's images, now and on later visits; nothing if none is held back.
pub fn held_images(slug: &str, count: usize) -> Option<El> {
    let words = use_words().get_untracked();
    (count > 0).then(|| {
        let load = button("button images-load", words.images_load);
        el("aside")
            .class("held-images")
            .child(el("p").child(words.images_held(count)))
            .child(load.attr("data-slug", slug.to_owned()))
    })
}
