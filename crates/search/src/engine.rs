//! A library that is searched: its posts, compared one by one, as far as they have come.
//!
//! For as many posts as a browser has at hand anyway, that is faster than any index, and finds everything that is there. Of
//! a large library, lists say which posts must come to be compared: see [`manifest`].
//!
//! [`manifest`]: crate::manifest

use std::cell::{OnceCell, RefCell};

use crate::answer::{Answer, Choices, Name, NameKind, Offer};
use crate::candidates::{Files, Reach, candidates, is_listed};
use crate::choices::{FIELDS, choices};
use crate::dictionary::{Nowhere, like, starting};
use crate::document::Document;
use crate::find::{Fit, Said, Wanted};
use crate::keyboard::other_layout;
use crate::listed::Listed;
use crate::manifest::{Block, Lists, Manifest, digest};
use crate::pattern::{Closeness, Pattern};
use crate::query::{Facet, Field, Query, Term};
use crate::rank::{Hit, rank};
use crate::shelf::{Prepared, Shelf};
use crate::show::{count, marked, show};
use crate::values::{Counts, Value, Values};
use crate::words::Words;

/// With fewer results than this, other queries are offered.
const FEW: u32 = 3;
/// How many blocks are asked for before what they hold is looked at; and how many of them first, so that there is something
/// to see soon.
const AT_ONCE: usize = 4;
const AT_FIRST: usize = 2;
/// How many blocks have come, of which none has what is looked for, before the library's words are asked whether any has.
/// Pairs of Latin letters stand in every longer text: lists alone would lead through all of them for a word that is nowhere.
const LOOKED_INTO: usize = 8;
/// How many words that are spelled alike are followed, the nearest first: each costs lists and blocks.
const FOLLOWED: usize = 8;
/// How many names of a kind are shown.
const NAMES: usize = 5;
/// Of how many words is kept what is spelled alike, for a question is answered more than once.
const REMEMBERED: usize = 16;

/// A library that is searched.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    manifest: Manifest,
    /// What has come of the manifest's blocks, in their order.
    blocks: Vec<Option<Vec<Shelf>>>,
    /// What is said of the posts that have come.
    values: Values,
    /// What has come of the manifest's lists and words.
    files: Files,
    words: OnceCell<Words>,
    /// What is spelled much like some words: see [`Engine::alike`].
    alike: RefCell<Vec<Alike>>,
    nowhere: RefCell<Nowhere>,
}

/// Words that are spelled much like one that was typed.
#[derive(Clone, Debug)]
struct Alike {
    typed: Vec<char>,
    /// Those of posts that lists know, the nearest first.
    listed: Vec<Vec<char>>,
    /// Those of all other posts.
    unlisted: Vec<Vec<char>>,
    /// The names of files that were not there.
    missing: Vec<String>,
}

impl Engine {
    /// A library of which no block has come yet.
    pub fn new(manifest: Manifest) -> Self {
        let blocks = manifest.blocks.iter().map(|_| None).listed();
        Self { manifest, blocks, ..Self::default() }
    }

    /// The names of the files without which an answer may have less than so many results; the most useful first. When they
    /// have come, more may be needed.
    #[inline(never)]
    pub fn needs(&self, answer: &Answer, most: usize) -> Vec<String> {
        let query = self.query(&answer.typed);
        if query.is_empty() {
            return Vec::new();
        }
        let has_lists = !self.manifest.texts.is_empty();
        let unlisted = |block: &Block| !has_lists || block.first.is_none();
        let needs = self.missing(&unlisted);
        if !has_lists || !needs.is_empty() {
            return needs;
        }
        let (hits, wanted) = (answer.as_typed as usize, &self.wanted(&query));
        let reach = match hits {
            _ if hits >= most => Reach::Named,
            _ if self.looked_into() > 0 => Reach::Further,
            _ => Reach::Telling,
        };
        // What is closest comes first: the first results take few lists and blocks.
        let mut needs = Vec::new();
        for closeness in [Closeness::Alias, Closeness::Stem, Closeness::Initials] {
            if needs.is_empty() && (hits < most || closeness == Closeness::Alias) {
                needs = self.leads(wanted, &wanted.up_to(closeness), reach);
            }
        }
        let has_looked = self.looked_into() >= LOOKED_INTO;
        if hits == 0 && has_looked && !needs.is_empty() {
            let mut words = Vec::new();
            if let Ok(mut nowhere) = self.nowhere.try_borrow_mut()
                && nowhere.is_any(
                    &wanted.up_to(Closeness::Initials),
                    &self.manifest.starts,
                    &self.files,
                    &mut words,
                )
            {
                needs = words;
            }
        }
        if needs.is_empty() && hits < most {
            needs = self.for_initials(wanted);
        }
        if needs.is_empty() && hits == 0 {
            needs = self.for_typos(&query, wanted, answer.total as usize >= most);
        }
        needs
    }

