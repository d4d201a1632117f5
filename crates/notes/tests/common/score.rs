//! Compares what was understood of posts with gold files made by hand, and tells it in figures between 0 and 1.
//!
//! One measure for every collection of posts, so that a figure means the same wherever it is quoted: titles are
//! compared leniently (containment, or mostly alike), addresses by containment, counts strictly.

use std::collections::HashMap;

use notes::{Date, Kind, LinkKind, Meta, Post, Time};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// What a person, or the code, understands of a post.
#[derive(Debug, Deserialize)]
pub(crate) struct Reading {
    pub(crate) file: String,
    pub(crate) event: Option<Event>,
    pub(crate) meta: Meta,
    pub(crate) sessions: Vec<Session>,
    pub(crate) other_slides: Vec<Deck>,
    /// What a hasty reader would take for a session; in gold files only.
    #[serde(default)]
    pub(crate) not_sessions: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Event {
    pub(crate) name: String,
    pub(crate) year: Option<i32>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Session {
    pub(crate) title: String,
    pub(crate) line: u32,
    pub(crate) day: Option<u32>,
    pub(crate) start: Option<Time>,
    pub(crate) kind: Kind,
    pub(crate) speakers: Vec<String>,
    pub(crate) links: Vec<Link>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Link {
    pub(crate) url: String,
    pub(crate) kind: LinkKind,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Deck {
    pub(crate) url: String,
    pub(crate) line: u32,
}

/// What a post that was parsed says, as far as it is measured.
pub(crate) fn reading(file: &str, post: &Post) -> Reading {
    let session = |session: &notes::Session| Session {
        title: session.title.clone(),
        line: session.line,
        day: session.day,
        start: session.start,
        kind: session.kind,
        speakers: session.speakers.clone(),
        links: session
            .links
            .iter()
            .map(|link| Link { url: link.url.clone(), kind: link.kind })
            .collect(),
    };
    let event = post.event.as_ref();
    Reading {
        file: file.to_owned(),
        event: event.map(|event| Event { name: event.name.clone(), year: event.year }),
        meta: post.meta.clone(),
        sessions: post.sessions.iter().map(session).collect(),
        other_slides: post
            .other_slides
            .iter()
            .map(|link| Deck { url: link.url.clone(), line: link.line })
            .collect(),
        not_sessions: vec![],
    }
}

/// The sessions of one post: how many there are, were found, and were found rightly.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) file: String,
    pub(crate) gold: usize,
    pub(crate) found: usize,
    pub(crate) right: usize,
}

/// The sum over all posts.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) rows: Vec<Row>,
    counts: HashMap<&'static str, Count>,
    shares: HashMap<&'static str, Share>,
}

/// Things of a sort that gold files hold, that were found, and that are in both.
#[derive(Debug, Default)]
struct Count {
    right: usize,
    gold: usize,
    found: usize,
}

/// Of how many questions how many were answered rightly.
#[derive(Debug, Default)]
struct Share {
    right: usize,
    asked: usize,
}

impl Score {
    /// Adds one post.
    pub(crate) fn add(&mut self, gold: &Reading, found: &Reading) {
        let pairs = matched(&gold.sessions, &found.sessions);
        let (of_gold, of_found) = (gold.sessions.len(), found.sessions.len());
        self.count("sessions", pairs.len(), of_gold, of_found);
        self.rows.push(Row {
            file: gold.file.clone(),
            gold: of_gold,
            found: of_found,
            right: pairs.len(),
        });
        if gold.sessions.is_empty() {
            self.ask("silent_posts", found.sessions.is_empty());
        }
        for (index, session) in gold.sessions.iter().enumerate() {
            let partner = pairs.iter().find(|pair| pair.0 == index);
            self.session(session, partner.map(|pair| &found.sessions[pair.1]));
        }
        for (index, session) in found.sessions.iter().enumerate() {
            if !pairs.iter().any(|pair| pair.1 == index) {
                self.count("slides", 0, 0, urls(session, &[LinkKind::Slides]).len());
            }
        }
        let (of_gold, of_found) = (all_slides(gold), all_slides(found));
        self.match_all("all_slides", &of_gold, &of_found, |a, b| same_url(a, b));
        self.meta(gold, found);
    }

    /// Adds a session of the gold file and, where it was found, what was understood of it.
    fn session(&mut self, gold: &Session, found: Option<&Session>) {
        let names =
            |session: &Session| session.speakers.iter().map(|name| plain(name)).collect::<Vec<_>>();
        let (of_gold, of_found) = (names(gold), found.map(names).unwrap_or_default());
        self.match_all("speakers", &of_gold, &of_found, |a, b| same_name(a, b));
        for (figure, kinds) in
            [("slides", &[LinkKind::Slides][..]), ("links", &[LinkKind::Video, LinkKind::Code])]
        {
            let links = |session| urls(session, kinds);
            let (of_gold, of_found) = (links(gold), found.map(links).unwrap_or_default());
            self.match_all(figure, &of_gold, &of_found, |a, b| a.1 == b.1 && same_url(a.0, b.0));
        }
        let Some(found) = found else { return };
        self.ask("day", found.day == gold.day);
        if gold.start.is_some() {
            self.ask("start_time", found.start == gold.start);
        }
        self.ask("kind", found.kind == gold.kind);
    }

    /// Adds what stands in the front matter, and the event.
    fn meta(&mut self, gold: &Reading, found: &Reading) {
        let text = |text: &Option<String>| plain(text.as_deref().unwrap_or_default());
        let tags = |meta: &Meta| {
            let mut tags: Vec<_> = meta.tags.iter().map(|tag| plain(tag)).collect();
            tags.sort();
            tags
        };
        let (of_gold, of_found) = (&gold.meta, &found.meta);
        self.ask("meta_title", text(&of_gold.title) == text(&of_found.title));
        self.ask("meta_date", of_gold.date.map(date) == of_found.date.map(date));
        self.ask("meta_tags", tags(of_gold) == tags(of_found));
        self.ask("meta_author", text(&of_gold.author) == text(&of_found.author));
        if let Some(event) = &gold.event {
            let same = found.event.as_ref().is_some_and(|found| {
                alike(&event.name, &found.name) >= 0.6
                    && event.year.is_none_or(|year| found.year == Some(year))
            });
            self.ask("event", same);
        }
    }

    fn match_all<T>(
        &mut self,
        figure: &'static str,
        gold: &[T],
        found: &[T],
        same: impl Fn(&T, &T) -> bool,
    ) {
        let mut left: Vec<&T> = found.iter().collect();
        let before = left.len();
        for one in gold {
            if let Some(place) = left.iter().position(|other| same(one, other)) {
                left.remove(place);
            }
        }
        self.count(figure, before - left.len(), gold.len(), before);
    }

    fn count(&mut self, figure: &'static str, right: usize, gold: usize, found: usize) {
        let count = self.counts.entry(figure).or_default();
        count.right += right;
        count.gold += gold;
        count.found += found;
    }

    fn ask(&mut self, figure: &'static str, right: bool) {
        let share = self.shares.entry(figure).or_default();
        share.right += usize::from(right);
        share.asked += 1;
    }

    /// Every figure with its name, each between 0 and 1.
    pub(crate) fn figures(&self) -> Vec<(&'static str, f64)> {
        let none = Count::default();
        let count = |figure| self.counts.get(figure).unwrap_or(&none);
        let sessions = count("sessions");
        let mut figures = vec![
            ("sessions_f1", sessions.f1()),
            ("sessions_precision", sessions.precision()),
            ("sessions_recall", sessions.recall()),
            ("speakers_f1", count("speakers").f1()),
            ("session_slides_f1", count("slides").f1()),
            ("all_slides_f1", count("all_slides").f1()),
            ("video_code_f1", count("links").f1()),
        ];
        let shares = ["day", "start_time", "kind", "event", "silent_posts"];
        let of_meta = ["meta_title", "meta_date", "meta_tags", "meta_author"];
        figures.extend(shares.into_iter().chain(of_meta).map(|figure| {
            let share = self.shares.get(figure);
            (figure, share.map_or(1.0, |share| ratio(share.right, share.asked)))
        }));
        figures
    }
}

impl Count {
    fn precision(&self) -> f64 {
        if self.found == 0 && self.gold > 0 { 0.0 } else { ratio(self.right, self.found) }
    }

    fn recall(&self) -> f64 {
        ratio(self.right, self.gold)
    }

    fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        let sum = precision + recall;
        if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 }
    }
}

