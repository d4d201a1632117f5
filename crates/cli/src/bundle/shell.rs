//! The document around every page: `shell.html` holds it with nothing drawn in it, as the service worker answers with it
//! where there is no network; the pages hold it with their text.
//!
//! Trunk writes it, with or without minifying, so tags are found by what they say and not by how they are quoted.

use std::ops::Range;
use std::path::Path;

use super::files::{Problem, read};
use super::script;

/// Where it lies.
pub(super) const FILE: &str = "shell.html";

/// What every page of ours has, and no other.
pub(super) const MARK: &str = "<main id=\"main\"";

/// What waits for the app where nothing is drawn.
const WAITING: &str = "<div id=\"loading\">";

/// The `<meta>` that tells the browser what to refuse.
const POLICY_META: &str = "Content-Security-Policy";

/// Keeps a browser from asking for a file, until it is taken away.
const LATER: &str = r#" media="print""#;
const LINK_LATER: &str = r#"<link media="print""#;

/// The text of the document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shell(String);

impl Shell {
    /// Reads the document that Trunk has built, or, where that holds the first page by now, its own file.
    pub(super) fn read(dist: &Path) -> Result<Self, Problem> {
        let path = dist.join("index.html");
        let html = String::from_utf8_lossy(&read(&path)?).into_owned();
        if html.contains(WAITING) {
            return Ok(Self(html));
        }
        if html.contains(MARK) {
            return Ok(Self(String::from_utf8_lossy(&read(&dist.join(FILE))?).into_owned()));
        }
        let path = path.display();
        Err(Problem::new(format!(
            "expected {WAITING} in {path}, found none: is this the app as `trunk build` left it?"
        )))
    }

    /// The text of the page.
    pub(super) fn html(&self) -> &str {
        &self.0
    }

    /// Says in which language the pages speak.
    pub(super) fn with_language(&self, tag: &str) -> Self {
        let Some(at) = self.0.find(" lang=\"") else { return self.clone() };
        let start = at + " lang=\"".len();
        let end = self.0[start..].find('"').map_or(start, |length| start + length);
        let mut html = self.0.clone();
        html.replace_range(start..end, tag);
        Self(html)
    }

    /// What starts the app, moved behind all that is to be read: the text comes first on a slow line. And it is not asked
    /// for before the page has been painted: until then, `watch.js` says, it is for another medium.
    pub(super) fn with_app_last(&self) -> Self {
        let mut html = self.0.clone();
        let mut links = String::new();
        for says in ["modulepreload", "application/wasm"] {
            if let Some(link) = tag(&html, "link", says) {
                let later = html[link.clone()].replace(LATER, "").replacen("<link", LINK_LATER, 1);
                links.push_str(&later);
                html.replace_range(link, "");
            }
        }
        let start = tag(&html, "script", "module").map_or(html.len(), |script| script.start);
        html.insert_str(start, &links);
        Self(html)
    }

