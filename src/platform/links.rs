//! Which clicks ask for a page of the app; all others are the browser's.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::dom;

/// Makes the relative links of a page that was drawn at build time lead where they lead now. It stays until the next page
/// has come, under the address of that one.
pub(super) fn settle() {
    for link in dom::find_all("main a[href]") {
        if let Some(link) = link.dyn_ref::<HtmlAnchorElement>() {
            link.set_href(&link.href());
        }
    }
}

/// The page of ours that a click asks for: its address below the base, and whether nothing is to move.
pub(super) fn page_asked_for(event: &Event, base: &str) -> Option<(String, bool)> {
    let event: &MouseEvent = event.dyn_ref()?;
    if !is_plain(event) {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link = target.closest("a[href]").ok()??;
    let elsewhere = link.get_attribute("target").is_some_and(|name| name != "_self");
    let rel = link.get_attribute("rel").unwrap_or_default();
    let external = rel.split_ascii_whitespace().any(|word| word == "external");
    if elsewhere || external || link.has_attribute("download") {
        return None;
    }
    let link_url = link.dyn_ref::<HtmlAnchorElement>()?.href();
    let here = web_sys::window()?.location();
    let rest = link_url.strip_prefix(&here.origin().ok()?)?;
    let href = page_below(base, rest)?;
    let same = !href.contains('#') || {
        let now = format!("{}{}", here.pathname().ok()?, here.search().ok()?);
        rest.split('#').next() != Some(now.as_str())
    };
    same.then(|| (href.to_owned(), link.has_attribute("data-stay")))
}

/// A left click, without a key that asks the browser for something else, that nobody has handled.
fn is_plain(event: &MouseEvent) -> bool {
    let keys = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !keys && !event.default_prevented()
}

/// An address on our origin, cut below the base, if one of the app's pages could be there: those all end in `/`.
fn page_below<'a>(base: &str, address: &'a str) -> Option<&'a str> {
    let below = address.strip_prefix(base)?;
    let path = below.split(['?', '#']).next().unwrap_or(below);
    (path.is_empty() || path.ends_with('/')).then_some(below)
}

#[cfg(test)]
mod tests {
    use super::page_below;

    #[test]
    fn only_pages_below_the_base_are_ours() {
        assert_eq!(page_below("/notes/", "/notes/"), Some(""));
        assert_eq!(page_below("/notes/", "/notes/?tag=a/b"), Some("?tag=a/b"));
        assert_eq!(page_below("/notes/", "/notes/posts/a/#x"), Some("posts/a/#x"));
        assert_eq!(page_below("/notes/", "/notes"), None);
        assert_eq!(page_below("/notes/", "/notes-archive/"), None);
        assert_eq!(page_below("/notes/", "/notes/library/posts/a-1234.md"), None);
        assert_eq!(page_below("/", "/a/b/"), Some("a/b/"));
    }
}
