//! The notes: the only place where markup is set as text, all of it written by `notes::html` from its tree.

use leptos::{html, prelude::*};
use notes::Post;
use notes::html::{Options, Words as Placeholders};
use notes::tree::Block;

use crate::platform::{clipboard, dom::use_delegate, embeds, task};
use crate::words::{Words, use_words};

/// Some notes, as [`render`] wrote them; nothing if there are none.
pub fn prose(html: String) -> Option<AnyView> {
    (!html.is_empty()).then(|| view! { <div class="prose" inner_html=html></div> }.into_any())
}

/// Blocks as HTML in the reader's language, the highest heading at `level`, with the footnotes they refer to.
pub fn render(post: &Post, blocks: &[Block], level: u8, images: bool, words: &Words) -> String {
    let placeholders = Placeholders {
        load_embed: words.embed_load,
        load_image: words.image_load,
        no_alt: words.no_alt,
        footnote_back: words.footnote_back,
        copy: words.copy,
    };
    let options = Options { remote_images: images, heading_base: level, words: placeholders };
    notes::html::render(blocks, &post.footnotes, &options)
}

/// Gives all notes under an element their behaviour: images and decks that load on a click, images that do not come,
/// code to copy.
pub fn use_notes(root: NodeRef<html::Article>) {
    let words = use_words();
    use_delegate(root, "click", ".image-load", |button| embeds::load_image(&button));
    use_delegate(root, "click", ".embed-load", |button| embeds::load_embed(&button));
    use_delegate(root, "load", "img", |image| embeds::image_came(&image));
    use_delegate(root, "error", "img", move |image| {
        embeds::image_lost(&image, words.get_untracked().image_lost);
    });
    use_delegate(root, "click", ".copy", move |button| {
        let Some(code) = embeds::code_beside(&button) else { return };
        task::start(async move {
            if clipboard::copy(&code).await {
                button.set_text_content(Some(words.get_untracked().copied));
            }
        });
    });
}
