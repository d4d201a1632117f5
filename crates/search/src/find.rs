//! What of a post matches a query, where, and how closely.
//!
//! All words of a query must be met, each by the session itself or by what is said of its post, whichever is closer; and one
//! of them by the session itself, or else the post is what was found.

use crate::listed::Listed;
use std::ops::Range;
use std::slice;

use notes::order::sort_by_key;

use crate::aliases::Aliases;
use crate::document::{Document, Section};
use crate::fold::Folded;
use crate::pattern::{Closeness, Pattern, patterns};
use crate::query::{Facet, Field, Query, Term, is_kind};
use crate::rank::Rank;

/// A query as it is looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// For every word that must be there, what may stand for it, the closest first.
    words: Vec<Vec<Pattern>>,
    /// What must not be there.
    unwanted: Vec<Pattern>,
    facets: Vec<Facet>,
}

/// Where a word was met; the more telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The title.
    Title,
    /// A speaker, a tag, the conference, the title of the post around.
    Names,
    /// The text.
    Text,
}

/// How well something matches; the better is the less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// That of the word that was met least closely.
    pub closeness: Closeness,
    /// The places of all words, added up.
    pub parts: u32,
}

/// What was found in a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The section; `None` for the post as a whole.
    pub section: Option<usize>,
    /// How well it matches.
    pub fit: Fit,
    /// How often the words stand in its text.
    pub count: u32,
    /// Where words stand in the title, in bytes.
    pub title_marks: Vec<Range<usize>>,
    /// Where words stand in the text, in bytes.
    pub text_marks: Vec<Range<usize>>,
    /// In which parts words were met: see [`Part`].
    pub why: Vec<Part>,
}

/// A post, ready to be compared again and again.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What is said of it: its title, its tags, its conference.
    said: Vec<Told>,
    /// Of every section its title, its text, and who spoke.
    sections: Vec<Vec<Told>>,
}

/// A text as it is compared, and what it is.
pub type Told = (Part, Folded);

/// Something that was found, its place, and the post that it was found in.
pub type Hit<'a> = (Rank, &'a (Document, Prepared), Match);

impl Prepared {
    /// Folds all texts of a post.
    pub fn new(document: &Document) -> Self {
        let add = |list: &mut Vec<Told>, part: Part, texts: &[String]| {
            texts.iter().for_each(|text| list.push((part, Folded::new(text))));
        };
        let mut said = Vec::new();
        add(&mut said, Part::Title, slice::from_ref(&document.title));
        add(&mut said, Part::Names, &document.tags);
        add(&mut said, Part::Names, document.event.as_slice());
        let section = |section: &Section| {
            let mut told = Vec::new();
            add(&mut told, Part::Title, slice::from_ref(&section.title));
            add(&mut told, Part::Text, slice::from_ref(&section.text));
            add(&mut told, Part::Names, &section.speakers);
            told
        };
        Self { said, sections: document.sections.iter().map(section).listed() }
    }

    /// The folded texts of the post, one after the other.
    pub fn texts(&self) -> impl Iterator<Item = &[char]> {
        [&self.said].into_iter().chain(&self.sections).flatten().map(|(_, text)| text.chars())
    }

    /// What names a section: its title, its speakers, and what is said of the post.
    pub fn names_of(&self, section: usize) -> impl Iterator<Item = &[char]> {
        let own = self.sections.get(section).into_iter().flatten();
        let own = own.filter(|(part, _)| *part != Part::Text);
        self.said.iter().chain(own).map(|(_, text)| text.chars())
    }

    /// The text of a section.
    pub fn text_of(&self, section: usize) -> Option<&[char]> {
        self.sections.get(section)?.get(1).map(|(_, text)| text.chars())
    }
}

