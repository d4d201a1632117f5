//! A small library for tests: five posts in the shapes of the bundled ones.

use crate::catalog::Around;
use crate::{
    Catalog, Day, Entry, Event, Evidence, Kind, Lang, Link, LinkKind, Meta, Session, Time,
};

/// Five posts, newest first.
pub(crate) fn catalog() -> Catalog {
    let mut deview_23 = entry("deview-23", Some("DEVIEW"), Some(2023));
    deview_23.days = days(&[(2, "DAY 2")]);
    deview_23.sessions = vec![
        timed("optimize", (11, 0), (11, 45)),
        timed("liveops", (12, 0), (12, 45)),
        timed("meet", (13, 0), (13, 45)),
        timed("metrics", (14, 0), (14, 45)),
    ];
    let mut pycon_19 = entry("pycon-19", Some("PyCon Korea"), Some(2019));
    pycon_19.meta.tags = vec!["lecture".to_owned()];
    pycon_19.sessions = vec![
        talk("open-data", None, &["박은정"]),
        talk("lpqp", None, &["차지원"]),
        talk("magenta", None, &["김준우", "한상곤"]),
    ];
    pycon_19.sessions[1].links = vec![deck("https://www.slideshare.net/Cha3/pyconkr-2019/")];
    pycon_19.other_slides = vec![
        deck("http://SlideShare.net/Cha3/pyconkr-2019"),
        deck("https://speakerdeck.com/sunghyunzz/from-banksalad"),
    ];
    let mut pycon_18 = entry("pycon-18", Some("PyCon"), Some(2018));
    pycon_18.days = days(&[(1, "1일차")]);
    pycon_18.meta.tags = vec!["Lecture".to_owned()];
    pycon_18.sessions =
        vec![talk("dementia", Some(1), &["박세진"]), talk("ads", Some(1), &["박승호", "정강식"])];
    let mut deview_17 = entry("deview-17", Some("DEVIEW"), Some(2017));
    deview_17.days = days(&[(2, "2일차")]);
    deview_17.meta.tags = vec!["conference".to_owned(), "ml".to_owned()];
    deview_17.sessions = vec![talk("mist", Some(2), &[]), talk("rye", Some(2), &[])];
    deview_17.sessions[0].links = embedded("4NJH", "232mist-iot");
    deview_17.sessions[1].links = embedded("63XW", "223rye-dbms");
    let mut apac = entry("apac-16", Some("PyCon APAC"), Some(2016));
    apac.days = days(&[(1, "첫째날"), (2, "둘째날")]);
    apac.meta.tags = vec!["conference".to_owned(), "파이썬".to_owned()];
    apac.sessions = vec![
        talk("pandas", Some(1), &["Wes McKinney"]),
        talk("rpc", Some(2), &[]),
        talk("more-pandas", Some(2), &["wes mckinney", "박은정"]),
    ];
    let mut posts = vec![deview_23, pycon_19, pycon_18, deview_17, apac];
    posts[1].meta.tags = vec!["lecture".to_owned()];
    Catalog::new(posts)
}

/// A post with nothing in it.
pub(crate) fn entry(slug: &str, event: Option<&str>, year: Option<i32>) -> Entry {
    let event = event.map(|name| Event { name: name.to_owned(), year, from: Evidence::Title });
    Entry {
        slug: slug.to_owned(),
        file: format!("{slug}.md"),
        path: format!("library/{slug}.md"),
        meta: Meta { title: Some(slug.to_owned()), ..Meta::default() },
        event,
        days: Vec::new(),
        sessions: Vec::new(),
        other_slides: Vec::new(),
        reading_minutes: 1,
        lang: Lang::Ko,
        diagnostics: Vec::new(),
        around: Around::default(),
    }
}

/// Days by number and label.
pub(crate) fn days(days: &[(u32, &str)]) -> Vec<Day> {
    let day = |&(n, label): &(u32, &str)| Day {
        n,
        date: None,
        label: label.to_owned(),
        from: Evidence::Title,
    };
    days.iter().map(day).collect()
}

/// A session without times.
pub(crate) fn talk(id: &str, day: Option<u32>, speakers: &[&str]) -> Session {
    Session {
        id: id.to_owned(),
        title: id.to_owned(),
        line: 1,
        lines: (1, 2),
        code: None,
        day,
        start: None,
        end: None,
        kind: Kind::Talk,
        speakers: speakers.iter().map(|&name| name.to_owned()).collect(),
        links: Vec::new(),
    }
}

/// A session of day 2 with its times.
pub(crate) fn timed(id: &str, start: (u32, u32), end: (u32, u32)) -> Session {
    let time = |(hour, minute)| Time::new(hour, minute);
    Session { start: time(start), end: time(end), ..talk(id, Some(2), &[]) }
}

/// A link to a deck.
pub(crate) fn deck(url: &str) -> Link {
    Link {
        url: url.to_owned(),
        kind: LinkKind::Slides,
        label: String::new(),
        line: 1,
        embedded: false,
    }
}

/// A deck as its host's embed code brings it: the frame, then the link to its page.
pub(crate) fn embedded(key: &str, page: &str) -> Vec<Link> {
    let frame = deck(&format!("//www.slideshare.net/slideshow/embed_code/key/{key}"));
    let page = deck(&format!("//www.slideshare.net/deview/{page}"));
    vec![Link { embedded: true, ..frame }, Link { label: "[2] 발표".to_owned(), ..page }]
}
