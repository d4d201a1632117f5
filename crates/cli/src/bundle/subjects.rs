//! What each page is about, for its head: found among the posts that it shows.

use hugi_app::routes::{Route, is_portable};
use hugi_app::words::Words;
use notes::filter::Choice;
use notes::{Catalog, Date, Entry};

use super::discovery::Page;
use super::head::{Head, Subject};
use super::parts::Parts;
use super::places::Place;
use super::site::{SiteUrl, markdown};

/// The picture of link previews.
const IMAGE: &str = "icons/icon-512.png";

/// What is known of all pages.
pub(super) struct Subjects<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) parts: &'a Parts,
    pub(super) site: Option<&'a SiteUrl>,
    pub(super) words: &'static Words,
}

impl Subjects<'_> {
    /// Tells `use_head` what is known of a page.
    pub(super) fn describe<T>(
        &self,
        place: &Place,
        title: &str,
        base: &str,
        use_head: impl FnOnce(Head<'_>) -> T,
    ) -> T {
        let posts: Vec<&Entry> = self.posts(place).collect();
        let library = self.words.app;
        let own = title.strip_suffix(library).unwrap_or(title).trim_end_matches(" · ");
        let markdown = match &place.route {
            Route::Post { .. } | Route::Session { .. } => posts.first().map(|post| markdown(post)),
            _ => None,
        };
        let tag = tag_folder(&place.route);
        let tag = tag.as_ref().map(|(tag, folder)| (tag.as_str(), folder.as_str()));
        let feeds: Vec<(&str, &str)> = [(library, "")].into_iter().chain(tag).collect();
        use_head(Head {
            title: own,
            library,
            description: &self.description(place, &posts),
            address: &place.route.href(),
            base,
            site: self.site,
            markdown: markdown.as_deref(),
            feeds: &feeds,
            image: Some(IMAGE),
            listed: !is_of_device(&place.route),
            subject: self.subject(place, &posts, own),
        })
    }

    fn posts(&self, place: &Place) -> impl Iterator<Item = &Entry> {
        place.posts.iter().filter_map(|at| self.catalog.posts.get(*at as usize))
    }

    /// A sentence about a page, made of what it shows.
    fn description(&self, place: &Place, posts: &[&Entry]) -> String {
        let titles = |posts: &[&Entry]| {
            let titles: Vec<&str> = posts.iter().map(|post| post.title()).collect();
            titles.join(" · ")
        };
        match (&place.route, posts) {
            (Route::Post { .. }, [post]) => {
                let sessions = post.sessions.iter().map(|session| session.title.as_str());
                let own = post.meta.description.clone();
                own.unwrap_or_else(|| sessions.collect::<Vec<_>>().join(" · "))
            }
            (Route::Session { session: id, .. }, [post]) => {
                let session = post.sessions.iter().find(|session| session.id == *id);
                let names = session.map(|session| session.speakers.join(", "));
                let names = names.filter(|names| !names.is_empty());
                names.map_or(post.title().to_owned(), |names| format!("{names} · {}", post.title()))
            }
            (Route::Home { filter, page: 1 }, _) if filter.is_empty() => {
                self.words.about_app.to_owned()
            }
            (_, []) => self.words.about_app.to_owned(),
            _ => titles(posts),
        }
    }

    fn subject<'b>(&'b self, place: &'b Place, posts: &[&'b Entry], title: &'b str) -> Subject<'b> {
        let talks = posts.iter().flat_map(|post| post.sessions.iter().map(|s| (*post, s)));
        match (&place.route, posts) {
            (Route::Post { .. }, [post]) => Subject::Post(post),
            (Route::Session { session: id, .. }, [post]) => {
                match post.sessions.iter().find(|session| session.id == *id) {
                    Some(session) => Subject::Session(post, session),
                    None => Subject::Other,
                }
            }
            (Route::Day { day, .. }, [post, ..]) => Subject::Day {
                conference: title.split(" · ").next().unwrap_or(title),
                day: post.around.days.iter().find(|known| Some(known.n) == *day),
                sessions: talks.filter(|(_, session)| session.day == *day).collect(),
            },
            (Route::Speaker { name, .. }, _) => {
                let spoke = |names: &[String]| names.iter().any(|have| have == name);
                let sessions = talks.filter(|(_, session)| spoke(&session.speakers)).collect();
                Subject::Speaker { name, sessions }
            }
            (Route::Speakers { page }, _) => {
                let people = self.parts.people_of(*page).iter();
                let route = |name: &str| Route::Speaker { name: name.to_owned(), page: 1 };
                Subject::List(people.map(|p| (&*p.name, route(&p.name).href())).collect())
            }
            (_, []) => Subject::Other,
            _ => {
                let route = |post: &Entry| Route::Post { slug: post.slug.clone() };
                Subject::List(posts.iter().map(|post| (post.title(), route(post).href())).collect())
            }
        }
    }

    /// A page as the sitemap lists it: posts and sessions with their dates.
    pub(super) fn listed(&self, place: &Place) -> Option<Page> {
        let date: Option<Date> = match place.route {
            _ if is_of_device(&place.route) => return None,
            Route::Post { .. } | Route::Session { .. } => {
                self.posts(place).next().and_then(|post| post.meta.date)
            }
            _ => None,
        };
        Some(Page { address: place.route.href(), date })
    }
}

/// Whether a page shows what only the device knows: nothing for search engines.
pub(super) fn is_of_device(route: &Route) -> bool {
    matches!(route, Route::Search { .. } | Route::Settings)
}

/// The tag that a page is about, and the folder of its page, for addresses.
fn tag_folder(route: &Route) -> Option<(String, String)> {
    let Route::Home { filter, .. } = route else { return None };
    match filter.choices().as_slice() {
        [Choice::Tag(tag)] => Some((tag.clone(), route.at_page(1).href())),
        _ => None,
    }
}

/// The folders of a tag's page; `None` for a tag that has none.
pub(super) fn tag_page(tag: &str) -> Option<Vec<String>> {
    let filter = notes::filter::Filter { tags: vec![tag.to_owned()], ..Default::default() };
    let parts = Route::shelf(filter).parts();
    (!parts.is_empty() && parts.iter().all(|part| is_portable(part))).then_some(parts)
}
