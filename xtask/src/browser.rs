//! Finding a Chromium and its driver: tests run in the developer's own browser, none is downloaded.

use crate::run::{Problem, Result, announce, ask, program, show};
use crate::workspace::Workspace;
use std::env;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Names under which a Chromium may be on the search path.
const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/// Usual places of a Chromium that is not on the search path.
const BROWSER_PLACES: [&str; 6] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// Usual places of the driver that is not on the search path.
const DRIVER_PLACES: [&str; 2] =
    ["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"];

/// What Debian calls the browser, its driver, and a face with Hangul to see the pages as readers do.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// The browser that stories are told in.
pub(crate) fn chromium(workspace: &Workspace) -> Result<PathBuf> {
    let find = || {
        named_by("CHROME_PATH").or_else(|| on_path(&BROWSERS)).or_else(|| among(&BROWSER_PLACES))
    };
    find_or_install(
        workspace,
        &find,
        "No Chrome, Chromium or Edge was found: install one, or set CHROME_PATH to it.",
    )
}

/// The driver that wasm-bindgen's test runner steers the browser with.
pub(crate) fn chromedriver(workspace: &Workspace) -> Result<PathBuf> {
    let find = || {
        let runner = env::var_os("CHROMEWEBDRIVER")
            .map(|folder| Path::new(&folder).join(executable("chromedriver")));
        let found = named_by("CHROMEDRIVER").or(runner.filter(|path| path.is_file()));
        found.or_else(|| on_path(&["chromedriver"])).or_else(|| among(&DRIVER_PLACES))
    };
    let missing = "No chromedriver was found: install the one of your Chrome's version, or set CHROMEDRIVER to it.";
    find_or_install(workspace, &find, missing)
}

fn find_or_install(
    workspace: &Workspace,
    find: &dyn Fn() -> Option<PathBuf>,
    missing: &str,
) -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    install_on_debian(workspace, missing)?;
    find().ok_or_else(|| Problem::new(missing))
}

/// On Debian, and when allowed to, installs the browser; elsewhere that is left to the developer.
fn install_on_debian(workspace: &Workspace, missing: &str) -> Result {
    if on_path(&["apt-get"]).is_none() {
        return Err(Problem::new(missing));
    }
    let root = ask(&mut program(workspace, "id", &["-u"])).as_deref() == Some("0");
    let prefix: &[&str] = match (root, on_path(&["sudo"]).is_some(), std::io::stdin().is_terminal())
    {
        (true, _, _) => &[],
        (false, true, true) => &["sudo"],
        (false, true, false) => &["sudo", "-n"],
        (false, false, _) => return Err(Problem::new(missing)),
    };
    announce(format!(
        "Installing {} with apt-get: the tests run in a browser (about 2 minutes, once) …",
        PACKAGES.join(", ")
    ));
    let install: Vec<&str> = ["apt-get", "install", "--yes", "--no-install-recommends"]
        .into_iter()
        .chain(PACKAGES)
        .collect();
    for words in [vec!["apt-get", "update"], install] {
        let line: Vec<&str> = prefix.iter().copied().chain(words).collect();
        show(program(workspace, line[0], &line[1..]).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    Ok(())
}

/// The file a variable of the environment names, if it is there.
fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

/// The first of several programs that is on the search path.
fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let candidates = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(executable(name))));
    candidates.into_iter().find(|path| path.is_file())
}

fn among(places: &[&str]) -> Option<PathBuf> {
    places.iter().map(PathBuf::from).find(|path| path.is_file())
}

fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_on_the_search_path() {
        assert!(on_path(&["no-such-program-here", "rustc"]).is_some());
        assert_eq!(on_path(&["no-such-program-here"]), None);
    }
}
