//! The pieces that pages are made of, one file each.
