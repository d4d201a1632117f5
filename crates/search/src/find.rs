//! What of a post matches a query, where, and how closely.
//!
//! All words of a query must be met, each by the session itself or by what is said of its post, whichever is closer; and one
//! of them by the session itself, or else the post is what was found.

use std::ops::Range;

use notes::order::sort_by_number;

use crate::aliases::Aliases;
use crate::document::Section;
use crate::fold::Folded;
use crate::listed::Listed;
use crate::pattern::{Closeness, Pattern, patterns};
use crate::query::{Facet, Field, Query, Term};
use crate::rank::Hit;
use crate::shelf::{May, Post, Prepared, PreparedSection, Shelf};
use crate::sieve::{Which, bit, bits};
use crate::values::{Value, Values, admits};

/// A query as it is looked for.
#[derive(Debug, Default)]
pub struct Wanted<'q> {
    /// For every word that must be there, what may stand for it, the closest first.
    words: Vec<Vec<Pattern>>,
    /// What must not be there.
    unwanted: Vec<Pattern>,
    facets: &'q [Facet],
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

/// How a word was met: the closer is the less, of as close ones the more telling. From its highest bits on: how far it is from
/// what was typed, where it was met, and how close it is, eight bits each. Another word for what was typed is not far from
/// it: Python in a title tells more about 파이썬 than 파이썬 in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Met(u32);

/// How well something matches.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    /// The less, the better: how far the word that was met least closely is from what was typed; the places of all words, added
    /// up; and how close the one is that was met least closely.
    pub number: u64,
    /// In which parts words were met, a bit each.
    parts: u32,
    /// Which words were met as they were typed, a bit each; of more words than there are bits, the first.
    literal: u64,
}

impl Met {
    /// Not at all.
    const NOT: Self = Self(u32::MAX);

    fn new(closeness: Closeness, part: Part) -> Self {
        let from_typed = if closeness == Closeness::Alias { Closeness::Literal } else { closeness };
        Self((from_typed as u32) << 16 | (part as u32) << 8 | closeness as u32)
    }

    /// How far it is from what was typed.
    fn distance(self) -> u32 {
        self.0 >> 16
    }

    /// The same where it stands around what was found.
    fn around(self) -> Self {
        if self == Self::NOT { self } else { Self(self.0 & 0xFF_00FF | (Part::Names as u32) << 8) }
    }
}

impl Fit {
    /// That of something of which each word was met.
    fn new(met: &[Met]) -> Self {
        let mut fit = Self { number: 0, parts: 0, literal: 0 };
        let (mut from_typed, mut places, mut least) = (0, 0, 0);
        for (word, met) in (0..).zip(met) {
            let (part, closeness) = (met.0 >> 8 & 0xFF, met.0 & 0xFF);
            from_typed = from_typed.max(met.distance());
            least = least.max(closeness);
            places += part;
            fit.parts |= 1 << part;
            if closeness == Closeness::Literal as u32 {
                fit.literal |= 1_u64.checked_shl(word).unwrap_or_default();
            }
        }
        fit.number = u64::from(from_typed) << 40 | u64::from(places) << 8 | u64::from(least);
        fit
    }

    /// How close the word is that was met least closely.
    pub fn closeness(&self) -> Closeness {
        Closeness::ALL.get(self.number as usize & 0xFF).copied().unwrap_or(Closeness::Typo)
    }

    /// Whether a word was met in a part.
    pub fn is_in(&self, part: Part) -> bool {
        self.parts >> part as u32 & 1 == 1
    }

    /// Whether a word, by its number, was met as it was typed.
    fn is_literal(&self, word: u32) -> bool {
        self.literal.checked_shr(word).unwrap_or_default() & 1 == 1
    }
}

/// What a query meets of what is said of posts and sessions, by the numbers of values.
#[derive(Debug)]
pub struct Said<'q> {
    /// How each is met by every word.
    words: Vec<Each>,
    /// What stands in it that must not.
    unwanted: Each,
    /// Whether it is what a field asks for, field by field: the same, or not.
    facets: Vec<(&'q Facet, Each)>,
}

