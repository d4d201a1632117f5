//! Many posts: what is known of them, and every question that a list asks.

pub mod catalog;
pub mod decks;
pub mod filter;
pub mod index;
pub mod offer;
pub mod outline;
pub mod people;
pub mod programme;
pub mod shelf;
