//! The bridge to the worker that searches: starts it when somebody first looks for something, asks, and hears.
//!
//! Beside the page, because typing must never wait; and a program of its own, because most visits search nothing.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::{dom, trusted};

/// How many results are shown at first, at most: a large library is fetched only as far as these take it.
const MOST: u32 = 10;

/// What the arrow keys lead to, in order.
pub const STEPS: &str = ".search-field, .found-title, .found-more";

/// What has been found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    /// What was looked for, as it was typed.
    pub typed: String,
    /// How much was found, and among how much; or, after a `!`, why nothing can be looked for.
    pub status: String,
    /// What was found, as markup.
    pub markup: String,
}

thread_local! {
    /// What belongs to the page, of which there is one.
    static PAGE: RefCell<Page> = RefCell::default();
}

#[derive(Default)]
struct Page {
    address: String,
    /// `None` until it is first asked.
    worker: Option<Worker>,
    /// What was asked last. Answers to anything else are late.
    asked: String,
    /// How many results were asked for.
    most: u32,
    heard: Heard,
    /// What waits for the answer.
    then: Option<Box<dyn FnOnce()>>,
}

/// Looks for what is typed.
#[derive(Clone, Copy)]
pub struct Searcher {
    /// Turns over whenever something is heard.
    turn: RwSignal<bool>,
}

/// Makes ready to search. `address`: where the worker lies.
pub fn provide_searcher(address: String) {
    PAGE.with_borrow_mut(|page| page.address = address);
    provide_context(Searcher { turn: RwSignal::new(false) });
}

/// Looks for what is typed.
pub fn use_searcher() -> Searcher {
    expect_context()
}

impl Searcher {
    /// What was asked last.
    pub fn asked(&self) -> String {
        PAGE.with_borrow(|page| page.asked.clone())
    }

    /// What was heard last; tracked. More may come for the same question.
    pub fn heard(&self) -> Heard {
        self.turn.track();
        PAGE.with_borrow(|page| page.heard.clone())
    }

    /// Asks, in a language of the interface. What was asked before no longer matters. Whoever asks the same again is shown as
    /// much of it as before.
    pub fn ask(self, language: &str, typed: String) {
        let heard = PAGE.with_borrow_mut(|page| {
            if page.asked != typed {
                (page.asked, page.most, page.then) = (typed, MOST, None);
            }
            match page.asked.trim() {
                "" => Ok(()),
                _ => page.send(self, &[language, &page.most.to_string(), &page.asked].join("\n")),
            }
        });
        let status = match heard {
            Ok(()) => String::new(),
            Err(why) => ["!", &super::fetch::said(&why)].concat(),
        };
        // Until there is an answer, what was found before stays.
        if self.asked().trim().is_empty() || !status.is_empty() {
            self.hear(Heard { typed: self.asked(), status, markup: String::new() });
        }
    }

    /// Asks for more of the same.
    pub fn ask_more(self, language: &str) {
        PAGE.with_borrow_mut(|page| page.most = page.most.saturating_mul(3));
        self.ask(language, self.asked());
    }

    /// Does something as soon as what was asked last is answered and drawn; not at all, if something else is asked meanwhile.
    pub fn once_answered(self, then: impl FnOnce() + 'static) {
        let is_answered = PAGE.with_borrow_mut(|page| {
            page.then = Some(Box::new(then));
            page.heard.typed == page.asked
        });
        if is_answered {
            go_on();
        }
    }

    fn hear(self, heard: Heard) {
        let is_late = PAGE.with_borrow_mut(|page| {
            let is_late = page.asked != heard.typed;
            if !is_late {
                page.heard = heard;
            }
            is_late
        });
        if !is_late {
            // What was found is drawn anew, and with it what may have the keyboard.
            let at = dom::place_among(STEPS);
            self.turn.set(!self.turn.get_untracked());
            request_animation_frame(move || {
                if let Some(at) = at.filter(|_| dom::is_focus_lost()) {
                    dom::focus_at(STEPS, at);
                }
                go_on();
            });
        }
    }
}

/// Does what waited for the answer.
fn go_on() {
    if let Some(then) = PAGE.with_borrow_mut(|page| page.then.take()) {
        then();
    }
}

impl Page {
    fn send(&mut self, searcher: Searcher, question: &str) -> Result<(), JsValue> {
        if self.worker.is_none() {
            let worker = trusted::start_worker(&self.address)?;
            let hear: dom::Handler = Box::new(move |event| {
                let event: &MessageEvent = event.unchecked_ref();
                let said = event.data().as_string().unwrap_or_default();
                let mut parts = said.splitn(3, '\n').map(str::to_owned);
                let mut part = || parts.next().unwrap_or_default();
                searcher.hear(Heard { typed: part(), status: part(), markup: part() });
            });
            dom::listen(&worker, "message", false, hear).forget();
            // Its script did not come; the next question asks for it again.
            let lost: dom::Handler = Box::new(move |_| {
                PAGE.with_borrow_mut(|page| page.worker = None);
                searcher.hear(Heard {
                    typed: searcher.asked(),
                    status: "!".into(),
                    ..Heard::default()
                });
            });
            dom::listen(&worker, "error", false, lost).forget();
            self.worker = Some(worker);
        }
        self.worker.as_ref().map_or(Ok(()), |worker| worker.post_message(&question.into()))
    }
}
