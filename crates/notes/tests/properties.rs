//! What holds for any text: parsing ends, nothing is lost, nothing is shown twice, everything is NFC.

mod common;

use common::{parse, shown, tiles};
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Pieces of which authors build posts, each with a word `@` that must not get lost.
const PIECES: [&str; 34] = [
    "@\n",
    "@ @\n\n",
    "# @\n\n",
    "## [12@] @\n",
    "### 10:00-10:45/ @\n\n",
    "**@**\n\n",
    "- @\n",
    "  - @님, @\n",
    "\t- @(ML)**은\n",
    "1. @\n",
    "> @\n",
    "---\n",
    "```\n@\n",
    "```\n@\n```\n",
    "| @ | @ |\n|---|---|\n| @ | `@` |\n\n",
    "<div>@ <b>@</b>\n",
    "</div>\n\n",
    "<iframe src=\"//www.slideshare.net/slideshow/embed_code/key/k\"></iframe>\n",
    "[@](https://speakerdeck.com/a/b) ",
    "<a href=\"https://www.slideshare.net/a/b\" title=\"x\">@</a>\n\n",
    "![@](https://a.org/x.png)\n",
    "*@* **@** `@` ~~@~~\n",
    "**첫째날**\n",
    "## 둘째날\n\n",
    "[^a]: @\n\n",
    "@[^a] \n",
    "\u{1112}\u{1161}\u{11ab}@\n",
    "<script>@</script>\n\n",
    "    @\n",
    "<Vec<@>\n",
    "@ \u{7}\r\n",
    "<ul><li>@<li>@</ul>\n\n",
    "<table><tr><td>@</td></tr></table>\n\n",
    "@\n===\n\n",
];

/// Posts built of the pieces, with the words that they hold.
fn posts() -> impl Strategy<Value = (String, Vec<String>)> {
    proptest::collection::vec(0..PIECES.len(), 0..40).prop_map(|picks| {
        let mut words = Vec::new();
        let mut text = String::from("---\ntitle: 제목 2019\n---\n");
        for pick in picks {
            for part in PIECES[pick].split_inclusive('@') {
                text.push_str(part.trim_end_matches('@'));
                if part.ends_with('@') {
                    let word = format!("w{}w", words.len());
                    text.push_str(&word);
                    words.push(word);
                }
            }
        }
        (text, words)
    })
}

/// Pieces of front matter in every dialect, right and wrong. The first open and close it.
const MATTER: [&str; 48] = [
    "---\n",
    "---\n",
    "+++\n",
    "+++\n",
    ";;;\n",
    "{\n",
    "}\n",
    "---json\n",
    "<!--\n",
    "-->\n",
    "...\n",
    "\n",
    "title: @\n",
    "title: \"@\n",
    "Title: '@'\n",
    ".. title: @\n",
    "date: 2019-08-18T00:00:00-09:00\n",
    "tags: [@, '@', \"@\"]\n",
    "tags: [@\n",
    "tags:\n",
    "  - @\n",
    "- - @\n",
    "  - name: @\n",
    "    url: @\n",
    "description: >-\n",
    "description: |2\n",
    "  @\n",
    "author: {name: @, url: [@]}\n",
    "author: &a @\n",
    "hugi:\n",
    "  day: 0\n",
    "  speakers: {@: @}\n",
    "hugi: false\n",
    "[taxonomies]\n",
    "[[a.b]]\n",
    "title = \"@\"\n",
    "a.b = '''@\n",
    "x = { y = [1, '@'] }\n",
    "\"title\": \"@\\ud83d\",\n",
    "\"tags\": [\"@\",\n",
    "],\n",
    "# @\n",
    "@\n",
    "\t@: @\n",
    "\"@\n",
    "'@': @\n",
    "===\n",
    "# @: @\n",
];

