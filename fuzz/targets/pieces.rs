//! Posts built of the pieces of which authors build them, a byte a piece: every word of theirs is shown, wherever it is.
#![no_main]

#[path = "../../crates/notes/tests/common/mod.rs"]
mod common;

use common::pieces::PIECES;
use libfuzzer_sys::fuzz_target;

/// More pieces make a post slower, not stranger.
const MOST: usize = 60;

fuzz_target!(|bytes: &[u8]| {
    let pieces = bytes.iter().take(MOST).map(|byte| PIECES[usize::from(*byte) % PIECES.len()]);
    let template = format!("---\ntitle: 제목 2019\n---\n{}", pieces.collect::<String>());
    let (text, words) = common::with_words(&template);
    let (_, page) = common::holds(&text);
    for word in words {
        assert!(page.contains(&word), "{word} is lost of\n{text}\n{page}");
    }
});
