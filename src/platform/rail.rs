//! The programme rail in the page: marks what is being read, and unfolds on a phone.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

use super::dom::{find, find_all};

/// A rail that follows the scroll names, in this attribute, what in the notes its lines stand for.
const FOLLOWS: &str = "data-follows";

/// How far down the screen a heading counts as being read: a quarter of it, and so many pixels at least that what a link
/// has scrolled to is above.
const READING_LINE: (f64, f64) = (0.25, 160.0);

/// Marks the line of what is being read: of what the lines stand for, the last that passed the upper quarter of the screen.
pub fn follow() {
    let Some(places) = find(".rail").and_then(|rail| rail.get_attribute(FOLLOWS)) else { return };
    let reading = at_reading_line(&places).map(|id| format!("#{id}"));
    let before = find(".rail-list [aria-current]");
    let now = find_all(".rail-list a").find(|line| reading.is_some() && hash(line) == reading);
    if now == before {
        return;
    }
    if let Some(before) = before {
        let _ = before.remove_attribute("aria-current");
    }
    let text = now.as_ref().and_then(|line| line.last_element_child()?.text_content());
    if let Some(strip) = find(".rail-reading") {
        strip.set_text_content(text.as_deref());
    }
    if let Some(now) = now {
        let _ = now.set_attribute("aria-current", "location");
        show(&now);
    }
}

/// Unfolds or folds the list that a phone shows as a strip.
pub fn unfold(open: bool) {
    if let Some(toggle) = find(".rail-toggle") {
        let _ = toggle.set_attribute("aria-expanded", if open { "true" } else { "false" });
    }
}

/// Whether the list is unfolded.
pub fn is_open() -> bool {
    find(".rail-toggle[aria-expanded=true]").is_some()
}

/// Scrolls the list, not the page, so far that a line of it is seen.
pub fn show(line: &Element) {
    let Some(list) = find(".rail-list") else { return };
    let (outer, inner) = (list.get_bounding_client_rect(), line.get_bounding_client_rect());
    let beyond = (inner.bottom() - outer.bottom()).max(0.0) + (inner.top() - outer.top()).min(0.0);
    if beyond != 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "a distance on the screen")]
        list.set_scroll_top(list.scroll_top() + beyond as i32);
    }
}

/// The fragment that a line leads to, as it would be written plainly.
fn hash(line: &Element) -> Option<String> {
    let hash = line.dyn_ref::<HtmlAnchorElement>()?.hash();
    js_sys::decode_uri_component(&hash).ok().map(String::from)
}

/// The id of the last element above the reading line.
fn at_reading_line(places: &str) -> Option<String> {
    let (part, least) = READING_LINE;
    let line = (web_sys::window()?.inner_height().ok()?.as_f64()? * part + 1.0).max(least);
    let is_above = |place: &Element| place.get_bounding_client_rect().top() <= line;
    find_all(places).take_while(is_above).last().map(|place| place.id())
}
