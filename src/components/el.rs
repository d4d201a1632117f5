//! Elements that are values: one type for every part of every page.
//!
//! `view!` gives each tree a type of its own, and each type its own code to build, compare and drop it. As plain values all
//! parts share one routine that writes them as text ([`html`], at build time) and one that puts them into a page ([`dom`]).
//! What signals change is a [`live`] part: it is drawn anew, and only what differs is written to the page.

pub mod dom;
pub mod html;

use std::borrow::Cow;

use leptos::ev::Event;

type Text = Cow<'static, str>;

/// An element and what is in it. In a box, so that a page is put together from pointers.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    key: Text,
    attributes: Vec<(&'static str, Text)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Child>,
    markup: String,
}

type Listener = crate::platform::dom::Handler;

/// What an element can hold.
pub enum Child {
    /// A text.
    Text(Text),
    /// An element.
    El(El),
    /// A part that is drawn again when a signal changes that it reads.
    Live(Live),
    /// What the page holds already, drawn at build time: the first element that matches. Nothing where there is none.
    Kept(&'static str),
    /// The same, and what it was drawn from: from now on it changes with that.
    Over(&'static str, Live),
    /// What stands in this place, as it is. Nothing where there is nothing yet.
    Same,
}

/// A part of a page that is drawn again when a signal changes that it reads.
pub type Live = Box<dyn Fn() -> Child>;

/// A part of a page that is drawn again when a signal changes that `draw` reads.
pub fn live<C: Into<Child>>(draw: impl Fn() -> C + 'static) -> Live {
    Box::new(move || draw().into())
}

/// A button.
pub fn button(class: &'static str, label: impl Into<Child>) -> El {
    el("button").attr("type", "button").class(class).child(label)
}

/// An element without attributes and content.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        key: Text::default(),
        attributes: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
        markup: String::new(),
    }))
}

/// A link.
pub fn link(href: String) -> El {
    el("a").attr("href", href)
}

/// A link that leaves the app, in a tab of its own.
pub fn outbound(url: String) -> El {
    link(url).attr("target", "_blank").attr("rel", "noopener noreferrer")
}

impl El {
    /// Sets an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.0.attributes.push((name, value.into()));
        self
    }

    /// Sets an attribute that has a value only sometimes.
    pub fn attr_if(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Says what it is among its siblings: drawn again, it stays the same element wherever it then stands.
    pub fn key(mut self, key: impl Into<Text>) -> Self {
        self.0.key = key.into();
        self
    }

    /// Sets the class.
    pub fn class(self, name: &'static str) -> Self {
        self.attr("class", name)
    }

    /// Calls `handler` whenever an event reaches the element or something in it, also one that does not bubble. Only
    /// for what is never drawn at build time: a page that is kept has no listeners of its own, see [`crate::behaviour`].
    pub fn on(mut self, event: &'static str, handler: impl FnMut(&Event) + 'static) -> Self {
        self.0.listeners.push((event, Box::new(handler)));
        self
    }

    /// Fills an element that has no children with markup.
    pub fn inner_html(mut self, markup: String) -> Self {
        self.0.markup = markup;
        self
    }

    /// Adds a child.
    pub fn child(mut self, child: impl Into<Child>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// Adds a child that is there only sometimes.
    pub fn child_if(self, child: Option<impl Into<Child>>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds children.
    pub fn children(mut self, children: impl IntoIterator<Item = El>) -> Self {
        self.0.children.extend(children.into_iter().map(Child::El));
        self
    }
}

impl From<&'static str> for Child {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Child {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<El> for Child {
    fn from(element: El) -> Self {
        Self::El(element)
    }
}

impl From<Option<El>> for Child {
    fn from(element: Option<El>) -> Self {
        element.map_or(Self::Text("".into()), Self::El)
    }
}

impl From<Live> for Child {
    fn from(part: Live) -> Self {
        Self::Live(part)
    }
}
