//! From the block tree to what a post is about: one extractor a concern.

pub(crate) mod candidate;
pub(crate) mod day;
pub(crate) mod embed;
pub(crate) mod event;
#[cfg(feature = "explain")]
pub(crate) mod explain;
mod head;
pub(crate) mod leaf;
pub mod link;
mod name;
pub(crate) mod reading;
pub(crate) mod rules;
pub(crate) mod segment;
pub(crate) mod session;
mod slot;
mod speaker;
mod table;
