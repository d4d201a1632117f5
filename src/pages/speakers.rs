//! Every speaker of the library, by the letter they are found under.

use leptos::prelude::*;
use notes::Catalog;
use notes::people::{Speaker, by_initial};

use crate::components::el::{El, el, link, live};
use crate::components::{post_head::masthead, status::arrived_catalog};
use crate::library::use_library;
use crate::platform::navigation::use_page;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// Every speaker.
#[component]
pub fn SpeakersPage() -> impl IntoView {
    let catalog = use_library().catalog();
    let words = use_words();
    use_page(move || catalog.get().title(|_| words.get().page_title(words.get().speakers)));
    live(move || {
        let words = words.get();
        match arrived_catalog(catalog.get()) {
            Ok(catalog) => speakers(&catalog, words),
            Err(status) => status,
        }
    })
}

fn speakers(catalog: &Catalog, words: &'static Words) -> El {
    let groups = by_initial(catalog);
    let count = groups.iter().map(|(_, group)| group.len()).sum();
    let none = groups.is_empty().then(|| el("p").class("quiet").child(words.no_speakers));
    let letter = |(letter, group): &(char, Vec<Speaker<'_>>)| {
        el("section")
            .class("letter")
            .child(el("h2").class("letter-name").child(letter.to_string()))
            .child(el("ul").children(group.iter().map(|speaker| person(speaker, words))))
    };
    el("div")
        .class("narrow")
        .child(masthead(words.speakers, words.people(count)))
        .child(el("div").class("letters").children(groups.iter().map(letter)))
        .child_if(none)
}

fn person(speaker: &Speaker<'_>, words: &Words) -> El {
    let href = use_router().link(&Route::Speaker { name: speaker.name.to_owned() });
    el("li")
        .class("person")
        .attr("title", words.sessions(speaker.talks.len()))
        .child(link(href).child(speaker.name.to_owned()))
        .child(el("span").class("person-events").child(speaker.events().join(", ")))
}
