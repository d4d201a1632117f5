//! The files of a bundle: each is written when what it is made from has changed, and goes when nothing makes it any more.
//!
//! Most of the time that a large bundle takes goes into creating its files, nine for each post. So what a file is made from
//! has a stamp, made of the stamps of posts and of counts and never of what is drawn: an edit costs its own pages.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::cache::Cache;
use super::compress::{Quality, compressed, is_worth_it, write_beside};
use super::files::{Problem, below, read, remove, remove_empty, write};

/// What stands for some bytes: others have another stamp.
pub(super) fn stamp(parts: &[&[u8]]) -> u64 {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(u64::try_from(part.len()).unwrap_or_default().to_le_bytes());
        digest.update(part);
    }
    let digest: [u8; 32] = digest.finalize().into();
    digest.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// Which files get a `.br` and a `.gz` beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compress {
    /// None: while developing.
    Nothing,
    /// The app's own files.
    App,
    /// Those, pages, and the library; the long ones worth this much.
    All(Quality),
}

/// Up to how many pages the long ones are worth what a file of the app is.
const MOST_THOROUGH: usize = 500;

/// From how many bytes a page is long: it gets 7 % smaller, 10 ms of a slow line, for a fifth of a second of work. Shorter
/// ones would gain a packet at most.
const LONG: usize = 60_000;

/// Up to how many pages each gets its `.br` and `.gz`. Beyond, they would be files in their ten thousands, more than some
/// hosts take, and hosts compress pages as they send them.
const MOST_PAGES: usize = 5_000;

impl Compress {
    /// What to compress in a library of so many pages.
    pub(super) fn of(dev: bool, pages: usize) -> Self {
        match dev {
            true => Self::Nothing,
            false if pages > MOST_PAGES => Self::App,
            false if pages > MOST_THOROUGH => Self::All(Quality::Quick),
            false => Self::All(Quality::Thorough),
        }
    }
}

/// The folder that a bundle is written into.
#[derive(Debug)]
pub(super) struct Output {
    dist: PathBuf,
    before: Cache,
    compress: Compress,
    written: Mutex<Vec<(String, u64)>>,
}

impl Output {
    /// A folder, with what is known of the files in it.
    pub(super) fn new(dist: &Path, before: Cache, compress: Compress) -> Self {
        Self { dist: dist.to_owned(), before, compress, written: Mutex::new(Vec::new()) }
    }

    /// The folder.
    pub(super) fn dist(&self) -> &Path {
        &self.dist
    }

    /// A file, by its path below the folder. It is made only if its stamp is another than before.
    pub(super) fn put(
        &self,
        path: &str,
        stamp: u64,
        make: impl FnOnce() -> Result<Vec<u8>, Problem>,
    ) -> Result<(), Problem> {
        if self.before.files.get(path) != Some(&stamp) {
            let (file, bytes) = (self.dist.join(path), make()?);
            write(&file, &bytes)?;
            if let Compress::All(most) = self.compress {
                let quality = if bytes.len() < LONG { Quality::Quick } else { most };
                compress(path, &file, &bytes, quality)?;
            }
        }
        self.note(path, stamp);
        Ok(())
    }

    /// The files of the last bundle whose paths start so, by what they were made from.
    pub(super) fn before(&self, start: &str) -> HashMap<u64, &str> {
        let files = self.before.files.iter().filter(|(path, _)| path.starts_with(start));
        files.map(|(path, stamp)| (*stamp, path.as_str())).collect()
    }

    /// A file of the app, which lies there already.
    pub(super) fn keep(&self, file: &Path) -> Result<(), Problem> {
        let (path, bytes) = (below(&self.dist, file), read(file)?);
        let stamp = stamp(&[&bytes]);
        if self.before.files.get(&path) != Some(&stamp) && self.compress != Compress::Nothing {
            compress(&path, file, &bytes, Quality::Thorough)?;
        }
        self.note(&path, stamp);
        Ok(())
    }

    /// Says that a file of the last bundle stays.
    pub(super) fn note(&self, path: &str, stamp: u64) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.push((path.to_owned(), stamp));
    }

    /// A file of which the bytes are at hand.
    pub(super) fn put_bytes(&self, path: &str, bytes: &[u8]) -> Result<(), Problem> {
        self.put(path, stamp(&[bytes]), || Ok(bytes.to_vec()))
    }

    /// Removes what the last bundle has left and this one has not made, and tells what there is now.
    pub(super) fn finish(self) -> Vec<(String, u64)> {
        let written = self.written.into_inner().unwrap_or_else(PoisonError::into_inner);
        let now: HashSet<&str> = written.iter().map(|(path, _)| path.as_str()).collect();
        for path in self.before.files.keys().filter(|path| !now.contains(path.as_str())) {
            let file = self.dist.join(path);
            let _ = remove(&file);
            let folders = file.ancestors().skip(1).take_while(|folder| *folder != self.dist);
            folders.take_while(|folder| remove_empty(folder)).for_each(drop);
        }
        written
    }
}

/// Writes a file's codings beside it, where they are worth it.
fn compress(path: &str, file: &Path, bytes: &[u8], quality: Quality) -> Result<(), Problem> {
    if is_worth_it(path, bytes.len()) {
        write_beside(file, &compressed(bytes, quality))?;
    }
    Ok(())
}
