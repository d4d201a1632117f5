//! Where the reader is: the address bar, its history, and what a new page owes to eyes, fingers and screen readers.
//!
//! A page that arrives gets its title, its scroll position and the keyboard focus, and is announced. All of that waits
//! until its content stands ([`use_page`]): a post comes from the network, and Back must find the line it left.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Element, ScrollRestoration};

use super::dom;
use super::links;
use super::scroll::{Line, Positions};
use super::task;

/// An address below the base, as the address bar spells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The path without the base.
    pub path: String,
    /// The query, with its `?`; empty without one.
    pub query: String,
    /// The fragment, without its `#`.
    pub fragment: String,
}

impl Location {
    /// The address as it stands in a link.
    fn href(&self) -> String {
        let hash = if self.fragment.is_empty() { "" } else { "#" };
        format!("{}{}{hash}{}", self.path, self.query, self.fragment)
    }
}

/// What happens to scroll and focus when an address is gone to.
#[derive(Clone, Debug, PartialEq)]
enum Arrival {
    /// At the top, or at the fragment, with the focus there.
    Fresh,
    /// Nothing moves: the page only changes what it shows.
    Stay,
    /// Where the reader left.
    Back(Line),
    /// The page was loaded: the browser has set the focus, we scroll.
    First(Option<Line>),
}

/// After how long without a change the address follows: see [`Navigation::replace_soon`]. Who types is quicker.
const PAUSE: Duration = Duration::from_millis(400);

/// The address bar and its history.
#[derive(Clone, Copy)]
pub struct Navigation {
    location: RwSignal<Location>,
    /// Whether what was drawn at build time is still what is to be shown.
    kept: RwSignal<bool>,
    state: StoredValue<State>,
}

/// What nothing is drawn from. Together: each stored value of another type brings its own code.
struct State {
    base: Arc<str>,
    arrival: Option<Arrival>,
    /// What the page that is shown is called; `None` while its content is on its way.
    title: Option<String>,
    /// The address that the current entry of the history is to have soon.
    next: Option<String>,
    /// How often that was asked for.
    asked: u32,
    /// Whether the app has drawn no page yet.
    first: bool,
    /// Whether the page that was drawn at build time is what the next page is drawn over.
    taken: bool,
    /// Where the keyboard was when the page was to stay: it may be drawn anew for all that.
    focus: Option<String>,
    positions: Positions,
}

/// Starts following the address bar.
pub fn provide_navigation() -> Navigation {
    let base = find_base();
    let location = locate(&base).unwrap_or_default();
    let navigation = provide(base, location);
    if super::IN_BROWSER {
        let positions = Positions::start();
        navigation.state.update_value(|state| {
            state.arrival = Some(Arrival::First(positions.here()));
            state.positions = positions;
        });
        navigation.listen();
    }
    navigation
}

/// An address that does not change, of a page that is drawn without a browser.
pub fn provide_still_navigation(base: &str, path: &str, query: &str) -> Navigation {
    let (path, query) = (path.to_owned(), query.to_owned());
    provide(base.to_owned(), Location { path, query, fragment: String::new() })
}

fn provide(base: String, location: Location) -> Navigation {
    let navigation = Navigation {
        location: RwSignal::new(location),
        kept: RwSignal::new(false),
        state: StoredValue::new(State {
            base: base.into(),
            arrival: None,
            title: None,
            next: None,
            asked: 0,
            first: true,
            taken: false,
            focus: None,
            positions: Positions::default(),
        }),
    };
    provide_context(navigation);
    navigation
}

/// The address bar and its history.
pub fn use_navigation() -> Navigation {
    expect_context()
}

/// Says what a page is called, or `None` while its content does not stand. Every page calls this once.
///
/// When both the page and its content are there, the document takes the title, scroll and focus move, and the title is announced.
pub fn use_page(title: impl Fn() -> Option<String> + 'static) {
    if super::IN_BROWSER {
        follow_page(Box::new(title));
    } else {
        use_navigation().set_title(title());
    }
}

fn follow_page(title: Box<dyn Fn() -> Option<String>>) {
    let navigation = use_navigation();
    navigation.set_title(None);
    task::follow(move || {
        navigation.location.track();
        let title = title();
        navigation.set_title(title.clone());
        if let Some(title) = title {
            dom::reveal();
            show_title(&title);
            navigation.settle_soon();
        }
    });
}

impl Navigation {
    /// Where the app lives on its origin: `/`, `/notes/`; always ends in `/`.
    pub fn base(&self) -> Arc<str> {
        self.state.with_value(|state| state.base.clone())
    }

    /// The address below the base.
    pub fn location(&self) -> ReadSignal<Location> {
        self.location.read_only()
    }

    /// Whether what was drawn at build time is still what is to be shown, until the reader goes elsewhere; tracked.
    pub fn is_kept(&self) -> bool {
        self.kept.get()
    }

