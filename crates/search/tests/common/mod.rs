//! The bundled posts as a library that is searched.

use std::fs;
use std::path::Path;

use notes::catalog::to_bytes;
use notes::{Entry, Source};
use search::document::Document;
use search::engine::Engine;
use search::manifest::{Block, Manifest};
use unicode_normalization::UnicodeNormalization;

/// The bundled posts; decomposed as some systems write them, if `nfd`.
pub(crate) fn library(nfd: bool) -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../posts");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the posts").flatten().collect();
    files.sort_by_key(fs::DirEntry::path);
    let read = |file: &fs::DirEntry| {
        let written = fs::read_to_string(file.path()).expect("a post");
        let written = if nfd { written.nfd().collect() } else { written };
        let name = file.file_name().to_string_lossy().into_owned();
        let (post, findings) = notes::parse(&written, &Source { name: name.clone() });
        Document::new(&Entry::new(&post, &name, String::new(), findings), &post)
    };
    files
        .iter()
        .filter(|file| file.path().extension().is_some_and(|end| end == "md"))
        .map(read)
        .collect()
}

/// A small library: all posts are at hand.
pub(crate) fn engine(posts: Vec<Document>) -> Engine {
    let count = u32::try_from(posts.len()).expect("few posts");
    let block = Block { digest: 0, posts: count, first: None };
    let name = block.name();
    let mut engine = Engine::new(Manifest { blocks: vec![block], ..Manifest::default() });
    engine.give(&name, to_bytes(&posts)).expect("the block is whole");
    engine
}
