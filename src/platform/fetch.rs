//! Gets files of our own origin: bytes or a reason, never a panic.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

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

/// Whether an answer may come from the browser's HTTP cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// As the server's headers have it.
    Usual,
    /// Straight from the server.
    FromServer,
}

/// The bytes of a file.
pub async fn bytes(url: &str, freshness: Freshness) -> Result<Vec<u8>, Failure> {
    let fail = |status, reason| Failure { url: url.to_owned(), status, reason };
    let response = request(url, freshness).await.map_err(|error| fail(None, said(&error)))?;
    if !response.ok() {
        return Err(fail(Some(response.status()), response.status_text()));
    }
    let status = Some(response.status());
    let buffer = match response.array_buffer() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    buffer
        .map(|buffer| Uint8Array::new(&buffer).to_vec())
        .map_err(|error| fail(status, said(&error)))
}

async fn request(url: &str, freshness: Freshness) -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let init = RequestInit::new();
    if freshness == Freshness::FromServer {
        init.set_cache(RequestCache::NoStore);
    }
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &init)).await?;
    response.dyn_into()
}

/// The message of a thrown value.
pub(super) fn said(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
    message.map(String::from).or_else(|| error.as_string()).unwrap_or_default()
}
