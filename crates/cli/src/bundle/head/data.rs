//! What a page is about, in the words of schema.org: for those who read pages without reading.

use hugi_app::routes::Route;
use notes::{Date, Day, Entry, LinkKind, Session};
use serde_json::{Map, Value, json};

use super::Head;

/// What a page is about.
#[derive(Clone, Debug)]
pub(in super::super) enum Subject<'a> {
    /// A list of pages, by their names and addresses relative to the base.
    List(Vec<(&'a str, String)>),
    /// A post.
    Post(&'a Entry),
    /// A session of a post.
    Session(&'a Entry, &'a Session),
    /// A conference day, or what nobody stated a day of, with the sessions of all its posts.
    Day {
        /// The conference with its year.
        conference: &'a str,
        /// The day, if the page is about one.
        day: Option<&'a Day>,
        /// The sessions, with their posts.
        sessions: Vec<(&'a Entry, &'a Session)>,
    },
    /// A speaker and their sessions.
    Speaker {
        /// The name as written.
        name: &'a str,
        /// The sessions, with their posts.
        sessions: Vec<(&'a Entry, &'a Session)>,
    },
    /// A page about the app.
    Other,
}

/// The values of one thing; what is empty is left out.
struct Thing(Map<String, Value>);

impl Thing {
    fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), kind.into())]))
    }

    fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(key.to_owned(), value);
        }
        self
    }
}

impl From<Thing> for Value {
    fn from(thing: Thing) -> Self {
        Self::Object(thing.0)
    }
}

/// The data of a page; `about` is its description.
pub(super) fn of(page: &Head<'_>, about: &str) -> Option<Value> {
    let thing = match &page.subject {
        Subject::List(items) => list(page, items).with("description", about),
        Subject::Post(post) => posting(page, post).with("description", about),
        Subject::Session(post, session) => {
            let day = post.days.iter().find(|day| Some(day.n) == session.day);
            let conference = conference(post);
            event(page, post, session, day)
                .with("superEvent", conference)
                .with("subjectOf", report(page, post))
        }
        Subject::Day { conference, day, sessions } => whole_day(page, conference, *day, sessions),
        Subject::Speaker { name, sessions } => {
            let spoke = |(post, session): &(&Entry, &Session)| -> Value {
                let day = post.days.iter().find(|day| Some(day.n) == session.day);
                event(page, post, session, day).with("superEvent", conference(post)).into()
            };
            let events: Vec<Value> = sessions.iter().map(spoke).collect();
            Thing::new("Person").with("name", *name).with("performerIn", events)
        }
        Subject::Other => return None,
    };
    let thing = match page.site {
        Some(site) => thing.with("url", site.join(page.address)),
        None => thing,
    };
    Some(thing.with("@context", "https://schema.org").into())
}

fn list(page: &Head<'_>, items: &[(&str, String)]) -> Thing {
    let item = |(at, (name, address)): (usize, &(&str, String))| -> Value {
        let item = Thing::new("ListItem").with("position", at + 1).with("name", *name);
        item.with("url", url(page, address)).into()
    };
    let items: Vec<Value> = items.iter().enumerate().map(item).collect();
    let list =
        Thing::new("ItemList").with("numberOfItems", items.len()).with("itemListElement", items);
    let name = if page.title.is_empty() { page.library } else { page.title };
    Thing::new("CollectionPage").with("name", name).with("mainEntity", Value::from(list))
}

fn posting(page: &Head<'_>, post: &Entry) -> Thing {
    let markdown = page.markdown.zip(page.site).map(|(address, site)| -> Value {
        let file = Thing::new("MediaObject").with("encodingFormat", "text/markdown");
        file.with("contentUrl", site.join(address)).into()
    });
    Thing::new("BlogPosting")
        .with("headline", post.title())
        .with("datePublished", date(post.meta.date))
        .with("author", post.meta.author.as_deref().map(person))
        .with("inLanguage", post.lang.tag())
        .with("keywords", json!(post.meta.tags))
        .with("about", conference(post))
        .with("encoding", markdown)
}

/// The post that reports on a session.
fn report(page: &Head<'_>, post: &Entry) -> Value {
    let address = Route::Post { slug: post.slug.clone() }.href();
    let report = Thing::new("BlogPosting").with("headline", post.title());
    report.with("url", url(page, &address)).into()
}

/// The conference that a post is about, if it names one. A year is no date, so it stands in the name.
fn conference(post: &Entry) -> Value {
    let Some(event) = &post.event else { return Value::Null };
    let year = event.year.map(|year| format!(" {year}")).unwrap_or_default();
    Thing::new("Event").with("name", format!("{}{year}", event.name)).into()
}

fn whole_day(
    page: &Head<'_>,
    conference: &str,
    day: Option<&Day>,
    sessions: &[(&Entry, &Session)],
) -> Thing {
    let part = |(post, session): &(&Entry, &Session)| event(page, post, session, day).into();
    let parts: Vec<Value> = sessions.iter().map(part).collect();
    let name = day.map_or(conference.to_owned(), |day| format!("{conference} · {}", day.label));
    let thing = Thing::new("Event")
        .with("name", name)
        .with("startDate", date(day.and_then(|day| day.date)));
    let whole = Value::from(Thing::new("Event").with("name", conference));
    let whole = if day.is_some() { whole } else { Value::Null };
    thing.with("superEvent", whole).with("subEvent", parts)
}

/// A session. A time without its day is no moment, and is left out.
fn event(page: &Head<'_>, post: &Entry, session: &Session, day: Option<&Day>) -> Thing {
    let on = day.and_then(|day| day.date);
    let moment = |time: Option<notes::Time>| match (on, time) {
        (Some(date), Some(time)) => format!("{date}T{:02}:{:02}", time.hour, time.minute).into(),
        _ => Value::Null,
    };
    let start = if session.start.is_some() { moment(session.start) } else { date(on) };
    let route = Route::Session { slug: post.slug.clone(), session: session.id.clone() };
    Thing::new("Event")
        .with("name", session.title.as_str())
        .with("startDate", start)
        .with("endDate", moment(session.end))
        .with("performer", session.speakers.iter().map(|name| person(name)).collect::<Vec<_>>())
        .with("workFeatured", works(session))
        .with("url", url(page, &route.href()))
}

/// The decks and recordings that a session links to by whole addresses.
fn works(session: &Session) -> Vec<Value> {
    let work = |link: &notes::Link| {
        let kind = match link.kind {
            LinkKind::Slides => "PresentationDigitalDocument",
            LinkKind::Video => "VideoObject",
            _ => return None,
        };
        let url = notes::link::openable(&link.url);
        url.starts_with("http").then(|| Thing::new(kind).with("url", url).into())
    };
    session.links.iter().filter_map(work).collect()
}

fn person(name: &str) -> Value {
    Thing::new("Person").with("name", name).into()
}

fn date(date: Option<Date>) -> Value {
    date.map_or(Value::Null, |date| date.to_string().into())
}

/// A whole address: without a site there is none.
fn url(page: &Head<'_>, address: &str) -> Value {
    page.site.map_or(Value::Null, |site| site.join(address).into())
}
