//! Holds the address bar and [`Route`] together: which place the reader is at, and how to link to another.

use leptos::prelude::*;

use crate::platform::navigation::{Arrive, Navigation, provide_navigation};
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
    let location = navigation.location();
    let route = Memo::new(move |_| location.with(|at| Route::parse(&at.path, &at.query)));
    let router = Router { navigation, route };
    provide_context(router);
    router
}

/// Where the reader is.
pub fn use_router() -> Router {
    expect_context()
}

impl Router {
    /// The place the reader is at.
    pub fn route(&self) -> Memo<Route> {
        self.route
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
        self.navigation.push(&route.href(), Arrive::Fresh);
    }

    /// Corrects the current address; scroll and focus stay.
    pub fn replace(&self, route: &Route) {
        self.navigation.replace(&route.href(), Arrive::Stay);
    }
}
