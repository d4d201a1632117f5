//! The programme rail: a post's days, sessions and headings. It follows the scroll; on a phone it folds into a strip.

use leptos::prelude::*;

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

/// The programme rail.
#[component]
pub fn ProgrammeRail(
    /// Its lines.
    items: Vec<RailItem>,
    /// The id of what is being read.
    #[prop(into)]
    current: Signal<Option<String>>,
) -> impl IntoView {
    let words = use_words().get_untracked();
    let open = RwSignal::new(false);
    let texts: Vec<_> = items.iter().map(|item| (item.id.clone(), item.text.clone())).collect();
    let reading = move || {
        let id = current.get()?;
        texts.iter().find(|(have, _)| *have == id).map(|(_, text)| text.clone())
    };
    Effect::new(move || {
        if current.get().is_some() {
            show_in_list(".rail-list", ".rail-list [aria-current]");
        }
    });
    let items = items.into_iter().map(move |item| rail_line(item, current)).collect_view();
    view! {
        <nav class="rail" aria-label=words.contents data-open=move || open.get().then_some("")>
            <button
                type="button"
                class="rail-toggle"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <b>{words.contents}</b>
                <span class="rail-reading">{reading}</span>
            </button>
            <ol
                class="rail-list"
                on:click=move |_| open.set(false)
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        open.set(false);
                    }
                }
            >
                {items}
            </ol>
        </nav>
    }
}

fn rail_line(item: RailItem, current: Signal<Option<String>>) -> impl IntoView {
    let id = item.id;
    let here = move || (current.get().as_ref() == Some(&id)).then_some("location");
    view! {
        <li class="rail-line" data-kind=item.kind>
            <a href=item.href aria-current=here>
                <span class="rail-lead figures">{item.lead}</span>
                <span>{item.text}</span>
            </a>
        </li>
    }
}
