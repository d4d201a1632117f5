//! Finds the front matter of a post and reads its fields.

pub(crate) mod meta;
mod yaml;

use crate::front_matter::yaml::Field;
use crate::{Diagnostic, Problem, Severity};

/// A post cut in two.
pub(crate) struct Parts<'a> {
    /// What the front matter says.
    pub(crate) fields: Vec<Field>,
    /// The text after it.
    pub(crate) body: &'a str,
    /// The 1-based line on which the body starts.
    pub(crate) body_line: u32,
    /// The front matter as written, if a part of it could not be read: it is shown, for nothing is lost.
    pub(crate) unread: Option<&'a str>,
    /// What was surprising.
    pub(crate) findings: Vec<Diagnostic>,
}

impl<'a> Parts<'a> {
    /// A post that is all body.
    fn without(body: &'a str) -> Self {
        Self { fields: Vec::new(), body, body_line: 1, unread: None, findings: Vec::new() }
    }
}

/// Cuts a post into front matter and body.
pub(crate) fn split(text: &str) -> Parts<'_> {
    let opening = text.len() - text.trim_start_matches(['\n', ' ', '\t']).len();
    let inside_line = 2 + line_breaks(&text[..opening]);
    let inside = match text[opening..].split_once('\n') {
        Some((fence, inside)) if is_fence(fence) => inside,
        _ => return Parts::without(text),
    };
    let (matter, body, closed) = match closing(inside) {
        Some((end, after)) => (&inside[..end], &inside[after..], true),
        None => {
            let end = end_of_keys(inside);
            (&inside[..end], &inside[end..], false)
        }
    };
    if !matter.lines().any(|line| yaml::split_key(line).is_some()) && !matter.trim().is_empty() {
        return Parts::without(text);
    }
    let (fields, mut findings) = yaml::read(matter, inside_line);
    if !closed {
        findings.insert(0, Diagnostic::new(Problem::OpenFrontMatter, (inside_line - 1, 1), ""));
    }
    let body_line = 1 + line_breaks(&text[..text.len() - body.len()]);
    let broken = findings.iter().any(|finding| finding.severity() == Severity::Error);
    Parts { fields, body, body_line, unread: broken.then_some(matter), findings }
}

fn is_fence(line: &str) -> bool {
    line.trim_end().len() >= 3 && line.trim_end().bytes().all(|b| b == b'-')
}

/// Where the closing fence starts and where the body after it starts.
fn closing(inside: &str) -> Option<(usize, usize)> {
    let mut offset = 0;
    for line in inside.split_inclusive('\n') {
        if is_fence(line) || line.trim_end() == "..." {
            return Some((offset, offset + line.len()));
        }
        offset += line.len();
    }
    None
}

/// Where an unclosed front matter ends: at its first blank line, or where a line is neither a key nor its continuation.
fn end_of_keys(inside: &str) -> usize {
    let continues = |line: &&str| {
        !line.trim().is_empty()
            && (yaml::split_key(line).is_some()
                || line.starts_with([' ', '\t', '-', '#']) && !line.starts_with("# "))
    };
    inside.split_inclusive('\n').take_while(continues).map(str::len).sum()
}

fn line_breaks(text: &str) -> u32 {
    crate::door::count(text.matches('\n').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, keys: &[&str], body: &str, body_line: u32, findings: usize) {
        let parts = split(text);
        assert_eq!(
            parts.fields.iter().map(|field| field.key.as_str()).collect::<Vec<_>>(),
            keys,
            "{text:?}"
        );
        assert_eq!(
            (parts.body, parts.body_line, parts.findings.len()),
            (body, body_line, findings),
            "{text:?}"
        );
    }

    #[test]
    fn between_two_fences() {
        check("---\ntitle: a\n---\n본문\n", &["title"], "본문\n", 4, 0);
        check("\n---\ntitle: a\n...\n본문", &["title"], "본문", 5, 0);
        check("---\n---\n본문", &[], "본문", 3, 0);
    }

    #[test]
    fn none_at_all() {
        check("# 제목\n\n---\n\n본문", &[], "# 제목\n\n---\n\n본문", 1, 0);
        check(
            "---\n\n그냥 줄을 긋고 시작하는 글\n\n---\n끝",
            &[],
            "---\n\n그냥 줄을 긋고 시작하는 글\n\n---\n끝",
            1,
            0,
        );
        check("", &[], "", 1, 0);
    }

    #[test]
    fn an_unclosed_one_ends_with_its_keys() {
        check("---\ntitle: a\ntags:\n  - b\n\n본문\n", &["title", "tags"], "\n본문\n", 5, 1);
        check("---\ntitle: a\n본문이 바로 온다\n", &["title"], "본문이 바로 온다\n", 3, 1);
    }

    #[test]
    fn what_could_not_be_read_is_kept() {
        assert_eq!(split("---\ntitle: a\n???\n---\n").unread, Some("title: a\n???\n"));
    }
}
