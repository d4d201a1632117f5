//! Gets files of our own origin: bytes or a reason, never a panic.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a file did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What was asked for.
    pub url: String,
    /// What the server answered, if it did.
    pub status: Option<u16>,
    /// What the browser says about it; in its own words and language.
    pub reason: String,
}

/// The bytes of a file.
pub async fn bytes(url: &str) -> Result<Vec<u8>, Failure> {
    let fail = |status, reason| Failure { url: url.to_owned(), status, reason };
    let response = request(url).await.map_err(|error| fail(None, said(&error)))?;
    let status = Some(response.status());
    if !response.ok() {
        return Err(fail(status, response.status_text()));
    }
    let buffer = match response.array_buffer() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    let bytes = buffer
        .map(|buffer| Uint8Array::new(&buffer).to_vec())
        .map_err(|error| fail(status, said(&error)))?;
    if is_html(&response) && is_web_page(&bytes) {
        return Err(fail(status, "expected a file, found a web page".to_owned()));
    }
    Ok(bytes)
}

async fn request(url: &str) -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    JsFuture::from(window.fetch_with_str(url)).await?.dyn_into()
}

fn is_html(response: &Response) -> bool {
    let kind = response.headers().get("content-type").ok().flatten();
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// Whether a whole web page came in place of a file: from a network that wants a login first, or from a host that
/// answers so for whatever it does not have. Some hosts take a post for HTML that only begins with a tag.
fn is_web_page(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let begins = |tag: &str| {
        start.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
    };
    begins("<!doctype") || begins("<html")
}

/// The message of a thrown value.
pub(super) fn said(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
    message.map(String::from).or_else(|| error.as_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_that_begins_with_a_tag_is_no_web_page() {
        assert!(is_web_page(b"\n<!DOCTYPE html><title>Log in</title>") && is_web_page(b"<HTML>"));
        assert!(!is_web_page(b"<h1>notes</h1>") && !is_web_page(b"---\n") && !is_web_page(b""));
    }
}
