//! Hugi's way of a post, for a page that measures it: exactly what the app does when a post is opened, and its stages.
//!
//! A crate of its own, because what is measured must not carry the app along, and the app must not carry exports that
//! only a benchmark calls.

use notes::html::{self, Footnotes, Options, Words};
use notes::{Limits, Post, Segment, Source};
use wasm_bindgen::prelude::wasm_bindgen;

/// The app's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The words of the page's buttons, as long as the app's.
const WORDS: Words<'_> = Words {
    load_embed: "여기서 자료 보기",
    load_image: "이미지 불러오기",
    no_alt: "설명 없는 이미지",
    footnote_back: "본문으로",
    copy: "복사",
};

/// Reads a post and writes the HTML of its notes, stretch by stretch, as the page of a post does.
#[wasm_bindgen]
pub fn parse_and_render(text: &str) -> String {
    render(&parse(text))
}

/// Reads a post; gives how many sessions it has.
#[wasm_bindgen]
pub fn parse_only(text: &str) -> usize {
    parse(text).sessions.len()
}

/// Takes a text from the page and gives it back: what crossing the border costs.
#[wasm_bindgen]
pub fn echo(text: &str) -> String {
    text.to_owned()
}

/// Without the limits of [`notes::parse`]: what lies beyond them would be left unread, and look fast.
fn parse(text: &str) -> Post {
    let source = Source { name: "2019-08-18-post.md".to_owned() };
    notes::parse_within(text, &source, &Limits::NONE).0
}

fn render(post: &Post) -> String {
    let mut footnotes = Footnotes::of(post);
    let mut html = |segment: &Segment| {
        let heading_base = if segment.session.is_some() { 3 } else { 2 };
        let options = Options { remote_images: false, heading_base, words: WORDS };
        html::render(&segment.blocks, &mut footnotes, &options)
    };
    post.segments.iter().map(&mut html).collect()
}
