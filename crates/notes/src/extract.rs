//! From the block tree to what a post is about: one extractor a concern.

pub(crate) mod candidate;
pub(crate) mod day;
pub(crate) mod event;
pub mod link;
pub(crate) mod reading;
pub(crate) mod segment;
pub(crate) mod session;
mod slot;
mod speaker;
mod title;
