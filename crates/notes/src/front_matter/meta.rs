//! The keys of a dozen blog engines, mapped to one [`Meta`].

use crate::front_matter::Field;
use crate::front_matter::scan::MANY;
use crate::{Date, Diagnostic, Meta, Problem};

/// The keys that mean the same, the strongest first. Case, hyphens and underscores make no difference.
const TITLE: &str = "title 제목";
const DATE: &str = "date pubdate pubdatetime published publishdate publishedat publishedon \
    publisheddate datepublished postdate created createdat createddate datecreated datetime 날짜 작성일";
/// When a post was changed last; says its date if nothing else does.
const UPDATED: &str = "updated updatedat modified lastmod lastupdate lastupdate.date";
const AUTHOR: &str = "author authors writer taxonomies.authors extra.author 작성자 글쓴이";
const TAGS: &str = "tags tag taxonomies.tags extra.tags 태그";
const CATEGORIES: &str = "categories category taxonomies.categories 분류";
const DESCRIPTION: &str = "description summary excerpt abstract";

/// Reads what the fields mean.
pub(crate) fn read(fields: &[Field], findings: &mut Vec<Diagnostic>) -> Meta {
    Meta {
        title: text(fields, TITLE),
        date: date(fields, DATE, findings),
        author: text(fields, AUTHOR),
        tags: words(fields, TAGS, findings),
        categories: words(fields, CATEGORIES, findings),
        description: text(fields, DESCRIPTION),
        draft: draft(fields),
    }
}

/// The slug that the author chose.
pub(crate) fn slug(fields: &[Field]) -> Option<String> {
    text(fields, "slug")
}

/// The day on which the post was changed last.
pub(crate) fn updated(fields: &[Field]) -> Option<Date> {
    date(fields, UPDATED, &mut Vec::new())
}

/// Whether a key is the given one, written as its engine writes it: `pubDate`, `pub_date`, `Pub-Date`.
pub(crate) fn is_key(key: &str, name: &str) -> bool {
    let letters = key.bytes().filter(|byte| !b"-_ ".contains(byte));
    letters.map(|byte| byte.to_ascii_lowercase()).eq(name.bytes())
}

/// The fields of the first of the given keys that says something. Of a map its `name` speaks.
fn find<'a>(fields: &'a [Field], keys: &str) -> Vec<&'a Field> {
    let of = |key: &str| {
        let is_it = |field: &&Field| {
            let name = [".name", ".label"].iter().find_map(|end| field.key.strip_suffix(end));
            is_key(name.unwrap_or(&field.key), key)
        };
        Some(fields.iter().filter(is_it).collect::<Vec<_>>()).filter(|found| !found.is_empty())
    };
    keys.split(' ').find_map(of).unwrap_or_default()
}

