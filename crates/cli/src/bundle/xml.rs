//! Text in XML: escaped, and without the characters that XML has no way to write.

/// Writes elements one below the other.
#[derive(Default)]
pub(super) struct Xml(pub(super) String);

impl Xml {
    /// A document that says which program wrote it, so that the next bundle knows its own files.
    pub(super) fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned())
    }

    /// An element with a text.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.start(name, attributes);
        self.0.push_str(&escape(text));
        self.end(name);
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.0.pop();
        self.0.push_str("/>\n");
    }

    /// The start tag of an element.
    pub(super) fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push_str(&format!(" {name}=\"{}\"", escape(value)));
        }
        self.0.push('>');
    }

    /// The end tag of an element.
    pub(super) fn end(&mut self, name: &str) {
        self.0.push_str(&format!("</{name}>\n"));
    }
}

/// Text as it stands between tags and in quotation marks.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars().filter(|&c| is_allowed(c)) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            // Only behind `]]` it must be, and everywhere it may.
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // A reader of XML would turn it into a line feed.
            '\r' => escaped.push_str("&#13;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Whether XML 1.0 can write a character; the rest of the controls it allows, but advises against.
fn is_allowed(c: char) -> bool {
    let plain = !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    plain && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_comes_back() {
        for (text, expected) in [
            ("a & b < c ]]> \"d\" 'e'", "a & b < c ]]> \"d\" 'e'"),
            ("\u{0}\u{8}x\u{1b}[0m\u{7f}\u{85}\u{fffe}\u{ffff}", "x[0m"),
            ("👩‍👩‍👧 \u{202e}מימין", "👩‍👩‍👧 \u{202e}מימין"),
            ("a\r\nb\tc", "a\r\nb\tc"),
            ("&amp; &#0; <![CDATA[", "&amp; &#0; <![CDATA["),
        ] {
            let mut xml = Xml::new();
            xml.text("t", &[("a", &text.replace(['\t', '\n', '\r'], ""))], text);
            let document = roxmltree::Document::parse(&xml.0).expect("it is well-formed");
            let root = document.root_element();
            assert_eq!(root.text(), Some(expected));
            assert_eq!(root.attribute("a"), Some(&*expected.replace(['\t', '\n', '\r'], "")));
        }
    }
}
