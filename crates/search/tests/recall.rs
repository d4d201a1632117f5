//! Everything that is written is found, and what is marked is what was typed: random stretches of the bundled posts, as they
//! are and in their other forms, in a small library and in one that has lists.

mod common;

use std::cell::RefCell;
use std::collections::HashMap;

use common::ways::{WAYS, Way, recall};
use common::{ALL, ask, engine, engine_with, large, large_with, library};
use proptest::prelude::*;
use search::aliases::Aliases;
use search::answer::{Answer, Found};
use search::document::Document;
use search::engine::Engine;
use search::fold::Folded;
use search::pattern::Closeness;

/// A stretch of one of the texts, without white space: the section's post and place, and the stretch.
fn stretch(
    library: &[Document],
    at: usize,
    start: usize,
    length: usize,
) -> Option<(usize, usize, String)> {
    let sections = library.iter().enumerate().flat_map(|(post, document)| {
        (0..document.sections.len()).map(move |section| (post, section))
    });
    let sections: Vec<_> = sections.collect();
    let (post, section) = sections[at % sections.len()];
    let words: Vec<&str> = library[post].sections[section].text.split_whitespace().collect();
    let word: Vec<char> = words.get(start % words.len().max(1))?.chars().collect();
    let from = start % word.len();
    let stretch: String = word[from..].iter().take(length).collect();
    // Signs that mean something in a query are not looked for by themselves.
    let plain = stretch.chars().count() >= 2
        && !stretch.contains(['"', '“', '”', ':', '：'])
        && !stretch.starts_with('-');
    plain.then_some((post, section, stretch))
}

fn check(
    engine: &Engine,
    library: &[Document],
    place: (usize, usize),
    typed: &str,
    stretch: &str,
) -> Result<(), TestCaseError> {
    let answer = engine.ask(typed, ALL);
    let (post, section) = (&library[place.0], &library[place.0].sections[place.1]);
    let is_it = |slug: &str, id: &str| slug == post.slug && id == section.id;
    let found = answer.results.iter().find(|found| is_it(&found.slug, &found.id));
    prop_assert!(found.is_some(), "{typed:?} is in {}/{} and was not found", post.slug, section.id);
    let folded = |text: &str| Folded::new(text).chars().to_vec();
    for found in &answer.results {
        for marked in [&found.title, &found.snippet] {
            for (from, to) in &marked.marks {
                let mark = &marked.text[*from as usize..*to as usize];
                if found.closeness == Closeness::Literal {
                    // Marks that touch or overlap are one: aa in aaa.
                    let mark = folded(mark);
                    let typed = folded(stretch);
                    prop_assert!(
                        mark.windows(typed.len()).any(|part| part == typed),
                        "{mark:?} is marked for {stretch:?}"
                    );
                }
            }
        }
    }
    let order: Vec<_> = answer.results.iter().map(|found| found.closeness).collect();
    prop_assert!(order.is_sorted(), "what is less close comes first for {typed:?}: {order:?}");
    Ok(())
}

