//! Reads the posts of a folder and writes them as files beside the app, with the catalog that names them.

use std::path::{Path, PathBuf};

use notes::{Catalog, Diagnostic, Entry, Source};

use super::feeds::content;
use super::files::{Problem, read, short_digest, walk, write};

/// The posts of a folder.
#[derive(Debug)]
pub(super) struct Library {
    /// What is known of every post.
    pub(super) catalog: Catalog,
    /// What the parser was surprised by, and in which file.
    pub(super) diagnostics: Vec<(PathBuf, Diagnostic)>,
    /// Each post's bytes, unchanged, and where they go.
    files: Vec<(String, Vec<u8>)>,
}

impl Library {
    /// Reads every Markdown file below a folder. What a file holds cannot fail; only reading it can.
    pub(super) fn read(folder: &Path) -> Result<Self, Problem> {
        if !folder.is_dir() {
            let folder = folder.display();
            return Err(Problem::new(format!(
                "expected a folder of posts, found no folder {folder}"
            )));
        }
        let mut library =
            Self { catalog: Catalog::default(), diagnostics: Vec::new(), files: Vec::new() };
        let mut entries = Vec::new();
        for file in walk(folder)?.into_iter().filter(|file| is_post(file)) {
            entries.push(library.add(&file, read(&file)?));
        }
        library.catalog = Catalog::new(entries);
        Ok(library)
    }

    fn add(&mut self, file: &Path, bytes: Vec<u8>) -> Entry {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (text, mut diagnostics) = notes::decode(&bytes);
        let (post, more) = notes::parse(&text, &Source { name: name.clone() });
        diagnostics.extend(more);
        let located = diagnostics.iter().map(|diagnostic| (file.to_owned(), diagnostic.clone()));
        self.diagnostics.extend(located);
        let bytes = as_text(bytes);
        let path = format!("library/posts/{}{}.md", ascii_stem(&post.slug), short_digest(&bytes));
        let entry = Entry::new(&post, &name, path.clone(), diagnostics);
        self.files.push((path, bytes));
        entry
    }

    /// A post as feeds have it.
    pub(super) fn content(&self, post: &Entry) -> Option<String> {
        let (_, bytes) = self.files.iter().find(|(path, _)| *path == post.path)?;
        let (text, _) = notes::decode(bytes);
        Some(content(&notes::parse(&text, &Source { name: post.file.clone() }).0))
    }

    /// Writes the posts and the catalog, and returns the catalog's path.
    pub(super) fn write(&self, dist: &Path) -> Result<String, Problem> {
        for (path, bytes) in &self.files {
            write(&dist.join(path), bytes)?;
        }
        let bytes = self.catalog.to_bytes();
        let path = format!("library/catalog-{}.bin", short_digest(&bytes));
        write(&dist.join(&path), &bytes)?;
        Ok(path)
    }
}

/// A post's bytes so that no browser takes them for a page. Where a host does not say what a file is, browsers look at its
/// first bytes: a tag there, and they run what follows. A byte order mark before it says that it is text.
fn as_text(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.trim_ascii_start().first() == Some(&b'<') {
        bytes.splice(0..0, *b"\xef\xbb\xbf");
    }
    bytes
}

fn is_post(file: &Path) -> bool {
    let extension = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    matches!(extension.as_str(), "md" | "markdown") && stem != "readme"
}

/// What of a slug survives every file system, archive and host, with a hyphen behind it.
fn ascii_stem(slug: &str) -> String {
    let ascii: String = slug
        .chars()
        .filter(|&c| c.is_ascii_alphanumeric() || c == '-')
        .take(60)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let stem = ascii.trim_matches('-');
    if stem.is_empty() { String::new() } else { format!("{stem}-") }
}
