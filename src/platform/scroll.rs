//! How far down the reader was on each entry of the history, so that Back finds the line they left.
//!
//! The browser's own memory works only for pages that are whole when they load; ours arrive in pieces.

use wasm_bindgen::JsValue;

use super::storage;

/// Under which name the positions outlive a reload.
const NAME: &str = "scroll";
/// More entries of a history than anybody goes back.
const MOST: usize = 50;

/// Scroll positions by history entry, the latest last, and the key of the current entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Positions {
    key: String,
    tops: Vec<(String, i32)>,
}

impl Positions {
    /// Reads what the tab remembers, and gives the current entry of the history a key if it has none.
    pub(super) fn start() -> Self {
        let tops = storage::read_tab(NAME).map(|text| parse(&text)).unwrap_or_default();
        let mut positions = Self { key: String::new(), tops };
        positions.moved();
        positions
    }

    /// The key of the current entry.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// Where the reader was on the current entry.
    pub(super) fn here(&self) -> Option<i32> {
        self.tops.iter().find(|(key, _)| *key == self.key).map(|(_, top)| *top)
    }

    /// Notes where the reader is on the current entry.
    pub(super) fn leave(&mut self) {
        let top = web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
        // Whole pixels: reading fractions back would cost more bytes than anybody can see.
        self.set(top.round() as i32);
    }

    fn set(&mut self, top: i32) {
        if let Some(entry) = self.tops.iter_mut().find(|(key, _)| *key == self.key) {
            entry.1 = top;
            return;
        }
        self.tops.push((self.key.clone(), top));
        if self.tops.len() > MOST {
            self.tops.remove(0);
        }
    }

    /// Makes the key of a new entry the current one.
    pub(super) fn next(&mut self) -> String {
        self.key = new_key();
        self.key.clone()
    }

    /// Takes the key of the entry that the history has moved to. `None` if it is an entry that we did not make.
    pub(super) fn moved(&mut self) -> Option<i32> {
        let history = web_sys::window()?.history().ok()?;
        let key = history.state().ok().and_then(|state| state.as_string());
        if let Some(key) = key {
            self.key = key;
            return Some(self.here().unwrap_or_default());
        }
        let key = self.next();
        let _ = history.replace_state_with_url(&JsValue::from_str(&key), "", None);
        None
    }

    /// Lets the tab remember the positions.
    pub(super) fn keep(&self) {
        let lines: Vec<_> = self.tops.iter().map(|(key, top)| format!("{key} {top}")).collect();
        storage::write_tab(NAME, &lines.join("\n"));
    }
}

fn parse(text: &str) -> Vec<(String, i32)> {
    let line = |line: &str| {
        let (key, top) = line.split_once(' ')?;
        Some((key.to_owned(), top.parse().ok()?))
    };
    text.lines().filter_map(line).collect()
}

fn new_key() -> String {
    // A number as others are written: two of a tab's few entries will not have the same.
    ((js_sys::Math::random() * f64::from(i32::MAX)) as i32).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_tab_remembers_may_be_garbage() {
        let expected = Vec::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
        assert_eq!(parse("a 1\nx\nb 2\nc 1.5\n\u{FFFD}"), expected);
    }

    #[test]
    fn the_oldest_positions_go_first() {
        let mut positions = Positions::default();
        for n in 0..60 {
            positions.key = n.to_string();
            positions.set(n);
            positions.set(n * 2);
        }
        assert_eq!(positions.tops.len(), MOST);
        assert_eq!(positions.tops.first(), Some(&("10".to_owned(), 20)));
    }
}
