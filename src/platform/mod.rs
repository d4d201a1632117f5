//! The browser, behind plain functions and signals: the only place that names its APIs.
//!
//! Everything compiles natively too, so that the rest of the app can be tested without a browser.

pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod embeds;
pub mod fetch;
pub mod keeping;
mod links;
pub mod navigation;
pub mod panic;
pub mod rail;
mod scroll;
pub mod searcher;
pub mod service_worker;
pub mod storage;
pub mod task;
pub mod text;
pub mod theme;
pub mod trusted;

/// Whether there is a browser to ask. Native tests of components go without.
pub const IN_BROWSER: bool = cfg!(target_arch = "wasm32");