/// How each value is met, by its number; nothing, if none is.
type Each = Vec<Met>;

impl Said<'_> {
    /// How all words of a query that has any are met by a value; `None` if one is not.
    pub fn fit(&self, number: u32) -> Option<Fit> {
        let is_met = |word: &Each| of(word, number) != Met::NOT;
        if self.words.is_empty() || !self.words.iter().all(is_met) {
            return None;
        }
        Some(Fit::new(&self.words.iter().map(|word| of(word, number)).listed()))
    }

    /// Whether what is said of a post or a session is what all fields ask for.
    fn admits(&self, post: &PreparedSection, section: &PreparedSection) -> bool {
        self.facets.iter().all(|(facet, each)| {
            let has = has(each, post) || has(each, section);
            facet.value.is_empty() || has != facet.is_excluded
        })
    }
}

fn of(each: &Each, number: u32) -> Met {
    each.get(number as usize).copied().unwrap_or(Met::NOT)
}

fn has(each: &Each, part: &PreparedSection) -> bool {
    !each.is_empty() && part.values.iter().any(|number| of(each, *number) != Met::NOT)
}

impl<'q> Wanted<'q> {
    /// What a query asks for, as far as that needs no dictionary.
    pub fn new(query: &'q Query) -> Self {
        let mut wanted = Self { facets: &query.facets, ..Self::default() };
        let last = query.terms.iter().rposition(|term| !term.is_excluded);
        for (at, term) in query.terms.iter().enumerate() {
            let literal = || Pattern::of(&term.folded, Closeness::Literal);
            match (term.is_excluded, term.is_phrase) {
                (true, _) => wanted.unwanted.push(literal()),
                (false, true) => wanted.words.push(vec![literal()]),
                (false, false) => wanted.words.push(patterns(&term.folded, Some(at) == last)),
            }
        }
        wanted
    }

    /// What may stand for each word, the closest first.
    pub fn words(&self) -> Vec<&[Pattern]> {
        self.up_to(Closeness::Typo)
    }

    /// What may stand for each word, up to how far it may be from that.
    pub fn up_to(&self, closeness: Closeness) -> Vec<&[Pattern]> {
        let is_close = |pattern: &Pattern| pattern.closeness <= closeness;
        let mut close = Vec::new();
        for word in &self.words {
            close.push(word.get(..word.partition_point(is_close)).unwrap_or_default());
        }
        close
    }

    /// Adds other words for those of a query.
    pub fn add_aliases(&mut self, query: &Query, aliases: &Aliases) {
        let terms: Vec<&Term> = query.terms.iter().filter(|term| !term.is_excluded).listed();
        // What stands in a phrase is looked for as it is.
        let words = terms.iter().map(|term| match term.is_phrase {
            true => [].as_slice(),
            false => term.folded.as_slice(),
        });
        let words: Vec<&[char]> = words.listed();
        for ((first, count), closeness, other) in &aliases.of(&words) {
            for at in *first..first + count {
                self.add(at, Pattern::other(other, *closeness));
            }
        }
        let mut others = Vec::new();
        for (at, patterns) in self.words.iter().enumerate() {
            for pattern in patterns {
                if matches!(pattern.closeness, Closeness::Begun | Closeness::Initials) {
                    let of = aliases.of_pattern(pattern);
                    others.push((at, pattern.closeness, of));
                }
            }
        }
        for (at, closeness, of) in &others {
            of.iter().for_each(|other| self.add(*at, Pattern::other(other, *closeness)));
        }
    }

    /// The fields that are asked for, or must not be so.
    pub fn facets(&self) -> &[Facet] {
        self.facets
    }

    /// Adds other words for what a word may become, or may have been meant to be.
    pub fn add_others(&mut self, word: usize, pattern: &Pattern, aliases: &Aliases) {
        let others = aliases.of_pattern(pattern);
        others.iter().for_each(|other| self.add(word, Pattern::other(other, pattern.closeness)));
    }

