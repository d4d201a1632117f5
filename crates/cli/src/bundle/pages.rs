//! Every page as a file: drawn by the app's own components, in the document that starts the app.

use std::collections::HashMap;
use std::sync::Arc;

use hugi_app::library::AtHand;
use hugi_app::prerender::{Drawn, draw};
use hugi_app::routes::{INDEX, Route};
use hugi_app::words::Language;
use notes::catalog::to_bytes;
use rayon::prelude::*;

use super::files::Problem;
use super::head::head;
use super::library::Library;
use super::output::{Output, stamp};
use super::parts::Parts;
use super::places::Place;
use super::progress::Progress;
use super::shell::{Shell, Template};
use super::site::SiteUrl;
use super::styles::Styles;
use super::subjects::{Subjects, is_of_device};

/// What all pages have in common.
pub(super) struct Press<'a> {
    templates: HashMap<(Kind, usize), Template>,
    /// What each page is about.
    pub(super) subjects: Subjects<'a>,
    language: Language,
    parts: Arc<Parts>,
    files: AtHand,
    /// Whether shelves ask for the index before it is needed.
    asks_ahead: bool,
    /// What stands for the document, and for all that filters and counts say.
    stamps: (u64, u64),
    /// What stands for each post: for what is known of it, and for its text.
    pub(super) posts: Vec<u64>,
}

/// Pages of one kind look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    /// Shelves, days, speakers, slides.
    Lists,
    /// Posts.
    Reading,
    /// Sessions, of which there are most.
    Session,
    /// Speakers, of whom there are many.
    Speaker,
    /// What the app alone can draw.
    App,
}

/// Up to how many posts a library has styles in the pages of sessions and speakers.
const MOST_STYLED: usize = 500;

/// Up to how many bytes of index a shelf asks for before anybody has chosen anything: 60 ms of a slow line when they are
/// compressed, against the 150 that an answer takes. A hundred posts have so many.
const MOST_ASKED_AHEAD: usize = 24_000;

/// How deep a page can lie: `speakers/x/page/2`, `events/x/day-1/page/2`.
const DEPTHS: usize = 6;

impl<'a> Press<'a> {
    /// Gets ready to draw pages.
    pub(super) fn new(
        shell: &Shell,
        styles: &Styles,
        language: Language,
        site: Option<&'a SiteUrl>,
        library: &'a Arc<Library>,
        parts: &'a Arc<Parts>,
    ) -> Self {
        // In a library of many posts, the styles of all its session pages would be a gigabyte: there they stand in a file.
        let is_large = library.catalog.posts.len() > MOST_STYLED;
        let mut templates = HashMap::new();
        for depth in 0..DEPTHS {
            let lists = || shell.template(depth, &styles.lists);
            let reading = || shell.template(depth, &styles.reading);
            templates.insert((Kind::Lists, depth), lists());
            templates.insert((Kind::Reading, depth), reading());
            let few = |styled: Template| if is_large { shell.linked(depth) } else { styled };
            templates.insert((Kind::Session, depth), few(reading()));
            templates.insert((Kind::Speaker, depth), few(lists()));
            templates.insert((Kind::App, depth), shell.waiting(depth));
        }
        let address = site.map_or(String::new(), |site| site.join(""));
        let document = [shell.html(), &styles.lists, &styles.reading, &address];
        let document = stamp(&document.map(str::as_bytes));
        Self {
            templates,
            subjects: Subjects { catalog: &library.catalog, parts, site, words: language.words() },
            language,
            asks_ahead: to_bytes(&*parts.index).len() <= MOST_ASKED_AHEAD,
            files: parts.clone().at_hand(library.clone()),
            parts: parts.clone(),
            stamps: (document, parts.stamp()),
            posts: library.stamps(),
        }
    }

    /// Draws the pages that have changed, several at a time.
    pub(super) fn print(&self, places: &[Place], output: &Output) -> Result<(), Problem> {
        let progress = Progress::of("Drawing", places.len());
        places.par_iter().try_for_each(|place| {
            progress.step();
            let file =
                place.route.parts().iter().fold(String::new(), |path, part| path + part + "/");
            let file = file + "index.html";
            output.put(&file, self.stamp(place), || Ok(self.page(place).into_bytes()))
        })
    }

    /// What stands for all that a page is made from.
    fn stamp(&self, place: &Place) -> u64 {
        let (document, counts) = self.stamps;
        let shown = place.posts.iter().map(|at| self.posts[*at as usize]);
        let of_all = match &place.route {
            Route::Post { .. } | Route::Session { .. } | Route::Day { .. } => 0,
            Route::Speakers { page } => self.parts.people_stamp(*page),
            // The shelf of all posts offers to keep nothing: that is among the settings.
            Route::Home { filter, .. } if !filter.is_empty() => {
                counts ^ self.parts.offer_stamp(filter)
            }
            _ => counts,
        };
        let all = [document, of_all, u64::from(place.pages)].into_iter().chain(shown);
        let bytes: Vec<u8> = all.flat_map(u64::to_le_bytes).collect();
        stamp(&[&bytes])
    }

    /// The text of a page's file.
    fn page(&self, place: &Place) -> String {
        let depth = place.route.parts().len();
        let base = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
        let kind = Kind::of(&place.route);
        let Drawn { title, body } = match kind {
            Kind::App => self.waiting(&place.route),
            _ => draw(&place.route, &base, self.language, self.files.clone()).unwrap_or_default(),
        };
        let head = self.subjects.describe(place, &title, &base, |page| head(&page));
        let ahead = match &place.route {
            Route::Home { .. } if self.asks_ahead => preload(&format!("{base}{INDEX}")),
            _ => String::new(),
        };
        let template = self.templates.get(&(kind, depth));
        template.map_or(head.clone(), |template| template.page(&head, &(body + &ahead)))
    }

    /// A page that the app alone can draw, because it shows what only the device knows.
    fn waiting(&self, route: &Route) -> Drawn {
        let words = self.language.words();
        let title = if *route == Route::Settings { words.settings } else { words.search };
        Drawn { title: words.page_title(title), body: String::new() }
    }
}

/// Asks for a file that the app will ask for.
fn preload(href: &str) -> String {
    format!(r#"<link rel="preload" href="{href}" crossorigin="anonymous" as="fetch">"#)
}

impl Kind {
    fn of(route: &Route) -> Self {
        match route {
            _ if is_of_device(route) => Self::App,
            Route::Post { .. } => Self::Reading,
            Route::Session { .. } => Self::Session,
            Route::Speaker { .. } => Self::Speaker,
            _ => Self::Lists,
        }
    }
}
