//! Addresses that may be written into the page.

use crate::extract::link;

/// An address for a link: http, https, mailto or relative; `None` for every other scheme.
pub(super) fn for_link(url: &str) -> Option<String> {
    checked(url, &["http", "https", "mailto"])
}

/// An address for an image or a frame: http, https or relative.
pub(super) fn for_resource(url: &str) -> Option<String> {
    checked(url, &["http", "https"])
}

/// Whether an address leads to another origin.
pub(super) fn is_remote(url: &str) -> bool {
    scheme(url).is_some()
}

/// Browsers ignore control characters and white space around and inside a scheme; so they are taken out first.
fn checked(url: &str, schemes: &[&str]) -> Option<String> {
    let url = link::absolute(&link::clean(url));
    match scheme(&url) {
        Some(scheme) => {
            schemes.iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed)).then_some(url)
        }
        None => Some(url),
    }
}

/// What stands before the first colon, if it is in the place of a scheme.
fn scheme(url: &str) -> Option<&str> {
    let end = url.find(['/', '?', '#']).unwrap_or(url.len());
    url[..end].split_once(':').map(|(scheme, _)| scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_four_ways_lead_out() {
        for url in [
            "https://a.org", "HTTP://a.org", "mailto:a@b.kr", "../b#c", "a/b:c", "#x", "?q=a:b", "",
        ] {
            assert!(for_link(url).is_some(), "{url}");
        }
        for url in [
            "javascript:x", " JaVa\tScript:x", "java\nscript:x", "\u{1}javascript:x",
            "data:text/html,x", "vbscript:x", "file:///etc", "blob:x", "javascript&colon;x:",
        ] {
            assert_eq!(for_link(url), None, "{url:?}");
        }
        assert_eq!(for_link("//a.org/b").as_deref(), Some("https://a.org/b"));
        assert_eq!(for_link("\\\\a.org").as_deref(), Some("https://a.org"));
        assert_eq!(for_resource("mailto:a@b.kr"), None);
        for url in ["https:/a.org/b", "https:a.org/b", "https:///a.org/b", "https:\\\\a.org\\b"] {
            assert_eq!(for_link(url).as_deref(), Some("https://a.org/b"), "{url}");
        }
        assert_eq!(for_link("another-post").as_deref(), Some("another-post"));
    }
}
