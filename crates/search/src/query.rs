//! What a reader has typed: words, "phrases", -without, and fields such as `tag:`.
//!
//! Everything that can be typed means something: what is half typed is read as far as it goes.
//!
//! Of tags, of speakers, and of what a session has, all that are asked for must be there. A session has one conference, one
//! year and one kind: of several that are asked for, the last counts. A value in quotation marks is meant as a whole,
//! `tag:"java"`; without them it may go on, `tag:java` finds `javascript`, too. A mark inside is typed twice: `"5"" disks"`.

use crate::hangul::is_initial;
use crate::listed::Listed;
use notes::Kind;

use crate::aliases::Aliases;
use crate::fold::fold;
use crate::text::joined;

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
    /// Other words for it, as they are compared; of tags.
    pub others: Vec<Vec<char>>,
    /// As it was typed, without quotation marks and minus.
    pub typed: String,
    /// Whether it does not go on: it stands in quotation marks, also at its end.
    pub is_whole: bool,
    /// Whether it must not be so.
    pub is_excluded: bool,
}

/// What can be asked of a session besides its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A tag of its post.
    Tag,
    /// Somebody who spoke.
    Speaker,
    /// The conference.
    Event,
    /// The year of the conference.
    Year,
    /// The sort of programme item: see [`kind_names`].
    Kind,
    /// What it has: `slides`.
    Has,
}

/// The names of fields, as they are typed.
const FIELDS: [(&str, Field); 15] = [
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
    ("kind", Field::Kind),
    ("종류", Field::Kind),
    ("has", Field::Has),
    ("있음", Field::Has),
    ("자료", Field::Has),
];

/// The sorts of programme items.
pub const KINDS: [Kind; 7] = [
    Kind::Keynote,
    Kind::Talk,
    Kind::Tutorial,
    Kind::Lightning,
    Kind::Panel,
    Kind::Workshop,
    Kind::Other,
];

/// The names of a sort, as they are typed after `kind:`; the first is how it is spelled.
pub fn kind_names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Keynote => &["keynote", "키노트", "기조연설", "기조강연"],
        Kind::Talk => &["talk", "발표", "세션"],
        Kind::Tutorial => &["tutorial", "튜토리얼"],
        Kind::Lightning => &["lightning", "라이트닝"],
        Kind::Panel => &["panel", "패널", "토론"],
        Kind::Workshop => &["workshop", "워크숍", "워크샵", "핸즈온"],
        Kind::Other => &["other", "기타"],
    }
}

/// How a sort is spelled: its first name.
pub fn kind_name(kind: Kind) -> &'static str {
    kind_names(kind).first().copied().unwrap_or_default()
}

/// Whether a folded text is one of the names of a sort, as far as it is typed.
fn is_kind(kind: Kind, typed: &[char]) -> bool {
    let starts = |name: &&str| name.chars().take(typed.len()).eq(typed.iter().copied());
    kind_names(kind).iter().any(starts)
}

/// Whether a sort that is spelled so is meant by a folded text, as far as that is typed.
pub fn means_kind(typed: &[char], name: &[char]) -> bool {
    let is_it = |kind: Kind| kind_name(kind).chars().eq(name.iter().copied());
    KINDS.iter().any(|kind| is_it(*kind) && is_kind(*kind, typed))
}

impl Field {
    /// Whether a session has one value of it at most: of several that are asked for, the last counts.
    pub fn is_single(self) -> bool {
        matches!(self, Self::Event | Self::Year | Self::Kind)
    }

    /// Whether its values are names, in which words are looked for, too.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Tag | Self::Speaker | Self::Event)
    }

    /// Its name as it is spelled.
    pub fn name(self) -> &'static str {
        FIELDS.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }
}

