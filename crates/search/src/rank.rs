//! The order of what was found: closer before less close, titles before names before texts, denser and newer first.

use notes::order::sort_by_number;

use crate::find::{Fit, Wanted};
use crate::listed::Listed;
use crate::shelf::{Post, PreparedSection};

/// Something that was found: a post, or a section of it.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'a> {
    /// The post.
    pub post: &'a Post,
    /// The section; `None` for the post as a whole.
    pub section: Option<usize>,
    /// How well it matches.
    pub fit: Fit,
}

impl<'a> Hit<'a> {
    /// What of the post was found, as it is compared.
    pub fn part(&self) -> &'a PreparedSection {
        self.post.1.part(self.section)
    }
}

/// To so many characters a text counts as long as a longer one: about as many as a section has. That is half of the way of
/// BM25 (its b is 0.5): who writes more says a word more often.
const LENGTH: usize = 1_000;

/// How densely words stand in a text in which they stand so often, of so many characters: in powers of two, for once more
/// matters less, the more there is.
fn dense((often, length): (usize, usize)) -> u32 {
    (often * 8 * LENGTH)
        .checked_div(length + LENGTH)
        .and_then(usize::checked_ilog2)
        .map_or(0, |log| log + 1)
}

/// In how many texts words are counted that fit as well, the newest first: whoever finds more has typed little yet.
const COUNTED: usize = 256;

/// The best, in order: as many as wanted, and some that fit as well as the last of them. Hits come with the newest post
/// first, its sections in their order, before the post as a whole, and among equals it stays like that.
///
/// To count words in texts takes longest: it is done for those that fit as well as one of the first places.
#[inline(never)]
pub fn rank<'h, 'a>(hits: &'h [Hit<'a>], most: usize, wanted: &Wanted<'_>) -> Vec<&'h Hit<'a>> {
    let mut best = Vec::new();
    let mut least = 0;
    while best.len() < most {
        let numbers = hits.iter().map(|hit| hit.fit.number).filter(|number| *number >= least);
        let Some(number) = numbers.min() else { break };
        let mut equals = hits.iter().filter(|hit| hit.fit.number == number);
        let newest = equals.by_ref().take(COUNTED);
        let mut newest = newest.map(|hit| (dense(wanted.often(hit)), hit)).listed();
        sort_by_number(&mut newest, |(dense, _)| (u32::MAX - dense).into());
        newest.iter().map(|(_, hit)| *hit).chain(equals).take(most).add_to(&mut best);
        least = number + 1;
    }
    best
}
