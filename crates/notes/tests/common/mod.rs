//! What the tests of whole posts share.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part of it")]

use notes::html::{self, Options, Words};
use notes::{Diagnostic, Post, Source};

/// Parses a text as the file `post.md`.
pub fn parse(text: &str) -> (Post, Vec<Diagnostic>) {
    notes::parse(text, &Source { name: "post.md".to_owned() })
}

/// Asserts that the segments tile the body, and that each session knows its own lines.
#[track_caller]
pub fn tiles(text: &str, post: &Post) {
    let mut next = post.body_line;
    for segment in &post.segments {
        assert_eq!(segment.lines.0, next, "a gap or an overlap before line {next}");
        assert!(segment.lines.1 >= segment.lines.0);
        next = segment.lines.1;
        if let Some(session) = segment.session {
            assert_eq!(post.sessions[session].lines, segment.lines);
        }
    }
    let lines = u32::try_from(text.replace("\r\n", "\n").replace('\r', "\n").lines().count())
        .expect("few lines");
    assert!(next > lines, "the segments end at {next} of {lines} lines");
    let of_sessions: Vec<_> = post.segments.iter().filter_map(|segment| segment.session).collect();
    assert_eq!(
        of_sessions,
        (0..post.sessions.len()).collect::<Vec<_>>(),
        "each session has one segment, in order"
    );
}

/// All that a reader sees of a post, as one text with entities resolved.
pub fn shown(post: &Post) -> String {
    let words = Words { load_embed: "", load_image: "", no_alt: "", footnote_back: "", copy: "" };
    let options = Options { remote_images: true, heading_base: 2, words };
    let mut page = String::new();
    for segment in &post.segments {
        if let Some(session) = segment.session.and_then(|index| post.sessions.get(index)) {
            page.push_str(&format!(
                "{} {}\n",
                session.code.as_deref().unwrap_or_default(),
                session.title
            ));
        }
        page.push_str(&html::render(&segment.blocks, &post.footnotes, &options));
    }
    for day in &post.days {
        page.push_str(&day.label);
    }
    page
}
