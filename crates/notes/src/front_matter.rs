//! Finds the front matter of a post, whatever blog engine it was written for, and reads its fields.
//!
//! Every dialect is a line of [`FENCED`] or a case of [`split`], and a reader in a file of its own; all of them yield
//! the same [`Field`]s, so that nothing further in knows dialects.

mod bare;
mod json;
pub(crate) mod meta;
pub(crate) mod overrides;
mod scan;
mod toml;
mod yaml;

use scan::{Scan, is_blank, is_item, leads, split_key};

pub(crate) use scan::Field;

use crate::{Diagnostic, Problem, Severity, door};

/// A post cut in two.
pub(crate) struct Parts<'a> {
    /// What the front matter says.
    pub(crate) fields: Vec<Field>,
    /// The text after it.
    pub(crate) body: &'a str,
    /// The 1-based line on which the body starts.
    pub(crate) body_line: u32,
    /// The front matter as written and the name of its language, if a part of it could not be read: it is shown, for
    /// nothing is lost.
    pub(crate) unread: Option<(&'static str, &'a str)>,
    /// What was surprising.
    pub(crate) findings: Vec<Diagnostic>,
}

/// A way to write front matter.
struct Dialect {
    /// Its language, as a fence of code names it.
    name: &'static str,
    /// The line that opens it.
    opening: &'static str,
    /// The lines that close it.
    closing: [&'static str; 2],
    /// What stands between a key and its value.
    separator: char,
    read: fn(&mut Scan<'_>),
}

/// The dialects between two lines. Jekyll, Hexo, Gatsby, Docusaurus, VitePress, Obsidian and Zenn write YAML, Hugo and
/// Zola TOML too, Hexo also JSON; gray-matter, which many engines use, takes the language after the dashes. Nikola puts
/// its keys in a comment.
const FENCED: [Dialect; 6] = [
    Dialect {
        name: "yaml",
        opening: "---",
        closing: ["---", "..."],
        separator: ':',
        read: yaml::read,
    },
    Dialect {
        name: "toml",
        opening: "+++",
        closing: ["+++", "+++"],
        separator: '=',
        read: toml::read,
    },
    Dialect {
        name: "json",
        opening: ";;;",
        closing: [";;;", ";;;"],
        separator: ':',
        read: json::read,
    },
    Dialect {
        name: "toml",
        opening: "---toml",
        closing: ["---", "---"],
        separator: '=',
        read: toml::read,
    },
    Dialect {
        name: "json",
        opening: "---json",
        closing: ["---", "---"],
        separator: ':',
        read: json::read,
    },
    Dialect {
        name: "text",
        opening: "<!--",
        closing: ["-->", "-->"],
        separator: ':',
        read: bare::read,
    },
];

/// Where the front matter stands in a text, in bytes.
struct Found<'d> {
    dialect: &'d Dialect,
    start: usize,
    end: usize,
    body: usize,
    closed: bool,
}

/// Cuts a post into front matter and body.
pub(crate) fn split(text: &str) -> Parts<'_> {
    let lead = text.len() - text.trim_start().len();
    let Some(found) =
        fenced(text, lead).or_else(|| object(text, lead)).or_else(|| open(text, lead))
    else {
        let (fields, findings) = (Vec::new(), Vec::new());
        return Parts { fields, body: text, body_line: 1, unread: None, findings };
    };
    let Found { dialect, start, end, body, closed } = found;
    let matter = &text[start..end];
    let mut scan = Scan::new(matter, line_at(text, start), dialect.separator);
    if !closed {
        scan.report(Problem::OpenFrontMatter, (line_at(text, lead), 1), "");
    }
    (dialect.read)(&mut scan);
    let broken = scan.findings.iter().any(|finding| finding.severity() == Severity::Error);
    let unread = broken.then_some((dialect.name, matter));
    let (fields, findings) = (scan.fields, scan.findings);
    Parts { fields, body: &text[body..], body_line: line_at(text, body), unread, findings }
}

