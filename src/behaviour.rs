//! What a page does when it is clicked, scrolled, or gets its images, whoever drew it.
//!
//! A page that was drawn at build time has no listeners, and the app keeps it as it is. So nothing here is asked of an
//! element that the app has made: events are taken from the whole document, and told by what they happen to.

use leptos::prelude::*;

use crate::components::search_box::FIELD;
use crate::platform::dom::{asks_for_search, attribute, focus_on, hit, is_key, on_page};
use crate::platform::{clipboard, embeds, rail, task};
use crate::settings::{Settings, use_settings};
use crate::words::use_words;

/// What the reader asks of the app, wherever they are.
#[derive(Clone, Copy)]
pub struct Asked {
    /// Whether the reader has come near a link that asks for the index: what is pointed at will be chosen a moment later.
    pub near: RwSignal<bool>,
    /// Whether the search stands open over the page.
    pub search: RwSignal<bool>,
}

/// Starts to answer. Tells what the reader asks of the app.
pub fn provide_behaviour() -> Asked {
    let (settings, words) = (use_settings(), use_words());
    let [near, search] = [RwSignal::new(false), RwSignal::new(false)];
    on_page("click", move |event| {
        rail::unfold(hit(event, ".rail-toggle").is_some() && !rail::is_open());
        if let Some(button) = hit(event, ".image-load") {
            embeds::load_image(&button);
        } else if let Some(button) = hit(event, ".embed-load") {
            embeds::load_embed(&button);
        } else if let Some(button) = hit(event, ".images-load") {
            load_images(settings, button.get_attribute("data-slug"));
        } else if let Some(button) = hit(event, ".more") {
            embeds::unfold(&button);
        } else if let Some(code) =
            hit(event, ".copy").and_then(|b| Some((embeds::code_beside(&b)?, b)))
        {
            let (code, button) = code;
            task::start(async move {
                if clipboard::copy(&code).await {
                    button.set_text_content(Some(words.get_untracked().copied));
                }
            });
        }
    });
    for event in ["pointerover", "focusin"] {
        on_page(event, move |event| {
            if !near.get_untracked() && hit(event, "a[data-stay], .site-nav").is_some() {
                near.set(true);
            }
        });
    }
    on_page("keydown", move |event| {
        if asks_for_search(event) {
            event.prevent_default();
            let is_there = focus_on(FIELD);
            search.set(search.get_untracked() || !is_there);
        }
        if is_key(event, "Escape") {
            rail::unfold(false);
        }
    });
    on_page("load", |event| {
        if let Some(image) = hit(event, ".prose img") {
            embeds::image_came(&image);
        }
    });
    on_page("error", move |event| {
        if let Some(image) = hit(event, ".prose img") {
            embeds::image_lost(&image, words.get_untracked().image_lost);
        }
    });
    on_page("scroll", |_| rail::follow());
    request_animation_frame(rail::follow);
    let held = attribute(".images-load", "data-slug");
    if held.is_some_and(|slug| settings.shows_images_of(&slug)) {
        embeds::load_images();
    }
    Asked { near, search }
}

/// Loads the images that a post holds back, now and on later visits.
fn load_images(settings: Settings, slug: Option<String>) {
    if let Some(slug) = slug {
        settings.allow_images_of(&slug);
    }
    embeds::load_images();
}
