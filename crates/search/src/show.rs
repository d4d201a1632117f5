//! A match as it is shown: its title and its snippet with marks, and what is said of it.

use std::ops::Range;

use crate::answer::{Found, Marked};
use crate::find::{Part, Wanted};
use crate::listed::Listed;
use crate::rank::Hit;
use crate::snippet::snippet;

/// How many characters of a text are shown, at most.
const SNIPPET: usize = 140;

/// Something that was found as it is shown.
#[inline(never)]
pub(crate) fn show(wanted: &Wanted<'_>, hit: &Hit<'_>) -> Option<Found> {
    let Hit { post: (post, _), section, fit } = hit;
    let part = hit.part();
    let section = match section {
        Some(at) => Some(post.sections.get(*at)?),
        None => None,
    };
    let named = section.filter(|section| section.is_session());
    // Around sessions, the title is the post's, in which nothing was marked.
    let title = named.map_or(&post.title, |session| &session.title);
    let text = section.map_or("", |section| &section.text);
    let text_marks = wanted.marks(fit, &part.text);
    let shown = snippet(text, &text_marks, SNIPPET);
    let parts = [Part::Title, Part::Names, Part::Text];
    Some(Found {
        slug: post.slug.clone(),
        id: named.map(|session| session.id.clone()).unwrap_or_default(),
        title: marked(title, 0..title.len(), &wanted.marks(fit, &part.title)),
        snippet: marked(text, shown.range.clone(), &text_marks),
        cut: (shown.starts_within, shown.ends_within),
        event: post.event.clone(),
        year: post.year,
        day: named.and_then(|session| session.day),
        speakers: named.map(|session| session.speakers.clone()).unwrap_or_default(),
        has_slides: named.is_some_and(|session| session.has_slides),
        closeness: fit.closeness(),
        why: parts.into_iter().filter(|part| fit.is_in(*part)).listed(),
    })
}

/// A stretch of a text with the marks that stand in it.
pub(crate) fn marked(text: &str, range: Range<usize>, marks: &[Range<usize>]) -> Marked {
    let inside = marks.iter().filter(|mark| range.start <= mark.start && mark.end <= range.end);
    let marks = inside.map(|mark| (count(mark.start - range.start), count(mark.end - range.start)));
    Marked { marks: marks.listed(), text: text.get(range).unwrap_or_default().to_owned() }
}

/// How much there is.
pub(crate) fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
