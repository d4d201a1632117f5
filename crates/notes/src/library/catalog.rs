//! What the app must know of a post before it opens it.
//!
//! The bundler writes it from parsed posts, a few in a file; the browser reads the files of those posts that a page shows.
//! They are written in postcard's binary form: a JSON reader is 25 KB of WebAssembly, most of it for numbers that no
//! catalog has.

use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::library::shelf::{entry_key, is_broken};
use crate::slug::Names;
use crate::{Date, Day, Diagnostic, Event, Lang, Link, LinkKind, Meta, Post, Session, order};

/// How many posts are written into one file: few, because a list of the posts that carry a tag asks for files from all
/// over the library; but not one by one, because neighbours compress well.
pub const CHUNK: usize = 8;

/// Posts, newest first: those of a library, or those that a page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    /// The posts, newest first; those without a date or year come last, by title.
    pub posts: Vec<Entry>,
}

/// What the catalog says of one post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// See [`Post::slug`]; unique in the catalog.
    pub slug: String,
    /// The author's file name.
    pub file: String,
    /// The URL of the Markdown, relative to the app's root.
    pub path: String,
    /// See [`Post::meta`]; the title is never missing here.
    pub meta: Meta,
    /// See [`Post::event`].
    pub event: Option<Event>,
    /// See [`Post::days`].
    pub days: Vec<Day>,
    /// See [`Post::sessions`].
    pub sessions: Vec<Session>,
    /// See [`Post::other_slides`].
    pub other_slides: Vec<Link>,
    /// See [`Post::reading_minutes`].
    pub reading_minutes: u32,
    /// See [`Post::lang`].
    pub lang: Lang,
    /// What the parser was surprised by.
    pub diagnostics: Vec<Diagnostic>,
    /// What the library's other posts have to do with it.
    pub around: Around,
}

/// What the library's other posts have to do with one of them. It is known once all of them are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    /// The days that any post about the same conference names, in order, each number once.
    pub days: Vec<Day>,
    /// Whether any post about the same conference has sessions of no stated day.
    pub undated: bool,
    /// The next newer post.
    pub newer: Option<Neighbour>,
    /// The next older post.
    pub older: Option<Neighbour>,
}

/// A post that another one links to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// See [`Post::slug`].
    pub slug: String,
    /// See [`Entry::title`].
    pub title: String,
}

impl Entry {
    /// The entry of a parsed post. `path` is the URL of its Markdown, relative to the app's root.
    pub fn new(post: &Post, file: &str, path: String, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            slug: post.slug.clone(),
            file: file.to_owned(),
            path,
            meta: Meta {
                title: Some(post.meta.title.clone().unwrap_or_else(|| name_of(file))),
                ..post.meta.clone()
            },
            event: post.event.clone(),
            days: post.days.clone(),
            sessions: post.sessions.clone(),
            other_slides: post.other_slides.clone(),
            reading_minutes: post.reading_minutes,
            lang: post.lang,
            diagnostics,
            around: Around::default(),
        }
    }

    /// What lists show of it, and no more: of links only decks, of findings only those that are shown beside the title.
    #[must_use]
    pub fn listed(mut self) -> Self {
        let decks = |links: &mut Vec<Link>| links.retain(|link| link.kind == LinkKind::Slides);
        for session in &mut self.sessions {
            (session.line, session.lines) = (0, (0, 0));
            decks(&mut session.links);
        }
        if !is_broken(&self) {
            self.diagnostics.clear();
        }
        self
    }

    /// The title to show: the post's own, or its file name.
    pub fn title(&self) -> &str {
        self.meta.title.as_deref().unwrap_or(&self.file)
    }

    /// The year to file the post under: the conference's, else the post's date's.
    pub fn year(&self) -> Option<i32> {
        self.event.as_ref().and_then(|event| event.year).or(self.meta.date.map(|date| date.year))
    }

    /// What the newest-first order goes by.
    fn age(&self) -> (Option<i32>, Option<Date>) {
        (self.year(), self.meta.date)
    }
}

impl Neighbour {
    fn of(post: &Entry) -> Self {
        Self { slug: post.slug.clone(), title: post.title().to_owned() }
    }
}

/// The title of a post that says none: its file name in words, without the date in front.
pub fn name_of(file: &str) -> String {
    let stem = crate::parse::stem(file);
    let name = crate::Date::in_name(&stem).map_or(stem.as_str(), |(_, name)| name);
    let is_mark = |c: char| c.is_whitespace() || "-_.".contains(c);
    let words: Vec<_> = name.split(is_mark).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { stem } else { words.join(" ") }
}

/// Stands in front of every file that a library is written into; grows with every change of their types.
const FORMAT: u8 = 6;

