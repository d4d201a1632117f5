//! Reads the posts of a folder: in parallel, and only those that have changed since the last time.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use hugi_app::library::{OpenPost, open};
use hugi_app::routes;
use notes::catalog::to_bytes;
use notes::{Catalog, Diagnostic, Entry, Lang, Post, Source};
use rayon::prelude::*;

use super::cache::{Cache, Known};
use super::files::{Problem, read, short_digest, walk};
use super::output::{Output, stamp};
use super::progress::Progress;

/// The posts of a folder.
#[derive(Debug)]
pub(super) struct Library {
    /// What is known of every post.
    pub(super) catalog: Catalog,
    /// Where each post comes from, in the catalog's order.
    posts: Vec<Origin>,
}

/// Where a post comes from.
#[derive(Debug)]
struct Origin {
    file: PathBuf,
    known: Arc<Known>,
    /// What was understood this time, until it is drawn.
    fresh: Mutex<Option<(Arc<str>, Post)>>,
    /// The post, for those who draw it.
    opened: OnceLock<Arc<OpenPost>>,
}

impl Library {
    /// Reads every Markdown file below a folder; what the cache knows of a file that has not changed is not read again.
    /// What a file holds cannot fail; only reading it can.
    pub(super) fn read(folder: &Path, cache: &Cache) -> Result<Self, Problem> {
        if !folder.is_dir() {
            let folder = folder.display();
            return Err(Problem::new(format!(
                "expected a folder of posts, found no folder {folder}"
            )));
        }
        let files: Vec<PathBuf> = walk(folder)?.into_iter().filter(|file| is_post(file)).collect();
        let progress = Progress::of("Reading", files.len());
        let origins = files.into_par_iter().map(|file| {
            let (known, fresh) = match cache.known(&file) {
                Some(known) => (known.clone(), None),
                None => {
                    let (known, text, post) = understand(&file)?;
                    (Arc::new(known), Some((text, post)))
                }
            };
            progress.step();
            Ok(Origin { file, known, fresh: Mutex::new(fresh), opened: OnceLock::new() })
        });
        Ok(Self::of(origins.collect::<Result<_, Problem>>()?))
    }

    fn of(origins: Vec<Origin>) -> Self {
        // A path is a number until the catalog has put the posts in order and made their slugs unique.
        let numbered = |(at, origin): (usize, &Origin)| Entry {
            path: at.to_string(),
            ..origin.known.entry.clone()
        };
        let mut catalog = Catalog::new(origins.iter().enumerate().map(numbered).collect());
        let mut origins: Vec<Option<Origin>> = origins.into_iter().map(Some).collect();
        let mut posts = Vec::with_capacity(origins.len());
        for entry in &mut catalog.posts {
            let at = entry.path.parse().ok();
            posts.extend(at.and_then(|at: usize| origins.get_mut(at)?.take()));
            entry.path = routes::post_file(&entry.slug);
        }
        Self { catalog, posts }
    }

    /// A post at its place, read once.
    pub(super) fn open(&self, place: usize) -> Option<Arc<OpenPost>> {
        let (entry, origin) = (self.catalog.posts.get(place)?, self.posts.get(place)?);
        let opened = origin.opened.get_or_init(|| {
            let fresh = origin.fresh.lock().unwrap_or_else(PoisonError::into_inner).take();
            Arc::new(match fresh {
                Some((text, post)) => OpenPost { entry: entry.clone(), text, post },
                None => {
                    let bytes = read(&origin.file).unwrap_or_default();
                    let (text, findings) = notes::decode(&bytes);
                    open(entry, text.into(), findings)
                }
            })
        });
        Some(opened.clone())
    }

    /// Writes the posts' files.
    pub(super) fn write(&self, output: &Output) -> Result<(), Problem> {
        let posts = self.catalog.posts.par_iter().enumerate();
        posts.try_for_each(|(at, post)| output.put(&post.path, self.stamp(at), || self.bytes(at)))
    }

    /// The bytes of a post's file, as they are published.
    pub(super) fn bytes(&self, place: usize) -> Result<Vec<u8>, Problem> {
        Ok(as_text(read(&self.posts[place].file)?))
    }

    /// How many bytes a post has as it is published, and the part of their digest that goes into a name.
    pub(super) fn published(&self, place: usize) -> (u32, &str) {
        let (bytes, digest) = &self.posts[place].known.published;
        (*bytes, digest)
    }

    /// What stands for a post's bytes: other bytes have another stamp.
    fn stamp(&self, place: usize) -> u64 {
        self.posts[place].known.stamp
    }

    /// What stands for each post: for what is known of it, and for its bytes.
    pub(super) fn stamps(&self) -> Vec<u64> {
        let posts = self.catalog.posts.par_iter().enumerate();
        let stamps =
            posts.map(|(at, post)| stamp(&[&to_bytes(post), &self.stamp(at).to_le_bytes()]));
        stamps.collect()
    }

    /// What the parser was surprised by, and in which file.
    pub(super) fn diagnostics(&self) -> impl Iterator<Item = (&Path, &Diagnostic)> {
        self.posts.iter().flat_map(|origin| {
            let found = origin.known.entry.diagnostics.iter();
            found.map(|diagnostic| (origin.file.as_path(), diagnostic))
        })
    }

    /// What the next bundle need not read again.
    pub(super) fn known(&self) -> impl Iterator<Item = (&Path, &Known)> {
        self.posts.iter().map(|origin| (origin.file.as_path(), &*origin.known))
    }

    /// The language that most of the posts are written in: that of the pages' own words.
    pub(super) fn language(&self) -> Lang {
        let foreign = self.catalog.posts.iter().filter(|post| post.lang != Lang::Ko).count();
        if foreign * 2 > self.catalog.posts.len() { Lang::En } else { Lang::Ko }
    }
}

/// Reads a file and what it says.
fn understand(file: &Path) -> Result<(Known, Arc<str>, Post), Problem> {
    let written = Known::written(file);
    let bytes = read(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (text, mut diagnostics) = notes::decode(&bytes);
    let (post, more) = notes::parse(&text, &Source { name: name.clone() });
    diagnostics.extend(more);
    let entry = Entry::new(&post, &name, String::new(), diagnostics);
    let stamp = stamp(&[&bytes]);
    let bytes = as_text(bytes);
    let published = (u32::try_from(bytes.len()).unwrap_or(u32::MAX), short_digest(&bytes));
    Ok((Known { written, stamp, published, entry }, text.into(), post))
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
