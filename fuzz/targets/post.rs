//! Any text as a whole post: what holds for any text holds for it, and each word that stands for an `@` is shown.
#![no_main]

#[path = "../../crates/notes/tests/common/mod.rs"]
mod common;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (text, words) = common::with_words(&notes::decode(bytes).0);
    common::loses_nothing(&text, &words, &common::holds(&text));
});