#[test]
fn a_large_library_answers_as_a_small_one_from_fewer_files() {
    let posts = library(false);
    let small = engine(posts.clone());
    let words = [
        "머신러닝", "파이썬을", "데이터", "데이ㅌ", "python 데이터", "\"추천 시스템\"",
        "추천 -데이터", "없는말입니다", "pycon 2018",
    ];
    for typed in words {
        let (mut large, files) = large(&posts);
        let (answer, came) = ask(&mut large, &files, typed, ALL);
        let came = came.len();
        let places = |answer: &Answer| -> Vec<_> {
            answer
                .results
                .iter()
                .map(|found| (found.slug.clone(), found.id.clone(), found.closeness))
                .collect()
        };
        let expected = small.ask(typed, ALL);
        // What is spelled alike is not looked for in lists.
        let expected: Vec<_> =
            places(&expected).into_iter().filter(|found| found.2 != Closeness::Typo).collect();
        let found: Vec<_> =
            places(&answer).into_iter().filter(|found| found.2 != Closeness::Typo).collect();
        assert_eq!(found, expected, "{typed}");
        assert!(came < files.len() / 2, "{typed}: {came} of {} files", files.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn lists_lead_to_every_stretch(at in 0usize..10_000, start in 0usize..100_000, length in 2usize..12) {
        thread_local! {
            static LIBRARY: Vec<Document> = library(false);
            static LARGE: RefCell<(Engine, HashMap<String, Vec<u8>>)> = RefCell::new(LIBRARY.with(|posts| large(posts)));
        }
        LIBRARY.with(|library| {
            let Some((post, section, stretch)) = stretch(library, at, start, length) else { return Ok(()) };
            let answer = LARGE.with_borrow_mut(|(engine, files)| ask(engine, files, &stretch, ALL).0);
            let (post, section) = (&library[post], &library[post].sections[section]);
            let found = answer.results.iter().any(|found| found.slug == post.slug && found.id == section.id);
            prop_assert!(found, "{stretch:?} is in {}/{} and was not found", post.slug, section.id);
            Ok(())
        })?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_stretch_of_every_text_is_found(at in 0usize..10_000, start in 0usize..100_000, length in 2usize..12, nfd: bool) {
        thread_local!(static LIBRARIES: [(Engine, Vec<Document>); 2] = [false, true].map(|nfd| (engine(library(nfd)), library(nfd))));
        LIBRARIES.with(|libraries| {
            let (engine, library) = &libraries[usize::from(nfd)];
            let Some((post, section, stretch)) = stretch(library, at, start, length) else { return Ok(()) };
            check(engine, library, (post, section), &stretch, &stretch)?;
            check(engine, library, (post, section), &stretch.to_uppercase(), &stretch)
        })?;
    }
}

/// Literal queries find everything; the others all but what the words of a library make ambiguous.
#[track_caller]
fn check_recall(way: Way, (found, asked): (usize, usize)) {
    println!("{way:?}: {found} of {asked}");
    let is_literal =
        matches!(way, Way::Word | Way::Start | Way::Inside | Way::Several | Way::Mixed);
    let least = if is_literal { asked } else { asked - asked / 50 };
    assert!(asked > 20 && found >= least, "{way:?}: {found} of {asked}");
}

#[test]
fn every_way_of_typing_finds_what_it_was_made_from() {
    let posts = library(false);
    let small = engine(posts.clone());
    for way in WAYS {
        check_recall(way, recall(&posts, way, 40, ALL, |typed| small.ask(typed, ALL)));
    }
}

#[test]
fn every_way_of_typing_leads_to_what_it_was_made_from() {
    let posts = library(false);
    let (empty, files) = large(&posts);
    for way in WAYS {
        let ask = |typed: &str| ask(&mut empty.clone(), &files, typed, ALL).0;
        check_recall(way, recall(&posts, way, 26, ALL, ask));
    }
}

#[test]
fn fields_and_other_words_lead_to_what_they_find() {
    let posts = library(false);
    let aliases = Aliases::read("파이썬, python\n추천, recommender").0;
    let small = engine_with(posts.clone(), aliases.clone());
    let (large, files) = large_with(&posts, aliases);
    let typed = [
        "tag:딥러닝", "year:2017", "year:2019 kind:keynote", "speaker:박은정", "recommender",
        "tag:python 추천", "event:deview 로그", "c 확장", "has:slides year:2017",
    ];
    for typed in typed {
        let (answer, _) = ask(&mut large.clone(), &files, typed, ALL);
        let expected = small.ask(typed, ALL);
        assert!(expected.total > 0, "{typed}");
        let (found, expected) = (answer.results.iter(), expected.results.iter());
        let place = |found: &Found| (found.slug.clone(), found.id.clone());
        let (found, expected): (Vec<_>, Vec<_>) =
            (found.map(place).collect(), expected.map(place).collect());
        assert_eq!(found, expected, "{typed}");
    }
}

#[test]
fn a_single_character_is_looked_for_in_the_newest_posts() {
    let (mut engine, files) = large(&library(false));
    assert!(ask(&mut engine, &files, "의", 20).0.total > 0);
    assert_eq!(ask(&mut engine, &files, "쀍", 20).0.total, 0);
}
