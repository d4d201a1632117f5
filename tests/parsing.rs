//! The browser understands a post exactly as the command does: one summary of every bundled post and of a hostile one,
//! written natively and compared in both.
//!
//! After a change that is meant, `UPDATE_EXPECT=1 cargo test --test parsing` writes the summary anew.

use hugi_app::platform::text;
use notes::html::{self, Options, Words};
use notes::{Diagnostic, Post, Source};

/// Files as bytes, and under which name.
const FILES: [(&str, &[u8]); 6] = [
    ("pyconapac-2016.md", include_bytes!("../posts/pyconapac-2016.md")),
    ("2019-08-18-pycon-korea-2019.md", include_bytes!("../posts/2019-08-18-pycon-korea-2019.md")),
    ("deview-2017-day2.md", include_bytes!("../posts/deview-2017-day2.md")),
    ("2018-08-18-pycon-2018-day1.md", include_bytes!("../posts/2018-08-18-pycon-2018-day1.md")),
    ("deview-2023-day2.md", include_bytes!("../posts/deview-2023-day2.md")),
    ("odd.md", ODD.as_bytes()),
];

/// Decomposed Hangul, kana and Latin, a bell, mixed line ends, broken front matter, an unclosed fence.
const ODD: &str = "---\r\ntitle: \"\u{110b}\u{1167}\u{11af}\u{1105}\u{1175}\u{11ab}\ntags: [\u{304b}\u{3099}, cafe\u{301}]\r\n---\n\
    # \u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}\u{7}\r\n\r\n## 10:00-10:40/ **\u{1106}\u{1165}\u{1109}\u{1175}\u{11ab}(ML)**\u{110b}\u{1173}\u{11ab}\n\n\
    - \u{1100}\u{1175}\u{11b7}\u{1112}\u{1161}\u{1102}\u{1161}\u{1102}\u{1175}\u{11b7}\n\n```\n끝";

fn read((name, bytes): (&str, &[u8])) -> (Post, Vec<Diagnostic>) {
    let (decoded, mut findings) = notes::decode(bytes);
    let (post, more) = notes::parse(&text::nfc(&decoded), &Source { name: name.to_owned() });
    findings.extend(more);
    (post, findings)
}

/// The facts of a post, and a digest of all the rest.
fn summary(file: (&str, &[u8])) -> String {
    let (post, findings) = read(file);
    let words = Words { load_embed: "", load_image: "", no_alt: "", footnote_back: "", copy: "" };
    let options = Options { remote_images: true, heading_base: 2, words };
    let mut footnotes = html::Footnotes::of(&post);
    let page = |segment: &notes::Segment| html::render(&segment.blocks, &mut footnotes, &options);
    let pages: String = post.segments.iter().map(page).collect();
    let mut summary = format!("{} {:?} {:?}\n", file.0, post.meta.title, post.meta.tags);
    for session in &post.sessions {
        summary.push_str(&format!(
            "  {:?} {:?} {:?}\n",
            session.lines, session.title, session.speakers
        ));
    }
    summary.extend(
        findings.iter().map(|finding| format!("  {}:{} {finding}\n", finding.line, finding.column)),
    );
    let digests = [digest(&format!("{post:?}")), digest(&pages)];
    summary
        + &format!(
            "  post {:016x}, page {:016x} of {} bytes\n",
            digests[0],
            digests[1],
            pages.len()
        )
}

/// FNV-1a, to tell texts apart.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn summaries() -> String {
    FILES.into_iter().map(summary).collect()
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_command_understands_what_is_written_down() {
    expect_test::expect_file!["parsing.expected"].assert_eq(&summaries());
}

#[cfg(target_arch = "wasm32")]
mod in_browser {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn the_browser_understands_the_same() {
        let (found, expected) = (super::summaries(), include_str!("parsing.expected"));
        assert_eq!(found.lines().count(), expected.lines().count());
        for (found, expected) in found.lines().zip(expected.lines()) {
            assert_eq!(found, expected);
        }
    }

    #[wasm_bindgen_test]
    fn the_browser_composes_every_script() {
        assert_eq!(
            hugi_app::platform::text::nfc("e\u{301} \u{304b}\u{3099} \u{1112}\u{1161}\u{11ab}"),
            "é が 한"
        );
    }
}
