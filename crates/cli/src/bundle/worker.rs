//! The service worker, the list of files it keeps with their digests, and the version they make up.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hugi_app::routes::{INDEX, VERSION, WORKER, encode};
use notes::catalog::CHUNK;
use search::manifest::Manifest;

use super::announce::is_for_others;
use super::files::{FOLDERS, Problem, below, digest, list, read, walk};
use super::library::Library;
use super::output::Output;
use super::parts::Parts;
use super::{script, searched};

/// What the worker does; the bundle only fills in what it is to keep.
const TEMPLATE: &str = include_str!("../../assets/sw.js");

/// Files that only the host and crawlers need.
const NOT_KEPT: [&str; 5] = [WORKER, VERSION, "404.html", "_headers", "index.html"];

/// How much of a digest the worker compares: 128 bits tell versions apart, and digests do not compress.
const DIGEST: usize = 32;

/// Writes the worker and the version file, and returns the version.
pub(super) fn write_worker(
    output: &Output,
    library: &Library,
    parts: &Parts,
    searched: &Manifest,
    dev: bool,
) -> Result<String, Problem> {
    let files = kept(output.dist(), library, parts, searched)?;
    let list = serde_json::to_string(&files)
        .map_err(|error| Problem::new(format!("cannot list the files: {error}")))?;
    let compact = if dev { None } else { script::compact(TEMPLATE) };
    let template = compact.as_deref().unwrap_or(TEMPLATE);
    let filled = template
        .replace("'%DEV%'", if dev { "true" } else { "false" })
        .replace("%LIST%", &parts.keeping.0);
    let version = digest(format!("{filled}{list}").as_bytes()).chars().take(16).collect::<String>();
    let worker = filled.replace("%VERSION%", &version).replace("'%FILES%'", &list);
    output.put_bytes(WORKER, worker.as_bytes())?;
    let json = format!("{{\"app\":\"hugi\",\"version\":\"{version}\"}}\n");
    output.put_bytes(VERSION, json.as_bytes())?;
    Ok(version)
}

/// What the worker keeps: the address of every file of the app, and of the recent posts with what lists say of them and what
/// search reads of them, relative to the base, and its digest.
///
/// Pages are not kept: the app draws them in its shell.
fn kept(
    dist: &Path,
    library: &Library,
    parts: &Parts,
    searched: &Manifest,
) -> Result<BTreeMap<String, String>, Problem> {
    let mut files = BTreeMap::new();
    let mut keep = |path: &str, bytes: &[u8]| {
        let address = path.split('/').map(encode).collect::<Vec<_>>().join("/");
        files.insert(address, digest(bytes)[..DIGEST].to_owned());
    };
    for file in app_files(dist)? {
        keep(&below(dist, &file), &read(&file)?);
    }
    let posts = parts.index.recent as usize;
    for (at, post) in library.catalog.posts.iter().enumerate().take(posts) {
        keep(&post.path, &library.bytes(at)?);
    }
    let is_whole = library.catalog.posts.len() == posts;
    let recent = &parts.index.chunks[..posts.div_ceil(CHUNK)];
    for (path, bytes) in &parts.files {
        let name = path.trim_start_matches("library/");
        let is_shared = path == INDEX || name == parts.index.slugs;
        if is_whole || is_shared || recent.iter().any(|chunk| chunk == name) {
            keep(path, bytes);
        }
    }
    for path in searched::of_newest(searched, parts.index.recent) {
        keep(&path, &read(&dist.join(&path))?);
    }
    Ok(files)
}

/// The files of the app itself: what lies beside the folders of pages.
pub(super) fn app_files(dist: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut files = Vec::new();
    let is_of_app = |path: &str| !NOT_KEPT.contains(&path) && !is_for_others(path);
    for entry in list(dist)? {
        let name = below(dist, &entry);
        if entry.is_file() {
            files.extend(is_of_app(&name).then_some(entry));
        } else if !FOLDERS.contains(&name.as_str()) {
            files.extend(walk(&entry)?);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use hugi_app::routes::Route;

    use super::*;

    #[test]
    fn the_worker_knows_the_folder_of_every_page() {
        let known = TEMPLATE.lines().find(|line| line.starts_with("const PAGE = "));
        for address in [
            "conferences/a", "events/a/day-1", "page/2", "posts/a", "posts/a/b", "search",
            "settings", "slides", "speakers/a", "tags/a", "years/2019",
        ] {
            let route = Route::parse(address, "");
            assert!(!matches!(route, Route::NotFound { .. }), "{address}");
            assert!(known.is_some_and(|line| line.contains(&route.parts()[0])), "{address}");
        }
    }
}
