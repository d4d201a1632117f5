//! The notes: the only place where markup is set as text, all of it written by `notes::html` from its tree.

use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;
use notes::html::{Footnotes, Options, Words as Placeholders};
use notes::tree::Block;

use crate::components::el::{El, el};
use crate::platform::{clipboard, embeds, task};
use crate::words::{Words, use_words};

/// Some notes, as [`render`] wrote them; nothing if there are none.
pub fn prose(html: String) -> Option<El> {
    (!html.is_empty()).then(|| el("div").class("prose").inner_html(html))
}

/// Blocks as HTML in the reader's language, the highest heading at `level`, with the footnotes they refer to.
pub fn render(
    footnotes: &mut Footnotes<'_>,
    blocks: &[Block],
    level: u8,
    images: bool,
    words: &Words,
) -> String {
    let placeholders = Placeholders {
        load_embed: words.embed_load,
        load_image: words.image_load,
        no_alt: words.no_alt,
        footnote_back: words.footnote_back,
        copy: words.copy,
    };
    let options = Options { remote_images: images, heading_base: level, words: placeholders };
    notes::html::render(blocks, footnotes, &options)
}

/// The element around notes, which gives them their behaviour: images and decks that load on a click, images that do not
/// come, code to copy.
pub fn notes_frame() -> El {
    let words = use_words();
    let copy = move |button: Element| {
        let Some(code) = embeds::code_beside(&button) else { return };
        task::start(async move {
            if clipboard::copy(&code).await {
                button.set_text_content(Some(words.get_untracked().copied));
            }
        });
    };
    let lost = move |image| embeds::image_lost(&image, words.get_untracked().image_lost);
    el("article")
        .on_inside("click", ".image-load", |button| embeds::load_image(&button))
        .on_inside("click", ".embed-load", |button| embeds::load_embed(&button))
        .on_inside("click", ".copy", copy)
        .on_inside("load", "img", |image| embeds::image_came(&image))
        .on_inside("error", "img", lost)
}
