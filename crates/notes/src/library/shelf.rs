//! The shelf: a library's posts by year and conference, as a printed programme lists them.

use crate::library::decks::Deck;
use crate::library::filter::event_key;
use crate::{Catalog, Day, Entry, Severity};

/// How many accents the style sheet has.
pub const ACCENTS: u32 = 8;

/// One year of the shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct Year<'a> {
    /// The year; `None` for posts that state none.
    pub year: Option<i32>,
    /// The year's conferences, in the catalog's order.
    pub conferences: Vec<Conference<'a>>,
}

/// One conference of one year, and the posts about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Conference<'a> {
    /// Identifies it in URLs; see [`entry_key`].
    pub key: String,
    /// Its name without the year; `None` for a post that names no conference.
    pub name: Option<&'a str>,
    /// The year it is filed under.
    pub year: Option<i32>,
    /// The posts about it.
    pub posts: Vec<&'a Entry>,
}

impl<'a> Conference<'a> {
    /// The name to show: the conference's, else the post's title.
    pub fn title(&self) -> &'a str {
        self.name.or_else(|| self.posts.first().map(|post| post.title())).unwrap_or_default()
    }

    /// The name with its year: DEVIEW 2023. A title that already has the year is left alone.
    pub fn full_title(&self) -> String {
        match (self.name, self.year) {
            (Some(name), Some(year)) => format!("{name} {year}"),
            _ => self.title().to_owned(),
        }
    }

    /// Those of some decks that its posts link to.
    pub fn own_decks(&self, decks: &[Deck<'a>]) -> Vec<Deck<'a>> {
        let own = |deck: &&Deck<'_>| self.posts.iter().any(|post| post.slug == deck.post.slug);
        decks.iter().filter(own).cloned().collect()
    }

    /// The days that any post of the library names, in order, each number once.
    pub fn days(&self) -> &'a [Day] {
        self.posts.first().map_or(&[], |post| &post.around.days)
    }

    /// How many sessions its posts report on.
    pub fn sessions(&self) -> usize {
        self.posts.iter().map(|post| post.sessions.len()).sum()
    }

    /// Whether any session in the library has no stated day.
    pub fn has_undated(&self) -> bool {
        self.posts.first().is_some_and(|post| post.around.undated)
    }

    /// The number of its accent; see [`accent`].
    pub fn accent(&self) -> u32 {
        accent(self.title())
    }
}

/// The shelf: posts by year and conference, keeping the order in which they come.
pub fn shelve<'a>(posts: impl IntoIterator<Item = &'a Entry>) -> Vec<Year<'a>> {
    let mut years: Vec<Year<'a>> = Vec::new();
    for post in posts {
        let at = years.iter().position(|shelf| shelf.year == post.year()).unwrap_or(years.len());
        if at == years.len() {
            years.push(Year { year: post.year(), conferences: Vec::new() });
        }
        file(&mut years[at].conferences, post);
    }
    years
}

/// The conference that a key in a URL names, as far as some posts know of it.
pub fn conference<'a>(catalog: &'a Catalog, key: &str) -> Option<Conference<'a>> {
    let mut found = Vec::new();
    let own = catalog.posts.iter().filter(|post| entry_key(post) == key);
    own.for_each(|post| file(&mut found, post));
    found.pop()
}

/// The conference that a post is about, as far as the post knows of it.
pub fn conference_of(post: &Entry) -> Conference<'_> {
    let name = post.event.as_ref().map(|event| event.name.as_str());
    Conference { key: entry_key(post), name, year: post.year(), posts: vec![post] }
}

/// Puts a post with its conference.
fn file<'a>(conferences: &mut Vec<Conference<'a>>, post: &'a Entry) {
    let key = entry_key(post);
    if let Some(conference) = conferences.iter_mut().find(|have| have.key == key) {
        conference.posts.push(post);
        return;
    }
    conferences.push(conference_of(post));
}

/// The key of a post's conference; for a post of no conference, its slug.
pub fn entry_key(entry: &Entry) -> String {
    entry.event.as_ref().map_or_else(|| entry.slug.clone(), event_key)
}

/// The accent of the conference that a post is about; see [`accent`].
pub fn entry_accent(entry: &Entry) -> u32 {
    accent(entry.event.as_ref().map_or_else(|| entry.title(), |event| &event.name))
}