    /// What is needed to find what initials stand for: first the words that start so, then each of these, the most frequent
    /// first. Of several words in initials the first leads.
    #[inline(never)]
    fn for_initials(&self, wanted: &Wanted<'_>) -> Vec<String> {
        let is_it =
            |pattern: &&Pattern| pattern.closeness == Closeness::Initials && !is_listed(pattern);
        let mut first = None;
        let mut words = wanted.up_to(Closeness::Initials);
        for (at, word) in words.iter_mut().enumerate() {
            let of: &[Pattern] = word;
            if let Some(initials) = of.iter().find(is_it) {
                match first {
                    None => first = Some((at, initials)),
                    Some(_) => *word = &[],
                }
            }
        }
        let Some((at, first)) = first else { return Vec::new() };
        let mut needs = Vec::new();
        let starts = starting(first, &self.manifest.starts, &self.files, &mut needs);
        if needs.is_empty() { self.for_each(wanted, &words, at, &starts) } else { needs }
    }

    /// What is needed to find what is spelled much alike: first the words that are, then, if not enough was found, the
    /// nearest of them.
    #[inline(never)]
    fn for_typos(&self, query: &Query, wanted: &Wanted<'_>, is_enough: bool) -> Vec<String> {
        let (mut needs, mut nearest) = (Vec::new(), Vec::new());
        for (at, term) in meant(query) {
            let Alike { mut listed, missing, .. } = self.alike(&term.folded);
            needs.extend(missing);
            listed.truncate(FOLLOWED);
            nearest.push((at, listed));
        }
        if !needs.is_empty() || is_enough {
            return needs;
        }
        let words = wanted.up_to(Closeness::Initials);
        for (at, others) in &nearest {
            needs = self.for_each(wanted, &words, *at, others);
            if !needs.is_empty() {
                break;
            }
        }
        needs
    }

    /// What is needed to find the first of some words, in the place of the word of a query, of which not all has come.
    fn for_each(
        &self,
        wanted: &Wanted<'_>,
        words: &[&[Pattern]],
        at: usize,
        others: &[Vec<char>],
    ) -> Vec<String> {
        for other in others {
            let alone = [Pattern::of(other, Closeness::Literal)];
            let mut words = words.to_vec();
            if let Some(word) = words.get_mut(at) {
                *word = &alone;
            }
            let needs = self.leads(wanted, &words, Reach::Telling);
            if !needs.is_empty() {
                return needs;
            }
        }
        Vec::new()
    }

