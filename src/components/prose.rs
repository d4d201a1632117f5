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
    };
    let options = Options { remote_images: images, heading_base: level, words: placeholders };
    with_copy_buttons(&notes::html::render(blocks, &post.footnotes, &options), words.copy)
}

/// Code boxes get a button. Their marker is written by `notes::html` alone: in a post's own text `<` is escaped.
fn with_copy_buttons(html: &str, copy: &str) -> String {
    const BOX: &str = "<div class=\"code\">";
    html.replace(BOX, &format!("{BOX}<button type=\"button\" class=\"copy\">{copy}</button>"))
}

/// How many images some HTML holds back.
pub fn count_held(html: &str) -> usize {
    html.matches("class=\"image-load\"").count()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::KO;

    fn html(markdown: &str) -> String {
        let source = notes::Source { name: "a.md".to_owned() };
        let (post, _) = notes::parse(markdown, &source);
        post.segments.iter().map(|s| render(&post, &s.blocks, 2, false, &KO)).collect()
    }

    #[test]
    fn a_code_box_gets_one_button_and_text_cannot_fake_a_box() {
        assert_eq!(html("```\nlet a = 1;\n```").matches("class=\"copy\"").count(), 1);
        assert_eq!(html("`<div class=\"code\">`").matches("class=\"copy\"").count(), 0);
        assert_eq!(html("<div class=\"code\">x</div>").matches("class=\"copy\"").count(), 0);
    }

    #[test]
    fn held_images_are_counted() {
        let post = "![a](https://example.com/a.png)\n\n![b](https://example.com/b.png)\n";
        assert_eq!(count_held(&html(post)), 2);
        assert_eq!(count_held(&html("no image")), 0);
    }
}
