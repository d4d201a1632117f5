//! What of a post matches a query, where, and how closely.
//!
//! All words of a query must be met, each by the session itself or by what is said of its post, whichever is closer; and one
//! of them by the session itself, or else the post is what was found.

use std::ops::Range;

use notes::order::sort_by_number;

use crate::aliases::Aliases;
use crate::document::{Document, Section};
use crate::fold::Folded;
use crate::listed::Listed;
use crate::pattern::{Closeness, Pattern, patterns};
use crate::query::{Facet, Field, Query, Term, kind_name, means_kind};
use crate::text::decimal;
use crate::values::{Value, Values};

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

/// How a word was met; the closer is the less, of as close ones the more telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Met {
    /// How far it is from what was typed; another word for it is not. Python in a title tells more about 파이썬 than 파이썬 in
    /// a text.
    from_typed: Closeness,
    /// Where.
    pub part: Part,
    /// How close.
    pub closeness: Closeness,
}

/// How well something matches: see [`Fit::number`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// That of the word that was met least closely: see [`Met`].
    from_typed: Closeness,
    /// The places of all words, added up.
    parts: u32,
    /// That of the word that was met least closely.
    pub closeness: Closeness,
}

/// What was found in a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The section; `None` for the post as a whole.
    pub section: Option<usize>,
    /// How well it matches.
    pub fit: Fit,
    /// How each word was met.
    pub met: Vec<Met>,
}

/// A post, ready to be compared again and again.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    title: Folded,
    /// The numbers of its tags, its conference and its year.
    values: Vec<u32>,
    sections: Vec<PreparedSection>,
}

/// A section, in the same way.
#[derive(Clone, Debug, Default)]
struct PreparedSection {
    title: Folded,
    text: Folded,
    /// The numbers of its speakers, its sort and its slides.
    values: Vec<u32>,
}

/// A post as it is shown, and as it is compared.
pub type Post = (Document, Prepared);

impl Met {
    fn new(closeness: Closeness, part: Part) -> Self {
        let is_other = closeness == Closeness::Alias;
        Self { from_typed: if is_other { Closeness::Literal } else { closeness }, part, closeness }
    }
}

impl Fit {
    /// A number that is the less, the better it is.
    pub fn number(&self) -> u64 {
        let closest = (self.from_typed as u64) << 40 | self.closeness as u64;
        closest | u64::from(self.parts) << 8
    }
}

impl Prepared {
    /// Folds all texts of a post, and notes what is said of it among what is said of others.
    pub fn new(document: &Document, values: &mut Values, aliases: &Aliases) -> Self {
        let mut numbers = |field: Field, written: &[String], list: &mut Vec<u32>| {
            written.iter().map(|written| values.add(field, written, aliases)).add_to(list);
        };
        let mut said = Vec::new();
        numbers(Field::Tag, &document.tags, &mut said);
        numbers(Field::Event, document.event.as_slice(), &mut said);
        numbers(Field::Year, document.year.map(|year| decimal(year.into())).as_slice(), &mut said);
        let section = |section: &Section| {
            let mut values = Vec::new();
            let kind = section.kind.map(|kind| kind_name(kind).to_owned());
            let slides = section.has_slides.then(|| "slides".to_owned());
            numbers(Field::Speaker, &section.speakers, &mut values);
            numbers(Field::Kind, kind.as_slice(), &mut values);
            numbers(Field::Has, slides.as_slice(), &mut values);
            let (title, text) = (Folded::new(&section.title), Folded::new(&section.text));
            PreparedSection { title, text, values }
        };
        let sections = document.sections.iter().map(section).listed();
        Self { title: Folded::new(&document.title), values: said, sections }
    }

    /// Adds its folded titles and texts, and the folded names of whoever and whatever it is about.
    pub fn texts<'a>(&'a self, values: &'a Values, texts: &mut Vec<&'a [char]>) {
        let mut add = |title: &'a Folded, numbers: &[u32]| {
            texts.push(title.chars());
            for value in numbers.iter().filter_map(|number| values.get(*number)) {
                if value.field.is_name() {
                    texts.push(value.folded.chars());
                }
            }
        };
        add(&self.title, &self.values);
        for section in &self.sections {
            add(&section.title, &section.values);
            add(&section.text, &[]);
        }
    }

    /// The numbers of what is said of the post.
    pub fn values(&self) -> &[u32] {
        &self.values
    }

    /// The numbers of what is said of one of its sections; none of no section.
    pub fn values_of(&self, section: Option<usize>) -> &[u32] {
        let section = section.and_then(|at| self.sections.get(at));
        section.map_or(&[], |section| &section.values)
    }
}