/// The names that a field of a post or of one of its sections has: as they are compared, and as they are written. Fields
/// that are no names have none.
pub fn names(
    (document, prepared): &(Document, Prepared),
    section: Option<usize>,
    field: Field,
) -> (&[Told], &[String]) {
    let said = prepared.said.as_slice();
    let (told, from, written) = match (field, section) {
        (Field::Tag, _) => (said, 1, document.tags.as_slice()),
        (Field::Event, _) => (said, 1 + document.tags.len(), document.event.as_slice()),
        (Field::Speaker, Some(at)) => {
            match (prepared.sections.get(at), document.sections.get(at)) {
                (Some(told), Some(section)) => (told.as_slice(), 2, section.speakers.as_slice()),
                _ => return (&[], &[]),
            }
        }
        _ => return (&[], &[]),
    };
    let told = told.get(from..from + written.len());
    (told.unwrap_or_default(), written)
}

impl Wanted {
    /// What a query asks for, as far as that needs no dictionary.
    pub fn new(query: &Query) -> Self {
        let (unwanted, words): (Vec<_>, Vec<_>) =
            query.terms.iter().partition(|term| term.is_excluded);
        let of = |term: &&Term| match term.is_phrase {
            true => vec![Pattern::of(&term.folded, Closeness::Literal)],
            false => patterns(&term.folded),
        };
        Self {
            words: words.iter().map(of).listed(),
            unwanted: unwanted
                .iter()
                .map(|term| Pattern::of(&term.folded, Closeness::Literal))
                .listed(),
            facets: query.facets.clone(),
        }
    }

    /// What may stand for each word, the closest first.
    pub fn words(&self) -> &[Vec<Pattern>] {
        &self.words
    }

    /// Adds other words for those of a query, and for the tags that it asks for.
    pub fn add_aliases(&mut self, query: &Query, aliases: &Aliases) {
        let terms: Vec<&Term> = query.terms.iter().filter(|term| !term.is_excluded).listed();
        // What stands in a phrase is looked for as it is.
        let words = terms.iter().map(|term| match term.is_phrase {
            true => [].as_slice(),
            false => term.folded.as_slice(),
        });
        let words: Vec<&[char]> = words.listed();
        for ((first, count), other) in aliases.of(&words) {
            (first..first + count).for_each(|at| self.add(at, Pattern::alias(&other)));
        }
        for facet in self.facets.iter_mut().filter(|facet| facet.field == Field::Tag) {
            let others = aliases.of(&[&facet.value]).into_iter();
            facet.others = others.map(|(_, other)| other).listed();
        }
    }

    /// The same without other words for those that were typed.
    pub fn as_typed(&self) -> Self {
        let mut wanted = self.clone();
        let is_typed = |pattern: &Pattern| pattern.closeness != Closeness::Alias;
        wanted.words.iter_mut().for_each(|word| word.retain(is_typed));
        wanted
    }

    /// The same with a pattern alone for a word; without one, nothing stands for it.
    pub fn with_only(&self, word: usize, pattern: Option<Pattern>) -> Self {
        let mut wanted = self.clone();
        if let Some(patterns) = wanted.words.get_mut(word) {
            *patterns = pattern.into_iter().listed();
        }
        wanted
    }

    /// The fields that are asked for, or must not be so.
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// The same without what is asked for of a field.
    pub fn without(&self, field: Field) -> Self {
        let mut wanted = self.clone();
        wanted.facets.retain(|facet| facet.field != field || !facet.is_asked());
        wanted
    }

    /// Adds what else may stand for a word, such as words of the library that are spelled much like it.
    pub fn add(&mut self, word: usize, pattern: Pattern) {
        if let Some(patterns) = self.words.get_mut(word) {
            patterns.push(pattern);
            sort_by_key(patterns, |pattern| pattern.closeness);
        }
    }

