//! Running text to HTML, and the figures that stand in it.

use std::slice::from_ref;

use super::{Page, attribute, escape, url};
use crate::extract::link;
use crate::tree::{Anchor, Embed, Image, Inline, Style, text_of};

/// A paragraph falls into runs of text and the figures between them.
enum Piece<'a> {
    Text(Vec<&'a Inline>),
    Image {
        image: &'a Image,
        anchor: Option<&'a Anchor>,
        caption: Option<&'a [Inline]>,
    },
    /// Embeds and nothing else, whatever their style.
    Embeds(&'a Inline),
}

impl Page<'_, '_> {
    /// A paragraph: its text in `<p>` (bare in a tight item), its images and embeds as figures.
    pub(super) fn paragraph(&mut self, content: &[Inline], bare: bool) {
        for piece in pieces(content) {
            match piece {
                Piece::Text(run) => {
                    self.html.push_str(if bare { "" } else { "<p>" });
                    run.iter().for_each(|inline| self.inline(inline));
                    self.html.push_str(if bare { "" } else { "</p>\n" });
                    run.into_iter().for_each(|inline| self.embeds(from_ref(inline)));
                }
                Piece::Image { image, anchor, caption } => self.figure(image, anchor, caption),
                Piece::Embeds(inline) => self.embeds(from_ref(inline)),
            }
        }
    }

    pub(super) fn inlines(&mut self, content: &[Inline]) {
        content.iter().for_each(|inline| self.inline(inline));
    }

    /// The embeds in running text: they stand after it, for no paragraph and no link can hold a figure.
    pub(super) fn embeds(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Embed(embed) => self.embed(embed),
                Inline::Styled(_, content) | Inline::Link(_, content) => self.embeds(content),
                _ => {}
            }
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => escape(text, &mut self.html),
            Inline::Code(code) => self.wrap("code", |page| escape(code, &mut page.html)),
            Inline::Break(hard) => self.html.push_str(if *hard { "<br>\n" } else { "\n" }),
            Inline::Styled(style, content) => {
                self.wrap(element(*style), |page| page.inlines(content))
            }
            Inline::Link(anchor, content) => self.link(anchor, content),
            Inline::Image(image) => self.image(image),
            Inline::Embed(_) => {}
            Inline::FootnoteReference(label) => self.footnote_reference(label),
        }
    }

    fn wrap(&mut self, element: &str, inside: impl FnOnce(&mut Self)) {
        self.html.push_str(&format!("<{element}>"));
        inside(self);
        self.html.push_str(&format!("</{element}>"));
    }

    /// A link. In another one it is its text: no link can hold a second.
    fn link(&mut self, anchor: &Anchor, content: &[Inline]) {
        let target = url::for_link(&anchor.url).filter(|_| !self.in_link);
        let Some(target) = target else { return self.inlines(content) };
        self.open_link("", &target);
        self.in_link = true;
        self.inlines(content);
        self.in_link = false;
        if text_of(content).trim().is_empty() {
            escape(&link::host(&target), &mut self.html);
        }
        self.html.push_str("</a>");
    }

    /// The start tag of a link. Fragments lead to the ids that this page writes; other origins open in a tab of their own.
    fn open_link(&mut self, class: &str, target: &str) {
        self.html.push_str("<a");
        if !class.is_empty() {
            attribute("class", class, &mut self.html);
        }
        match target.strip_prefix('#') {
            Some(fragment) => attribute(
                "href",
                &format!("#n-{}", crate::slug::slug(&decode(fragment))),
                &mut self.html,
            ),
            None => attribute("href", target, &mut self.html),
        }
        self.html.push_str(match (url::is_remote(target), target.starts_with('#')) {
            (true, _) => " target=\"_blank\" rel=\"noopener noreferrer\">",
            (_, true) => ">",
            _ => " rel=\"external\">",
        });
    }

    fn figure(&mut self, image: &Image, anchor: Option<&Anchor>, caption: Option<&[Inline]>) {
        let held = self.is_held(image);
        self.html.push_str(if held {
            "<figure class=\"image image-held\">"
        } else {
            "<figure class=\"image\">"
        });
        self.image(image);
        let target = anchor.and_then(|anchor| url::for_link(&anchor.url));
        if caption.is_some() || target.is_some() {
            self.html.push_str("<figcaption>");
            self.inlines(caption.unwrap_or_default());
            if let Some(target) = target {
                self.open_link("", &target);
                escape(&link::host(&target), &mut self.html);
                self.html.push_str("</a>");
            }
            self.html.push_str("</figcaption>");
        }
        self.html.push_str("</figure>\n");
        self.embeds(caption.unwrap_or_default());
    }

    /// Whether the reader has to ask for the image first.
    fn is_held(&self, image: &Image) -> bool {
        let remote = url::for_resource(&image.url).is_none_or(|target| url::is_remote(&target));
        remote && !self.options.remote_images
    }

    /// The image, or the button that asks for it; its description in a link, which can hold no button.
    fn image(&mut self, image: &Image) {
        let alt = image.alt.trim();
        let words = self.options.words;
        let held = self.is_held(image);
        let target = url::for_resource(&image.url).filter(|_| !(held && self.in_link));
        let Some(target) = target else {
            let text = if alt.is_empty() { words.no_alt } else { alt };
            return self.wrap("em", |page| escape(text, &mut page.html));
        };
        if !held {
            self.html.push_str(
                "<img loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\"",
            );
            attribute("src", &target, &mut self.html);
            attribute("alt", alt, &mut self.html);
            return self.html.push('>');
        }
        self.html.push_str("<button type=\"button\" class=\"image-load\"");
        attribute("data-src", &target, &mut self.html);
        attribute("data-alt", alt, &mut self.html);
        self.html.push_str("><span class=\"image-alt\">");
        escape(if alt.is_empty() { words.no_alt } else { alt }, &mut self.html);
        self.html.push_str("</span> <span class=\"image-action\">");
        escape(&format!("{} · {}", words.load_image, link::host(&target)), &mut self.html);
        self.html.push_str("</span></button>");
    }

    /// A card for a deck or a recording. The frame is inserted from `data-embed` when the reader asks for it.
    fn embed(&mut self, embed: &Embed) {
        let player = link::player(&embed.url);
        let target = player
            .clone()
            .or_else(|| url::for_link(&embed.url).filter(|target| url::is_remote(target)));
        let Some(target) = target else { return };
        let host = link::host(&target);
        let title = if embed.title.trim().is_empty() { &host } else { embed.title.trim() };
        self.html.push_str("<figure class=\"embed\"");
        if let Some(player) = &player {
            attribute("data-embed", player, &mut self.html);
        }
        attribute("data-host", &host, &mut self.html);
        attribute("data-title", title, &mut self.html);
        self.html.push('>');
        if player.is_some() {
            self.html.push_str("<button type=\"button\" class=\"embed-load\">");
            escape(&format!("{} · {host}", self.options.words.load_embed), &mut self.html);
            self.html.push_str("</button>");
        }
        self.html.push_str("<figcaption>");
        self.open_link("chip chip-slides", &target);
        let says_more = title != host && !embed.captioned;
        escape(&if says_more { format!("{title} · {host}") } else { host.clone() }, &mut self.html);
        self.html.push_str("</a></figcaption></figure>\n");
    }
}

