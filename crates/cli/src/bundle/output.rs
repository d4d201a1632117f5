//! The files of a bundle: each is written when what it is made from has changed, and goes when nothing makes it any more.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use sha2::{Digest, Sha256};

use super::cache::Cache;
use super::files::{Problem, remove_empty, write};

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

/// The folder that a bundle is written into.
#[derive(Debug)]
pub(super) struct Output {
    dist: PathBuf,
    before: Cache,
    written: Mutex<Vec<(String, u64)>>,
}

impl Output {
    /// A folder, with what is known of the files in it.
    pub(super) fn new(dist: &Path, before: Cache) -> Self {
        Self { dist: dist.to_owned(), before, written: Mutex::new(Vec::new()) }
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
            write(&self.dist.join(path), &make()?)?;
        }
        let mut written = self.written.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        written.push((path.to_owned(), stamp));
        Ok(())
    }

    /// A file of which the bytes are at hand.
    pub(super) fn put_bytes(&self, path: &str, bytes: &[u8]) -> Result<(), Problem> {
        self.put(path, stamp(&[bytes]), || Ok(bytes.to_vec()))
    }

    /// Removes what the last bundle has left and this one has not made, and tells what there is now.
    pub(super) fn finish(self) -> Vec<(String, u64)> {
        let written = self.written.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        let now: HashSet<&str> = written.iter().map(|(path, _)| path.as_str()).collect();
        for path in self.before.files.keys().filter(|path| !now.contains(path.as_str())) {
            let file = self.dist.join(path);
            let _ = std::fs::remove_file(&file);
            let folders = file.ancestors().skip(1).take_while(|folder| *folder != self.dist);
            folders.take_while(|folder| remove_empty(folder)).for_each(drop);
        }
        written
    }
}
