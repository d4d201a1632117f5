//! The reader: a client-side app that turns a folder of conference notes into something to browse, by day, session, tag and speaker.
//!
//! `routes` alone is also compiled into the `hugi` command, which must spell addresses the same way.

pub mod routes;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod behaviour;
#[cfg(feature = "app")]
pub mod components;
#[cfg(feature = "app")]
pub mod library;
#[cfg(feature = "app")]
pub mod pages;
#[cfg(feature = "app")]
pub mod platform;
#[cfg(feature = "app")]
pub mod prerender;
#[cfg(feature = "app")]
pub mod router;
#[cfg(feature = "app")]
pub mod settings;
#[cfg(feature = "app")]
pub mod words;
