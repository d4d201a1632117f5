//! Small tasks on the page itself: attributes of the root, listeners on content that was set as HTML, and what is being read.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, EventTarget, HtmlDialogElement, HtmlElement, HtmlInputElement,
    KeyboardEvent,
};

/// Removes what `index.html` shows while the app loads.
pub fn clear_loading() {
    if let Some(element) = document().and_then(|page| page.get_element_by_id("loading")) {
        element.remove();
    }
}

/// The document, if there is a browser.
pub(super) fn document() -> Option<Document> {
    if !super::IN_BROWSER {
        return None;
    }
    web_sys::window()?.document()
}

/// Whether the page has an element that matches.
pub fn exists(selector: &str) -> bool {
    find(selector).is_some()
}

/// An attribute of the first element that matches.
pub fn attribute(selector: &str, name: &str) -> Option<String> {
    find(selector)?.get_attribute(name)
}

/// The first element that matches.
pub(super) fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// The elements that match.
pub(super) fn find_all(selector: &str) -> impl Iterator<Item = Element> {
    let found = document().and_then(|page| page.query_selector_all(selector).ok());
    let at = move |at| found.as_ref()?.get(at)?.dyn_into().ok();
    (0..).map_while(at)
}

/// Loads the page again, at the same address.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Shows what `boot.js` has hidden: a page that was drawn for another address.
pub fn reveal() {
    set_root_attribute("data-waits", None);
}

/// Where screen readers are told of the page that arrived.
pub const ANNOUNCER: &str = "announcer";

/// Tells the scripts of the page.
pub(super) fn tell(event: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Tells screen readers.
pub(super) fn announce(text: &str) {
    if let Some(announcer) = document().and_then(|page| page.get_element_by_id(ANNOUNCER)) {
        announcer.set_text_content(Some(text));
    }
}

/// Sets or removes an attribute of the root element.
pub(super) fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|page| page.document_element()) else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// A selector of the element in `<main>` that has the keyboard, by its place there.
pub(super) fn place_of_focus() -> Option<String> {
    let mut at = document()?.active_element()?;
    let mut place = String::new();
    while at.tag_name() != "MAIN" {
        let before = |element: &Element| element.previous_element_sibling();
        let number = std::iter::successors(Some(at.clone()), before).count();
        place = format!(">:nth-child({number}){place}");
        at = at.parent_element()?;
    }
    Some(format!("main{place}"))
}

/// Moves the keyboard focus to the element that matches, if the one that had it has gone.
pub(super) fn refocus(selector: &str) {
    if is_focus_lost()
        && let Some(element) = find(selector)
    {
        move_focus(&element);
    }
}

/// Whether nothing has the keyboard: what had it has gone.
pub(super) fn is_focus_lost() -> bool {
    let active = document().and_then(|page| page.active_element());
    active.is_none_or(|element| element.tag_name() == "BODY")
}

/// Moves the keyboard focus to an element, making it focusable for that, without scrolling.
pub fn focus(element: &Element) {
    if !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    move_focus(element);
}

fn move_focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// The element that matches `selector` to which an event happened, or to something inside it.
pub fn hit(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Whether an event is that of a key, by the key's name. Keys that put a syllable together are the keyboard's.
pub fn is_key(event: &Event, name: &str) -> bool {
    let is = |event: &KeyboardEvent| event.key() == name && !event.is_composing();
    event.dyn_ref::<KeyboardEvent>().is_some_and(is)
}

/// Whether an event asks for the search: `/`, unless that is being typed, or Ctrl-K or ⌘-K, whatever letter a keyboard
/// has there.
pub fn asks_for_search(event: &Event) -> bool {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return false };
    let held = key.ctrl_key() || key.meta_key();
    let typed = || hit(event, "input:not([type=radio]), textarea, [contenteditable]").is_some();
    if held { key.code() == "KeyK" } else { is_key(event, "/") && !typed() }
}

/// What stands in the field that an event happened to.
pub fn typed(event: &Event) -> Option<String> {
    Some(event.target()?.unchecked_into::<HtmlInputElement>().value())
}

/// Has a field hold a text.
pub fn fill(selector: &str, text: &str) {
    if let Some(field) = find(selector).map(Element::unchecked_into::<HtmlInputElement>)
        && field.value() != text
    {
        field.set_value(text);
    }
}

/// Clicks the first element that matches. Tells whether there is one.
pub fn click(selector: &str) -> bool {
    let found = find(selector).map(Element::unchecked_into::<HtmlElement>);
    found.inspect(HtmlElement::click).is_some()
}

/// Moves the keyboard focus to the next element that matches, or the one before. Tells whether there is one.
pub fn step(selector: &str, back: bool) -> bool {
    let at = place_among(selector);
    let next = if back { at.and_then(|at| at.checked_sub(1)) } else { at.map(|at| at + 1) };
    next.is_some_and(|next| focus_at(selector, next))
}

/// Which of the elements that match has the keyboard focus.
pub(super) fn place_among(selector: &str) -> Option<usize> {
    let active = document()?.active_element()?;
    find_all(selector).position(|element| element == active)
}

/// Moves the keyboard focus to one of the elements that match, by its place. Tells whether it is there.
pub(super) fn focus_at(selector: &str, place: usize) -> bool {
    let found = find_all(selector).nth(place).map(Element::unchecked_into::<HtmlElement>);
    found.inspect(|element| drop(element.focus())).is_some()
}

/// Shows a dialog over the page, which waits until it is closed.
pub fn open_dialog(selector: &str) {
    if let Some(dialog) = find(selector) {
        let _ = dialog.unchecked_ref::<HtmlDialogElement>().show_modal();
    }
}

/// Moves the keyboard focus to a field. Tells whether there is one.
pub fn focus_on(selector: &str) -> bool {
    find(selector).inspect(move_focus).is_some()
}

/// The name and the value of the radio button or field whose change an event tells.
pub fn chosen(event: &Event) -> Option<(String, String)> {
    let field: Element = event.target()?.dyn_into().ok()?;
    Some((field.get_attribute("name")?, field.get_attribute("value")?))
}

/// What is done at an event. Boxed, so that all of them are attached by one piece of code.
pub type Handler = Box<dyn FnMut(&Event)>;

/// Something that is listened to until the value goes.
pub type Listening = EventListener;

/// Listens to an event until the value goes. With `capture`, also to those that do not bubble, such as `error` of an image.
pub fn listen(
    target: &EventTarget,
    event: &'static str,
    capture: bool,
    handler: Handler,
) -> Listening {
    let phase = if capture { EventListenerPhase::Capture } else { EventListenerPhase::Bubble };
    let options = EventListenerOptions { phase, passive: false };
    EventListener::new_with_options(target, event, options, handler)
}

/// Listens to an event anywhere on the page, also to one that does not bubble, for good. The document is asked, because
/// that an image has come is never told to the window.
pub fn on_page(event: &'static str, handler: impl FnMut(&Event) + 'static) {
    if let Some(page) = document() {
        listen(&page, event, true, Box::new(handler)).forget();
    }
}
