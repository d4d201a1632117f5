//! A post as the rules see it: its source with lines and places, and what Hugi understands of it.

use std::ops::Range;
use std::path::{Path, PathBuf};

use notes::tree::BlockKind;
use notes::tree::places::{Place, What, places};
use notes::{Diagnostic, Post, Severity, Source};
use unicode_normalization::UnicodeNormalization;

/// A file that was read.
#[derive(Debug)]
pub(crate) struct File {
    /// The path as it was asked for.
    pub(crate) path: PathBuf,
    /// Its text, as it lies on the disk.
    pub(crate) source: String,
    /// Whether the bytes were UTF-8: only then can the file be written back.
    pub(crate) utf8: bool,
    /// What the parser understood.
    pub(crate) post: Post,
    /// What the parser was surprised by.
    pub(crate) surprises: Vec<Diagnostic>,
    /// What stands where in the body; ranges count from the start of the source.
    pub(crate) places: Vec<Place>,
    /// The keys of the front matter.
    pub(crate) keys: Vec<Key>,
    /// Where the body starts.
    pub(crate) body: usize,
    lines: Vec<usize>,
}

/// A key of the front matter, as written.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) range: Range<usize>,
}

/// What a rule found in a file.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// The name of the rule.
    pub(crate) rule: String,
    pub(crate) severity: Severity,
    /// Where, in bytes.
    pub(crate) range: Range<usize>,
    /// What was expected and what was found.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
    /// What `--fix` would do; nothing if only the author can.
    pub(crate) edits: Vec<Edit>,
}

/// A repair: these bytes become that text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
}

impl Edit {
    pub(crate) fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { start: range.start, end: range.end, text: text.into() }
    }
}

impl File {
    /// Understands the bytes of a file.
    pub(crate) fn read(path: &Path, bytes: &[u8]) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let (source, mut surprises) = notes::decode(bytes);
        let (post, more) = notes::parse(&source, &Source { name: name.unwrap_or_default() });
        surprises.extend(more);
        let mut file = Self {
            path: path.to_owned(),
            utf8: std::str::from_utf8(bytes).is_ok(),
            lines: line_starts(&source),
            post,
            surprises,
            places: Vec::new(),
            keys: Vec::new(),
            body: 0,
            source,
        };
        file.body = file.line_range(file.body_line()).start;
        file.keys = keys(&file.source[..file.body]);
        file.places = places(&file.source[file.body..]);
        let body = file.body;
        let shift = |range: &mut Range<usize>| *range = range.start + body..range.end + body;
        for place in &mut file.places {
            shift(&mut place.range);
            if let What::Link(target) | What::Image(target) = &mut place.what {
                shift(&mut target.label);
            }
        }
        file
    }

    /// The line on which the body starts. A front matter that could not be read counts as a body whose first block is
    /// that front matter, shown as code.
    fn body_line(&self) -> u32 {
        let first = self.post.segments.first().and_then(|segment| segment.blocks.first());
        match first {
            Some(block)
                if self.post.body_line == 1
                    && block.lines.0 == 1
                    && matches!(block.kind, BlockKind::Code { .. })
                    && self.source.trim_start().starts_with(['-', '+', '{', ';']) =>
            {
                block.lines.1
            }
            _ => self.post.body_line,
        }
    }

    /// The line of an offset, from 1.
    pub(crate) fn line(&self, at: usize) -> u32 {
        u32::try_from(self.lines.partition_point(|start| *start <= at)).unwrap_or(u32::MAX).max(1)
    }

    /// The line and the column of an offset, from 1, in characters.
    pub(crate) fn line_column(&self, at: usize) -> (u32, u32) {
        let line = self.line(at);
        let start = self.line_range(line).start;
        let column = self.source.get(start..at).map_or(0, |before| before.chars().count());
        (line, u32::try_from(column + 1).unwrap_or(u32::MAX))
    }

    /// The bytes of a line without its end; a byte order mark is no part of the first. Empty after the last line.
    pub(crate) fn line_range(&self, line: u32) -> Range<usize> {
        let index = line.max(1) as usize - 1;
        let Some(&start) = self.lines.get(index) else {
            return self.source.len()..self.source.len();
        };
        let end = self.lines.get(index + 1).copied().unwrap_or(self.source.len());
        let text = self.source[start..end].trim_end_matches(['\n', '\r']);
        start..start + text.len()
    }

    /// The bytes of a line without the space around it.
    pub(crate) fn trimmed_line(&self, line: u32) -> Range<usize> {
        let range = self.line_range(line);
        let text = &self.source[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        start..(start + text.trim().len())
    }

    /// Where a finding of the parser stands: what it found, if that stands in its line, else the rest of the line.
    pub(crate) fn range_of(&self, surprise: &Diagnostic) -> Range<usize> {
        let range = self.line_range(surprise.line);
        let text = &self.source[range.clone()];
        let column = surprise.column.max(1) as usize - 1;
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let start = starts.partition_point(|at| text[..*at].nfc().count() < column);
        let start = starts.get(start).copied().unwrap_or(text.len());
        let found = surprise.found.trim_end_matches('…');
        let (start, length) = match text[start..].find(found).filter(|_| !found.is_empty()) {
            Some(at) if surprise.found.ends_with('…') => {
                (start + at, text[start + at..].trim_end().len())
            }
            Some(at) => (start + at, found.len()),
            None => (start, text[start..].trim_end().len()),
        };
        range.start + start..range.start + start + length
    }

    /// The running text, piece by piece: its range and what is shown, where that is as written.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.places.iter().filter_map(|place| match &place.what {
            What::Text(text) if *text == self.source[place.range.clone()] => {
                Some((place.range.clone(), text.as_str()))
            }
            _ => None,
        })
    }

    /// The ranges of raw HTML.
    pub(crate) fn html(&self) -> impl Iterator<Item = Range<usize>> {
        let html = self.places.iter().filter(|place| place.what == What::Html);
        html.map(|place| place.range.clone())
    }

    /// The first line of the file, where findings about the whole of it stand.
    pub(crate) fn head(&self) -> Range<usize> {
        let first = (1..=self.lines.len()).map(|line| u32::try_from(line).unwrap_or(u32::MAX));
        let mut lines = first.map(|line| self.trimmed_line(line));
        lines.find(|range| !range.is_empty()).unwrap_or(0..0)
    }
}

