//! Shortcodes of static site engines that embed something: `{{< youtube abc >}}`, `{% speakerdeck abc %}`.
//!
//! The engine that the post was written for fills them in; to Markdown they are text. Those that name a deck or a
//! recording become the embed they stand for, the others stay as written.

use crate::tree::{Embed, Inline};

/// What a shortcode embeds: a part of its name, and what stands before the key in the address of the player.
const EMBEDS: [(&str, &str); 5] = [
    ("youtube", "https://www.youtube.com/embed/"),
    ("vimeo", "https://player.vimeo.com/video/"),
    // An embed of Speaker Deck is known by its bare id.
    ("speakerdeck", ""),
    ("speaker_deck", ""),
    ("slideshare", "https://www.slideshare.net/slideshow/embed_code/"),
];

/// The marks that open a shortcode and the ones that close it.
const MARKS: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];

/// Puts embeds in the place of shortcodes that stand for them.
pub(crate) fn embed_all(inlines: Vec<Inline>, line: u32) -> Vec<Inline> {
    let holds = |inline: &Inline| matches!(inline, Inline::Text(text) if text.contains('{') && (text.contains("{%") || text.contains("{{")));
    if !inlines.iter().any(holds) {
        return inlines;
    }
    let mut embedded = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => embed_in(&text, line, &mut embedded),
            other => embedded.push(other),
        }
    }
    embedded
}

fn embed_in(text: &str, line: u32, embedded: &mut Vec<Inline>) {
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest[from..].find('{').map(|at| from + at) {
        match read(&rest[at..]) {
            Some((url, length)) => {
                if at > 0 {
                    embedded.push(Inline::Text(rest[..at].to_owned()));
                }
                let title = String::new();
                embedded.push(Inline::Embed(Embed { url, title, captioned: false, line }));
                (rest, from) = (&rest[at + length..], 0);
            }
            None => from = at + 1,
        }
    }
    if !rest.is_empty() {
        embedded.push(Inline::Text(rest.to_owned()));
    }
}

/// A shortcode no longer than this is looked at, in bytes.
const LONGEST: usize = 300;

/// The address that a shortcode at the start of a text embeds, and its length in bytes.
fn read(text: &str) -> Option<(String, usize)> {
    let (open, close) = MARKS.into_iter().find(|(open, _)| text.starts_with(open))?;
    let end = text.bytes().take(LONGEST).len();
    let end = (0..=end).rev().find(|end| text.is_char_boundary(*end))?;
    let inside = &text[open.len()..end.max(open.len())];
    let inside = &inside[..inside.find(close)?];
    let length = open.len() + inside.len() + close.len();
    let lower = inside.to_ascii_lowercase();
    let (_, before) = EMBEDS.into_iter().find(|(name, _)| lower.contains(name))?;
    let key = inside.split_whitespace().skip(1).filter_map(|word| {
        let (name, value) = word.split_once('=').unwrap_or(("id", word));
        let value = value.trim_matches(['"', '\'', '“', '”']);
        let named = ["id", "key", "src", "data-id", "url"].contains(&name);
        let plain = value.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        (named && plain && value.len() >= 6).then_some(value)
    });
    key.last().map(|key| (format!("{before}{key}"), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let inlines = embed_all(vec![Inline::Text(text.to_owned())], 1);
        let shown: Vec<_> = inlines
            .iter()
            .map(|inline| match inline {
                Inline::Embed(embed) => format!("<{}>", embed.url),
                Inline::Text(text) => text.clone(),
                _ => String::new(),
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn shortcodes_of_every_engine() {
        check("{{< youtube iR7LPAXWfmw >}}", &["<https://www.youtube.com/embed/iR7LPAXWfmw>"]);
        check(
            "영상 {% include youtube.html id=\"HbC18mig\" %} 끝",
            &["영상 ", "<https://www.youtube.com/embed/HbC18mig>", " 끝"],
        );
        check("{% speakerdeck 304e7e2a50524905 %}", &["<304e7e2a50524905>"]);
    }

    #[test]
    fn what_stays_as_written() {
        for text in
            ["{{< gallery dir=\"/img/youtube\" >}}", "{% youtube", "{{ site.baseurl }}", "{", "{{{"]
        {
            check(text, &[text]);
        }
    }
}