/// The number of a conference's accent, from 1 to [`ACCENTS`]: the same for every year of the same name.
pub fn accent(name: &str) -> u32 {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
    let hash = letters
        .fold(0x811c_9dc5_u32, |hash, letter| (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193));
    (hash >> 18) % ACCENTS + 1
}

/// Whether part of a post could not be understood, so that it is shown as a card.
pub fn is_broken(entry: &Entry) -> bool {
    entry.diagnostics.iter().any(|finding| finding.severity() == Severity::Error)
}

#[cfg(test)]
pub(crate) mod samples;

#[cfg(test)]
mod tests {
    use super::samples::{catalog, entry};
    use super::*;

    fn line(conference: &Conference<'_>) -> String {
        let labels: Vec<_> = conference.days().iter().map(|day| day.label.as_str()).collect();
        format!(
            "{} [{}] {} posts, {} sessions, days {}",
            conference.title(),
            conference.key,
            conference.posts.len(),
            conference.sessions(),
            labels.join("/"),
        )
    }

    #[test]
    fn posts_stand_by_year_and_conference() {
        let mut catalog = catalog();
        let mut second = entry("apac-16-again", Some("PyCon APAC"), Some(2016));
        second.days = samples::days(&[(2, "DAY 2"), (3, "셋째날")]);
        catalog.posts.extend([second, entry("plain", None, None)]);
        let catalog = Catalog::new(catalog.posts);
        let lines: Vec<String> = shelve(&catalog.posts)
            .iter()
            .flat_map(|year| year.conferences.iter().map(line))
            .collect();
        assert_eq!(
            lines,
            [
                "DEVIEW [deview-2023] 1 posts, 4 sessions, days DAY 2",
                "PyCon Korea [pycon-korea-2019] 1 posts, 3 sessions, days ",
                "PyCon [pycon-2018] 1 posts, 2 sessions, days 1일차",
                "DEVIEW [deview-2017] 1 posts, 2 sessions, days 2일차",
                "PyCon APAC [pycon-apac-2016] 2 posts, 3 sessions, days 첫째날/둘째날/셋째날",
                "plain [plain] 1 posts, 0 sessions, days ",
            ]
        );
    }

    #[test]
    fn a_key_finds_its_conference() {
        let catalog = catalog();
        let found = conference(&catalog, "pycon-korea-2019").expect("the sample has it");
        assert_eq!((found.title(), found.year), ("PyCon Korea", Some(2019)));
        assert!(found.has_undated());
        assert!(conference(&catalog, "pycon-korea-2020").is_none());
        assert!(conference(&catalog, "").is_none());
    }

    #[test]
    fn an_accent_is_the_conferences_own() {
        assert_eq!(accent("DEVIEW"), accent("Deview"));
        let names = [
            "DEVIEW", "PyCon", "PyCon Korea", "PyCon APAC", "FEConf", "if(kakao)dev", "NDC",
            "Google I/O", "JSConf Korea", "DroidKnights", "SpringCamp", "INFCON", "우아콘", "",
        ];
        let mut seen: Vec<u32> = names.iter().map(|name| accent(name)).collect();
        assert!(seen.iter().all(|accent| (1..=ACCENTS).contains(accent)));
        let bundled: std::collections::BTreeSet<_> = seen[..4].iter().collect();
        assert_eq!(bundled.len(), 4, "the bundled conferences look different: {seen:?}");
        seen.sort_unstable();
        seen.dedup();
        assert!(seen.len() >= 6, "well spread: {seen:?}");
    }

    #[test]
    fn a_conference_has_its_own_decks() {
        let catalog = catalog();
        let all = crate::decks::decks(&catalog.posts);
        let found = conference(&catalog, "deview-2017").expect("the sample has it");
        let urls: Vec<_> = found.own_decks(&all).into_iter().map(|deck| deck.title).collect();
        assert_eq!(urls, ["mist", "rye"]);
        assert_eq!(found.full_title(), "DEVIEW 2017");
    }

    #[test]
    fn broken_is_what_has_an_error() {
        let mut post = entry("x", None, None);
        post.diagnostics = vec![crate::Diagnostic::new(crate::Problem::NotADate, (1, 1), "")];
        assert!(!is_broken(&post));
        post.diagnostics.push(crate::Diagnostic::new(crate::Problem::OpenQuote, (3, 1), ""));
        assert!(is_broken(&post));
    }
}
