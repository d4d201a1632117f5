//! The filters of the shelf: links, so that a choice can be opened in a tab of its own, kept, and sent.

use leptos::prelude::*;
use notes::Index;
use notes::filter::{Chip, Choice, Filter};

use crate::components::el::{El, button, el, link};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// How many choices a folded row shows; `filter_bar.css` hides the rest.
const FOLDED: usize = 10;

/// The filters of the shelf, each with the number of posts it leads to.
pub fn filter_bar(index: &Index, filter: &Filter) -> El {
    let words = use_words().get_untracked();
    let chips = filter.chips(index);
    let row = |name: &'static str, chips: Vec<Chip>| {
        let more = chips.len().checked_sub(FOLDED).filter(|more| *more > 0);
        let list = el("ul")
            .class("filter-chips")
            .children(chips.iter().map(|chip| chip_link(chip, filter, words)))
            .child_if(more.map(more_button));
        let label = el("span").class("label");
        let label = match name == words.by_tag {
            true => label.child(link(use_router().link(&Route::Tags)).child(name)),
            false => label.child(name),
        };
        (!chips.is_empty())
            .then(|| el("div").key(name).class("filter-row").child(label).child(list))
    };
    el("nav")
        .class("filters")
        .attr("aria-label", words.filters)
        .attr("data-fold", "")
        .child_if(row(words.by_event, chips.events))
        .child_if(row(words.by_year, chips.years))
        .child_if(row(words.by_tag, chips.tags))
        .child_if(row(words.by_material, chips.slides.into_iter().collect()))
}

/// Shows the choices that folded rows hide; a chosen one is never hidden.
fn more_button(count: usize) -> El {
    let more = button("filter-chip more", format!("+{count}")).attr("aria-expanded", "false");
    el("li").class("filter-more").child(more)
}

/// One choice: chosen if it was not, dropped if it was.
fn chip_link(chip: &Chip, filter: &Filter, words: &Words) -> El {
    let href = use_router().link(&Route::shelf(filter.toggled(&chip.choice)));
    let is_tag = matches!(chip.choice, Choice::Tag(_));
    let text = choice_text(&chip.choice, words);
    let chip = link(href)
        .class("filter-chip")
        .attr("data-stay", "")
        .attr_if("data-tag", is_tag.then_some(""))
        .attr_if("data-none", (chip.count == 0).then_some(""))
        .attr_if("aria-current", chip.chosen.then_some("true"))
        .child(format!("{text} "))
        .child(el("span").class("filter-count").child(chip.count.to_string()));
    el("li").key(text).child(chip)
}

/// A choice in words.
pub fn choice_text(choice: &Choice, words: &Words) -> String {
    match choice {
        Choice::Tag(text) | Choice::Event(text) => text.clone(),
        Choice::Year(year) => year.to_string(),
        Choice::Slides => words.with_slides.to_owned(),
    }
}
