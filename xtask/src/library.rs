//! Test libraries: posts about conferences that never were, as many as asked for, to see what Hugi does with thousands.
//!
//! The same number and seed give the same files. Every word is made from the lists beside this file.

mod front_matter;
mod grammar;
mod names;
mod notes;
mod post;
mod random;
mod world;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Problem, Result};
use crate::workspace::Workspace;

/// Says that a folder holds nothing but a test library, so that the next may take its place.
const MARK: &str = ".hugi-test-library";

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub(crate) struct Options {
    posts: usize,
    seed: u64,
    out: Option<PathBuf>,
}

impl Options {
    /// Reads `--posts N [--out DIR] [--seed S]`.
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self { posts: 0, seed: 1, out: None };
        for pair in words.chunks(2) {
            match *pair {
                ["--posts", n] => options.posts = number(n)?,
                ["--seed", seed] => options.seed = number(seed)?,
                ["--out", folder] => options.out = Some(folder.into()),
                _ => {
                    return Err(Problem::new(format!(
                        "expected --posts N, --out DIR or --seed S, found {}",
                        pair.join(" ")
                    )));
                }
            }
        }
        if options.posts == 0 {
            return Err(Problem::new("expected how many posts to write: --posts N"));
        }
        Ok(options)
    }
}

fn number<T: std::str::FromStr>(word: &str) -> Result<T> {
    word.parse().map_err(|_| Problem::new(format!("expected a number, found {word}")))
}

/// Writes a library, and says where.
pub(crate) fn library(workspace: &Workspace, options: &Options) -> Result {
    let name = format!("library-{}", options.posts);
    let default = || workspace.scratch("xtask").join(name);
    let folder = options.out.clone().unwrap_or_else(default);
    clear(&folder)?;
    let (library, mut names) = (post::Library::new(options.posts, options.seed), Names::default());
    let mut bytes = 0;
    for number in 0..options.posts {
        let post = library.post(number);
        bytes += post.text.len();
        let path = folder.join(format!("{}.md", names.own(&post.path)));
        names.folder(&path, |folder| fs::create_dir_all(folder).map_err(at(folder)))?;
        fs::write(&path, post.text).map_err(at(&path))?;
    }
    let (posts, folder) = (options.posts, folder.display());
    println!("Wrote {posts} posts, {} KB, into {folder}.", bytes / 1000);
    Ok(())
}

/// Makes an empty folder; only what an earlier call wrote is removed for it.
fn clear(folder: &Path) -> Result {
    let taken = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if taken && !folder.join(MARK).exists() {
        let folder = folder.display();
        return Err(Problem::new(format!("expected an empty folder, found files in {folder}")));
    }
    if taken {
        fs::remove_dir_all(folder).map_err(at(folder))?;
    }
    fs::create_dir_all(folder).map_err(at(folder))?;
    let mark = folder.join(MARK);
    fs::write(&mark, "").map_err(at(&mark))
}

/// Says which file or folder an error is about.
fn at(path: &Path) -> impl Fn(std::io::Error) -> Problem + '_ {
    move |error| Problem::new(format!("cannot write {}: {error}", path.display()))
}

/// What is taken already.
#[derive(Default)]
struct Names {
    files: HashMap<String, usize>,
    folders: HashSet<PathBuf>,
}

impl Names {
    /// A file name of its own: the second of a name gets a number.
    fn own(&mut self, path: &str) -> String {
        // Without its folder: slugs are made from file names alone.
        let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
        let count = self.files.entry(name).or_default();
        *count += 1;
        if *count == 1 { path.to_owned() } else { format!("{path}-{count}") }
    }

    /// Makes the folder of a file, the first time that it is asked for.
    fn folder(&mut self, path: &Path, make: impl Fn(&Path) -> Result) -> Result {
        let folder = path.parent().unwrap_or(path);
        if self.folders.insert(folder.to_owned()) { make(folder) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let parse = |line: &str| Options::parse(&line.split_whitespace().collect::<Vec<_>>());
        let expected = Options { posts: 30, seed: 7, out: Some("x".into()) };
        assert_eq!(parse("--posts 30 --out x --seed 7"), Ok(expected));
        assert_eq!(parse("--posts 30"), Ok(Options { posts: 30, seed: 1, out: None }));
        for (line, expected) in [
            ("", "expected how many posts to write: --posts N"),
            ("--posts many", "expected a number, found many"),
            ("--posts 3 --loud", "expected --posts N, --out DIR or --seed S, found --loud"),
        ] {
            assert_eq!(parse(line).expect_err("it is wrong").to_string(), expected);
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_posts() {
        let posts = |seed| {
            let library = post::Library::new(60, seed);
            (0..60).map(|n| library.post(n)).collect::<Vec<_>>()
        };
        assert_eq!(posts(1), posts(1));
        assert_ne!(posts(1), posts(2));
    }

    #[test]
    fn sizes_are_those_of_real_posts() {
        let library = post::Library::new(1000, 1);
        let sizes: Vec<usize> = (0..1000).map(|n| library.post(n).text.len()).collect();
        let mean = sizes.iter().sum::<usize>() / sizes.len();
        assert!((5000..7000).contains(&mean), "{mean}");
        assert!(sizes.iter().all(|size| (1500..27_000).contains(size)), "{:?}", sizes.iter().max());
    }

    #[test]
    fn file_names_are_their_own() {
        let mut names = Names::default();
        let own: Vec<_> = ["2019/a", "2020/A", "2019/b", "2019/a"].map(|n| names.own(n)).to_vec();
        assert_eq!(own, ["2019/a", "2020/A-2", "2019/b", "2019/a-3"]);
    }
}
