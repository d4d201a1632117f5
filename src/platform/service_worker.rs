//! The bridge to the service worker: registers it, notices a new version, lets it take over when the reader says so, and
//! hears what it keeps.
//!
//! This is the only place that speaks to it. Without one (an insecure origin, an old browser) the app works, online.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::dom;
use super::keeping::{Kept, Stage, Want};
use super::{task, trusted};

/// What the waiting worker understands as the reader's yes.
const TAKE_OVER: &str = "SKIP_WAITING";
/// How often a page that stays open looks for a new version.
const POLL: Duration = Duration::from_mins(30);

/// Where the worker stands, absolute.
#[derive(Clone, Debug)]
pub struct Addresses {
    /// The folder the worker answers for.
    pub scope: String,
    /// The worker.
    pub worker: String,
}

thread_local! {
    /// What belongs to the page, of which there is one.
    static PAGE: RefCell<Page> = const { RefCell::new(Page { asked: false, registration: None, kept: Vec::new() }) };
}

struct Page {
    /// Whether the reader has said yes here.
    asked: bool,
    registration: Option<ServiceWorkerRegistration>,
    /// What the worker has said of what is kept.
    kept: Vec<Kept>,
}

/// What the service worker has done and found.
#[derive(Clone, Copy)]
pub struct Updates {
    /// Turns over whenever the worker has said what is kept.
    heard: RwSignal<bool>,
    /// Whether it has said so at all.
    known: RwSignal<bool>,
    available: RwSignal<bool>,
}

/// Registers the service worker where there can be one.
pub fn provide_updates(addresses: Addresses) -> Updates {
    let updates = Updates {
        heard: RwSignal::new(false),
        known: RwSignal::new(false),
        available: RwSignal::new(false),
    };
    provide_context(updates);
    if let Some(container) = container() {
        updates.follow(container.clone());
        task::start(async move { updates.register(container, addresses).await });
    }
    updates
}

/// What the service worker has done and found.
pub fn use_updates() -> Updates {
    expect_context()
}

impl Updates {
    /// Whether the worker has said what the reader keeps; tracked. Without one nothing is kept.
    pub fn is_heard(&self) -> bool {
        self.known.get()
    }

    /// How a choice stands, by its key, if it is kept or on its way; tracked.
    pub fn kept_as(&self, key: &str) -> Option<Kept> {
        self.heard.track();
        let found = |page: &Page| page.kept.iter().find(|kept| kept.key == key).cloned();
        PAGE.with_borrow(found).filter(|kept| kept.stage != Stage::None)
    }

    /// Says to the worker what the reader wants of a choice, by its key.
    pub fn want(&self, what: Want, key: &str) {
        let Some(worker) = container().and_then(|container| container.controller()) else { return };
        let _ = worker.post_message(&JsValue::from_str(&format!("{}:{key}", what.word())));
    }

    /// What the worker has said: one line for every choice that it has looked at.
    fn hear(&self, said: &str) {
        let mut kept = PAGE.with_borrow_mut(|page| std::mem::take(&mut page.kept));
        for heard in said.lines().filter_map(Kept::parse) {
            if matches!(heard.stage, Stage::More | Stage::Old) {
                self.want(Want::Keep, &heard.key);
            }
            match kept.iter_mut().find(|known| known.key == heard.key) {
                Some(known) => *known = heard,
                None => kept.push(heard),
            }
        }
        PAGE.with_borrow_mut(|page| page.kept = kept);
        self.heard.set(!self.heard.get_untracked());
        // Once: who asks only this is not drawn anew at every word.
        if !self.known.get_untracked() {
            self.known.set(true);
        }
    }

    /// Whether a new version waits for the reader's yes; tracked.
    pub fn available(&self) -> bool {
        self.available.get()
    }

    /// The reader's yes: the new version takes over, and the page loads again.
    pub fn apply(&self) {
        let waiting = PAGE.with_borrow_mut(|page| {
            page.asked = true;
            page.registration.as_ref()?.waiting()
        });
        match waiting {
            Some(worker) => {
                let _ = worker.post_message(&JsValue::from_str(TAKE_OVER));
            }
            // Another tab has said yes already.
            None => dom::reload(),
        }
    }

    /// The reader's not now: the notice goes until the next visit.
    pub fn dismiss(&self) {
        self.available.set(false);
    }

    /// A controller that takes over later than the first is a new version that some tab has said yes to.
    fn follow(self, container: ServiceWorkerContainer) {
        let mut controlled = container.controller().is_some();
        let on = |event, handler: dom::Handler| {
            dom::listen(&container, event, false, handler).forget();
        };
        on(
            "message",
            Box::new(move |event| {
                let data = js_sys::Reflect::get(event, &"data".into()).ok();
                if let Some(said) = data.and_then(|data| data.as_string()) {
                    self.hear(&said);
                }
            }),
        );
        on(
            "controllerchange",
            Box::new(move |_| {
                if PAGE.with_borrow(|page| page.asked) {
                    dom::reload();
                    return;
                }
                self.want(Want::Ask, "");
                // While developing, new versions take over unasked, and trunk loads the page again.
                if std::mem::replace(&mut controlled, true) && !cfg!(debug_assertions) {
                    self.available.set(true);
                }
            }),
        );
        self.want(Want::Ask, "");
    }

    async fn register(self, container: ServiceWorkerContainer, addresses: Addresses) {
        let Addresses { scope, worker } = addresses;
        let Ok(promise) = trusted::register_worker(&container, &worker, &scope) else { return };
        let Ok(registration) = JsFuture::from(promise).await else { return };
        let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
        PAGE.with_borrow_mut(|page| page.registration = Some(registration.clone()));
        self.watch(registration.clone(), &container);
        poll(registration);
    }

    /// Notices a version that waits, now and whenever another one has come so far.
    fn watch(self, registration: ServiceWorkerRegistration, container: &ServiceWorkerContainer) {
        let (found, container) = (registration.clone(), container.clone());
        let look = Rc::new(move || {
            if found.waiting().is_some() && container.controller().is_some() {
                self.available.set(true);
            }
        });
        look();
        let found = registration.clone();
        let follow = move |_: &Event| {
            let Some(worker) = found.installing() else { return };
            let look = look.clone();
            dom::listen(&worker, "statechange", false, Box::new(move |_| look())).forget();
        };
        dom::listen(&registration, "updatefound", false, Box::new(follow)).forget();
    }
}

/// Looks for a new version now and then, and whenever the reader comes back to the page.
///
/// The browser compares the worker with the host's. If that fails, or the new one does not get all its files, the next
/// look tries again.
fn poll(registration: ServiceWorkerRegistration) {
    let look = move || {
        if let Ok(promise) = registration.update() {
            task::start(async move {
                let _ = JsFuture::from(promise).await;
            });
        }
    };
    let _ = set_interval_with_handle(look.clone(), POLL);
    let Some(page) = dom::document() else { return };
    let watched = page.clone();
    let back = move |_: &Event| {
        if !watched.hidden() {
            look();
        }
    };
    dom::listen(&page, "visibilitychange", false, Box::new(back)).forget();
}

fn container() -> Option<ServiceWorkerContainer> {
    dom::document()?;
    let navigator = web_sys::window()?.navigator();
    // Where pages may not have one, even to ask can throw.
    js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}
