//! What the reader can set: theme, text size, language, and whether images of other sites load.
//!
//! A change is applied and kept at once. `index.html` reads theme and text size by the same names before the first paint.

use leptos::prelude::*;

use crate::platform::storage::{self, Key};
use crate::platform::theme;
use crate::words::{Language, Words};

const THEME: Key = Key { name: "theme", version: 1 };
const TEXT_SIZE: Key = Key { name: "text-size", version: 1 };
const LANGUAGE: Key = Key { name: "language", version: 1 };
const IMAGES: Key = Key { name: "images", version: 1 };
const SEARCHES: Key = Key { name: "searches", version: 1 };
/// How many of the last searches are remembered.
const SEARCHES_KEPT: usize = 6;
const IMAGES_OF: Key = Key { name: "images-of", version: 1 };

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Warm paper.
    Light,
    /// Warm charcoal.
    Dark,
}

impl Theme {
    /// Every theme, in the order to offer them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name in storage and in `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn forced(self) -> Option<&'static str> {
        (self != Self::System).then(|| self.name())
    }
}

/// A step of the text size, 1 to 5; 3 is the ordinary one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSize(u8);

impl Default for TextSize {
    fn default() -> Self {
        Self(3)
    }
}

impl TextSize {
    /// Every step, from small to large.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The step, in storage and in `data-text-size`.
    pub fn name(self) -> &'static str {
        ["1", "2", "3", "4", "5"][usize::from(self.0 - 1)]
    }

    /// What the step is called.
    pub fn label(self, words: &Words) -> &'static str {
        [words.size_1, words.size_2, words.size_3, words.size_4, words.size_5]
            [usize::from(self.0 - 1)]
    }

    fn forced(self) -> Option<&'static str> {
        (self != Self::default()).then(|| self.name())
    }
}

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LanguageChoice {
    /// That of the library: the language most of its notes are written in.
    #[default]
    Auto,
    /// This one.
    Always(Language),
}

impl LanguageChoice {
    /// Every choice, in the order to offer them.
    pub const ALL: [Self; 3] =
        [Self::Auto, Self::Always(Language::Korean), Self::Always(Language::English)];

    /// The name in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always(language) => language.tag(),
        }
    }

    fn language(self, library: Language) -> Language {
        match self {
            Self::Auto => library,
            Self::Always(language) => language,
        }
    }
}

/// Whether images of other sites load.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RemoteImages {
    /// Only where the reader says so, image by image or post by post.
    #[default]
    Ask,
    /// Always.
    Always,
}

impl RemoteImages {
    /// Every choice, in the order to offer them.
    pub const ALL: [Self; 2] = [Self::Ask, Self::Always];

    /// The name in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Always => "always",
        }
    }
}

/// What the reader has set.
#[derive(Clone, Copy)]
pub struct Settings {
    set: StoredValue<Values>,
    library: Language,
    words: ReadSignal<&'static Words>,
    speak: WriteSignal<&'static Words>,
}

/// Every value that is set. Only the words are a signal: what else changes, style sheets and the next page show.
#[derive(Clone)]
struct Values {
    theme: Theme,
    text_size: TextSize,
    language: LanguageChoice,
    images: RemoteImages,
    images_of: Vec<String>,
}

/// Reads what the reader has set on earlier visits, and applies it. `library`: its language, which the page says.
pub fn provide_settings(library: Language) -> Settings {
    let set = Values {
        theme: stored(THEME, Theme::ALL, Theme::name),
        text_size: stored(TEXT_SIZE, TextSize::ALL, TextSize::name),
        language: stored(LANGUAGE, LanguageChoice::ALL, LanguageChoice::name),
        images: stored(IMAGES, RemoteImages::ALL, RemoteImages::name),
        images_of: read_slugs(),
    };
    let spoken = set.language.language(library);
    theme::set_theme(set.theme.forced());
    theme::set_text_size(set.text_size.forced());
    theme::set_language(spoken.tag());
    let (words, speak) = signal(spoken.words());
    let settings = Settings { set: StoredValue::new(set), library, words, speak };
    provide_context(settings);
    settings
}

