//! What the app must know of every post before it opens one.
//!
//! The bundler writes it from parsed posts; the browser reads it back and answers every list from it. It is written in
//! postcard's binary form: a JSON reader is 25 KB of WebAssembly, most of it for numbers that no catalog has.

use serde::{Deserialize, Serialize};

use crate::slug::Names;
use crate::{Date, Day, Diagnostic, Event, Lang, Link, Meta, Post, Session, order};

/// Every post of a library, newest first.
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
        }
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

/// The title of a post that says none: its file name in words, without the date in front.
pub fn name_of(file: &str) -> String {
    let stem = crate::parse::stem(file);
    let name = crate::Date::in_name(&stem).map_or(stem.as_str(), |(_, name)| name);
    let is_mark = |c: char| c.is_whitespace() || "-_.".contains(c);
    let words: Vec<_> = name.split(is_mark).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { stem } else { words.join(" ") }
}

/// Stands in front of a written catalog; grows with every change of its types.
const FORMAT: u8 = 3;

impl Catalog {
    /// The catalog as the bytes of a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Writing into a growing vector cannot fail for types without maps or borrowed data.
        postcard::to_extend(self, vec![FORMAT]).unwrap_or_default()
    }

    /// Reads what [`Catalog::to_bytes`] wrote; an error says what is wrong with the bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        match bytes.split_first() {
            Some((&FORMAT, rest)) => postcard::from_bytes(rest)
                .map_err(|_| "expected a whole catalog, found a damaged one".to_owned()),
            Some((format, _)) => {
                Err(format!("expected a catalog of format {FORMAT}, found {format}"))
            }
            None => Err("expected a catalog, found an empty file".to_owned()),
        }
    }

    /// Puts the entries in order, newest first, and makes their slugs unique by a number at the end.
    pub fn new(mut posts: Vec<Entry>) -> Self {
        order::sort_by(&mut posts, |a, b| {
            b.age().cmp(&a.age()).then_with(|| a.title().cmp(b.title()))
        });
        let mut names = Names::default();
        for entry in &mut posts {
            entry.slug = names.take(&entry.slug);
        }
        Self { posts }
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
        assert_eq!(Catalog::from_bytes(&catalog().to_bytes()), Ok(catalog()));
    }

    #[test]
    fn slugs_are_made_unique() {
        let catalog = catalog();
        let slugs: Vec<_> = catalog.posts.iter().map(|entry| entry.slug.as_str()).collect();
        assert_eq!(slugs, ["a", "a-2"]);
    }

    #[test]
    fn other_bytes_are_refused_with_a_reason() {
        let bytes = catalog().to_bytes();
        for damaged in [&b""[..], b"{}", &bytes[..bytes.len() / 2]] {
            assert!(
                Catalog::from_bytes(damaged).is_err_and(|reason| reason.starts_with("expected a "))
            );
        }
    }
}
