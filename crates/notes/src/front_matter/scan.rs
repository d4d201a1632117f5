//! What all dialects of front matter share: a cursor, strings, lists and maps in brackets, and the fields they become.
//!
//! The dialects differ in how lines and keys are laid out; their values are nearly the same, so they are read once.

use crate::{Diagnostic, Problem, door};

/// A scalar that the front matter says. A list is one field an item, a map one field a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    /// The key as written; in a map `parent.child`.
    pub(crate) key: String,
    /// What it says; never empty.
    pub(crate) text: String,
    /// Whether it is an item of a list.
    pub(crate) item: bool,
    /// Its 1-based line and column.
    pub(crate) place: (u32, u32),
}

/// Deeper nesting is nothing that an author means.
const DEEPEST: usize = 16;

/// A walk through the text of a front matter.
pub(crate) struct Scan<'a> {
    pub(super) text: &'a str,
    /// The byte at which the walk is.
    pub(super) at: usize,
    /// What stands between a key and its value on a line.
    pub(super) separator: char,
    /// A line with a key, indented no deeper than this, ends a value that is still open.
    pub(super) floor: Option<usize>,
    /// How deep the walk is in lists and maps.
    pub(super) depth: usize,
    pub(super) fields: Vec<Field>,
    pub(super) findings: Vec<Diagnostic>,
    /// The byte whose line and column were asked for last, and the place of the first byte.
    placed: (usize, (u32, u32)),
    first: u32,
}

impl<'a> Scan<'a> {
    /// Stands before a text whose first line has the number `first` in the file.
    pub(super) fn new(text: &'a str, first: u32, separator: char) -> Self {
        let (fields, findings) = (Vec::new(), Vec::new());
        let placed = (0, (first, 1));
        Self { text, at: 0, separator, floor: Some(0), depth: 0, fields, findings, placed, first }
    }

