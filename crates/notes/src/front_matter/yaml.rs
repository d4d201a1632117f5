//! YAML as authors write it in front matter, read key by key.
//!
//! A YAML library refuses the whole block for one bad line and costs 40 KB of WebAssembly. This reader takes what
//! front matter is made of (scalars plain, quoted and in blocks, lists in both styles, maps one level deep) and
//! reports a line that it cannot read, so that the other lines still count.

use crate::{Diagnostic, Problem};

/// A key of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    /// The key in lower case; of a nested map `parent.child`.
    pub(crate) key: String,
    /// What it says.
    pub(crate) value: Value,
    /// The 1-based line of the key.
    pub(crate) line: u32,
}

/// What a key says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// A scalar, as text.
    Text(String),
    /// A list of scalars.
    List(Vec<String>),
}

/// Reads the lines of a front matter; the first has the number `first` in the file.
pub(crate) fn read(text: &str, first: u32) -> (Vec<Field>, Vec<Diagnostic>) {
    let lines = text.lines().collect();
    let mut reader = Reader { lines, at: 0, first, fields: Vec::new(), findings: Vec::new() };
    while reader.at < reader.lines.len() {
        reader.entry("", 0);
    }
    (reader.fields, reader.findings)
}

struct Reader<'a> {
    lines: Vec<&'a str>,
    at: usize,
    first: u32,
    fields: Vec<Field>,
    findings: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// Reads one key with all its lines, or skips what is none.
    fn entry(&mut self, parent: &str, indent: usize) {
        let line = self.lines[self.at];
        let number = self.line_number();
        let text = line.trim();
        self.at += 1;
        if text.is_empty() || text.starts_with('#') {
            return;
        }
        let Some((key, rest)) = split_key(text) else {
            self.report(Problem::NotAKey, number, indent_of(line), text);
            return;
        };
        let key = format!("{parent}{}", key.to_ascii_lowercase());
        let rest = without_anchor(rest);
        match rest.chars().next() {
            None | Some('#') => self.nested(&key, number, indent),
            Some('|' | '>') => {
                let value = self.block_scalar(rest, indent);
                self.push(key, Value::Text(value), number);
            }
            Some('[') => {
                let items = self.flow(rest, number, ']');
                self.push(key, Value::List(items), number);
            }
            Some('{') => {
                for pair in self.flow(rest, number, '}') {
                    if let Some((child, value)) = split_key(&pair) {
                        let value = Value::Text(scalar(value));
                        self.push(format!("{key}.{}", child.to_ascii_lowercase()), value, number);
                    }
                }
            }
            Some(_) => {
                let value = self.scalar_lines(rest, number, indent);
                self.push(key, Value::Text(value), number);
            }
        }
    }

    /// What follows a key without a value: a list, a map, a scalar on the next line, or nothing.
    fn nested(&mut self, key: &str, number: u32, indent: usize) {
        let Some(next) = self.peek() else {
            return self.push(key.to_owned(), Value::Text(String::new()), number);
        };
        let (inner, text) = (indent_of(next), next.trim());
        if is_item(text) && inner >= indent {
            let items = self.items(inner);
            self.push(key.to_owned(), Value::List(items), number);
        } else if inner > indent && split_key(text).is_some() {
            while self.peek().is_some_and(|line| indent_of(line) >= inner) {
                self.entry(&format!("{key}."), inner);
            }
        } else if inner > indent {
            self.skip_blank();
            self.at += 1;
            let value = self.scalar_lines(text, number, indent);
            self.push(key.to_owned(), Value::Text(value), number);
        } else {
            self.push(key.to_owned(), Value::Text(String::new()), number);
        }
    }

    /// The items of a list in block style.
    fn items(&mut self, indent: usize) -> Vec<String> {
        let mut items = Vec::new();
        while let Some(line) = self.peek() {
            if indent_of(line) != indent || !is_item(line.trim()) {
                break;
            }
            self.skip_blank();
            let number = self.line_number();
            self.at += 1;
            let item = line.trim()[1..].trim();
            if let Some((_, value)) = split_key(item).filter(|_| !item.starts_with(['"', '\''])) {
                // An item that is a map (`- name: Kim`): its first value stands for it.
                items.push(scalar(value));
                while self.peek().is_some_and(|line| indent_of(line) > indent) {
                    self.skip_blank();
                    self.at += 1;
                }
            } else {
                items.push(self.scalar_lines(without_anchor(item), number, indent));
            }
        }
        items
    }

    /// A flow collection, over as many lines as it takes; gives its items.
    fn flow(&mut self, rest: &str, number: u32, close: char) -> Vec<String> {
        let mut text = rest.to_owned();
        let mut closed = is_closed(rest, close);
        while !closed {
            let Some(line) = self
                .lines
                .get(self.at)
                .filter(|line| indent_of(line) > 0 || split_key(line).is_none())
            else {
                self.report(Problem::OpenList, number, 0, rest);
                break;
            };
            closed = is_closed(line, close);
            text.push('\n');
            text.push_str(line);
            self.at += 1;
        }
        let items = split_flow(text.get(1..).unwrap_or_default(), close);
        items.iter().map(|item| scalar(item)).filter(|item| !item.is_empty()).collect()
    }

    /// A block scalar, literal or folded.
    fn block_scalar(&mut self, header: &str, indent: usize) -> String {
        let mut lines = Vec::new();
        while let Some(line) = self.lines.get(self.at) {
            if !line.trim().is_empty() && indent_of(line) <= indent {
                break;
            }
            lines.push(*line);
            self.at += 1;
        }
        let inner = lines
            .iter()
            .filter(|line| !line.trim().is_empty())
            .map(|line| indent_of(line))
            .min()
            .unwrap_or(0);
        let lines: Vec<_> =
            lines.iter().map(|line| line.get(inner..).unwrap_or_default().trim_end()).collect();
        let text = if header.starts_with('|') { lines.join("\n") } else { fold(&lines) };
        text.trim_end().to_owned()
    }

    /// A plain or quoted scalar, with the lines that continue it.
    fn scalar_lines(&mut self, rest: &str, number: u32, indent: usize) -> String {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let mut closed = quote.is_some_and(|quote| ends_quoted(&rest[1..], quote));
        let mut lines = vec![rest];
        let mut next = self.at;
        while let Some(line) = self.lines.get(next).filter(|_| !closed) {
            let continues = line.trim().is_empty() || indent_of(line) > indent;
            let is_next_key = split_key(line).is_some() && indent_of(line) <= indent;
            if is_next_key || !continues && quote.is_none() {
                break;
            }
            closed = quote.is_some_and(|quote| ends_quoted(line, quote));
            lines.push(line.trim());
            next += 1;
        }
        if quote.is_some() && !closed {
            self.report(Problem::OpenQuote, number, 0, rest);
            return rest.trim_matches(['"', '\'']).to_owned();
        }
        self.at = next;
        if quote.is_none() && rest.contains(": ") {
            self.report(Problem::ColonInValue, number, 0, rest);
        }
        scalar(&fold(&lines))
    }

    fn push(&mut self, key: String, value: Value, line: u32) {
        self.fields.push(Field { key, value, line });
    }

    fn report(&mut self, problem: Problem, line: u32, indent: usize, found: &str) {
        let place = (line, crate::door::count(indent + 1));
        self.findings.push(Diagnostic::new(problem, place, found));
    }

    fn line_number(&self) -> u32 {
        self.first + crate::door::count(self.at)
    }

    /// The next line that says something.
    fn peek(&self) -> Option<&'a str> {
        self.lines[self.at..].iter().copied().find(|line| !is_blank(line))
    }

    fn skip_blank(&mut self) {
        while self.lines.get(self.at).is_some_and(|line| is_blank(line)) {
            self.at += 1;
        }
    }
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty() || line.trim().starts_with('#')
}

