//! Search in the browser, beside the page: the script of a worker asks it, fetches what it lacks, and sends on its answers.
//!
//! WebAssembly of its own, because most visits search nothing, and beside the page, because typing must never wait.

use notes::catalog::{from_bytes, to_bytes};
use search::engine::Engine;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A library that is searched.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Finder(Engine);

#[wasm_bindgen]
impl Finder {
    /// A library, from the bytes of its manifest.
    ///
    /// # Errors
    ///
    /// What is expected and what was found, if these are no manifest.
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &[u8]) -> Result<Self, String> {
        Ok(Self(Engine::new(from_bytes(manifest)?)))
    }

    /// The names of the files without which a query may find less than so many results, below the folder of the manifest.
    pub fn needs(&self, typed: &str, most: usize) -> Vec<String> {
        self.0.needs(typed, most)
    }

    /// Takes a file that has come.
    ///
    /// # Errors
    ///
    /// What is expected and what was found, if the file is damaged.
    pub fn give(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), String> {
        self.0.give(name, bytes)
    }

    /// What a query finds, as far as the library has come: an [`Answer`] with so many results, in bytes.
    ///
    /// [`Answer`]: search::answer::Answer
    pub fn ask(&self, typed: &str, most: usize) -> Vec<u8> {
        to_bytes(&self.0.ask(typed, most))
    }
}
