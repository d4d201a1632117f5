//! Finding in conference notes: what a reader types, and where it stands.
//!
//! No web, no clock, no files, no globals: `hugi bundle` writes with it what the browser reads with it.
//!
//! In the browser each byte counts. Nothing here can panic with a message, which would bring along how to write one; and large
//! functions stay apart (`#[inline(never)]`): one that held them all would have so many locals that each takes two bytes.

pub mod aliases;
pub mod answer;
pub mod candidates;
pub mod choices;
pub mod dictionary;
pub mod document;
pub mod engine;
pub mod find;
pub mod fold;
pub mod grams;
pub mod hangul;
pub mod keyboard;
mod listed;
pub mod lists;
pub mod manifest;
pub mod particle;
pub mod pattern;
pub mod postings;
pub mod query;
pub mod rank;
mod read;

pub mod shelf;
mod show;
pub mod sieve;
pub mod snippet;
pub mod text;
pub mod typo;
pub mod values;
pub mod words;
