//! The bridge to the service worker: registers it, notices a new version, and lets it take over when the reader says so.
//!
//! This is the only place that speaks to it. Without one (an insecure origin, an old browser) the app works, online.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
    ServiceWorkerUpdateViaCache, VisibilityState,
};

use super::dom;
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

/// What the service worker has done and found.
#[derive(Clone, Copy)]
pub struct Updates {
    offline: RwSignal<bool>,
    available: RwSignal<bool>,
    asked: StoredValue<bool>,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
}

/// Registers the service worker where there can be one.
pub fn provide_updates(addresses: Addresses) -> Updates {
    let updates = Updates {
        offline: RwSignal::new(false),
        available: RwSignal::new(false),
        asked: StoredValue::new(false),
        registration: StoredValue::new_local(None),
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
    /// Whether every page works without a network by now; tracked.
    pub fn offline_ready(&self) -> bool {
        self.offline.get()
    }

    /// Whether a new version waits for the reader's yes; tracked.
    pub fn available(&self) -> bool {
        self.available.get()
    }

    /// The reader's yes: the new version takes over, and the page loads again.
    pub fn apply(&self) {
        self.asked.set_value(true);
        let registration = self.registration.get_value();
        match registration.and_then(|registration| registration.waiting()) {
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
        let controlled = StoredValue::new(container.controller().is_some());
        let ready = container.ready();
        dom::listen(&container, "controllerchange", false, move |_| {
            if self.asked.get_value() {
                dom::reload();
                return;
            }
            let had = controlled.try_update_value(|had| std::mem::replace(had, true));
            // While developing, new versions take over unasked, and trunk loads the page again.
            if had == Some(true) && !cfg!(debug_assertions) {
                self.available.set(true);
            }
        })
        .forget();
        task::start(async move {
            if let Ok(ready) = ready
                && JsFuture::from(ready).await.is_ok()
            {
                self.offline.set(true);
            }
        });
    }

    async fn register(self, container: ServiceWorkerContainer, addresses: Addresses) {
        let options = RegistrationOptions::new();
        options.set_scope(&addresses.scope);
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let Ok(promise) = trusted::register_worker(&container, &addresses.worker, &options) else {
            return;
        };
        let Ok(registration) = JsFuture::from(promise).await else { return };
        let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
        self.registration.set_value(Some(registration.clone()));
        self.watch(registration.clone(), &container);
        poll(registration);
    }

    fn watch(self, registration: ServiceWorkerRegistration, container: &ServiceWorkerContainer) {
        if registration.waiting().is_some() && container.controller().is_some() {
            self.available.set(true);
        }
        let container = container.clone();
        let found = registration.clone();
        dom::listen(&registration, "updatefound", false, move |_| {
            let Some(worker) = found.installing() else { return };
            let (container, watched) = (container.clone(), worker.clone());
            dom::listen(&worker, "statechange", false, move |_| {
                let installed = watched.state() == ServiceWorkerState::Installed;
                if installed && container.controller().is_some() {
                    self.available.set(true);
                }
            })
            .forget();
        })
        .forget();
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
    dom::listen(&page, "visibilitychange", false, move |_| {
        if watched.visibility_state() == VisibilityState::Visible {
            look();
        }
    })
    .forget();
}

fn container() -> Option<ServiceWorkerContainer> {
    dom::document()?;
    let navigator = web_sys::window()?.navigator();
    // Where pages may not have one, even to ask can throw.
    js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}
