//! Small tasks on the page itself: attributes of the root, listeners on content that was set as HTML, and what is being read.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, KeyboardEvent};

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

/// The content of `<meta name=…>`.
pub fn meta(name: &str) -> Option<String> {
    document()?.query_selector(&format!("meta[name=\"{name}\"]")).ok()??.get_attribute("content")
}

/// Loads the page again, at the same address.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
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

/// Moves the keyboard focus to an element, making it focusable for that, without scrolling.
pub fn focus(element: &Element) {
    if !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
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

/// Whether an event is that of a key, by the key's name.
pub fn is_key(event: &Event, name: &str) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == name)
}

/// The name and the value of the radio button or field whose change an event tells.
pub fn chosen(event: &Event) -> Option<(String, String)> {
    let field: Element = event.target()?.dyn_into().ok()?;
    Some((field.get_attribute("name")?, field.get_attribute("value")?))
}

/// Something that is listened to until the value goes.
pub type Listening = EventListener;

/// Listens to an event until the value goes. With `capture`, also to those that do not bubble, such as `error` of an image.
pub fn listen(
    target: &EventTarget,
    event: &'static str,
    capture: bool,
    handler: impl FnMut(&Event) + 'static,
) -> Listening {
    let phase = if capture { EventListenerPhase::Capture } else { EventListenerPhase::Bubble };
    let options = EventListenerOptions { phase, passive: false };
    EventListener::new_with_options(target, event, options, handler)
}

/// The id of what is being read: of the elements that match `selector`, the last that passed the upper quarter of the
/// screen.
pub fn use_scrolled_to(selector: &'static str) -> ReadSignal<Option<String>> {
    let current = RwSignal::new(None);
    let look = move || {
        let id = at_reading_line(selector);
        if current.try_get_untracked().is_some_and(|old| old != id) {
            current.set(id);
        }
    };
    request_animation_frame(look);
    if let Some(window) = web_sys::window() {
        StoredValue::new_local(listen(&window, "scroll", true, move |_| look()));
    }
    current.read_only()
}

/// How far down the screen, in hundredths, a heading counts as being read.
const READING_LINE: f64 = 0.25;

/// The id of the last element above the reading line.
fn at_reading_line(selector: &str) -> Option<String> {
    let line = web_sys::window()?.inner_height().ok()?.as_f64()? * READING_LINE + 1.0;
    let places = document()?.query_selector_all(selector).ok()?;
    let places = (0..places.length()).filter_map(|at| places.get(at)?.dyn_into::<Element>().ok());
    let is_above = |place: &Element| place.get_bounding_client_rect().top() <= line;
    places.take_while(is_above).last().map(|place| place.id())
}
