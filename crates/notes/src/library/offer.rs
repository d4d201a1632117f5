//! What a reader can keep for a way without a network: all posts, or those of a conference. How much it is must be said
//! before it is fetched.

use serde::Serialize;

use crate::Index;
use crate::library::filter::{Filter, same_text};

/// What a reader can keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// See [`key`].
    pub key: String,
    /// How many posts it is.
    pub posts: u32,
    /// How many bytes it takes up.
    pub bytes: u32,
    /// Whether all of it is kept unasked, because it is recent.
    pub recent: bool,
}

/// What a conference's posts are kept under, by its name: capitals do not matter. The whole library's is empty.
pub fn key(event: &str) -> String {
    event.to_ascii_lowercase()
}

impl Index {
    /// What can be kept of a choice: all posts, or those of a conference. Other choices cut across them.
    pub fn offer(&self, filter: &Filter) -> Option<Offer> {
        if filter.year.is_some() || filter.slides || !filter.tags.is_empty() {
            return None;
        }
        let at = match &filter.event {
            Some(name) => self.events.iter().position(|event| same_text(event, name))?,
            None => self.events.len(),
        };
        let places = self.matching(filter);
        Some(Offer {
            key: filter.event.as_deref().map_or_else(String::new, key),
            posts: u32::try_from(places.len()).unwrap_or(u32::MAX),
            bytes: self.bytes.get(at).copied().unwrap_or(0),
            recent: places.last().is_none_or(|oldest| *oldest < self.recent),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::shelf::samples::catalog;

    fn offer(filter: Filter, recent: u32) -> Option<(String, u32, u32, bool)> {
        let mut index = Index::new(&catalog());
        index.bytes = (1..).take(index.events.len() + 1).collect();
        index.recent = recent;
        let Offer { key, posts, bytes, recent } = index.offer(&filter)?;
        Some((key, posts, bytes, recent))
    }

    fn of(event: &str) -> Filter {
        Filter { event: Some(event.to_owned()), ..Filter::default() }
    }

    #[test]
    fn a_conference_and_the_library_are_on_offer() {
        let index = Index::new(&catalog());
        let at = index.events.iter().position(|name| name == "PyCon APAC").expect("it is there");
        let bytes = u32::try_from(at + 1).expect("it is small");
        assert_eq!(offer(of("pycon apac"), 0), Some(("pycon apac".to_owned(), 1, bytes, false)));
        let (posts, all) = (index.posts.len(), index.events.len() + 1);
        let count = |n: usize| u32::try_from(n).expect("it is small");
        let whole = (String::new(), count(posts), count(all), false);
        assert_eq!(offer(Filter::default(), 0), Some(whole));
    }

    #[test]
    fn what_cuts_across_conferences_is_not() {
        assert_eq!(offer(of("gone"), 0), None);
        assert_eq!(offer(Filter { slides: true, ..of("DEVIEW") }, 0), None);
        assert_eq!(offer(Filter { year: Some(2017), ..Filter::default() }, 0), None);
    }

    #[test]
    fn what_is_kept_unasked_is_said() {
        let posts = u32::try_from(catalog().posts.len()).expect("it is small");
        let recent = |filter, recent| offer(filter, recent).is_some_and(|offer| offer.3);
        assert!(recent(Filter::default(), posts) && !recent(Filter::default(), posts - 1));
        assert!(recent(of("PyCon Korea"), 2) && !recent(of("DEVIEW"), 3));
    }
}
