//! The posts at hand: the files of a library, each fetched when a page asks for it and only once, and read with the same
//! `notes` as the command.
//!
//! At build time nothing is fetched: the bundler has every file at hand.

use std::sync::Arc;

use leptos::prelude::*;
use notes::index::hash;
use notes::people::{Person, file_of};
use notes::{Catalog, Diagnostic, Entry, Index, Post, Source, catalog, index};

use crate::platform::fetch::{self, Failure};
use crate::platform::{IN_BROWSER, panic, task, text};
use crate::router::use_router;
use crate::routes::INDEX;

/// Something that comes from the network: here, or not.
pub type Load<T> = Result<T, Wait>;

/// Why something is not here.
#[derive(Clone, Debug, PartialEq)]
pub enum Wait {
    /// It is on its way.
    Loading,
    /// It did not come; trying again may help.
    Failed(Arc<Failure>),
    /// There is no such thing.
    Missing,
}

/// A page's title from what came, or from nothing if it did not; `None` while it is on its way. See [`use_page`].
///
/// [`use_page`]: crate::platform::navigation::use_page
pub fn title<T>(load: Load<T>, of: impl FnOnce(Option<T>) -> String) -> Option<String> {
    match load {
        Err(Wait::Loading) => None,
        settled => Some(of(settled.ok())),
    }
}

/// A post that was opened: its text, and what was understood of it.
#[derive(Debug, PartialEq)]
pub struct OpenPost {
    /// What is known of it; its slug is the one in the address.
    pub entry: Entry,
    /// The text as written, NFC.
    pub text: Arc<str>,
    /// What was understood.
    pub post: Post,
}

/// A file of a library.
#[derive(Clone, Debug, PartialEq)]
pub enum File {
    /// See [`Index`].
    Index,
    /// Some posts' entries, by the name of the file.
    Chunk(String),
    /// Some speakers, by the name of the file.
    People(String),
    /// Short forms of the posts' slugs, by the name of the file.
    Slugs(String),
    /// The text of a post of which this is known.
    Post(Box<Entry>),
}

/// What a file of a library holds.
#[derive(Debug, PartialEq)]
pub enum Part {
    /// Of a [`File::Index`].
    Index(Arc<Index>),
    /// Of a [`File::Chunk`].
    Chunk(Catalog),
    /// Of a [`File::People`].
    People(Arc<Vec<Person>>),
    /// Of a [`File::Slugs`].
    Slugs(Vec<u32>),
    /// Of a [`File::Post`].
    Post(Arc<OpenPost>),
}

impl File {
    /// Where it lies, relative to the base.
    pub fn path(&self) -> String {
        match self {
            Self::Index => INDEX.to_owned(),
            Self::Chunk(name) | Self::People(name) | Self::Slugs(name) => format!("library/{name}"),
            Self::Post(entry) => entry.path.clone(),
        }
    }

    /// What its bytes say.
    fn read(&self, bytes: &[u8]) -> Result<Part, String> {
        Ok(match self {
            Self::Index => Part::Index(Arc::new(catalog::from_bytes(bytes)?)),
            Self::Chunk(_) => Part::Chunk(catalog::from_bytes(bytes)?),
            Self::People(_) => Part::People(Arc::new(catalog::from_bytes(bytes)?)),
            Self::Slugs(_) => Part::Slugs(catalog::from_bytes(bytes)?),
            Self::Post(entry) => {
                let (decoded, findings) = notes::decode(bytes);
                let text: Arc<str> = text::nfc(&decoded).into();
                // Should reading it stop the program, the text is at hand.
                panic::now_reading(&text);
                Part::Post(Arc::new(open(entry, text, findings)))
            }
        })
    }
}

/// Reads the text of a post of which an entry is known.
pub fn open(known: &Entry, text: Arc<str>, mut diagnostics: Vec<Diagnostic>) -> OpenPost {
    let (post, more) = notes::parse(&text, &Source { name: known.file.clone() });
    diagnostics.extend(more);
    OpenPost { entry: Entry { diagnostics, ..known.clone() }, text, post }
}

