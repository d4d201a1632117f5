//! Work that waits for the browser: fetching, asking, copying.

use std::future::Future;
use std::pin::Pin;

/// Starts some work and lets it go on. Boxed, so that all work is driven by one piece of code: 1 KB each otherwise.
pub fn start(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    leptos::task::spawn_local(work);
}