impl Query {
    /// Reads what was typed; NFC.
    pub fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        let mut rest = typed.trim_start();
        while !rest.is_empty() {
            let (Piece { text, quote, minus, field }, after) = piece(rest);
            rest = after.trim_start();
            let folded = trimmed(&text);
            match field {
                Some(field) => query.add(Facet {
                    field,
                    value: folded,
                    others: Vec::new(),
                    typed: text,
                    is_whole: quote == Quote::Closed,
                    is_excluded: minus,
                }),
                None if folded.is_empty() => {}
                None => query.terms.push(Term {
                    typed: text,
                    folded,
                    is_phrase: quote != Quote::None,
                    is_excluded: minus,
                }),
            }
        }
        query.leave_begun();
        query
    }

    /// Adds other words for the tags that it asks for.
    pub fn add_aliases(&mut self, aliases: &Aliases) {
        for facet in self.facets.iter_mut().filter(|facet| facet.field == Field::Tag) {
            let others = aliases.of(&[&facet.value]);
            facet.others = others.into_iter().map(|(.., other)| other).listed();
        }
    }

    /// Leaves out a last word of which only the first letter has been struck: 배포 ㅈ is on the way to 배포 자동화, and what
    /// was found by 배포 stays until there is a syllable.
    fn leave_begun(&mut self) {
        let is_begun =
            |term: &Term| !term.is_phrase && matches!(term.folded[..], [c] if is_initial(c));
        if self.terms.len() > 1 && self.terms.last().is_some_and(is_begun) {
            self.terms.pop();
        }
    }

    /// Adds a field; one of which there is a single value takes the place of an earlier one.
    fn add(&mut self, facet: Facet) {
        self.facets.retain(|other| !facet.replaces(other));
        self.facets.push(facet);
    }

    /// Whether a value of a field is asked for.
    pub fn asks(&self, field: Field) -> bool {
        self.facets.iter().any(|facet| facet.field == field && facet.is_asked())
    }

    /// As it would be typed: first its words, then its fields.
    pub fn spelled(&self) -> String {
        joined(&self.pieces(&|_| false), " ")
    }

    /// Its words and its fields, but for some, each as it would be typed.
    fn pieces(&self, is_left_out: &dyn Fn(&Facet) -> bool) -> Vec<String> {
        let mut pieces = self.terms.iter().map(Term::spelled).listed();
        let facets = self.facets.iter().filter(|facet| !is_left_out(facet));
        facets.map(Facet::spelled).add_to(&mut pieces);
        pieces
    }

    /// As it would be typed with a value of a field besides; `is_whole` keeps it from going on. What is half typed in
    /// quotation marks gives way to it.
    pub fn with(&self, field: Field, value: &str, is_whole: bool) -> String {
        let facet = Facet {
            field,
            value: trimmed(value),
            others: Vec::new(),
            typed: value.to_owned(),
            is_whole,
            is_excluded: false,
        };
        let mut pieces = self.pieces(&|other| other.is_half_typed() || facet.replaces(other));
        pieces.push(facet.spelled());
        joined(&pieces, " ")
    }

    /// As it would be typed without the values of a field for which something holds.
    pub fn without(&self, field: Field, is: &dyn Fn(&[char]) -> bool) -> String {
        let is_it = |facet: &Facet| facet.field == field && facet.is_asked() && is(&facet.value);
        joined(&self.pieces(&is_it), " ")
    }

    /// The same without one of its words or fields, for each of them, and what is left out: as they would be typed.
    pub fn each_without_one(&self) -> Vec<(String, String)> {
        let pieces = self.pieces(&|_| false);
        let without = |left_out: usize| {
            let others = (0..).zip(&pieces).filter(|(at, _)| *at != left_out);
            let others = others.map(|(_, piece)| piece.clone()).listed();
            (joined(&others, " "), pieces.get(left_out).cloned().unwrap_or_default())
        };
        if pieces.len() < 2 { Vec::new() } else { (0..pieces.len()).map(without).listed() }
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
        spelled(self.is_excluded, "", &self.typed, self.is_phrase)
    }
}

impl Facet {
    /// Whether a value is there, and must be so.
    pub fn is_asked(&self) -> bool {
        !self.is_excluded && !self.value.is_empty()
    }

    /// Whether it takes the place of another: of its field there is a single value.
    fn replaces(&self, other: &Self) -> bool {
        let is_single = self.field.is_single() && self.is_asked();
        is_single && other.field == self.field && other.is_asked()
    }

    /// Whether a quotation mark is still open. Only there does a value have white space and may go on.
    fn is_half_typed(&self) -> bool {
        !self.is_whole && self.typed.chars().any(char::is_whitespace)
    }

    /// As it would be typed.
    fn spelled(&self) -> String {
        let is_quoted = self.is_whole
            || self.is_half_typed()
            || first(&self.typed).is_some_and(|(c, _)| QUOTES.contains(&c));
        let name = self.field.name();
        spelled(self.is_excluded, &(name.to_owned() + ":"), &self.typed, is_quoted)
    }
}

/// The marks that a phrase may start with.
const QUOTES: [char; 3] = ['"', '“', '”'];

fn spelled(is_excluded: bool, name: &str, text: &str, is_quoted: bool) -> String {
    let minus = if is_excluded { "-" } else { "" };
    let mut spelled = minus.to_owned() + name;
    if !is_quoted {
        return spelled + text;
    }
    spelled.push('"');
    for c in text.chars() {
        spelled.push(c);
        if c == '"' {
            spelled.push(c);
        }
    }
    spelled.push('"');
    spelled
}

fn trimmed(text: &str) -> Vec<char> {
    let chars = fold(text);
    let mut inner = chars.as_slice();
    if let [' ', after @ ..] = inner {
        inner = after;
    }
    if let [before @ .., ' '] = inner {
        inner = before;
    }
    inner.to_vec()
}

struct Piece {
    text: String,
    quote: Quote,
    minus: bool,
    field: Option<Field>,
}

/// Whether a piece stands in quotation marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    None,
    /// The last one is not typed yet.
    Open,
    Closed,
}