type Slot = ArcRwSignal<Load<Arc<Part>>>;

/// Files that need not be fetched.
pub type AtHand = Arc<dyn Fn(&File) -> Option<Arc<Part>> + Send + Sync>;

/// The posts at hand.
#[derive(Clone, Copy)]
pub struct Library(StoredValue<Shelf>);

struct Shelf {
    slots: Vec<(File, Slot)>,
    at_hand: Option<AtHand>,
    base: String,
}

/// Starts a library: of the files at hand, or else of those below the base.
pub fn provide_library(at_hand: Option<AtHand>) -> Library {
    let base = use_router().file("");
    let library = Library(StoredValue::new(Shelf { slots: Vec::new(), at_hand, base }));
    provide_context(library);
    library
}

/// The posts at hand.
pub fn use_library() -> Library {
    expect_context()
}

impl Library {
    /// What filters and counts ask of every post; tracked.
    pub fn index(self) -> Load<Arc<Index>> {
        match &*self.get(File::Index)? {
            Part::Index(index) => Ok(index.clone()),
            _ => Err(Wait::Missing),
        }
    }

    /// Asks for the index before it is needed.
    pub fn ask_ahead(self) {
        let _ = untrack(|| self.index());
    }

    /// What lists say of the posts at some places; tracked.
    pub fn entries(self, places: &[u32]) -> Load<Catalog> {
        let index = self.index()?;
        let file = |at: &u32| index.chunks.get(*at as usize / catalog::CHUNK).cloned();
        let mut names: Vec<String> = places.iter().filter_map(file).collect();
        names.dedup();
        // All of them are asked for, before any is waited for.
        let chunks: Vec<_> = names.iter().map(|name| self.get(File::Chunk(name.clone()))).collect();
        let mut posts = Vec::with_capacity(places.len());
        for at in places {
            let chunk = names.iter().position(|name| Some(name) == file(at).as_ref());
            let Some(chunk) = chunk.and_then(|chunk| chunks.get(chunk)) else { continue };
            posts.extend(chunk.clone()?.entry(*at).cloned());
        }
        Ok(Catalog { posts })
    }

    /// What is known of a post; tracked.
    pub fn entry(self, slug: &str) -> Load<Entry> {
        // Whoever comes from a list brings it along.
        let known = self.0.with_value(|shelf| {
            let part = |(_, slot): &(File, Slot)| slot.get_untracked().ok();
            shelf.slots.iter().filter_map(part).find_map(|part| part.find(slug).cloned())
        });
        if let Some(entry) = known {
            return Ok(entry);
        }
        let entry = self.entries(&[self.place(slug)?])?.posts.pop();
        entry.filter(|entry| entry.slug == slug).ok_or(Wait::Missing)
    }

    /// The place of a post; tracked. Two slugs may share a hash: then the posts themselves decide.
    pub fn place(self, slug: &str) -> Load<u32> {
        let slugs = self.get(File::Slugs(self.index()?.slugs.clone()))?;
        let Part::Slugs(hashes) = &*slugs else { return Err(Wait::Missing) };
        let wanted = hash(slug);
        for (at, _) in (0..).zip(hashes).filter(|(_, have)| **have == wanted) {
            if self.entries(&[at])?.get(slug).is_some() {
                return Ok(at);
            }
        }
        Err(Wait::Missing)
    }

    /// A post; tracked.
    pub fn post(self, slug: &str) -> Load<Arc<OpenPost>> {
        match &*self.get(File::Post(Box::new(self.entry(slug)?)))? {
            Part::Post(post) => {
                panic::now_reading(&post.text);
                Ok(post.clone())
            }
            _ => Err(Wait::Missing),
        }
    }

