//! Speakers: who spoke where, across all posts of a library.
//!
//! Who there is stands in files of their own, in the order of names; what somebody said is read from the posts.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{Catalog, Entry, Session, order};

/// How many speakers a page of them shows, and a file of them holds.
pub const PEOPLE: usize = 200;

/// A person as the list of speakers shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name as first written.
    pub name: String,
    /// How many sessions they held.
    pub talks: u32,
    /// The conferences at which they spoke, with the years, once each, newest first.
    pub events: Vec<String>,
    /// The places of the posts that report on them, see [`Index`].
    ///
    /// [`Index`]: crate::index::Index
    pub places: Vec<u32>,
}

/// A session and the post that reports on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Talk<'a> {
    /// The post.
    pub post: &'a Entry,
    /// Its session.
    pub session: &'a Session,
    /// The session's place among the post's, from 1.
    pub number: usize,
}

/// Every session of a post.
pub fn post_talks(post: &Entry) -> impl Iterator<Item = Talk<'_>> {
    let number = |(at, session)| Talk { post, session, number: at + 1 };
    post.sessions.iter().enumerate().map(number)
}

/// Every speaker of a library once, by name; capitals and spaces do not tell two people apart.
pub fn people(catalog: &Catalog) -> Vec<Person> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut people: Vec<(String, Person)> = Vec::new();
    for (place, post) in (0..).zip(&catalog.posts) {
        for name in post.sessions.iter().flat_map(|session| &session.speakers) {
            let key = person(name);
            let at = *known.entry(key.clone()).or_insert(people.len());
            if at == people.len() {
                let (name, events, places) = (name.clone(), Vec::new(), Vec::new());
                people.push((key, Person { name, talks: 0, events, places }));
            }
            people[at].1.spoke(place, post);
        }
    }
    order::sort_by_key(&mut people, |(key, _)| place_of(key));
    people.into_iter().map(|(_, person)| person).collect()
}

impl Person {
    fn spoke(&mut self, place: u32, post: &Entry) {
        self.talks += 1;
        if self.places.last() != Some(&place) {
            self.places.push(place);
        }
        let Some(event) = &post.event else { return };
        let year = event.year.map(|year| format!(" {year}")).unwrap_or_default();
        let said = format!("{}{year}", event.name);
        if !self.events.contains(&said) {
            self.events.push(said);
        }
    }

    /// Whether a name in a URL means this person.
    pub fn is(&self, name: &str) -> bool {
        person(&self.name) == person(name)
    }
}

/// Which of several files of people, each with its first name, holds a name.
pub fn file_of<'a>(files: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let wanted = place_of(name);
    let found = files.iter().rev().find(|(_, first)| place_of(first) <= wanted);
    found.map(|(file, _)| file.as_str())
}

/// What a person said, as far as some posts know of it.
pub fn talks_of<'a>(catalog: &'a Catalog, name: &str) -> Vec<Talk<'a>> {
    let key = person(name);
    let spoke = |talk: &Talk<'_>| talk.session.speakers.iter().any(|name| person(name) == key);
    catalog.posts.iter().flat_map(post_talks).filter(spoke).collect()
}

/// Rows of a list by the letter they are found under, in their order.
pub fn by_initial<T>(rows: impl IntoIterator<Item = (char, T)>) -> Vec<(char, Vec<T>)> {
    let mut groups: Vec<(char, Vec<T>)> = Vec::new();
    for (letter, row) in rows {
        match groups.last_mut() {
            Some((last, group)) if *last == letter => group.push(row),
            _ => groups.push((letter, vec![row])),
        }
    }
    groups
}

/// Where a name stands among others: Hangul first, then letters, then the rest.
pub fn place_of(name: &str) -> (u8, String) {
    (rank(name), person(name))
}

/// The letter a name is found under: its first consonant in Hangul, its capital in Latin, else `#`.
pub fn initial(name: &str) -> char {
    const FIRST: [char; 19] = [
        'ㄱ', 'ㄱ', 'ㄴ', 'ㄷ', 'ㄷ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅂ', 'ㅅ', 'ㅅ', 'ㅇ', 'ㅈ', 'ㅈ', 'ㅊ',
        'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
    ];
    match name.trim().chars().next() {
        Some(c @ '가'..='힣') => FIRST[(c as usize - '가' as usize) / (21 * 28)],
        Some(c) if c.is_alphabetic() => c.to_ascii_uppercase(),
        _ => '#',
    }
}

/// What makes two names the same person's.
fn person(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}

/// Hangul first, then letters, then the rest.
fn rank(name: &str) -> u8 {
    match initial(name) {
        'ㄱ'..='ㅎ' => 0,
        '#' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::shelf::samples::{catalog, entry, talk};

    fn line(person: &Person) -> String {
        let Person { name, talks, events, places } = person;
        let places: Vec<_> = places.iter().map(u32::to_string).collect();
        format!("{name}: {talks} in {} at {}", places.join(" "), events.join(", "))
    }

    #[test]
    fn each_speaker_once_with_sessions_across_posts() {
        let lines: Vec<String> = people(&catalog()).iter().map(line).collect();
        assert_eq!(
            lines,
            [
                "김준우: 1 in 1 at PyCon Korea 2019",
                "박세진: 1 in 2 at PyCon 2018",
                "박승호: 1 in 2 at PyCon 2018",
                "박은정: 2 in 1 4 at PyCon Korea 2019, PyCon APAC 2016",
                "정강식: 1 in 2 at PyCon 2018",
                "차지원: 1 in 1 at PyCon Korea 2019",
                "한상곤: 1 in 1 at PyCon Korea 2019",
                "Wes McKinney: 2 in 4 at PyCon APAC 2016",
            ]
        );
    }

    #[test]
    fn found_by_name_whatever_its_capitals() {
        let catalog = catalog();
        let found = |name| talks_of(&catalog, name).len();
        assert_eq!((found("wes  MCKINNEY"), found("박은정"), found("nobody")), (2, 2, 0));
        assert!(people(&catalog)[7].is("wes mckinney"));
    }

    #[test]
    fn a_name_is_in_the_file_that_starts_before_it() {
        let files = [("a", "가나"), ("b", "박세진"), ("c", "Ann"), ("d", "@dev")];
        let files = files.map(|(file, first)| (file.to_owned(), first.to_owned()));
        for (name, file) in [
            ("가", None),
            ("가나", Some("a")),
            ("박", Some("a")),
            ("한상곤", Some("b")),
            ("ann", Some("c")),
            ("Zed", Some("c")),
            ("@z", Some("d")),
        ] {
            assert_eq!(file_of(&files, name), file, "{name}");
        }
    }

    #[test]
    fn initials() {
        for (name, letter) in [
            ("박은정", 'ㅂ'),
            ("까치", 'ㄱ'),
            ("한상곤", 'ㅎ'),
            ("wes", 'W'),
            ("Élodie", 'É'),
            ("山田", '山'),
            ("3Blue1Brown", '#'),
            ("", '#'),
        ] {
            assert_eq!(initial(name), letter, "{name}");
        }
    }

    #[test]
    fn letters_in_order_and_once() {
        let mut post = entry("x", None, None);
        let names = ["Zed", "황", "@dev", "가", "amy", "Ann", "까치"];
        post.sessions = vec![talk("t", None, &names)];
        let people = people(&Catalog { posts: vec![post] });
        let people = people.iter().map(|person| (initial(&person.name), person));
        let letters: String = by_initial(people).iter().map(|(letter, _)| *letter).collect();
        assert_eq!(letters, "ㄱㅎAZ#");
    }
}
