//! The last page: when the program stops, a notice says so, shows the text that was being read, and offers to start again.
//!
//! After a panic in WebAssembly a page looks alive but is dead; a reader must not be left clicking at it.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element};

use super::dom;

thread_local! {
    static DEAD: Cell<bool> = const { Cell::new(false) };
    static READING: RefCell<Option<Arc<str>>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(message: &str);
}

/// Draws a notice when the program panics.
pub fn set_hook() {
    std::panic::set_hook(Box::new(|info| {
        let reason = info.to_string();
        console_error(&reason);
        if !DEAD.replace(true) {
            let _ = draw_notice(&reason);
        }
    }));
}

/// Says which text is being read, so that the notice can show it.
pub fn now_reading(text: Arc<str>) {
    READING.set(Some(text));
}

/// Whether the program has panicked. Handlers leave the page to the browser then.
pub(super) fn is_dead() -> bool {
    DEAD.get()
}

fn draw_notice(reason: &str) -> Option<()> {
    let page = dom::document()?;
    let korean = page.document_element()?.get_attribute("lang")?.starts_with("ko");
    let pick = |ko, en| if korean { ko } else { en };
    let notice = element(&page, "main", None)?;
    notice.set_class_name("panic");
    let add = |child: Option<Element>| child.and_then(|child| notice.append_child(&child).ok());
    add(element(&page, "h1", Some(pick("읽기를 멈췄습니다", "The reader has stopped"))));
    add(element(
        &page,
        "p",
        Some(pick(
            "프로그램에 잘못이 있습니다. 글은 그대로 있습니다.",
            "There is a fault in the program. Your notes are untouched.",
        )),
    ));
    let link = element(&page, "a", Some(pick("다시 열기", "Open again")))?;
    let _ = link.set_attribute("href", "");
    add(Some(link));
    add(element(&page, "pre", Some(reason)));
    if let Some(text) = READING.take() {
        add(element(&page, "h2", Some(pick("읽던 글", "What you were reading"))));
        add(element(&page, "pre", Some(&text)));
    }
    let body = page.body()?;
    body.set_text_content(None);
    body.append_child(&notice).ok().map(|_| ())
}

fn element(page: &Document, name: &str, text: Option<&str>) -> Option<Element> {
    let element = page.create_element(name).ok()?;
    element.set_text_content(text);
    Some(element)
}
