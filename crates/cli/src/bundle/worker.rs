//! The service worker, the list of files it keeps with their digests, and the version they make up.

use std::collections::BTreeMap;
use std::path::Path;

use hugi_app::routes::{VERSION, WORKER, encode};

use super::announce::is_for_others;
use super::files::{Problem, below, digest, read, walk, write};
use super::script;
use super::shell::CATALOG_META;

/// What the worker does; the bundle only fills in what it is to keep.
const TEMPLATE: &str = include_str!("../../assets/sw.js");

/// Files that only the host and crawlers need.
const NOT_KEPT: [&str; 4] = [WORKER, VERSION, "404.html", "_headers"];

/// How much of a digest the worker compares: 128 bits tell versions apart, and digests do not compress.
const DIGEST: usize = 32;

/// Writes the worker and the version file, and returns the version.
pub(super) fn write_worker(dist: &Path, dev: bool) -> Result<String, Problem> {
    let files = kept(dist)?;
    let list = serde_json::to_string(&files)
        .map_err(|error| Problem::new(format!("cannot list the files: {error}")))?;
    let compact = if dev { None } else { script::compact(TEMPLATE) };
    let template = compact.as_deref().unwrap_or(TEMPLATE);
    let filled = template.replace("'%DEV%'", if dev { "true" } else { "false" });
    let version = digest(format!("{filled}{list}").as_bytes()).chars().take(16).collect::<String>();
    let worker = filled.replace("%VERSION%", &version).replace("'%FILES%'", &list);
    write(&dist.join(WORKER), worker.as_bytes())?;
    let json = format!("{{\"app\":\"hugi\",\"version\":\"{version}\"}}\n");
    write(&dist.join(VERSION), json.as_bytes())?;
    Ok(version)
}

/// What the worker keeps: the address of every file of the app and the library, relative to the base, and its digest.
///
/// The page itself is kept under the address of the base, because some hosts redirect from `index.html`.
/// Its copies are not kept: the worker makes them.
fn kept(dist: &Path) -> Result<BTreeMap<String, String>, Problem> {
    let mut files = BTreeMap::new();
    for file in walk(dist)? {
        let path = below(dist, &file);
        let bytes = read(&file)?;
        if NOT_KEPT.contains(&path.as_str()) || is_for_others(&path) || is_copy(&path, &bytes) {
            continue;
        }
        let address = match path.as_str() {
            "index.html" => "./".to_owned(),
            _ => path.split('/').map(encode).collect::<Vec<_>>().join("/"),
        };
        files.insert(address, digest(&bytes)[..DIGEST].to_owned());
    }
    Ok(files)
}

fn is_copy(path: &str, bytes: &[u8]) -> bool {
    path.ends_with("/index.html") && String::from_utf8_lossy(bytes).contains(CATALOG_META)
}

#[cfg(test)]
mod tests {
    use hugi_app::routes::Route;

    use super::*;

    #[test]
    fn the_worker_knows_the_folder_of_every_page() {
        let known = TEMPLATE.lines().find(|line| line.starts_with("const PAGE = "));
        for address in
            ["events/a/day-1", "posts/a", "posts/a/b", "settings", "slides", "speakers/a"]
        {
            let route = Route::parse(address, "");
            assert!(!matches!(route, Route::NotFound { .. }), "{address}");
            assert!(known.is_some_and(|line| line.contains(&route.parts()[0])), "{address}");
        }
    }
}