/// What a query meets of what is said of posts and sessions, by the numbers of values.
#[derive(Clone, Debug)]
pub struct Said {
    /// How close each is to every word.
    words: Vec<Each>,
    /// What stands in it that must not.
    unwanted: Each,
    /// Whether it is what a field asks for, field by field: the same, or not.
    facets: Vec<Each>,
}

/// How closely each value is met, by its number.
type Each = Vec<Option<Closeness>>;

impl Said {
    /// How close a value is to every word of a query that asks for any; `None` if one is not met.
    pub fn of(&self, number: u32) -> Option<Vec<Met>> {
        let met = |word: &Each| Some(Met::new(of(word, number)?, Part::Names));
        self.words.iter().map(met).if_all().filter(|met| !met.is_empty())
    }

    /// Whether what is said of a post or a session is what all fields ask for.
    fn admits(&self, wanted: &Wanted, post: &[u32], section: &[u32]) -> bool {
        let is_so = |(facet, each): (&Facet, &Each)| {
            let has = has(each, post) || has(each, section);
            facet.value.is_empty() || has != facet.is_excluded
        };
        wanted.facets.iter().zip(&self.facets).all(is_so)
    }
}

fn of(each: &Each, number: u32) -> Option<Closeness> {
    each.get(number as usize).copied().flatten()
}

fn has(each: &Each, numbers: &[u32]) -> bool {
    numbers.iter().any(|number| of(each, *number).is_some())
}

impl Wanted {
    /// What a query asks for, as far as that needs no dictionary.
    pub fn new(query: &Query) -> Self {
        let mut wanted = Self { facets: query.facets.clone(), ..Self::default() };
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
        for ((first, count), closeness, other) in &aliases.of(&words) {
            for at in *first..first + count {
                self.add(at, Pattern::other(other, *closeness));
            }
        }
        for at in 0..self.words.len() {
            for pattern in &self.words.get(at).cloned().unwrap_or_default() {
                if matches!(pattern.closeness, Closeness::Begun | Closeness::Initials) {
                    self.add_others(at, pattern, aliases);
                }
            }
        }
        for facet in self.facets.iter_mut().filter(|facet| facet.field == Field::Tag) {
            let others = aliases.of(&[&facet.value]);
            facet.others = others.iter().map(|(.., other)| other.clone()).listed();
        }
    }

    /// The same without what is less close than this.
    pub fn up_to(&self, closeness: Closeness) -> Self {
        let mut wanted = self.clone();
        let is_close = |pattern: &Pattern| pattern.closeness <= closeness;
        wanted.words.iter_mut().for_each(|word| word.retain(is_close));
        wanted
    }

