//! Copies text for the reader, where the browser allows it.

use wasm_bindgen_futures::JsFuture;

/// Copies a text and says whether it worked; it does not on insecure origins and where the reader declined.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    let secure = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    secure && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
