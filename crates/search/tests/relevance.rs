//! The order of what is found is the one that a reader would want: queries of every way to type with graded answers, and how
//! well the engine does by them (NDCG@10: the gain of each place, worth less the further down, of the gain that is possible).

mod common;

use std::path::Path;

use common::{engine_with, library};
use search::aliases::Aliases;
use search::answer::Answer;
use search::document::Document;

/// The queries and what is worth finding.
const QUERIES: &str = include_str!("relevance/queries.txt");

/// How many places count.
const PLACES: usize = 10;

/// What the engine reaches, all ways to type together; what is gained is held.
const FLOOR: f64 = 0.98;

/// Something that is worth finding: a post's slug, a session's id (empty: the text around sessions; `*`: the post), a grade.
type Worth = (String, String, u32);

/// The query of a line, and what is worth finding.
fn read(line: &str, library: &[Document]) -> (String, Vec<Worth>) {
    let (query, answers) = line.split_once(" | ").expect("a query, |, and answers");
    let mut grade = 0;
    let mut worth = Vec::new();
    for word in answers.split(' ') {
        if let Some(new) = word.parse().ok().filter(|grade| (1..=3).contains(grade)) {
            grade = new;
            continue;
        }
        let (year, section) =
            word.split_once('/').map_or((word, None), |(year, n)| (year, Some(n)));
        let is_year = |post: &&Document| post.year.is_some_and(|known| known.to_string() == year);
        let post = library.iter().find(is_year).unwrap_or_else(|| panic!("{line}: {year}?"));
        let id = match section {
            None => "*".to_owned(),
            Some(at) => post.sections[at.parse::<usize>().expect("a number")].id.clone(),
        };
        worth.push((post.slug.clone(), id, grade));
    }
    (query.to_owned(), worth)
}

/// The gain of some grades in their order.
fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    let at =
        |(place, grade): (u32, u32)| (2_f64.powf(grade.into()) - 1.0) / f64::from(place).log2();
    (2..).zip(grades.take(PLACES)).map(at).sum()
}

/// The part of the possible gain that an answer has.
fn ndcg(answer: &Answer, worth: &[Worth], library: &[Document]) -> f64 {
    let grades = answer.results.iter().map(|found| {
        let post = library.iter().find(|post| post.slug == found.slug);
        // Around sessions and the post as a whole have no id; only what stands around them has a text.
        let is_whole = found.id.is_empty() && found.snippet.text.is_empty() && post.is_some();
        let id = if is_whole { "*" } else { &found.id };
        let is_it = |worth: &&Worth| worth.0 == found.slug && worth.1 == id;
        worth.iter().find(is_it).map_or(0, |worth| worth.2)
    });
    let mut best: Vec<u32> = worth.iter().map(|worth| worth.2).collect();
    best.sort_by_key(|grade| std::cmp::Reverse(*grade));
    gain(grades) / gain(best.into_iter())
}

fn mean(of: &[f64]) -> f64 {
    of.iter().sum::<f64>() / f64::from(u32::try_from(of.len()).expect("few queries"))
}

#[test]
fn queries_of_every_way_to_type_are_answered_in_the_order_of_their_worth() {
    let library = library(false);
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cli/assets/aliases.txt");
    let table = std::fs::read_to_string(table).expect("the table of words that mean the same");
    let engine = engine_with(library.clone(), Aliases::read(&table).0);
    let mut all = Vec::new();
    for way in QUERIES.split("\n## ").skip(1) {
        let (name, lines) = way.split_once('\n').expect("a name, and queries");
        let lines = lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let of: Vec<(f64, String)> = lines
            .map(|line| {
                let (query, worth) = read(line, &library);
                (ndcg(&engine.ask(&query, PLACES), &worth, &library), query)
            })
            .collect();
        let values: Vec<f64> = of.iter().map(|(ndcg, _)| *ndcg).collect();
        println!("{:.4} {name}: {}", mean(&values), of.len());
        for (ndcg, query) in of.iter().filter(|(ndcg, _)| *ndcg < 0.9) {
            println!("       {ndcg:.3} {query}");
        }
        all.extend(values);
    }
    assert!(all.len() >= 120, "{} queries", all.len());
    let mean = mean(&all);
    println!("NDCG@{PLACES} of {} queries: {mean:.4}", all.len());
    assert!(mean >= FLOOR, "NDCG@{PLACES}: {mean:.4} and not {FLOOR}");
}
