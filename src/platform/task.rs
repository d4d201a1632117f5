//! Work that waits for the browser, or for a signal: fetching, asking, copying.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::Effect;

/// Starts some work and lets it go on. Boxed, so that all work is driven by one piece of code: 1 KB each otherwise.
pub fn start(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    leptos::task::spawn_local(work);
}

/// Does some work now, and again whenever a signal changes that it reads. Boxed, for the same reason.
pub fn follow(work: impl FnMut() + 'static) {
    let work: Box<dyn FnMut()> = Box::new(work);
    Effect::new(work);
}
