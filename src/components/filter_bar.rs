//! The filters of the shelf: links, so that a choice can be opened in a tab of its own, kept, and sent.

use leptos::prelude::*;
use notes::Catalog;
use notes::filter::{Chip, Choice, Filter};

use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// The filters of the shelf, each with the number of posts it leads to.
#[component]
pub fn FilterBar<'a>(
    /// Every post.
    catalog: &'a Catalog,
    /// What is chosen.
    filter: &'a Filter,
) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let chips = filter.chips(catalog);
    let row = |label: &'static str, chips: Vec<Chip>| {
        (!chips.is_empty()).then(|| {
            let chips = chips.into_iter().map(|chip| chip_link(chip, filter, words));
            view! {
                <div class="filter-row">
                    <span class="label">{label}</span>
                    <ul class="filter-chips">{chips.collect_view()}</ul>
                </div>
            }
        })
    };
    view! {
        <nav class="filters" aria-label=words.filters>
            {row(words.by_event, chips.events)} {row(words.by_year, chips.years)}
            {row(words.by_tag, chips.tags)}
            {row(words.by_material, chips.slides.into_iter().collect())}
        </nav>
    }
}

/// One choice: chosen if it was not, dropped if it was.
fn chip_link(chip: Chip, filter: &Filter, words: &Words) -> impl IntoView + use<> {
    let href = use_router().link(&Route::Home(filter.toggled(&chip.choice)));
    let text = choice_text(&chip.choice, words);
    let hash = matches!(chip.choice, Choice::Tag(_)).then_some("");
    view! {
        <li>
            <a
                class="filter-chip"
                href=href
                data-stay=""
                data-tag=hash
                data-none=(chip.count == 0).then_some("")
                aria-current=chip.chosen.then_some("true")
            >
                {text}
                " "
                <span class="filter-count">{chip.count}</span>
            </a>
        </li>
    }
}

/// A choice in words.
pub fn choice_text(choice: &Choice, words: &Words) -> String {
    match choice {
        Choice::Tag(text) | Choice::Event(text) => text.clone(),
        Choice::Year(year) => year.to_string(),
        Choice::Slides => words.with_slides.to_owned(),
    }
}
