//! Every speaker of the library, by the letter they are found under.

use leptos::prelude::*;
use notes::Catalog;
use notes::people::{Speaker, by_initial};

use crate::components::status::arrived_catalog;
use crate::library::{Load, use_library};
use crate::platform::navigation::use_page;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// Every speaker.
#[component]
pub fn SpeakersPage() -> impl IntoView {
    let catalog = use_library().catalog();
    let words = use_words();
    let title = Signal::derive(move || words.get().page_title(words.get().speakers));
    use_page(title, Signal::derive(move || catalog.with(Load::is_settled)));
    move || {
        let words = words.get();
        match arrived_catalog(catalog.get()) {
            Ok(catalog) => speakers(&catalog, words).into_any(),
            Err(status) => status,
        }
    }
}

fn speakers(catalog: &Catalog, words: &'static Words) -> impl IntoView + use<> {
    let groups = by_initial(catalog);
    let count = groups.iter().map(|(_, group)| group.len()).sum();
    let none = groups.is_empty().then(|| view! { <p class="quiet">{words.no_speakers}</p> });
    let letter = |(letter, group): &(char, Vec<Speaker<'_>>)| {
        let people = group.iter().map(|speaker| person(speaker, words)).collect_view();
        view! {
            <section class="letter">
                <h2 class="letter-name">{letter.to_string()}</h2>
                <ul>{people}</ul>
            </section>
        }
    };
    view! {
        <div class="narrow">
            <header class="masthead">
                <h1 tabindex="-1">{words.speakers}</h1>
                <p class="masthead-counts figures">{words.people(count)}</p>
            </header>
            <div class="letters">{groups.iter().map(letter).collect_view()}</div>
            {none}
        </div>
    }
}

fn person(speaker: &Speaker<'_>, words: &Words) -> impl IntoView + use<> {
    let href = use_router().link(&Route::Speaker { name: speaker.name.to_owned() });
    let events: Vec<String> = speaker.events();
    view! {
        <li class="person" title=words.sessions(speaker.talks.len())>
            <a href=href>{speaker.name.to_owned()}</a>
            <span class="person-events">{events.join(", ")}</span>
        </li>
    }
}
