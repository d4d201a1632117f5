//! What the tests of whole posts and the fuzz targets share: how a text is parsed and shown, and what holds for any.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part of it")]

pub mod pieces;

use notes::catalog::{Catalog, Entry, from_bytes, to_bytes};
use notes::html::{self, Options, Words};
use notes::tree::places::{self, What};
use notes::tree::{Block, BlockKind, Inline};
use notes::{Diagnostic, Post, Source};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The file that every text is parsed as.
const FILE: &str = "post.md";

/// Parses a text as the file `post.md`.
pub fn parse(text: &str) -> (Post, Vec<Diagnostic>) {
    notes::parse(text, &Source { name: FILE.to_owned() })
}

/// Asserts what holds for any text; gives the post, and what a reader sees of it.
#[track_caller]
pub fn holds(text: &str) -> (Post, String) {
    let (post, findings) = parse(text);
    tiles(text, &post);
    findings_have_places(text, &findings);
    is_bounded(&post);
    is_composed(&post);
    let page = shown(&post);
    assert_eq!(page, shown(&post), "the same post is shown the same way twice");
    let (again, found) = parse(&text.nfd().collect::<String>());
    assert_eq!((&again, &found), (&post, &findings), "decomposed, it is the same post");
    survives_the_catalog(&post, findings);
    (post, page)
}

/// Asserts that the segments tile the body, and that each session knows its own lines.
#[track_caller]
pub fn tiles(text: &str, post: &Post) {
    let mut next = post.body_line;
    for segment in &post.segments {
        assert_eq!(segment.lines.0, next, "a gap or an overlap before line {next}");
        assert!(segment.lines.1 >= segment.lines.0);
        next = segment.lines.1;
        if let Some(session) = segment.session {
            assert_eq!(post.sessions[session].lines, segment.lines);
        }
    }
    let lines = u32::try_from(lines(text).len()).expect("few lines");
    assert!(next > lines, "the segments end at {next} of {lines} lines");
    let of_sessions: Vec<_> = post.segments.iter().filter_map(|segment| segment.session).collect();
    assert_eq!(
        of_sessions,
        (0..post.sessions.len()).collect::<Vec<_>>(),
        "each session has one segment, in order"
    );
}

/// The lines of a text, whatever ends them.
fn lines(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n").replace('\r', "\n").lines().map(str::to_owned).collect()
}

/// Asserts that every finding points at a place of the text, or right behind a line of it.
#[track_caller]
fn findings_have_places(text: &str, findings: &[Diagnostic]) {
    let composed: String = text.strip_prefix('\u{feff}').unwrap_or(text).nfc().collect();
    let lines = lines(&composed);
    for finding in findings {
        let (line, column) = (finding.line as usize, finding.column as usize);
        let width = lines.get(line.wrapping_sub(1)).map_or(0, |line| line.chars().count());
        let known = (1..=lines.len().max(1)).contains(&line);
        assert!(known && (1..=width + 1).contains(&column), "{line}:{column} {finding}");
    }
}

/// No tree is deeper: twice the depth at which containers are flattened.
const DEEPEST: usize = 120;

/// Asserts that the tree is so flat that walking it needs no deep stack.
#[track_caller]
fn is_bounded(post: &Post) {
    let deepest = post.segments.iter().flat_map(|segment| &segment.blocks).chain(&post.footnotes);
    let deepest = deepest.map(depth).max().unwrap_or(0);
    assert!(deepest <= DEEPEST, "a tree {deepest} deep");
}

fn depth(block: &Block) -> usize {
    let rows: &[_] = if let BlockKind::Table(rows) = &block.kind { rows } else { &[] };
    let texts = rows.iter().flat_map(|row| &row.cells).map(Vec::as_slice).chain([block.inlines()]);
    let of_texts = texts.flatten().map(depth_of_text).max();
    1 + block.children().map(depth).max().max(of_texts).unwrap_or(0)
}

fn depth_of_text(inline: &Inline) -> usize {
    match inline {
        Inline::Styled(_, content) | Inline::Link(_, content) => {
            1 + content.iter().map(depth_of_text).max().unwrap_or(0)
        }
        _ => 1,
    }
}

/// Asserts that every piece of text that a post holds is NFC.
#[track_caller]
fn is_composed(post: &Post) {
    let check = |text: &str| assert!(is_nfc(text), "not NFC: {text:?}");
    for block in post.segments.iter().flat_map(|segment| &segment.blocks).chain(&post.footnotes) {
        block
            .each_text(&mut |inlines| inlines.iter().for_each(|inline| each_piece(inline, &check)));
        check(block.label());
    }
    for session in &post.sessions {
        [&session.id, &session.title].into_iter().chain(&session.speakers).for_each(|it| check(it));
        session.links.iter().for_each(|link| check(&link.label));
        check(session.code.as_deref().unwrap_or_default());
    }
    let meta = &post.meta;
    let said = [&meta.title, &meta.author, &meta.description].into_iter().flatten();
    said.chain(&meta.tags).chain(&meta.categories).for_each(|text| check(text));
    post.days.iter().for_each(|day| check(&day.label));
    post.event.iter().for_each(|event| check(&event.name));
    check(&post.slug);
}