/// The front matter after an opening line. Without a closing line it ends with its keys.
fn fenced(text: &str, lead: usize) -> Option<Found<'static>> {
    let (first, _) = text[lead..].split_once('\n')?;
    let dialect = FENCED.iter().find(|dialect| is_fence(first, dialect.opening))?;
    let start = lead + first.len() + 1;
    let inside = &text[start..];
    let Dialect { separator, .. } = *dialect;
    let is_said = |line: &&str| !is_blank(line);
    let is_key = |line: &str| match dialect.opening {
        "<!--" => bare::keys(line).is_some(),
        _ => splits(line, separator) || leads(line.trim_start(), "{["),
    };
    // A line between two paragraphs may be drawn at the top as well: then no key follows it.
    let closing = closing(inside, dialect);
    let until = closing.map_or(inside.len(), |(end, _)| end);
    if !inside[..until].lines().find(is_said).is_none_or(is_key) {
        return None;
    }
    let (end, after) = closing.unwrap_or_else(|| {
        let end = end_of_keys(inside, separator);
        (end, end)
    });
    let closed = closing.is_some();
    Some(Found { dialect, start, end: start + end, body: start + after, closed })
}

/// The JSON object that a text starts with.
fn object(text: &str, lead: usize) -> Option<Found<'static>> {
    let (length, closed) = json::object(&text[lead..])?;
    let end = lead + length;
    Some(Found { dialect: &FENCED[2], start: lead, end, body: end, closed })
}

/// Keys without an opening line: up to a closing one, as Hexo reads them, or up to a blank line.
fn open(text: &str, lead: usize) -> Option<Found<'static>> {
    let rest = &text[lead..];
    let (key, _) = split_key(rest.lines().next()?, ':').filter(|(key, _)| bare::is_known(key))?;
    let quoted = rest.starts_with('"') && !key.is_empty();
    let dialect = &FENCED[if quoted { 2 } else { 0 }];
    let found = |dialect, (end, after)| {
        let (end, body) = (lead + end, lead + after);
        Found { dialect, start: lead, end, body, closed: true }
    };
    let closing = closing(rest, dialect).filter(|(end, _)| {
        let keys = &rest[..*end];
        quoted || keys.lines().all(|line| is_blank(line) || continues(line, ':'))
    });
    let keys = || bare::keys(rest).map(|end| found(&FENCED[5], (end, end)));
    closing.map(|ends| found(dialect, ends)).or_else(keys)
}

/// Whether a line is a fence. Of dashes and pluses there may be more than three.
fn is_fence(line: &str, fence: &str) -> bool {
    let line = line.trim_end();
    let longer = |c: char| fence.starts_with(c) && line.chars().all(|other| other == c);
    line == fence || line.len() >= fence.len() && ['-', '+'].into_iter().any(longer)
}

/// Where the closing line starts and where the body after it starts.
fn closing(inside: &str, dialect: &Dialect) -> Option<(usize, usize)> {
    let mut offset = 0;
    for line in inside.split_inclusive('\n') {
        if dialect.closing.iter().any(|fence| is_fence(line, fence)) {
            return Some((offset, offset + line.len()));
        }
        offset += line.len();
    }
    None
}

/// Where an unclosed front matter ends: at its first blank line, or where a line is neither a key nor its continuation.
fn end_of_keys(inside: &str, separator: char) -> usize {
    let is_inside = |line: &&str| {
        !line.trim().is_empty() && !line.starts_with("# ") && continues(line, separator)
    };
    inside.split_inclusive('\n').take_while(is_inside).map(str::len).sum()
}

/// Whether a line can stand in front matter: a key, what continues one, or a comment.
fn continues(line: &str, separator: char) -> bool {
    splits(line, separator) || leads(line, " \t#]}[") || is_item(line.trim_end())
}

/// Whether a line is a key with its value.
fn splits(line: &str, separator: char) -> bool {
    if separator == '=' {
        toml::split(line).is_some()
    } else {
        split_key(line, separator).is_some()
    }
}

fn line_at(text: &str, at: usize) -> u32 {
    1 + door::count(text[..at].matches('\n').count())
}

