//! `Title: …` lines at the top of a file without fences, as Pelican and MultiMarkdown read them, and Nikola's
//! `.. title: …` in a comment. Values are text as it stands: no quotation marks, lists or comments.
//!
//! Prose has lines with a colon, too. So every key must be one that blog engines know, and a title must be among them.

use crate::Problem;
use crate::front_matter::meta::is_key;
use crate::front_matter::scan::{Scan, indent_of, split_key};

/// The keys that Pelican, Nikola, MultiMarkdown and their themes know, beside those of our own overrides.
const KNOWN: &str = "title date modified updated category categories tag tags keywords slug author authors summary \
     description lang language status template saveas url layout image cover thumbnail subtitle series translation \
     type link hidetitle comments copyright email affiliation toc draft published 제목 날짜 작성일 작성자 글쓴이 태그 분류";

/// Reads all keys.
pub(super) fn read(scan: &mut Scan<'_>) {
    while let Some(line) = scan.next_said() {
        let place = scan.place();
        match pair(line) {
            Some((key, text)) => {
                // A value without a comma is one word of a list, spaces or not.
                let item = !text.contains(',') && !key.starts_with("hugi");
                let mark = scan.fields.len();
                scan.push(key, text, item, place);
                scan.settle(mark, key, place);
            }
            None if indent_of(line) > 0 && !scan.fields.is_empty() => {
                if let Some(last) = scan.fields.last_mut() {
                    last.text.push(' ');
                    last.text.push_str(line.trim());
                }
            }
            None => scan.report(Problem::NotAKey, place, line),
        }
        scan.next_line();
    }
}

/// The length of the keys that a text starts with, if they are front matter.
pub(super) fn keys(text: &str) -> Option<usize> {
    let mut has_title = false;
    let mut end = 0;
    for line in text.split_inclusive('\n').take_while(|line| !line.trim().is_empty()) {
        match pair(line) {
            Some((key, text)) if is_known(key) => {
                has_title |= is_key(key, "title") && !text.is_empty()
            }
            None if end > 0 && indent_of(line) > 0 => {}
            _ => return None,
        }
        end += line.len();
    }
    has_title.then_some(end)
}

/// Whether blog engines know a key.
pub(super) fn is_known(key: &str) -> bool {
    KNOWN.split_whitespace().any(|known| is_key(key, known)) || key.starts_with("hugi")
}

fn pair(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix(".. ").unwrap_or(line);
    let (key, text) = split_key(line, ':').filter(|_| indent_of(line) == 0)?;
    Some((key, text.trim()))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::front_matter::facts;

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&facts(text));
    }

    #[test]
    fn keys_with_continuations() {
        check(
            "Title: \"바다\": [후기] # 1\nDate: 2014-11-18 19:19\nCategory: 기계 학습\nTags: a b, c\nSummary: 앞\n    뒤\nTitle: 둘\nAuthor:\n\n본문",
            expect![[r#"
                1:1 Title - "\"바다\": [후기] # 1"
                2:1 Date - "2014-11-18 19:19"
                3:1 Category - "기계 학습"
                4:1 Tags "a b, c"
                5:1 Summary - "앞 뒤"
                7:1 expected every key once, found Title
                9 "\n본문"
            "#]],
        );
    }

    #[test]
    fn keys_in_a_comment() {
        check(
            "<!--\n.. title: 바다\n.. date: 2014-11-18 19:19:00 UTC+09:00\n.. 그냥\n-->\n본문",
            expect![[r#"
                2:1 title - "바다"
                3:1 date - "2014-11-18 19:19:00 UTC+09:00"
                4:1 expected a line like `key: value`, found .. 그냥
                6 "본문"
            "#]],
        );
    }
}
