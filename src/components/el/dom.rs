//! Elements in a page: puts values there, and writes only what differs when they are drawn again.

use leptos::prelude::*;
use leptos::tachys::dom::document;
use leptos::tachys::renderer::{CastFrom, Rndr, types};

use super::{Child, El, Listener, Live, Parts, Text};
use crate::platform::dom::{Listening, listen};
use crate::platform::trusted::set_markup;

/// The link past the header, as it stands in a page that was drawn at build time.
pub const SKIP_LINK: &str = "body > .skip-link";
/// The header there.
pub const HEADER: &str = "body > .site-header";
/// The page there.
pub const PAGE: &str = "main > *";

/// The parts of the document that the app fills.
pub struct Frame {
    /// Before everything.
    pub skip_link: Live,
    /// Above the page.
    pub header: Live,
    /// In `<main>`.
    pub page: Live,
    /// Below the page.
    pub below: [Live; 5],
}

/// Puts the app into the document, for good. What was drawn there at build time stays where the app keeps it, and gives
/// way where it draws something else.
pub fn mount(frame: Frame) {
    let Some(body) = document().body() else { return };
    let main = find("main").unwrap_or_else(|| {
        let main = Rndr::create_element("main", None);
        Rndr::set_attribute(&main, "id", "main");
        Rndr::insert_node(&body, &main, None);
        main
    });
    place(frame.skip_link, SKIP_LINK, &body, Some(&main));
    place(frame.header, HEADER, &body, Some(&main));
    place(frame.page, PAGE, &main, None);
    for part in frame.below {
        let state = Child::Live(part).build();
        state.put_into(&body);
        std::mem::forget(state);
    }
}

/// Puts a part where something was drawn at build time, unless it is that.
fn place(part: Live, drawn: &str, parent: &types::Element, before: Option<&types::Node>) {
    let drawn = find(drawn);
    let state = Child::Live(part).build();
    let node = state.node();
    if drawn.as_deref() != Some(&node) {
        Rndr::insert_node(parent, &node, before);
        if let Some(drawn) = drawn {
            Rndr::remove(&drawn);
        }
    }
    std::mem::forget(state);
}

/// Puts a part in the place of the first element that matches, drawn at build time.
pub fn adopt(part: Live, drawn: &str) {
    if let Some(element) = find(drawn)
        && let Some(parent) = element.parent_element()
    {
        place(part, drawn, &parent, Some(&element));
    }
}

/// Something in the page: always one node.
pub struct State(Kind);

enum Kind {
    Text(types::Text, Text),
    El(Element),
    Live(RenderEffect<State>),
    Kept(types::Element),
}

/// An element in the page.
struct Element {
    tag: &'static str,
    key: Text,
    element: types::Element,
    attributes: Vec<(&'static str, Text)>,
    listeners: Vec<Listening>,
    children: Vec<State>,
    markup: String,
}

impl Child {
    /// Makes the node, or takes it from the page. It is not put anywhere yet.
    pub fn build(self) -> State {
        self.build_over(None)
    }

    /// Makes the node; or takes the one that was drawn from the same at build time, if it is of that kind: browsers
    /// translate, and extensions add. Attributes are not compared.
    fn build_over(self, drawn: Option<types::Node>) -> State {
        State(match self {
            Self::Text(text) => {
                let same = |drawn: &types::Text| drawn.node_value().as_deref() == Some(&*text);
                let drawn = drawn.and_then(types::Text::cast_from).filter(same);
                Kind::Text(drawn.unwrap_or_else(|| Rndr::create_text_node(&text)), text)
            }
            Self::El(element) => Kind::El(element.build(drawn)),
            Self::Live(part) => Kind::Live(follow(part, drawn)),
            Self::Over(selector, part) => Kind::Live(follow(part, find(selector).map(Into::into))),
            Self::Kept(selector) => match find(selector) {
                Some(element) => Kind::Kept(element),
                None => return Self::Same.build(),
            },
            Self::Same => match drawn.and_then(types::Element::cast_from) {
                Some(drawn) => Kind::Kept(drawn),
                None => Kind::Text(Rndr::create_text_node(""), "".into()),
            },
        })
    }

    /// The key of an element that has one, else nothing.
    fn key(&self) -> &str {
        match self {
            Self::El(element) => &element.0.key,
            _ => "",
        }
    }

    fn rebuild(self, state: &mut State) {
        match (self, &mut state.0) {
            (Self::Text(new), Kind::Text(node, old)) => {
                if new != *old {
                    Rndr::set_text(node, &new);
                    *old = new;
                }
            }
            (Self::El(new), Kind::El(old)) if new.0.tag == old.tag => new.rebuild(old),
            (Self::Kept(_), Kind::Kept(_)) | (Self::Same, _) => {}
            (new, _) => {
                let new = new.build();
                let moves = new.node() != state.node();
                if moves {
                    state.put_before(&new);
                    Rndr::remove(&state.node());
                }
                // What is kept once more stays what it is.
                if moves || !matches!(new.0, Kind::Kept(_)) {
                    *state = new;
                }
            }
        }
    }
}

/// Draws a part now, anew or over what was drawn from the same at build time, and again whenever a signal changes that it
/// reads.
fn follow(part: Live, mut drawn: Option<types::Node>) -> RenderEffect<State> {
    RenderEffect::new(move |state: Option<State>| match state {
        Some(mut state) => {
            part().rebuild(&mut state);
            state
        }
        None => part().build_over(drawn.take()),
    })
}

/// The first element that matches.
fn find(selector: &str) -> Option<types::Element> {
    document().query_selector(selector).ok().flatten()
}

impl State {
    /// Puts it at the end of an element.
    pub fn put_into(&self, parent: &types::Element) {
        Rndr::insert_node(parent, &self.node(), None);
    }

