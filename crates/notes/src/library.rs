//! Many posts: the catalog, and every question that a list asks of it.

pub mod catalog;
pub mod decks;
pub mod filter;
pub mod outline;
pub mod people;
pub mod programme;
pub mod shelf;