    /// What the page is called; `None` while its content does not stand.
    pub fn title(&self) -> Option<String> {
        self.state.with_value(|state| state.title.clone())
    }

    fn set_title(&self, title: Option<String>) {
        self.state.update_value(|state| {
            state.first &= title.is_none();
            state.title = title;
        });
    }

    /// Whether the app has drawn no page yet: what was drawn at build time is still shown.
    pub fn is_first(&self) -> bool {
        self.state.with_value(|state| state.first)
    }

    /// The page that was drawn at build time stays: the browser has brought the reader to their line.
    pub fn keep_page(&self) {
        self.kept.set(true);
        self.state.update_value(|state| state.arrival = None);
    }

    /// The page that was drawn at build time stays, but from now on the app draws it.
    pub fn take_page_over(&self) {
        links::settle();
        self.state.update_value(|state| state.taken = true);
        self.kept.set(false);
    }

    /// Whether the page that is drawn now is drawn over one from build time that shows the same. Only the first one is.
    pub fn takes_page_over(&self) -> bool {
        self.state.with_value(|state| state.taken && state.first)
    }

    /// Goes to an address below the base, as a new entry of the history unless the reader is there already.
    /// With `stay`, nothing moves: the page only changes what it shows.
    pub fn push(&self, href: &str, stay: bool) {
        self.catch_up();
        let arrival = if stay { Arrival::Stay } else { Arrival::Fresh };
        if self.location.with_untracked(|here| here.href() == href) {
            return self.change(href, arrival);
        }
        let next = |state: &mut State| {
            state.positions.leave();
            state.positions.next()
        };
        let key = self.state.try_update_value(next).unwrap_or_default();
        self.write(href, &key, true);
        self.arrive(arrival);
    }

    /// Changes the address of the current entry of the history as soon as nobody has asked for another for a moment; nothing
    /// moves. Browsers refuse changes without end, Safari beyond a hundred in half a minute; and Chromium reads the icon of the
    /// page anew at each, which takes a phone as long as to draw a list.
    pub fn replace_soon(self, href: String) {
        let next = |state: &mut State| {
            (state.next, state.asked) = (Some(href), state.asked + 1);
            state.asked
        };
        let asked = self.state.try_update_value(next);
        let follow = move || {
            if self.state.try_with_value(|state| state.asked) == asked {
                self.catch_up();
            }
        };
        set_timeout(follow, PAUSE);
    }

    /// Changes the address now, if it was to be changed soon.
    fn catch_up(&self) {
        let next = self.state.try_update_value(|state| state.next.take()).flatten();
        if let Some(href) = next {
            self.change(&href, Arrival::Stay);
        }
    }

    fn change(&self, href: &str, arrival: Arrival) {
        self.write(href, &self.key(), false);
        self.arrive(arrival);
    }

    /// Corrects the address before the first page is shown.
    pub fn rewrite(&self, href: &str) {
        self.write(href, &self.key(), false);
        self.relocate();
    }

    fn key(&self) -> String {
        self.state.with_value(|state| state.positions.key().to_owned())
    }

    fn write(&self, href: &str, key: &str, new: bool) {
        if !super::IN_BROWSER {
            return;
        }
        let Some(Ok(history)) = web_sys::window().map(|window| window.history()) else { return };
        if self.kept.get_untracked() {
            links::settle();
        }
        let url = format!("{}{href}", self.base());
        let state = JsValue::from_str(key);
        let _ = if new {
            history.push_state_with_url(&state, "", Some(&url))
        } else {
            history.replace_state_with_url(&state, "", Some(&url))
        };
    }

    fn arrive(&self, arrival: Arrival) {
        let focus = dom::place_of_focus();
        self.state.update_value(|state| {
            state.focus = focus;
            state.arrival = Some(arrival);
        });
        self.relocate();
        self.settle_soon();
    }

    fn relocate(&self) {
        let Some(location) = locate(&self.base()) else { return };
        let before = self.location.get_untracked();
        if before == location {
            return;
        }
        // Once: whoever reads it draws all of its part anew.
        let elsewhere = (&before.path, &before.query) != (&location.path, &location.query);
        if elsewhere && self.kept.get_untracked() {
            self.kept.set(false);
        }
        self.location.set(location);
    }

    /// Looks, once the page is drawn, whether the content that was gone to stands.
    fn settle_soon(self) {
        request_animation_frame(move || {
            let Some(title) = self.title() else { return };
            let arrival = self.state.try_update_value(|state| state.arrival.take()).flatten();
            if let Some(arrival) = arrival {
                self.settle(arrival, title);
            }
        });
    }