fn each_piece(inline: &Inline, check: &impl Fn(&str)) {
    match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::FootnoteReference(text) => check(text),
        Inline::Image(image) => check(&image.alt),
        Inline::Embed(embed) => check(&embed.title),
        Inline::Styled(_, content) | Inline::Link(_, content) => {
            content.iter().for_each(|inline| each_piece(inline, check))
        }
        Inline::Break(_) => {}
    }
}

/// Asserts that the catalog gives back what was put into it.
#[track_caller]
fn survives_the_catalog(post: &Post, findings: Vec<Diagnostic>) {
    let entry = Entry::new(post, FILE, format!("library/{FILE}"), findings);
    let catalog = Catalog::new(vec![entry.clone(), entry]);
    assert_eq!(from_bytes(&to_bytes(&catalog)), Ok(catalog));
}

/// All that a reader sees of a post, as one text with entities resolved.
pub fn shown(post: &Post) -> String {
    let words = Words { load_embed: "", load_image: "", no_alt: "", footnote_back: "", copy: "" };
    let options = Options { remote_images: true, heading_base: 2, words };
    let mut page = String::new();
    let mut footnotes = html::Footnotes::of(post);
    for segment in &post.segments {
        if let Some(session) = segment.session.and_then(|index| post.sessions.get(index)) {
            page.push_str(&format!(
                "{} {} {}\n",
                session.code.as_deref().unwrap_or_default(),
                session.title,
                session.speakers.join(", ")
            ));
        }
        page.push_str(&html::render(&segment.blocks, &mut footnotes, &options));
    }
    for day in &post.days {
        page.push_str(&day.label);
    }
    page
}

/// A text with a word of its own, `w0w`, `w1w`, …, for each `@` of a template, and these words.
pub fn with_words(template: &str) -> (String, Vec<String>) {
    let (mut text, mut words) = (String::new(), Vec::new());
    for part in template.split_inclusive('@') {
        text.push_str(part.strip_suffix('@').unwrap_or(part));
        if part.ends_with('@') {
            let word = format!("w{}w", words.len());
            text.push_str(&word);
            words.push(word);
        }
    }
    (text, words)
}

/// Asserts that no word of a template is lost: those that `with_words` put into the text stand in the page, unless
/// Markdown means them for the machine: front matter, tags and comments, addresses, definitions, fences.
#[track_caller]
pub fn loses_nothing(text: &str, words: &[String], (post, page): &(Post, String)) {
    if words.iter().all(|word| page.contains(word)) {
        return;
    }
    let seen = |c: char| match c {
        '\0'..='\u{8}' | '\u{b}'..='\u{1f}' if c != '\r' => '␀',
        '\u{7f}' => '␡',
        _ => c,
    };
    let lines = lines(&text.nfc().map(seen).collect::<String>());
    // Front matter that the text ends with has no line of the body after it.
    let from = post.body_line as usize - 1;
    if from + 1 == lines.len() && !text.ends_with(['\n', '\r']) {
        return;
    }
    let body = lines.get(from..).unwrap_or_default().join("\n");
    let unseen = unseen(&body);
    for word in words.iter().filter(|word| !page.contains(word.as_str())) {
        let Some(at) = body.find(word.as_str()) else { continue };
        assert!(unseen[at], "{word} is lost of\n{text}\n{page}");
    }
}

/// For each byte of a body whether it stands where no reader looks.
fn unseen(body: &str) -> Vec<bool> {
    let mut unseen = vec![false; body.len()];
    for place in places::places(body) {
        match place.what {
            What::Html | What::Definition { .. } => unseen[place.range].fill(true),
            What::Link(target) | What::Image(target) => {
                unseen[place.range.start..target.label.start].fill(true);
                unseen[target.label.end.max(place.range.start)..place.range.end].fill(true);
            }
            What::Code => {
                let code = &body[place.range.clone()];
                let first = code.find('\n').filter(|_| code.starts_with(['`', '~'])).unwrap_or(0);
                unseen[place.range.start..place.range.start + first].fill(true);
            }
            What::Text(_) | What::Strong => {}
        }
    }
    // A definition that stands twice, or becomes one when an engine fills it in, its title on lines of their own, and
    // what an engine fills in.
    let (mut start, mut defines) = (0, false);
    for line in body.split_inclusive('\n') {
        let trimmed = line.trim_start_matches([' ', '>', '-', '*', '+', '\t']);
        let opens = trimmed.starts_with('[') && !trimmed.starts_with("[^") && line.contains("]:");
        let goes_on = defines && !trimmed.trim().is_empty();
        defines = opens || goes_on;
        if defines || line.contains("{{") || line.contains("{%") {
            unseen[start..start + line.len()].fill(true);
        }
        start += line.len();
    }
    unseen
}
