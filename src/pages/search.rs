//! The search: what is typed stands in the address, so that it can be shared, and Back returns to it.

use leptos::prelude::*;

use crate::components::el::{Live, el, live};
use crate::components::post_head::page_title;
use crate::components::search_box::{FIELD, search_box};
use crate::platform::navigation::use_page;
use crate::platform::searcher::use_searcher;
use crate::platform::{dom, task};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// The search.
pub fn search_page() -> Live {
    let (words, router, searcher) = (use_words(), use_router(), use_searcher());
    let route = router.route();
    // What the address says is asked; and what was asked here, soon after it is answered, the address says.
    let (mut before, mut soon) = (None::<String>, None::<String>);
    task::follow(move || {
        let Route::Search { typed } = route.get() else { return };
        let heard = searcher.heard().typed;
        let is = |other: &Option<String>| other.as_ref() == Some(&typed);
        let (is_own, is_first) = (is(&soon), before.is_none());
        if is_own || is(&before) {
            if heard != typed && soon.as_ref() != Some(&heard) {
                soon = Some(heard.clone());
                router.replace_soon(&Route::Search { typed: heard });
            } else if is_own {
                soon = None;
            }
        } else {
            soon = None;
            dom::fill(FIELD, &typed);
            if searcher.asked() != typed || is_first {
                searcher.ask(words.get_untracked().language.tag(), typed.clone());
            }
        }
        before = Some(typed);
    });
    use_page(move || match route.get() {
        Route::Search { typed } => {
            let named = [typed.as_str(), words.get().search].join(" · ");
            let name = if typed.is_empty() { words.get().search } else { &named };
            (searcher.heard().typed == typed).then(|| words.get().page_title(name))
        }
        _ => None,
    });
    live(move || {
        let words = words.get();
        el("div").class("narrow").child(page_title(words.search)).child(search_box(words))
    })
}
