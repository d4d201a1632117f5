//! The author's own word: what the map `hugi` in the front matter states about a post.
//!
//! Extraction goes by rules that fit most posts. Where they fail for one, its author says how it is, and that wins.

use crate::extract::candidate::Candidate;
use crate::extract::rules;
use crate::front_matter::Field;
use crate::front_matter::meta::{is_key, truth};
use crate::front_matter::scan::MANY;
use crate::{Diagnostic, Event, Evidence, Problem, Session, order};

/// A value that the author states, and its line and column in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stated<T> {
    pub(crate) value: T,
    pub(crate) place: (u32, u32),
}

/// What the author states. A heading or a line that has a title of `sessions` is one, whatever its shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Overrides {
    /// `hugi: false`: the post has no sessions.
    pub(crate) silent: bool,
    /// The name of the conference, without its year.
    pub(crate) event: Option<Stated<String>>,
    /// The year of the conference.
    pub(crate) year: Option<Stated<i32>>,
    /// The number of the conference day that the post is about, 1 to 9.
    pub(crate) day: Option<Stated<u32>>,
    /// The level of the headings that are sessions, 1 to 6.
    pub(crate) level: Option<Stated<u8>>,
    /// Titles that are sessions.
    pub(crate) sessions: Vec<Stated<String>>,
    /// Titles that are none.
    pub(crate) not_sessions: Vec<Stated<String>>,
    /// Names as the post writes them, each with the name to show.
    pub(crate) speakers: Vec<(String, Stated<String>)>,
    /// The listed titles as they are compared, sorted, and whether they are sessions; that they are none counts more.
    keys: Vec<(String, bool)>,
}

/// Reads the overrides among the fields.
pub(crate) fn read(fields: &[Field], findings: &mut Vec<Diagnostic>) -> Overrides {
    let mut overrides = Overrides::default();
    for field in fields {
        let (root, path) = field.key.split_once('.').unwrap_or((&field.key, ""));
        if is_key(root, "hugi")
            && let Err(problem) = overrides.take(path, field)
        {
            let found = if problem == Problem::UnknownOverride { path } else { &field.text };
            findings.push(Diagnostic::new(problem, field.place, found));
        }
    }
    overrides.sort_titles();
    overrides
}

impl Overrides {
    fn sort_titles(&mut self) {
        let key = |is_session| move |title: &Stated<String>| (rules::key(&title.value), is_session);
        let none = self.not_sessions.iter().map(key(false));
        self.keys = none.chain(self.sessions.iter().map(key(true))).collect();
        order::sort_by(&mut self.keys, |a, b| a.cmp(b));
    }

    /// Takes up one field below `hugi`.
    fn take(&mut self, path: &str, field: &Field) -> Result<(), Problem> {
        let Field { text, place, .. } = field;
        let (key, inner) = path.split_once('.').unwrap_or((path, ""));
        let number = || text.parse::<u32>().unwrap_or_default();
        let is_text = inner.is_empty() && !field.item;
        let known = ["", "event", "day", "level", "sessions", "notsessions", "speakers"];
        match known.iter().position(|known| is_key(key, known)) {
            Some(0) => self.silent = !truth(text).filter(|_| is_text).ok_or(Problem::WrongShape)?,
            Some(1) => return self.take_event(inner, field),
            Some(2 | 3) if !is_text => return Err(Problem::WrongShape),
            Some(2) => {
                let day = Some(number()).filter(|day| (1..=9).contains(day));
                self.day = Some(stated(day.ok_or(Problem::NotADay)?, field));
            }
            Some(3) => {
                let level = u8::try_from(number()).ok().filter(|level| (1..=6).contains(level));
                self.level = Some(stated(level.ok_or(Problem::NotALevel)?, field));
            }
            Some(list @ (4 | 5)) => {
                // A title with a colon that is not quoted looks like a map.
                let title =
                    if inner.is_empty() { text.clone() } else { format!("{inner}: {text}") };
                let titles = if list == 4 { &mut self.sessions } else { &mut self.not_sessions };
                titles.push(stated(title, field));
            }
            Some(6) if inner.is_empty() || field.item => return Err(Problem::WrongShape),
            Some(6) => {
                let name = Stated { value: text.clone(), place: *place };
                self.speakers.push((inner.to_owned(), name));
            }
            _ => return Err(Problem::UnknownOverride),
        }
        Ok(())
    }

