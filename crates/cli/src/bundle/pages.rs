//! Every page as a file: drawn by the app's own components, in the document that starts the app.

use std::collections::HashMap;
use std::path::Path;

use hugi_app::library::AtHand;
use hugi_app::prerender::{Drawn, draw};
use hugi_app::routes::{INDEX, Route};
use hugi_app::words::Language;
use rayon::prelude::*;

use super::files::{Problem, write};
use super::places::Place;
use super::shell::{Shell, Template, escape};
use super::styles::Styles;

/// What all pages have in common.
pub(super) struct Press {
    templates: HashMap<(Kind, usize), Template>,
    language: Language,
    files: AtHand,
}

/// Pages of one kind look alike, and ask for the same files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    /// Shelves, days, speakers, slides.
    Lists,
    /// Posts and sessions.
    Reading,
    /// What the app alone can draw.
    App,
}

/// How deep a page can lie: `speakers/x/page/2`, `events/x/day-1/page/2`.
const DEPTHS: usize = 6;

impl Press {
    /// Gets ready to draw pages.
    pub(super) fn new(shell: &Shell, styles: &Styles, language: Language, files: AtHand) -> Self {
        let mut templates = HashMap::new();
        for depth in 0..DEPTHS {
            let lists = shell.template(depth, &styles.lists, Some(INDEX));
            templates.insert((Kind::Lists, depth), lists);
            templates.insert((Kind::Reading, depth), shell.template(depth, &styles.reading, None));
            templates.insert((Kind::App, depth), shell.waiting(depth));
        }
        Self { templates, language, files }
    }

    /// Draws all pages and writes them, several at a time.
    pub(super) fn print(&self, places: &[Place], dist: &Path) -> Result<(), Problem> {
        places.par_iter().try_for_each(|place| {
            let parts = place.route.parts();
            let folder = parts.iter().fold(dist.to_owned(), |path, part| path.join(part));
            write(&folder.join("index.html"), self.page(place).as_bytes())
        })
    }

    /// The text of a page's file.
    fn page(&self, place: &Place) -> String {
        let depth = place.route.parts().len();
        let base = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
        let kind = Kind::of(&place.route);
        let Drawn { title, body } = match kind {
            Kind::App => self.waiting(),
            _ => draw(&place.route, &base, self.language, self.files.clone()).unwrap_or_default(),
        };
        let head = head(&title, &place.description);
        let template = self.templates.get(&(kind, depth));
        template.map_or(head.clone(), |template| template.page(&head, &body))
    }

    /// A page that the app alone can draw, because it shows what only the device knows.
    fn waiting(&self) -> Drawn {
        let words = self.language.words();
        Drawn { title: words.page_title(words.settings), body: String::new() }
    }
}

impl Kind {
    fn of(route: &Route) -> Self {
        match route {
            Route::Settings => Self::App,
            Route::Post { .. } | Route::Session { .. } => Self::Reading,
            _ => Self::Lists,
        }
    }
}

/// What a search result or a shared link says of a page.
fn head(title: &str, description: &str) -> String {
    let about: String = description.chars().take(200).collect();
    let about = escape(&about.split_whitespace().collect::<Vec<_>>().join(" "));
    let about = if about.is_empty() { ABOUT } else { &about };
    format!(r#"<title>{}</title><meta name="description" content="{about}">"#, escape(title))
}

/// What the app is, for pages that have nothing more to say.
const ABOUT: &str = "컨퍼런스 후기를 날짜, 세션, 태그, 발표자별로 읽습니다.";