    /// Lets a pattern alone stand for a word; without one, nothing does.
    pub fn take_only(&mut self, word: usize, pattern: Option<Pattern>) {
        if let Some(patterns) = self.words.get_mut(word) {
            *patterns = pattern.into_iter().listed();
        }
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

    /// Adds other words for what a word may become, or may have been meant to be.
    pub fn add_others(&mut self, word: usize, pattern: &Pattern, aliases: &Aliases) {
        let others = aliases.of_pattern(pattern);
        others.iter().for_each(|other| self.add(word, Pattern::other(other, pattern.closeness)));
    }

    /// Adds what else may stand for a word, such as words of the library that are spelled much like it.
    pub fn add(&mut self, word: usize, pattern: Pattern) {
        if let Some(patterns) = self.words.get_mut(word) {
            patterns.push(pattern);
            sort_by_number(patterns, |pattern| pattern.closeness as u64);
        }
    }

    /// What is met of what is said of posts and sessions.
    pub fn said(&self, values: &Values) -> Said {
        let stands = |patterns: &[Pattern], value: &Value| {
            let mut patterns = patterns.iter().filter(|_| value.field.is_name());
            patterns.find(|pattern| value.folded.find(pattern).is_some()).map(|it| it.closeness)
        };
        let all = values.all();
        let word = |word: &[Pattern]| all.iter().map(|value| stands(word, value)).listed();
        let facet = |facet: &Facet| {
            all.iter().map(|value| admits(facet, value).then_some(Closeness::Literal)).listed()
        };
        Said {
            words: self.words.iter().map(|patterns| word(patterns)).listed(),
            unwanted: word(&self.unwanted),
            facets: self.facets.iter().map(facet).listed(),
        }
    }

    /// Calls `see` with what of a post matches: sessions, what stands around them, and the post as a whole.
    pub fn find(&self, (document, post): &Post, said: &Said, see: &mut dyn FnMut(Match)) {
        let own = |word: usize| self.best(word, said, &post.title, None, &post.values);
        let around: Vec<Option<Met>> = (0..self.words.len()).map(own).listed();
        for (at, (section, of)) in post.sections.iter().zip(&document.sections).enumerate() {
            // Fields alone ask for sessions.
            if (of.is_session() || !self.words.is_empty())
                && said.admits(self, &post.values, &section.values)
                && let Some(met) = self.meets(section, &around, said)
                && !self.is_unwanted(said, &[&section.title, &section.text], &section.values)
            {
                see(Match { section: Some(at), fit: fit(&met), met });
            }
        }
        let is_of_session =
            |facet: &Facet| matches!(facet.field, Field::Speaker | Field::Kind | Field::Has);
        // Without words, a post as a whole is found where it has no sessions.
        let may_be = !self.words.is_empty() || !document.sections.iter().any(Section::is_session);
        if may_be
            && !self.facets.iter().any(is_of_session)
            && said.admits(self, &post.values, &[])
            // Every word stands in its title, its tags or its conference.
            && let Some(met) = around.iter().copied().if_all()
            && !self.is_unwanted(said, &[&post.title], &post.values)
        {
            see(Match { section: None, fit: fit(&met), met });
        }
    }

    /// How each word is met by a session or by what is said of its post, the closer of both; of as close ones, the session.
    /// One word is always the session's own: the one that it meets best. `None` if a word is not met, or all only around it.
    fn meets(
        &self,
        section: &PreparedSection,
        around: &[Option<Met>],
        said: &Said,
    ) -> Option<Vec<Met>> {
        let mut met = Vec::new();
        let (mut has_own, mut best) = (around.is_empty(), None);
        for (word, around) in around.iter().enumerate() {
            let own = self.best(word, said, &section.title, Some(&section.text), &section.values);
            let around = around.map(|met| Met { part: Part::Names, ..met });
            let is_own = match (own, around) {
                (Some(own), Some(around)) => own.from_typed <= around.from_typed,
                (own, _) => own.is_some(),
            };
            has_own |= is_own;
            if let Some(own) = own {
                best = Some(best.map_or((own, word), |best: (Met, usize)| best.min((own, word))));
            }
            met.push(if is_own { own } else { around }?);
        }
        if !has_own {
            let (own, word) = best?;
            *met.get_mut(word)? = own;
        }
        Some(met)
    }

    /// The closest way in which a word is met by a title, what is said, or a text; of several, the most telling. Most texts
    /// are not looked through: what a title says as it was typed cannot be met better.
    fn best(
        &self,
        word: usize,
        said: &Said,
        title: &Folded,
        text: Option<&Folded>,
        values: &[u32],
    ) -> Option<Met> {
        let patterns = self.words.get(word)?;
        let mut best: Option<Met> = None;
        let look = |text: &Folded, part: Part, best: &mut Option<Met>| {
            let is_closer = |pattern: &&Pattern| {
                best.is_none_or(|best| Met::new(pattern.closeness, part) < best)
            };
            let closer = patterns.iter().take_while(is_closer);
            let found = closer.into_iter().find(|pattern| text.find(pattern).is_some());
            if let Some(pattern) = found {
                *best = Some(Met::new(pattern.closeness, part));
            }
        };
        look(title, Part::Title, &mut best);
        let names = said.words.get(word)?;
        for number in values {
            if let Some(closeness) = of(names, *number) {
                let met = Met::new(closeness, Part::Names);
                best = Some(best.map_or(met, |best| best.min(met)));
            }
        }
        if let Some(text) = text {
            look(text, Part::Text, &mut best);
        }
        best
    }

    /// Whether something stands there that must not.
    fn is_unwanted(&self, said: &Said, texts: &[&Folded], values: &[u32]) -> bool {
        let stands = |word: &Pattern| texts.iter().any(|text| text.find(word).is_some());
        self.unwanted.iter().any(stands) || has(&said.unwanted, values)
    }

    /// Where the words of a match stand in a text of it, by characters, in order and without overlaps. Of a word that was met
    /// as it was typed, nothing less close is marked.
    #[inline(never)]
    pub fn places(&self, met: &[Met], text: &Folded) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = Vec::new();
        for (word, met) in self.words.iter().zip(met) {
            let is_literal = met.closeness == Closeness::Literal;
            let close = |pattern: &&Pattern| !is_literal || pattern.closeness == Closeness::Literal;
            for pattern in word.iter().filter(close) {
                let mut next = text.find(pattern);
                while let Some(at) = next {
                    let to = at + pattern.length();
                    places.push(at..to);
                    next = pattern.find(text.chars(), to);
                }
            }
        }
        sort_by_number(&mut places, |place| place.start as u64);
        let mut joined: Vec<Range<usize>> = Vec::new();
        for place in &places {
            match joined.last_mut().filter(|before| place.start < before.end) {
                Some(before) => before.end = before.end.max(place.end),
                None => joined.push(place.clone()),
            }
        }
        joined
    }