    /// Takes up `event`: `PyCon Korea 2019`, or a map of `name` and `year`.
    fn take_event(&mut self, inner: &str, field: &Field) -> Result<(), Problem> {
        let text = field.text.as_str();
        match inner {
            _ if field.item => return Err(Problem::WrongShape),
            "" => {
                let (name, year) = text.rsplit_once(' ').unwrap_or((text, ""));
                let year = year_of(year);
                let name = if year.is_some() { name } else { text };
                self.event = Some(stated(name.trim().to_owned(), field));
                self.year = year.map(|year| stated(year, field));
            }
            "name" => self.event = Some(stated(text.to_owned(), field)),
            "year" => {
                self.year = Some(stated(year_of(text).ok_or(Problem::NotAYear)?, field));
            }
            _ => return Err(Problem::UnknownOverride),
        }
        Ok(())
    }

    /// Whether a text is a title that the author lists as a session (`true`) or as none (`false`).
    pub(crate) fn lists(&self, title: &str) -> Option<bool> {
        if self.sessions.is_empty() && self.not_sessions.is_empty() {
            return None;
        }
        let key = rules::key(title);
        let at = self.keys.partition_point(|(known, _)| *known < key);
        self.keys.get(at).filter(|(known, _)| *known == key).map(|(_, is_session)| *is_session)
    }

    /// Reports titles that stand nowhere in the post.
    pub(crate) fn report(&self, found: &[Candidate], findings: &mut Vec<Diagnostic>) {
        if self.keys.is_empty() {
            return;
        }
        let titles = found.iter().flat_map(|it| [&it.head.title, &it.raw]);
        let mut keys: Vec<String> = titles.map(|title| rules::key(title)).collect();
        order::sort_by(&mut keys, |a, b| a.cmp(b));
        for title in self.sessions.iter().chain(&self.not_sessions) {
            if keys.binary_search(&rules::key(&title.value)).is_err() {
                findings.push(Diagnostic::new(Problem::NoSuchSession, title.place, &title.value));
            }
        }
    }

    /// The conference, by the author's word before what was found.
    pub(crate) fn event(&self, found: Option<Event>) -> Option<Event> {
        let stated = self.year.as_ref().map(|year| year.value);
        let year = stated.or(found.as_ref().and_then(|found| found.year));
        match &self.event {
            Some(name) => {
                let from = Evidence::Line(name.place.0);
                Some(Event { name: name.value.clone(), year, from })
            }
            None => found.map(|found| Event { year, ..found }),
        }
    }

    /// Calls the speakers by the names that the author states.
    pub(crate) fn rename(&self, sessions: &mut [Session]) {
        for session in sessions.iter_mut().filter(|_| !self.speakers.is_empty()) {
            for speaker in std::mem::take(&mut session.speakers) {
                let is_alias = |(alias, _): &&(String, _)| alias.eq_ignore_ascii_case(&speaker);
                let stated = self.speakers.iter().take(MANY).find(is_alias);
                let name = stated.map_or(&speaker, |(_, name)| &name.value);
                if !session.speakers.contains(name) {
                    session.speakers.push(name.clone());
                }
            }
        }
    }
}

fn stated<T>(value: T, field: &Field) -> Stated<T> {
    Stated { value, place: field.place }
}

