//! Real posts: the bundled ones, and those of the shared corpus where it is at hand.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{shown, tiles};
use notes::Source;

/// The Markdown files of a folder beside or above the workspace; empty if it is not there.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    files.sort();
    files
}

fn read(path: &Path) -> (String, notes::Post, Vec<notes::Diagnostic>) {
    let (text, _) = notes::decode(&fs::read(path).expect("a readable file"));
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    let (post, findings) = notes::parse(&text, &Source { name });
    (text, post, findings)
}

/// The words of a text that are plain enough to be found again in a page: four or more Hangul syllables in a row.
fn words(text: &str) -> Vec<String> {
    let is_syllable = |c: char| matches!(c, '가'..='힣');
    text.split(|c| !is_syllable(c))
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_word_of_every_post_is_shown() {
    let paths =
        [files("posts"), files("../shared/seeds"), files("../shared/corpus/posts")].concat();
    assert!(paths.len() >= 5, "the bundled posts are there");
    for path in paths {
        let (text, post, _) = read(&path);
        tiles(&text, &post);
        let page = shown(&post);
        let body = text.lines().skip(post.body_line as usize - 1).collect::<Vec<_>>().join("\n");
        let body = strip_comments_and_attributes(&body);
        for word in words(&body) {
            assert!(page.contains(&word), "{word} of {} is lost", path.display());
        }
    }
}

/// Takes out what a page never shows as text: comments, and what stands inside tags and addresses.
fn strip_comments_and_attributes(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        plain.push_str(&rest[..start]);
        let end = if rest[start..].starts_with("<!--") { "-->" } else { ">" };
        match rest[start..].find(end) {
            Some(length)
                if rest[start + 1..]
                    .starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c)) =>
            {
                rest = &rest[start + length + end.len()..];
            }
            _ => {
                plain.push('<');
                rest = &rest[start + 1..];
            }
        }
    }
    plain.push_str(rest);
    plain
        .split_inclusive("](")
        .map(|part| part.split_once(')').map_or(part, |(_, after)| after))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_bundled_posts_are_understood_without_a_finding() {
    let (mut sessions, mut speakers, mut decks) = (0, std::collections::HashSet::new(), 0);
    for path in files("posts") {
        let (_, post, findings) = read(&path);
        assert_eq!(findings, [], "{}", path.display());
        sessions += post.sessions.len();
        speakers.extend(post.sessions.iter().flat_map(|session| session.speakers.clone()));
        decks += post.other_slides.len()
            + post
                .sessions
                .iter()
                .filter(|session| {
                    session.links.iter().any(|link| link.kind == notes::LinkKind::Slides)
                })
                .count();
    }
    assert_eq!((sessions, speakers.len(), decks), (35, 17, 18));
}
