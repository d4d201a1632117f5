//! The keys of a dozen blog engines, mapped to one [`Meta`].

use crate::front_matter::yaml::{Field, Value};
use crate::{Date, Diagnostic, Meta, Problem};

/// The keys that mean the same, the strongest first.
const TITLE: &[&str] = &["title"];
const DATE: &[&str] = &[
    "date", "pub_date", "pubdate", "published", "publishdate", "published_at", "created",
    "created_at", "datetime",
];
const AUTHOR: &[&str] = &["author", "authors", "author.name", "writer"];
const TAGS: &[&str] = &["tags", "tag", "taxonomies.tags"];
const CATEGORIES: &[&str] = &["categories", "category", "taxonomies.categories"];
const DESCRIPTION: &[&str] = &["description", "summary", "excerpt"];

/// Reads what the fields mean.
pub(crate) fn read(fields: &[Field], findings: &mut Vec<Diagnostic>) -> Meta {
    Meta {
        title: text(fields, TITLE),
        date: date(fields, findings),
        author: author(fields),
        tags: words(fields, TAGS),
        categories: words(fields, CATEGORIES),
        description: text(fields, DESCRIPTION),
        draft: text(fields, &["draft"]).map(|draft| is_true(&draft)),
    }
}

/// The slug that the author chose.
pub(crate) fn slug(fields: &[Field]) -> Option<String> {
    text(fields, &["slug"])
}

/// The fields of the given keys that say something, in the order of the keys.
fn find<'a>(fields: &'a [Field], keys: &'a [&str]) -> impl Iterator<Item = &'a Field> {
    let says_something = |field: &&Field| match &field.value {
        Value::Text(text) => !text.trim().is_empty(),
        Value::List(items) => !items.is_empty(),
    };
    keys.iter().flat_map(move |key| {
        fields.iter().filter(move |field| field.key == **key).filter(says_something)
    })
}

fn text(fields: &[Field], keys: &[&str]) -> Option<String> {
    find(fields, keys).next().map(|field| match &field.value {
        Value::Text(text) => text.trim().to_owned(),
        Value::List(items) => items.join(", "),
    })
}

fn author(fields: &[Field]) -> Option<String> {
    text(fields, AUTHOR)
}

fn date(fields: &[Field], findings: &mut Vec<Diagnostic>) -> Option<Date> {
    for field in find(fields, DATE) {
        let Value::Text(text) = &field.value else { continue };
        let date = Date::at_start(text);
        if date.is_some() {
            return date;
        }
        findings.push(Diagnostic::new(Problem::NotADate, (field.line, 1), text));
    }
    None
}

/// A list of words: a YAML list as it is, a scalar cut at commas, or at spaces as Jekyll does.
fn words(fields: &[Field], keys: &[&str]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let Some(field) = find(fields, keys).next() else { return words };
    let items: Vec<&str> = match &field.value {
        Value::List(items) => items.iter().map(String::as_str).collect(),
        Value::Text(text) if text.contains(',') => text.split(',').collect(),
        Value::Text(text) => text.split_whitespace().collect(),
    };
    for item in items {
        let item = item.trim().trim_start_matches('#');
        if !item.is_empty() && !words.iter().any(|word| word == item) {
            words.push(item.to_owned());
        }
    }
    words
}

fn is_true(text: &str) -> bool {
    matches!(text.to_ascii_lowercase().as_str(), "true" | "yes" | "on" | "y" | "1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read_yaml(yaml: &str) -> (Meta, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let meta = read(&crate::front_matter::yaml::read(yaml, 1).0, &mut findings);
        (meta, findings)
    }

    #[test]
    fn tags_in_every_dialect() {
        assert_eq!(read_yaml("tags: lecture").0.tags, ["lecture"]);
        assert_eq!(read_yaml("tags: a b c").0.tags, ["a", "b", "c"]);
        assert_eq!(read_yaml("tags: [a, 'machine learning', a]").0.tags, ["a", "machine learning"]);
        assert_eq!(read_yaml("tag: 파이썬, 컨퍼런스").0.tags, ["파이썬", "컨퍼런스"]);
    }

    #[test]
    fn dates_under_every_key() {
        for yaml in [
            "date: 2016-08-16 23:50:02",
            "pub_date: '2016-08-16'",
            "date:\ncreated: 2016-08-16T01:00:00+09:00",
        ] {
            let date = read_yaml(yaml).0.date.map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some("2016-08-16"), "{yaml}");
        }
    }

    #[test]
    fn a_date_that_is_none_is_reported() {
        let (meta, findings) = read_yaml("title: a\ndate: 어제");
        assert_eq!(meta.date, None);
        assert_eq!(findings[0].to_string(), "expected a date like 2026-05-14, found 어제");
        assert_eq!(findings[0].line, 2);
    }

    #[test]
    fn an_author_may_be_a_map_and_a_draft_a_word() {
        let meta = read_yaml("author:\n  name: 김\ndraft: \"no\"").0;
        assert_eq!((meta.author.as_deref(), meta.draft), (Some("김"), Some(false)));
    }
}
