//! What a query of a large library costs, and what it finds: measured, on the library of a folder.
//!
//! `cargo run -p xtask -- library --posts 10000 --out FOLDER`, then
//! `HUGI_LIBRARY=FOLDER cargo test --release -p search --test measured -- --ignored --nocapture`.
//! With `HUGI_FILES=FOLDER` its files are written there, to be compressed.

mod common;

use std::env;
use std::fs;
use std::path::Path;

use common::ways::{WAYS, recall};
use common::{ask, cut, posts};

/// How many results a reader asks for.
const SHOWN: usize = 20;

#[test]
#[ignore = "needs a library, and minutes"]
fn queries_of_a_large_library() {
    let folder = env::var("HUGI_LIBRARY").expect("HUGI_LIBRARY: a folder of posts");
    let posts = posts(Path::new(&folder), false);
    let (empty, files) = cut(&posts, 8, 16_000, 32_000);
    for start in ["text-", "gram-", "word-"] {
        let of = files.iter().filter(|(name, _)| name.starts_with(start));
        let bytes: Vec<usize> = of.map(|(_, bytes)| bytes.len()).collect();
        println!("{start} {} files, {} KB", bytes.len(), bytes.iter().sum::<usize>() / 1000);
    }
    if let Ok(folder) = env::var("HUGI_FILES") {
        for (name, bytes) in &files {
            fs::write(Path::new(&folder).join(name), bytes).expect("the file is written");
        }
    }
    for most in [SHOWN, usize::MAX] {
        for way in WAYS {
            let mut came: Vec<(usize, usize)> = Vec::new();
            let (found, asked) = recall(&posts, way, 100, |typed| {
                let (answer, names) = ask(&mut empty.clone(), &files, typed, most);
                came.push((names.iter().map(|name| files[*name].len()).sum(), names.len()));
                answer
            });
            came.sort_unstable();
            let at = |part: usize| came[(came.len() * part / 100).min(came.len() - 1)];
            let ((middle, few), (worst, many)) = (at(50), at(95));
            println!(
                "{way:?} of {most}: {found} of {asked}; p50 {} KB in {few} files, p95 {} KB in {many}",
                middle / 1000,
                worst / 1000
            );
        }
    }
}
