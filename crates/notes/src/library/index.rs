//! The index of a library: of every post only what filters and counts ask for, a few bytes each.
//!
//! A list is a choice of places in it, and a page of a list is [`PAGE`] of them: the app loads what it shows, and ten
//! thousand posts cost what five cost. What else a list says of its posts stands in files of [`CHUNK`] posts.
//!
//! [`CHUNK`]: crate::catalog::CHUNK

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::library::decks::{canonical, decks};
use crate::library::filter::{Choice, Filter, event_key, same_text};
use crate::{Catalog, Entry, Event, order};

/// How many posts a page of a list shows.
pub const PAGE: usize = 40;

/// What filters and counts ask of every post, newest first. The place of a post is its number here, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The names of conferences as first written, without their years, the most frequent first.
    pub events: Vec<String>,
    /// Tags as first written, the most frequent first.
    pub tags: Vec<String>,
    /// Every post.
    #[serde(with = "columns")]
    pub posts: Vec<Brief>,
    /// How many speakers there are.
    pub speakers: u32,
    /// The files of the posts' entries.
    pub chunks: Vec<String>,
    /// The files of the speakers, and the first name in each.
    pub people: Vec<(String, String)>,
    /// The file of [`hashes`].
    pub slugs: String,
    /// How many bytes each conference's posts take up on a device, with what lists say of them, in the order of
    /// [`Index::events`]; and, last, the whole library.
    pub bytes: Vec<u32>,
    /// How many of the newest posts are kept on every reader's device, unasked.
    pub recent: u32,
}

/// What filters and counts ask of one post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// The place of its conference's name in [`Index::events`].
    pub event: Option<u32>,
    /// See [`Entry::year`].
    pub year: Option<i32>,
    /// The places of its tags in [`Index::tags`].
    pub tags: Vec<u32>,
    /// The days that it names or reports on; 0 for sessions of no stated day.
    pub days: Vec<u32>,
    /// How many sessions it reports on.
    pub sessions: u32,
    /// How many decks it links to.
    pub decks: u32,
    /// How many of them no newer post links to.
    pub own_decks: u32,
}

/// How much there is of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Posts.
    pub posts: usize,
    /// Sessions.
    pub sessions: usize,
    /// Decks, each once.
    pub decks: usize,
}

impl Index {
    /// The index of a library, without the names of files.
    pub fn new(catalog: &Catalog) -> Self {
        let events =
            Table::new(catalog, |post| post.event.iter().map(|event| &event.name).collect());
        let tags = Table::new(catalog, |post| post.meta.tags.iter().collect());
        let mut seen = HashSet::new();
        let brief = |post: &Entry| {
            let decks = decks([post]);
            Brief {
                event: post.event.as_ref().and_then(|event| events.place(&event.name)),
                year: post.year(),
                tags: post.meta.tags.iter().filter_map(|tag| tags.place(tag)).collect(),
                days: days(post),
                sessions: count(post.sessions.len()),
                decks: count(decks.len()),
                own_decks: count(decks.iter().filter(|d| seen.insert(canonical(&d.url))).count()),
            }
        };
        let posts = catalog.posts.iter().map(brief).collect();
        Self { posts, events: events.names, tags: tags.names, ..Self::default() }
    }

    /// The places of all posts.
    pub fn all(&self) -> Vec<u32> {
        (0..count(self.posts.len())).collect()
    }

    /// The places of the posts that match everything that is chosen.
    pub fn matching(&self, filter: &Filter) -> Vec<u32> {
        let Some(wanted) = self.wanted(filter) else { return Vec::new() };
        self.places(|post| wanted.admits(post))
    }

