//! The last words: when the program panics, `watch.js` draws a notice that says so, with the text that was being read.
//!
//! It is drawn from outside because a program that stops in the middle of something cannot be asked to draw.

use std::sync::Arc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(message: &str);

    /// Of `watch.js`. Pages without it, such as those of tests, do without the notice.
    #[wasm_bindgen(catch, js_name = hugiStopped)]
    fn draw_notice(reason: &str) -> Result<(), JsValue>;
}

/// Draws a notice when the program panics.
pub fn set_hook() {
    std::panic::set_hook(Box::new(|info| {
        let reason = info.to_string();
        console_error(&reason);
        let _ = draw_notice(&reason);
    }));
}

/// Says which text is being read, so that the notice can show it.
pub fn now_reading(text: &Arc<str>) {
    if !super::IN_BROWSER {
        return;
    }
    if let Some(window) = web_sys::window() {
        let _ = js_sys::Reflect::set(&window, &"hugiReading".into(), &(&**text).into());
    }
}