fn year_of(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| (1970..3000).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_post(text: &str) -> (Overrides, Vec<String>) {
        let mut findings = Vec::new();
        let overrides = read(&crate::front_matter::split(text).fields, &mut findings);
        let shown = |f: &Diagnostic| format!("{}:{} {:?} {}", f.line, f.column, f.problem, f.found);
        (overrides, findings.iter().map(shown).collect())
    }

    const ALL: [&str; 3] = [
        "---\nhugi:\n  event: SeaCon Korea 2019\n  day: 2\n  level: 3\n  sessions:\n    - 산호: 첫걸음\n    - 파도\n  not_sessions: [등대]\n  speakers:\n    J. Doe: Jane Doe\n---\n",
        "+++\n[hugi]\nevent = { name = 'SeaCon Korea', year = 2019 }\nday = 2\nlevel = 3\nsessions = ['산호: 첫걸음', '파도']\nnot_sessions = ['등대']\n[hugi.speakers]\n'J. Doe' = 'Jane Doe'\n+++\n",
        "{\"hugi\": {\"event\": \"SeaCon Korea 2019\", \"day\": 2, \"level\": 3, \"sessions\": [\"산호: 첫걸음\", \"파도\"], \"notSessions\": \"등대\", \"speakers\": {\"J. Doe\": \"Jane Doe\"}}}\n",
    ];

    #[test]
    fn the_same_in_every_dialect() {
        for text in ALL {
            let (overrides, findings) = read_post(text);
            assert_eq!(findings, [""; 0], "{text}");
            let values = |titles: &[Stated<String>]| {
                titles.iter().map(|title| title.value.clone()).collect::<Vec<_>>()
            };
            assert_eq!(overrides.event.map(|event| event.value).as_deref(), Some("SeaCon Korea"));
            assert_eq!(overrides.year.map(|year| year.value), Some(2019));
            assert_eq!(overrides.day.map(|day| day.value), Some(2));
            assert_eq!(overrides.level.map(|level| level.value), Some(3));
            assert_eq!(values(&overrides.sessions), ["산호: 첫걸음", "파도"]);
            assert_eq!(values(&overrides.not_sessions), ["등대"]);
            assert_eq!(overrides.speakers[0].0, "J. Doe");
            assert_eq!(overrides.speakers[0].1.value, "Jane Doe");
            assert!(!overrides.silent);
        }
        assert_eq!(read_post(ALL[0]).0.sessions[1].place, (8, 7));
    }

    #[test]
    fn a_post_may_have_no_sessions() {
        assert!(read_post("---\nhugi: false\n---\n").0.silent);
        assert!(read_post("Title: a\nhugi: no\n").0.silent);
        assert!(!read_post("---\nhugi: true\n---\n").0.silent);
    }

    #[test]
    fn what_makes_no_sense_is_reported_where_it_stands() {
        let (overrides, findings) = read_post(
            "---\nhugi:\n  evnt: a\n  day: 둘째\n  level: 7\n  event:\n    name: SeaCon\n    year: 19\n    city: x\n  speakers: [김]\n  sessions:\n    - 파도\n---\n",
        );
        assert_eq!(
            findings,
            [
                "3:9 UnknownOverride evnt",
                "4:8 NotADay 둘째",
                "5:10 NotALevel 7",
                "8:11 NotAYear 19",
                "9:11 UnknownOverride event.city",
                "10:14 WrongShape 김",
            ]
        );
        assert_eq!(overrides.sessions.len(), 1, "the rest counts");
        assert_eq!(read_post("---\nhugi: maybe\n---\n").1, ["2:7 WrongShape maybe"]);
        assert_eq!(read_post("---\nhugi:\n  day: [1]\n---\n").1, ["3:9 WrongShape 1"]);
    }

    #[test]
    fn the_event_by_the_authors_word() {
        let found = || {
            let name = "Sea".to_owned();
            Some(Event { name, year: Some(2018), from: Evidence::Title })
        };
        let check = |text: &str, expected: Option<(&str, Option<i32>, Evidence)>| {
            let event = read_post(text).0.event(found());
            let event = event.as_ref().map(|event| (event.name.as_str(), event.year, event.from));
            assert_eq!(event, expected, "{text}");
        };
        check("---\ntitle: a\n---\n", Some(("Sea", Some(2018), Evidence::Title)));
        check(
            "---\nhugi:\n  event: Seaside\n---\n",
            Some(("Seaside", Some(2018), Evidence::Line(3))),
        );
        check(
            "---\nhugi: {event: {year: 2019}}\n---\n",
            Some(("Sea", Some(2019), Evidence::Title)),
        );
    }

    #[test]
    fn speakers_by_the_names_that_the_author_states() {
        let text = "---\nhugi:\n  speakers: {하나: 김하나, 한아: 김하나}\n---\n### 모래로 짓는 캐시\n- 하나님, 한아님, 이두리님\n- [발표 자료](https://speakerdeck.com/a/b)\n\n### 등대와 합의\n- 하나님\n- [발표 자료](https://speakerdeck.com/a/c)\n";
        let (post, _) = crate::parse(text, &crate::Source { name: "a.md".to_owned() });
        let speakers: Vec<_> = post.sessions.iter().map(|session| &session.speakers).collect();
        assert_eq!(speakers, [&["김하나", "이두리"][..], &["김하나"]]);
    }
}
