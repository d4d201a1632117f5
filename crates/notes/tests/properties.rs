//! What holds for any text: parsing ends, nothing is lost, nothing is shown twice, everything is NFC.

mod common;

use common::pieces::{MATTER, PIECES};
use common::{holds, loses_nothing, parse, shown, with_words};
use proptest::prelude::*;

/// Posts built of the pieces, with the words that they hold.
fn posts() -> impl Strategy<Value = (String, Vec<String>)> {
    proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..40)
        .prop_map(|picks| with_words(&format!("---\ntitle: 제목 2019\n---\n{}", picks.concat())))
}

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
        holds(&text);
    }

    #[test]
    fn any_bytes_parse(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        holds(&notes::decode(&bytes).0);
    }

    #[test]
    fn any_front_matter_parses(text in matters()) {
        holds(&text);
    }

    #[test]
    fn no_word_is_lost((text, words) in posts()) {
        let shown = holds(&text);
        for word in &words {
            prop_assert!(shown.1.contains(word), "{word} is lost of\n{text}\n{}", shown.1);
        }
        loses_nothing(&text, &words, &shown);
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