/// What the reader has set.
pub fn use_settings() -> Settings {
    expect_context()
}

impl Settings {
    /// The theme now.
    pub fn theme(&self) -> Theme {
        self.set.with_value(|set| set.theme)
    }

    /// Sets the theme.
    pub fn set_theme(&self, to: Theme) {
        self.set.update_value(|set| set.theme = to);
        theme::set_theme(to.forced());
        storage::write(THEME, to.name());
    }

    /// The text size now.
    pub fn text_size(&self) -> TextSize {
        self.set.with_value(|set| set.text_size)
    }

    /// Sets the text size.
    pub fn set_text_size(&self, to: TextSize) {
        self.set.update_value(|set| set.text_size = to);
        theme::set_text_size(to.forced());
        storage::write(TEXT_SIZE, to.name());
    }

    /// The choice of language now.
    pub fn language(&self) -> LanguageChoice {
        self.set.with_value(|set| set.language)
    }

    /// The language most of the library's notes are written in, and the pages that are drawn at build time.
    pub fn library_language(&self) -> Language {
        self.library
    }

    /// The words of the language that the choice comes to.
    pub fn words(&self) -> ReadSignal<&'static Words> {
        self.words
    }

    /// Sets the language.
    pub fn set_language(&self, to: LanguageChoice) {
        let spoken = to.language(self.library);
        self.set.update_value(|set| set.language = to);
        self.speak.set(spoken.words());
        theme::set_language(spoken.tag());
        storage::write(LANGUAGE, to.name());
    }

    /// Whether images of other sites load everywhere, now.
    pub fn remote_images(&self) -> RemoteImages {
        self.set.with_value(|set| set.images)
    }

    /// Sets whether images of other sites load everywhere.
    pub fn set_remote_images(&self, to: RemoteImages) {
        self.set.update_value(|set| set.images = to);
        storage::write(IMAGES, to.name());
    }

    /// Whether images of other sites load in a post.
    pub fn shows_images_of(&self, slug: &str) -> bool {
        self.set.with_value(|set| {
            set.images == RemoteImages::Always || set.images_of.iter().any(|known| known == slug)
        })
    }

    /// Loads images of other sites in one post, from now on.
    pub fn allow_images_of(&self, slug: &str) {
        self.set.update_value(|set| {
            if !set.images_of.iter().any(|known| known == slug) {
                set.images_of.push(slug.to_owned());
            }
            storage::write(IMAGES_OF, &set.images_of.join(" "));
        });
    }

    /// What was looked for lately, the last first.
    pub fn searches(&self) -> Vec<String> {
        storage::read(SEARCHES).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// Remembers what was looked for, on one line.
    pub fn remember_search(&self, typed: String) {
        let mut searches = self.searches();
        searches.retain(|before| *before != typed && !before.is_empty());
        searches.insert(0, typed);
        searches.truncate(SEARCHES_KEPT);
        storage::write(SEARCHES, &searches.join("\n"));
    }

    /// Forgets what was looked for.
    pub fn forget_searches(&self) {
        storage::remove(SEARCHES);
    }

    /// Takes back every permission that was given to a single post.
    pub fn forget_image_permissions(&self) {
        self.set.update_value(|set| set.images_of.clear());
        storage::remove(IMAGES_OF);
    }
}

/// The value whose name is stored; the default for no name or a strange one.
fn stored<T: Copy + Default, const N: usize>(
    key: Key,
    all: [T; N],
    name: fn(T) -> &'static str,
) -> T {
    let stored = storage::read(key);
    all.into_iter().find(|&value| stored.as_deref() == Some(name(value))).unwrap_or_default()
}

/// Slugs hold no spaces.
fn read_slugs() -> Vec<String> {
    let stored = storage::read(IMAGES_OF).unwrap_or_default();
    stored.split_whitespace().map(str::to_owned).collect()
}
