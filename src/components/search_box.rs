//! The field for what is looked for, and what is found: on a page of its own, and in a dialog over any other.

use leptos::prelude::*;

use crate::components::el::{El, Live, button, el, link, live};
use crate::platform::dom::{self, hit, is_key};
use crate::platform::searcher::{STEPS, use_searcher};
use crate::platform::task;
use crate::router::use_router;
use crate::routes::Route;
use crate::settings::use_settings;
use crate::words::Words;

/// The field of the page.
pub const FIELD: &str = "main .search-field";

/// The field for what is looked for, and what is found.
pub fn search_box(words: &'static Words) -> El {
    let (searcher, settings, router) = (use_searcher(), use_settings(), use_router());
    let field = el("input")
        .class("search-field")
        .attr("type", "search")
        .attr("aria-label", words.search)
        .attr("placeholder", words.search_hint)
        .attr("enterkeyhint", "search")
        .attr("autocomplete", "off")
        .attr("autofocus", "");
    let form = el("form")
        .class("search-form")
        .attr("role", "search")
        .child(field)
        .on("input", move |event| {
            if let Some(typed) = dom::typed(event) {
                searcher.ask(words.language.tag(), typed);
            }
        })
        .on("submit", move |event| {
            event.prevent_default();
            settings.remember_search(searcher.asked());
            // From a dialog to the best result; on the page of all results to the first of them. Who types fast may be ahead
            // of what is found: what stands there then is of fewer letters.
            searcher.once_answered(move || {
                if !dom::click(".palette .found-title") && !dom::step(STEPS, false) {
                    router.go(&Route::Search { typed: searcher.asked() });
                }
            });
        });
    let status = live(move || {
        let status = searcher.heard().status;
        match status.strip_prefix('!') {
            Some("") => words.search_failed.to_owned(),
            Some(why) => [words.search_failed, why].join(": "),
            None => status,
        }
    });
    let found = live(move || el("div").class("search-found").inner_html(searcher.heard().markup));
    el("div")
        .class("search")
        .child(form)
        .child(el("p").class("search-status figures").attr("role", "status").child(status))
        .child(lately(words))
        .child(found)
        .on("click", move |event| {
            if hit(event, ".found-title").is_some() {
                settings.remember_search(searcher.asked());
            } else if hit(event, ".found-more").is_some() {
                searcher.ask_more(words.language.tag());
            }
        })
        .on("keydown", |event| {
            for (key, back) in [("ArrowDown", false), ("ArrowUp", true)] {
                if is_key(event, key) && dom::step(STEPS, back) {
                    event.prevent_default();
                }
            }
        })
}

/// What was looked for lately, and what else can be typed: while the field is empty.
fn lately(words: &'static Words) -> Live {
    let (settings, router, forgets) = (use_settings(), use_router(), RwSignal::new(false));
    live(move || {
        forgets.track();
        let before = settings.searches();
        let again = before.iter().map(|typed| {
            let href = router.link(&Route::Search { typed: typed.clone() });
            el("li").child(link(href).child(typed.clone()))
        });
        let forget = button("search-forget", words.remove).on("click", move |_| {
            settings.forget_searches();
            forgets.set(true);
        });
        let recent = (!before.is_empty()).then(|| {
            el("div")
                .child(el("p").class("label").child(words.search_recent))
                .child(el("ul").class("tags").children(again))
                .child(forget)
        });
        el("div").class("search-empty").child_if(recent).child(el("p").child(words.search_help))
    })
}

/// The same in a dialog over the page, while it is open.
pub fn palette(open: RwSignal<bool>, words: &'static Words) -> Option<El> {
    let (searcher, router) = (use_searcher(), use_router());
    open.get().then(|| {
        // As soon as it stands, and before the next letter is struck.
        task::start(async { dom::open_dialog(".palette") });
        let all = live(move || {
            let typed = searcher.heard().typed;
            let href = router.link(&Route::Search { typed: typed.clone() });
            (!typed.is_empty()).then(|| link(href).class("search-all").child(words.search_all))
        });
        searcher.ask(words.language.tag(), String::new());
        el("dialog")
            .class("palette")
            .attr("aria-label", words.search)
            .attr("closedby", "any")
            .child(search_box(words))
            .child(all)
            .on("close", move |_| open.set(false))
            .on("click", move |event| {
                if let Some(link) = hit(event, "a[href]") {
                    // What only changes the page of the search leads to another one here.
                    let _ = link.remove_attribute("data-stay");
                    open.set(false);
                }
            })
    })
}