    fn settle(&self, arrival: Arrival, title: String) {
        let target = fragment_target(&self.location.get_untracked().fragment);
        let is_fresh = arrival == Arrival::Fresh;
        let is_first = matches!(arrival, Arrival::First(_));
        // `watch.js` leads to words that the address names.
        dom::tell(match arrival {
            Arrival::Fresh | Arrival::First(None) => "hugi:shown",
            _ => "hugi:returned",
        });
        match arrival {
            Arrival::Stay => {
                if let Some(place) = self.state.with_value(|state| state.focus.clone()) {
                    dom::refocus(&place);
                }
                return;
            }
            Arrival::Back(line) | Arrival::First(Some(line)) => {
                hold(Box::new(move || scroll_to(line.place())), FRAMES);
            }
            Arrival::Fresh | Arrival::First(None) => match target.clone() {
                Some(target) => lead_to(target),
                None if is_fresh => scroll_to(0.0),
                None => {}
            },
        }
        if is_first {
            return;
        }
        let target = target.or_else(field).filter(|_| is_fresh).or_else(heading);
        if let Some(target) = target {
            dom::focus(&target);
        }
        dom::announce(&title);
    }

    fn listen(self) {
        let Some(window) = web_sys::window() else { return };
        restore_scroll(ScrollRestoration::Manual);
        let on = |event, handler: dom::Handler| {
            dom::listen(&window, event, false, handler).forget();
        };
        on("popstate", Box::new(move |_| self.on_pop()));
        on("click", Box::new(move |event| self.on_click(event)));
        on("scroll", Box::new(move |_| self.on_scroll()));
        on("pageshow", Box::new(|_| restore_scroll(ScrollRestoration::Manual)));
        on("pagehide", Box::new(move |_| self.on_hide()));
    }

    /// A page that is whole when it loads, the browser may bring back to its line before the app is there.
    fn on_hide(&self) {
        self.catch_up();
        self.on_scroll();
        self.state.with_value(|state| state.positions.keep());
        restore_scroll(ScrollRestoration::Auto);
    }

    fn on_pop(&self) {
        let moved = |state: &mut State| {
            state.next = None;
            state.positions.moved()
        };
        let line = self.state.try_update_value(moved).flatten();
        match line {
            Some(line) => self.arrive(Arrival::Back(line)),
            // The reader or a link changed the fragment; the browser has scrolled already.
            None => {
                self.relocate();
                let target = fragment_target(&self.location.get_untracked().fragment);
                target.into_iter().for_each(lead_to);
            }
        }
    }

    fn on_scroll(&self) {
        self.state.update_value(|state| {
            if state.arrival.is_none() {
                state.positions.leave();
            }
        });
    }

    fn on_click(&self, event: &web_sys::Event) {
        let Some((href, stay)) = links::page_asked_for(event, &self.base()) else { return };
        event.prevent_default();
        self.push(&href, stay);
    }
}

/// Resolves `<html data-base>` against the address the page was loaded from.
fn find_base() -> String {
    let found = || {
        let page = dom::document()?;
        let depth = page.document_element()?.get_attribute("data-base")?;
        let here = web_sys::window()?.location().href().ok()?;
        let path = web_sys::Url::new_with_base(&depth, &here).ok()?.pathname();
        let path = path.trim_matches('/');
        // Hosts answer for `//posts/a/` as for `/posts/a/`; but what starts with `//` is the address of another site.
        Some(if path.is_empty() { "/".to_owned() } else { format!("/{path}/") })
    };
    found().unwrap_or_else(|| "/".to_owned())
}

fn locate(base: &str) -> Option<Location> {
    dom::document()?;
    let here = web_sys::window()?.location();
    let path = here.pathname().ok()?;
    let path = path.strip_prefix(base).unwrap_or(&path).to_owned();
    let fragment = here.hash().ok()?.trim_start_matches('#').to_owned();
    Some(Location { path, query: here.search().ok()?, fragment })
}

fn fragment_target(fragment: &str) -> Option<Element> {
    if fragment.is_empty() {
        return None;
    }
    let page = dom::document()?;
    let decoded = js_sys::decode_uri_component(fragment).map(String::from);
    page.get_element_by_id(fragment).or_else(|| page.get_element_by_id(&decoded.ok()?))
}

fn lead_to(target: Element) {
    hold(Box::new(move || target.scroll_into_view()), FRAMES);
}

/// In so many frames what is around the place that was scrolled to has been found to be seen, and has come to its height.
const FRAMES: u8 = 4;

/// Scrolls, and again in the next frames.
fn hold(scroll: Box<dyn Fn()>, frames: u8) {
    scroll();
    if frames > 0 {
        request_animation_frame(move || hold(scroll, frames - 1));
    }
}

/// The field that a page is there for.
fn field() -> Option<Element> {
    dom::find("main [autofocus]")
}

fn heading() -> Option<Element> {
    dom::find("main h1")
}

fn restore_scroll(how: ScrollRestoration) {
    if let Some(Ok(history)) = web_sys::window().map(|window| window.history()) {
        let _ = history.set_scroll_restoration(how);
    }
}

fn scroll_to(top: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

fn show_title(title: &str) {
    if let Some(page) = dom::document() {
        page.set_title(title);
    }
}
