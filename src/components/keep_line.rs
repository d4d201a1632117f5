//! Posts to be kept for a way without a network: the offer with its size, how far it came, and what the reader can do.
//!
//! What is kept, only the worker knows: until it has said so, the line holds its place and shows nothing.

use leptos::prelude::*;
use notes::offer::Offer;

use crate::components::el::{Child, El, Live, button, el, live};
use crate::platform::IN_BROWSER;
use crate::platform::dom;
use crate::platform::keeping::{Kept, Stage, Want, fields};
use crate::platform::service_worker::{Updates, use_updates};
use crate::words::{Words, use_words};

/// The line that offers to keep some posts, and says how that stands.
pub fn keep_line(offer: Offer) -> Live {
    let updates = IN_BROWSER.then(use_updates);
    let words = use_words();
    live(move || line(&offer, updates, words.get()))
}

/// The attribute that says what is on offer: whether it is recent, how many posts and bytes, and the key.
const OFFER: &str = "data-offer";
/// How it says that it is recent.
const RECENT: &str = "recent";

/// The line in a page that was drawn at build time.
pub const DRAWN_LINE: &str = ".keep:not([data-known])";

/// The same in place of the line in a page that was drawn at build time, which says what it offers.
pub fn drawn_line() -> Option<Live> {
    let said = dom::attribute(DRAWN_LINE, OFFER)?;
    let (recent, posts, bytes, key) = fields(&said)?;
    Some(keep_line(Offer { key: key.to_owned(), posts, bytes, recent: recent == RECENT }))
}

fn line(offer: &Offer, updates: Option<Updates>, words: &'static Words) -> El {
    let Offer { key, posts, bytes, recent } = offer;
    let known = updates.is_some_and(|updates| updates.is_heard());
    let find = |key: &str| updates?.kept_as(key);
    let whole = |kept: &Kept| kept.stage == Stage::Whole;
    // What is kept anyway needs no cache of its own.
    let own = find(key);
    let anyway = own.is_none() && (*recent || find("").as_ref().is_some_and(whole));
    let line = el("div")
        .class("keep")
        .attr(OFFER, format!("{} {posts} {bytes} {key}", if *recent { RECENT } else { "-" }))
        .attr_if("data-known", known.then_some(""));
    let stage = own.as_ref().map_or(Stage::None, |kept| kept.stage);
    let runs = matches!(stage, Stage::Some | Stage::More | Stage::Old);
    let status = match stage {
        _ if runs => words.keeping,
        Stage::Whole => words.kept,
        Stage::Lost => words.keep_lost,
        Stage::Full => words.keep_full,
        _ if anyway => words.kept,
        _ => "",
    };
    let count = own.filter(|_| stage != Stage::Whole);
    let progress = count.as_ref().filter(|_| runs).map(|kept| {
        el("progress")
            .attr("aria-label", words.keeping)
            .attr("max", kept.all.to_string())
            .attr("value", kept.posts.to_string())
    });
    let count = count.map(|kept| format!("{} / {}", kept.posts, kept.all));
    let does = |label: Child, want| {
        let key = key.clone();
        button("keep-do", label).on("click", move |_| {
            if let Some(updates) = updates {
                updates.want(want, &key);
            }
        })
    };
    let remove = || does(words.remove.into(), Want::Drop);
    // The first button stays the same element, so that the keyboard stays on it.
    let (first, second) = match stage {
        _ if anyway => (None, None),
        _ if runs => (Some(does(words.stop.into(), Want::Stop)), None),
        Stage::None => {
            let label = format!("{} · {}", words.keep, words.amount(*posts, *bytes));
            (Some(does(label.into(), Want::Keep)), None)
        }
        Stage::Whole => (Some(remove()), None),
        _ => (Some(does(words.resume.into(), Want::Keep)), Some(remove())),
    };
    line.child(el("span").attr("role", "status").child(status))
        .child(progress)
        .child(el("span").class("figures").child(count.unwrap_or_default()))
        .child(first)
        .child_if(second)
}
