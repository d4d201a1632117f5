//! Files and folders, with errors that name them.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::compress::{codings, is_coding};
use hugi_app::routes::{INDEX, SEARCH};
use sha2::{Digest, Sha256};

/// Why the bundle could not be made, as one sentence.
#[derive(Debug)]
pub(super) struct Problem(String);

impl Problem {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Says which file or folder an error is about.
    pub(super) fn at<'a>(verb: &'a str, path: &'a Path) -> impl Fn(std::io::Error) -> Self + 'a {
        move |error| Self(format!("cannot {verb} {}: {error}", path.display()))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What lies in a folder, without what begins with a dot and codings of files beside them.
pub(super) fn list(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Problem::at("read the folder", folder))? {
        let entry = entry.map_err(Problem::at("read the folder", folder))?;
        let name = entry.file_name();
        if !name.as_encoded_bytes().starts_with(b".") && !is_coding(&name.to_string_lossy()) {
            files.push(entry.path());
        }
    }
    Ok(files)
}

/// Every file below a folder, without what begins with a dot and codings of files beside them, in the order of their paths.
pub(super) fn walk(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut files = Vec::new();
    for path in list(folder)? {
        // Not through links: one that leads upwards would never end.
        if path.is_dir() && !path.is_symlink() {
            files.extend(walk(&path)?);
        } else if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The bytes of a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(Problem::at("read", path))
}

/// Writes a file, and the folders above it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Problem::at("make the folder", folder))?;
    }
    fs::write(path, bytes).map_err(Problem::at("write", path))
}

/// Removes a file, and its codings beside it.
pub(super) fn remove(path: &Path) -> Result<(), Problem> {
    for coding in codings(path) {
        let _ = fs::remove_file(coding);
    }
    fs::remove_file(path).map_err(Problem::at("remove", path))
}

/// The SHA-256 of some bytes, in hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The part of a digest that goes into a file name.
pub(super) fn short_digest(bytes: &[u8]) -> String {
    digest(bytes).chars().take(16).collect()
}

/// A file's path below a folder, with `/` between its parts.
pub(super) fn below(folder: &Path, file: &Path) -> String {
    let path = file.strip_prefix(folder).unwrap_or(file);
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// The folders in which a bundle writes.
pub(super) const FOLDERS: [&str; 11] = [
    "conferences", "events", "library", "page", "posts", "search", "settings", "slides",
    "speakers", "tags", "years",
];

/// Removes what an earlier bundle wrote into the same folder, and nothing else: posts that lie there stay.
pub(super) fn remove_stale(dist: &Path) -> Result<(), Problem> {
    for post in super::parts::posts_before(dist) {
        let _ = remove(&dist.join(post));
    }
    for folder in FOLDERS.map(|name| dist.join(name)) {
        if !folder.is_dir() {
            continue;
        }
        for file in walk(&folder)? {
            if is_ours(&below(dist, &file), &file)? {
                remove(&file)?;
            }
        }
        remove_empty(&folder);
    }
    Ok(())
}

fn is_ours(path: &str, file: &Path) -> Result<bool, Problem> {
    if path.ends_with("/index.html") {
        let page = read(file)?;
        return Ok(String::from_utf8_lossy(&page).contains(super::shell::MARK));
    }
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let digest = stem.rsplit(['-', '/']).next().unwrap_or(stem);
    let hashed = digest.len() == 16 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    Ok([INDEX, SEARCH].contains(&path) || hashed && path.starts_with("library/"))
}

/// Removes a folder and those in it, as far as nothing else is in them; whether it is gone.
pub(super) fn remove_empty(folder: &Path) -> bool {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_empty(&entry.path());
        }
    }
    fs::remove_dir(folder).is_ok()
}