    /// What of a post matches: sessions, what stands around them, and the post as a whole.
    pub fn find(&self, post: &(Document, Prepared)) -> Vec<Match> {
        let (document, prepared) = post;
        let admits = |section| self.facets.iter().all(|facet| admits_part(facet, post, section));
        let around: Vec<Option<Met>> =
            self.words.iter().map(|word| best(word, &prepared.said)).listed();
        let as_names = |met: &Option<Met>| met.map(|met| Met { part: Part::Names, ..met });
        let names: Vec<Option<Met>> = around.iter().map(as_names).listed();
        let mut found = Vec::new();
        for (at, (told, of)) in prepared.sections.iter().zip(&document.sections).enumerate() {
            // Fields alone ask for sessions.
            if (of.is_session() || !self.words.is_empty()) && admits(Some(at)) {
                let own: Vec<Option<Met>> = self.words.iter().map(|word| best(word, told)).listed();
                closer(&own, &names)
                    .and_then(|met| self.found(Some(at), &met, told))
                    .into_iter()
                    .add_to(&mut found);
            }
        }
        let is_of_session =
            |facet: &Facet| matches!(facet.field, Field::Speaker | Field::Kind | Field::Has);
        // Without words, a post as a whole is found where it has no sessions.
        let may_be = !self.words.is_empty() || !document.sections.iter().any(Section::is_session);
        if may_be && !self.facets.iter().any(is_of_session) && admits(None) {
            // Every word stands in its title, its tags or its conference.
            around
                .into_iter()
                .if_all()
                .and_then(|met| self.found(None, &met, &prepared.said))
                .into_iter()
                .add_to(&mut found);
        }
        found
    }

    /// Where the words stand in a name; `None` if not all of them do.
    pub fn all_in(&self, name: &Told) -> Option<Vec<Range<usize>>> {
        let told = slice::from_ref(name);
        let met: Vec<Met> = self.words.iter().map(|word| best(word, told)).if_all()?;
        (!met.is_empty()).then(|| self.marks(&met, &name.1))
    }

    /// A section, or a post as a whole, as it was met; `None` if something stands there that must not.
    fn found(&self, section: Option<usize>, met: &[Met], told: &[Told]) -> Option<Match> {
        let has = |word: &Pattern| told.iter().any(|(_, text)| text.find(word).is_some());
        if self.unwanted.iter().any(has) {
            return None;
        }
        let marks = |part: Part| {
            let text = told.iter().find(|(known, _)| *known == part);
            text.map(|(_, text)| self.marks(met, text)).unwrap_or_default()
        };
        let text_marks = marks(Part::Text);
        Some(Match {
            section,
            fit: fit(met),
            count: u32::try_from(text_marks.len()).unwrap_or(u32::MAX),
            title_marks: marks(Part::Title),
            text_marks,
            why: why(met),
        })
    }

    /// Where the words stand in a text, in bytes, in order and without overlaps. Of a word that was met as it was typed,
    /// nothing less close is marked.
    fn marks(&self, met: &[Met], text: &Folded) -> Vec<Range<usize>> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        for (word, met) in self.words.iter().zip(met) {
            let is_literal = met.closeness == Closeness::Literal;
            let close = |pattern: &&Pattern| !is_literal || pattern.closeness == Closeness::Literal;
            for pattern in word.iter().filter(close) {
                let mut next = text.find(pattern);
                while let Some(at) = next {
                    let to = at + pattern.length();
                    marks.push(text.source(at..to));
                    next = pattern.find(text.chars(), to);
                }
            }
        }
        sort_by_key(&mut marks, |mark| mark.start);
        let mut joined: Vec<Range<usize>> = Vec::new();
        for mark in marks {
            match joined.last_mut().filter(|before| mark.start < before.end) {
                Some(before) => before.end = before.end.max(mark.end),
                None => joined.push(mark),
            }
        }
        joined
    }
}

/// How a word was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Met {
    closeness: Closeness,
    part: Part,
}

/// The closest way in which a word is met in some texts; of several, the most telling.
fn best(word: &[Pattern], told: &[Told]) -> Option<Met> {
    let mut best: Option<Met> = None;
    for (part, text) in told {
        if let Some(pattern) = word.iter().find(|pattern| text.find(pattern).is_some()) {
            let met = Met { closeness: pattern.closeness, part: *part };
            best = Some(best.map_or(met, |best| best.min(met)));
        }
    }
    best
}

