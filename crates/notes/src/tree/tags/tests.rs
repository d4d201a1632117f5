//! The tokens are those of the HTML standard: another tokenizer of it, that of `html5ever`, must find the same.
//!
//! What differs is meant, and has a test of its own here: what never ends, and `</` before anything but a letter, are
//! no markup but an author's text, for nothing is lost. Character references are read as Markdown reads them: with a
//! semicolon. Which elements hold raw text is not the tokenizer's to say: scripts are read as style sheets are, so that a
//! comment in them hides no end tag.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token as Standard, TokenSink, TokenSinkResult,
    Tokenizer as StandardTokenizer,
};
use proptest::prelude::*;

use super::*;

/// Beginnings of a text that lead the tokenizer into each of its states.
const STATES: [&str; 104] = [
    "",
    "a",
    "<",
    "</",
    "<ab",
    "<ab b",
    "</ab",
    "</ab b",
    "<a ",
    "<a b",
    "<a b ",
    "<a b=",
    "<a b= ",
    "<a b=\"c",
    "<a b='c",
    "<a b=c",
    "<a b=\"c\"",
    "<a b=\"\" ",
    "<a b=c b=d B=e ",
    "<a/",
    "<a /",
    "<a / ",
    "<!",
    "<!-",
    "<!--",
    "<!---",
    "<!--a",
    "<!--a<",
    "<!--a<!",
    "<!--a<!-",
    "<!--a<!--",
    "<!--a-",
    "<!--a--",
    "<!--a--!",
    "<!a",
    "<?",
    "<?a",
    "<!doctype",
    "<!DOCTYPE ",
    "<!doctype a",
    "<!doctype a ",
    "<!doctype a public",
    "<!doctype a public ",
    "<!doctype a public \"b",
    "<!doctype a public 'b",
    "<!doctype a public 'b'",
    "<!doctype a public 'b' ",
    "<!doctype a public 'b' \"c",
    "<!doctype a system",
    "<!doctype a system 'b",
    "<!doctype a system 'b' ",
    "<!doctype a b",
    "<![",
    "<![CDATA",
    "<![CDATA[",
    "<![CDATA[a]",
    "<![CDATA[a]]",
    "<style>",
    "<style><",
    "<style></",
    "<style></s",
    "<style></style",
    "<style></STYLE ",
    "<style></style/",
    "<style><!--",
    "<title>",
    "<title>&am",
    "<title></",
    "<title></title",
    "<textarea></title>",
    "<textarea></textarea",
    "<script>",
    "<script><",
    "<script></",
    "<script></script",
    "<script></scripts",
    "<script><!",
    "<script><!-",
    "<script><!--",
    "<script><!--a",
    "<script><!--a-",
    "<script><!--a--",
    "<script><!--a<",
    "<script><!--a</",
    "<script><!--a</script",
    "<script><!--a<s",
    "<script><!--a<script",
    "<script><!--a<script>",
    "<script><!--a<script>b-",
    "<script><!--a<script>b--",
    "<script><!--a<script>b<",
    "<script><!--a<script>b</",
    "<script><!--a<script>b</script",
    "&",
    "&#",
    "&#x",
    "&#6",
    "&#x4",
    "&am",
    "&amp",
    "&not",
    "&noti",
    "&notin",
    "&nosuch",
];

/// What can come next, one of every sort that a state tells apart.
const NEXT: [&str; 27] = [
    "", " ", "\t", "\n", "!", "\"", "#", "&", "'", "-", "/", "/>", "0", "5", ";", "<", "=", ">",
    "?", "A", "[", "]", "`", "a", "x", "한", "\u{a0}",
];

/// Ends whatever is open. What never ends is not compared.
const END: &str = "-->\">'>b</script></style></textarea></title>c";

/// A token as a test compares it.
#[derive(Clone, Debug, PartialEq)]
enum Simple {
    Start(String, Vec<(String, String)>),
    End(String),
    Text(String),
}

fn push_simple(text: &str, tokens: &mut Vec<Simple>) {
    match tokens.last_mut() {
        Some(Simple::Text(before)) => before.push_str(text),
        _ => tokens.push(Simple::Text(text.to_owned())),
    }
}

