//! Elements as text: the pages that are drawn at build time, to be read before the app is there, or without it.

use notes::html::escape;

use super::{Child, El, Parts};

/// Elements that hold nothing and are not closed.
const VOID: [&str; 3] = ["br", "img", "input"];

/// Writes a part of a page. Signals are read once, as they are; what listens comes with the app.
pub fn write(part: Child, html: &mut String) {
    match part {
        Child::Text(text) => escape(&text, html),
        Child::El(element) => write_element(element, html),
        Child::Live(part) | Child::Over(_, part) => write(part(), html),
        Child::Kept(_) | Child::Same => {}
    }
}

fn write_element(element: El, html: &mut String) {
    let Parts { tag, attributes, children, markup, .. } = *element.0;
    html.push('<');
    html.push_str(tag);
    for (name, value) in &attributes {
        html.push(' ');
        // The page's policy refuses styles in attributes: a script of the page moves them to where it allows them.
        html.push_str(if *name == "style" { "data-style" } else { name });
        if !value.is_empty() {
            html.push_str("=\"");
            escape(value, html);
            html.push('"');
        }
    }
    html.push('>');
    if VOID.contains(&tag) {
        return;
    }
    html.push_str(&markup);
    children.into_iter().for_each(|child| write(child, html));
    html.push_str("</");
    html.push_str(tag);
    html.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::el::{el, link, live};

    #[track_caller]
    fn check(part: impl Into<Child>, expected: &str) {
        let mut html = String::new();
        write(part.into(), &mut html);
        assert_eq!(html, expected);
    }

    #[test]
    fn what_a_post_says_is_text() {
        check("a < b && \"c\" > d", "a &lt; b &amp;&amp; &quot;c&quot; &gt; d");
        check(link("?a&b\"".to_owned()).child("<x>"), "<a href=\"?a&amp;b&quot;\">&lt;x&gt;</a>");
    }

    #[test]
    fn elements_are_written_as_they_are_built() {
        let image = el("img").attr("alt", "").attr("style", "width: 1px");
        check(image, "<img alt data-style=\"width: 1px\">");
        check(el("p").child_if(None::<El>).child(live(|| None::<El>)), "<p></p>");
        check(el("div").inner_html("<b>1</b>".to_owned()), "<div><b>1</b></div>");
        check(Child::Kept("main"), "");
    }
}
