//! The posts at hand: fetches the catalog once and each post when it is opened, and reads them with the same `notes` as the command.

use std::sync::Arc;

use leptos::prelude::*;
use notes::{Catalog, Diagnostic, Entry, Post, Source};

use crate::platform::fetch::{self, Failure};
use crate::platform::{dom, panic, task, text};
use crate::router::use_router;

/// The `<meta>` in which the bundler says where the catalog is.
const CATALOG_META: &str = "hugi-catalog";

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

    /// Whether nothing more will come by itself: the page can stand.
    pub fn is_settled(&self) -> bool {
        !matches!(self, Self::Loading)
    }

    /// A page's title from what came, or from nothing if it did not; `None` while it is on its way. See [`use_page`].
    ///
    /// [`use_page`]: crate::platform::navigation::use_page
    pub fn title(self, of: impl FnOnce(Option<T>) -> String) -> Option<String> {
        self.is_settled().then(|| of(self.ready()))
    }
}

/// A post that was opened: its text, and what was understood of it.
#[derive(Debug, PartialEq)]
pub struct OpenPost {
    /// What the catalog says of it; its slug is the one in the address.
    pub entry: Entry,
    /// The text as written, NFC.
    pub text: Arc<str>,
    /// What was understood.
    pub post: Post,
    /// What the parser was surprised by.
    pub diagnostics: Vec<Diagnostic>,
}

type PostSignal = ArcRwSignal<Load<Arc<OpenPost>>>;

/// The posts at hand.
#[derive(Clone, Copy)]
pub struct Library {
    catalog: RwSignal<Load<Arc<Catalog>>>,
    posts: StoredValue<Vec<(String, PostSignal)>>,
    base: StoredValue<String>,
}

/// A post that was asked for.
#[derive(Clone)]
pub struct OpenedPost {
    catalog: RwSignal<Load<Arc<Catalog>>>,
    slug: String,
    post: PostSignal,
}

impl OpenedPost {
    /// What has come of it; tracked. It is missing or out of reach when the catalog says so.
    pub fn get(&self) -> Load<Arc<OpenPost>> {
        match self.catalog.get() {
            Load::Loading => Load::Loading,
            Load::Failed(failure) => Load::Failed(failure),
            Load::Ready(catalog) if catalog.get(&self.slug).is_some() => self.post.get(),
            Load::Ready(_) | Load::Missing => Load::Missing,
        }
    }
}

/// Starts fetching the catalog.
pub fn provide_library() -> Library {
    let library = Library {
        catalog: RwSignal::new(Load::Loading),
        posts: StoredValue::new(Vec::new()),
        base: StoredValue::new(use_router().file("")),
    };
    provide_context(library);
    library.reload_catalog();
    library
}

/// The posts at hand.
pub fn use_library() -> Library {
    expect_context()
}

impl Library {
    /// What is known of every post.
    pub fn catalog(&self) -> ReadSignal<Load<Arc<Catalog>>> {
        self.catalog.read_only()
    }

    /// Fetches the catalog (again).
    pub fn reload_catalog(self) {
        self.catalog.set(Load::Loading);
        task::start(async move {
            let load = match fetch_catalog(&self.base.get_value()).await {
                Ok(catalog) => Load::Ready(Arc::new(catalog)),
                Err(failure) => Load::Failed(failure),
            };
            self.catalog.set(load);
        });
    }

    /// The post of a slug: fetched when the catalog is here, and only once.
    pub fn open_post(self, slug: String) -> OpenedPost {
        let post = self.slot(&slug);
        let (opened, wanted) = (post.clone(), slug.clone());
        Effect::new(move || {
            let Load::Ready(catalog) = self.catalog.get() else { return };
            if let Some(entry) = catalog.get(&wanted)
                && !opened.get_untracked().is_settled()
            {
                self.fetch_post(entry.clone(), opened.clone());
            }
        });
        let shown = post.clone();
        Effect::new(move || {
            if let Load::Ready(post) = shown.get() {
                panic::now_reading(&post.text);
            }
        });
        OpenedPost { catalog: self.catalog, slug, post }
    }

    /// Fetches what a post still lacks, be it the catalog or the post.
    pub fn retry_post(self, slug: &str) {
        let Load::Ready(catalog) = self.catalog.get_untracked() else {
            return self.reload_catalog();
        };
        if let Some(entry) = catalog.get(slug) {
            let slot = self.slot(slug);
            slot.set(Load::Loading);
            self.fetch_post(entry.clone(), slot);
        }
    }

    fn slot(&self, slug: &str) -> PostSignal {
        let slot = self.posts.try_update_value(|posts| {
            if let Some((_, known)) = posts.iter().find(|(known, _)| known == slug) {
                return known.clone();
            }
            let slot = ArcRwSignal::new(Load::Loading);
            posts.push((slug.to_owned(), slot.clone()));
            slot
        });
        slot.unwrap_or_else(|| ArcRwSignal::new(Load::Loading))
    }

    fn fetch_post(self, entry: Entry, slot: PostSignal) {
        let url = format!("{}{}", self.base.get_value(), entry.path);
        task::start(async move {
            slot.set(match fetch::bytes(&url).await {
                Ok(bytes) => Load::Ready(Arc::new(read_post(entry, &bytes))),
                Err(failure) => Load::Failed(failure),
            });
        });
    }
}

/// Reads the bytes of a post's file.
fn read_post(entry: Entry, bytes: &[u8]) -> OpenPost {
    let (decoded, mut diagnostics) = notes::decode(bytes);
    let text: Arc<str> = text::nfc(&decoded).into();
    // Should reading it stop the program, the text is at hand.
    panic::now_reading(&text);
    let (post, more) = notes::parse(&text, &Source { name: entry.file.clone() });
    diagnostics.extend(more);
    OpenPost { entry, text, post, diagnostics }
}

async fn fetch_catalog(base: &str) -> Result<Catalog, Failure> {
    let path = dom::meta(CATALOG_META).ok_or_else(|| Failure {
        url: base.to_owned(),
        status: None,
        reason: format!("expected <meta name=\"{CATALOG_META}\">, found none: run `hugi bundle`"),
    })?;
    let url = format!("{base}{path}");
    let bytes = fetch::bytes(&url).await?;
    Catalog::from_bytes(&bytes).map_err(|reason| Failure { url, status: Some(200), reason })
}
