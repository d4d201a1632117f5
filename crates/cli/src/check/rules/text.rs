//! Rules about running text: marks that were meant for Markdown and are shown to readers instead.

use std::collections::BTreeMap;
use std::ops::Range;

use notes::tree::places::{Place, What};

use super::Hit;
use crate::check::file::File;
use crate::check::markup;

/// A run of two or three `*` or `_` that readers see.
struct Run {
    range: Range<usize>,
    before: Option<char>,
    after: Option<char>,
}

impl Run {
    fn touches_left(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace())
    }

    fn touches_right(&self) -> bool {
        self.after.is_some_and(|c| !c.is_whitespace())
    }
}

/// The runs of a mark in running text, by their lines: emphasis rarely goes over one.
fn runs(file: &File, mark: char) -> BTreeMap<u32, Vec<Run>> {
    let mut runs: BTreeMap<u32, Vec<Run>> = BTreeMap::new();
    for (range, text) in file.texts() {
        let mut at = 0;
        while let Some(found) = text[at..].find(mark) {
            let start = at + found;
            let length = text[start..].bytes().take_while(|b| char::from(*b) == mark).count();
            at = start + length;
            if !(2..=3).contains(&length) {
                continue;
            }
            let (start, end) = (range.start + start, range.start + at);
            let line = file.line_range(file.line(start));
            runs.entry(file.line(start)).or_default().push(Run {
                before: file.source[line.start..start].chars().next_back(),
                after: file.source[end..line.end].chars().next(),
                range: start..end,
            });
        }
    }
    runs
}

/// `**` in the text: bold that did not become bold.
pub(super) fn raw_stars(file: &File) -> Vec<Hit> {
    let mut hits = Vec::new();
    for runs in runs(file, '*').into_values() {
        let mut runs = runs.into_iter().peekable();
        while let Some(run) = runs.next() {
            // `a ** b` and `2**10` are powers, `src/**/*.rs` is a pattern, `**kwargs` is Python.
            let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let alone = !run.touches_left() && !run.touches_right();
            let power = digits(run.before) && digits(run.after);
            let pattern = run.after == Some('/') || run.before == Some('/');
            if alone || power || pattern {
                continue;
            }
            if let Some(close) = runs.next_if(|next| next.touches_left() || run.touches_right()) {
                let range = run.range.start..close.range.end;
                let found = why_not_bold(&file.source[run.range.end..close.range.start]);
                hits.push(Hit::new(range, found.to_owned()));
            } else if !run.touches_left() && !is_argument(&file.source[run.range.end..]) {
                hits.push(Hit::new(run.range, "a `**` that nothing closes on its line".to_owned()));
            }
        }
    }
    hits
}

fn why_not_bold(inside: &str) -> &'static str {
    match (inside.starts_with(char::is_whitespace), inside.ends_with(char::is_whitespace)) {
        (true, _) => "`**` with a space behind it, shown as it is",
        (_, true) => "`**` with a space in front of it, shown as it is",
        _ => "`**` shown as it is",
    }
}

/// Whether a `**` stands before the name of a Python argument.
fn is_argument(after: &str) -> bool {
    let word = after.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next();
    let word = word.unwrap_or_default();
    !word.is_empty() && !after[word.len()..].starts_with(' ') || word == "kwargs"
}

/// `__` in the text: bold that did not become bold, most often because Hangul follows.
pub(super) fn raw_underscores(file: &File) -> Vec<Hit> {
    let mut hits = Vec::new();
    for runs in runs(file, '_').into_values() {
        for pair in runs.windows(2) {
            let [open, close] = pair else { continue };
            let inside = &file.source[open.range.end..close.range.start];
            let opens = open.before.is_none_or(|c| !c.is_alphanumeric()) && open.touches_right();
            // Names of Python (`__name__`) are meant as they are.
            let name = inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            if opens && close.touches_left() && !name {
                let range = open.range.start..close.range.end;
                hits.push(Hit::new(range, "`__` shown as it is".to_owned()));
            }
        }
    }
    hits
}

/// `__init__` in bold: the underscores are gone.
pub(super) fn lost_underscores(file: &File) -> Vec<Hit> {
    const NAMES: [&str; 24] = [
        "init", "main", "name", "str", "repr", "call", "iter", "next", "enter", "exit", "new",
        "del", "dict", "slots", "getattr", "setattr", "getitem", "setitem", "len", "eq", "hash",
        "file", "all", "await",
    ];
    let strong = file.places.iter().filter(|place| place.what == What::Strong);
    let lost = strong.filter_map(|Place { range, .. }| {
        let source = &file.source[range.clone()];
        let name = source.strip_prefix("__")?.strip_suffix("__")?;
        let help = format!("Write it as code: `{source}` between backticks.");
        NAMES.contains(&name).then(|| {
            Hit::new(range.clone(), format!("{name} in bold, without its underscores")).help(help)
        })
    });
    lost.collect()
}

/// `##제목`: without a space it is no heading.
pub(super) fn glued_heading(file: &File) -> Vec<Hit> {
    let glued = lines_of_text(file).filter_map(|(range, text)| {
        let level = text.bytes().take_while(|byte| *byte == b'#').count();
        let next = text[level..].chars().next()?;
        let heading =
            (2..=6).contains(&level) && (next.is_alphanumeric() || "[(*\"'`".contains(next));
        let marks = &text[..level];
        heading.then(|| {
            Hit::new(range.start..range.start + level, format!("`{marks}{next}`"))
                .help(format!("Put a space behind `{marks}`."))
        })
    });
    glued.collect()
}