    /// The lists that are needed to say where words can be, by what may stand for each; then, if not enough was found yet, the
    /// next blocks of posts that can hold them: first those that have them in their names.
    fn leads(&self, wanted: &Wanted<'_>, words: &[&[Pattern]], reach: Reach) -> Vec<String> {
        let Manifest { names, texts, .. } = &self.manifest;
        let mut needs = Vec::new();
        let mut sections = |words: &[&[Pattern]], lists: &[Lists], all: Option<Vec<u32>>| {
            candidates(words, lists, &self.files, &mut needs, reach, all)
        };
        let asked = asked_names(wanted);
        let asked = sections(&asked.iter().map(Vec::as_slice).listed(), names, None);
        let named = sections(words, names, asked.clone());
        let any = sections(words, texts, asked);
        if !needs.is_empty() || reach == Reach::Named {
            return needs;
        }
        let at_once = if self.looked_into() == 0 { AT_FIRST } else { AT_ONCE };
        // A year, a kind or slides are anywhere; and a single character, of which lists say nothing, nearly so.
        if any.is_none() && (words.is_empty() || self.looked_into() < LOOKED_INTO) {
            let mut needs = self.rest();
            needs.truncate(at_once);
            return needs;
        }
        let all = [named, any].into_iter().flatten().flatten();
        for (at, _) in all.filter_map(|at| self.manifest.place(at)) {
            if let (Some(block), Some(None)) = (self.manifest.blocks.get(at), self.blocks.get(at)) {
                let name = block.name();
                if !needs.contains(&name) {
                    needs.push(name);
                }
            }
            if needs.len() == at_once {
                break;
            }
        }
        needs
    }

    /// How many blocks have come that lists know.
    fn looked_into(&self) -> usize {
        let blocks = self.manifest.blocks.iter().zip(&self.blocks);
        blocks.filter(|(block, come)| come.is_some() && block.first.is_some()).count()
    }

    /// The names of all blocks that have not come, the newest first: what may be at hand where lists cannot be had.
    pub fn rest(&self) -> Vec<String> {
        self.missing(&|_| true)
    }

    /// The names of blocks that have not come.
    fn missing(&self, which: &dyn Fn(&Block) -> bool) -> Vec<String> {
        let blocks = self.manifest.blocks.iter().zip(&self.blocks);
        let missing = blocks.filter(|(block, come)| come.is_none() && which(block));
        missing.map(|(block, _)| block.name()).listed()
    }

    /// Takes a file that has come; one that the manifest does not know is never asked. `None` if it is damaged.
    pub fn give(&mut self, name: &str, bytes: Vec<u8>) -> Option<()> {
        let Some(digest) = digest(name) else { return Some(()) };
        if let Some(at) = self.manifest.blocks.iter().position(|block| block.digest == digest) {
            // It may come for two questions.
            let Some(block @ None) = self.blocks.get_mut(at) else { return Some(()) };
            let documents = Document::read_all(&bytes)?;
            let prepare = |post: Document| {
                let prepared = Prepared::new(&post, &mut self.values, &self.manifest.aliases);
                (post, prepared)
            };
            let posts = documents.into_iter().map(prepare).listed();
            *block = Some(Shelf::fill(posts, &self.values));
            self.words = OnceCell::new();
        } else {
            self.files.push((digest, bytes));
        }
        self.alike = RefCell::default();
        Some(())
    }

    /// The posts that have come, on their shelves, the newest first.
    fn shelves(&self) -> impl Iterator<Item = &Shelf> {
        self.blocks.iter().flatten().flatten()
    }

    /// What a query finds in what has come: as many as wanted of the best results.
    pub fn ask(&self, typed: &str, most: usize) -> Answer {
        let query = self.query(typed);
        if query.is_empty() {
            return Answer { typed: typed.to_owned(), ..Answer::default() };
        }
        let (as_typed, wanted, said, hits) = self.search(&query);
        let best = rank(&hits, most, &wanted);
        let results = best.into_iter().take(most).filter_map(|hit| show(&wanted, hit));
        Answer {
            typed: typed.to_owned(),
            results: results.listed(),
            total: count(hits.len()),
            as_typed,
            searched: (
                count(self.shelves().map(|shelf| shelf.posts.len()).sum()),
                self.manifest.posts(),
            ),
            names: self.names(&wanted, &said),
            choices: self.choices(&query, &wanted, &hits),
        }
    }

