//! A setting with a few choices, all of them in sight.

use leptos::prelude::*;

use crate::words::{Words, use_words};

/// A choice: its value, its name in the page, its label.
pub type Choice<T> = (T, &'static str, fn(&Words) -> &'static str);

/// A setting with a few choices, of which one is chosen.
#[component]
pub fn OptionSet<T>(
    /// The name of the group in the page.
    name: &'static str,
    /// What is set.
    label: fn(&Words) -> &'static str,
    /// The choices.
    options: Vec<Choice<T>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Chooses another.
    set: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let words = use_words();
    let option = move |(option, key, text): Choice<T>| {
        view! {
            <label class="option">
                <input
                    type="radio"
                    name=name
                    value=key
                    prop:checked=move || value.get() == option
                    on:change=move |_| set(option)
                />
                <span>{move || text(words.get())}</span>
            </label>
        }
    };
    view! {
        <fieldset class="option-set">
            <legend>{move || label(words.get())}</legend>
            <div class="options">{options.into_iter().map(option).collect_view()}</div>
        </fieldset>
    }
}