/// Our tokens.
fn ours(html: &str) -> Vec<Simple> {
    let mut tokens = Vec::new();
    for token in cut(html, true, |_, _| true) {
        match token {
            Token::Start(tag) => {
                assert_eq!(tag.source, &html[tag.start..tag.start + tag.source.len()]);
                let mut attributes: Vec<(String, String)> = Vec::new();
                for (name, value) in tag.attributes {
                    if attributes.iter().all(|(known, _)| *known != name) {
                        attributes.push((name, value));
                    }
                }
                tokens.push(Simple::Start(tag.name, attributes));
            }
            Token::End { name, .. } => tokens.push(Simple::End(name)),
            Token::Text { text, .. } => push_simple(&text, &mut tokens),
        }
    }
    tokens
}

/// The tokens of the standard.
#[derive(Default)]
struct Sink(RefCell<Vec<Simple>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Standard, _: u64) -> TokenSinkResult<()> {
        let mut tokens = self.0.borrow_mut();
        match token {
            Standard::CharacterTokens(text) => push_simple(&text, &mut tokens),
            Standard::TagToken(tag) if tag.kind == TagKind::EndTag => {
                tokens.push(Simple::End(tag.name.to_string()));
            }
            Standard::TagToken(tag) => {
                let attributes = tag.attrs.iter();
                let attributes = attributes.map(|attribute| {
                    (attribute.name.local.to_string(), attribute.value.to_string())
                });
                tokens.push(Simple::Start(tag.name.to_string(), attributes.collect()));
                return match &*tag.name {
                    "script" | "style" => TokenSinkResult::RawData(RawKind::Rawtext),
                    "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn standard(html: &str) -> Vec<Simple> {
    let tokenizer = StandardTokenizer::new(Sink::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// Whether a text has `</` where the standard sees a comment, and we text.
fn has_odd_end(html: &str) -> bool {
    let is_odd = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphabetic());
    html.split("</").skip(1).any(is_odd)
}

/// A text whose every `</` has a name.
fn with_names(html: &str) -> String {
    let parts: Vec<&str> = html.split("</").collect();
    let mut named = parts[0].to_owned();
    for part in &parts[1..] {
        let is_named = part.starts_with(|c: char| c.is_ascii_alphabetic());
        named.push_str(if is_named { "</" } else { "</b" });
        named.push_str(part);
    }
    named
}

#[test]
fn every_state_reads_as_the_standard_says() {
    let mut different = Vec::new();
    let mut compared = 0;
    for state in STATES {
        for next in NEXT {
            for around in ["", "<a b=\"", "<a b=", "<style>"] {
                if state == "&noti" || state.starts_with('&') && next != ";" {
                    continue;
                }
                // References count in values, too.
                if !around.is_empty() && !state.starts_with('&') {
                    continue;
                }
                let html = format!("{around}{state}{next}{END}");
                if has_odd_end(&html) {
                    continue;
                }
                compared += 1;
                if ours(&html) != standard(&html) {
                    different.push(format!("{html}\n  {:?}\n  {:?}", ours(&html), standard(&html)));
                }
            }
        }
    }
    assert!(compared > 2000, "{compared}");
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
}

#[test]
fn every_reference_reads_as_the_standard_says() {
    let names = include_str!("../../../tests/fixtures/entities.txt").lines();
    for name in names.filter_map(|line| line.split(' ').next()) {
        if name == "NewLine" {
            continue; // White space, which Markdown reads as such.
        }
        let html = format!("&{name};b&{name};<a b=\"&{name};b\" c=&{name};>");
        assert_eq!(ours(&html), standard(&html), "{html}");
    }
    let numbers =
        (0x20..0x80).chain((0xa0..0x300).step_by(3)).chain((0x3000..0x1_0200).step_by(31));
    for number in numbers.chain([0, 1, 9, 0xd800, 0xdfff, 0xfffe, 0x10_ffff, 0x11_0000]) {
        let html = format!("a&#{number};a&#x{number:x};b&#X{number:X};");
        if unicode_normalization::is_nfc(&text_of(&standard(&html))) {
            assert_eq!(ours(&html), standard(&html), "{html}");
        }
    }
}

#[test]
fn references_are_read_as_in_markdown() {
    check("&amp &lt;b R&D &gt; &copy=1 &#60 &nosuch;", "\"&amp <b R&D > &copy=1 &#60 &nosuch;\"");
    check("<a href=\"?a=b&copy=c&amp;d&lt\">", "<a href=?a=b&copy=c&d&lt>");
}

fn text_of(tokens: &[Simple]) -> String {
    tokens
        .iter()
        .filter_map(|token| if let Simple::Text(text) = token { Some(text.as_str()) } else { None })
        .collect()
}

/// Texts of pieces of markup.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => proptest::sample::select(&STATES[..]).prop_map(str::to_owned),
        4 => proptest::sample::select(&NEXT[..]).prop_map(str::to_owned),
        1 => "[a-zA-Z<>/\"'=&;!-]{0,6}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markup_reads_as_the_standard_says(html in pieces()) {
        let html = with_names(&format!("{}{END}", html.replace('&', "&amp;")));
        prop_assert_eq!(ours(&html), standard(&html), "{}", html);
    }

    #[test]
    fn any_markup_is_cut_into_what_it_holds(html in pieces()) {
        let mut end = 0;
        for token in cut(&html, true, |_, _| true) {
            let (start, length) = match &token {
                Token::Start(tag) => (tag.start, tag.source.len()),
                Token::End { start, source, .. } => (*start, source.len()),
                Token::Text { start, .. } => (*start, 0),
            };
            prop_assert!(start >= end && html.is_char_boundary(start), "{}", html);
            end = start + length;
        }
    }

    #[test]
    fn the_tokenizer_does_what_the_published_one_does(html in pieces()) {
        let here: Vec<_> = html5gum::Tokenizer::new(&html).map(|token| format!("{token:?}")).collect();
        let published = html5gum_as_published::Tokenizer::new(&html);
        let published: Vec<_> = published.map(|token| format!("{token:?}")).collect();
        prop_assert_eq!(here, published);
    }
}

#[test]
fn what_never_ends_is_text_and_what_stands_in_it_is_read() {
    check("<a href=\"b <b>c</b>", "\"<a href=\\\"b \" <b> \"c\" </b>");
    check("a<!-- b <i>c</i>", "\"a<!-- b \" <i> \"c\" </i>");
    check("a<!-- b ", "\"a<!-- b \"");
    check("a</b", "\"a</b\"");
    check("<script>a</script", "<script> \"a</script\"");
    check("<script><!-- <script> a < b", "<script> \"<!-- <script> a < b\"");
    check("<textarea>&lt;<b>", "<textarea> \"<<b>\"");
    let many = "<a b=\"".repeat(2 * MOST_UNENDED + 1);
    assert_eq!(ours(&many), [Simple::Text(many.clone())]);
}

#[test]
fn an_end_tag_without_a_name_is_text() {
    check("a</>b</ c>d</3>e</한글>", "\"a</>b</ c>d</3>e</한글>\"");
}

#[test]
fn raw_text_is_only_raw_in_blocks() {
    let tokens = cut("<style>a<b>", false, |_, _| true);
    assert_eq!(tokens.len(), 3, "{tokens:?}");
}

/// Shows tokens as `<name a=b>`, `</name>` and quoted text.
#[track_caller]
fn check(html: &str, expected: &str) {
    let tokens = cut(html, true, |_, _| true);
    let show = |token: &Token<'_>| match token {
        Token::Start(tag) => {
            let attributes = tag.attributes.iter().map(|(name, value)| format!(" {name}={value}"));
            format!("<{}{}>", tag.name, attributes.collect::<String>())
        }
        Token::End { name, .. } => format!("</{name}>"),
        Token::Text { text, .. } => format!("{text:?}"),
    };
    assert_eq!(tokens.iter().map(show).collect::<Vec<_>>().join(" "), expected, "{html}");
}

#[test]
fn tags_and_attributes() {
    check("<IMG src='a b' alt=c hidden/>x", "<img src=a b alt=c hidden=> \"x\"");
    check("<a href=\"x?a=1&amp;b=2\" title = y>z</A >", "<a href=x?a=1&b=2 title=y> \"z\" </a>");
    check("<br/><hr />", "<br> <hr>");
}

#[test]
fn what_is_no_tag_is_text() {
    check("a < b <3 <한글> x", "\"a < b <3 <한글> x\"");
    check("<a href=\"never closed", "\"<a href=\\\"never closed\"");
}

#[test]
fn comments_vanish_and_scripts_are_text() {
    check("a<!-- <b> -->c<!DOCTYPE html>", "\"ac\"");
    check("a<!-- b", "\"a<!-- b\"");
    check("<script>if (a<b) '</b>'</SCRIPT>d", "<script> \"if (a<b) '</b>'\" </script> \"d\"");
    check("<style>x", "<style> \"x\"");
}

#[test]
fn entities() {
    check("&lt;b&gt; &hellip; &#54620; &#x2F; &nosuch; & R&D;", "\"<b> … 한 / &nosuch; & R&D;\"");
}
