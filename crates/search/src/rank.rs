//! The order of what was found: closer before less close, titles before names before texts, denser and newer first.

use std::cmp::Reverse;

use crate::find::Match;

/// What decides the place of something that was found; the better is the less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    fit: crate::find::Fit,
    /// How often, in powers of two: once more matters less, the more there is.
    often: Reverse<u32>,
    /// Posts are numbered from the newest on.
    post: u32,
    /// The session, or the text around sessions, before the post that it stands in.
    section: u32,
}

impl Rank {
    /// The rank of a match in a post of this number.
    pub fn new(found: &Match, post: u32) -> Self {
        Self {
            fit: found.fit,
            often: Reverse(found.count.checked_ilog2().map_or(0, |log| log + 1)),
            post,
            section: found.section.and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX),
        }
    }
}
