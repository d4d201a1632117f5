//! Bare URLs in running text become links, as every blog engine does.

use crate::tree::{Anchor, Inline};

/// Turns the bare URLs among running text into links; `line` is where the text starts.
pub(crate) fn link_all(inlines: Vec<Inline>, line: u32) -> Vec<Inline> {
    let holds = |inline: &Inline| matches!(inline, Inline::Text(text) if text.contains(':') && text.contains("://"));
    if !inlines.iter().any(holds) {
        return inlines;
    }
    let mut linked = Vec::with_capacity(inlines.len());
    let mut line = line;
    for inline in inlines {
        match inline {
            Inline::Text(text) => link(&text, line, &mut linked),
            Inline::Break(_) => {
                line += 1;
                linked.push(inline);
            }
            _ => linked.push(inline),
        }
    }
    linked
}

fn link(text: &str, line: u32, linked: &mut Vec<Inline>) {
    let mut rest = text;
    while let Some((start, end)) = find_url(rest) {
        let url = &rest[start..end];
        if start > 0 {
            linked.push(Inline::Text(rest[..start].to_owned()));
        }
        let anchor = Anchor { url: url.to_owned(), title: String::new(), line };
        linked.push(Inline::Link(anchor, vec![Inline::Text(url.to_owned())]));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        linked.push(Inline::Text(rest.to_owned()));
    }
}

/// The first `http://` or `https://` URL of a text, as byte offsets.
fn find_url(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(found) = text[from..].find("://") {
        let separator = from + found;
        let scheme =
            ["https", "http"].into_iter().find(|scheme| text[..separator].ends_with(scheme));
        let inside = separator + 3;
        if let Some(scheme) = scheme
            && let length @ 1.. = url_length(&text[inside..])
        {
            return Some((separator - scheme.len(), inside + length));
        }
        from = inside;
    }
    None
}

/// How much of a text belongs to the URL that it continues.
///
/// Hangul ends a URL when it follows a letter or a digit, as a particle does (`locust.io에서`); after `/`, `=` and the
/// like it is part of the address (`/wiki/파이썬`).
fn url_length(text: &str) -> usize {
    let mut end = 0;
    let mut last = '/';
    for c in text.chars() {
        let particle = !c.is_ascii() && last.is_ascii_alphanumeric();
        if c.is_whitespace()
            || c.is_control()
            || particle
            || "<>\"`{}|\\^".contains(c)
            || is_full_width_mark(c)
        {
            break;
        }
        end += c.len_utf8();
        last = c;
    }
    let mut url = &text[..end];
    let (closed, opened) = (url.matches(')').count(), url.matches('(').count());
    let mut unopened = closed.saturating_sub(opened);
    while let Some(last) = url.chars().next_back() {
        let unbalanced = last == ')' && unopened > 0;
        if !unbalanced && !".,;:!?'*_~]".contains(last) {
            break;
        }
        unopened -= usize::from(unbalanced);
        url = &url[..url.len() - last.len_utf8()];
    }
    url.len()
}

fn is_full_width_mark(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201f}' | '\u{3000}'..='\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{ff01}'..='\u{ff0f}' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let linked = link_all(vec![Inline::Text(text.to_owned())], 1);
        let urls = linked.iter().filter_map(|inline| match inline {
            Inline::Link(anchor, _) => Some(anchor.url.as_str()),
            _ => None,
        });
        let urls: Vec<_> = urls.collect();
        assert_eq!(urls, expected, "{text}");
        assert_eq!(crate::tree::text_of(&linked), text, "no character may be lost");
    }

    #[test]
    fn a_url_ends_where_a_person_would_end_it() {
        check("보세요 https://a.org/b_c?d=1. 그리고", &["https://a.org/b_c?d=1"]);
        check("(http://a.org/x(y))", &["http://a.org/x(y)"]);
        check("http://locust.io에서 받는다", &["http://locust.io"]);
        check(
            "https://ko.wikipedia.org/wiki/파이썬 참고",
            &["https://ko.wikipedia.org/wiki/파이썬"],
        );
        check("http://a.kr, http://b.kr", &["http://a.kr", "http://b.kr"]);
    }

    #[test]
    fn not_every_colon_slash_slash_is_one() {
        check("git://a.org ftp://b.org http:// 끝", &[]);
    }
}