    /// Every tag, every conference and every year, in this order, with the places of the posts that match it alone:
    /// what [`matching`] gives for each, found in one walk.
    ///
    /// [`matching`]: Self::matching
    pub fn choices(&self) -> Vec<(Choice, Vec<u32>)> {
        let mut tags = vec![Vec::new(); self.tags.len()];
        let mut events = vec![Vec::new(); self.events.len()];
        let mut years: BTreeMap<i32, Vec<u32>> = BTreeMap::new();
        for (at, post) in (0..).zip(&self.posts) {
            for tag in &post.tags {
                // A post may have a tag twice, with other capitals.
                if let Some(of) = tags.get_mut(*tag as usize).filter(|of| of.last() != Some(&at)) {
                    of.push(at);
                }
            }
            if let Some(event) = post.event.and_then(|event| events.get_mut(event as usize)) {
                event.push(at);
            }
            if let Some(year) = post.year {
                years.entry(year).or_default().push(at);
            }
        }
        let tags = self.tags.iter().cloned().map(Choice::Tag).zip(tags);
        let events = self.events.iter().cloned().map(Choice::Event).zip(events);
        let years = years.into_iter().map(|(year, posts)| (Choice::Year(year), posts));
        tags.chain(events).chain(years).collect()
    }

    /// The places of the posts with decks.
    pub fn with_decks(&self) -> Vec<u32> {
        self.places(|post| post.decks > 0)
    }

    /// The places of the posts that know of a conference's day, or of its sessions of no stated day. `key`: see
    /// [`entry_key`]; that of a post of no conference is its slug, which is not looked for here.
    ///
    /// [`entry_key`]: crate::shelf::entry_key
    pub fn on_day(&self, key: &str, day: Option<u32>) -> Vec<u32> {
        let named = |name: &String| key.starts_with(&*event_key(&event(name, None)));
        let candidates: Vec<bool> = self.events.iter().map(named).collect();
        let day = day.unwrap_or(0);
        self.places(|post| {
            let Some(name) =
                post.event.filter(|at| candidates.get(*at as usize).is_some_and(|is| *is))
            else {
                return false;
            };
            post.days.contains(&day)
                && event_key(&event(&self.events[name as usize], post.year)) == key
        })
    }

    /// How much there is in some posts. In a choice of them, a deck that two posts link to counts twice.
    pub fn totals(&self, places: &[u32]) -> Totals {
        let mut totals = Totals { posts: places.len(), ..Totals::default() };
        let all = places.len() == self.posts.len();
        for post in places.iter().filter_map(|at| self.posts.get(*at as usize)) {
            totals.sessions += post.sessions as usize;
            totals.decks += if all { post.own_decks } else { post.decks } as usize;
        }
        totals
    }

    /// A filter in terms of this index; `None` if it asks for a word that no post has.
    pub(crate) fn wanted(&self, filter: &Filter) -> Option<Wanted> {
        let tags = filter.tags.iter().map(|tag| place(&self.tags, tag));
        let event = match &filter.event {
            Some(name) => Some(place(&self.events, name)?),
            None => None,
        };
        Some(Wanted {
            tags: tags.collect::<Option<_>>()?,
            event,
            year: filter.year,
            slides: filter.slides,
        })
    }

    fn places(&self, is_wanted: impl Fn(&Brief) -> bool) -> Vec<u32> {
        let wanted = (0..).zip(&self.posts).filter(|(_, post)| is_wanted(post));
        wanted.map(|(at, _)| at).collect()
    }
}

