//! The style sheets, joined into one; and what of them stands in the pages themselves, so that text is styled as soon as it
//! is there.
//!
//! Every page holds the styles of its kind. The whole sheet follows behind the text, for the pages that the app draws next.

use std::path::Path;

use super::files::{Problem, read, remove, short_digest, write};
use super::shell::Shell;

/// The sheets that only pages of one kind need, by the names of their files.
const LISTS: [&str; 9] = [
    "conference_row", "deck_list", "empty_result", "filter_bar", "keep_line", "session_list",
    "speakers", "status", "time_axis",
];
/// The same for posts and sessions.
const READING: [&str; 7] = [
    "about_post", "held_images", "link_chips", "programme_rail", "prose", "reading", "session_card",
];
/// What only the app draws.
const LATER: [&str; 3] = ["option_set", "search", "update_notice"];

/// Parts the joined sheet: first what all pages need.
const PARTS: [&str; 3] = ["/*lists*/", "/*reading*/", "/*later*/"];

/// What pages of a kind look like.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Styles {
    /// Of shelves, days, speakers, slides.
    pub(super) lists: String,
    /// Of posts and sessions.
    pub(super) reading: String,
}

/// Joins the style sheets of the shell, and returns the shell with the joined one, and what of it pages hold.
pub(super) fn join(dist: &Path, shell: &Shell) -> Result<(Shell, Styles), Problem> {
    let files = shell.stylesheets();
    if let [file] = &files[..] {
        let css = String::from_utf8_lossy(&read(&dist.join(file))?).into_owned();
        return Ok((shell.clone(), Styles::of(&css)));
    }
    let mut parts = [const { String::new() }; 4];
    for file in &files {
        let css = compact(&String::from_utf8_lossy(&read(&dist.join(file))?));
        let part = &mut parts[part_of(file)];
        part.push_str(&css);
        part.push('\n');
    }
    for file in &files {
        remove(&dist.join(file))?;
    }
    let [all, lists, reading, later] = &parts;
    let css = [all, PARTS[0], lists, PARTS[1], reading, PARTS[2], later].concat();
    let path = format!("app-{}.css", short_digest(css.as_bytes()));
    write(&dist.join(&path), css.as_bytes())?;
    Ok((shell.with_stylesheet(Some(path)), Styles::of(&css)))
}

/// Which part of the joined sheet a file belongs to. Trunk puts a digest behind its name.
fn part_of(file: &str) -> usize {
    let is =
        |name: &&str| file.strip_prefix(*name).is_some_and(|rest| rest.starts_with(['-', '.']));
    [&LISTS[..], &READING, &LATER]
        .iter()
        .position(|names| names.iter().any(&is))
        .map_or(0, |part| part + 1)
}

impl Styles {
    fn of(css: &str) -> Self {
        let cut = |css: &str, at: &str| {
            let (before, after) = css.split_once(at).unwrap_or((css, ""));
            (before.to_owned(), after.to_owned())
        };
        let (all, rest) = cut(css, PARTS[0]);
        let (lists, rest) = cut(&rest, PARTS[1]);
        let (reading, _) = cut(&rest, PARTS[2]);
        Self { lists: all.clone() + &lists, reading: all + &reading }
    }
}

/// A style sheet without its comments, and with one space where there were many, or none where none is needed. What stands
/// in quotes stays.
fn compact(css: &str) -> String {
    let mut compacted = String::with_capacity(css.len());
    let mut rest = css.trim();
    while let Some(next) = rest.chars().next() {
        let length = match next {
            '/' if rest.starts_with("/*") => {
                rest = rest.split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            '"' | '\'' => quoted(rest, next),
            _ => next.len_utf8(),
        };
        let (taken, after) = rest.split_at(length);
        if !next.is_whitespace() {
            compacted.push_str(taken);
        } else if !compacted.is_empty()
            && !compacted.ends_with([' ', '{', '}', ';', ',', ':'])
            && !after.trim_start().starts_with(['{', '}'])
        {
            compacted.push(' ');
        }
        rest = after;
    }
    compacted
}

/// How far a string goes, with both of its quotes.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_spaces_go_and_strings_stay() {
        let css = "/* a */\n.a  >  .b {\n  content: \"/*  \\\" */\"; /* b */ margin: calc(1px + 2px)\n}\n/* c";
        let expected = ".a > .b{content:\"/*  \\\" */\";margin:calc(1px + 2px)}";
        assert_eq!(compact(css), expected);
    }

    #[test]
    fn pages_hold_the_styles_of_their_kind() {
        let names = ["tokens-1a.css", "prose-2b.css", "speakers.css", "option_set-3.css"];
        assert_eq!(names.map(part_of), [0, 2, 1, 3]);
        let styles = Styles::of("a/*lists*/b/*reading*/c/*later*/d");
        assert_eq!((&*styles.lists, &*styles.reading), ("ab", "ac"));
    }
}
