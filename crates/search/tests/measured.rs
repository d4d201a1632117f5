//! What a query of a large library costs, and what it finds: measured, on the library of a folder.
//!
//! `cargo run -p xtask -- library --posts 10000 --out FOLDER`, then
//! `HUGI_LIBRARY=FOLDER cargo test --release -p search --test measured -- --ignored --nocapture`.
//! With `HUGI_FILES=FOLDER` its files are written there, to be compressed.

mod common;

use std::env;
use std::fs;
use std::path::Path;
use std::time::Instant;

use common::ways::{WAYS, recall};
use common::{ask, cut, posts};
use search::aliases::Aliases;

/// What files hold, by the start of their names: texts, lists, words.
const KINDS: [&str; 3] = ["text-", "gram-", "word-"];

/// How many results a reader asks for.
const SHOWN: usize = 20;

#[test]
#[ignore = "needs a library, and minutes"]
fn queries_of_a_large_library() {
    let folder = env::var("HUGI_LIBRARY").expect("HUGI_LIBRARY: a folder of posts");
    let posts = posts(Path::new(&folder), false);
    let (empty, files) = cut(&posts, 8, 16_000, 32_000, Aliases::default());
    for start in KINDS {
        let of = files.iter().filter(|(name, _)| name.starts_with(start));
        let bytes: Vec<usize> = of.map(|(_, bytes)| bytes.len()).collect();
        println!("{start} {} files, {} KB", bytes.len(), bytes.iter().sum::<usize>() / 1000);
    }
    if let Ok(folder) = env::var("HUGI_FILES") {
        for (name, bytes) in &files {
            fs::write(Path::new(&folder).join(name), bytes).expect("the file is written");
        }
    }
    let queries = env::var("HUGI_QUERIES").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    for way in WAYS {
        let (mut came, start): (Vec<[usize; 3]>, _) = (Vec::new(), Instant::now());
        let (found, asked) = recall(&posts, way, queries, SHOWN, |typed| {
            let (answer, names) = ask(&mut empty.clone(), &files, typed, SHOWN);
            came.push(KINDS.map(|kind| {
                let of = names.iter().filter(|name| name.starts_with(kind));
                of.map(|name| files[*name].len()).sum()
            }));
            answer
        });
        came.sort_unstable_by_key(|bytes| bytes.iter().sum::<usize>());
        let at = |part: usize| came[(came.len() * part / 100).min(came.len() - 1)];
        let told = |bytes: [usize; 3]| bytes.map(|bytes| bytes / 1000);
        println!(
            "{way:?}: {found} of {asked} are found, of {} queries in {:?}; KB of {KINDS:?}: p50 {:?}, p95 {:?}",
            came.len(),
            start.elapsed(),
            told(at(50)),
            told(at(95))
        );
    }
}