/// Posts as one list of numbers, fact by fact: what is alike stands together, and compresses to half the size.
mod columns {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Brief, count};

    pub(super) fn serialize<S: Serializer>(posts: &[Brief], to: S) -> Result<S::Ok, S::Error> {
        // A year as what it differs from the newer post's by, in one sign: they are in order.
        let mut before = 0;
        let mut numbers = vec![count(posts.len())];
        numbers.extend(posts.iter().map(|post| post.event.map_or(0, |event| event + 1)));
        numbers.extend(posts.iter().map(|post| {
            let year = post.year.unwrap_or(0);
            zigzag(year - std::mem::replace(&mut before, year))
        }));
        let facts: [fn(&Brief) -> u32; 5] = [
            |post| post.sessions,
            |post| post.decks,
            |post| post.own_decks,
            |post| count(post.days.len()),
            |post| count(post.tags.len()),
        ];
        facts.iter().for_each(|fact| numbers.extend(posts.iter().map(fact)));
        numbers.extend(posts.iter().flat_map(|post| &post.days));
        numbers.extend(posts.iter().flat_map(|post| &post.tags));
        numbers.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Brief>, D::Error> {
        let numbers = Vec::<u32>::deserialize(from)?;
        let mut numbers = numbers.into_iter();
        // A file that ends too early has zeros at its end: places that no list has are asked for in vain.
        let mut next = || numbers.next().unwrap_or(0);
        let length = next() as usize;
        let mut posts = Vec::new();
        posts.resize_with(length.min(MOST), Brief::default);
        posts.iter_mut().for_each(|post| post.event = next().checked_sub(1));
        let mut year = 0_i32;
        for post in &mut posts {
            year = year.wrapping_add(unzigzag(next()));
            post.year = (year != 0).then_some(year);
        }
        posts.iter_mut().for_each(|post| post.sessions = next());
        posts.iter_mut().for_each(|post| post.decks = next());
        posts.iter_mut().for_each(|post| post.own_decks = next());
        posts.iter_mut().for_each(|post| post.days = vec![0; next().min(999) as usize]);
        posts.iter_mut().for_each(|post| post.tags = vec![0; next().min(999) as usize]);
        posts.iter_mut().flat_map(|post| &mut post.days).for_each(|day| *day = next());
        posts.iter_mut().flat_map(|post| &mut post.tags).for_each(|tag| *tag = next());
        Ok(posts)
    }

    /// More posts than any library has.
    const MOST: usize = 1_000_000;

    fn zigzag(number: i32) -> u32 {
        number.wrapping_shl(1).cast_unsigned() ^ (number >> 31).cast_unsigned()
    }

    fn unzigzag(number: u32) -> i32 {
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }
}

/// A [`Filter`] in terms of an index.
#[derive(Default)]
pub(crate) struct Wanted {
    pub(crate) tags: Vec<u32>,
    pub(crate) event: Option<u32>,
    pub(crate) year: Option<i32>,
    pub(crate) slides: bool,
}

impl Wanted {
    pub(crate) fn admits(&self, post: &Brief) -> bool {
        self.tags.iter().all(|tag| post.tags.contains(tag))
            && (self.event.is_none() || post.event == self.event)
            && (self.year.is_none() || post.year == self.year)
            && (!self.slides || post.decks > 0)
    }
}

/// Those of some places that a page of a list shows; pages are numbered from 1.
pub fn page(places: &[u32], number: u32) -> &[u32] {
    let start = (number.max(1) as usize - 1).saturating_mul(PAGE).min(places.len());
    &places[start..places.len().min(start + PAGE)]
}

/// How many pages a list of some length has, at least 1.
pub fn pages(length: usize) -> u32 {
    count(length.div_ceil(PAGE).max(1))
}

/// A short form of every slug, in the order of the posts: to find the place of a post by its slug. Two slugs may share
/// it.
pub fn hashes(catalog: &Catalog) -> Vec<u32> {
    catalog.posts.iter().map(|post| hash(&post.slug)).collect()
}

/// FNV-1a, 32 bits.
pub fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The place of a word among others; capitals do not matter.
fn place(words: &[String], word: &str) -> Option<u32> {
    words.iter().position(|have| same_text(have, word)).map(count)
}

fn event(name: &str, year: Option<i32>) -> Event {
    Event { name: name.to_owned(), year, from: crate::Evidence::Title }
}