/// How each word is met by a session or by what is said of its post, the closer of both; of as close ones, the session. One
/// word is always the session's own: the one that it meets best. `None` if a word is not met, or all only around it.
fn closer(own: &[Option<Met>], around: &[Option<Met>]) -> Option<Vec<Met>> {
    let mut met = Vec::new();
    let mut has_own = own.is_empty();
    for (own, around) in own.iter().zip(around) {
        let is_own = match (own, around) {
            (Some(own), Some(around)) => own.closeness <= around.closeness,
            (own, _) => own.is_some(),
        };
        has_own |= is_own;
        met.push(if is_own { *own } else { *around }?);
    }
    if !has_own {
        let best = (0..).zip(own).filter_map(|(at, own)| Some(((*own)?, at))).min()?;
        met[best.1] = best.0;
    }
    Some(met)
}

fn fit(met: &[Met]) -> Fit {
    let closeness = met.iter().map(|met| met.closeness).max().unwrap_or(Closeness::Literal);
    Fit { closeness, parts: met.iter().map(|met| met.part as u32).sum() }
}

fn why(met: &[Met]) -> Vec<Part> {
    let parts = [Part::Title, Part::Names, Part::Text];
    parts.into_iter().filter(|part| met.iter().any(|met| met.part == *part)).listed()
}

/// Whether a section, or a post as a whole, has what a facet asks for. A post as a whole has nothing that sections have.
fn admits_part(facet: &Facet, post: &(Document, Prepared), section: Option<usize>) -> bool {
    let of = section.and_then(|at| post.0.sections.get(at));
    let is = match facet.field {
        _ if facet.value.is_empty() => return true,
        Field::Year => {
            let value = facet.value.iter().copied();
            post.0.year.is_some_and(|year| year.to_string().chars().eq(value))
        }
        Field::Kind => {
            of.and_then(|section| section.kind).is_some_and(|kind| is_kind(kind, &facet.value))
        }
        Field::Has => of.is_some_and(|section| section.has_slides),
        field => names(post, section, field).0.iter().any(|(_, name)| admits(facet, name.chars())),
    };
    is != facet.is_excluded
}

