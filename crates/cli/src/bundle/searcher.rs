//! What searches beside the page: a script that the app starts as a worker, and its WebAssembly.
//!
//! wasm-bindgen's script stands in front of ours, in one file: one request less, and what ours does not call goes.

use std::path::Path;

use hugi_app::routes::SEARCHER;

use super::files::{Problem, read, remove, short_digest, write};
use super::glue;

/// What the names of Trunk's files start with: the name of the crate.
const NAME: &str = "hugi-search";

/// What the worker does; the bundle puts wasm-bindgen's script before it, and fills in the name of the WebAssembly.
const TEMPLATE: &str = include_str!("../../assets/search.js");

/// Puts the searcher together from what Trunk has built; what an earlier bundle has put together stays.
pub(super) fn join(dist: &Path, dev: bool) -> Result<(), Problem> {
    let [js, wasm] = [".js", "_bg.wasm"].map(|end| dist.join(format!("{NAME}{end}")));
    if !js.is_file() || !wasm.is_file() {
        return Ok(());
    }
    let script = without_exports(&String::from_utf8_lossy(&read(&js)?)) + TEMPLATE;
    let bytes = read(&wasm)?;
    let smaller = if dev { None } else { glue::smaller(&script, &bytes)? };
    let (script, bytes) = smaller.unwrap_or((script, bytes));
    let name = format!("{NAME}-{}.wasm", short_digest(&bytes));
    write(&dist.join(&name), &bytes)?;
    write(&dist.join(SEARCHER), script.replacen("%CODE%", &name, 1).as_bytes())?;
    remove(&js)?;
    remove(&wasm)
}

/// A script that offers nothing to others.
fn without_exports(script: &str) -> String {
    let lines = script.lines().filter(|line| !line.starts_with("export {"));
    lines.map(|line| format!("{}\n", line.strip_prefix("export ").unwrap_or(line))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_script_offers_stays_in_it() {
        let script = "export function a() {\n  export_b();\n}\nexport { a, b as default };\n";
        assert_eq!(without_exports(script), "function a() {\n  export_b();\n}\n");
    }

    #[test]
    fn the_worker_can_be_read_for_certain() {
        assert!(crate::bundle::script::compact(TEMPLATE).is_some());
    }
}
