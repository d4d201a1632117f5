//! The files that a library is written into: an index, entries a few at a time, speakers, slugs, and the list of what a
//! reader can keep.
//!
//! Pages are drawn from the very values that are written, so that what the browser draws later is the same.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use hugi_app::library::{AtHand, File, Part};
use hugi_app::routes::{INDEX, encode};
use notes::catalog::{CHUNK, from_bytes, to_bytes};
use notes::filter::Filter;
use notes::people::{PEOPLE, Person, people};
use notes::{Catalog, Entry, Index, index, offer};
use rayon::prelude::*;

use super::files::{Problem, short_digest};
use super::library::Library;
use super::output::{Output, stamp};

/// A library, cut into files.
pub(super) struct Parts {
    /// The index, with the names of all other files.
    pub(super) index: Arc<Index>,
    /// Every file, by its path, in the order in which the recent posts need them.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The path of the list of what a reader can keep, and the list: see [`Keeping`].
    pub(super) keeping: (String, Vec<u8>),
    /// What each file holds.
    parts: HashMap<String, Arc<Part>>,
}

/// How many bytes of the newest posts are kept without being asked for: what a reader may want on the way home.
const RECENT: u32 = 1_000_000;

impl Parts {
    /// Cuts a library.
    pub(super) fn of(library: &Library) -> Self {
        let mut parts = Cutter::default();
        let catalog = &library.catalog;
        let chunk = |posts: &[Entry]| {
            let chunk = Catalog { posts: posts.iter().cloned().map(Entry::listed).collect() };
            (to_bytes(&chunk), chunk)
        };
        let chunks = || catalog.posts.par_chunks(CHUNK).map(chunk).collect::<Vec<_>>();
        let facts = || rayon::join(|| Index::new(catalog), || people(catalog));
        let ((mut index, people), chunks) = rayon::join(facts, chunks);
        for (bytes, chunk) in chunks {
            index.chunks.push(parts.add("chunk", bytes, Part::Chunk(chunk)));
        }
        let slugs = index::hashes(catalog);
        index.slugs = parts.add("slugs", to_bytes(&slugs), Part::Slugs(slugs));
        index.speakers = u32::try_from(people.len()).unwrap_or(u32::MAX);
        for people in people.chunks(PEOPLE) {
            let (first, people) = (people[0].name.clone(), people.to_vec());
            let name = parts.add("people", to_bytes(&people), Part::People(Arc::new(people)));
            index.people.push((name, first));
        }
        let sizes = |(path, bytes): &(String, Vec<u8>)| (path.clone(), size(bytes));
        let keeping = Keeping::of(library, &mut index, parts.files.iter().map(sizes).collect());
        let index = Arc::new(index);
        parts.put(INDEX.to_owned(), to_bytes(&*index), Part::Index(index.clone()));
        Self { index, files: parts.files, keeping, parts: parts.parts }
    }

    /// Every speaker.
    pub(super) fn people(&self) -> impl Iterator<Item = &Person> {
        (1..).take(self.index.people.len()).flat_map(|page| self.people_of(page))
    }

    /// Writes the files.
    pub(super) fn write(&self, output: &Output) -> Result<(), Problem> {
        let mut all = self.files.iter().chain([&self.keeping]);
        all.try_for_each(|(path, bytes)| output.put_bytes(path, bytes))
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
        let own = Index { chunks, people, slugs, bytes: Vec::new(), ..(*self.index).clone() };
        stamp(&[&to_bytes(&own)])
    }

    /// What stands for what a list offers to keep.
    pub(super) fn offer_stamp(&self, filter: &Filter) -> u64 {
        stamp(&[&to_bytes(&self.index.offer(filter))])
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

/// What a reader can keep, as the service worker reads it: the addresses of the files of every conference by its key, and
/// without one those of all other posts, and of the speakers. A post's, which stays, is followed by its digest.
struct Keeping<'a> {
    library: &'a Library,
    sizes: HashMap<String, u32>,
    /// The files, and how many bytes they are.
    groups: BTreeMap<String, (Vec<String>, u32)>,
}

impl<'a> Keeping<'a> {
    /// Lists a library, of whose files the sizes are known, and notes in the index how much there is.
    fn of(
        library: &'a Library,
        index: &mut Index,
        sizes: HashMap<String, u32>,
    ) -> (String, Vec<u8>) {
        let mut keeping = Self { library, sizes, groups: BTreeMap::new() };
        let mut recent = 0_u32;
        for at in 0..library.catalog.posts.len() {
            keeping.add(at, index);
            recent = recent.saturating_add(library.published(at).0);
            index.recent += u32::from(recent <= RECENT);
        }
        for (name, _) in &index.people {
            keeping.file("", File::People(name.clone()).path());
        }
        let of = |key: &String| keeping.groups.get(key).map_or(0, |(_, bytes)| *bytes);
        index.bytes = index.events.iter().map(|name| of(&offer::key(name))).collect();
        let posts = (0..library.catalog.posts.len()).map(|at| library.published(at).0);
        let all = posts.chain(keeping.sizes.values().copied());
        index.bytes.push(all.fold(0, u32::saturating_add));
        let lists: BTreeMap<_, _> =
            keeping.groups.iter().map(|(key, (files, _))| (key, files)).collect();
        let json = serde_json::to_vec(&lists).unwrap_or_default();
        (format!("library/keep-{}.json", short_digest(&json)), json)
    }

    /// Adds a post, and before it what lists say of it, unless that is there.
    fn add(&mut self, at: usize, index: &Index) {
        let name = index.posts[at].event.map_or("", |event| &index.events[event as usize]);
        let key = offer::key(name);
        self.file(&key, File::Chunk(index.chunks[at / CHUNK].clone()).path());
        let (bytes, digest) = self.library.published(at);
        let path = self.library.catalog.posts[at].path.split('/').map(encode);
        let address = format!("{}?{digest}", path.collect::<Vec<_>>().join("/"));
        let (files, sum) = self.groups.entry(key).or_default();
        files.push(address);
        *sum = sum.saturating_add(bytes);
    }

    fn file(&mut self, key: &str, path: String) {
        let (files, sum) = self.groups.entry(key.to_owned()).or_default();
        // Neighbours come one after the other.
        if !files.iter().rev().take(CHUNK).any(|known| *known == path) {
            *sum = sum.saturating_add(self.sizes.get(&path).copied().unwrap_or(0));
            files.push(path);
        }
    }
}

fn size(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
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