fn text(fields: &[Field], keys: &str) -> Option<String> {
    let texts: Vec<&str> = find(fields, keys).iter().map(|field| field.text.as_str()).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

fn date(fields: &[Field], keys: &str, findings: &mut Vec<Diagnostic>) -> Option<Date> {
    for key in keys.split(' ') {
        for field in find(fields, key) {
            let date = Date::stated(&field.text);
            if date.is_some() {
                return date;
            }
            // dev.to and Jekyll ask with `published` whether, not when.
            if truth(&field.text).is_none() {
                findings.push(Diagnostic::new(Problem::NotADate, field.place, &field.text));
            }
        }
    }
    None
}

/// A list of words: the items of a list as they are, a scalar cut at commas, or at spaces as Jekyll does. Of a key in
/// the singular Jekyll takes the spaces for a part of the word.
fn words(fields: &[Field], keys: &str, findings: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for field in find(fields, keys) {
        let gap = match field.text.contains(',') {
            true => ',',
            false if field.key.ends_with('s') => ' ',
            false => '\n',
        };
        for word in field.text.split(if field.item { '\n' } else { gap }) {
            let word = word.trim().trim_start_matches('#');
            if word.is_empty() || words.iter().any(|known| known == word) {
                continue;
            }
            if words.len() == MANY {
                findings.push(Diagnostic::new(Problem::TooLong, field.place, word));
                return words;
            }
            words.push(word.to_owned());
        }
    }
    words
}

/// Whether the author calls the post unfinished: with `draft`, with Jekyll's `published`, or with Pelican's `status`.
fn draft(fields: &[Field]) -> Option<bool> {
    let said = |key| find(fields, key).first().map(|field| field.text.as_str());
    let of_draft = said("draft").map(|draft| truth(draft).unwrap_or_default());
    let of_status = || said("status").map(|status| status.eq_ignore_ascii_case("draft"));
    of_draft.or_else(|| said("published").and_then(truth).map(|shown| !shown)).or_else(of_status)
}

/// What a word says in answer to yes or no.
pub(crate) fn truth(text: &str) -> Option<bool> {
    const ANSWERS: [&str; 10] = ["true", "yes", "on", "y", "1", "false", "no", "off", "n", "0"];
    ANSWERS.iter().position(|answer| text.eq_ignore_ascii_case(answer)).map(|at| at < 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a whole post, or the YAML of one.
    #[track_caller]
    fn read_post(text: &str) -> (Meta, Vec<Diagnostic>) {
        let fences = ["+++", "{", "---", "Title"];
        let text = match fences.iter().any(|fence| text.starts_with(fence)) {
            true => text.to_owned(),
            false => format!("---\n{text}\n---\n"),
        };
        let mut findings = Vec::new();
        let meta = read(&crate::front_matter::split(&text).fields, &mut findings);
        (meta, findings)
    }

    #[track_caller]
    fn check_tags(text: &str, expected: &[&str]) {
        assert_eq!(read_post(text).0.tags, expected, "{text}");
    }

    #[track_caller]
    fn check_author(text: &str, expected: &str) {
        assert_eq!(read_post(text).0.author.as_deref(), Some(expected), "{text}");
    }

    #[track_caller]
    fn check_draft(text: &str, expected: Option<bool>) {
        assert_eq!(read_post(text).0.draft, expected, "{text}");
    }

    #[test]
    fn tags_in_every_dialect() {
        check_tags("tags: lecture", &["lecture"]);
        check_tags("tags: a b c", &["a", "b", "c"]);
        check_tags("tags: [a, 'machine learning', a]", &["a", "machine learning"]);
        check_tags("tags:\n- \"#a\"\n- b/c", &["a", "b/c"]);
        check_tags("tag: 파이썬, 컨퍼런스", &["파이썬", "컨퍼런스"]);
        check_tags("tag: 기계 학습", &["기계 학습"]);
        check_tags("Tags:\n- name: Rust\n  versions: [1]\n- name: C", &["Rust", "C"]);
        check_tags("tags: []\nkeywords: a, b", &[]);
        check_tags("+++\n[taxonomies]\ntags = ['a', 'b c']\n+++\n", &["a", "b c"]);
        check_tags("{\"tags\": [\"a b\"]}\n", &["a b"]);
        check_tags("Title: x\nTags: machine learning\n", &["machine learning"]);
        check_tags("Title: x\nTags: a b, c\n", &["a b", "c"]);
    }

    #[test]
    fn categories_under_both_keys() {
        for (text, expected) in [
            ("categories: a b", &["a", "b"][..]),
            ("category: a b", &["a b"]),
            ("categories:\n- [a, b]\n- c", &["a", "b", "c"]),
            ("+++\n[taxonomies]\ncategories = ['a b']\n+++\n", &["a b"]),
        ] {
            assert_eq!(read_post(text).0.categories, expected, "{text}");
        }
    }

    #[test]
    fn dates_under_every_key() {
        for text in [
            "date: 2016-08-16 23:50:02",
            "pub_date: '2016-08-16'",
            "pubDate: \"Aug 16 2016\"",
            "publishedAt: 2016-08-16",
            "date:\ncreated: 2016-08-16T01:00:00+09:00",
            "date: 언젠가\ncreated: 2016-08-16",
            "published: true\ncreated: 2016-08-16",
            "+++\ndate = 2016-08-16T23:00:00-09:00\n+++\n",
            "작성일: 2016년 8월 16일",
        ] {
            let date = read_post(text).0.date.map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some("2016-08-16"), "{text}");
        }
    }

    #[test]
    fn the_day_of_a_change_is_no_date_of_a_post() {
        let text = "---\nlast_update:\n  date: 2016-08-16\n---\n";
        let fields = crate::front_matter::split(text).fields;
        assert_eq!(read(&fields, &mut Vec::new()).date, None);
        assert_eq!(updated(&fields).map(|date| date.to_string()).as_deref(), Some("2016-08-16"));
    }

    #[test]
    fn a_date_that_is_none_is_reported() {
        let (meta, findings) = read_post("title: a\ndate: 어제");
        assert_eq!(meta.date, None);
        assert_eq!(findings[0].to_string(), "expected a date like 2026-05-14, found 어제");
        assert_eq!((findings[0].line, findings[0].column), (3, 7));
        assert_eq!(read_post("published: false").1, []);
    }

    #[test]
    fn authors_in_every_shape() {
        check_author("author: 김", "김");
        check_author("author: [김, 이]", "김, 이");
        check_author("author:\n  name: 김\n  url: x", "김");
        check_author("authors:\n- name: 김\n  url: x\n- name: 이", "김, 이");
        check_author("authors: [kim, {name: 이}]", "kim, 이");
        check_author("+++\n[[authors]]\nname = '김'\n+++\n", "김");
        check_author("+++\n[extra]\nauthor = '김'\n+++\n", "김");
        check_author("Title: x\nAuthors: 김, 이\n", "김, 이");
    }

    #[test]
    fn drafts_in_every_dialect() {
        check_draft("title: a", None);
        check_draft("draft: true", Some(true));
        check_draft("draft: \"no\"", Some(false));
        check_draft("published: false", Some(true));
        check_draft("published: 2019-01-01", None);
        check_draft("Title: a\nStatus: draft\n", Some(true));
        check_draft("+++\ndraft = false\n+++\n", Some(false));
    }
}
