//! Where things are: the repository, the cache of tools, and the search path that programs get.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The places this repository and its tools live in.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    /// The root of the repository.
    pub(crate) root: PathBuf,
    /// Where `cargo install` puts the pinned tools; their programs are in `bin` below.
    pub(crate) tools: PathBuf,
}

impl Workspace {
    /// The repository this program was started in or, failing that, built from.
    pub(crate) fn find() -> Self {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest.parent().expect("xtask lies in a folder of the repository").to_owned();
        let tools = cache(&|name| env::var_os(name)).join("tools");
        Self { root, tools }
    }

    /// The folder of the browser stories and of everything that comes from npm.
    pub(crate) fn stories(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }

    /// Where the tests build the app, apart from `dist/` so that a running `serve` is left alone.
    pub(crate) fn tested_dist(&self) -> PathBuf {
        self.root.join("target").join("dist")
    }

    /// A file for what one program leaves for another.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        let folder = self.root.join("target");
        // Where cargo was told to build elsewhere, nobody has made it yet; that it cannot be made shows when it is used.
        let _ = std::fs::create_dir_all(&folder);
        folder.join(name)
    }

    /// The folder with the seed posts and the scorer that may lie beside the repository.
    pub(crate) fn shared(&self) -> PathBuf {
        self.root.join("..").join("shared")
    }

    /// The search path for programs: pinned tools first, then npm's, then the developer's own.
    pub(crate) fn search_path(&self) -> OsString {
        let own = env::var_os("PATH").unwrap_or_default();
        let first = [self.tools.join("bin"), self.stories().join("node_modules").join(".bin")];
        env::join_paths(first.into_iter().chain(env::split_paths(&own))).unwrap_or(own)
    }

    /// A path as a developer would write it, relative to the root.
    pub(crate) fn relative<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(&self.root).unwrap_or(path)
    }
}

/// The cache folder by the custom of the platform; `HUGI_CACHE` overrides.
fn cache(variable: &dyn Fn(&str) -> Option<OsString>) -> PathBuf {
    let folder = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || folder("HOME").or_else(|| folder("USERPROFILE")).unwrap_or_else(env::temp_dir);
    if let Some(cache) = folder("HUGI_CACHE") {
        return cache;
    }
    let base = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        Some(home().join("Library").join("Caches"))
    } else {
        folder("XDG_CACHE_HOME")
    };
    base.unwrap_or_else(|| home().join(".cache")).join("hugi")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_follows_the_developers_wish() {
        let wish = |name: &str| (name == "HUGI_CACHE").then(|| OsString::from("wished"));
        assert_eq!(cache(&wish), PathBuf::from("wished"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_cache_follows_the_platform() {
        let home = |name: &str| (name == "HOME").then(|| OsString::from("home"));
        assert_eq!(cache(&home), PathBuf::from("home/.cache/hugi"));
        let xdg = |name: &str| (name != "HUGI_CACHE").then(|| OsString::from("place"));
        assert_eq!(cache(&xdg), PathBuf::from("place/hugi"));
    }

    #[test]
    fn pinned_tools_come_before_the_developers_own() {
        let workspace = Workspace { root: "repository".into(), tools: "cache/tools".into() };
        let first = env::split_paths(&workspace.search_path()).next();
        assert_eq!(first, Some(PathBuf::from("cache/tools").join("bin")));
    }
}
