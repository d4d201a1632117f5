//! Lines near the start of notes, where authors say who spoke; each is read once, however many candidates it stands under.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::extract::candidate::LONGEST_BYLINE;
use crate::extract::leaf::{self, Leaf, LeafKind};
use crate::extract::letters;
use crate::extract::name::{self, Trust};
use crate::extract::phrases::{Phrases, Said};
use crate::extract::speaker;
use crate::extract::vocabulary;
use crate::tree::{Inline, Style};

/// A line near the start of the notes.
#[derive(Debug)]
pub(crate) struct Lead {
    pub(crate) text: String,
    /// What it says.
    pub(crate) said: Said,
    /// Whether it is marked as a line of its own: a heading, a bold line, a quotation, a definition.
    pub(crate) stands_out: bool,
    /// Whether it stands out right under a head: it is short.
    pub(crate) opens: bool,
    /// Whether it is an item of a list.
    pub(crate) listed: bool,
    /// The label of the link that it starts with.
    pub(crate) linked: Option<String>,
    /// What rooms read in it, each when it is first asked for: a line stands under several candidates.
    names: OnceCell<Named>,
    whole: OnceCell<Named>,
    labelled: OnceCell<Option<Vec<String>>>,
    told: OnceCell<Option<Vec<String>>>,
    may_be_name: OnceCell<bool>,
}

/// The names that a text consists of, if it does.
pub(crate) type Named = Option<(Vec<String>, Trust)>;

impl Lead {
    /// A line that is marked as nothing.
    pub(crate) fn new(text: &str, said: Said) -> Self {
        Self {
            text: text.trim().to_owned(),
            said,
            stands_out: false,
            opens: false,
            listed: false,
            linked: None,
            names: OnceCell::new(),
            whole: OnceCell::new(),
            labelled: OnceCell::new(),
            told: OnceCell::new(),
            may_be_name: OnceCell::new(),
        }
    }

    /// The names of a text that holds nothing but names, affiliations and honorifics.
    pub(crate) fn names(&self) -> Option<&(Vec<String>, Trust)> {
        self.names.get_or_init(|| name::read_said(&self.text, self.said)).as_ref()
    }

    /// The names of a line that says nothing else.
    pub(crate) fn whole(&self) -> Option<&(Vec<String>, Trust)> {
        let whole = || match self.said.has(Phrases::Keynote) || self.text.contains(['!', '?']) {
            true => speaker::whole(&self.text, self.said),
            false => self.names().cloned(),
        };
        self.whole.get_or_init(whole).as_ref()
    }

    /// The speakers behind its label.
    pub(crate) fn labelled(&self) -> Option<&Vec<String>> {
        self.labelled.get_or_init(|| speaker::labelled(&self.text)).as_ref()
    }

    /// The speakers whom it says to have spoken.
    pub(crate) fn told(&self) -> Option<&Vec<String>> {
        self.told.get_or_init(|| speaker::in_sentence(&self.text, self.said)).as_ref()
    }

    /// Whether it could be a name with an affiliation.
    pub(crate) fn may_be_name(&self) -> bool {
        *self.may_be_name.get_or_init(|| vocabulary::may_be_name(&self.text, self))
    }
}

/// A leaf as a line of notes, if it says anything.
pub(crate) fn of(leaf: &Leaf<'_>) -> Option<Rc<Lead>> {
    let words = leaf.words();
    let text = words.trim_start_matches([':', ' ']).trim();
    if leaf.kind == LeafKind::Code || !letters::are_in(text) {
        return None;
    }
    let stands_out = leaf.quoted
        || words.starts_with(": ")
        || matches!(leaf.kind, LeafKind::Heading(_))
        || matches!(leaf.text, [Inline::Styled(Style::Emphasis, _)])
        || leaf::is_bold(leaf.text);
    let opens =
        leaf.opens && vocabulary::is_short(text, LONGEST_BYLINE) && vocabulary::is_title(text);
    let linked = match leaf.text.iter().find(|inline| !leaf::is_blank(inline)) {
        Some(Inline::Link(_, label)) => Some(leaf::words(label)),
        _ => None,
    };
    let listed = leaf.item.is_some();
    Some(Rc::new(Lead { stands_out, opens, listed, linked, ..Lead::new(text, leaf.said) }))
}