    /// Replaces all style sheets by one; without one, nothing changes.
    pub(super) fn with_stylesheet(&self, path: Option<String>) -> Self {
        let Some(path) = path else { return self.clone() };
        let mut html = self.0.clone();
        let mut new = Some(format!(r#"<link rel="stylesheet" href="./{path}">"#));
        let mut at = 0;
        while let Some(old) = tag_from(&html, at, "link", "stylesheet") {
            let link = new.take().unwrap_or_default();
            at = old.start + link.len();
            html.replace_range(old, &link);
        }
        Self(html)
    }

    /// The files of the style sheets, relative to the base, in order.
    pub(super) fn stylesheets(&self) -> Vec<String> {
        let mut files = Vec::new();
        let mut at = 0;
        while let Some(link) = tag_from(&self.0, at, "link", "stylesheet") {
            at = link.end;
            let href = self.0[link].split_once("./").map(|(_, rest)| rest);
            let end = |c: char| c == '"' || c == '\'' || c == '>' || c.is_whitespace();
            files.extend(href.and_then(|href| href.split(end).next()).map(str::to_owned));
        }
        files
    }

    /// What the names of the app's script and its WebAssembly start with: `name` of `./name_bg.wasm`.
    pub(super) fn app(&self) -> Option<String> {
        let (before, _) = self.0.split_once("_bg.wasm")?;
        let (_, stem) = before.rsplit_once("./")?;
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        stem.chars().all(plain).then(|| stem.to_owned())
    }

    /// Names another file wherever it named this one.
    pub(super) fn with_file(&self, old: &str, new: &str) -> Self {
        Self(self.0.replace(&format!("./{old}"), &format!("./{new}")))
    }

    /// The scripts that stand in the page without what only their authors need; and no comments between the tags.
    pub(super) fn with_compact_scripts(&self) -> Self {
        let mut html = self.0.clone();
        while let Some(comment) = around(&html, "<!--", "-->") {
            html.replace_range(comment, "");
        }
        let mut at = 0;
        while let Some((_, script)) = element(&html, "script", at) {
            let compact = script::compact(&html[script.clone()]);
            at = script.end;
            if let Some(compact) = compact {
                at = script.start + compact.len();
                html.replace_range(script, &compact);
            }
        }
        Self(html)
    }

    /// Tells the browser what to refuse. Nothing may change in the scripts of the page after this.
    pub(super) fn with_policy(&self, policy: &str) -> Self {
        let mut html = self.0.clone();
        if let Some(meta) = tag(&html, "meta", POLICY_META) {
            let new = format!(r#"<meta http-equiv="{POLICY_META}" content="{policy}">"#);
            html.replace_range(meta, &new);
        }
        Self(html)
    }

    /// The document with nothing drawn in it, for pages that lie equally deep.
    pub(super) fn waiting(&self, depth: usize) -> Template {
        let Cuts { head, about, .. } = self.cuts();
        Template::at([&self.0[..head], &self.0[about..], ""], depth)
    }

    /// The document for pages that lie equally deep, without styles in it.
    pub(super) fn linked(&self, depth: usize) -> Template {
        let Cuts { head, about, body, rest } = self.cuts();
        Template::at([&self.0[..head], &self.0[about..body], &self.0[rest..]], depth)
    }

    /// The document for pages that look alike and lie equally deep.
    pub(super) fn template(&self, depth: usize, style: &str) -> Template {
        let html = &self.0;
        let Cuts { head, about, body, rest } = self.cuts();
        let sheet = tag(html, "link", "stylesheet");
        let linked = sheet.clone().map_or("", |sheet| &html[sheet]);
        let before = match sheet.filter(|sheet| sheet.start >= about && sheet.end <= body) {
            Some(sheet) => {
                let (before, after) = (&html[about..sheet.start], &html[sheet.end..body]);
                format!("{before}<style>{style}</style>{after}")
            }
            None => html[about..body].to_owned(),
        };
        // What lays out the page waits for no style sheet: a script behind one would.
        let (lays_out, rest) = match element(html, "script", rest) {
            Some((tag, content)) if !html[tag.clone()].contains("module") => {
                html[rest..].split_at(content.end + "</script>".len() - rest)
            }
            _ => ("", &html[rest..]),
        };
        // In the middle of a page a style sheet holds up the browser's reading: the app is asked for before. But not before
        // the page is laid out: that would make the first paint wait.
        let (links, starts) = rest.split_at(tag(rest, "script", "module").map_or(0, |it| it.start));
        let after = [lays_out, links, linked, starts].concat();
        Template::at([&html[..head], &before, &after], depth)
    }

    fn cuts(&self) -> Cuts {
        let html = &self.0;
        let head = html.find("<title>").unwrap_or(0);
        let about = tag(html, "meta", "description").map_or(head, |meta| meta.end);
        let body = html.find(WAITING).unwrap_or(html.len());
        let rest = html.find("</main>").map_or(body, |main| main + "</main>".len());
        Cuts { head, about, body, rest }
    }
}

/// Where the document is cut: what a page says of itself, up to `about`, and what is drawn in it, up to `rest`.
struct Cuts {
    head: usize,
    about: usize,
    body: usize,
    rest: usize,
}

/// The document around a page: what stands before its head, before its body, and after it.
#[derive(Debug)]
pub(super) struct Template {
    start: String,
    before: String,
    after: String,
}

impl Template {
    fn at(parts: [&str; 3], depth: usize) -> Self {
        let [start, before, after] = parts.map(|part| at_depth(part, depth));
        Self { start, before, after }
    }

    /// A page.
    pub(super) fn page(&self, head: &str, body: &str) -> String {
        [&self.start, head, &self.before, body, &self.after].concat()
    }
}

/// Rewrites every reference that starts with `./` for a page some folders further down.
///
/// `sw.js` does the same, by the same rule, for the pages it answers.
fn at_depth(html: &str, depth: usize) -> String {
    let up = "../".repeat(depth);
    let mut rewritten = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("./") {
        let (before, after) = rest.split_at(at);
        rewritten.push_str(before);
        let starts = before.ends_with(['"', '\'', '`', '=']);
        rewritten.push_str(if starts && depth > 0 { &up } else { "./" });
        rest = &after[2..];
    }
    rewritten + rest
}

/// The first tag of a name that says something.
fn tag(html: &str, name: &str, says: &str) -> Option<Range<usize>> {
    tag_from(html, 0, name, says)
}

fn tag_from(html: &str, from: usize, name: &str, says: &str) -> Option<Range<usize>> {
    let open = format!("<{name} ");
    let mut at = from;
    loop {
        let start = at + html.get(at..)?.find(&open)?;
        let end = start + tag_length(&html[start..])?;
        if html[start..end].contains(says) {
            return Some(start..end);
        }
        at = end;
    }
}

/// How far a tag goes: to the first `>` outside quotes.
fn tag_length(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '>' => return Some(at + 1),
            None if c == '"' || c == '\'' => quote = Some(c),
            None => {}
        }
    }
    None
}

/// The next element of a name: its start tag, and what stands between its tags.
pub(super) fn element(html: &str, name: &str, from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let open = from + html.get(from..)?.find(&format!("<{name}"))?;
    let start = open + tag_length(&html[open..])?;
    Some((open..start, start..start + html[start..].find(&format!("</{name}>"))?))
}

fn around(html: &str, open: &str, close: &str) -> Option<Range<usize>> {
    let start = html.find(open)?;
    Some(start..start + html[start..].find(close)? + close.len())
}

/// Text as it stands in a page or in an attribute's quotation marks.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    notes::html::escape(text, &mut escaped);
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_rewritten_however_they_are_quoted() {
        let html = r#"<a href="./a" b=./b c="../c"> import './d'; f(`./e`) 2./3 "#;
        let deep = r#"<a href="../../a" b=../../b c="../c"> import '../../d'; f(`../../e`) 2./3 "#;
        assert_eq!(at_depth(html, 2), deep);
        assert_eq!(at_depth(html, 0), html);
    }

