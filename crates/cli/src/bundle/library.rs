//! Reads the posts of a folder: in parallel, each once.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hugi_app::library::OpenPost;
use hugi_app::routes;
use notes::{Catalog, Diagnostic, Entry, Lang, Source};
use rayon::prelude::*;

use super::files::{Problem, read, walk};

/// The posts of a folder.
#[derive(Debug)]
pub(super) struct Library {
    /// What is known of every post.
    pub(super) catalog: Catalog,
    /// What the parser was surprised by, and in which file.
    pub(super) diagnostics: Vec<(PathBuf, Diagnostic)>,
    /// Every post, in the catalog's order.
    pub(super) posts: Vec<Arc<OpenPost>>,
    /// Each post's bytes, unchanged, in the same order.
    pub(super) files: Vec<Vec<u8>>,
}

/// A post that was read.
struct Read {
    file: PathBuf,
    bytes: Vec<u8>,
    text: Arc<str>,
    post: notes::Post,
    entry: Entry,
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
        let files: Vec<PathBuf> = walk(folder)?.into_iter().filter(|file| is_post(file)).collect();
        let all = files.into_par_iter().map(|file| Ok(Read::new(read(&file)?, file)));
        Ok(Self::of(all.collect::<Result<_, Problem>>()?))
    }

    fn of(mut all: Vec<Read>) -> Self {
        let found = |read: &Read| {
            let file = read.file.clone();
            read.entry.diagnostics.iter().map(|d| (file.clone(), d.clone())).collect::<Vec<_>>()
        };
        let diagnostics = all.iter().flat_map(found).collect();
        // A path is a number until the catalog has put the posts in order and made their slugs unique.
        let number =
            |(at, read): (usize, &mut Read)| Entry { path: at.to_string(), ..read.entry.clone() };
        let mut catalog = Catalog::new(all.iter_mut().enumerate().map(number).collect());
        let mut all: Vec<Option<Read>> = all.into_iter().map(Some).collect();
        let (mut posts, mut files) = (Vec::new(), Vec::new());
        for entry in &mut catalog.posts {
            let read = entry.path.parse().ok().and_then(|at: usize| all.get_mut(at)?.take());
            entry.path = routes::post_file(&entry.slug);
            let Some(Read { bytes, text, post, .. }) = read else { continue };
            posts.push(Arc::new(OpenPost { entry: entry.clone(), text, post }));
            files.push(as_text(bytes));
        }
        Self { catalog, diagnostics, posts, files }
    }

    /// The language that most of the posts are written in: that of the pages' own words.
    pub(super) fn language(&self) -> Lang {
        let foreign = self.catalog.posts.iter().filter(|post| post.lang != Lang::Ko).count();
        if foreign * 2 > self.catalog.posts.len() { Lang::En } else { Lang::Ko }
    }
}

impl Read {
    fn new(bytes: Vec<u8>, file: PathBuf) -> Self {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (text, mut diagnostics) = notes::decode(&bytes);
        let (post, more) = notes::parse(&text, &Source { name: name.clone() });
        diagnostics.extend(more);
        let entry = Entry::new(&post, &name, String::new(), diagnostics);
        Self { file, bytes, text: text.into(), post, entry }
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
