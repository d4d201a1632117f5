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

/// Something that comes from the network.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(T),
    /// It did not come; trying again may help.
    Failed(Failure),
    /// There is no such thing.
    Missing,
}

impl<T> Load<T> {
    /// What came, if it did.
    pub fn ready(self) -> Option<T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }

    /// What comes of what came.
    pub fn then<U>(self, next: impl FnOnce(T) -> Load<U>) -> Load<U> {
        match self {
            Self::Ready(value) => next(value),
            Self::Loading => Load::Loading,
            Self::Failed(failure) => Load::Failed(failure),
            Self::Missing => Load::Missing,
        }
    }

    /// A page's title from what came, or from nothing if it did not; `None` while it is on its way. See [`use_page`].
    ///
    /// [`use_page`]: crate::platform::navigation::use_page
    pub fn title(self, of: impl FnOnce(Option<T>) -> String) -> Option<String> {
        match self {
            Self::Loading => None,
            settled => Some(of(settled.ready())),
        }
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
pub fn open(known: &Entry, text: Arc<str>, mut findings: Vec<Diagnostic>) -> OpenPost {
    let (post, more) = notes::parse(&text, &Source { name: known.file.clone() });
    findings.extend(more);
    let entry = Entry {
        slug: known.slug.clone(),
        around: known.around.clone(),
        ..Entry::new(&post, &known.file, known.path.clone(), findings)
    };
    OpenPost { entry, text, post }
}

type Slot = ArcRwSignal<Load<Arc<Part>>>;

/// Files that need not be fetched.
pub type AtHand = Arc<dyn Fn(&File) -> Option<Arc<Part>> + Send + Sync>;

/// The posts at hand.
#[derive(Clone, Copy)]
pub struct Library {
    slots: StoredValue<Vec<(File, Slot)>>,
    at_hand: StoredValue<Option<AtHand>>,
    base: StoredValue<String>,
}

/// Starts a library: of the files at hand, or else of those below the base.
pub fn provide_library(at_hand: Option<AtHand>) -> Library {
    let library = Library {
        slots: StoredValue::new(Vec::new()),
        at_hand: StoredValue::new(at_hand),
        base: StoredValue::new(use_router().file("")),
    };
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
        self.get(File::Index).then(|part| match &*part {
            Part::Index(index) => Load::Ready(index.clone()),
            _ => Load::Missing,
        })
    }

    /// What lists say of the posts at some places; tracked.
    pub fn entries(self, places: &[u32]) -> Load<Catalog> {
        self.index().then(|index| {
            let file = |at: &u32| index.chunks.get(*at as usize / catalog::CHUNK).cloned();
            let mut names: Vec<String> = places.iter().filter_map(file).collect();
            names.dedup();
            // All of them are asked for, before any is waited for.
            let chunks: Vec<_> =
                names.iter().map(|name| self.get(File::Chunk(name.clone()))).collect();
            let mut posts = Vec::with_capacity(places.len());
            for at in places {
                let chunk = names.iter().position(|name| Some(name) == file(at).as_ref());
                let Some(chunk) = chunk.and_then(|chunk| chunks.get(chunk)) else { continue };
                match chunk.clone() {
                    Load::Ready(part) => posts.extend(part.entry(*at).cloned()),
                    other => return other.then(|_| Load::Missing),
                }
            }
            Load::Ready(Catalog { posts })
        })
    }

    /// What is known of a post; tracked.
    pub fn entry(self, slug: &str) -> Load<Entry> {
        // Whoever comes from a list brings it along.
        let known = self.slots.with_value(|slots| {
            let part = |(_, slot): &(File, Slot)| slot.get_untracked().ready();
            slots.iter().filter_map(part).find_map(|part| part.find(slug).cloned())
        });
        match known {
            Some(entry) => Load::Ready(entry),
            None => self.place(slug).then(|place| {
                self.entries(&[place]).then(|mut found| {
                    let entry = found.posts.pop().filter(|entry| entry.slug == slug);
                    entry.map_or(Load::Missing, Load::Ready)
                })
            }),
        }
    }

    /// The place of a post; tracked. Two slugs may share a hash: then the post itself decides.
    pub fn place(self, slug: &str) -> Load<u32> {
        let slugs = self.index().then(|index| self.get(File::Slugs(index.slugs.clone())));
        slugs.then(|part| {
            let Part::Slugs(hashes) = &*part else { return Load::Missing };
            let wanted = hash(slug);
            let places: Vec<u32> =
                (0..).zip(hashes).filter(|(_, have)| **have == wanted).map(|(at, _)| at).collect();
            if let [place] = places[..] {
                return Load::Ready(place);
            }
            let is_it = |catalog: Catalog| catalog.posts.iter().any(|entry| entry.slug == slug);
            let one = |at: &&u32| self.entries(&[**at]).ready().is_some_and(is_it);
            self.entries(&places)
                .then(|_| places.iter().find(one).copied().map_or(Load::Missing, Load::Ready))
        })
    }

    /// A post; tracked.
    pub fn post(self, slug: &str) -> Load<Arc<OpenPost>> {
        let part = self.entry(slug).then(|entry| self.get(File::Post(Box::new(entry))));
        part.then(|part| match &*part {
            Part::Post(post) => {
                panic::now_reading(&post.text);
                Load::Ready(post.clone())
            }
            _ => Load::Missing,
        })
    }

    /// A page of the speakers, from 1, and how many pages there are; tracked.
    pub fn people(self, page: u32) -> Load<(Arc<Vec<Person>>, u32)> {
        self.index().then(|index| {
            let pages = u32::try_from(index.people.len()).unwrap_or(u32::MAX).max(1);
            let file = index.people.get(page.max(1) as usize - 1);
            match file {
                Some((name, _)) => self.people_in(name).then(|people| Load::Ready((people, pages))),
                None if page == 1 => Load::Ready((Arc::default(), 1)),
                None => Load::Missing,
            }
        })
    }

    /// A speaker; tracked.
    pub fn person(self, name: &str) -> Load<Person> {
        self.index().then(|index| {
            let Some(file) = file_of(&index.people, name) else { return Load::Missing };
            self.people_in(file).then(|people| {
                let person = people.iter().find(|person| person.is(name)).cloned();
                person.map_or(Load::Missing, Load::Ready)
            })
        })
    }

    fn people_in(self, file: &str) -> Load<Arc<Vec<Person>>> {
        self.get(File::People(file.to_owned())).then(|part| match &*part {
            Part::People(people) => Load::Ready(people.clone()),
            _ => Load::Missing,
        })
    }

    /// The places of the posts that know of a conference's day; tracked. A post of no conference is one by itself.
    pub fn on_day(self, key: &str, day: Option<u32>) -> Load<Vec<u32>> {
        self.index().then(|index| match index.on_day(key, day) {
            places if places.is_empty() => self.place(key).then(|at| Load::Ready(vec![at])),
            places => Load::Ready(places),
        })
    }

    /// A page of a list: what lists say of the posts that it shows; tracked.
    pub fn listed(self, places: &[u32], page: u32) -> Load<Catalog> {
        match index::page(places, page) {
            [] if page > 1 => Load::Missing,
            shown => self.entries(shown),
        }
    }

    /// Fetches once more what did not come.
    pub fn retry(self) {
        let failed = |(_, slot): &&(File, Slot)| matches!(slot.get_untracked(), Load::Failed(_));
        let slots: Vec<_> =
            self.slots.with_value(|slots| slots.iter().filter(failed).cloned().collect());
        for (file, slot) in slots {
            slot.set(Load::Loading);
            self.fetch(file, slot);
        }
    }

    /// What a file holds; tracked. It is fetched when it is first asked for.
    fn get(self, file: File) -> Load<Arc<Part>> {
        if let Some(at_hand) = self.at_hand.get_value() {
            return at_hand(&file).map_or(Load::Missing, Load::Ready);
        }
        let path = file.path();
        let known = self.slots.with_value(|slots| {
            slots.iter().find(|(known, _)| known.path() == path).map(|(_, slot)| slot.clone())
        });
        let slot = known.unwrap_or_else(|| {
            let slot = Slot::new(Load::Loading);
            self.slots.update_value(|slots| slots.push((file.clone(), slot.clone())));
            self.fetch(file, slot.clone());
            slot
        });
        slot.get()
    }

    fn fetch(self, file: File, slot: Slot) {
        let url = format!("{}{}", self.base.get_value(), file.path());
        if !IN_BROWSER {
            return;
        }
        task::start(async move {
            let load = match fetch::bytes(&url).await {
                Ok(bytes) => match file.read(&bytes) {
                    Ok(part) => Load::Ready(Arc::new(part)),
                    Err(reason) => Load::Failed(Failure { url, status: Some(200), reason }),
                },
                Err(failure) => Load::Failed(failure),
            };
            slot.set(load);
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
