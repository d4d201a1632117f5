//! The programme rail: a post's days, sessions and headings. `platform/rail.rs` lets it follow the
//! scroll, and unfold on a phone, where it is a strip.

use leptos::prelude::*;

use crate::components::el::{El, button, el, link};
use crate::components::reading::Reading;
use crate::words::use_words;

/// One line of the rail.
#[derive(Clone, Debug, PartialEq)]
pub struct RailItem {
    /// The element that the line stands for, by its id.
    pub id: String,
    /// Where it leads.
    pub href: String,
    /// What stands in front: a number or a time; nothing before a heading.
    pub lead: String,
    /// The text.
    pub text: String,
    /// `day`, `session`, or `heading`.
    pub kind: &'static str,
}

/// The programme rail, marked by what is being read.
pub fn programme_rail(items: &[RailItem], reading: &Reading) -> El {
    let words = use_words().get_untracked();
    let is_here = |item: &&RailItem| matches!(reading, Reading::One(id) if *id == item.id);
    let strip = el("span").class("rail-reading");
    let strip = match items.iter().find(is_here) {
        Some(item) => strip.child(item.text.clone()),
        None => strip,
    };
    let toggle = button("rail-toggle", el("b").child(words.contents))
        .attr("aria-expanded", "false")
        .child(strip);
    let lines = items.iter().map(|item| rail_line(item, is_here(&item)));
    let rail = el("nav").class("rail").attr("aria-label", words.contents);
    let rail = match reading {
        Reading::Scroll(places) => rail.attr("data-follows", *places),
        Reading::One(_) => rail,
    };
    rail.child(el("div").child(toggle).child(el("ol").class("rail-list").children(lines)))
}

fn rail_line(item: &RailItem, here: bool) -> El {
    let way = link(item.href.clone())
        .attr_if("aria-current", here.then_some("location"))
        .child(el("span").class("rail-lead figures").child(item.lead.clone()))
        .child(el("span").child(item.text.clone()));
    el("li").class("rail-line").attr("data-kind", item.kind).child(way)
}