    /// Where the words of a match stand in a text of it, in bytes.
    pub fn marks(&self, met: &[Met], text: &Folded) -> Vec<Range<usize>> {
        self.places(met, text).iter().map(|place| text.source(place.clone())).listed()
    }

    /// The marks of a match: in the title and in the text of what was found.
    pub fn marks_of(&self, found: &Match, post: &Post) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let section = found.section.and_then(|at| post.1.sections.get(at));
        let title = section.map_or(&post.1.title, |section| &section.title);
        let text = section.map(|section| self.marks(&found.met, &section.text));
        (self.marks(&found.met, title), text.unwrap_or_default())
    }

    /// How often the words of a match stand in its text, and how many characters that has. Of a single character that tells nothing, and is not counted.
    pub fn often(&self, found: &Match, post: &Post) -> (usize, usize) {
        let is_word = |word: &Vec<Pattern>| word.iter().any(|pattern| pattern.length() > 1);
        let has_words = self.words.iter().any(is_word);
        let section = found.section.and_then(|at| post.1.sections.get(at)).filter(|_| has_words);
        section.map_or((0, 0), |section| {
            (self.places(&found.met, &section.text).len(), section.text.chars().len())
        })
    }
}

fn fit(met: &[Met]) -> Fit {
    let least =
        |of: &dyn Fn(&Met) -> Closeness| met.iter().map(of).max().unwrap_or(Closeness::Literal);
    let parts = met.iter().map(|met| met.part as u32).sum();
    Fit { from_typed: least(&|met| met.from_typed), parts, closeness: least(&|met| met.closeness) }
}

/// Whether a value is what a facet asks for: as a whole; or, of tags, as far as it is typed, and of other names, somewhere
/// in it.
pub fn admits(facet: &Facet, value: &Value) -> bool {
    let (asked, chars) = (&facet.value, value.folded.chars());
    match facet.field {
        field if field != value.field => false,
        Field::Has => true,
        Field::Year => chars == asked.as_slice(),
        Field::Kind => means_kind(asked, chars),
        _ => admits_name(facet, chars),
    }
}

/// The same of a folded name.
pub fn admits_name(facet: &Facet, name: &[char]) -> bool {
    let asked = &facet.value;
    match facet.field {
        _ if facet.others.iter().any(|other| name == other.as_slice()) => true,
        _ if facet.is_whole => name == asked.as_slice(),
        Field::Tag => name.starts_with(asked),
        _ => name.windows(asked.len().max(1)).any(|part| part == asked.as_slice()),
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

    /// What of a post matches, and where words stand in its text.
    fn matches(typed: &str, post: &Document) -> Vec<(Match, Vec<Range<usize>>)> {
        let mut values = Values::default();
        let post = (post.clone(), Prepared::new(post, &mut values, &Aliases::default()));
        let wanted = Wanted::new(&Query::parse(typed));
        let mut found = Vec::new();
        wanted.find(&post, &wanted.said(&values), &mut |it| found.push(it));
        found.into_iter().map(|it| (it.clone(), wanted.marks_of(&it, &post).1)).collect()
    }

    /// What is found, the best first: the section's id (`-` for the text around sessions, `*` for the post), how closely,
    /// and the words that are marked in its text.
    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let post = post();
        let mut found = matches(typed, &post);
        found.sort_by_key(|(found, _)| found.fit.number());
        let told = found.iter().map(|(found, text_marks)| {
            let section = found.section.map(|at| &post.sections[at]);
            let name =
                section.map_or("*", |section| if section.is_session() { &section.id } else { "-" });
            let marks = text_marks
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
            let told = |(found, marks): (Match, Vec<_>)| {
                let parts: Vec<Part> = found.met.iter().map(|met| met.part).collect();
                (found.section, found.fit.closeness, parts, marks.len())
            };
            matches(typed, &post).into_iter().map(told).collect::<Vec<_>>()
        };
        let (literal, stem) = (Closeness::Literal, Closeness::Stem);
        let why = vec![Part::Names, Part::Title];
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
            matches(typed, &post).iter().map(|(found, _)| found.section).collect::<Vec<_>>()
        };
        assert_eq!(find("tag:python"), [None]);
        assert_eq!(find("tag:python kind:talk"), []);
        assert_eq!(find("tag:python -후기"), []);
    }
}
