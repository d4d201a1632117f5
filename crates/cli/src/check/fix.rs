//! Makes the safe repairs: edits of bytes, thrown away unless readers see the same afterwards.

use std::io::Write;
use std::path::Path;

use notes::Post;
use notes::html::{self, Footnotes, Options, Words};
use notes::link::openable;
use notes::tree::{Block, BlockKind};

use super::file::{Edit, File};
use super::rules;

/// A file after its repair.
pub(crate) struct Mended {
    pub(crate) file: File,
    /// How many findings are gone.
    pub(crate) findings: usize,
}

/// A repair may uncover another; more rounds than this would be a circle.
const MOST_ROUNDS: usize = 4;

/// Makes every safe repair of a file. `Err` holds the file unchanged where readers would see something else.
pub(crate) fn mend(file: File) -> Result<Mended, Box<File>> {
    let mut now = File::read(&file.path, file.source.as_bytes());
    let mut findings = 0;
    for _ in 0..MOST_ROUNDS {
        let found = rules::check(std::slice::from_ref(&now)).into_iter().flatten();
        let fixable: Vec<_> = found.filter(|finding| !finding.edits.is_empty()).collect();
        if fixable.is_empty() {
            break;
        }
        findings += fixable.len();
        let edits = fixable.into_iter().flat_map(|finding| finding.edits).collect();
        now = File::read(&file.path, apply(&now.source, edits).as_bytes());
    }
    match shows_the_same(&file.post, &now.post) {
        true => Ok(Mended { file: now, findings }),
        false => Err(Box::new(file)),
    }
}

/// A text with edits made. Of two that overlap the first is made; the other has its turn in the next round.
fn apply(source: &str, mut edits: Vec<Edit>) -> String {
    edits.sort();
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for edit in edits {
        if at <= edit.start {
            text.push_str(&source[at..edit.start]);
            text.push_str(&edit.text);
            at = edit.end;
        }
    }
    text.push_str(&source[at..]);
    text
}

/// Writes a file in one step: who reads it meanwhile has the old one or the new one, and never a half.
pub(crate) fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let path = path.canonicalize()?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(std::fs::metadata(&path)?.permissions())?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// Whether readers see the same of two readings of a post: words, code, sessions, days and what the post says of itself.
/// Addresses may differ in their scheme, and the pictures of control characters may be gone.
fn shows_the_same(before: &Post, after: &Post) -> bool {
    shown(before) == shown(after) && code(before) == code(after) && facts(before) == facts(after)
}

/// The words of a post as readers see them, without the tags around them.
fn shown(post: &Post) -> String {
    let words = Words { load_embed: "", load_image: "", no_alt: "", footnote_back: "", copy: "" };
    let options = Options { remote_images: false, heading_base: 2, words };
    let mut shown = String::new();
    let mut footnotes = Footnotes::of(post);
    for segment in &post.segments {
        let page = html::render(&segment.blocks, &mut footnotes, &options);
        let mut rest = page.as_str();
        while let Some((text, after)) = rest.split_once('<') {
            shown.push_str(text);
            rest = after.split_once('>').map_or("", |(_, after)| after);
        }
        shown.push_str(rest);
        shown.push_str(&format!("\n[{:?}]\n", segment.session));
    }
    without_pictures(&shown)
}

/// The code of a post, block by block, which no repair may touch.
fn code(post: &Post) -> Vec<String> {
    fn collect(block: &Block, code: &mut Vec<String>) {
        if let BlockKind::Code { text, .. } = &block.kind {
            code.push(text.clone());
        }
        block.children().for_each(|child| collect(child, code));
    }
    let mut code = Vec::new();
    let blocks = post.segments.iter().flat_map(|segment| &segment.blocks);
    blocks.chain(&post.footnotes).for_each(|block| collect(block, &mut code));
    code
}

/// What the post was understood to say, with all addresses under https.
fn facts(post: &Post) -> String {
    let secure = |url: &str| openable(url).replacen("http://", "https://", 1);
    let mut sessions = post.sessions.clone();
    let mut decks = post.other_slides.clone();
    let links = sessions.iter_mut().flat_map(|session| &mut session.links).chain(&mut decks);
    links.for_each(|link| link.url = secure(&link.url));
    // An id is made of the title, and a control character in it leaves a hyphen.
    sessions.iter_mut().for_each(|session| session.id = session.id.replace('-', ""));
    let (slug, meta, event, days) = (&post.slug, &post.meta, &post.event, &post.days);
    without_pictures(&format!("{:?}", (slug, meta, event, days, sessions, decks, post.body_line)))
}

fn without_pictures(text: &str) -> String {
    text.replace(|c| matches!(c, '\u{2400}'..='\u{2421}'), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        match mend(File::read(Path::new("post.md"), text.as_bytes())) {
            Ok(mended) => mended.file.source,
            Err(_) => "thrown away".to_owned(),
        }
    }

    #[test]
    fn code_stays_as_it_is() {
        let code = "```\n[가](//a.kr) \u{1}\n```\n\n`<img src=\"//b.kr\">` 글\u{8}\n";
        assert_eq!(mended(code), code.replace('\u{8}', ""));
    }

    #[test]
    fn addresses_in_every_place() {
        assert_eq!(mended("[가](//a.kr/b)"), "[가](https://a.kr/b)");
        assert_eq!(mended("[가](<//a.kr/b c>)"), "[가](<https://a.kr/b c>)");
        assert_eq!(mended("![가](//a.kr/b.png \"나\")"), "![가](https://a.kr/b.png \"나\")");
        assert_eq!(mended("[가][1]\n\n[1]: //a.kr"), "[가][1]\n\n[1]: https://a.kr");
        assert_eq!(
            mended(
                "<iframe width=1 src='//www.slideshare.net/slideshow/embed_code/key/a'></iframe>"
            ),
            "<iframe width=1 src='https://www.slideshare.net/slideshow/embed_code/key/a'></iframe>"
        );
        assert_eq!(
            mended("[가](http://github.com/a?b=1&amp;c) http://github.com/a"),
            "[가](https://github.com/a?b=1&amp;c) http://github.com/a",
            "an address that readers see stays"
        );
    }

    #[test]
    fn addresses_stay_decomposed() {
        let text =
            "---\nimage: /a/\u{1112}\u{1161}.png\n---\n![\u{1112}\u{1161}](\u{1112}\u{1161}.png)\n";
        let expected = "---\nimage: /a/\u{1112}\u{1161}.png\n---\n![하](\u{1112}\u{1161}.png)\n";
        assert_eq!(mended(text), expected);
    }

    #[test]
    fn edits_that_overlap_take_turns() {
        let edits = vec![Edit::new(1..3, "x"), Edit::new(2..4, "y"), Edit::new(3..3, "z")];
        assert_eq!(apply("abcde", edits), "axzde");
    }

    #[test]
    fn a_repair_that_would_show_is_thrown_away() {
        // Without the control character the line becomes a heading.
        assert_eq!(mended("\u{1}# 제목"), "thrown away");
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        std::fs::write(&path, "전").expect("written");
        write(&path, "후").expect("written");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "후");
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("read").count(),
            1,
            "nothing is left behind"
        );
    }
}
