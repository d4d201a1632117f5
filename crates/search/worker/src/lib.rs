//! Search in the browser, beside the page: the script of a worker asks it, fetches what it lacks, and sends on its answers.
//!
//! WebAssembly of its own, because most visits search nothing, and beside the page, because typing must never wait. A worker
//! searches one library, so what it has of it stands here, and only texts and numbers go to and fro.

mod view;
mod words;

use std::cell::Cell;

use search::answer::Answer;
use search::engine::Engine;
use search::manifest::Manifest;
use search::text::joined;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static FINDER: Cell<Option<&'static mut Finder>> = const { Cell::new(None) };
}

/// A library that is searched.
#[derive(Debug)]
struct Finder {
    engine: Engine,
    /// The path of the site, which ends in `/`.
    base: String,
    /// What was answered last.
    answer: Answer,
}

/// Starts with a library of which only the manifest has come, on a site at a path that ends in `/`. Whether it is one.
#[wasm_bindgen]
pub fn open(manifest: &[u8], base: String) -> bool {
    let engine = Manifest::read(manifest).map(Engine::new);
    let is_one = engine.is_some();
    // What was there is left where it is: a site is renewed once in a visit, if ever, and to take a library down is 1 KB of
    // code.
    FINDER.set(
        engine
            .map(|engine| Box::leak(Box::new(Finder { engine, base, answer: Answer::default() }))),
    );
    is_one
}

/// The names of all files with texts that have not come, each in a line, below the folder of the manifest.
#[wasm_bindgen]
pub fn rest() -> String {
    with(|finder| joined(&finder.engine.rest(), "\n"))
}

/// Takes a file that has come. Whether it was whole.
#[wasm_bindgen]
pub fn give(name: &str, bytes: Vec<u8>) -> bool {
    with(|finder| finder.engine.give(name, bytes).is_some())
}

/// What a query finds, as far as the library has come: a line that says how much, and below it so many results as markup, in a
/// language. Some of the library may be missing that cannot be had.
#[wasm_bindgen]
pub fn ask(language: &str, typed: &str, most: usize, missing: bool) -> String {
    with(|finder| {
        finder.answer = finder.engine.ask(typed, most);
        view::view(language, &finder.base, &finder.answer, &[], most, missing)
    })
}

/// The names of the files without which what was asked last may find less than so many results, with spaces between them.
#[wasm_bindgen]
pub fn needs(most: usize) -> String {
    with(|Finder { engine, answer, .. }| joined(&engine.needs(answer, most), " "))
}

/// The last answer once more, with what else may have been meant; nothing, if it has enough results, or there is nothing else.
#[wasm_bindgen]
pub fn offers(language: &str, most: usize, missing: bool) -> String {
    with(|Finder { engine, base, answer }| {
        let offers = engine.offers(answer);
        match offers.is_empty() {
            true => String::new(),
            false => view::view(language, base, answer, &offers, most, missing),
        }
    })
}

/// What is asked of the library; nothing, as long as there is none.
fn with<T: Default>(ask: impl FnOnce(&mut Finder) -> T) -> T {
    let Some(finder) = FINDER.take() else { return T::default() };
    let answer = ask(finder);
    FINDER.set(Some(finder));
    answer
}
