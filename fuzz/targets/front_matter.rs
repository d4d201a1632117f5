//! Any text as front matter, in each dialect: the first byte says what stands around it.
#![no_main]

#[path = "../../crates/notes/tests/common/mod.rs"]
mod common;

use libfuzzer_sys::fuzz_target;

/// What opens and closes each dialect; some are never closed, some never opened.
const AROUND: [(&str, &str); 12] = [
    ("---\n", "\n---\n"),
    ("---\n", ""),
    ("+++\n", "\n+++\n"),
    ("+++\n", ""),
    ("{", "}\n"),
    (";;;\n", "\n;;;\n"),
    ("---toml\n", "\n---\n"),
    ("---json\n", "\n---\n"),
    ("<!--\n.. title: a\n", "\n-->\n"),
    ("Title: a\n", "\n"),
    ("title: a\n", "\n---\n"),
    ("\"title\": \"a\",\n", "\n;;;\n"),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let (opening, closing) = AROUND[usize::from(*first) % AROUND.len()];
    common::holds(&format!("{opening}{}{closing}\n끝말\n", notes::decode(rest).0));
});
