//! The links of a session as chips: slides first, each saying where it leads.

use leptos::prelude::*;
use notes::decks::{chip_text, chips};
use notes::link::host;
use notes::{Link, LinkKind, Session};

use crate::components::el::{El, el, outbound};
use crate::words::{Words, use_words};

/// The links of a session, each deck once; nothing if there are none.
pub fn link_chips(session: &Session) -> Option<El> {
    let words = use_words().get_untracked();
    let chips = chips(session);
    let list = || el("ul").class("chips").children(chips.iter().map(|link| chip(link, words)));
    (!chips.is_empty()).then(list)
}

fn chip(link: &Link, words: &Words) -> El {
    let slides = link.kind == LinkKind::Slides;
    let text = chip_text(link).filter(|_| !slides);
    let chip = outbound(link.url.clone())
        .class("chip")
        .attr("title", link.url.clone())
        .attr_if("data-slides", slides.then_some(""))
        .child(el("b").child(words.link_kind(link.kind)))
        .child_if(text.map(|text| el("span").class("chip-text").child(text)))
        .child(el("span").class("chip-host").child(host(&link.url)))
        .child(el("span").class("hidden-text").child(words.new_tab));
    el("li").child(chip)
}
