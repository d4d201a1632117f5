//! Every speaker of the library, by the letter they are found under.

use leptos::prelude::*;
use notes::Index;
use notes::people::{Person, initial};

use crate::components::el::{El, Live, el, link, live};
use crate::components::{
    letters::letters, pager::page_turner, post_head::masthead, status::arrived_list,
};
use crate::library::{title, use_library};
use crate::platform::navigation::use_page;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// Every speaker; `page`: which page of them, from 1.
pub fn speakers_page(page: u32) -> Live {
    let library = use_library();
    let words = use_words();
    use_page(move || title(library.people(page), |_| words.get().page_title(words.get().speakers)));
    live(move || {
        let people = library.people(page);
        match arrived_list(library.index().and_then(|index| Ok((index, people?)))) {
            Ok((index, (people, pages))) => {
                let turner = page_turner(&Route::Speakers { page }, page, pages);
                speakers(&index, &people, page, words.get()).child_if(turner).into()
            }
            Err(status) => status,
        }
    })
}

fn speakers(index: &Index, people: &[Person], page: u32, words: &'static Words) -> El {
    let none = people.is_empty().then(|| el("p").class("quiet").child(words.no_speakers));
    let firsts: Vec<char> = index.people.iter().map(|(_, first)| initial(first)).collect();
    let rows = people.iter().map(|person| (initial(&person.name), row(person, words)));
    el("div")
        .class("narrow")
        .child(masthead(words.speakers, words.people(index.speakers as usize)))
        .child(letters(&Route::Speakers { page }, page, &firsts, rows.collect()))
        .child_if(none)
}

fn row(person: &Person, words: &Words) -> El {
    let href = use_router().link(&Route::Speaker { name: person.name.clone(), page: 1 });
    el("li")
        .class("person")
        .attr("title", words.sessions(person.talks as usize))
        .child(link(href).child(person.name.clone()))
        .child(el("span").class("person-events").child(person.events.join(", ")))
}
