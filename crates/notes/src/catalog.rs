//! What the app must know of every post before it opens one.
//!
//! The bundler writes it as JSON from parsed posts; the browser reads it back and answers every list from it.

use serde::{Deserialize, Serialize};

use crate::{Date, Day, Diagnostic, Event, Lang, Link, Meta, Post, Session};

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
    /// See [`Post::meta`].
    pub meta: Meta,
    /// See [`Post::event`].
    pub event: Option<Event>,
    /// See [`Post::days`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Day>,
    /// See [`Post::sessions`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<Session>,
    /// See [`Post::other_slides`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_slides: Vec<Link>,
    /// See [`Post::reading_minutes`].
    pub reading_minutes: u32,
    /// See [`Post::lang`].
    pub lang: Lang,
    /// What the parser was surprised by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
}

impl Entry {
    /// The entry of a parsed post. `path` is the URL of its Markdown, relative to the app's root.
    pub fn new(post: &Post, file: &str, path: String, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            slug: post.slug.clone(),
            file: file.to_owned(),
            path,
            meta: post.meta.clone(),
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

impl Catalog {
    /// Puts the entries in order, newest first, and makes their slugs unique by a number at the end.
    pub fn new(mut posts: Vec<Entry>) -> Self {
        posts.sort_by(|a, b| b.age().cmp(&a.age()).then_with(|| a.title().cmp(b.title())));
        let mut taken = std::collections::HashSet::new();
        for entry in &mut posts {
            let mut n = 1;
            let stem = entry.slug.clone();
            while !taken.insert(entry.slug.clone()) {
                n += 1;
                entry.slug = format!("{stem}-{n}");
            }
        }
        Self { posts }
    }

    /// The entry of a slug.
    pub fn get(&self, slug: &str) -> Option<&Entry> {
        self.posts.iter().find(|entry| entry.slug == slug)
    }
}
