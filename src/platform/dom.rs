//! Small tasks on the page itself: attributes of the root, listeners on content that was set as HTML, and what is being read.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::{html::ElementType, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
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

/// Whether an event happened to an element that matches `selector`, or inside one.
pub fn is_inside(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
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

/// Calls `handler` with the element under `root` that matches `selector` whenever the event reaches it.
///
/// For content that was set as HTML: buttons that load a frame or an image, images that fail (`error`), code to copy.
pub fn use_delegate<E>(
    root: NodeRef<E>,
    event: &'static str,
    selector: &'static str,
    handler: impl Fn(Element) + Clone + 'static,
) where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
{
    let held = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(root) = root.get() else { return };
        let Ok(root) = JsCast::dyn_into::<Element>(root) else { return };
        let handler = handler.clone();
        held.set_value(Some(listen(&root, event, true, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(hit) = target.and_then(|target| target.closest(selector).ok().flatten()) {
                handler(hit);
            }
        })));
    });
}

/// The id of the heading being read: the last of those matching `selector` under `root` that passed the upper quarter of the screen.
///
/// `content` is called where signals are tracked; touch in it what the headings depend on.
pub fn use_current_heading<E>(
    root: NodeRef<E>,
    selector: &'static str,
    content: impl Fn() + 'static,
) -> ReadSignal<Option<String>>
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
{
    let current = RwSignal::new(None);
    let held = StoredValue::new_local(None);
    Effect::new(move || {
        content();
        let Some(root) = root.get() else { return };
        let Ok(root) = JsCast::dyn_into::<Element>(root) else { return };
        request_animation_frame(move || {
            let watch = HeadingWatch::new(&root, selector, move |id| {
                if current.try_get_untracked().is_some_and(|old| old != id) {
                    current.set(id);
                }
            });
            let _ = held.try_set_value(watch);
        });
    });
    current.read_only()
}

/// How far down the screen, in hundredths, a heading counts as being read.
const READING_LINE: f64 = 0.25;

/// Watches headings cross the reading line.
struct HeadingWatch {
    observer: web_sys::IntersectionObserver,
    _closure: Closure<dyn FnMut()>,
}

impl HeadingWatch {
    fn new(
        root: &Element,
        selector: &str,
        found: impl Fn(Option<String>) + 'static,
    ) -> Option<Self> {
        let list = root.query_selector_all(selector).ok()?;
        let headings: Vec<Element> =
            (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect();
        let watched = headings.clone();
        let closure = Closure::<dyn FnMut()>::new(move || found(heading_at_line(&watched)));
        let options = web_sys::IntersectionObserverInit::new();
        options.set_root_margin("0px 0px -75% 0px");
        let callback = closure.as_ref().unchecked_ref();
        let observer = web_sys::IntersectionObserver::new_with_options(callback, &options).ok()?;
        headings.iter().for_each(|heading| observer.observe(heading));
        Some(Self { observer, _closure: closure })
    }
}

impl Drop for HeadingWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn heading_at_line(headings: &[Element]) -> Option<String> {
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let above = |heading: &&Element| {
        heading.get_bounding_client_rect().top() <= height * READING_LINE + 1.0
    };
    headings.iter().take_while(above).last().map(Element::id)
}
