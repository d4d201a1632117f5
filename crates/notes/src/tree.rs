//! The block tree: what stands between Markdown events and everything else.

/// A block of a post.
#[derive(Clone, Debug, PartialEq)]
pub struct Block;