    const SHELL: &str = r#"<html data-base="./"><title>후기</title><meta name="description" content="x"><link rel="stylesheet" href="./a.css"><body><div id="loading">…</div><main id="main"></main><script>lay()</script><link rel="modulepreload" href="./b.js"><script type="module">start()</script>"#;

    #[test]
    fn a_page_has_its_text_before_the_app() {
        let template = Shell(SHELL.to_owned()).template(1, "p{}");
        let page = template.page("<title>글</title>", "<main>글</main>");
        let order = [
            "data-base=\"../\"", "<title>글</title>", "<style>p{}</style>", "<main>글</main>",
            "lay()", "href=\"../b.js\"", "href=\"../a.css\"", "start()",
        ];
        let places: Vec<_> = order.iter().map(|part| page.find(part)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {page}");
        assert!(!page.contains("loading") && !page.contains("후기"), "{page}");
    }

    #[test]
    fn the_app_comes_last() {
        let html = "<link rel=\"preload\" type=\"application/wasm\" href=\"./b\"><link rel=\"modulepreload\" href=\"./a\"><p><script type=\"module\">";
        let last = "<p><link media=\"print\" rel=\"modulepreload\" href=\"./a\"><link media=\"print\" rel=\"preload\" type=\"application/wasm\" href=\"./b\"><script type=\"module\">";
        assert_eq!(Shell(html.to_owned()).with_app_last().0, last);
        assert_eq!(Shell(last.to_owned()).with_app_last().0, last);
    }

    #[test]
    fn scripts_and_comments_lose_what_only_authors_need() {
        let html = "<!-- a --><script>\n  // b\n  c( d );\n</script><script src=\"./e\"></script>";
        let shell = Shell(html.to_owned()).with_compact_scripts();
        assert_eq!(shell.0, "<script>c(d);\n</script><script src=\"./e\">\n</script>");
    }

    #[test]
    fn style_sheets_become_one_at_the_place_of_the_first() {
        let html = r#"<link rel="icon" href="./i"><link rel="stylesheet" href="./a.css" integrity="x"/> <link rel=stylesheet href=./b.css><p>"#;
        let shell = Shell(html.to_owned());
        assert_eq!(shell.stylesheets(), ["a.css", "b.css"]);
        let joined = shell.with_stylesheet(Some("app.css".to_owned()));
        let expected =
            r#"<link rel="icon" href="./i"><link rel="stylesheet" href="./app.css"> <p>"#;
        assert_eq!(joined.0, expected);
    }
}
