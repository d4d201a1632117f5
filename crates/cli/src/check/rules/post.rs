//! Rules about what Hugi understood: front matter, sessions, decks, and posts among each other.

use std::collections::HashMap;
use std::ops::Range;

use notes::Problem;

use super::Hit;
use crate::check::file::File;
use crate::check::keys::{self, Standing};

/// Posts without a title of their own.
pub(super) fn no_title(file: &File) -> Vec<Hit> {
    let empty = file.source.trim().is_empty();
    let untitled = file.post.meta.title.is_none() && !empty && !is_misspelled(file, "title");
    let hit = || Hit::new(file.head(), "none in the front matter, and no first heading".to_owned());
    untitled.then(hit).into_iter().collect()
}

/// Posts without a date. One that cannot be read is reported by the parser.
pub(super) fn no_date(file: &File) -> Vec<Hit> {
    let reported =
        file.surprises.iter().any(|s| matches!(s.problem, Problem::NotADate | Problem::Empty));
    let undated = file.post.meta.date.is_none() && !reported && !is_misspelled(file, "date");
    let found = "none in the front matter or the file name".to_owned();
    undated.then(|| Hit::new(file.head(), found)).into_iter().collect()
}

/// Whether a key is there whose only fault is its spelling; that is reported already.
fn is_misspelled(file: &File, main: &str) -> bool {
    let mut keys = judged(file).into_iter();
    keys.any(|(.., standing)| matches!(standing, Standing::Meant(key) if keys::is_for(key, main)))
}

/// Each key with what it was meant to be.
fn judged(file: &File) -> Vec<(&str, Range<usize>, Standing)> {
    let all: Vec<&str> = file.keys.iter().map(|key| key.name.as_str()).collect();
    let keys = file.keys.iter();
    keys.map(|key| (key.name.as_str(), key.range.clone(), keys::judge(&key.name, &all))).collect()
}

/// Keys that are a slip away from one that Hugi reads and that is missing.
pub(super) fn misspelled_key(file: &File) -> Vec<Hit> {
    let hit = |(name, range, standing)| match standing {
        Standing::Meant(meant) => Some(
            Hit::new(range, format!("`{name}`"))
                .expected(format!("the key `{meant}`"))
                .help(format!("Write `{meant}`; `{name}` is read over.")),
        ),
        _ => None,
    };
    judged(file).into_iter().filter_map(hit).collect()
}

/// Keys that nobody knows; one finding a post, for they may well be the author's own.
pub(super) fn unknown_key(file: &File) -> Vec<Hit> {
    let unknown: Vec<_> =
        judged(file).into_iter().filter(|(.., standing)| *standing == Standing::Unknown).collect();
    let Some((_, range, _)) = unknown.first() else { return Vec::new() };
    let names: Vec<_> = unknown.iter().map(|(name, ..)| format!("`{name}`")).collect();
    vec![Hit::new(range.clone(), names.join(", "))]
}

/// Sessions of which nothing was noted, in posts that note something of others.
pub(super) fn empty_session(file: &File) -> Vec<Hit> {
    let post = &file.post;
    let mut noted: Vec<bool> =
        post.sessions.iter().map(|session| !session.links.is_empty()).collect();
    for segment in &post.segments {
        let says = || segment.blocks.iter().any(|block| !block.text().trim().is_empty());
        if let Some(noted) = segment.session.and_then(|index| noted.get_mut(index)) {
            *noted = *noted || says();
        }
    }
    let bare = noted.iter().filter(|noted| !**noted).count();
    // Where most are bare, the post is a programme.
    if bare * 2 > noted.len() {
        return Vec::new();
    }
    let sessions = post.sessions.iter().zip(noted).filter(|(_, noted)| !noted);
    let hit = |(session, _): (&notes::Session, bool)| {
        Hit::new(file.trimmed_line(session.line), "neither text nor links under it".to_owned())
    };
    sessions.map(hit).collect()
}

/// Decks of no session, in posts that have sessions.
pub(super) fn deck_outside(file: &File) -> Vec<Hit> {
    let decks = file.post.other_slides.iter().filter(|_| !file.post.sessions.is_empty());
    let range = |link: &notes::Link| {
        let line = file.trimmed_line(link.line);
        let at = file.source[line.clone()].find(&link.url);
        at.map_or(line.clone(), |at| line.start + at..line.start + at + link.url.len())
    };
    decks.map(|link| Hit::new(range(link), "a deck of none".to_owned())).collect()
}

/// Sessions that end before they start.
pub(super) fn backward_time(file: &File) -> Vec<Hit> {
    let sessions = file.post.sessions.iter().filter_map(|session| {
        let (start, end) = (session.start?, session.end?);
        (end < start).then(|| Hit::new(file.trimmed_line(session.line), format!("{start}–{end}")))
    });
    sessions.collect()
}

/// Posts with one address: only one of them can have it.
pub(super) fn duplicate_slug(files: &[File]) -> Vec<(usize, Hit)> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut hits = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let slug = file.post.slug.as_str();
        let other = *first.entry(slug).or_insert(index);
        if other != index {
            let key = file.keys.iter().find(|key| key.name.eq_ignore_ascii_case("slug"));
            let range =
                key.map_or(file.head(), |key| file.trimmed_line(file.line(key.range.start)));
            let found = format!("`{slug}`, which {} has too", files[other].path.display());
            hits.push((index, Hit::new(range, found)));
        }
    }
    hits
}