/// A part of a library as the bytes of a file.
pub fn to_bytes<T: Serialize>(part: &T) -> Vec<u8> {
    // Writing into a growing vector cannot fail for types without maps or borrowed data.
    postcard::to_extend(part, vec![FORMAT]).unwrap_or_default()
}

/// Reads what [`to_bytes`] wrote; an error says what is wrong with the bytes.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    match bytes.split_first() {
        Some((&FORMAT, rest)) => postcard::from_bytes(rest)
            .map_err(|_| "expected a whole file of the library, found a damaged one".to_owned()),
        Some((format, _)) => {
            Err(format!("expected a file of the library in format {FORMAT}, found {format}"))
        }
        None => Err("expected a file of the library, found an empty one".to_owned()),
    }
}

/// What [`to_bytes`] wrote, for who reads it without [`from_bytes`]; `None` if it is in another format.
pub fn content(bytes: &[u8]) -> Option<&[u8]> {
    bytes.strip_prefix(&[FORMAT])
}

impl Catalog {
    /// Puts the entries in order, newest first, makes their slugs unique by a number at the end, and tells each what the
    /// others have to do with it.
    pub fn new(mut posts: Vec<Entry>) -> Self {
        order::sort_by(&mut posts, |a, b| {
            b.age().cmp(&a.age()).then_with(|| a.title().cmp(b.title()))
        });
        let mut names = Names::default();
        for entry in &mut posts {
            entry.slug = names.take(&entry.slug);
        }
        let mut catalog = Self { posts };
        catalog.look_around();
        catalog
    }

    /// Fills in [`Entry::around`].
    fn look_around(&mut self) {
        let mut conferences: HashMap<String, Around> = HashMap::new();
        for post in &self.posts {
            let around = conferences.entry(entry_key(post)).or_default();
            around.days.extend(post.days.iter().cloned());
            around.undated |= post.sessions.iter().any(|session| session.day.is_none());
        }
        for around in conferences.values_mut() {
            order::sort_by_key(&mut around.days, |day| (day.n, day.date.is_none()));
            around.days.dedup_by_key(|day| day.n);
        }
        let neighbours: Vec<Neighbour> = self.posts.iter().map(Neighbour::of).collect();
        let beside = |at: Option<usize>| at.and_then(|at| neighbours.get(at)).cloned();
        for (at, post) in self.posts.iter_mut().enumerate() {
            let own = conferences.get(&entry_key(post)).cloned().unwrap_or_default();
            post.around =
                Around { newer: beside(at.checked_sub(1)), older: beside(Some(at + 1)), ..own };
        }
    }

    /// The entry of a slug.
    pub fn get(&self, slug: &str) -> Option<&Entry> {
        self.posts.iter().find(|entry| entry.slug == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog() -> Catalog {
        let text =
            "---\ntitle: SeaCon 2024 1일차\ndate: 2024-05-03\n---\n## 10:00/ 모래\n- 김하나님\n";
        let (post, findings) = crate::parse(text, &crate::Source { name: "a.md".to_owned() });
        let entry = Entry::new(&post, "a.md", "library/posts/a.md".to_owned(), findings);
        Catalog::new(vec![entry.clone(), entry])
    }

    #[test]
    fn a_post_without_a_title_is_called_by_its_file_name() {
        for (file, expected) in [
            ("2019-08-18-seacon-2019_day2.md", "seacon 2019 day2"),
            ("20190818 산호.후기.md", "산호 후기"),
            ("2019-08-18.md", "2019-08-18"),
            ("notes", "notes"),
        ] {
            let source = crate::Source { name: file.to_owned() };
            let (post, _) = crate::parse("글", &source);
            assert_eq!(post.meta.title, None, "a post itself invents none");
            assert_eq!(Entry::new(&post, file, String::new(), vec![]).title(), expected);
        }
    }

    #[test]
    fn bytes_give_back_the_catalog() {
        assert_eq!(from_bytes(&to_bytes(&catalog())), Ok(catalog()));
    }

    #[test]
    fn slugs_are_made_unique() {
        let catalog = catalog();
        let slugs: Vec<_> = catalog.posts.iter().map(|entry| entry.slug.as_str()).collect();
        assert_eq!(slugs, ["a", "a-2"]);
    }

    #[test]
    fn other_bytes_are_refused_with_a_reason() {
        let bytes = to_bytes(&catalog());
        for damaged in [&b""[..], b"{}", &bytes[..bytes.len() / 2]] {
            assert!(
                from_bytes::<Catalog>(damaged)
                    .is_err_and(|reason| reason.starts_with("expected a "))
            );
        }
    }
}
