//! The programme rail: a post's days, sessions and headings. It follows the scroll; on a phone it folds into a strip.

use leptos::prelude::*;

use crate::components::el::{El, Live, button, el, link, live};
use crate::platform::dom::{hit, is_key};
use crate::platform::embeds::show_in_list;
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

/// The programme rail. `current` is the id of what is being read.
pub fn programme_rail(items: Vec<RailItem>, current: ReadSignal<Option<String>>) -> Live {
    let words = use_words().get_untracked();
    let open = RwSignal::new(false);
    Effect::new(move || {
        if current.get().is_some() {
            show_in_list(".rail-list", ".rail-list [aria-current]");
        }
    });
    let label = words.contents;
    live(move || {
        let is_open = open.get();
        el("nav")
            .class("rail")
            .attr("aria-label", label)
            .on("click", move |event| open.set(hit(event, ".rail-toggle").is_some() && !is_open))
            .on("keydown", move |event| {
                if is_key(event, "Escape") {
                    open.set(false);
                }
            })
            .child(el("div").children(rail(&items, current.get(), is_open, label)))
    })
}

/// The strip that a phone shows, and the list that it unfolds.
fn rail(items: &[RailItem], current: Option<String>, open: bool, label: &'static str) -> [El; 2] {
    let is_here = |item: &&RailItem| current.as_ref() == Some(&item.id);
    let reading = items.iter().find(is_here).map(|item| item.text.clone()).unwrap_or_default();
    let toggle = button("rail-toggle", el("b").child(label))
        .attr("aria-expanded", if open { "true" } else { "false" })
        .child(el("span").class("rail-reading").child(reading));
    let lines = items.iter().map(|item| rail_line(item, is_here(&item)));
    [toggle, el("ol").class("rail-list").children(lines)]
}

fn rail_line(item: &RailItem, here: bool) -> El {
    let way = link(item.href.clone())
        .attr_if("aria-current", here.then_some("location"))
        .child(el("span").class("rail-lead figures").child(item.lead.clone()))
        .child(el("span").child(item.text.clone()));
    el("li").class("rail-line").attr("data-kind", item.kind).child(way)
}