    /// Puts something else before it, where it is in the page.
    pub fn put_before(&self, other: &Self) {
        let node = self.node();
        if let Some(parent) = node.parent_element() {
            Rndr::insert_node(&parent, &other.node(), Some(&node));
        }
    }

    /// The key of an element that has one, else nothing.
    fn key(&self) -> &str {
        match &self.0 {
            Kind::El(element) => &element.key,
            _ => "",
        }
    }

    fn node(&self) -> types::Node {
        match &self.0 {
            Kind::Text(node, _) => node.clone().into(),
            Kind::El(element) => element.element.clone().into(),
            Kind::Kept(element) => element.clone().into(),
            Kind::Live(part) => {
                let node = part.with_value_mut(|state| state.node());
                node.expect("a part is drawn as soon as it is made")
            }
        }
    }
}

impl El {
    fn build(self, drawn: Option<types::Node>) -> Element {
        let Parts { tag, key, attributes, listeners, children, markup } = *self.0;
        let same = |drawn: &types::Element| drawn.node_name().eq_ignore_ascii_case(tag);
        let drawn = drawn.and_then(types::Element::cast_from).filter(same);
        let is_new = drawn.is_none();
        let element = drawn.unwrap_or_else(|| Rndr::create_element(tag, None));
        if is_new {
            for (name, value) in &attributes {
                set_attribute(&element, name, value);
            }
            if !markup.is_empty() {
                set_markup(&element, &markup);
            }
        }
        let mut next = Rndr::first_child(&element);
        let build = |child: Child| {
            let state = child.build_over(next.clone());
            let node = state.node();
            if next.as_ref() != Some(&node) {
                Rndr::insert_node(&element, &node, next.as_ref());
            }
            next = Rndr::next_sibling(&node);
            state
        };
        let children: Vec<State> = children.into_iter().map(build).collect();
        while let Some(left) = next.filter(|_| markup.is_empty()) {
            next = Rndr::next_sibling(&left);
            Rndr::remove(&left);
        }
        let listeners = attach(&element, listeners);
        Element { tag, key, element, attributes, listeners, children, markup }
    }

    fn rebuild(self, state: &mut Element) {
        let Parts { attributes, listeners, children, markup, .. } = *self.0;
        state.set_attributes(attributes);
        state.listeners = attach(&state.element, listeners);
        if state.markup != markup {
            set_markup(&state.element, &markup);
            state.markup = markup;
        }
        state.set_children(children);
    }
}

/// Sets an attribute. The page's policy refuses styles in attributes, but not from here.
fn set_attribute(element: &types::Element, name: &str, value: &str) {
    if name == "style" {
        Rndr::style(element).set_css_text(value);
    } else {
        Rndr::set_attribute(element, name, value);
    }
}

/// Attaches listeners for as long as what is returned is kept.
fn attach(element: &types::Element, listeners: Vec<(&'static str, Listener)>) -> Vec<Listening> {
    let attach = |(event, handler)| listen(element, event, true, handler);
    listeners.into_iter().map(attach).collect()
}

impl Element {
    fn set_attributes(&mut self, new: Vec<(&'static str, Text)>) {
        for (name, _) in &self.attributes {
            if !new.iter().any(|(kept, _)| kept == name) {
                Rndr::remove_attribute(&self.element, name);
            }
        }
        for attribute in &new {
            if !self.attributes.contains(attribute) {
                set_attribute(&self.element, attribute.0, &attribute.1);
            }
        }
        self.attributes = new;
    }

    /// Each new child takes over the old one of its key, or the first old one without if it has none itself: focus and
    /// scroll stay, and what stays in the page is not laid out again.
    fn set_children(&mut self, new: Vec<Child>) {
        // What goes, goes first: then what stays need not be moved.
        self.children.retain(|old| {
            let stays = old.key().is_empty() || new.iter().any(|child| child.key() == old.key());
            if !stays {
                Rndr::remove(&old.node());
            }
            stays
        });
        let count = new.len();
        for (at, child) in new.into_iter().enumerate() {
            let mut old = self.children[at..].iter();
            let state = match old.position(|old| old.key() == child.key()) {
                Some(0) => {
                    child.rebuild(&mut self.children[at]);
                    continue;
                }
                Some(ahead) => {
                    let mut state = self.children.remove(at + ahead);
                    child.rebuild(&mut state);
                    state
                }
                None => child.build(),
            };
            let next = self.children.get(at).map(State::node);
            Rndr::insert_node(&self.element, &state.node(), next.as_ref());
            self.children.insert(at, state);
        }
        self.children.drain(count..).for_each(|child| Rndr::remove(&child.node()));
    }
}
