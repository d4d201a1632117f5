//! Speakers: who spoke where, across all posts of a library.

use crate::{Catalog, Entry, Session, order};

/// A person as written, and their sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker<'a> {
    /// The name as first written.
    pub name: &'a str,
    /// Their sessions, newest post first.
    pub talks: Vec<Talk<'a>>,
}

impl Speaker<'_> {
    /// The conferences at which they spoke, with the years, once each.
    pub fn events(&self) -> Vec<String> {
        let mut events: Vec<String> = Vec::new();
        for event in self.talks.iter().filter_map(|talk| talk.post.event.as_ref()) {
            let year = event.year.map(|year| format!(" {year}")).unwrap_or_default();
            let said = format!("{}{year}", event.name);
            if !events.contains(&said) {
                events.push(said);
            }
        }
        events
    }
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

/// Every session of a catalog, with its post.
pub fn talks(catalog: &Catalog) -> impl Iterator<Item = Talk<'_>> {
    catalog.posts.iter().flat_map(post_talks)
}

/// Every session of a post.
pub fn post_talks(post: &Entry) -> impl Iterator<Item = Talk<'_>> {
    let number = |(at, session)| Talk { post, session, number: at + 1 };
    post.sessions.iter().enumerate().map(number)
}

/// Every speaker once, by name; capitals and spaces do not tell two people apart.
pub fn speakers(catalog: &Catalog) -> Vec<Speaker<'_>> {
    let mut people: Vec<(String, Speaker<'_>)> = Vec::new();
    for talk in talks(catalog) {
        for name in &talk.session.speakers {
            let key = person(name);
            match people.iter_mut().find(|(have, _)| *have == key) {
                Some((_, speaker)) => speaker.talks.push(talk),
                None => people.push((key, Speaker { name, talks: vec![talk] })),
            }
        }
    }
    order::sort_by(&mut people, |(a, _), (b, _)| rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)));
    people.into_iter().map(|(_, speaker)| speaker).collect()
}

/// The speaker that a name in a URL means.
pub fn speaker<'a>(catalog: &'a Catalog, name: &str) -> Option<Speaker<'a>> {
    let key = person(name);
    speakers(catalog).into_iter().find(|speaker| person(speaker.name) == key)
}

/// Speakers by the letter they are found under, in order: Hangul, Latin, the rest.
pub fn by_initial(catalog: &Catalog) -> Vec<(char, Vec<Speaker<'_>>)> {
    let mut groups: Vec<(char, Vec<Speaker<'_>>)> = Vec::new();
    for speaker in speakers(catalog) {
        let letter = initial(speaker.name);
        match groups.last_mut() {
            Some((last, group)) if *last == letter => group.push(speaker),
            _ => groups.push((letter, vec![speaker])),
        }
    }
    groups
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

    #[test]
    fn each_speaker_once_with_sessions_across_posts() {
        let catalog = catalog();
        let lines: Vec<String> = speakers(&catalog)
            .iter()
            .map(|speaker| {
                let talks: Vec<_> = speaker
                    .talks
                    .iter()
                    .map(|talk| format!("{}#{}", talk.post.slug, talk.number))
                    .collect();
                format!("{}: {}", speaker.name, talks.join(" "))
            })
            .collect();
        assert_eq!(
            lines,
            [
                "김준우: pycon-19#3",
                "박세진: pycon-18#1",
                "박승호: pycon-18#2",
                "박은정: pycon-19#1 apac-16#3",
                "정강식: pycon-18#2",
                "차지원: pycon-19#2",
                "한상곤: pycon-19#3",
                "Wes McKinney: apac-16#1 apac-16#3",
            ]
        );
    }

    #[test]
    fn found_by_name_whatever_its_capitals() {
        let catalog = catalog();
        let found = |name| speaker(&catalog, name).map(|speaker| speaker.talks.len());
        assert_eq!(found("wes  mckinney"), Some(2));
        assert_eq!(found("박은정"), Some(2));
        assert_eq!(found("nobody"), None);
        let spoke = speaker(&catalog, "Wes McKinney").map(|speaker| speaker.events());
        assert_eq!(spoke, Some(vec!["PyCon APAC 2016".to_owned()]));
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
        let catalog = Catalog { posts: vec![post] };
        let letters: String = by_initial(&catalog).iter().map(|(letter, _)| *letter).collect();
        assert_eq!(letters, "ㄱㅎAZ#");
    }
}
