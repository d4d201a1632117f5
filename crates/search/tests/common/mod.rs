//! The bundled posts as a library that is searched.

#![allow(dead_code, reason = "not every test asks for all of it")]

pub(crate) mod ways;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use notes::catalog::to_bytes;
use notes::{Entry, Source};
use search::aliases::Aliases;
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
    posts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../posts"), nfd)
}

/// The posts of a folder and the folders in it.
pub(crate) fn posts(folder: &Path, nfd: bool) -> Vec<Document> {
    let read = |file: &PathBuf| {
        let written = fs::read_to_string(file).expect("a post");
        let written = if nfd { written.nfd().collect() } else { written };
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (post, findings) = notes::parse(&written, &Source { name: name.clone() });
        Document::new(&Entry::new(&post, &name, String::new(), findings), &post)
    };
    files(folder).iter().map(read).collect()
}

/// The Markdown files of a folder and the folders in it, by their paths.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").flatten().map(|file| file.path()).collect();
    paths.sort();
    let of = |path: PathBuf| match path.is_dir() {
        true => files(&path),
        false => vec![path],
    };
    let is_post = |path: &PathBuf| path.extension().is_some_and(|end| end == "md");
    paths.into_iter().flat_map(of).filter(is_post).collect()
}

/// A small library: all posts are at hand.
pub(crate) fn engine(posts: Vec<Document>) -> Engine {
    engine_with(posts, Aliases::default())
}

/// The same with words that mean the same.
pub(crate) fn engine_with(posts: Vec<Document>, aliases: Aliases) -> Engine {
    let count = u32::try_from(posts.len()).expect("few posts");
    let block = Block { digest: 0, posts: count, first: None };
    let name = block.name();
    let mut engine = Engine::new(Manifest { blocks: vec![block], aliases, ..Manifest::default() });
    engine.give(&name, to_bytes(&posts)).expect("the block is whole");
    engine
}

/// The same library as a large one: every post a block, the last one unknown to the lists; and its files by their names.
pub(crate) fn large(posts: &[Document]) -> (Engine, HashMap<String, Vec<u8>>) {
    large_with(posts, Aliases::default())
}

/// The same with words that mean the same.
pub(crate) fn large_with(
    posts: &[Document],
    aliases: Aliases,
) -> (Engine, HashMap<String, Vec<u8>>) {
    cut(posts, 1, 2_000, 2_000, aliases)
}

/// A library that has lists: blocks of so many posts, the last one unknown to the lists, files of lists and of words of so
/// many bytes; and its files by their names.
pub(crate) fn cut(
    posts: &[Document],
    block: usize,
    lists: usize,
    words: usize,
    aliases: Aliases,
) -> (Engine, HashMap<String, Vec<u8>>) {
    let (mut files, mut listed, mut blocks) = (HashMap::new(), Listed::default(), Vec::new());
    for (digest, posts_of) in (0..).zip(posts.chunks(block)) {
        let is_last = (blocks.len() + 1) * block >= posts.len();
        let first = (!is_last).then(|| listed.append(&Listed::of(posts_of)));
        let count = u32::try_from(posts_of.len()).expect("few posts");
        let block = Block { digest, posts: count, first };
        files.insert(block.name(), to_bytes(&posts_of));
        blocks.push(block);
    }
    let mut digests = 1_000_000..;
    let mut file = |name: fn(u64) -> String, bytes: Vec<u8>| {
        let digest = digests.next().expect("there are enough numbers");
        files.insert(name(digest), bytes);
        digest
    };
    let list_name = |digest| Lists { digest, from: (' ', ' ') }.name();
    let mut listed_files = |grams: &Grams| -> Vec<Lists> {
        let files = grams.files(lists).into_iter();
        files.map(|(from, bytes)| Lists { digest: file(list_name, bytes), from }).collect()
    };
    let (names, texts) = (listed_files(&listed.names), listed_files(&listed.texts));
    let word_name = |digest| WordFile { digest, from: String::new() }.name();
    let mut word_files = |order: Order| -> Vec<WordFile> {
        let files = listed.words.files(order, words).into_iter();
        files.map(|(from, bytes)| WordFile { digest: file(word_name, bytes), from }).collect()
    };
    let (starts, ends) = (word_files(Order::Starts), word_files(Order::Ends));
    (Engine::new(Manifest { blocks, names, texts, starts, ends, aliases }), files)
}

/// Asks until nothing more is needed for so many results; says which files came.
pub(crate) fn ask<'a>(
    engine: &mut Engine,
    files: &'a HashMap<String, Vec<u8>>,
    typed: &str,
    most: usize,
) -> (Answer, Vec<&'a str>) {
    let mut came = Vec::new();
    loop {
        let answer = engine.ask(typed, most);
        let needs = engine.needs(&answer, most);
        if needs.is_empty() {
            return (answer, came);
        }
        for name in needs {
            let (name, bytes) = files.get_key_value(&name).expect("the file is there");
            engine.give(name, bytes.clone()).expect("the file is whole");
            came.push(name);
        }
    }
}
