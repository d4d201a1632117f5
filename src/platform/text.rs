//! Unicode normalisation by the browser's own tables, which cost no bytes of ours.

/// The text in NFC: 한 is one character, however it was typed.
pub fn nfc(text: &str) -> String {
    if !super::IN_BROWSER || text.is_ascii() {
        return text.to_owned();
    }
    let text = js_sys::JsString::from(text);
    text.normalize("NFC").into()
}