/// Where lines start, whatever ends them; the first after a byte order mark.
fn line_starts(source: &str) -> Vec<usize> {
    let bytes = source.as_bytes();
    let after = |at: usize| match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    let first = source.len() - source.trim_start_matches('\u{feff}').len();
    std::iter::once(first)
        .chain((0..bytes.len()).filter(|at| after(*at)).map(|at| at + 1))
        .collect()
}

/// The keys at the margin of a front matter: `key: value`, or `key = value` between `+++`.
fn keys(matter: &str) -> Vec<Key> {
    let sign = if matter.trim_start().starts_with("+++") { '=' } else { ':' };
    let mut keys = Vec::new();
    let mut at = 0;
    for line in matter.split_inclusive(['\n', '\r']) {
        let start = line.len() - line.trim_start_matches('\u{feff}').len();
        if let Some((name, _)) = line[start..].split_once(sign) {
            let bare = name.trim_end();
            let is_key = |c: char| c.is_alphanumeric() || "_- ".contains(c);
            if bare.starts_with(|c: char| c.is_alphabetic() || c == '_') && bare.chars().all(is_key)
            {
                let start = at + start;
                keys.push(Key { name: bare.to_owned(), range: start..start + bare.len() });
            }
        }
        at += line.len();
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> File {
        File::read(Path::new("a.md"), text.as_bytes())
    }

    #[test]
    fn lines_whatever_ends_them() {
        let file = file("\u{feff}가\r\n나\r다\n라");
        let lines: Vec<_> = (1..=5).map(|line| &file.source[file.line_range(line)]).collect();
        assert_eq!(lines, ["가", "나", "다", "라", ""]);
        assert_eq!(file.line_column(file.source.find('나').expect("there")), (2, 1));
        assert_eq!(file.line_column(3), (1, 1), "the byte order mark is no column");
    }

    #[test]
    fn keys_with_their_places() {
        let file = file("---\ntitel: 가\ntag s: [a]\n  nested: b\n---\n본문: 가\n");
        let keys: Vec<_> = file.keys.iter().map(|key| key.name.as_str()).collect();
        assert_eq!(keys, ["titel", "tag s"]);
        assert_eq!(&file.source[file.keys[1].range.clone()], "tag s");
        assert_eq!(&file.source[file.body..], "본문: 가\n");
    }

    #[test]
    fn a_front_matter_that_cannot_be_read_is_no_body() {
        let file = file("---\ntitle: 가\n???\n---\n본문\n");
        assert_eq!(&file.source[file.body..], "본문\n");
    }

    #[test]
    fn surprises_point_at_what_was_found() {
        let file = file("---\ntitle: \"열린 따옴표\n---\n글\n");
        assert_eq!(&file.source[file.range_of(&file.surprises[0])], "\"열린 따옴표");
    }
}
