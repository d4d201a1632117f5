//! Posts ready to be compared again and again, and on which of them something may stand.

use crate::aliases::Aliases;
use crate::document::{Document, Section};
use crate::fold::Folded;
use crate::listed::Listed;
use crate::pattern::Pattern;
use crate::query::{Field, kind_name};
use crate::sieve::{Sieve, TEXTS, Which};
use crate::text::decimal;
use crate::values::Values;

/// Some posts, of which can be told at once where something may stand.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// The posts.
    pub posts: Vec<Post>,
    /// What stands in the titles of all parts, and in their titles and texts: of each post first the post as a whole, then its
    /// sections.
    titles: Sieve,
    all: Sieve,
    /// And in the names of whoever and whatever they are about.
    names: Sieve,
    /// Whether each part has a bit of its own.
    is_apart: bool,
}

/// How many characters a title has at most, nearly always; and the names that a part is about.
const TITLE: usize = 40;
const NAMES: usize = 20;

/// A post as it is shown, and as it is compared.
pub type Post = (Document, Prepared);

/// A post, ready to be compared again and again.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    /// What is said of the post as a whole.
    pub own: PreparedSection,
    /// What it consists of, in its order.
    pub sections: Vec<PreparedSection>,
}

/// A section, in the same way; or a post as a whole.
#[derive(Clone, Debug, Default)]
pub struct PreparedSection {
    /// Its title.
    pub title: Folded,
    /// Its text; a post as a whole has none.
    pub text: Folded,
    /// The numbers of what is said of it: of a post its tags, its conference and its year; of a section its speakers, its sort
    /// and its slides.
    pub values: Vec<u32>,
}

impl PreparedSection {
    fn new(title: &str, text: &str, values: Vec<u32>) -> Self {
        Self { title: Folded::new(title), text: Folded::new(text), values }
    }

    /// The folded names of whoever and whatever it is about.
    fn names<'a>(&self, values: &'a Values) -> impl Iterator<Item = &'a [char]> {
        let said = self.values.iter().filter_map(|number| values.get(*number));
        said.filter(|value| value.field.is_name()).map(|value| value.folded.chars())
    }
}

impl Prepared {
    /// Folds all texts of a post, and notes what is said of it among what is said of others.
    pub fn new(document: &Document, values: &mut Values, aliases: &Aliases) -> Self {
        let mut numbers = |field: Field, written: &[String], list: &mut Vec<u32>| {
            for written in written {
                list.push(values.add(field, written, aliases));
            }
        };
        let mut said = Vec::new();
        numbers(Field::Tag, &document.tags, &mut said);
        numbers(Field::Event, document.event.as_slice(), &mut said);
        numbers(Field::Year, document.year.map(|year| decimal(year.into())).as_slice(), &mut said);
        let section = |section: &Section| {
            let mut said = Vec::new();
            let kind = section.kind.map(|kind| kind_name(kind).to_owned());
            let slides = section.has_slides.then(|| "slides".to_owned());
            numbers(Field::Speaker, &section.speakers, &mut said);
            numbers(Field::Kind, kind.as_slice(), &mut said);
            numbers(Field::Has, slides.as_slice(), &mut said);
            PreparedSection::new(&section.title, &section.text, said)
        };
        let sections = document.sections.iter().map(section).listed();
        Self { own: PreparedSection::new(&document.title, "", said), sections }
    }

    /// Adds its folded titles and texts, and the folded names of whoever and whatever it is about.
    pub fn texts<'a>(&'a self, values: &'a Values, texts: &mut Vec<&'a [char]>) {
        for part in self.parts() {
            texts.push(part.title.chars());
            texts.push(part.text.chars());
            part.names(values).add_to(texts);
        }
    }

    /// What is said of the post as a whole, and its sections.
    fn parts(&self) -> impl Iterator<Item = &PreparedSection> {
        [&self.own].into_iter().chain(&self.sections)
    }

    /// How many that are.
    pub fn count(&self) -> usize {
        1 + self.sections.len()
    }

    /// One of its sections; the post as a whole, if it is none.
    pub fn part(&self, section: Option<usize>) -> &PreparedSection {
        section.and_then(|at| self.sections.get(at)).unwrap_or(&self.own)
    }
}

/// Where something may stand among the parts of a shelf, a bit each.
#[derive(Clone, Copy, Debug)]
pub struct May {
    /// In titles.
    pub title: Which,
    /// In titles, or else in texts.
    pub all: Which,
    /// Whether it stands there for sure.
    pub is_told: bool,
}

impl Shelf {
    /// Puts posts on shelves, in their order.
    pub fn fill(posts: Vec<Post>, values: &Values) -> Vec<Self> {
        let (mut shelves, mut on, mut parts) = (Vec::new(), Vec::new(), 0);
        for post in posts {
            let count = post.1.count();
            if parts + count > TEXTS && parts > 0 {
                shelves.push(Self::of(std::mem::take(&mut on), parts, values));
                parts = 0;
            }
            parts += count;
            on.push(post);
        }
        if parts > 0 {
            shelves.push(Self::of(on, parts, values));
        }
        shelves
    }

    fn of(posts: Vec<Post>, parts: usize, values: &Values) -> Self {
        let (mut length, mut longest) = (0, 0);
        for (_, post) in &posts {
            for part in &post.sections {
                let characters = part.text.chars().len();
                (length, longest) = (length + characters, longest.max(characters));
            }
        }
        let mut all = Sieve::new(parts, length, longest);
        let [mut titles, mut names] = [TITLE, NAMES].map(|usual| Sieve::new(1, usual, 0));
        let mut at = 0;
        for (_, post) in &posts {
            for part in post.parts() {
                let title = part.title.chars();
                titles.add(at, title);
                all.add(at, title);
                all.add(at, part.text.chars());
                part.names(values).for_each(|name| names.add(at, name));
                at += 1;
            }
        }
        Self { titles, all, names, is_apart: parts <= TEXTS, posts }
    }

    /// Where something may stand.
    pub fn may(&self, pattern: &Pattern) -> May {
        let all = self.all.which(pattern.traces());
        let title = if all == 0 { 0 } else { self.titles.which(pattern.traces()) };
        May { title, all, is_told: self.is_apart && pattern.is_told() }
    }

    /// Where something may stand in names.
    pub fn may_be_named(&self, pattern: &Pattern) -> Which {
        self.names.which(pattern.traces())
    }
}