    /// A page of the speakers, from 1, and how many pages there are; tracked.
    pub fn people(self, page: u32) -> Load<(Arc<Vec<Person>>, u32)> {
        let index = self.index()?;
        let pages = u32::try_from(index.people.len()).unwrap_or(u32::MAX).max(1);
        match index.people.get(page.max(1) as usize - 1) {
            Some((name, _)) => Ok((self.people_in(name)?, pages)),
            None if page == 1 => Ok((Arc::default(), 1)),
            None => Err(Wait::Missing),
        }
    }

    /// A speaker; tracked.
    pub fn person(self, name: &str) -> Load<Person> {
        let index = self.index()?;
        let people = self.people_in(file_of(&index.people, name).ok_or(Wait::Missing)?)?;
        people.iter().find(|person| person.is(name)).cloned().ok_or(Wait::Missing)
    }

    fn people_in(self, file: &str) -> Load<Arc<Vec<Person>>> {
        match &*self.get(File::People(file.to_owned()))? {
            Part::People(people) => Ok(people.clone()),
            _ => Err(Wait::Missing),
        }
    }

    /// The places of the posts that know of a conference's day; tracked. A post of no conference is one by itself.
    pub fn on_day(self, key: &str, day: Option<u32>) -> Load<Vec<u32>> {
        match self.index()?.on_day(key, day) {
            places if places.is_empty() => Ok(vec![self.place(key)?]),
            places => Ok(places),
        }
    }

    /// A page of a list: what lists say of the posts that it shows; tracked.
    pub fn listed(self, places: &[u32], page: u32) -> Load<Catalog> {
        match index::page(places, page) {
            [] if page > 1 => Err(Wait::Missing),
            shown => self.entries(shown),
        }
    }

    /// Fetches once more what did not come.
    pub fn retry(self) {
        let failed =
            |(_, slot): &&(File, Slot)| matches!(slot.get_untracked(), Err(Wait::Failed(_)));
        let slots: Vec<_> =
            self.0.with_value(|shelf| shelf.slots.iter().filter(failed).cloned().collect());
        for (file, slot) in slots {
            slot.set(Err(Wait::Loading));
            self.fetch(file, slot);
        }
    }

    /// What a file holds; tracked. It is fetched when it is first asked for.
    fn get(self, file: File) -> Load<Arc<Part>> {
        if !IN_BROWSER && let Some(at_hand) = self.0.with_value(|shelf| shelf.at_hand.clone()) {
            return at_hand(&file).ok_or(Wait::Missing);
        }
        let path = file.path();
        let known = self.0.with_value(|shelf| {
            let known = shelf.slots.iter().find(|(known, _)| known.path() == path);
            known.map(|(_, slot)| slot.clone())
        });
        let slot = known.unwrap_or_else(|| {
            let slot = Slot::new(Err(Wait::Loading));
            self.0.update_value(|shelf| shelf.slots.push((file.clone(), slot.clone())));
            self.fetch(file, slot.clone());
            slot
        });
        slot.get()
    }

    fn fetch(self, file: File, slot: Slot) {
        let url = self.0.with_value(|shelf| format!("{}{}", shelf.base, file.path()));
        if !IN_BROWSER {
            return;
        }
        task::start(async move {
            let part = fetch::bytes(&url).await.and_then(|bytes| {
                let damaged = |reason| Failure { url, status: Some(200), reason };
                file.read(&bytes).map_err(damaged)
            });
            slot.set(part.map(Arc::new).map_err(|failure| Wait::Failed(Arc::new(failure))));
        });
    }
}

impl Part {
    /// The entry at a place of the library, of the file that holds it.
    fn entry(&self, place: u32) -> Option<&Entry> {
        match self {
            Self::Chunk(chunk) => chunk.posts.get(place as usize % catalog::CHUNK),
            _ => None,
        }
    }

    fn find(&self, slug: &str) -> Option<&Entry> {
        match self {
            Self::Chunk(chunk) => chunk.get(slug),
            _ => None,
        }
    }
}
