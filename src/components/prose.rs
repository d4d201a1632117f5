//! The notes: the only place where markup is set as text, all of it written by `notes::html` from its tree.

use notes::html::{Footnotes, Options, Words as Placeholders};
use notes::tree::Block;

use crate::components::el::{El, el};
use crate::words::Words;

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