    /// Adds what else may stand for a word, such as words of the library that are spelled much like it.
    pub fn add(&mut self, word: usize, pattern: Pattern) {
        if let Some(patterns) = self.words.get_mut(word) {
            let place = patterns.partition_point(|known| known.closeness <= pattern.closeness);
            patterns.insert(place, pattern);
        }
    }

    /// What is met of what is said of posts and sessions; without what is asked for of a field.
    pub fn said(&self, values: &Values, left_out: Option<Field>) -> Said<'q> {
        let word = |patterns: &[Pattern]| {
            let met = |value: &Value| {
                let mut patterns = patterns.iter().filter(|_| value.field.is_name());
                let found = patterns.find(|it| it.find(value.folded.chars(), 0).is_some());
                found.map_or(Met::NOT, |it| Met::new(it.closeness, Part::Names))
            };
            let each = values.all().iter().map(met).listed();
            if each.iter().all(|met| *met == Met::NOT) { Vec::new() } else { each }
        };
        let facet = |facet: &'q Facet| {
            let is_it = |value: &Value| if admits(facet, value) { Met(0) } else { Met::NOT };
            (facet, values.all().iter().map(is_it).listed())
        };
        let is_left_out = |facet: &Facet| left_out == Some(facet.field) && facet.is_asked();
        Said {
            words: self.words.iter().map(|patterns| word(patterns)).listed(),
            unwanted: word(&self.unwanted),
            facets: self.facets.iter().filter(|it| !is_left_out(it)).map(facet).listed(),
        }
    }

    /// Adds what of the posts of a shelf matches.
    pub fn find<'a>(&self, shelf: &'a Shelf, said: &Said<'_>, hits: &mut Vec<Hit<'a>>) {
        let mut places = Vec::new();
        for (patterns, said) in self.words.iter().zip(&said.words) {
            let may = patterns.iter().map(|pattern| shelf.may(pattern)).listed();
            // Most words are met by no name at all.
            let of_names = patterns.iter().filter(|_| !said.is_empty());
            let named = of_names.fold(0, |all, pattern| all | shelf.may_be_named(pattern));
            let any = may.iter().fold(named, |any, may| any | may.all);
            if any == 0 {
                return;
            }
            places.push(Places { patterns, names: said, may, named, any });
        }
        let (mut first, mut around, mut met) = (0, Vec::new(), Vec::new());
        for post in &shelf.posts {
            let count = post.1.count();
            if places.iter().all(|word| word.any & bits(first, count) != 0) {
                self.find_in(post, first, &places, said, (&mut around, &mut met), hits);
            }
            first += count;
        }
    }

    /// Adds what of a post matches: sessions, what stands around them, and the post as a whole. `first`: its place among the
    /// parts of its shelf; `room`: two lists that it may fill.
    fn find_in<'a>(
        &self,
        post: &'a Post,
        first: usize,
        places: &[Places<'_>],
        said: &Said<'_>,
        (around, met): (&mut Vec<Met>, &mut Vec<Met>),
        hits: &mut Vec<Hit<'a>>,
    ) {
        let (document, Prepared { own, sections }) = post;
        let has_words = !self.words.is_empty();
        around.clear();
        places.iter().map(|word| word.best(own, bit(first))).add_to(around);
        for (at, (section, of)) in sections.iter().zip(&document.sections).enumerate() {
            // Fields alone ask for sessions.
            if (of.is_session() || has_words)
                && said.admits(own, section)
                && meets(section, bit(first + 1 + at), around, places, met)
                && !self.is_unwanted(said, section)
            {
                hits.push(Hit { post, section: Some(at), fit: Fit::new(met) });
            }
        }
        let is_of_session = |(facet, _): &(&Facet, Each)| {
            matches!(facet.field, Field::Speaker | Field::Kind | Field::Has)
        };
        // Without words, a post as a whole is found where it has no sessions.
        let may_be = has_words || !document.sections.iter().any(Section::is_session);
        if may_be
            && !said.facets.iter().any(is_of_session)
            && said.admits(own, own)
            // Every word stands in its title, its tags or its conference.
            && !around.contains(&Met::NOT)
            && !self.is_unwanted(said, own)
        {
            hits.push(Hit { post, section: None, fit: Fit::new(around) });
        }
    }

    /// Whether something stands there that must not.
    fn is_unwanted(&self, said: &Said<'_>, part: &PreparedSection) -> bool {
        let texts = [part.title.chars(), part.text.chars()];
        let stands = |word: &Pattern| texts.iter().any(|text| word.find(text, 0).is_some());
        self.unwanted.iter().any(stands) || has(&said.unwanted, part)
    }

    /// Where the words of a match stand in a text of it, by characters, in order and without overlaps. Of a word that was met
    /// as it was typed, nothing less close is marked.
    #[inline(never)]
    fn places(&self, fit: &Fit, text: &Folded) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = Vec::new();
        for (word, patterns) in (0..).zip(&self.words) {
            let is_literal = fit.is_literal(word);
            for pattern in patterns {
                if is_literal && pattern.closeness != Closeness::Literal {
                    break;
                }
                let mut next = 0;
                while let Some(at) = pattern.find(text.chars(), next) {
                    next = at + pattern.length();
                    places.push(at..next);
                }
            }
        }
        sort_by_number(&mut places, |place| place.start as u64);
        let mut joined: Vec<Range<usize>> = Vec::new();
        for place in places {
            match joined.last_mut().filter(|before| place.start < before.end) {
                Some(before) => before.end = before.end.max(place.end),
                None => joined.push(place),
            }
        }
        joined
    }

    /// Where the words of a match stand in a text of it, in bytes.
    pub fn marks(&self, fit: &Fit, text: &Folded) -> Vec<Range<usize>> {
        self.places(fit, text).into_iter().map(|place| text.source(place)).listed()
    }

    /// How often the words of a match stand in its text, and how many characters that has. Of a single character that tells
    /// nothing, and is not counted.
    pub fn often(&self, hit: &Hit<'_>) -> (usize, usize) {
        let is_word = |word: &Vec<Pattern>| word.iter().any(|pattern| pattern.length() > 1);
        if !self.words.iter().any(is_word) {
            return (0, 0);
        }
        let text = &hit.part().text;
        (self.places(&hit.fit, text).len(), text.chars().len())
    }
}

