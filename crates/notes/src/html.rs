//! Block tree to HTML: every element and attribute is written here from the tree, never copied from a post.

use crate::tree::Block;

/// How the HTML is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Whether images of other origins are loaded. Without it, a button with their description stands in their place.
    pub remote_images: bool,
    /// The words of the placeholders, in the reader's language.
    pub words: Words<'a>,
}

/// The words of the placeholders.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// On the button that loads an embedded deck: "Show the slides here".
    pub load_embed: &'a str,
    /// On the button that loads one image: "Load the image".
    pub load_image: &'a str,
    /// In place of a description that an image does not have: "Image without a description".
    pub no_alt: &'a str,
    /// Label of the link back from a footnote.
    pub footnote_back: &'a str,
}

/// The HTML of some blocks. Element ids and fragment links carry the prefix `n-`, so that a post cannot clobber the page.
pub fn render(_blocks: &[Block], _footnotes: &[Block], _options: &Options<'_>) -> String {
    String::new()
}

/// A heading of the notes, for a list of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The element id that [`render`] gives it.
    pub id: String,
    /// Its text without marks.
    pub text: String,
}

/// The headings among some blocks, in their order.
pub fn headings(_blocks: &[Block]) -> Vec<Heading> {
    Vec::new()
}