/// Cuts what was typed at its first white space, but not within quotation marks, of which the last may be missing; and what
/// follows.
fn piece(typed: &str) -> (Piece, &str) {
    let mut rest = typed;
    let after = first(rest)
        .filter(|(c, after)| *c == '-' && first(after).is_some_and(|(c, _)| !c.is_whitespace()));
    let minus = after.is_some();
    rest = after.map_or(rest, |(_, after)| after);
    let field = field(rest);
    rest = field.map_or(rest, |(_, after)| after);
    let (text, quote, after) = match first(rest).filter(|(c, _)| QUOTES.contains(c)) {
        Some((mark, inner)) => quoted(inner, mark == '"'),
        None => {
            let space = rest.char_indices().find(|(_, c)| c.is_whitespace());
            let end = space.map_or(rest.len(), |(at, _)| at);
            let (text, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            (text.to_owned(), Quote::None, after)
        }
    };
    (Piece { text, quote, minus, field: field.map(|(field, _)| field) }, after)
}

/// What stands up to a closing quotation mark, and what follows it. A straight mark is closed by its like, of which two
/// are one that belongs to the text.
fn quoted(inner: &str, is_straight: bool) -> (String, Quote, &str) {
    let mut text = String::new();
    let mut rest = inner;
    while let Some((c, after)) = first(rest) {
        rest = after;
        if let Some(after) = rest.strip_prefix('"').filter(|_| c == '"' && is_straight) {
            rest = after;
        } else if QUOTES.contains(&c) && (c == '"') == is_straight {
            return (text, Quote::Closed, rest);
        }
        text.push(c);
    }
    (text, Quote::Open, "")
}

/// The first character of a text, and what follows it.
fn first(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    Some((chars.next()?, chars.as_str()))
}

/// The field that a piece starts with, and what follows its colon.
fn field(piece: &str) -> Option<(Field, &str)> {
    let (at, colon) = piece.char_indices().find(|(_, c)| matches!(c, ':' | '：'))?;
    let (name, value) = (piece.get(..at)?, piece.get(at + colon.len_utf8()..)?);
    let known = |(known, _): &&(&str, Field)| known.eq_ignore_ascii_case(name);
    FIELDS.iter().find(known).map(|(_, field)| (*field, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
    fn a_word_of_which_one_letter_is_struck_waits() {
        assert_eq!(Query::parse("배포 ㅈ"), Query::parse("배포"));
        for typed in ["ㅈ", "배포 자", "배포 \"ㅈ\"", "배포 c", "ㅈ 배포"] {
            let terms = typed.split(' ').count();
            assert_eq!(Query::parse(typed).terms.len(), terms, "{typed}");
        }
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
    fn of_what_there_is_one_of_the_last_counts() {
        check("year:2018 year:2019 year:", &["Year=2019", "Year="]);
        check("행사:가 종류:키노트 event:나 -event:다", &["Kind=키노트", "Event=나", "-Event=다"]);
        check("tag:가 tag:나", &["Tag=가", "Tag=나"]);
    }

    #[test]
    fn a_field_is_added_and_taken_away() {
        let query = Query::parse("웹 year:2018 -tag:java tag:python");
        let with = |field, value| query.with(field, value, false);
        assert_eq!(with(Field::Year, "2019"), "웹 -tag:java tag:python year:2019");
        assert_eq!(
            with(Field::Tag, "머신 러닝"),
            "웹 year:2018 -tag:java tag:python tag:\"머신 러닝\""
        );
        assert_eq!(
            query.with(Field::Tag, "5\"", true).split(' ').next_back(),
            Some("tag:\"5\"\"\"")
        );
        let without = query.without(Field::Tag, &|value| value.len() == 6);
        assert_eq!(without, "웹 year:2018 -tag:java");
        assert_eq!(
            Query::parse("tag:\"머신 러").with(Field::Tag, "머신 러닝", true),
            "tag:\"머신 러닝\""
        );
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

    proptest! {
        #[test]
        fn what_is_spelled_is_read_as_it_was_meant(typed in "([a가\"“” :-]|tag:|year:|\"\"){0,14}\"?") {
            let query = Query::parse(&typed);
            let again = Query::parse(&query.spelled());
            prop_assert_eq!(&again.terms, &query.terms);
            let told = |query: &Query| -> Vec<_> {
                let facets = query.facets.iter().map(|facet| (facet.field, facet.value.clone(), facet.is_excluded));
                facets.collect()
            };
            prop_assert_eq!(told(&again), told(&query));
        }

        #[test]
        fn a_value_that_is_added_is_asked_for(typed in "[a가\" :-]{0,8}", value in "[a가\"“” :-]{0,6}[a가]", is_whole: bool) {
            let query = Query::parse(&typed);
            for field in [Field::Tag, Field::Speaker, Field::Event] {
                let with = Query::parse(&query.with(field, &value, is_whole));
                let last = with.facets.last().expect("it was added");
                prop_assert_eq!((last.field, &last.value, last.is_excluded), (field, &trimmed(&value), false));
                prop_assert!(last.is_whole || !is_whole);
            }
        }
    }
}
