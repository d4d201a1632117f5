//! Pages as text, drawn at build time by the same components that draw them in the browser.

use leptos::prelude::*;

use crate::app::{DRAWN, still};
use crate::components::el::{el, html};
use crate::library::{AtHand, provide_library};
use crate::router::provide_still_router;
use crate::routes::Route;
use crate::settings::provide_settings;
use crate::words::Language;

/// A page that was drawn.
#[derive(Debug, Default)]
pub struct Drawn {
    /// What the document is called.
    pub title: String,
    /// What stands in its `<body>`, without scripts.
    pub body: String,
}

/// Draws a page. `base` leads from it to the app's folder (`../../`), `files` has every file of the library that the page
/// asks for. `None` if there is no such page.
pub fn draw(route: &Route, base: &str, language: Language, files: AtHand) -> Option<Drawn> {
    let owner = Owner::new();
    // Nothing is drawn again here: signals are read once, as they are.
    let drawn = untrack(|| {
        owner.with(|| {
            provide_settings(language);
            let router = provide_still_router(base, route);
            provide_library(Some(files));
            let [skip_link, header, page] = still(router);
            let mut body = String::new();
            html::write(skip_link, &mut body);
            html::write(header, &mut body);
            let main = el("main").attr("id", "main").attr(DRAWN, route.href());
            html::write(main.child(page).into(), &mut body);
            let title = router.title()?;
            Some(Drawn { title, body })
        })
    });
    owner.cleanup();
    drawn
}
