//! The Markdown parser knows every named character of HTML: its table is one of ours (`vendor`), so a test of ours holds it.

use pulldown_cmark::{Event, Parser};
use std::collections::BTreeSet;

/// What the parser reads in a paragraph with this entity between two letters.
fn read(name: &str) -> String {
    Parser::new(&format!("a&{name};z"))
        .filter_map(|event| match event {
            Event::Text(text) => Some(text.into_string()),
            Event::SoftBreak => Some("\n".to_owned()),
            _ => None,
        })
        .collect()
}

/// The names and characters of Python's `html.entities`, which has them from the HTML standard.
fn standard() -> impl Iterator<Item = (&'static str, String)> {
    include_str!("fixtures/entities.txt").lines().map(|line| {
        let (name, digits) = line.split_once(' ').expect("a name and its code points");
        let characters = digits.split(' ').map(|digits| {
            let number = u32::from_str_radix(digits, 16).expect("a hexadecimal number");
            char::from_u32(number).expect("a code point")
        });
        (name, characters.collect())
    })
}

#[test]
fn every_name_of_the_standard() {
    let mut count = 0;
    for (name, characters) in standard() {
        assert_eq!(read(name), format!("a{characters}z"), "&{name};");
        count += 1;
    }
    assert_eq!(count, 2125);
}

#[test]
fn no_other_name() {
    let names: BTreeSet<&str> = standard().map(|(name, _)| name).collect();
    let near = |name: &str| {
        let cut = name[..name.len() - 1].to_owned();
        let turned: String = name.chars().rev().collect();
        [
            cut,
            turned,
            name.to_lowercase(),
            name.to_uppercase(),
            format!("{name}1"),
            format!("{name},"),
        ]
    };
    let others = names.iter().flat_map(|name| near(name));
    let others =
        others.chain(["", "9", "23", ",", "aLongNameThatNobodyHasEverHeardOf"].map(String::from));
    for other in others.filter(|other| !names.contains(other.as_str())) {
        assert_eq!(read(&other), format!("a&{other};z"));
    }
}