    /// What is still to be read.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// What is still to be read of this line.
    pub(super) fn line(&self) -> &'a str {
        self.rest().split('\n').next().unwrap_or_default()
    }

    pub(super) fn end_line(&mut self) {
        self.at += self.line().len();
    }

    pub(super) fn next_line(&mut self) {
        self.end_line();
        self.take("\n");
    }

    /// Goes to the next line, unless the walk has just come to one.
    pub(super) fn leave_line(&mut self) {
        if !self.is_at_line_start() {
            self.next_line();
        }
    }

    /// Goes to the next line that says something, and gives it.
    pub(super) fn next_said(&mut self) -> Option<&'a str> {
        while !self.rest().is_empty() {
            let line = self.line();
            if !is_blank(line) {
                return Some(line);
            }
            self.next_line();
        }
        None
    }

    /// Steps over a piece of text, if it stands here.
    pub(super) fn take(&mut self, piece: &str) -> bool {
        let there = self.rest().starts_with(piece);
        if there {
            self.at += piece.len();
        }
        there
    }

    pub(super) fn skip_spaces(&mut self) {
        self.at += indent_of(self.rest());
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The line and column of the walk. Counted on from where it was asked last, so that a long line is counted once.
    pub(super) fn place(&mut self) -> (u32, u32) {
        let (mut from, mut place) = self.placed;
        if from > self.at {
            (from, place) = (0, (self.first, 1));
        }
        for c in self.text[from..self.at].chars() {
            place = if c == '\n' { (place.0 + 1, 1) } else { (place.0, place.1 + 1) };
        }
        self.placed = (self.at, place);
        place
    }

    /// Keeps what a key says, if it says something.
    pub(super) fn push(&mut self, key: &str, text: &str, item: bool, place: (u32, u32)) {
        let text = text.trim().to_owned();
        if !text.is_empty() {
            self.fields.push(Field { key: key.to_owned(), text, item, place });
        }
    }

    pub(super) fn report(&mut self, problem: Problem, place: (u32, u32), found: &str) {
        self.findings.push(Diagnostic::new(problem, place, found));
    }

    /// Of two values for one key the first counts: drops the fields since `mark` if `key` said something before.
    pub(super) fn settle(&mut self, mark: usize, key: &str, place: (u32, u32)) {
        let is_said = |field: &Field| {
            field.key.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let (before, now) = self.fields.split_at(mark);
        // Thousands of keys are no front matter; comparing them all would take minutes.
        if !now.is_empty() && before.iter().take(MANY).any(is_said) {
            self.fields.truncate(mark);
            self.report(Problem::DuplicateKey, place, key);
        }
    }

    /// Reads the value that stands here: a list or a map in brackets, or a scalar. False if its end is missing.
    pub(super) fn value(&mut self, key: &str, item: bool) -> bool {
        let place = self.place();
        match self.peek() {
            Some('[') => self.list(key),
            Some('{') => self.pairs(key, Some('}')),
            Some('"' | '\'') => {
                let text = self.quoted(place);
                self.push(key, &text, item, place);
                true
            }
            _ => {
                let text = self.plain(if self.depth == 0 { "\n" } else { ",]}\n" });
                self.push(key, if is_null(text) { "" } else { text }, item, place);
                true
            }
        }
    }

    fn list(&mut self, key: &str) -> bool {
        let opening = (self.at, self.place());
        self.at += 1;
        self.depth += 1;
        let closed = loop {
            match self.inside(Some(']'), opening) {
                Inside::Ended(closed) => break closed,
                Inside::Item if self.value(key, true) => {}
                Inside::Item => break false,
            }
        };
        self.depth -= 1;
        closed
    }

    /// Reads keys and values up to the closing bracket, or up to the end of the text where there is none.
    pub(super) fn pairs(&mut self, key: &str, close: Option<char>) -> bool {
        let opening = (self.at, self.place());
        self.take("{");
        self.depth += 1;
        let closed = loop {
            match self.inside(close, opening) {
                Inside::Ended(closed) => break closed,
                Inside::Item if self.pair(key) => {}
                Inside::Item => break false,
            }
        };
        self.depth -= 1;
        closed
    }

    fn pair(&mut self, parent: &str) -> bool {
        let (mark, place) = (self.fields.len(), self.place());
        let child = match self.peek() {
            Some('"' | '\'') => self.quoted(place),
            _ => self.plain(":=,}\n").to_owned(),
        };
        self.skip_spaces();
        if !self.take(":") && !self.take("=") {
            return true;
        }
        let key = join(parent, &child);
        let read = self.skip_space() && self.value(&key, false);
        if self.depth == 1 {
            self.settle(mark, &key, place);
        }
        read
    }

    /// Steps over space and commas to the next item, or over the closing bracket. An end that is missing is reported.
    fn inside(&mut self, close: Option<char>, (opening, place): (usize, (u32, u32))) -> Inside {
        while self.skip_space() && self.take(",") {}
        match self.peek() {
            None if close.is_none() => Inside::Ended(true),
            Some(c) if Some(c) == close => {
                self.at += 1;
                Inside::Ended(true)
            }
            Some(c)
                if self.depth <= DEEPEST && !matches!(c, ']' | '}') && !self.is_at_next_key() =>
            {
                Inside::Item
            }
            _ => {
                let found = self.text[opening..].split('\n').next().unwrap_or_default();
                self.report(Problem::OpenList, place, found);
                Inside::Ended(false)
            }
        }
    }

    /// Steps over space, line ends and comments; stops where the next key of the front matter starts. False if there
    /// is nothing more to read.
    fn skip_space(&mut self) -> bool {
        loop {
            self.skip_spaces();
            if self.take("\n") {
                if self.is_at_next_key() {
                    return false;
                }
            } else if self.rest().starts_with('#') {
                self.end_line();
            } else {
                return !self.rest().is_empty();
            }
        }
    }

    fn is_at_line_start(&self) -> bool {
        self.at == 0 || self.text[..self.at].ends_with('\n')
    }

    /// Whether the walk stands at the start of a line with a key that ends what is still open.
    fn is_at_next_key(&self) -> bool {
        self.is_at_line_start()
            && self.floor.is_some_and(|floor| ends_value(self.line(), self.separator, floor))
    }

    /// The text of a quoted string. One that is not closed goes to the end of its line.
    fn quoted(&mut self, place: (u32, u32)) -> String {
        let rest = self.rest();
        let quote = &rest[..1];
        let is_long =
            self.separator == '=' && (rest.starts_with("\"\"\"") || rest.starts_with("'''"));
        let marks = &rest[..if is_long { 3 } else { 1 }];
        let inside = &rest[marks.len()..];
        let end = if is_long { inside.find(marks) } else { self.closing(inside, quote) };
        let Some(end) = end else {
            let found = self.line();
            self.end_line();
            // A text may start with a quotation: `title: "바다" 이야기`.
            let is_text = found[1..].contains(quote);
            self.report(if is_text { Problem::Unquoted } else { Problem::OpenQuote }, place, found);
            return if is_text { found.to_owned() } else { unquoted(found).to_owned() };
        };
        self.at += end + 2 * marks.len();
        let inside = &inside[..end];
        let text = if is_long {
            inside.strip_prefix('\n').unwrap_or(inside).to_owned()
        } else {
            fold(&inside.split('\n').map(str::trim).collect::<Vec<_>>())
        };
        if quote == "'" { text.replace("''", "'") } else { unescape(&text) }
    }

    /// Where the closing quotation mark of a string stands: before something that may follow a string, for authors
    /// also write marks of the same sort inside. A key on a line of its own says that the mark was forgotten.
    fn closing(&self, inside: &str, quote: &str) -> Option<usize> {
        let mut chars = inside.char_indices();
        let mut lines = 0;
        while let Some((at, c)) = chars.next() {
            let rest = &inside[at + c.len_utf8()..];
            match c {
                '\\' if quote == "\"" => drop(chars.next()),
                '\'' if quote == "'" && rest.starts_with('\'') => drop(chars.next()),
                '\n' if self.separator == '=' || lines > LONGEST_STRING => return None,
                '\n' => {
                    lines += 1;
                    let line = rest.split('\n').next().unwrap_or_default();
                    if ends_value(line, self.separator, self.floor.unwrap_or(usize::MAX)) {
                        return None;
                    }
                }
                _ if quote.starts_with(c) => {
                    let after = unindented(rest);
                    if after.is_empty() || leads(after, "\n,]}:=#") {
                        return Some(at);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The text up to one of the given characters, or to a comment.
    fn plain(&mut self, ends: &str) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| ends.contains(c)).unwrap_or(rest.len());
        let text = without_comment(&rest[..end]);
        self.at += text.len();
        text.trim_end()
    }

    /// Whether nothing but a comment follows on the line.
    pub(super) fn is_at_line_end(&self) -> bool {
        is_blank(self.line())
    }
}

/// A string of more lines has lost its end. Looking further for each of many would take minutes.
const LONGEST_STRING: usize = 200;

/// How many fields are compared with a new one, and how many words a list has at most.
pub(super) const MANY: usize = 500;

/// What stands next inside brackets.
enum Inside {
    /// A value, or a key.
    Item,
    /// Nothing more, and whether the closing bracket was there.
    Ended(bool),
}

/// A key below another.
pub(super) fn join(parent: &str, child: &str) -> String {
    if parent.is_empty() { child.trim().to_owned() } else { format!("{parent}.{}", child.trim()) }
}

/// A plain scalar without the comment after it.
pub(super) fn without_comment(text: &str) -> &str {
    let comment = text.find(" #").or_else(|| text.find("\t#"));
    comment.map_or(text, |at| &text[..at])
}

/// Whether a plain scalar says that there is no value.
pub(super) fn is_null(text: &str) -> bool {
    text == "~" || text.eq_ignore_ascii_case("null")
}

pub(super) fn is_blank(line: &str) -> bool {
    let text = line.trim_start();
    text.is_empty() || text.starts_with('#')
}

/// Whether a text starts with one of some characters. Called, not copied: a set of its own brings code of its own.
#[inline(never)]
pub(super) fn leads(text: &str, chars: &str) -> bool {
    text.chars().next().is_some_and(|c| chars.contains(c))
}

/// A text without the spaces before it.
#[inline(never)]
fn unindented(text: &str) -> &str {
    text.trim_start_matches([' ', '\t'])
}

/// A text without the quotation marks around it.
#[inline(never)]
pub(super) fn unquoted(text: &str) -> &str {
    text.trim_matches(['"', '\''])
}

/// How far a line is indented, in characters of one byte.
pub(super) fn indent_of(line: &str) -> usize {
    line.len() - unindented(line).len()
}

/// The key of a line and the rest of the line after the separator.
pub(super) fn split_key(line: &str, separator: char) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let (key, rest) = match line.chars().next()? {
        quote @ ('"' | '\'') => {
            let (key, rest) = line[1..].split_once(quote)?;
            (key, rest.trim_start().strip_prefix(separator)?)
        }
        _ => {
            let is_spaced =
                |rest: &str| separator == '=' || rest.is_empty() || leads(rest, " \t\n");
            let mut splits = line.match_indices(separator);
            let (at, _) = splits.find(|(at, _)| *at > LONGEST_KEY || is_spaced(&line[at + 1..]))?;
            (line[..at].trim_end(), &line[at + 1..])
        }
    };
    let plain = |c: char| c.is_alphanumeric() || "_-. @$/<+:()".contains(c);
    let is_key = !key.is_empty() && key.len() <= LONGEST_KEY && key.chars().all(plain);
    (is_key && !is_item(key)).then(|| (key, unindented(rest)))
}

/// Longer texts before a colon are sentences; in bytes.
const LONGEST_KEY: usize = 60;

/// Whether a line starts another key, so that a value still open before it has lost its end. A key of other words than
/// programs take may be a sentence of the value.
fn ends_value(line: &str, separator: char, floor: usize) -> bool {
    let is_name = |key: &str| key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    indent_of(line) <= floor && split_key(line, separator).is_some_and(|(key, _)| is_name(key))
}

pub(super) fn is_item(text: &str) -> bool {
    text == "-" || text.starts_with("- ")
}

/// Folds lines: a single break is a space, a blank line is a break; lines that are indented stay as they are.
pub(super) fn fold(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut keeps = true;
    for line in lines {
        let is_indented = indent_of(line) > 0;
        if line.is_empty() || is_indented && !text.is_empty() {
            text.push('\n');
        } else if text.ends_with('\\') {
            // In double quotes a backslash joins two lines.
            text.pop();
        } else if keeps && !text.is_empty() {
            text.push('\n');
        } else if !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        text.push_str(line);
        keeps = is_indented;
    }
    text
}

/// Resolves the escapes of a text in double quotes. What they stand for goes through the door, as all text does.
fn unescape(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut high = 0;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        let digits = match chars.next() {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some('\n') => {
                chars = chars.as_str().trim_start().chars();
                continue;
            }
            other => {
                let meant = other.map(|c| match c {
                    'n' => '\n',
                    't' => '\t',
                    _ => c,
                });
                plain.extend(meant);
                continue;
            }
        };
        let digits = chars.by_ref().take(digits);
        let code = digits.fold(0_u32, |code, c| code << 4 | c.to_digit(16).unwrap_or_default());
        // JSON writes characters beyond U+FFFF as two halves.
        plain.extend(match code {
            0xd800..0xdc00 => {
                high = code;
                None
            }
            0xdc00..0xe000 => char::from_u32(0x10000 + ((high & 0x3ff) << 10) + (code & 0x3ff)),
            _ => char::from_u32(code),
        });
    }
    door::enter(&plain).0
}
