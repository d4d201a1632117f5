//! Every page of a library: where it is, and what a search result or a shared link says of it.

use hugi_app::routes::{Route, is_portable};
use notes::filter::{Choice, Filter};
use notes::index::pages;
use notes::people::Person;
use notes::{Catalog, Entry, Index, Session, shelf};

/// A page that gets a file of its own.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    /// Its address.
    pub(super) route: Route,
    /// A sentence about it; empty for the app's own.
    pub(super) description: String,
}

/// Every page of a library whose name every file system takes. Another page is still found, by way of `404.html`.
pub(super) fn places<'a>(
    catalog: &Catalog,
    index: &Index,
    people: impl Iterator<Item = &'a Person>,
) -> Vec<Place> {
    let mut places = Places::default();
    places.shelves(index);
    places.add(Route::Settings, "");
    places.list(&Route::Slides { page: 1 }, pages(index.with_decks().len()), "");
    places.list(&Route::Speakers { page: 1 }, count(index.people.len()).max(1), "");
    people.for_each(|person| {
        let route = Route::Speaker { name: person.name.clone(), page: 1 };
        places.list(&route, pages(person.places.len()), &person.events.join(" · "));
    });
    catalog.posts.iter().for_each(|post| places.post(post));
    places.days(catalog, index);
    places.0.retain(|place| place.route.parts().iter().all(|part| is_portable(part)));
    places.0
}

#[derive(Default)]
struct Places(Vec<Place>);

impl Places {
    fn add(&mut self, route: Route, description: impl Into<String>) {
        self.0.push(Place { route, description: description.into() });
    }

    /// All pages of a list.
    fn list(&mut self, route: &Route, pages: u32, description: &str) {
        (1..=pages).for_each(|page| self.add(route.at_page(page), description));
    }

    /// The shelf, and those of its choices that are pages: each tag, each conference, each year.
    fn shelves(&mut self, index: &Index) {
        let tags = index.tags.iter().cloned().map(Choice::Tag);
        let events = index.events.iter().cloned().map(Choice::Event);
        let mut years: Vec<i32> = index.posts.iter().filter_map(|post| post.year).collect();
        years.sort_unstable();
        years.dedup();
        let choices = tags.chain(events).chain(years.into_iter().map(Choice::Year));
        self.list(&Route::shelf(Filter::default()), pages(index.posts.len()), "");
        for choice in choices {
            let filter = Filter::default().toggled(&choice);
            let found = pages(index.matching(&filter).len());
            let route = Route::shelf(filter);
            // What cannot be a folder is an address of the shelf's own page.
            if !route.parts().is_empty() {
                self.list(&route, found, "");
            }
        }
    }

    fn post(&mut self, post: &Entry) {
        let titles: Vec<&str> =
            post.sessions.iter().map(|session| session.title.as_str()).collect();
        let about = post.meta.description.clone().unwrap_or_else(|| titles.join(" · "));
        self.add(Route::Post { slug: post.slug.clone() }, about);
        for session in &post.sessions {
            let route = Route::Session { slug: post.slug.clone(), session: session.id.clone() };
            self.add(route, session_line(post, session));
        }
    }

    fn days(&mut self, catalog: &Catalog, index: &Index) {
        for conference in
            shelf::shelve(&catalog.posts).into_iter().flat_map(|year| year.conferences)
        {
            let mut day = |day: Option<u32>| {
                let places = match index.on_day(&conference.key, day).len() {
                    // A post of no conference is one by itself.
                    0 => 1,
                    posts => posts,
                };
                let route = Route::Day { event: conference.key.clone(), day, page: 1 };
                self.list(&route, pages(places), "");
            };
            conference.days().iter().for_each(|known| day(Some(known.n)));
            if conference.has_undated() {
                day(None);
            }
        }
    }
}

/// Who spoke, and in which post the notes are.
fn session_line(post: &Entry, session: &Session) -> String {
    if session.speakers.is_empty() {
        return post.title().to_owned();
    }
    format!("{} · {}", session.speakers.join(", "), post.title())
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