    /// What can be chosen. Of a field with a single value, what there is instead of the chosen one.
    fn choices(&self, query: &Query, wanted: &Wanted<'_>, hits: &[Hit<'_>]) -> Vec<Choices> {
        let counts = |hits: &[Hit<'_>]| {
            let mut counts = Counts::new(&self.values);
            for of_post in hits.chunk_by(|a, b| std::ptr::eq(a.post, b.post)) {
                let post = of_post.first().map(|hit| &hit.post.1.own.values);
                post.into_iter().for_each(|own| counts.add(own, count(of_post.len())));
                for hit in of_post.iter().filter(|hit| hit.section.is_some()) {
                    counts.add(&hit.part().values, 1);
                }
            }
            counts
        };
        let all = counts(hits);
        let of = |field: &Field| {
            let field = *field;
            let is_other = field.is_single() && query.asks(field);
            let others = is_other.then(|| {
                let said = wanted.said(&self.values, Some(field));
                counts(&self.hits(wanted, &said))
            });
            let counted = others.as_ref().unwrap_or(&all).of(field);
            choices(query, field, &self.manifest.aliases, &counted, count(hits.len()))
        };
        FIELDS.iter().map(of).filter(|choices| !choices.values.is_empty()).listed()
    }

    /// What a query finds, the newest first, and how much that is; or, if it is nothing, what is spelled much alike.
    #[inline(never)]
    fn search<'q>(&self, query: &'q Query) -> (u32, Wanted<'q>, Said<'q>, Vec<Hit<'_>>) {
        let mut wanted = self.wanted(query);
        let mut said = wanted.said(&self.values, None);
        let mut hits = self.hits(&wanted, &said);
        let as_typed = count(hits.len());
        let mut is_more = false;
        for (at, term) in meant(query).filter(|_| as_typed == 0) {
            let Alike { listed, unlisted, .. } = self.alike(&term.folded);
            for word in listed.iter().chain(&unlisted) {
                let pattern = Pattern::of(word, Closeness::Typo);
                wanted.add_others(at, &pattern, &self.manifest.aliases);
                wanted.add(at, pattern);
                is_more = true;
            }
        }
        if is_more {
            said = wanted.said(&self.values, None);
            hits = self.hits(&wanted, &said);
        }
        (as_typed, wanted, said, hits)
    }

    /// What was typed, with other words for the tags that it asks for.
    fn query(&self, typed: &str) -> Query {
        let mut query = Query::parse(typed);
        query.add_aliases(&self.manifest.aliases);
        query
    }

    /// What a query asks for, with what means the same.
    fn wanted<'q>(&self, query: &'q Query) -> Wanted<'q> {
        let mut wanted = Wanted::new(query);
        wanted.add_aliases(query, &self.manifest.aliases);
        wanted
    }

    /// What is found, the newest first.
    #[inline(never)]
    fn hits(&self, wanted: &Wanted<'_>, said: &Said<'_>) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        self.shelves().for_each(|shelf| wanted.find(shelf, said, &mut hits));
        hits
    }

    /// The words that are spelled much like one. Those of posts that lists know stand in files: to list them anew whenever
    /// posts have come would take seconds.
    fn alike(&self, typed: &[char]) -> Alike {
        let is_it = |known: &&Alike| known.typed == typed;
        let known = self.alike.try_borrow().ok().and_then(|all| all.iter().find(is_it).cloned());
        known.unwrap_or_else(|| {
            let Manifest { blocks, starts, ends, .. } = &self.manifest;
            let mut missing = Vec::new();
            let listed = like(typed, starts, ends, &self.files, &mut missing);
            if self.words.get().is_none() {
                let mut texts = Vec::new();
                let of = blocks.iter().zip(&self.blocks).filter(|(block, _)| block.first.is_none());
                for shelf in of.filter_map(|(_, come)| come.as_ref()).flatten() {
                    for (_, post) in &shelf.posts {
                        post.texts(&self.values, &mut texts);
                    }
                }
                self.words.set(Words::of(texts.into_iter())).ok();
            }
            let unlisted = self.words.get().map(|words| words.like(typed)).unwrap_or_default();
            let alike = Alike { typed: typed.to_vec(), listed, unlisted, missing };
            if let Ok(mut all) = self.alike.try_borrow_mut() {
                if all.len() >= REMEMBERED {
                    all.clear();
                }
                all.push(alike.clone());
            }
            alike
        })
    }

    /// The names that hold all words, the most frequent of each kind.
    #[inline(never)]
    fn names(&self, wanted: &Wanted<'_>, said: &Said<'_>) -> Vec<Name> {
        let kinds = [
            (Field::Speaker, NameKind::Speaker),
            (Field::Tag, NameKind::Tag),
            (Field::Event, NameKind::Event),
        ];
        let mut found = Vec::new();
        for (field, kind) in &kinds {
            for (value, fit) in self.most_frequent(*field, said) {
                let (name, count) = (&value.written, value.count);
                let marks = wanted.marks(&fit, &value.folded);
                found.push(Name { kind: *kind, name: marked(name, 0..name.len(), &marks), count });
            }
        }
        found
    }

    /// The values of a field that hold all words: so many names, those of most posts or sessions first.
    fn most_frequent(&self, field: Field, said: &Said<'_>) -> Vec<(&Value, Fit)> {
        let mut best: Vec<(&Value, Fit)> = Vec::new();
        for number in self.values.sorted() {
            let value = self.values.get(*number).filter(|value| value.field == field);
            let Some((value, fit)) = value.and_then(|value| Some((value, said.fit(*number)?)))
            else {
                continue;
            };
            let place = best.partition_point(|(other, _)| other.count >= value.count);
            if place < NAMES {
                best.insert(place, (value, fit));
                best.truncate(NAMES);
            }
        }
        best
    }

    /// What else may have been meant, if an answer has few results: queries that find more, with the keyboard set to the other
    /// language, and without one of the words or fields. It takes several times as long as the answer.
    #[inline(never)]
    pub fn offers(&self, answer: &Answer) -> Vec<Offer> {
        let (typed, query) = (answer.typed.as_str(), self.query(&answer.typed));
        if answer.total >= FEW || query.is_empty() {
            return Vec::new();
        }
        let mut offers = Vec::new();
        let other = other_layout(typed).map(|typed| (typed, String::new()));
        let mut others = other.into_iter().listed();
        others.extend(query.each_without_one());
        for (typed, without) in &others {
            let query = self.query(typed);
            let wanted = self.wanted(&query);
            let count = count(self.hits(&wanted, &wanted.said(&self.values, None)).len());
            if count > 0 && !query.is_empty() {
                offers.push(Offer { typed: typed.clone(), without: without.clone(), count });
            }
        }
        offers
    }
}

