//! What can be chosen says how much it leaves, and leaves so much when it is chosen.

mod common;

use common::{engine, library};
use search::engine::Engine;

/// With fewer results than this, words that are spelled alike are looked for, too, and there are more.
const FEW: u32 = 3;

/// Chooses everything that is on offer, up to so often one after the other.
fn choose(engine: &Engine, typed: &str, depth: usize) -> usize {
    let answer = engine.ask(typed, 0);
    let mut chosen = 0;
    for choices in &answer.choices {
        for choice in &choices.values {
            let found = engine.ask(&choice.query, 0);
            let (field, value, query) = (choices.field, &choice.value, &choice.query);
            let is_chosen =
                |choice: &search::answer::Choice| choice.value == *value && choice.is_chosen;
            let mut of_field = found.choices.iter().filter(|found| found.field == field);
            let is_now = of_field.any(|choices| choices.values.iter().any(is_chosen));
            assert_ne!(
                choice.is_chosen, is_now,
                "{field:?} {value} is chosen and taken back: {query}"
            );
            if choice.is_chosen || choice.count < FEW {
                continue;
            }
            assert_eq!(found.total, choice.count, "{typed} and {field:?} {value}: {query}");
            chosen += 1;
            if depth > 1 {
                chosen += choose(engine, query, depth - 1);
            }
        }
    }
    chosen
}

#[test]
fn every_choice_leaves_what_it_says() {
    let engine = engine(library(false));
    let typed = ["파이썬", "데이터 -머신러닝", "pycon", "year:2018", "kind:talk", "has:slides"];
    let chosen: usize = typed.iter().map(|typed| choose(&engine, typed, 2)).sum();
    assert!(chosen > 20, "{chosen} choices");
}
