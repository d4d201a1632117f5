//! Elements that are values: one type for every part of a page that no signal changes by itself.
//!
//! `view!` gives each tree a type of its own, and each type its own code to build, compare and drop it. Most of a page
//! only shows what is; as plain values those parts share one routine, which is a tenth of the download. What signals
//! change is drawn anew by a [`live`] part, and only what differs is written to the page.

use std::borrow::Cow;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{
    Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr,
};

use crate::platform::dom::{self, Listening, listen};
use crate::platform::trusted::set_markup;

type Text = Cow<'static, str>;

/// An element and what is in it. In a box, so that a page is put together from pointers.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Text)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Child>,
    markup: String,
}

type Listener = Box<dyn FnMut(&Event) + Send>;

/// What an element can hold.
pub enum Child {
    /// A text.
    Text(Text),
    /// An element.
    El(El),
    /// A part with signals or listeners of its own.
    View(AnyView),
}

/// A part of a page that is drawn again when a signal changes that it reads.
pub type Live = Box<dyn FnMut() -> AnyView + Send>;

/// A part of a page that is drawn again when a signal changes that `draw` reads: all of them share one routine, too.
pub fn live<V: IntoAny>(draw: impl Fn() -> V + Send + 'static) -> Live {
    Box::new(move || draw().into_any())
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

    /// Sets the class.
    pub fn class(self, name: &'static str) -> Self {
        self.attr("class", name)
    }

    /// Calls `handler` whenever an event reaches the element or something in it, also one that does not bubble.
    pub fn on(mut self, event: &'static str, handler: impl FnMut(&Event) + Send + 'static) -> Self {
        self.0.listeners.push((event, Box::new(handler)));
        self
    }

    /// Calls `handler` with what matches `selector` in the element whenever an event reaches that: for what stands in
    /// [`El::inner_html`].
    pub fn on_inside(
        self,
        event: &'static str,
        selector: &'static str,
        handler: impl Fn(types::Element) + Send + 'static,
    ) -> Self {
        self.on(event, move |event| {
            if let Some(hit) = dom::hit(event, selector) {
                handler(hit);
            }
        })
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

impl From<Live> for Child {
    fn from(part: Live) -> Self {
        Self::View(part.into_any())
    }
}

/// An element in the page.
pub struct ElState {
    tag: &'static str,
    element: types::Element,
    attributes: Vec<(&'static str, Text)>,
    listeners: Vec<Listening>,
    children: Vec<ChildState>,
    markup: String,
}

enum ChildState {
    Text(types::Text, Text),
    El(ElState),
    View(AnyViewState),
}

impl Render for El {
    type State = ElState;

    fn build(self) -> ElState {
        let Parts { tag, attributes, listeners, children, markup } = *self.0;
        let element = Rndr::create_element(tag, None);
        for (name, value) in &attributes {
            set_attribute(&element, name, value);
        }
        if !markup.is_empty() {
            set_markup(&element, &markup);
        }
        let mut children: Vec<ChildState> = children.into_iter().map(Child::build).collect();
        children.iter_mut().for_each(|child| child.mountable().mount(&element, None));
        let listeners = attach(&element, listeners);
        ElState { tag, element, attributes, listeners, children, markup }
    }

    fn rebuild(self, state: &mut ElState) {
        if self.0.tag != state.tag {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
            return;
        }
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

impl ElState {
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

    /// Children keep their place: the first new one takes over the first old one, so that focus and scroll stay.
    fn set_children(&mut self, new: Vec<Child>) {
        let count = new.len();
        for (at, child) in new.into_iter().enumerate() {
            match self.children.get_mut(at) {
                Some(old) => child.rebuild(old),
                None => {
                    let mut child = child.build();
                    child.mountable().mount(&self.element, None);
                    self.children.push(child);
                }
            }
        }
        self.children.drain(count..).for_each(|mut child| child.mountable().unmount());
    }
}

impl Child {
    fn build(self) -> ChildState {
        match self {
            Self::Text(text) => ChildState::Text(Rndr::create_text_node(&text), text),
            Self::El(element) => ChildState::El(element.build()),
            Self::View(view) => ChildState::View(view.build()),
        }
    }

    fn rebuild(self, state: &mut ChildState) {
        match (self, &mut *state) {
            (Self::Text(new), ChildState::Text(node, old)) => {
                if new != *old {
                    Rndr::set_text(node, &new);
                    *old = new;
                }
            }
            (Self::El(new), ChildState::El(old)) => new.rebuild(old),
            (Self::View(new), ChildState::View(old)) => new.rebuild(old),
            (new, old) => {
                let mut new = new.build();
                old.mountable().insert_before_this(new.mountable());
                old.mountable().unmount();
                *state = new;
            }
        }
    }
}

impl ChildState {
    fn mountable(&mut self) -> &mut dyn Mountable {
        match self {
            Self::Text(node, _) => node,
            Self::El(element) => element,
            Self::View(view) => view,
        }
    }
}

impl Mountable for ElState {
    fn unmount(&mut self) {
        Rndr::remove(&self.element);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

/// What Leptos asks of a view beyond showing it in a browser; the app does nothing else.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> ElState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for El {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self
    where
        Self: RenderHtml,
    {
        self
    }
}
