//! The budget of a first visit: what the browser has to fetch before Hugi runs, compressed as a host would.
//!
//! The service worker keeps the whole app for offline reading, so every script, style and WebAssembly file
//! of the built app counts, whether a page asks for it early or late, and so do the scripts that stand in the page.
//! Posts and pictures do not. What searches has a budget of its own: no page needs it, only the worker brings it along.

use crate::count::Count;
use crate::run::{Problem, Result};
use std::cmp::Reverse;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// What a first visit may cost, in bytes after Brotli at its highest quality.
const BUDGET: usize = 250_000;

/// What the WebAssembly that searches may cost, in the same way. It should be 30,000: what it does more than was planned, it
/// costs more. It must not grow.
const SEARCH_BUDGET: usize = 33_500;

/// What the names of the files that search start with.
const SEARCH: [&str; 3] = ["hugi-search-", "search.js", "find.js"];

/// The author's posts and their attachments.
const LIBRARY: &str = "library";

/// A file of the app and its weight.
#[derive(Debug, PartialEq)]
struct Weight {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Weighs the built app, prints the tables, and fails when one is over its budget.
pub(crate) fn check(dist: &Path) -> Result<Count> {
    let (search, app) = parted(weigh(dist)?);
    print!("{}\n{}", table(&app, BUDGET), table(&search, SEARCH_BUDGET));
    hold("A first visit", total(&app), BUDGET)?;
    hold("The WebAssembly that searches", webassembly(&search), SEARCH_BUDGET)?;
    Ok(Count::PASS)
}

/// What a first visit of the built app costs, in bytes.
pub(crate) fn first_visit(dist: &Path) -> Result<usize> {
    weigh(dist).map(|weights| total(&parted(weights).1))
}

fn hold(what: &str, cost: usize, budget: usize) -> Result {
    if cost <= budget {
        return Ok(());
    }
    Err(Problem::new(format!(
        "{what} costs {cost} bytes, {} more than the budget of {budget}: see what grew above, and make it smaller or leave it out.",
        cost - budget
    )))
}

/// What searches, and the app.
fn parted(weights: Vec<Weight>) -> (Vec<Weight>, Vec<Weight>) {
    let searches = |weight: &Weight| SEARCH.iter().any(|start| weight.name.starts_with(start));
    weights.into_iter().partition(searches)
}

fn webassembly(weights: &[Weight]) -> usize {
    weights.iter().filter(|weight| weight.name.ends_with(".wasm")).map(|weight| weight.brotli).sum()
}

/// Everything that counts, the heaviest first.
fn weigh(dist: &Path) -> Result<Vec<Weight>> {
    let mut weights = inline_scripts(dist)?;
    for path in app_files(dist)? {
        let bytes = fs::read(&path)
            .map_err(Problem::doing(format!("{} could not be read", path.display())))?;
        let name = path.strip_prefix(dist).unwrap_or(&path).display().to_string();
        weights.push(Weight { name, raw: bytes.len(), brotli: compressed(&bytes)? });
    }
    if weights.is_empty() {
        return Err(Problem::new(format!("{} holds no app to weigh.", dist.display())));
    }
    weights.sort_by_key(|weight| Reverse(weight.brotli));
    Ok(weights)
}

fn total(weights: &[Weight]) -> usize {
    weights.iter().map(|weight| weight.brotli).sum()
}

/// The scripts that stand in the page itself, as one file would weigh.
fn inline_scripts(dist: &Path) -> Result<Vec<Weight>> {
    let page = fs::read_to_string(dist.join("index.html")).unwrap_or_default();
    let scripts = scripts_in(&page);
    let (name, raw) = ("scripts in index.html".to_owned(), scripts.len());
    let brotli = compressed(scripts.as_bytes())?;
    Ok(if raw == 0 { vec![] } else { vec![Weight { name, raw, brotli }] })
}

fn scripts_in(page: &str) -> String {
    let starts = page.split("<script").skip(1).filter_map(|rest| rest.split_once('>'));
    starts.filter_map(|(_, rest)| rest.split_once("</script>")).map(|(script, _)| script).collect()
}

fn app_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .map_err(Problem::doing(format!("{} could not be read", folder.display())))?;
    let mut files = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() && path.file_name().is_some_and(|name| name != LIBRARY) {
            files.extend(app_files(&path)?);
        } else if path.is_file() && counts(&path) {
            files.push(path);
        }
    }
    Ok(files)
}

fn counts(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["wasm", "js", "mjs", "css"].iter().any(|counted| extension == *counted)
}

fn compressed(bytes: &[u8]) -> Result<usize> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(bytes), &mut output, &parameters)
        .map_err(Problem::doing("Brotli failed"))?;
    Ok(output.len())
}

fn table(weights: &[Weight], budget: usize) -> String {
    let mut text = format!("{:>9} {:>9}  file\n", "raw", "brotli");
    let mut sum = Weight { name: format!("of {budget} bytes"), raw: 0, brotli: 0 };
    for Weight { name, raw, brotli } in weights {
        text += &format!("{raw:>9} {brotli:>9}  {name}\n");
        sum.raw += raw;
        sum.brotli += brotli;
    }
    text + &format!("{:>9} {:>9}  {}\n", sum.raw, sum.brotli, sum.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_styles_and_webassembly_count() {
        let counted = |name: &str| counts(Path::new(name));
        assert!(
            counted("app_bg.wasm") && counted("app.js") && counted("sw.js") && counted("base.css")
        );
        assert!(!counted("index.html") && !counted("post.md") && !counted("icon.svg"));
    }

    #[test]
    fn what_searches_is_told_apart() {
        let weight = |name: &str| Weight { name: name.to_owned(), raw: 2, brotli: 1 };
        let all = ["hugi-app-1_bg.wasm", "hugi-search-1.wasm", "search.js", "sw.js"].map(weight);
        let (search, app) = parted(all.into());
        assert_eq!((total(&search), webassembly(&search), total(&app)), (2, 1, 2));
    }

    #[test]
    fn scripts_in_the_page_count() {
        let page = "<script>a()</script><p>x</p><script type=\"module\">b()</script>";
        assert_eq!(scripts_in(page), "a()b()");
    }

    #[test]
    fn repetition_compresses_well() {
        let size = compressed(&b"conference ".repeat(1000)).expect("memory does not fail");
        assert!(size < 100, "{size}");
    }

    #[test]
    fn the_table_ends_in_the_total() {
        let weight = |name: &str, raw, brotli| Weight { name: name.to_owned(), raw, brotli };
        let text = table(&[weight("a.wasm", 600, 200), weight("b.js", 30, 10)], 250_000);
        assert_eq!(text.lines().last(), Some("      630       210  of 250000 bytes"));
    }
}
