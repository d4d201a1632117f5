//! Every page of a library: where it is, and which posts it is about.

use hugi_app::routes::{Route, is_portable};
use notes::filter::Filter;
use notes::index::{page, pages};
use notes::people::Person;
use notes::{Catalog, Index, shelf};
use rayon::prelude::*;

/// A page that gets a file of its own.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    /// Its address.
    pub(super) route: Route,
    /// The places of the posts that it shows.
    pub(super) posts: Vec<u32>,
    /// How many pages its list has.
    pub(super) pages: u32,
}

/// Every page of a library whose name every file system takes. Another page is still found, by way of `404.html`.
pub(super) fn places<'a>(
    catalog: &Catalog,
    index: &Index,
    people: impl Iterator<Item = &'a Person>,
) -> Vec<Place> {
    let mut places = Places::default();
    places.shelves(index);
    for route in [Route::Tags, Route::Search { typed: String::new() }, Route::Settings] {
        places.0.push(Place { route, posts: Vec::new(), pages: 1 });
    }
    places.list(&Route::Slides { page: 1 }, &index.with_decks());
    let count = u32::try_from(index.people.len()).unwrap_or(u32::MAX).max(1);
    for page in 1..=count {
        places.0.push(Place { route: Route::Speakers { page }, posts: Vec::new(), pages: count });
    }
    people.for_each(|person| {
        let route = Route::Speaker { name: person.name.clone(), page: 1 };
        places.list(&route, &person.places);
    });
    places.posts(catalog);
    places.days(catalog, index);
    let has_file = |place: &Place| place.route.parts().iter().all(|part| is_portable(part));
    places.0.into_par_iter().filter(has_file).collect()
}

#[derive(Default)]
struct Places(Vec<Place>);

impl Places {
    /// All pages of a list of posts.
    fn list(&mut self, route: &Route, posts: &[u32]) {
        let pages = pages(posts.len());
        self.0.extend((1..=pages).map(|number| Place {
            route: route.at_page(number),
            posts: page(posts, number).to_vec(),
            pages,
        }));
    }

    /// The shelf, and those of its choices that are pages: each tag, each conference, each year.
    fn shelves(&mut self, index: &Index) {
        self.list(&Route::shelf(Filter::default()), &index.all());
        for (choice, posts) in index.choices() {
            let filter = Filter::default().toggled(&choice);
            let route = Route::shelf(filter);
            // What cannot be a folder is an address of the shelf's own page.
            if !route.parts().is_empty() {
                self.list(&route, &posts);
            }
        }
    }

    fn posts(&mut self, catalog: &Catalog) {
        for (at, post) in (0..).zip(&catalog.posts) {
            let mut page = |route| self.0.push(Place { route, posts: vec![at], pages: 1 });
            page(Route::Post { slug: post.slug.clone() });
            for session in &post.sessions {
                page(Route::Session { slug: post.slug.clone(), session: session.id.clone() });
            }
        }
    }

    fn days(&mut self, catalog: &Catalog, index: &Index) {
        let mut seen = std::collections::HashSet::new();
        for (at, post) in (0..).zip(&catalog.posts) {
            let conference = shelf::conference_of(post);
            if !seen.insert(conference.key.clone()) {
                continue;
            }
            let mut day = |day: Option<u32>| {
                let posts = match index.on_day(&conference.key, day) {
                    // A post of no conference is one by itself.
                    posts if posts.is_empty() => vec![at],
                    posts => posts,
                };
                self.list(&Route::Day { event: conference.key.clone(), day, page: 1 }, &posts);
            };
            conference.days().iter().for_each(|known| day(Some(known.n)));
            if conference.has_undated() {
                day(None);
            }
        }
    }
}
