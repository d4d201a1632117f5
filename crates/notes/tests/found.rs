//! What fuzzing found: texts that once broke what holds for any text, each as small as it could be made.

mod common;

use std::fs;
use std::path::Path;

use common::{holds, loses_nothing, with_words};

#[test]
fn what_was_found_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/found");
    let entries = fs::read_dir(folder).expect("the folder of what was found");
    let paths = entries.flatten().map(|entry| entry.path());
    for path in paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let bytes = fs::read(&path).expect("a readable file");
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let checked = std::panic::catch_unwind(|| {
            let (text, words) = with_words(&notes::decode(&bytes).0);
            loses_nothing(&text, &words, &holds(&text));
        });
        assert!(checked.is_ok(), "tests/found/{name}");
    }
}
