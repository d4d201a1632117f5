//! The page that starts the app, and its copies for every other page.
//!
//! Trunk writes it, with or without minifying, so tags are found by what they say and not by how they are quoted.

use std::ops::Range;
use std::path::Path;

use super::files::{Problem, read};
use super::places::Place;
use super::script;

/// The name of the `<meta>` in which the app looks for its catalog.
pub(super) const CATALOG_META: &str = "hugi-catalog";

/// The `<meta>` that tells the browser what to refuse.
const POLICY_META: &str = "Content-Security-Policy";

/// The link to the list of all posts, for those to whom the app does not open.
const ALL_TEXTS: &str = "<li><a href=\"./library/posts.html\">";

/// The text of `index.html`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shell(String);

impl Shell {
    /// Reads the page that Trunk has built.
    pub(super) fn read(dist: &Path) -> Result<Self, Problem> {
        let path = dist.join("index.html");
        let html = String::from_utf8_lossy(&read(&path)?).into_owned();
        if tag(&html, "meta", CATALOG_META).is_none() {
            let path = path.display();
            return Err(Problem::new(format!(
                "expected <meta name=\"{CATALOG_META}\"> in {path}, found none: is this the app as `trunk build` left it?"
            )));
        }
        Ok(Self(html))
    }

    /// The text of the page.
    pub(super) fn html(&self) -> &str {
        &self.0
    }

    /// Says where the catalog is, and lets the browser fetch it before the app runs.
    pub(super) fn with_catalog(&self, path: &str) -> Self {
        let mut html = self.0.clone();
        while let Some(old) = tag(&html, "link", "./library/") {
            html.replace_range(old, "");
        }
        let meta = format!(r#"<meta name="{CATALOG_META}" content="{path}">{}"#, preload(path));
        if let Some(old) = tag(&html, "meta", CATALOG_META) {
            html.replace_range(old, &meta);
        }
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

    /// The copy of the shell for a page.
    pub(super) fn page(&self, place: &Place) -> String {
        let mut html = self.0.clone();
        if let Some(title) = between(&html, "<title>", "</title>") {
            let own = html[title.clone()].to_owned();
            html.replace_range(title, &format!("{} · {}", escape(&place.title), own));
        }
        if let Some(meta) =
            tag(&html, "meta", "description").filter(|_| !place.description.is_empty())
        {
            let about: String = place.description.chars().take(200).collect();
            let about = escape(&about.split_whitespace().collect::<Vec<_>>().join(" "));
            html.replace_range(meta, &format!(r#"<meta name="description" content="{about}">"#));
        }
        if let (Some(path), Some(meta)) = (&place.preload, tag(&html, "meta", CATALOG_META)) {
            html.insert_str(meta.end, &preload(path));
            let text = format!(r#"<li><a href="./{path}">{}</a></li>"#, escape(&place.title));
            html = html.replace(ALL_TEXTS, &(text + ALL_TEXTS));
        }
        at_depth(&html, place.depth())
    }
}

fn preload(path: &str) -> String {
    format!(r#"<link rel="preload" as="fetch" crossorigin="anonymous" href="./{path}">"#)
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

fn between(html: &str, open: &str, close: &str) -> Option<Range<usize>> {
    let start = html.find(open)? + open.len();
    Some(start..start + html[start..].find(close)?)
}

/// Text as it stands in a page or in an attribute's quotation marks.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
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

    #[test]
    fn the_catalog_is_named_once_however_often() {
        let shell = Shell("<head><meta content name=hugi-catalog></head>".to_owned());
        let once = shell.with_catalog("library/catalog-1.bin");
        let twice = once.with_catalog("library/catalog-2.bin");
        assert_eq!(twice, shell.with_catalog("library/catalog-2.bin"));
        assert_eq!(twice.0.matches("catalog-").count(), 2);
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