/// The share of a part in a whole; nothing of nothing is all.
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn date(date: Date) -> (i32, u32, u32) {
    (date.year, date.month, date.day)
}

fn urls<'a>(session: &'a Session, kinds: &[LinkKind]) -> Vec<(&'a str, LinkKind)> {
    let links = session.links.iter().filter(|link| kinds.contains(&link.kind));
    links.map(|link| (link.url.as_str(), link.kind)).collect()
}

fn all_slides(reading: &Reading) -> Vec<&str> {
    let of_sessions =
        reading.sessions.iter().flat_map(|session| urls(session, &[LinkKind::Slides]));
    let others = reading.other_slides.iter().map(|deck| deck.url.as_str());
    of_sessions.map(|(url, _)| url).chain(others).collect()
}

/// The sessions that are the same in both, by their indices: the most alike first, each once.
fn matched(gold: &[Session], found: &[Session]) -> Vec<(usize, usize)> {
    let mut pairs = vec![];
    for (i, one) in gold.iter().enumerate() {
        for (j, other) in found.iter().enumerate() {
            let alike = alike(&one.title, &other.title);
            let near = one.line.abs_diff(other.line) <= 3;
            if alike >= 0.8 || (alike >= 0.6 && near) {
                pairs.push((alike + if near { 0.2 } else { 0.0 }, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let mut chosen: Vec<(usize, usize)> = vec![];
    for (_, i, j) in pairs {
        if chosen.iter().all(|pair| pair.0 != i && pair.1 != j) {
            chosen.push((i, j));
        }
    }
    chosen
}

/// Letters and digits alone, in their plain forms and in lower case.
pub(crate) fn plain(text: &str) -> String {
    text.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How alike two titles are, between 0 and 1: one within the other is nearly the same.
fn alike(a: &str, b: &str) -> f64 {
    let (a, b) = (plain(a), plain(b));
    let [a, b] = [&a, &b].map(|text| text.chars().collect::<Vec<_>>());
    let (short, long) = if b.len() < a.len() { (&b, &a) } else { (&a, &b) };
    if short.is_empty() {
        return 0.0;
    }
    if a == b {
        return 1.0;
    }
    let within = long.windows(short.len()).any(|part| part == short.as_slice());
    if within && short.len() >= 4 && short.len() * 2 >= long.len() {
        return 0.95;
    }
    ratio(2 * common(&a, &b), a.len() + b.len())
}

/// How many characters two texts share in the same order, after Ratcliff and Obershelp: the longest common part, then
/// the same on either side of it.
fn common(a: &[char], b: &[char]) -> usize {
    let (mut length, mut at_a, mut at_b) = (0, 0, 0);
    let mut before = vec![0; b.len() + 1];
    for (i, one) in a.iter().enumerate() {
        let mut here = vec![0; b.len() + 1];
        for (j, _) in b.iter().enumerate().filter(|(_, other)| one == *other) {
            here[j + 1] = before[j] + 1;
            if here[j + 1] > length {
                length = here[j + 1];
                (at_a, at_b) = (i + 1 - length, j + 1 - length);
            }
        }
        before = here;
    }
    if length == 0 {
        return 0;
    }
    let after = common(&a[at_a + length..], &b[at_b + length..]);
    length + common(&a[..at_a], &b[..at_b]) + after
}

fn same_name(a: &str, b: &str) -> bool {
    let (of_a, of_b) = (a.chars().count(), b.chars().count());
    let (short, long) = (of_a.min(of_b), of_a.max(of_b));
    a == b || (short >= 2 && short * 2 >= long && (a.contains(b) || b.contains(a)))
}

fn same_url(a: &str, b: &str) -> bool {
    let (a, b) = (url_key(a), url_key(b));
    a == b || (a.len().min(b.len()) >= 6 && (a.contains(&b) || b.contains(&a)))
}

/// An address without its scheme, `www.` and closing slashes, in lower case.
fn url_key(url: &str) -> String {
    let url = url.trim();
    let bare = ["https://", "http://", "//"].iter().find_map(|scheme| url.strip_prefix(scheme));
    let bare = bare.map_or(url, |bare| bare.strip_prefix("www.").unwrap_or(bare));
    bare.trim_end_matches('/').to_lowercase()
}

mod tests {
    #[test]
    fn titles_are_compared_leniently_and_names_and_addresses_by_containment() {
        assert_eq!(super::alike("무중단 배포", "무중단  배포!"), 1.0);
        assert_eq!(super::alike("Small Models", "작은 모델 / Small Models"), 0.95);
        assert_eq!(super::alike("abxcd", "abcd"), 8.0 / 9.0);
        assert_eq!(super::alike("", "abcd"), 0.0);
        assert!(super::same_name("noahberglund", "noah berglund".replace(' ', "").as_str()));
        assert!(!super::same_name("강누보", "강누보nubokang"));
        assert!(super::same_url("https://www.example.org/a/", "//example.org/a"));
        assert!(!super::same_url("https://a.b", "https://a.bc"));
    }
}