/// Whether a folded name is what a facet asks for: as a whole; or, of tags, as far as it is typed, and of other names,
/// somewhere in it.
pub fn admits(facet: &Facet, name: &[char]) -> bool {
    let value = &facet.value;
    match facet.field {
        _ if facet.others.iter().any(|other| name == other.as_slice()) => true,
        _ if facet.is_whole => name == value.as_slice(),
        Field::Tag => name.starts_with(value),
        _ => Pattern::of(value, Closeness::Literal).find(name, 0).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use notes::Kind;

    use super::*;

    fn post() -> Document {
        let session = |id: &str, title: &str, speaker: &str, text: &str| Section {
            id: id.to_owned(),
            title: title.to_owned(),
            speakers: vec![speaker.to_owned()],
            kind: Some(if id == "a" { Kind::Keynote } else { Kind::Talk }),
            has_slides: id == "a",
            text: text.to_owned(),
            ..Section::default()
        };
        let text = "파이썬으로 만든 서버를 옮겼다.\n파이썬 3.11에서 더 빨라졌다.";
        Document {
            slug: "wave".to_owned(),
            title: "물결회의 2019 후기".to_owned(),
            event: Some("물결회의".to_owned()),
            year: Some(2019),
            tags: vec!["Python".to_owned()],
            sections: vec![
                Section { text: "점심이 맛있었다.".to_owned(), ..Section::default() },
                session("a", "딥러닝 서버 운영", "김하늘", text),
                session("b", "파이썬 타입", "이바다", "타입을 쓰자."),
            ],
        }
    }

    fn prepared(post: Document) -> (Document, Prepared) {
        let prepared = Prepared::new(&post);
        (post, prepared)
    }

    /// What is found, the best first: the section's id (`-` for the text around sessions, `*` for the post), how closely,
    /// and the words that are marked in its text.
    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let post = prepared(post());
        let mut found = Wanted::new(&Query::parse(typed)).find(&post);
        let post = post.0;
        found.sort_by_key(|found| found.fit);
        let told = found.iter().map(|found| {
            let section = found.section.map(|at| &post.sections[at]);
            let name =
                section.map_or("*", |section| if section.is_session() { &section.id } else { "-" });
            let marks = found
                .text_marks
                .iter()
                .map(|mark| &section.expect("only sections have text").text[mark.clone()]);
            format!("{name} {:?} {}", found.fit.closeness, marks.collect::<Vec<_>>().join("|"))
                .trim_end()
                .to_owned()
        });
        assert_eq!(told.collect::<Vec<_>>(), expected, "{typed}");
    }

    #[test]
    fn titles_come_before_names_and_names_before_texts() {
        check("파이썬", &["b Literal", "a Literal 파이썬|파이썬"]);
        check("물결회의", &["* Literal"]);
        check("타입", &["b Literal 타입"]);
    }

    #[test]
    fn all_words_are_met_one_of_them_by_the_session() {
        check("물결회의 서버", &["a Literal 서버"]);
        check("2019 물결회의", &["* Literal"]);
        check("서버 타입", &[]);
        check("김하늘 3.11", &["a Literal 3.11"]);
    }

    #[test]
    fn what_is_close_is_found_after_what_is_the_same() {
        check("파이썬을", &["b Stem", "a Stem 파이썬으로|파이썬"]);
        check("서버르", &["a Begun 서버를"]);
        check("ㅍㅇㅆ", &["b Initials", "a Initials 파이썬|파이썬"]);
    }

    #[test]
    fn what_is_said_of_the_post_counts_where_it_is_closer() {
        // The conference is met as it was typed, the session has it only without the particle.
        let mut post = post();
        post.title = "물결회의에서 들은 것".to_owned();
        post.sections[1].text = "물결회의 서버를 옮겼다.".to_owned();
        let fits = |typed: &str| {
            let found = Wanted::new(&Query::parse(typed)).find(&prepared(post.clone()));
            let told = |found: &Match| {
                (found.section, found.fit.closeness, found.why.clone(), found.text_marks.len())
            };
            found.iter().map(told).collect::<Vec<_>>()
        };
        let (literal, stem) = (Closeness::Literal, Closeness::Stem);
        let why = vec![Part::Title, Part::Names];
        assert_eq!(fits("물결회의에서 서버"), [(Some(1), literal, why, 1)]);
        // What the session itself has tells how close the session is, where there is nothing else.
        let post_and_session =
            [(Some(1), stem, vec![Part::Text], 1), (None, literal, vec![Part::Title], 0)];
        assert_eq!(fits("물결회의에서"), post_and_session);
    }

    #[test]
    fn phrases_and_what_is_not_wanted() {
        check("\"파이썬 3.11\"", &["a Literal 파이썬 3.11"]);
        check("\"옮겼다. 파이썬\"", &["a Literal 옮겼다.\n파이썬"]);
        check("파이썬 -서버", &["b Literal"]);
        check("물결회의 -후기", &[]);
    }

    #[test]
    fn fields_narrow_down() {
        check("tag:python 서버", &["a Literal 서버"]);
        check("tag:java 서버", &[]);
        check("speaker:바다", &["b Literal"]);
        check("has:slides", &["a Literal"]);
        check("year:2019 점심", &["- Literal 점심"]);
        check("event:물결 -year:2019", &[]);
        check("-speaker:바다 파이썬", &["a Literal 파이썬|파이썬"]);
        check("kind:keynote", &["a Literal"]);
        check("-종류:키노트 파이썬", &["b Literal"]);
    }

    #[test]
    fn a_value_in_quotation_marks_does_not_go_on() {
        check("tag:pyth 서버", &["a Literal 서버"]);
        check("tag:\"pyth\" 서버", &[]);
        check("tag:\"pyth", &["a Literal", "b Literal"]);
        check("speaker:\"하늘\"", &[]);
        check("event:\"물결회의\" 서버", &["a Literal 서버"]);
    }

    #[test]
    fn fields_alone_find_sessions_and_posts_that_have_none() {
        check("tag:python year:2019", &["a Literal", "b Literal"]);
        let mut post = post();
        post.sections.truncate(1);
        let find = |typed: &str| {
            let found = Wanted::new(&Query::parse(typed)).find(&prepared(post.clone()));
            found.iter().map(|found| found.section).collect::<Vec<_>>()
        };
        assert_eq!(find("tag:python"), [None]);
        assert_eq!(find("tag:python kind:talk"), []);
        assert_eq!(find("tag:python -후기"), []);
    }
}