/// Posts that start with pieces of front matter.
fn matters() -> impl Strategy<Value = String> {
    let pick = prop_oneof![0..MATTER.len(), 0..13_usize];
    let piece = (pick, "\\PC{0,6}").prop_map(|(pick, word)| MATTER[pick].replace('@', &word));
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_parses(text in "\\PC*(\\n[ \\t]*[-#>*|`<&\\[]{0,4}\\PC{0,30}){0,20}") {
        let (post, _) = parse(&text);
        tiles(&text, &post);
        shown(&post);
    }

    #[test]
    fn any_bytes_parse(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let (text, _) = notes::decode(&bytes);
        let (post, _) = parse(&text);
        tiles(&text, &post);
    }

    #[test]
    fn any_front_matter_parses(text in matters()) {
        let (post, findings) = parse(&text);
        tiles(&text, &post);
        let lines = text.lines().count().max(1);
        for finding in findings {
            prop_assert!((1..=lines).contains(&(finding.line as usize)), "{:?} of\n{}", finding, text);
        }
    }

    #[test]
    fn segments_tile_the_body_and_no_word_is_lost((text, words) in posts()) {
        let (post, _) = parse(&text);
        tiles(&text, &post);
        let page = shown(&post);
        for word in words {
            prop_assert!(page.contains(&word), "{word} is lost of\n{text}\n{page}");
        }
    }

    #[test]
    fn composed_and_decomposed_text_is_the_same_post((text, _) in posts()) {
        let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
        let (post, findings) = parse(&composed);
        prop_assert!(is_nfc(&shown(&post)));
        prop_assert_eq!((post, findings), parse(&decomposed));
    }
}

#[test]
fn nesting_without_end_is_bounded() {
    for opening in [
        ">", "- ", "<b>", "<div>\n", "*a **b ", "[", "<ul><li>", "![", "<table><tr><td>", "<a ",
        "<!-- ", "<a b=\"", "</b", "&", "&a",
    ] {
        let (post, _) = parse(&format!("{}w0w", opening.repeat(20_000)));
        assert!(shown(&post).contains("w0w"), "{opening}");
    }
}

#[test]
fn front_matter_without_end_is_bounded() {
    let openings = [
        "---\na: ", "---\n", "+++\na = ", "{\"a\": ", "{\"a\":", ";;;\n", "title: ",
        "<!--\ntitle: a\n", "---\nhugi:\n",
    ];
    let pieces = [
        "[", "{", "{a: ", "- ", "-\n", "\"", "'", "\"\"\"", "a: \"b\n", "a: [b\n", "- 'b\n",
        "- \"b: c\n", "a = '''\n", "a = [\n", "\"a\": [\n", "a: |\n", "a: b\n", " c\n", "a:\n ",
        ", ", "\\u", "# ", "&a ", "\n", "\"a\": \"b\",", "  speakers: {a: b}\n",
    ];
    for opening in openings {
        for piece in pieces {
            let (post, _) = parse(&format!("{opening}{}\n---\n\nw0w", piece.repeat(10_000)));
            assert!(post.body_line >= 1, "{opening} {piece}");
        }
    }
    let nested: String = (0..2000).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    let (post, _) = parse(&format!("---\n{nested}---\nw0w"));
    assert!(shown(&post).contains("w0w"));
}

#[test]
fn many_of_everything_is_read() {
    // Each of these would take minutes if the time were quadratic.
    let shapes: [fn(usize) -> String; 10] = [
        |n| format!("[a](https://a.org/{n}) "),
        |n| format!("말[^{n}]\n\n[^{n}]: 덧붙임\n\n"),
        |_| "## 결론\n\n글\n\n".to_owned(),
        |n| format!("- 항목 {n}\n  - 안\n"),
        |n| format!("**굵게 {n}**\n\n- 하나\n\n"),
        |n| format!("## {n}. 제목\n- 홍길동님\n"),
        |n| format!("https://a.org/{n} *기울여* "),
        |n| format!("<b>{n}</b> <a href=\"https://a.org/{n}\">x</a>\n"),
        |n| format!("| {n} | b |\n"),
        |n| format!("<div>{n}</div>\n"),
    ];
    for shape in shapes {
        let text: String = (0..20_000).map(shape).collect();
        let (post, _) = parse(&format!("{text}\n\n끝말"));
        assert!(shown(&post).contains("끝말"), "{}", shape(0));
    }
}

#[test]
fn a_line_of_five_megabytes_is_read() {
    let line = format!("첫 줄\n\n{}\n\n끝말", "긴 줄 **굵게(a)**은 [x](y) ".repeat(200_000));
    assert!(line.len() > 5_000_000);
    let (post, _) = parse(&line);
    let page = shown(&post);
    assert!(page.contains("첫 줄") && page.contains("끝말"));
}
