//! The files that a library is written into: an index, entries a few at a time, speakers, slugs.
//!
//! Pages are drawn from the very values that are written, so that what the browser draws later is the same.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use hugi_app::library::{AtHand, File, Part};
use hugi_app::routes::INDEX;
use notes::catalog::{CHUNK, from_bytes, to_bytes};
use notes::people::{PEOPLE, Person, people};
use notes::{Catalog, Entry, Index, index};

use super::files::{Problem, short_digest};
use super::library::Library;
use super::output::{Output, stamp};

/// A library, cut into files.
pub(super) struct Parts {
    /// The index, with the names of all other files.
    pub(super) index: Arc<Index>,
    /// Every file, by its path, in the order in which the recent posts need them.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// What each file holds.
    parts: HashMap<String, Arc<Part>>,
}

impl Parts {
    /// Cuts a library.
    pub(super) fn of(library: &Library) -> Self {
        let mut parts = Cutter::default();
        let mut index = Index::new(&library.catalog);
        for posts in library.catalog.posts.chunks(CHUNK) {
            let posts = posts.iter().cloned().map(Entry::listed).collect();
            let chunk = Catalog { posts };
            index.chunks.push(parts.add("chunk", to_bytes(&chunk), Part::Chunk(chunk)));
        }
        let slugs = index::hashes(&library.catalog);
        index.slugs = parts.add("slugs", to_bytes(&slugs), Part::Slugs(slugs));
        let people = people(&library.catalog);
        index.speakers = u32::try_from(people.len()).unwrap_or(u32::MAX);
        for people in people.chunks(PEOPLE) {
            let (first, people) = (people[0].name.clone(), people.to_vec());
            let name = parts.add("people", to_bytes(&people), Part::People(Arc::new(people)));
            index.people.push((name, first));
        }
        let index = Arc::new(index);
        parts.put(INDEX.to_owned(), to_bytes(&*index), Part::Index(index.clone()));
        Self { index, files: parts.files, parts: parts.parts }
    }

    /// Every speaker.
    pub(super) fn people(&self) -> impl Iterator<Item = &Person> {
        (1..).take(self.index.people.len()).flat_map(|page| self.people_of(page))
    }

    /// Writes the files.
    pub(super) fn write(&self, output: &Output) -> Result<(), Problem> {
        self.files.iter().try_for_each(|(path, bytes)| output.put_bytes(path, bytes))
    }

    /// A page of the speakers, from 1.
    pub(super) fn people_of(&self, page: u32) -> &[Person] {
        let file = self.index.people.get(page as usize - 1);
        let path = file.map(|(name, _)| File::People(name.clone()).path()).unwrap_or_default();
        match self.parts.get(&path).map(|part| &**part) {
            Some(Part::People(people)) => people,
            _ => &[],
        }
    }

    /// What stands for a page of the speakers.
    pub(super) fn people_stamp(&self, page: u32) -> u64 {
        let file = self.index.people.get(page as usize - 1).map_or("", |(name, _)| name);
        stamp(&[file.as_bytes(), &self.index.speakers.to_le_bytes()])
    }

    /// What stands for all that filters and counts say.
    pub(super) fn stamp(&self) -> u64 {
        let (chunks, people, slugs) = (Vec::new(), Vec::new(), String::new());
        stamp(&[&to_bytes(&Index { chunks, people, slugs, ..(*self.index).clone() })])
    }

    /// The files and the posts of a library, for its pages to be drawn from.
    pub(super) fn at_hand(self: Arc<Self>, library: Arc<Library>) -> AtHand {
        let paths = library.catalog.posts.iter().map(|post| post.path.clone());
        let places: HashMap<String, usize> = paths.zip(0..).collect();
        Arc::new(move |file| match file {
            File::Post(entry) => {
                let post = library.open(*places.get(&entry.path)?)?;
                Some(Arc::new(Part::Post(post)))
            }
            _ => self.parts.get(&file.path()).cloned(),
        })
    }
}

/// The files of the posts that an earlier bundle wrote into a folder; none where that cannot be told.
pub(super) fn posts_before(dist: &Path) -> Vec<String> {
    let index: Option<Index> =
        std::fs::read(dist.join(INDEX)).ok().and_then(|bytes| from_bytes(&bytes).ok());
    let chunk = |name: &String| -> Option<Catalog> {
        from_bytes(&std::fs::read(dist.join("library").join(name)).ok()?).ok()
    };
    let chunks = index.iter().flat_map(|index| &index.chunks).filter_map(chunk);
    chunks.flat_map(|chunk| chunk.posts).map(|post| post.path).collect()
}

/// Files as they are cut.
#[derive(Default)]
struct Cutter {
    files: Vec<(String, Vec<u8>)>,
    parts: HashMap<String, Arc<Part>>,
}

impl Cutter {
    /// Adds a file whose name carries the digest of its content, and returns the name.
    fn add(&mut self, kind: &str, bytes: Vec<u8>, part: Part) -> String {
        let name = format!("{kind}-{}.bin", short_digest(&bytes));
        self.put(format!("library/{name}"), bytes, part);
        name
    }

    fn put(&mut self, path: String, bytes: Vec<u8>, part: Part) {
        self.files.push((path.clone(), bytes));
        self.parts.insert(path, Arc::new(part));
    }
}
