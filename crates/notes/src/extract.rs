//! From the block tree to what a post is about: one extractor a concern.
//!
//! The way of a session: [`leaf`] lists the lines of the body, [`candidate`] finds where sessions could start and
//! [`details`] what stands there, [`hearing`] who speaks, [`rules`] weighs the signs, [`group`] compares siblings,
//! [`session`] decides, [`plan`] tells plans from notes, and [`segment`] cuts the body.

pub(crate) mod candidate;
pub(crate) mod day;
mod details;
pub(crate) mod embed;
pub(crate) mod event;
#[cfg(feature = "explain")]
pub(crate) mod explain;
mod group;
mod head;
mod hearing;
mod kind;
mod lead;
pub(crate) mod leaf;
pub(crate) mod letters;
pub mod link;
mod name;
mod opening;
mod phrases;
mod plan;
pub(crate) mod reading;
pub(crate) mod rules;
pub(crate) mod segment;
pub(crate) mod session;
mod slot;
mod speaker;
mod table;
pub(crate) mod vocabulary;
mod words;
