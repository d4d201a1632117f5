//! The bundled posts as a library that is searched.

// Not every test asks for all of it.
#![allow(dead_code)]

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use notes::catalog::to_bytes;
use notes::{Entry, Source};
use search::answer::Answer;
use search::dictionary::Order;
use search::document::Document;
use search::engine::Engine;
use search::grams::Grams;
use search::lists::Listed;
use search::manifest::{Block, Lists, Manifest, WordFile};
use unicode_normalization::UnicodeNormalization;

/// More than there are: nothing is cut off.
pub(crate) const ALL: usize = 10_000;

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

/// The same library as a large one: every post a block, the last one unknown to the lists; and its files by their names.
pub(crate) fn large(posts: &[Document]) -> (Engine, HashMap<String, Vec<u8>>) {
    let (mut files, mut listed, mut blocks) = (HashMap::new(), Listed::default(), Vec::new());
    for (digest, post) in (0..).zip(posts) {
        let post = std::slice::from_ref(post);
        let first = (blocks.len() + 1 < posts.len()).then(|| listed.append(&Listed::of(post)));
        let block = Block { digest, posts: 1, first };
        files.insert(block.name(), to_bytes(&post));
        blocks.push(block);
    }
    let mut digests = 1000..;
    let mut file = |name: fn(u64) -> String, bytes: Vec<u8>| {
        let digest = digests.next().expect("there are enough numbers");
        files.insert(name(digest), bytes);
        digest
    };
    let list_name = |digest| Lists { digest, from: (' ', ' ') }.name();
    let mut lists = |grams: &Grams| -> Vec<Lists> {
        let files = grams.files(2_000).into_iter();
        files.map(|(from, bytes)| Lists { digest: file(list_name, bytes), from }).collect()
    };
    let (names, texts) = (lists(&listed.names), lists(&listed.texts));
    let word_name = |digest| WordFile { digest, from: String::new() }.name();
    let mut words = |order: Order| -> Vec<WordFile> {
        let files = listed.words.files(order, 2_000).into_iter();
        files.map(|(from, bytes)| WordFile { digest: file(word_name, bytes), from }).collect()
    };
    let (starts, ends) = (words(Order::Starts), words(Order::Ends));
    (Engine::new(Manifest { blocks, names, texts, starts, ends }), files)
}

/// Asks until nothing more is needed; says how many files came.
pub(crate) fn ask(
    engine: &mut Engine,
    files: &HashMap<String, Vec<u8>>,
    typed: &str,
) -> (Answer, usize) {
    let mut came = 0;
    loop {
        let needs = engine.needs(typed, ALL);
        if needs.is_empty() {
            return (engine.ask(typed, ALL), came);
        }
        for name in needs {
            engine.give(&name, files[&name].clone()).expect("the file is whole");
            came += 1;
        }
    }
}
