//! The markup of a post has one meaning: a parser of the HTML standard reads it as it was written, so that there is no
//! second parse to exploit. It holds nothing but the elements and attributes that are listed here.

mod common;

use std::fs;
use std::path::Path;

use common::pieces::{MARKUP, PIECES};
use common::{parse, with_words};
use html5ever::tendril::TendrilSink;
use html5ever::{QualName, local_name, ns, parse_fragment, serialize};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};
use notes::html::{Footnotes, Options, Words, render};
use proptest::prelude::*;

/// All elements that a post can become, with all their attributes.
const ALLOWED: [(&str, &[&str]); 40] = [
    ("a", &["aria-label", "class", "href", "id", "rel", "target"]),
    ("aside", &["class"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("button", &["class", "data-alt", "data-src", "type"]),
    ("code", &["data-language"]),
    ("div", &["class", "tabindex"]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &["class", "data-embed", "data-host", "data-title"]),
    ("h1", &["id"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("img", &["alt", "decoding", "loading", "referrerpolicy", "src"]),
    ("input", &["checked", "disabled", "type"]),
    ("kbd", &[]),
    ("li", &["class", "id"]),
    ("mark", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &["tabindex"]),
    ("s", &[]),
    ("section", &["class"]),
    ("small", &[]),
    ("span", &["class", "id"]),
    ("strong", &[]),
    ("sub", &[]),
    ("sup", &["class"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &[]),
    ("th", &[]),
    ("thead", &[]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &[]),
];

/// Those that end where they start.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// What no element of its own sort may stand in, nor anything else that a reader can press.
const PRESSED: [&str; 3] = ["a", "button", "input"];

/// What a reader sees or a machine reads: an element with its attributes and its content, or text.
#[derive(Debug, PartialEq)]
enum Node {
    Element(String, Vec<(String, String)>, Vec<Node>),
    Text(String),
}

/// Adds text, to the text before it where there is some.
fn push_text(text: &str, nodes: &mut Vec<Node>) {
    match nodes.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => nodes.push(Node::Text(text.to_owned())),
    }
}

/// Reads markup as it is written: tags in pairs, every value in quotation marks. Anything else is an error.
struct Strict<'a> {
    rest: &'a str,
}

impl<'a> Strict<'a> {
    /// The nodes up to an end tag that is not theirs, or to the end.
    fn nodes(&mut self) -> Result<Vec<Node>, String> {
        let mut nodes = Vec::new();
        loop {
            let end = self.rest.find('<').unwrap_or(self.rest.len());
            push_text(&unescape(self.take(end))?, &mut nodes);
            if self.rest.is_empty() || self.rest.starts_with("</") {
                return Ok(nodes);
            }
            self.expect("<")?;
            nodes.push(self.element()?);
        }
    }

    fn element(&mut self) -> Result<Node, String> {
        let name = self.name();
        let mut attributes = Vec::new();
        while self.rest.starts_with(' ') {
            self.expect(" ")?;
            let attribute = self.name();
            let mut value = String::new();
            if self.rest.starts_with('=') {
                self.expect("=\"")?;
                let end = self.rest.find('"').ok_or("a value without end")?;
                value = unescape(self.take(end))?;
                self.expect("\"")?;
            }
            attributes.push((attribute, value));
        }
        self.expect(">")?;
        let mut content = Vec::new();
        if !VOID.contains(&name.as_str()) {
            content = self.nodes()?;
            self.expect(&format!("</{name}>"))?;
        }
        attributes.sort();
        Ok(Node::Element(name, attributes, content))
    }

    fn name(&mut self) -> String {
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let end = self.rest.find(|c| !is_name(c)).unwrap_or(self.rest.len());
        self.take(end).to_owned()
    }

    fn expect(&mut self, expected: &str) -> Result<(), String> {
        let near = || self.rest.chars().take(60).collect::<String>();
        self.rest = self
            .rest
            .strip_prefix(expected)
            .ok_or_else(|| format!("{expected} before {}", near()))?;
        Ok(())
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }
}

/// Text as it is meant. All five characters that mean something to a parser are written as references, and no others.
fn unescape(text: &str) -> Result<String, String> {
    if let Some(bare) = text.find(['<', '>', '"', '\'']) {
        return Err(format!("unescaped: {}", &text[bare..]));
    }
    let mut plain = String::new();
    let mut parts = text.split('&');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once(';').ok_or_else(|| format!("unescaped: &{part}"))?;
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            _ => return Err(format!("an unknown reference: &{name};")),
        });
        plain.push_str(rest);
    }
    Ok(plain)
}

/// Markup as the HTML standard reads it where a page sets it: inside of a `<div>`.
fn standard(html: &str) -> RcDom {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    parse_fragment(RcDom::default(), Default::default(), context, Vec::new(), true).one(html)
}

/// What the standard's parser made of it.
fn nodes(dom: &RcDom) -> Vec<Node> {
    let root = dom.document.children.borrow()[0].clone();
    children(&root)
}

fn children(parent: &Handle) -> Vec<Node> {
    let mut nodes = Vec::new();
    for child in parent.children.borrow().iter() {
        match &child.data {
            NodeData::Text { contents } => push_text(&contents.borrow(), &mut nodes),
            NodeData::Element { name, attrs, .. } => {
                assert_eq!(name.ns, ns!(html), "an element that is not HTML: {name:?}");
                let mut attributes: Vec<_> = attrs
                    .borrow()
                    .iter()
                    .map(|attribute| {
                        (attribute.name.local.to_string(), attribute.value.to_string())
                    })
                    .collect();
                attributes.sort();
                nodes.push(Node::Element(name.local.to_string(), attributes, children(child)));
            }
            _ => panic!("neither text nor element in a page"),
        }
    }
    nodes
}

