//! What a reader has typed: words, "phrases", -without, and fields such as `tag:`.
//!
//! Everything that can be typed means something: what is half typed is read as far as it goes.

use crate::fold::Folded;

/// What a reader has typed, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What must stand in what is found, or must not.
    pub terms: Vec<Term>,
    /// What must be said of it, or must not.
    pub facets: Vec<Facet>,
}

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it was typed, without quotation marks and minus.
    pub typed: String,
    /// As it is compared.
    pub folded: Vec<char>,
    /// Whether it is looked for only as it is.
    pub is_phrase: bool,
    /// Whether it must not be there.
    pub is_excluded: bool,
}

/// A field and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// What it is about.
    pub field: Field,
    /// As it is compared; empty while it is being typed.
    pub value: Vec<char>,
    /// As it was typed.
    pub typed: String,
    /// Whether it must not be so.
    pub is_excluded: bool,
}

/// What can be asked of a session besides its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A tag of its post.
    Tag,
    /// Somebody who spoke.
    Speaker,
    /// The conference.
    Event,
    /// The year of the conference.
    Year,
    /// What it has: `slides`.
    Has,
}

/// The names of fields, as they are typed.
const FIELDS: [(&str, Field); 13] = [
    ("tag", Field::Tag),
    ("태그", Field::Tag),
    ("speaker", Field::Speaker),
    ("발표자", Field::Speaker),
    ("연사", Field::Speaker),
    ("event", Field::Event),
    ("행사", Field::Event),
    ("컨퍼런스", Field::Event),
    ("year", Field::Year),
    ("연도", Field::Year),
    ("has", Field::Has),
    ("있음", Field::Has),
    ("자료", Field::Has),
];

impl Query {
    /// Reads what was typed; NFC.
    pub fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        for piece in pieces(typed) {
            let Piece { text, quoted, minus, field } = piece;
            let folded = fold(&text);
            match field {
                Some(field) => query.facets.push(Facet {
                    field,
                    value: folded,
                    typed: text,
                    is_excluded: minus,
                }),
                None if folded.is_empty() => {}
                None => query.terms.push(Term {
                    typed: text,
                    folded,
                    is_phrase: quoted,
                    is_excluded: minus,
                }),
            }
        }
        query
    }

    /// The same without one of its words or fields, for each of them: as it would be typed.
    pub fn each_without_one(&self) -> Vec<String> {
        let terms = self.terms.iter().map(Term::spelled);
        let pieces: Vec<String> = terms.chain(self.facets.iter().map(Facet::spelled)).collect();
        let without = |left_out: usize| {
            let kept = (0..).zip(&pieces).filter(|(at, _)| *at != left_out);
            kept.map(|(_, piece)| piece.as_str()).collect::<Vec<_>>().join(" ")
        };
        if pieces.len() < 2 { Vec::new() } else { (0..pieces.len()).map(without).collect() }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.terms.iter().all(|term| term.is_excluded)
            && self.facets.iter().all(|facet| facet.is_excluded || facet.value.is_empty())
    }
}

impl Term {
    /// As it would be typed.
    fn spelled(&self) -> String {
        let minus = if self.is_excluded { "-" } else { "" };
        if self.is_phrase {
            format!("{minus}\"{}\"", self.typed)
        } else {
            format!("{minus}{}", self.typed)
        }
    }
}

impl Facet {
    /// As it would be typed.
    fn spelled(&self) -> String {
        let minus = if self.is_excluded { "-" } else { "" };
        let name =
            FIELDS.iter().find(|(_, field)| *field == self.field).map_or("", |(name, _)| name);
        let quote = if self.typed.contains(char::is_whitespace) { "\"" } else { "" };
        format!("{minus}{name}:{quote}{}{quote}", self.typed)
    }
}

fn fold(text: &str) -> Vec<char> {
    Folded::new(text.trim()).chars().to_vec()
}

struct Piece {
    text: String,
    quoted: bool,
    minus: bool,
    field: Option<Field>,
}

/// Cuts what was typed at its white space, but not within quotation marks, of which the last may be missing.
fn pieces(typed: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let after = rest.strip_prefix('-').filter(|after| !after.starts_with(char::is_whitespace));
        let minus = after.is_some_and(|after| !after.is_empty());
        rest = after.filter(|_| minus).unwrap_or(rest);
        let field = field(rest);
        rest = field.map_or(rest, |(_, after)| after);
        let quote = rest.strip_prefix(['"', '“', '”']);
        let (text, after) = match quote {
            Some(inner) => inner.split_once(['"', '“', '”']).unwrap_or((inner, "")),
            None => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        let field = field.map(|(field, _)| field);
        pieces.push(Piece { text: text.to_owned(), quoted: quote.is_some(), minus, field });
        rest = after.trim_start();
    }
    pieces
}

/// The field that a piece starts with, and what follows its colon.
fn field(piece: &str) -> Option<(Field, &str)> {
    let (name, value) = piece.split_once([':', '：'])?;
    let known = |(known, _): &&(&str, Field)| known.eq_ignore_ascii_case(name);
    FIELDS.iter().find(known).map(|(_, field)| (*field, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Terms as `word`, `"phrase"`, `-without`, fields as `Tag=value`.
    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let query = Query::parse(typed);
        let minus = |excluded: bool| if excluded { "-" } else { "" };
        let terms = query.terms.iter().map(|term| {
            let text: String = term.folded.iter().collect();
            let quote = if term.is_phrase { "\"" } else { "" };
            format!("{}{quote}{text}{quote}", minus(term.is_excluded))
        });
        let facets = query.facets.iter().map(|facet| {
            let value: String = facet.value.iter().collect();
            format!("{}{:?}={value}", minus(facet.is_excluded), facet.field)
        });
        assert_eq!(terms.chain(facets).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_phrases_and_what_is_not_wanted() {
        check("  PyCon  파이썬 ", &["pycon", "파이썬"]);
        check("\"Machine  Learning\" -딥러닝", &["\"machine learning\"", "-딥러닝"]);
        check("-\"가 나\" “다 라”", &["-\"가 나\"", "\"다 라\""]);
        check("gpt-4 c++", &["gpt-4", "c++"]);
    }

    #[test]
    fn fields_have_korean_names_too() {
        check(
            "tag:python 발표자:\"김 하늘\" year:2019",
            &["Tag=python", "Speaker=김 하늘", "Year=2019"],
        );
        check("-태그:java HAS:slides 웹", &["웹", "-Tag=java", "Has=slides"]);
        check("https://example.org", &["https://example.org"]);
    }

    #[test]
    fn what_is_half_typed_goes_as_far_as_it_goes() {
        check("\"가 나", &["\"가 나\""]);
        check("tag:", &["Tag="]);
        check("- 가 -", &["-", "가", "-"]);
        check("\"\" ", &[]);
        assert!(Query::parse("-가 tag:").is_empty());
        assert!(!Query::parse("tag:a").is_empty());
    }
}
