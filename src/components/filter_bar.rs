//! The filters of the shelf: links, so that a choice can be opened in a tab of its own, kept, and sent.

use leptos::prelude::*;
use notes::Catalog;
use notes::filter::{Chip, Choice, Filter};

use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// How many choices a folded row shows; `filter_bar.css` hides the rest.
const FOLDED: usize = 10;

/// The filters of the shelf, each with the number of posts it leads to.
#[component]
pub fn FilterBar<'a>(
    /// Every post.
    catalog: &'a Catalog,
    /// What is chosen.
    filter: &'a Filter,
    /// Whether long rows show all of their choices.
    unfolded: RwSignal<bool>,
) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let chips = filter.chips(catalog);
    let row = |label: &'static str, chips: Vec<Chip>| {
        (!chips.is_empty()).then(|| {
            let more = (chips.len() > FOLDED).then(|| more(chips.len() - FOLDED, unfolded));
            let chips = chips.into_iter().map(|chip| chip_link(chip, filter, words));
            view! {
                <div class="filter-row">
                    <span class="label">{label}</span>
                    <ul class="filter-chips">{chips.collect_view()} {more}</ul>
                </div>
            }
        })
    };
    view! {
        <nav
            class="filters"
            aria-label=words.filters
            data-all=move || unfolded.get().then_some("")
        >
            {row(words.by_event, chips.events)} {row(words.by_year, chips.years)}
            {row(words.by_tag, chips.tags)}
            {row(words.by_material, chips.slides.into_iter().collect())}
        </nav>
    }
}

/// Shows the choices that a folded row hides; a chosen one is never hidden.
fn more(count: usize, unfolded: RwSignal<bool>) -> impl IntoView {
    view! {
        <li class="filter-more">
            <button
                type="button"
                class="filter-chip"
                aria-expanded=move || unfolded.get().to_string()
                on:click=move |_| unfolded.update(|all| *all = !*all)
            >
                {move || if unfolded.get() { "−".to_owned() } else { format!("+{count}") }}
            </button>
        </li>
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
