//! As much of wasm-streams as leptos has to be compiled with; nothing of it runs. See CHANGES.md.

use futures_util::stream::{empty, Empty, Stream};
use wasm_bindgen::JsValue;

/// A stream of the web; here an empty one.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the web.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Makes a stream of the web; whatever is given, it is empty.
    ///
    /// # Panics
    ///
    /// Where the browser makes no streams.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(web_sys::ReadableStream::new().expect("an empty stream can be made"))
    }

    /// The stream of the web.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Whatever the stream holds, an empty one.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
