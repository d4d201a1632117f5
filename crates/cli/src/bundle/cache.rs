//! What one bundle tells the next: what each post said, and what each file was made from. So that one changed post costs one
//! post.
//!
//! It lies beside the folder of the bundle and is believed only if that folder is the one it was written for. Without it, or
//! with a damaged one, everything is made anew.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use notes::Entry;
use notes::catalog::{from_bytes, to_bytes};
use serde::{Deserialize, Serialize};

use super::files::{Problem, write};
use super::library::Library;

/// What is known of a post's file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Known {
    /// When the file was written last, in nanoseconds since 1970, and how many bytes it has: as long as both stay, it is
    /// taken for unchanged, as build tools do.
    pub(super) written: (u64, u64),
    /// What stands for its bytes.
    pub(super) stamp: u64,
    /// How many bytes are published, and the part of their digest that goes into a name.
    pub(super) published: (u32, String),
    /// What was understood of it, alone.
    pub(super) entry: Entry,
}

impl Known {
    /// When a file was written last, and its size; zeros if that cannot be told.
    pub(super) fn written(file: &Path) -> (u64, u64) {
        let Ok(data) = fs::metadata(file) else { return (0, 0) };
        let since = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let nanoseconds = since.map_or(0, |since| u64::try_from(since.as_nanos()).unwrap_or(0));
        (nanoseconds, data.len())
    }
}

/// What the bundle before this one has left.
#[derive(Debug, Default)]
pub(super) struct Cache {
    posts: HashMap<PathBuf, Arc<Known>>,
    /// The files of the bundle, with what stands for what they were made from.
    pub(super) files: HashMap<String, u64>,
}

/// The file, in the order in which it is written: posts and files from memory, or as they are read.
#[derive(Serialize, Deserialize)]
struct Written<Text, Posts, Files> {
    /// The program that wrote it: another one may draw otherwise.
    program: u64,
    /// The version of the bundle that it belongs to.
    version: Text,
    posts: Posts,
    files: Files,
}

/// The file as it is read.
type Read = Written<String, Vec<(PathBuf, Known)>, Vec<(String, u64)>>;

impl Cache {
    /// Where the cache of a bundle lies: beside its folder.
    pub(super) fn beside(dist: &Path) -> PathBuf {
        let name = dist.file_name().unwrap_or_default().to_string_lossy();
        dist.with_file_name(format!(".{name}.cache"))
    }

    /// Reads what the last bundle into a folder has left; nothing if that cannot be believed.
    pub(super) fn read(dist: &Path) -> Self {
        Self::try_read(dist).unwrap_or_default()
    }

    fn try_read(dist: &Path) -> Option<Self> {
        let written: Read = from_bytes(&fs::read(Self::beside(dist)).ok()?).ok()?;
        let version = fs::read_to_string(dist.join(hugi_app::routes::VERSION)).ok()?;
        let same = written.program == program() && version.contains(&written.version);
        same.then(|| Self {
            posts: written.posts.into_iter().map(|(file, known)| (file, known.into())).collect(),
            files: written.files.into_iter().collect(),
        })
    }

    /// What is known of a file that has not changed.
    pub(super) fn known(&self, file: &Path) -> Option<&Arc<Known>> {
        let known = self.posts.get(file)?;
        (known.written == Known::written(file)).then_some(known)
    }

    /// Leaves what the next bundle into a folder may believe.
    pub(super) fn write(
        dist: &Path,
        version: &str,
        library: &Library,
        files: Vec<(String, u64)>,
    ) -> Result<(), Problem> {
        let posts: Vec<_> = library.known().collect();
        let written = Written { program: program(), version, posts, files };
        write(&Self::beside(dist), &to_bytes(&written))
    }
}

/// What stands for this program: when it was built, and its size.
fn program() -> u64 {
    let (time, size) = std::env::current_exe().map_or((0, 0), |file| Known::written(&file));
    super::output::stamp(&[&time.to_le_bytes(), &size.to_le_bytes()])
}