/// Cuts running text at its images and embeds. Emphasised text right after an image is its caption.
fn pieces(content: &[Inline]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = content.iter().enumerate().peekable();
    while let Some((at, inline)) = rest.next() {
        let figure = match inline {
            Inline::Image(image) => Some((image, None)),
            Inline::Link(anchor, inside) => match inside.as_slice() {
                [Inline::Image(image)] => Some((image, Some(anchor))),
                _ => None,
            },
            _ => None,
        };
        if let Some((image, anchor)) = figure {
            let caption = match content.get(at + 1) {
                Some(Inline::Styled(Style::Emphasis, caption)) => {
                    rest.next();
                    Some(caption.as_slice())
                }
                _ => None,
            };
            pieces.push(Piece::Image { image, anchor, caption });
        } else if only_embeds(inline) {
            pieces.push(Piece::Embeds(inline));
        } else if let Some(Piece::Text(run)) = pieces.last_mut() {
            run.push(inline);
        } else if !is_space(inline) {
            pieces.push(Piece::Text(vec![inline]));
        }
    }
    pieces
}

fn only_embeds(inline: &Inline) -> bool {
    match inline {
        Inline::Embed(_) => true,
        Inline::Styled(_, content) => {
            let mut seen = content.iter().filter(|inline| !is_space(inline)).peekable();
            seen.peek().is_some() && seen.all(only_embeds)
        }
        _ => false,
    }
}

fn is_space(inline: &Inline) -> bool {
    match inline {
        Inline::Break(_) => true,
        Inline::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

fn element(style: Style) -> &'static str {
    match style {
        Style::Emphasis => "em",
        Style::Strong => "strong",
        Style::Strikethrough => "s",
        Style::Underline => "u",
        Style::Mark => "mark",
        Style::Keyboard => "kbd",
        Style::Superscript => "sup",
        Style::Subscript => "sub",
        Style::Small => "small",
        Style::Code => "code",
    }
}

/// Decodes the percent-encoding of a fragment; what is no UTF-8 is left out.
fn decode(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [first, tail @ ..] = rest {
        let byte = match tail {
            [high, low, ..] if *first == b'%' => std::str::from_utf8(&[*high, *low])
                .ok()
                .and_then(|hex| u8::from_str_radix(hex, 16).ok()),
            _ => None,
        };
        rest = if byte.is_some() { &tail[2..] } else { tail };
        bytes.push(byte.unwrap_or(*first));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
