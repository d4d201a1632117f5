//! The style sheets, joined into one: a first visit asks for one file instead of a dozen, and it compresses better.

use std::path::Path;

use super::files::{Problem, read, remove, short_digest, write};
use super::shell::Shell;

/// Joins the style sheets of the shell, and returns the file. `None` if there is nothing to join.
pub(super) fn join(dist: &Path, shell: &Shell) -> Result<Option<String>, Problem> {
    let files = shell.stylesheets();
    if files.len() < 2 {
        return Ok(None);
    }
    let mut css = Vec::new();
    for file in &files {
        css.extend(read(&dist.join(file))?);
        css.push(b'\n');
    }
    for file in &files {
        remove(&dist.join(file))?;
    }
    let path = format!("app-{}.css", short_digest(&css));
    write(&dist.join(&path), &css)?;
    Ok(Some(path))
}