/// The days that a post names or reports on.
fn days(post: &Entry) -> Vec<u32> {
    let reported = post.sessions.iter().map(|session| session.day.unwrap_or(0));
    let mut days: Vec<u32> = post.days.iter().map(|day| day.n).chain(reported).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Words of all posts, each once, the most frequent first.
struct Table {
    names: Vec<String>,
    places: HashMap<String, u32>,
}

impl Table {
    fn new(catalog: &Catalog, words: fn(&Entry) -> Vec<&String>) -> Self {
        let mut tally: Vec<(&String, usize)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for word in catalog.posts.iter().flat_map(words) {
            let at = *places.entry(word.to_ascii_lowercase()).or_insert(tally.len());
            if at == tally.len() {
                tally.push((word, 0));
            }
            tally[at].1 += 1;
        }
        order::sort_by_key(&mut tally, |(_, times)| Reverse(*times));
        let names: Vec<String> = tally.into_iter().map(|(word, _)| word.clone()).collect();
        let places = names.iter().map(|name| name.to_ascii_lowercase()).zip(0..).collect();
        Self { names, places }
    }

    fn place(&self, word: &str) -> Option<u32> {
        self.places.get(&word.to_ascii_lowercase()).copied()
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::shelf::samples::{catalog, entry};

    #[test]
    fn the_first_line_counts_the_library() {
        let index = Index::new(&catalog());
        let totals = |posts, sessions, decks| Totals { posts, sessions, decks };
        assert_eq!(index.totals(&index.all()), totals(5, 14, 4));
        assert_eq!(index.totals(&[1]), totals(1, 3, 2));
        assert_eq!(index.totals(&[]), Totals::default());
    }

    #[test]
    fn a_deck_of_two_posts_counts_once_in_the_library() {
        let mut catalog = catalog();
        let again =
            crate::Session { id: "again".to_owned(), ..catalog.posts[1].sessions[1].clone() };
        catalog.posts[4].sessions.push(again);
        let index = Index::new(&catalog);
        assert_eq!((index.posts[4].decks, index.posts[4].own_decks), (1, 0));
        assert_eq!(index.totals(&index.all()).decks, 4);
        assert_eq!(index.totals(&[4]).decks, 1);
    }

    #[test]
    fn a_choice_alone_has_the_posts_that_match_it() {
        let mut catalog = catalog();
        catalog.posts[0].meta.tags.extend(["Lecture", "lecture"].map(str::to_owned));
        catalog.posts.push(entry("plain", None, None));
        let index = Index::new(&catalog);
        let choices = index.choices();
        let years = catalog.posts.iter().filter_map(Entry::year).collect::<HashSet<_>>();
        assert_eq!(choices.len(), index.tags.len() + index.events.len() + years.len());
        for (choice, posts) in choices {
            assert_eq!(posts, index.matching(&Filter::default().toggled(&choice)), "{choice:?}");
            assert!(!posts.is_empty(), "{choice:?}");
        }
    }

    #[test]
    fn columns_give_back_the_posts() {
        let index = Index::new(&catalog());
        let bytes = crate::catalog::to_bytes(&index);
        assert_eq!(crate::catalog::from_bytes(&bytes), Ok(index));
    }

    #[test]
    fn words_that_differ_in_capitals_are_one() {
        let index = Index::new(&catalog());
        assert_eq!(index.tags, ["lecture", "conference", "ml", "파이썬"]);
        assert_eq!(index.posts[1].tags, index.posts[2].tags);
        assert_eq!(index.events[0], "DEVIEW");
    }

    #[test]
    fn a_day_is_known_from_its_posts() {
        let mut catalog = catalog();
        catalog.posts.push(entry("plain", None, None));
        let index = Index::new(&catalog);
        assert_eq!(index.on_day("pycon-apac-2016", Some(2)), [4]);
        assert_eq!(index.on_day("pycon-korea-2019", None), [1]);
        assert_eq!(index.on_day("pycon-2018", Some(1)), [2]);
        for (key, day) in [("pycon-2018", Some(2)), ("pycon", None), ("", None), ("plain", None)] {
            assert_eq!(index.on_day(key, day), [0_u32; 0], "{key}");
        }
    }

    #[test]
    fn a_list_has_pages() {
        let places: Vec<u32> = (0..95).collect();
        let shown = |number| page(&places, number).to_vec();
        assert_eq!((shown(1)[0], shown(1).len(), shown(3)[0], shown(3).len()), (0, 40, 80, 15));
        assert_eq!((shown(0), shown(4).len(), shown(u32::MAX).len()), (shown(1), 0, 0));
        assert_eq!((pages(0), pages(40), pages(41), pages(95)), (1, 1, 2, 3));
    }

    #[test]
    fn a_slug_has_its_hash() {
        // The published test vectors of FNV-1a.
        assert_eq!((hash(""), hash("a"), hash("foobar")), (0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968));
    }
}