/// What is read of a post's front matter: a line a field, a line a finding, and where the body starts.
#[cfg(test)]
fn facts(text: &str) -> String {
    let parts = split(text);
    let fields = parts.fields.iter().map(|Field { key, text, item, place }| {
        format!("{}:{} {key}{} {text:?}\n", place.0, place.1, if *item { " -" } else { "" })
    });
    let findings = parts.findings.iter().map(|f| format!("{}:{} {f}\n", f.line, f.column));
    let body = format!("{} {:?}\n", parts.body_line, parts.body);
    fields.chain(findings).chain([body]).collect()
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

    #[track_caller]
    fn check_none(text: &str) {
        check(text, &[], text, 1, 0);
    }

    #[test]
    fn between_two_fences() {
        check("---\ntitle: a\n---\n본문\n", &["title"], "본문\n", 4, 0);
        check("\n---\ntitle: a\n...\n본문", &["title"], "본문", 5, 0);
        check("-----\ntitle: a\n-----\n본문", &["title"], "본문", 4, 0);
        check("+++\ntitle = 'a'\n+++\n본문", &["title"], "본문", 4, 0);
        check(";;;\n\"title\": \"a\"\n;;;\n본문", &["title"], "본문", 4, 0);
        check("---toml\ntitle = 'a'\n---\n본문", &["title"], "본문", 4, 0);
        check("---json\n{\"title\": \"a\"}\n---\n본문", &["title"], "본문", 4, 0);
        check("<!--\n.. title: a\n.. slug: b\n-->\n\n본문", &["title", "slug"], "\n본문", 5, 0);
    }

    #[test]
    fn empty_between_two_fences() {
        check("---\n---\n본문", &[], "본문", 3, 0);
        check("---\n\n# 말\n---\n본문", &[], "본문", 5, 0);
        check("+++\n+++\n본문", &[], "본문", 3, 0);
        check("{}\n본문", &[], "{}\n본문", 1, 0);
    }

    #[test]
    fn without_fences() {
        check("{\n\"title\": \"a\"\n}\n\n본문", &["title"], "\n본문", 4, 0);
        check("{\"title\": \"a\"}", &["title"], "", 1, 0);
        check("Title: a\nTags: b, c\n\n본문", &["Title", "Tags"], "\n본문", 3, 0);
        check("title: a\ntags:\n  - b\n---\n본문", &["title", "tags"], "본문", 5, 0);
        check("\"title\": \"a\",\n\"date\": \"b\"\n;;;\n본문", &["title", "date"], "본문", 4, 0);
    }

    #[test]
    fn none_at_all() {
        check_none("# 제목\n\n---\n\n본문");
        check_none("---\n\n그냥 줄을 긋고 시작하는 글\n\n---\n끝");
        check_none("---\n\n그냥 글\n일시: 2019\n\n---\n끝");
        check_none("");
        check_none("{:.center}\n![그림](a.png)\n");
        check_none("{% raw %}\n글\n");
        check_none("{{< figure >}}\n");
        check_none("{\"그냥\" 인용}\n");
        check_none("<!-- 그냥 쪽지 -->\n글");
        check_none("<!--\n그냥 쪽지\n-->\n글");
        check_none("제목 없이: 시작하는 글\n그리고 계속\n");
    }

    #[test]
    fn prose_with_colons_is_no_front_matter() {
        check_none("Date: November 2022\nLocation: Prague\n\n글");
        check_none("Title: 산호의 말\nSpeaker: 김하나\n\n글");
        check_none("Note: this is\n---\n글");
        check_none("title: a\n그리고 본문\n\n---\n글");
        check_none("Tags: 해시태그 이야기\n이어지는 문장\n");
    }

    #[test]
    fn an_unclosed_one_ends_with_its_keys() {
        check("---\ntitle: a\ntags:\n  - b\n\n본문\n", &["title", "tags"], "\n본문\n", 5, 1);
        check("---\ntitle: a\n본문이 바로 온다\n", &["title"], "본문이 바로 온다\n", 3, 1);
        check("+++\ntitle = 'a'\n\n본문\n", &["title"], "\n본문\n", 3, 1);
        check("{\n\"title\": \"a\"\n\n본문\n", &["title"], "\n본문\n", 3, 2);
    }

    #[test]
    fn what_could_not_be_read_is_kept() {
        let unread = |text| split(text).unread;
        assert_eq!(unread("---\ntitle: a\n???\n---\n"), Some(("yaml", "title: a\n???\n")));
        assert_eq!(unread("+++\ntitle = \"a\n+++\n"), Some(("toml", "title = \"a\n")));
        assert_eq!(unread("{\"title\": \"a\"\n\n글"), Some(("json", "{\"title\": \"a\"\n")));
    }
}
