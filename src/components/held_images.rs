//! Offers to load the images of other sites that a post holds back.

use leptos::prelude::*;

use crate::settings::use_settings;
use crate::words::use_words;

/// Offers to load a post's images, now and on later visits; nothing if none is held back.
#[component]
pub fn HeldImages(
    /// The post whose images they are.
    slug: String,
    /// How many are held back.
    count: usize,
) -> impl IntoView {
    let words = use_words().get_untracked();
    let settings = use_settings();
    (count > 0).then(|| {
        view! {
            <aside class="held-images">
                <p>{words.images_held(count)}</p>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| settings.allow_images_of(&slug)
                >
                    {words.images_load}
                </button>
            </aside>
        }
    })
}