fn is_item(text: &str) -> bool {
    text == "-" || text.starts_with("- ")
}

/// How far a line is indented, in characters of one byte.
fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// The key of a line and the rest after the colon.
pub(crate) fn split_key(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let (key, rest) = match line.chars().next()? {
        quote @ ('"' | '\'') => line[1..].split_once(quote)?,
        _ => line.split_once(':').map(|(key, _)| (key, &line[key.len()..]))?,
    };
    let rest = rest.trim_start().strip_prefix(':')?;
    let key = key.trim();
    let plain = !key.is_empty()
        && key.chars().count() <= 40
        && key.chars().all(|c| c.is_alphanumeric() || "_-. @$".contains(c));
    let spaced = rest.is_empty() || rest.starts_with([' ', '\t']);
    (plain && spaced && !is_item(key)).then(|| (key, rest.trim()))
}

/// A value without a leading anchor (`&name`) or tag (`!!str`).
fn without_anchor(rest: &str) -> &str {
    match rest.split_once(' ') {
        Some((word, value)) if word.starts_with(['&', '!']) => value.trim(),
        None if rest.starts_with(['&', '!', '*']) && rest.len() > 1 => "",
        _ => rest,
    }
}

/// The text of a scalar: without quotation marks, escapes or comment.
fn scalar(text: &str) -> String {
    let text = text.trim();
    match text.chars().next() {
        Some('"') if text.len() > 1 => unescape(inside_quotes(text, '"')),
        Some('\'') if text.len() > 1 => inside_quotes(text, '\'').replace("''", "'"),
        _ => {
            let end = text.find(" #").unwrap_or(text.len());
            let plain = text[..end].trim_end();
            if matches!(plain, "~" | "null" | "Null" | "NULL") {
                String::new()
            } else {
                plain.to_owned()
            }
        }
    }
}

fn inside_quotes(text: &str, quote: char) -> &str {
    let inside = &text[1..];
    inside.rfind(quote).map_or(inside, |end| &inside[..end])
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => plain.push('\n'),
            Some('t') => plain.push('\t'),
            Some('u') => {
                let code: String = chars.by_ref().take(4).collect();
                plain.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
            }
            Some(other) => plain.push(other),
            None => plain.push('\\'),
        }
    }
    plain
}

