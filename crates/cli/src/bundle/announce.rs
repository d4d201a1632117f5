//! Puts feeds, sitemap, `robots.txt` and `llms.txt` into a bundle: what others read of a library without running the app.

use std::path::Path;

use rayon::prelude::*;

use super::discovery::{self, Page};
use super::feeds::{ATOM, Feeds, GENERATOR, JSON};
use super::files::{Problem, below, read, remove, walk};
use super::output::Output;

/// Writes all of it; `posts` stand for what is known of every post, `pages` are those of the sitemap.
pub(super) fn write_all(
    output: &Output,
    feeds: &Feeds<'_>,
    posts: &[u64],
    pages: &[Page],
) -> Result<(), Problem> {
    feeds.all().par_iter().try_for_each(|feed| {
        let stamp = feed.stamp(posts);
        output.put(&feed.path(ATOM), stamp, || Ok(feed.atom().into_bytes()))?;
        output.put(&feed.path(JSON), stamp, || Ok(feed.json().into_bytes()))
    })?;
    let discovery = discovery::files(feeds.catalog, feeds.site, feeds.title, pages);
    discovery.iter().try_for_each(|(path, text)| output.put_bytes(path, text.as_bytes()))
}

/// Removes what an earlier bundle wrote and this one may not: feeds of tags, and sitemaps.
pub(super) fn remove_all(dist: &Path) -> Result<(), Problem> {
    for file in walk(dist)? {
        let path = below(dist, &file);
        let mark = match path.rsplit('/').next() {
            Some(ATOM | JSON) if path.starts_with("tags/") => GENERATOR,
            Some(name) if name == path && name.starts_with("sitemap") => discovery::MARK,
            _ => continue,
        };
        if String::from_utf8_lossy(&read(&file)?).contains(mark) {
            remove(&file)?;
        }
    }
    Ok(())
}

/// Whether a file is for others than readers of the app, so that the service worker does not keep it.
pub(super) fn is_for_others(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let of_root =
        name == path && (name.starts_with("sitemap") || matches!(name, "robots.txt" | "llms.txt"));
    of_root || matches!(name, ATOM | JSON) && (name == path || path.starts_with("tags/"))
}
