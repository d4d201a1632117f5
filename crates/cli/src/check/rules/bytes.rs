//! Rules about the characters of the file itself, which Hugi reads over and other programs stumble on.

use std::ops::Range;

use notes::tree::places::{Target, What};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::Hit;
use crate::check::file::{Edit, File};
use crate::check::markup;

/// The ranges that no repair of text may touch: code, addresses and the tags of raw HTML. Ascending.
fn protected(file: &File) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for place in &file.places {
        let range = &place.range;
        match &place.what {
            What::Code => ranges.push(range.clone()),
            What::Link(Target { label, .. }) | What::Image(Target { label, .. }) => {
                ranges.push(range.start..label.start);
                ranges.push(label.end..range.end);
            }
            What::Definition { .. } => {
                let label = file.source[range.clone()].find("]:").unwrap_or(0);
                ranges.push(range.start + label..range.end);
            }
            What::Html => {
                let tags = markup::tags(&file.source, range.clone());
                ranges.extend(tags.into_iter().map(|tag| tag.range));
            }
            What::Text(_) | What::Strong => {}
        }
    }
    ranges.sort_by_key(|range| range.start);
    ranges
}

/// The stretches between the protected ranges.
fn open(file: &File) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut at = 0;
    for range in protected(file) {
        if at < range.start {
            stretches.push(at..range.start);
        }
        at = at.max(range.end);
    }
    stretches.push(at.min(file.source.len())..file.source.len());
    stretches
}

/// Decomposed letters, as macOS writes them into file names and some programs into texts.
pub(super) fn not_nfc(file: &File) -> Vec<Hit> {
    if is_nfc(&file.source) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for range in open(file) {
        // Word by word: a letter and its marks are never parted by a space.
        let mut at = range.start;
        for word in file.source[range].split_inclusive(char::is_whitespace) {
            if !is_nfc(word) && !is_address(word, at < file.body) {
                edits.push(Edit::new(at..at + word.len(), word.nfc().collect::<String>()));
            }
            at += word.len();
        }
    }
    whole(edits, |count| match count {
        1 => "a word of decomposed letters (NFD)".to_owned(),
        _ => format!("{count} words of decomposed letters (NFD), of which this is the first"),
    })
}

/// Whether a word names a file or a page, which may be decomposed where it lies. In front matter a path needs no marks.
fn is_address(word: &str, in_matter: bool) -> bool {
    let word = word.trim_matches(|c: char| c.is_whitespace() || "\"',".contains(c));
    let ending = word.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_file =
        (2..=5).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    word.contains("://") || in_matter && (word.contains('/') || is_file)
}

/// Control characters, which Hugi shows as pictures.
pub(super) fn control_character(file: &File) -> Vec<Hit> {
    let is_control = |c: char| c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t');
    // A vertical tab or a form feed stands for a line break: its author has to say which.
    let is_stray = |c: char| matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}');
    let mut edits = Vec::new();
    for range in open(file) {
        let chars = file.source[range.clone()].char_indices();
        let stray = chars.filter(|(_, c)| is_stray(*c));
        edits.extend(stray.map(|(at, _)| Edit::new(range.start + at..range.start + at + 1, "")));
    }
    let name = |at: usize| format!("U+{:04X}", file.source.as_bytes()[at]);
    if let Some(first) = edits.first() {
        let name = name(first.start);
        return whole(edits, |count| match count {
            1 => name,
            _ => format!("{name}, and {} more", count - 1),
        });
    }
    let first = file.source.char_indices().find(|(_, c)| is_control(*c));
    let hit = first.map(|(at, _)| {
        Hit::new(at..at + 1, name(at))
            .help("Take it out by hand: it stands in code, or for a line break.")
    });
    hit.into_iter().collect()
}

/// A byte order mark in front of the text.
pub(super) fn byte_order_mark(file: &File) -> Vec<Hit> {
    let length = file.source.len() - file.source.trim_start_matches('\u{feff}').len();
    if length == 0 {
        return Vec::new();
    }
    let hit = Hit::new(file.head(), "an invisible mark (U+FEFF) in front of it".to_owned());
    vec![hit.edits([Edit::new(0..length, "")])]
}

/// Line ends of two kinds in one file.
pub(super) fn mixed_line_ends(file: &File) -> Vec<Hit> {
    let source = &file.source;
    let windows: Vec<usize> = source.match_indices("\r\n").map(|(at, _)| at).collect();
    let lone = source.match_indices('\r').filter(|(at, _)| !source[at + 1..].starts_with('\n'));
    let lone: Vec<usize> = lone.map(|(at, _)| at).collect();
    let unix = source.matches('\n').count() - windows.len();
    let kinds = [unix, windows.len(), lone.len()].into_iter().filter(|count| *count > 0).count();
    if kinds < 2 {
        return Vec::new();
    }
    let found = format!("{unix} of Unix, {} of Windows, {} of old Macs", windows.len(), lone.len());
    let mut edits: Vec<_> = windows.iter().map(|at| Edit::new(*at..at + 2, "\n")).collect();
    edits.extend(lone.iter().map(|at| Edit::new(*at..at + 1, "\n")));
    edits.sort();
    let first = edits.first().map_or(0, |edit| edit.start);
    vec![Hit::new(file.trimmed_line(file.line(first)), found).edits(edits)]
}

/// One finding for many repairs of a kind: each alone would say the same.
fn whole(edits: Vec<Edit>, found: impl FnOnce(usize) -> String) -> Vec<Hit> {
    let Some(first) = edits.first() else { return Vec::new() };
    let range = first.start..first.end;
    vec![Hit::new(range, found(edits.len())).edits(edits)]
}
