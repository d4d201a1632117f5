//! The links of a session as chips: slides first, each saying where it leads.

use leptos::prelude::*;
use notes::decks::{chip_text, chips, host};
use notes::{Link, LinkKind};

use crate::words::use_words;

/// The links of a session, each deck once.
#[component]
pub fn LinkChips<'a>(
    /// The links as the post has them.
    links: &'a [Link],
) -> impl IntoView + use<> {
    let chips = chips(links);
    (!chips.is_empty()).then(|| {
        view! { <ul class="chips">{chips.into_iter().map(chip).collect_view()}</ul> }
    })
}

fn chip(link: Link) -> impl IntoView {
    let words = use_words().get_untracked();
    let slides = (link.kind == LinkKind::Slides).then_some("");
    let text = chip_text(&link).filter(|_| slides.is_none());
    let host = host(&link.url);
    view! {
        <li>
            <a
                class="chip"
                data-slides=slides
                href=link.url.clone()
                title=link.url
                target="_blank"
                rel="noopener noreferrer"
            >
                <b>{words.link_kind(link.kind)}</b>
                {text.map(|text| view! { <span class="chip-text">{text}</span> })}
                <span class="chip-host">{host}</span>
                <span class="hidden-text">{words.new_tab}</span>
            </a>
        </li>
    }
}
