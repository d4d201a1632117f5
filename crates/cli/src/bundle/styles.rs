//! The style sheets, joined into one: a first visit asks for one file instead of a dozen, and it compresses better.

use std::path::Path;

use super::files::{Problem, read, remove, short_digest, write};
use super::shell::Shell;

/// Joins the style sheets of the shell, and returns the file. `None` if there is nothing to join.
pub(super) fn join(dist: &Path, shell: &Shell) -> Result<Option<String>, Problem> {
    let files = shell.stylesheets();
    if files.len() < 2 {
        return Ok(None);
    }
    let mut css = String::new();
    for file in &files {
        css.push_str(&compact(&String::from_utf8_lossy(&read(&dist.join(file))?)));
        css.push('\n');
    }
    for file in &files {
        remove(&dist.join(file))?;
    }
    let path = format!("app-{}.css", short_digest(css.as_bytes()));
    write(&dist.join(&path), css.as_bytes())?;
    Ok(Some(path))
}

/// A style sheet without its comments, and with one space where there were many. What stands in quotes stays.
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
        } else if !compacted.is_empty() && !compacted.ends_with([' ', '{', '}', ';']) {
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
    use super::compact;

    #[test]
    fn comments_and_spaces_go_and_strings_stay() {
        let css = "/* a */\n.a  >  .b {\n  content: \"/*  \\\" */\"; /* b */ margin: calc(1px + 2px)\n}\n/* c";
        let expected = ".a > .b {content: \"/*  \\\" */\";margin: calc(1px + 2px) }";
        assert_eq!(compact(css), expected);
    }
}