/// Where a word may be met on a shelf.
struct Places<'a> {
    /// What may stand for it, the closest first.
    patterns: &'a [Pattern],
    /// How names are met by it.
    names: &'a Each,
    /// Where what may stand for it may stand.
    may: Vec<May>,
    /// Where any of that may stand in a name.
    named: Which,
    /// Where any of that may stand anywhere.
    any: Which,
}

impl Places<'_> {
    /// The closest way in which a word is met by a title, what is said, or a text; of several, the most telling. Most texts
    /// are not looked through: nothing is met better than what a title says as it was typed.
    fn best(&self, part: &PreparedSection, at: Which) -> Met {
        let mut best = Met::NOT;
        if self.any & at == 0 {
            return best;
        }
        if self.named & at != 0 {
            for number in &part.values {
                best = best.min(of(self.names, *number));
            }
        }
        for (pattern, may) in self.patterns.iter().zip(&self.may) {
            let [in_title, in_text] =
                [Part::Title, Part::Text].map(|part| Met::new(pattern.closeness, part));
            if in_title >= best {
                break;
            }
            let stands = |which: Which, text: &Folded| {
                which & at != 0 && (may.is_told || pattern.find(text.chars(), 0).is_some())
            };
            if stands(may.title, &part.title) {
                return in_title;
            }
            if in_text < best && stands(may.all, &part.text) {
                best = in_text;
            }
        }
        best
    }
}

