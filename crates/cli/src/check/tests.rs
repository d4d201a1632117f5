//! Whatever an author writes: checking never panics, mending shows the same, and what is mended stays so.

use std::path::Path;

use proptest::prelude::*;

use super::file::File;
use super::{fix, report, rules};

/// Pieces that the rules look for, to be put together in any order.
const PIECES: [&str; 46] = [
    "가",
    "나 ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "**",
    "__",
    "*",
    "`",
    "```\n",
    "[",
    "](",
    "] (",
    "][",
    "]: ",
    ")",
    "!",
    "<",
    ">",
    "//a.kr",
    "http://github.com/a",
    "http:",
    "<img src=\"//a.kr/b\">",
    "<div>\n",
    "</div>\n",
    "<!--",
    "-->",
    "<script>",
    "{{< a >}}",
    "{% b %}",
    "\u{1112}\u{1161}\u{11ab}",
    "\u{1161}",
    "\u{301}",
    "\u{8}",
    "\u{b}",
    "\u{feff}",
    "\u{200b}",
    "\u{a0}",
    "#",
    "- ",
    "---\n",
    "title: ",
    "## 10:00-10:45/ 등대와 합의\n",
];

fn posts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES[..]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn findings_lie_in_the_text_and_can_be_reported(text in posts()) {
        let file = File::read(Path::new("post.md"), text.as_bytes());
        let findings = rules::check(std::slice::from_ref(&file)).remove(0);
        for finding in &findings {
            prop_assert!(text.get(finding.range.clone()).is_some(), "{finding:?}");
            for edit in &finding.edits {
                prop_assert!(text.get(edit.start..edit.end).is_some(), "{finding:?}");
            }
        }
        let checked = report::Checked { file, findings, fixed: 0, kept: false };
        report::text(&checked, report::Style { colour: false, quiet: false });
        report::json(&checked);
    }

    #[test]
    fn what_is_mended_stays_mended(text in posts()) {
        let file = File::read(Path::new("post.md"), text.as_bytes());
        if let Ok(mended) = fix::mend(file) {
            let once = mended.file.source.clone();
            let again = rules::check(std::slice::from_ref(&mended.file)).remove(0);
            prop_assert!(again.iter().all(|finding| finding.edits.is_empty()), "{again:?}");
            let again = fix::mend(mended.file).expect("nothing is to be done");
            prop_assert_eq!(again.findings, 0);
            prop_assert_eq!(again.file.source, once);
        }
    }
}