/// The markup of a parsed page, as the standard writes it.
fn written(dom: &RcDom) -> String {
    let root: SerializableHandle = dom.document.children.borrow()[0].clone().into();
    let mut bytes = Vec::new();
    serialize(&mut bytes, &root, Default::default()).expect("memory does not fail");
    String::from_utf8(bytes).expect("UTF-8")
}

/// Checks that only what is listed stands in a page, and nothing to press in something else to press.
fn check_allowed(nodes: &[Node], inside: Option<&str>) -> Result<(), String> {
    for node in nodes {
        let Node::Element(name, attributes, content) = node else { continue };
        let known = ALLOWED.iter().find(|(known, _)| known == name);
        let (_, known) = known.ok_or_else(|| format!("<{name}> is not allowed"))?;
        for (attribute, value) in attributes {
            if !known.contains(&attribute.as_str()) {
                return Err(format!("{attribute} is not allowed in <{name}>"));
            }
            check_value(attribute, value)?;
        }
        let pressed = PRESSED.contains(&name.as_str());
        if let (true, Some(outer)) = (pressed, inside) {
            return Err(format!("<{name}> in <{outer}>"));
        }
        check_allowed(content, if pressed { Some(name) } else { inside })?;
    }
    Ok(())
}

/// Checks that an address leads where it may, and that an id cannot be one of the page's.
fn check_value(attribute: &str, value: &str) -> Result<(), String> {
    let leads = |schemes: &[&str]| {
        let base = url::Url::parse("https://hugi.example/a/").expect("an address");
        // What a browser cannot read, it does not open.
        base.join(value).map_or(true, |url| schemes.contains(&url.scheme()))
    };
    let fine = match attribute {
        "href" => leads(&["http", "https", "mailto"]),
        "src" | "data-src" | "data-embed" => leads(&["http", "https"]),
        "id" => value.starts_with("n-"),
        _ => true,
    };
    if fine { Ok(()) } else { Err(format!("{attribute}={value:?}")) }
}

/// Checks the markup of a post, with and without the images of other sites.
fn check(text: &str) -> Result<(), String> {
    let (post, _) = parse(text);
    let words = Words {
        load_embed: "show",
        load_image: "load",
        no_alt: "none",
        footnote_back: "back",
        copy: "copy",
    };
    for remote_images in [true, false] {
        let options = Options { remote_images, heading_base: 1 + u8::from(remote_images), words };
        let mut footnotes = Footnotes::of(&post);
        for segment in &post.segments {
            let html = render(&segment.blocks, &mut footnotes, &options);
            check_markup(&html).map_err(|error| format!("{error}\n{html}"))?;
        }
    }
    Ok(())
}

fn check_markup(html: &str) -> Result<(), String> {
    let mut strict = Strict { rest: html };
    let meant = strict.nodes()?;
    if !strict.rest.is_empty() {
        return Err(format!("an end tag too much: {}", strict.rest));
    }
    check_allowed(&meant, None)?;
    let dom = standard(html);
    if nodes(&dom) != meant {
        return Err(format!("it is read as\n{}", written(&dom)));
    }
    let again = standard(&written(&dom));
    if nodes(&again) != meant {
        return Err(format!("written by the standard, it is read as\n{}", written(&again)));
    }
    Ok(())
}

/// The Markdown files below a folder beside or above the crate; none if it is not there.
fn texts(folder: &Path, found: &mut Vec<(String, String)>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            texts(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            let bytes = fs::read(&path).expect("a readable file");
            found.push((path.display().to_string(), notes::decode(&bytes).0));
        }
    }
}

#[test]
fn every_post_is_read_as_it_is_written() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["tests", "../../posts", "../../../shared/seeds", "../../../shared/corpus/posts"]
    {
        texts(&here.join(folder), &mut found);
    }
    assert!(found.len() > 50, "the posts of this repository are there");
    for (name, text) in found {
        check(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

/// Markup that sanitizers let through and a second parse brought to life, and nesting that parsers arrange anew.
#[test]
fn mutations_find_no_second_parse() {
    let attacks = include_str!("fixtures/mutations.txt");
    let mut failed = Vec::new();
    for attack in attacks.split("\n----\n") {
        if let Err(error) = check(attack) {
            failed.push(format!("{attack}\n→ {error}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn the_check_itself_finds_what_is_wrong() {
    for wrong in [
        "<p>a",
        "a</p>",
        "<p><p>a</p></p>",
        "<p><figure></figure></p>",
        "<script></script>",
        "<p class=\"a\"></p>",
        "<a href=\"javascript:a\"></a>",
        "<a href=\"#\"><em><a href=\"#\"></a></em></a>",
        "<table><p>a</p></table>",
        "<a href=\"#\"><button></button></a>",
        "a & b",
        "a > b",
        "<svg></svg>",
        "<em>a<p>b</em></p>",
        "<li><li>a</li></li>",
        "<tr><td>a</td></tr>",
        "<!-- a -->",
        "<h2 id=\"root\"></h2>",
        "<pre>\na</pre>",
    ] {
        assert!(check_markup(wrong).is_err(), "{wrong}");
    }
    check_markup("<p>a &lt; <em>b</em><br>\n</p><hr><h2 id=\"n-a\">c</h2>").expect("this is fine");
}

/// Posts built of pieces of markup and of Markdown, in any order.
fn mutants() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(&MARKUP[..]).prop_map(str::to_owned),
        1 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ];
    proptest::collection::vec(piece, 1..24).prop_map(|pieces| with_words(&pieces.concat()).0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_post_is_read_as_it_is_written(text in mutants()) {
        if let Err(error) = check(&text) {
            prop_assert!(false, "{error}\nof\n{text}");
        }
    }
}