/// How each word is met by a session or by what is said of its post, the closer of both; of as close ones, the session.
/// One word is always the session's own: the one that it meets best. Whether all words are met, and not all around it.
fn meets(
    section: &PreparedSection,
    at: Which,
    around: &[Met],
    places: &[Places<'_>],
    met: &mut Vec<Met>,
) -> bool {
    met.clear();
    let (mut has_own, mut best) = (around.is_empty(), (Met::NOT, 0));
    for (word, (around, places)) in around.iter().zip(places).enumerate() {
        let own = places.best(section, at);
        let is_own = own.distance() <= around.distance();
        let closer = if is_own { own } else { around.around() };
        if closer == Met::NOT {
            return false;
        }
        has_own |= is_own;
        best = best.min((own, word));
        met.push(closer);
    }
    let (own, word) = best;
    if let Some(met) = met.get_mut(word).filter(|_| !has_own) {
        *met = own;
    }
    has_own || own != Met::NOT
}

#[cfg(test)]
mod tests {
    use notes::Kind;

    use super::*;
    use crate::aliases::Aliases;
    use crate::document::Document;

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

    /// What is told of each match in a post.
    fn matches<T>(
        typed: &str,
        post: &Document,
        tell: impl Fn(&Hit<'_>, Vec<Range<usize>>) -> T,
    ) -> Vec<T> {
        let mut values = Values::default();
        let prepared = Prepared::new(post, &mut values, &Aliases::default());
        let shelves = Shelf::fill(vec![(post.clone(), prepared)], &values);
        let query = Query::parse(typed);
        let wanted = Wanted::new(&query);
        let mut found = Vec::new();
        wanted.find(&shelves[0], &wanted.said(&values, None), &mut found);
        found.sort_by_key(|hit| hit.fit.number);
        found.iter().map(|hit| tell(hit, wanted.marks(&hit.fit, &hit.part().text))).collect()
    }

    /// What is found, the best first: the section's id (`-` for the text around sessions, `*` for the post), how closely,
    /// and the words that are marked in its text.
    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let post = post();
        let told = matches(typed, &post, |hit, marks| {
            let section = hit.section.map(|at| &post.sections[at]);
            let name =
                section.map_or("*", |section| if section.is_session() { &section.id } else { "-" });
            let marks = marks
                .iter()
                .map(|mark| &section.expect("only sections have text").text[mark.clone()]);
            format!("{name} {:?} {}", hit.fit.closeness(), marks.collect::<Vec<_>>().join("|"))
                .trim_end()
                .to_owned()
        });
        assert_eq!(told, expected, "{typed}");
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
            matches(typed, &post, |hit, marks| {
                let parts = [Part::Title, Part::Names, Part::Text];
                let parts: Vec<Part> =
                    parts.into_iter().filter(|part| hit.fit.is_in(*part)).collect();
                (hit.section, hit.fit.closeness(), parts, marks.len())
            })
        };
        let (literal, stem) = (Closeness::Literal, Closeness::Stem);
        let why = vec![Part::Title, Part::Names];
        assert_eq!(fits("물결회의에서 서버"), [(Some(1), literal, why, 1)]);
        // What the session itself has tells how close the session is, where there is nothing else.
        let post_and_session =
            [(None, literal, vec![Part::Title], 0), (Some(1), stem, vec![Part::Text], 1)];
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
    fn of_a_post_with_more_sessions_than_a_shelf_tells_apart_only_what_has_a_word_is_found() {
        let mut post = post();
        let session = |at: usize| Section {
            id: at.to_string(),
            text: if at == 90 { "q".to_owned() } else { "물결".to_owned() },
            ..post.sections[1].clone()
        };
        post.sections = (0..100).map(session).collect();
        let find = |typed: &str| matches(typed, &post, |hit, _| hit.section);
        assert_eq!(find("q"), [Some(90)]);
        assert_eq!(find("물결").len(), 100);
    }

    #[test]
    fn fields_alone_find_sessions_and_posts_that_have_none() {
        check("tag:python year:2019", &["a Literal", "b Literal"]);
        let mut post = post();
        post.sections.truncate(1);
        let find = |typed: &str| matches(typed, &post, |hit, _| hit.section);
        assert_eq!(find("tag:python"), [None]);
        assert_eq!(find("tag:python kind:talk"), []);
        assert_eq!(find("tag:python -후기"), []);
    }
}
