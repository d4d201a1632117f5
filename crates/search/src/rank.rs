//! The order of what was found: closer before less close, titles before names before texts, denser and newer first.

use notes::order::sort_by_number;

use crate::find::{Match, Post, Wanted};

/// Something that was found, and the post that it was found in.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The post.
    pub post: &'a Post,
    /// What of it.
    pub found: Match,
    /// How densely words stand in its text, in powers of two: once more matters less, the more there is. Counted where it
    /// decides about the first places.
    dense: u32,
}

impl<'a> Hit<'a> {
    /// Something that was found in a post.
    pub fn new(post: &'a Post, found: Match) -> Self {
        Self { post, found, dense: 0 }
    }
}

/// To so many characters a text counts as long as a longer one: about as many as a section has. That is half of the way of
/// BM25 (its b is 0.5): who writes more says a word more often.
const LENGTH: usize = 1_000;

/// How densely words stand in a text in which they stand so often, of so many characters.
fn dense((often, length): (usize, usize)) -> u32 {
    (often * 8 * LENGTH)
        .checked_div(length + LENGTH)
        .and_then(usize::checked_ilog2)
        .map_or(0, |log| log + 1)
}

/// Puts the best first; as many places as wanted are decided in full. Hits come with the newest post first, its sections in
/// their order, before the post as a whole, and among equals it stays like that.
///
/// To count words in texts takes longest: it is done for those that fit as well as one of the first places.
pub fn rank(hits: &mut [Hit<'_>], most: usize, wanted: &Wanted) {
    sort_by_number(hits, |hit| hit.found.fit.number());
    let mut start = 0;
    while let Some(first) = hits.get(start).filter(|_| start < most) {
        let fit = first.found.fit;
        let alike = hits.iter().skip(start).take_while(|hit| hit.found.fit == fit).count();
        let end = start + alike;
        let Some(equals) = hits.get_mut(start..end) else { return };
        for hit in &mut *equals {
            hit.dense = dense(wanted.often(&hit.found, hit.post));
        }
        sort_by_number(equals, |hit| (u32::MAX - hit.dense).into());
        start = end;
    }
}
