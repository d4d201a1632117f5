//! Holds the address bar and [`Route`] together: which place the reader is at, and how to link to another.

use leptos::prelude::*;

use crate::platform::navigation::{Navigation, provide_navigation, provide_still_navigation};
use crate::routes::{Route, handed_over};

/// Where the reader is.
#[derive(Clone, Copy)]
pub struct Router {
    navigation: Navigation,
    route: Memo<Route>,
}

/// Starts reading the address bar as places of the app.
pub fn provide_router() -> Router {
    let navigation = provide_navigation();
    if let Some(to) = handed_over(&navigation.location().get_untracked().query) {
        navigation.rewrite(&to);
    }
    follow(navigation)
}

/// A place that does not change, in a page that is drawn without a browser. `base` leads from the page to the app's
/// folder: `../../`.
pub fn provide_still_router(base: &str, route: &Route) -> Router {
    let href = route.href();
    let (path, query) = href.find('?').map_or((href.as_str(), ""), |at| href.split_at(at));
    follow(provide_still_navigation(base, path, query))
}

fn follow(navigation: Navigation) -> Router {
    let location = navigation.location();
    let route = place(move |_| location.with(|at| Route::parse(&at.path, &at.query)));
    let router = Router { navigation, route };
    provide_context(router);
    router
}

/// A place that follows others. Boxed, so that all of them are driven by one piece of code: 1 KB each otherwise.
pub fn place(of: impl Fn(Option<&Route>) -> Route + Send + Sync + 'static) -> Memo<Route> {
    let of: Follow = Box::new(of);
    Memo::new(of)
}

type Follow = Box<dyn Fn(Option<&Route>) -> Route + Send + Sync>;

/// Where the reader is.
pub fn use_router() -> Router {
    expect_context()
}

impl Router {
    /// The place the reader is at.
    pub fn route(&self) -> Memo<Route> {
        self.route
    }

    /// What the page is called; `None` while its content does not stand.
    pub fn title(&self) -> Option<String> {
        self.navigation.title()
    }

    /// What goes into an `href`: the address of a place, whatever the page it is linked from.
    pub fn link(&self, route: &Route) -> String {
        format!("{}{}", self.navigation.base(), route.href())
    }

    /// The address of an element of a place, by its id.
    pub fn link_to(&self, route: &Route, id: &str) -> String {
        format!("{}#{}", self.link(route), crate::routes::encode(id))
    }

    /// The address of a file of the app, given relative to the base.
    pub fn file(&self, path: &str) -> String {
        format!("{}{path}", self.navigation.base())
    }

    /// Goes to a place, as a click on a link would.
    pub fn go(&self, route: &Route) {
        self.navigation.push(&route.href(), false);
    }

    /// Corrects the current address a moment later; scroll and focus stay.
    pub fn replace_soon(&self, route: &Route) {
        self.navigation.replace_soon(route.href());
    }
}
