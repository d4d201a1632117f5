//! The pages, one for each [`crate::routes::Route`].

pub mod day;
pub mod home;
pub mod not_found;
pub mod post;
pub mod search;
pub mod session;
pub mod settings;
pub mod slides;
pub mod speaker;
pub mod speakers;
pub mod tags;
