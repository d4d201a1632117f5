//! Every tag of the library, by the letter it is found under.

use leptos::prelude::*;
use notes::Index;
use notes::filter::{Chip, Filter};
use notes::order::sort_by_key;
use notes::people::{initial, place_of};

use crate::components::el::{El, Live, el, link, live};
use crate::components::{
    filter_bar::choice_text, letters::letters, post_head::masthead, status::arrived_list,
};
use crate::library::{title, use_library};
use crate::platform::navigation::use_page;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::{Words, use_words};

/// Every tag.
pub fn tags_page() -> Live {
    let (words, library) = (use_words(), use_library());
    use_page(move || title(library.index(), |_| words.get().page_title(words.get().by_tag)));
    live(move || match arrived_list(library.index()) {
        Ok(index) => tags(&index, words.get()).into(),
        Err(status) => status,
    })
}

fn tags(index: &Index, words: &'static Words) -> El {
    let mut tags = Filter::default().chips(index).tags;
    sort_by_key(&mut tags, |chip| place_of(&choice_text(&chip.choice, words)));
    let row = |chip: &Chip| {
        let href = use_router().link(&Route::shelf(Filter::default().toggled(&chip.choice)));
        let name = choice_text(&chip.choice, words);
        let letter = initial(&name);
        let count = el("span").class("person-events figures").child(chip.count.to_string());
        (letter, el("li").class("person").child(link(href).child(name)).child(count))
    };
    el("div").class("narrow").child(masthead(words.by_tag, words.tags(tags.len()))).child(letters(
        &Route::Tags,
        1,
        &['#'],
        tags.iter().map(row).collect(),
    ))
}