/// `# 제목` and `- 항목` with a space that is none to Markdown: a slip on a Korean or Japanese keyboard.
pub(super) fn odd_space(file: &File) -> Vec<Hit> {
    let odd = lines_of_text(file).filter_map(|(range, text)| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
        let length = match text.as_bytes().get(digits) {
            Some(b'.' | b')') if (1..=3).contains(&digits) => digits + 1,
            Some(b'-' | b'*' | b'+') if digits == 0 => 1,
            Some(b'#') if digits == 0 && hashes <= 6 => hashes,
            _ => return None,
        };
        let space = text[length..].chars().next()?;
        let name = match space {
            '\u{a0}' => "a no-break space (U+00A0, Option and Space on a Mac)",
            '\u{3000}' => "an ideographic space (U+3000)",
            '\u{200b}' => "a zero width space (U+200B)",
            _ => return None,
        };
        let end = range.start + length + space.len_utf8();
        Some(Hit::new(range.start..end, format!("{name} behind `{}`", &text[..length])))
    });
    odd.collect()
}

/// A row of dashes and bars: a table that did not become one.
pub(super) fn raw_table(file: &File) -> Vec<Hit> {
    let rows = lines_of_text(file).filter(|(_, text)| {
        let row = text.trim();
        row.contains('|')
            && row.contains("---")
            && row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
    });
    rows.map(|(range, _)| Hit::new(range, "a row of bars and dashes in the text".to_owned()))
        .collect()
}

/// Tags of template engines, which only the author's blog can fill in.
pub(super) fn raw_template(file: &File) -> Vec<Hit> {
    const PAIRS: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];
    // Each costs a walk through the post.
    const MOST: usize = 500;
    // What the parser made something of is not shown any more.
    let shown: String = file
        .post
        .segments
        .iter()
        .flat_map(|segment| &segment.blocks)
        .map(|block| block.text())
        .collect();
    let mut hits: Vec<Hit> = Vec::new();
    for (range, text) in file.texts() {
        let mut at = 0;
        while let Some(found) = text[at..].find('{') {
            let start = at + found;
            at = start + 1;
            let pair = PAIRS.iter().find(|(open, _)| text[start..].starts_with(open));
            let Some((_, close)) = pair else { continue };
            // What closes nothing here closes nothing further on.
            let Some(end) = text[start..].find(close) else { break };
            at = start + end + close.len();
            let tag = &text[start..at];
            if tag.len() > "{{}}".len() && hits.len() < MOST && shown.contains(tag) {
                let range = range.start + start..range.start + at;
                hits.push(Hit::new(range, "a tag of a template, shown as it is".to_owned()));
            }
        }
    }
    hits
}

/// Links and bold in Markdown between the tags of an HTML block, a line at a time.
pub(super) fn markdown_in_html(file: &File) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for range in file.html() {
        let tags = markup::tags(&file.source, range.clone());
        // What is no running text may hold any marks.
        if tags
            .iter()
            .any(|tag| ["pre", "code", "script", "style", "textarea"].contains(&&*tag.name))
        {
            continue;
        }
        let mut at = range.start;
        for line in file.source[range].split_inclusive('\n') {
            let start = at;
            at += line.len();
            let Some((from, to)) = marked(line) else { continue };
            let range = start + from..start + to;
            let in_tag =
                tags.iter().any(|tag| tag.range.start < range.end && range.start < tag.range.end);
            let found = format!("`{}`", &line[from..to].chars().take(40).collect::<String>());
            if !in_tag && !line.contains("<!--") {
                hits.push(Hit::new(range, found));
            }
        }
    }
    hits
}

/// Where in a line a link or a bold text of Markdown starts and ends.
fn marked(line: &str) -> Option<(usize, usize)> {
    let link = line.find("](").filter(|at| {
        let after = &line[at + 2..];
        after.starts_with("http") || after.starts_with("//")
    });
    if let Some(at) = link {
        let start = line[..at].rfind('[')?;
        return Some((start, at + line[at..].find(')')? + 1));
    }
    let start = line.find("**")?;
    let inside = &line[start + 2..];
    let length = inside.find("**")?;
    let bold = &inside[..length];
    (!bold.is_empty() && bold.trim() == bold).then_some((start, start + length + 4))
}

/// Characters that nobody sees and that searching and linking stumble over.
pub(super) fn invisible(file: &File) -> Vec<Hit> {
    let name = |c| match c {
        '\u{200b}' => Some("a zero width space (U+200B)"),
        '\u{feff}' => Some("a byte order mark inside the text (U+FEFF)"),
        '\u{2028}' | '\u{2029}' => Some("a line separator of another program (U+2028)"),
        '\u{200e}' | '\u{200f}' => Some("a mark for the direction of writing (U+200E)"),
        _ => None,
    };
    let mut hits = Vec::new();
    for (range, text) in file.texts() {
        for (at, c) in text.char_indices() {
            if let Some(name) = name(c) {
                let start = range.start + at;
                hits.push(Hit::new(start..start + c.len_utf8(), name.to_owned()));
            }
        }
    }
    hits
}

/// Pieces of running text that stand first in their line, but for the marks of quotations and lists.
fn lines_of_text(file: &File) -> impl Iterator<Item = (Range<usize>, &str)> {
    file.texts().filter(|(range, _)| {
        let line = file.line_range(file.line(range.start));
        let before = &file.source[line.start..range.start];
        let parted = before.is_empty() || before.ends_with([' ', '\t', '>']);
        parted && before.chars().all(|c| c.is_whitespace() || ">-*+".contains(c))
    })
}