/// Whether a line closes the quoted scalar that it continues, be it before a comment.
fn ends_quoted(line: &str, quote: char) -> bool {
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            if quote == '\'' && chars.next_if(|(_, next)| *next == quote).is_some() {
                continue;
            }
            let rest = line[at + 1..].trim();
            return rest.is_empty() || rest.starts_with('#');
        }
    }
    false
}

/// Whether a line closes the flow collection that it continues.
fn is_closed(line: &str, close: char) -> bool {
    outside_quotes(line).any(|(_, c)| c == close)
}

/// The items of a flow collection, up to its end.
fn split_flow(inside: &str, close: char) -> Vec<String> {
    let mut items = Vec::new();
    let mut from = 0;
    for (at, c) in outside_quotes(inside).filter(|(_, c)| *c == ',' || *c == close) {
        items.push(inside[from..at].to_owned());
        if c == close {
            return items;
        }
        from = at + c.len_utf8();
    }
    items.push(inside[from..].to_owned());
    items
}

/// The characters that stand outside quotation marks. A mark inside a word is an apostrophe.
fn outside_quotes(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut open = None;
    let mut last = ' ';
    text.char_indices().filter(move |(_, c)| {
        let was_open = open.is_some();
        match (open, *c) {
            (None, '"' | '\'') if !last.is_alphanumeric() => open = Some(*c),
            (Some(quote), c) if quote == c && last != '\\' => open = None,
            _ => {}
        }
        last = *c;
        !was_open && open.is_none()
    })
}

/// Folds lines: a single break is a space, a blank line is a break.
fn fold(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        if line.trim().is_empty() {
            text.push('\n');
            continue;
        }
        if !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(yaml: &str, expected: Expect) {
        let (fields, findings) = read(yaml, 2);
        let fields = fields.iter().map(|field| match &field.value {
            Value::Text(text) => format!("{} {}: {text:?}\n", field.line, field.key),
            Value::List(items) => format!("{} {}: {items:?}\n", field.line, field.key),
        });
        let findings = findings.iter().map(|f| format!("{}:{} {f}\n", f.line, f.column));
        expected.assert_eq(&fields.chain(findings).collect::<String>());
    }

    #[test]
    fn scalars() {
        check(
            "title: \"따옴표 \\\"안\\\"\"\nname: 'it''s' # 말\nplain: 값 # 말\nempty:\nnil: ~\nurl: http://a.org/#x\n",
            expect![[r#"
                2 title: "따옴표 \"안\""
                3 name: "it's"
                4 plain: "값"
                5 empty: ""
                6 nil: ""
                7 url: "http://a.org/#x"
            "#]],
        );
    }

    #[test]
    fn lists_in_both_styles() {
        check(
            "tags:\n  - 가\n  - \"나 다\"\nflow: ['a, b', machine learning, c]\nlong: [\n  one,\n  two\n]\nflush:\n- x\n- y\n",
            expect![[r#"
                2 tags: ["가", "나 다"]
                5 flow: ["a, b", "machine learning", "c"]
                6 long: ["one", "two"]
                10 flush: ["x", "y"]
            "#]],
        );
    }

    #[test]
    fn block_scalars_and_folded_lines() {
        check(
            "description: >-\n  한 줄\n  두 줄\n\n  새 단락\nliteral: |\n  a\n    b\nplain: 앞\n  뒤\nquoted: \"앞\n  뒤\"\n",
            expect![[r#"
                2 description: "한 줄 두 줄\n새 단락"
                7 literal: "a\n  b"
                10 plain: "앞 뒤"
                12 quoted: "앞 뒤"
            "#]],
        );
    }

    #[test]
    fn maps_are_flattened_and_anchors_ignored() {
        check(
            "author: &me\n  name: 김\n  url: x\nimage: {path: a.png, alt: b}\npeople:\n  - name: Lee\n    role: x\n  - name: Park\nsame: *me\n",
            expect![[r#"
                3 author.name: "김"
                4 author.url: "x"
                5 image.path: "a.png"
                5 image.alt: "b"
                6 people: ["Lee", "Park"]
                10 same: ""
            "#]],
        );
    }

    #[test]
    fn one_bad_line_does_not_hide_the_others() {
        check(
            "title: \"열린 따옴표\ndate: 2019-01-01\njust text\ntags: [a, b\nauthor: kim: lee\n",
            expect![[r#"
                2 title: "열린 따옴표"
                3 date: "2019-01-01"
                5 tags: ["a", "b"]
                6 author: "kim: lee"
                2:1 expected a closing quotation mark, found "열린 따옴표
                4:1 expected a line like `key: value`, found just text
                5:1 expected a closing bracket, found [a, b
                6:1 expected a quoted value, found kim: lee
            "#]],
        );
    }
}
