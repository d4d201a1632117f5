//! Every page of a library: where it is, what it is called, and what a search result or a shared link says of it.

use std::path::{Path, PathBuf};

use hugi_app::routes::{Route, encode};
use notes::{Catalog, Date, Entry, Session, people, shelf};

use super::discovery::Page;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A page that gets its own copy of the shell.
#[derive(Debug, PartialEq)]
pub(super) struct Place {
    parts: Vec<String>,
    /// The title of the page, without the app's.
    pub(super) title: String,
    /// A sentence about the page; empty for the app's own.
    pub(super) description: String,
    /// The file that the page will ask for, relative to the base.
    pub(super) preload: Option<String>,
    /// The date of the post that it is about.
    date: Option<Date>,
}

impl Place {
    fn new(route: &Route, title: impl Into<String>) -> Self {
        let (parts, title) = (route.parts(), title.into());
        Self { parts, title, description: String::new(), preload: None, date: None }
    }

    fn about(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    fn of(mut self, post: &Entry) -> Self {
        self.preload = Some(post.path.clone());
        self.date = post.meta.date;
        self
    }

    /// How many folders below the base the page lies.
    pub(super) fn depth(&self) -> usize {
        self.parts.len()
    }

    /// The page as the sitemap lists it.
    pub(super) fn listed(&self) -> Page {
        let address = self.parts.iter().map(|part| encode(part) + "/").collect();
        Page { address, date: self.date }
    }

    /// The file of its copy of the shell.
    pub(super) fn file(&self, dist: &Path) -> PathBuf {
        self.parts.iter().fold(dist.to_owned(), |path, part| path.join(part)).join("index.html")
    }

    /// Whether every file system takes its name. A page without a copy is still found, by way of `404.html`.
    fn is_portable(&self) -> bool {
        let strange = |c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c);
        let stem = |part: &str| part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        self.parts.iter().all(|part| {
            !part.is_empty()
                && part.len() <= 200
                && !part.starts_with('.')
                && !part.ends_with(['.', ' '])
                && !part.contains(strange)
                && !part.eq_ignore_ascii_case("index.html")
                && !DEVICES.contains(&stem(part).as_str())
        })
    }
}

/// Every page of a library but the first.
pub(super) fn places(catalog: &Catalog) -> Vec<Place> {
    let mut places = vec![
        Place::new(&Route::Slides, "발표 자료"),
        Place::new(&Route::Speakers, "발표자"),
        Place::new(&Route::Settings, "설정"),
    ];
    for speaker in people::speakers(catalog) {
        let talks: Vec<&str> =
            speaker.talks.iter().map(|talk| talk.session.title.as_str()).collect();
        let route = Route::Speaker { name: speaker.name.to_owned() };
        places.push(Place::new(&route, speaker.name).about(talks.join(" · ")));
    }
    catalog.posts.iter().for_each(|post| post_places(post, &mut places));
    day_places(catalog, &mut places);
    places.retain(Place::is_portable);
    places
}

fn post_places(post: &Entry, places: &mut Vec<Place>) {
    let titles: Vec<&str> = post.sessions.iter().map(|session| session.title.as_str()).collect();
    let about = post.meta.description.clone().unwrap_or_else(|| titles.join(" · "));
    let route = Route::Post { slug: post.slug.clone() };
    places.push(Place::new(&route, post.title()).about(about).of(post));
    for session in &post.sessions {
        let route = Route::Session { slug: post.slug.clone(), session: session.id.clone() };
        places.push(Place::new(&route, &session.title).about(session_line(post, session)).of(post));
    }
}

/// Who spoke, and in which post the notes are.
fn session_line(post: &Entry, session: &Session) -> String {
    if session.speakers.is_empty() {
        return post.title().to_owned();
    }
    format!("{} · {}", session.speakers.join(", "), post.title())
}

fn day_places(catalog: &Catalog, places: &mut Vec<Place>) {
    for conference in shelf::shelve(&catalog.posts).into_iter().flat_map(|year| year.conferences) {
        let mut day = |n: Option<u32>, label: &str| {
            let route = Route::Day { event: conference.key.clone(), day: n };
            places.push(Place::new(&route, format!("{label} · {}", conference.title())));
        };
        conference.days().iter().for_each(|known| day(Some(known.n), &known.label));
        if conference.has_undated() {
            day(None, "일정");
        }
    }
}
