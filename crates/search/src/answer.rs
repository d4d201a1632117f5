//! What was found, as it is shown and sent.

use crate::find::Part;
use crate::pattern::Closeness;
use crate::query::Field;

/// A stretch of a text, in bytes: its start, and its end.
pub type Stretch = (u32, u32);

/// What is answered to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What was asked, as it was typed.
    pub typed: String,
    /// The best of what was found, the best first.
    pub results: Vec<Found>,
    /// How much was found in all.
    pub total: u32,
    /// How much of it without taking words for others that are spelled alike.
    pub as_typed: u32,
    /// How many posts have been searched, and how many there are.
    pub searched: (u32, u32),
    /// Names that hold all words.
    pub names: Vec<Name>,
    /// What a reader may choose to see less, field by field; fields without values are left out.
    pub choices: Vec<Choices>,
}

/// A query that finds more than what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// As it would be typed.
    pub typed: String,
    /// What of the other one it leaves out; nothing, if it is the same on another keyboard.
    pub without: String,
    /// How much it finds.
    pub count: u32,
}

/// The values of a field among all that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// What they are values of.
    pub field: Field,
    /// The most frequent first, of years the newest; chosen ones are always among them.
    pub values: Vec<Choice>,
}

/// A value that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As most posts write it; of [`Field::Kind`] the first of [`kind_names`], of [`Field::Has`] `slides`.
    ///
    /// [`kind_names`]: crate::query::kind_names
    pub value: String,
    /// How much is found with it, and with what else is chosen; of a field with a single value, in place of the chosen one.
    pub count: u32,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// What is typed to choose it; or, if it is chosen, to do without it.
    pub query: String,
}

/// Something that was found: a session, what stands around sessions, or a post as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The post's slug.
    pub slug: String,
    /// The session's id; empty for the post, or what stands around its sessions.
    pub id: String,
    /// The title of the session, or of the post.
    pub title: Marked,
    /// What stands around the words; empty for a post as a whole.
    pub snippet: Marked,
    /// Whether sentences of the snippet are cut at its start, and at its end.
    pub cut: (bool, bool),
    /// The conference, without its year.
    pub event: Option<String>,
    /// The year to file it under.
    pub year: Option<i32>,
    /// The number of the day, where stated.
    pub day: Option<u32>,
    /// Who spoke.
    pub speakers: Vec<String>,
    /// Whether it links to slides.
    pub has_slides: bool,
    /// How close it is to what was typed.
    pub closeness: Closeness,
    /// Where words were met.
    pub why: Vec<Part>,
}

/// A text, and where words stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// Where words stand in it: in order, without overlaps.
    pub marks: Vec<Stretch>,
}

/// A name that leads to sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Of what.
    pub kind: NameKind,
    /// The name, and where words stand in it.
    pub name: Marked,
    /// How many sessions or posts it leads to.
    pub count: u32,
}

/// What has a name that leads to sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// Somebody who spoke.
    Speaker,
    /// A tag.
    Tag,
    /// A conference.
    Event,
}