/// The words of a query for which others may be meant, each with its number among those that must be there.
fn meant(query: &Query) -> impl Iterator<Item = (usize, &Term)> {
    let terms = query.terms.iter().filter(|term| !term.is_excluded);
    terms.enumerate().filter(|(_, term)| !term.is_phrase)
}

/// The values of fields that stand in names, as words.
fn asked_names(wanted: &Wanted<'_>) -> Vec<Vec<Pattern>> {
    let is_name = |facet: &&Facet| facet.field.is_name() && facet.is_asked();
    let facets = wanted.facets().iter().filter(is_name);
    let values = |facet: &Facet| [&facet.value].into_iter().chain(&facet.others).cloned().listed();
    let patterns = |values: Vec<Vec<char>>| {
        values.iter().map(|value| Pattern::of(value, Closeness::Literal)).listed()
    };
    facets.map(values).map(patterns).listed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aliases::Aliases;
    use notes::Kind;
    use notes::catalog::to_bytes;

    use crate::answer::Found;
    use crate::document::Section;

    fn engine() -> Engine {
        engine_with(Aliases::default())
    }

    fn engine_with(aliases: Aliases) -> Engine {
        let post = |slug: &str, year: i32, sections: &[(&str, &str, &str)]| Document {
            slug: slug.to_owned(),
            title: format!("물결회의 {year} 후기"),
            event: Some("물결회의".to_owned()),
            year: Some(year),
            tags: vec!["python".to_owned()],
            sections: sections
                .iter()
                .map(|(title, speaker, text)| Section {
                    id: title.replace(' ', "-"),
                    title: (*title).to_owned(),
                    kind: (*title == "배포").then_some(Kind::Keynote),
                    speakers: vec![(*speaker).to_owned()],
                    text: (*text).to_owned(),
                    ..Section::default()
                })
                .collect(),
        };
        let mut engine = Engine::new(Manifest {
            blocks: [1, 2].map(|digest| Block { digest, posts: 1, first: None }).into(),
            aliases,
            ..Manifest::default()
        });
        let posts = [
            post(
                "new",
                2020,
                &[("서버 운영", "김하늘", "쿠버네티스로 옮겼다. 쿠버네티스는 크다.")],
            ),
            post(
                "old",
                2019,
                &[
                    ("쿠버네티스", "이바다", "처음부터 본다. 옮겼나 싶다."),
                    ("배포", "김하늘", "쿠버네티스 위의 배포."),
                ],
            ),
        ];
        for (block, post) in engine.manifest.blocks.clone().iter().zip(posts) {
            engine.give(&block.name(), to_bytes(&vec![post])).expect("the block is whole");
        }
        engine
    }

    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let answer = engine().ask(typed, 10);
        let told = |found: &Found| {
            let marks = found
                .snippet
                .marks
                .iter()
                .map(|(a, b)| &found.snippet.text[*a as usize..*b as usize]);
            format!("{}/{} {}", found.slug, found.id, marks.collect::<Vec<_>>().join("|"))
                .trim_end()
                .to_owned()
        };
        assert_eq!(answer.results.iter().map(told).collect::<Vec<_>>(), expected, "{typed}");
    }

    #[test]
    fn titles_then_the_denser_then_the_newer() {
        check(
            "쿠버네티스",
            &["old/쿠버네티스", "new/서버-운영 쿠버네티스|쿠버네티스", "old/배포 쿠버네티스"],
        );
    }

    #[test]
    fn what_nobody_wrote_is_taken_for_what_is_spelled_alike() {
        check("쿠버네틱스 배포", &["old/배포 쿠버네티스|배포"]);
        check(
            "쿠버네틱스",
            &["old/쿠버네티스", "new/서버-운영 쿠버네티스|쿠버네티스", "old/배포 쿠버네티스"],
        );
    }

    #[test]
    fn a_word_that_is_there_is_not_taken_for_another() {
        check("옮겼다", &["new/서버-운영 옮겼다"]);
        check("옮겼가", &["new/서버-운영 옮겼다", "old/쿠버네티스 옮겼나"]);
    }

    #[test]
    fn what_has_not_come_is_told() {
        let mut engine = engine();
        assert_eq!(engine.ask("배포", 1).searched, (2, 2));
        let (document, _) = engine.blocks[1].take().expect("it has come").remove(0).posts.remove(0);
        assert_eq!(engine.ask("배포", 1).searched, (1, 2));
        let name = engine.manifest.blocks[1].name();
        assert_eq!(engine.needs(&engine.ask("배포", 1), 1), std::slice::from_ref(&name));
        assert!(engine.give(&name, vec![0xFF]).is_none());
        engine.give(&name, to_bytes(&vec![document])).expect("the block is whole");
        assert!(engine.needs(&engine.ask("배포", 1), 1).is_empty());
        assert_eq!(engine.ask("배포", 1).total, 1);
    }

    #[test]
    fn names_that_hold_all_words_lead_on() {
        let names = |typed: &str| -> Vec<(NameKind, String, u32)> {
            let names = engine().ask(typed, 1).names;
            names.into_iter().map(|name| (name.kind, name.name.text, name.count)).collect()
        };
        assert_eq!(names("하늘"), [(NameKind::Speaker, "김하늘".to_owned(), 2)]);
        assert_eq!(names("PYTHON"), [(NameKind::Tag, "python".to_owned(), 2)]);
        assert_eq!(names("하늘 배포"), []);
    }

    /// What can be chosen of a field: the value, how much it finds, and the query; `*` where it is chosen.
    #[track_caller]
    fn check_choices(typed: &str, field: Field, expected: &[&str]) {
        let answer = engine().ask(typed, 1);
        let of = answer.choices.into_iter().find(|choices| choices.field == field);
        let told = of.into_iter().flat_map(|choices| choices.values).map(|choice| {
            let chosen = if choice.is_chosen { "*" } else { "" };
            format!("{chosen}{} {}: {}", choice.value, choice.count, choice.query)
        });
        assert_eq!(told.collect::<Vec<_>>(), expected, "{typed}");
    }

    #[test]
    fn what_can_be_chosen_is_counted_in_all_that_was_found() {
        check_choices("배포", Field::Tag, &["python 1: 배포 tag:python"]);
        check_choices(
            "쿠버네티스",
            Field::Speaker,
            &["김하늘 2: 쿠버네티스 speaker:김하늘", "이바다 1: 쿠버네티스 speaker:이바다"],
        );
        check_choices(
            "쿠버네티스",
            Field::Year,
            &["2020 1: 쿠버네티스 year:2020", "2019 2: 쿠버네티스 year:2019"],
        );
        check_choices("없는말", Field::Tag, &[]);
        check_choices("배포", Field::Kind, &["keynote 1: 배포 kind:keynote"]);
        check_choices("배포 종류:기조", Field::Kind, &["*keynote 1: 배포"]);
    }

    #[test]
    fn what_is_chosen_is_taken_back_and_one_year_gives_way_to_another() {
        check_choices(
            "쿠버네티스 year:2019",
            Field::Year,
            &["2020 1: 쿠버네티스 year:2020", "*2019 2: 쿠버네티스"],
        );
        check_choices("태그:Python 배포", Field::Tag, &["*python 1: 배포"]);
        // Also where nothing is left of it.
        check_choices("tag:py tag:java", Field::Tag, &["*py 0: tag:java", "*java 0: tag:py"]);
        check_choices("has:slides", Field::Has, &["*slides 0: "]);
    }

    #[test]
    fn other_words_for_it_are_found_too() {
        let table = "파이썬, python\n쿠버네티스, K8s\nchrome os, 배포";
        let engine = engine_with(Aliases::read(table).0);
        let found = |typed: &str| -> Vec<_> {
            let results = engine.ask(typed, 10).results.into_iter();
            results.map(|found| (found.slug + "/" + &found.id, found.closeness)).collect()
        };
        let first = |typed: &str| found(typed).into_iter().next();
        assert_eq!(first("k8s"), Some(("old/쿠버네티스".to_owned(), Closeness::Alias)));
        assert_eq!(first("k8s 위의"), Some(("old/배포".to_owned(), Closeness::Alias)));
        assert_eq!(first("chrome os"), Some(("old/배포".to_owned(), Closeness::Alias)));
        assert_eq!(first("k8스"), None);
        assert_eq!(first("\"k8s\""), None);
        // What is begun, or stands in initials, has other words, too.
        for typed in ["파이써", "ㅍㅇㅆ"] {
            assert_eq!(engine.ask(typed, 1).names[0].name.text, "python", "{typed}");
        }
        assert_eq!((found("tag:파이썬").len(), found("-tag:파이썬 배포").len()), (3, 0));
        let choices = engine.ask("tag:파이썬", 1).choices;
        let tag = &choices[0].values[0];
        assert_eq!((tag.value.as_str(), tag.count, tag.is_chosen), ("python", 3, true));
        assert_eq!(tag.query, "");
    }

    #[test]
    fn fields_alone_find_sessions_the_newest_first() {
        check("tag:python", &["new/서버-운영", "old/쿠버네티스", "old/배포"]);
        check("year:2019 speaker:김하늘", &["old/배포"]);
        check("tag:", &[]);
    }

    #[test]
    fn where_nothing_is_found_something_near_is_offered() {
        let offers = |typed: &str| -> Vec<(String, String, u32)> {
            let engine = engine();
            let offers = engine.offers(&engine.ask(typed, 1)).into_iter();
            offers.map(|offer| (offer.typed, offer.without, offer.count)).collect()
        };
        let own = |typed: &str, without: &str| (typed.to_owned(), without.to_owned(), 1);
        assert_eq!(offers("qovh"), [own("배포", "")]);
        assert_eq!(offers("배포 없는말"), [own("배포", "없는말")]);
        assert_eq!(offers("배포 tag:java"), [own("배포", "tag:java")]);
        assert_eq!(offers("없는말"), []);
    }
}
