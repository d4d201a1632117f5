//! How far down the reader was on each entry of the history, so that Back finds the line they left.
//!
//! The browser's own memory works only for pages that are whole when they load; ours arrive in pieces.

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::{dom, storage};

/// Under which name the positions outlive a reload.
const NAME: &str = "scroll";
/// More entries of a history than anybody goes back.
const MOST: usize = 50;

/// What a post may have many of, and what is as high as it is only when it has been seen.
const SESSION: &str = ".session";

/// A line of a page: so many pixels below the top of the session with that id; below the page's own, without one.
///
/// What stands above may be higher the next time: sessions that were jumped over were never laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    session: String,
    below: i32,
}

impl Line {
    /// The line at the top of the screen.
    fn at_top() -> Self {
        let top = |session: &Element| session.get_bounding_client_rect().top();
        let (session, below) =
            match dom::find_all(SESSION).take_while(|session| top(session) <= 0.0).last() {
                Some(session) => (session.id(), -top(&session)),
                None => (String::new(), scrolled()),
            };
        // Whole pixels: reading fractions back would cost more bytes than anybody can see.
        Self { session, below: below.round() as i32 }
    }

    /// How far down the page it is now, in pixels.
    pub(super) fn place(&self) -> f64 {
        let session = dom::find_all(SESSION).find(|session| session.id() == self.session);
        let top = session.map_or(0.0, |it| it.get_bounding_client_rect().top() + scrolled());
        top + f64::from(self.below)
    }
}

fn scrolled() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Lines by history entry, the latest last, and the key of the current entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Positions {
    key: String,
    lines: Vec<(String, Line)>,
}

impl Positions {
    /// Reads what the tab remembers, and gives the current entry of the history a key if it has none.
    pub(super) fn start() -> Self {
        let lines = storage::read_tab(NAME).map(|text| parse(&text)).unwrap_or_default();
        let mut positions = Self { key: String::new(), lines };
        positions.moved();
        positions
    }

    /// The key of the current entry.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// Where the reader was on the current entry.
    pub(super) fn here(&self) -> Option<Line> {
        self.lines.iter().find(|(key, _)| *key == self.key).map(|(_, line)| line.clone())
    }

    /// Notes where the reader is on the current entry.
    pub(super) fn leave(&mut self) {
        self.set(Line::at_top());
    }

    fn set(&mut self, line: Line) {
        if let Some(entry) = self.lines.iter_mut().find(|(key, _)| *key == self.key) {
            entry.1 = line;
            return;
        }
        self.lines.push((self.key.clone(), line));
        if self.lines.len() > MOST {
            self.lines.remove(0);
        }
    }

    /// Makes the key of a new entry the current one.
    pub(super) fn next(&mut self) -> String {
        self.key = new_key();
        self.key.clone()
    }

    /// Takes the key of the entry that the history has moved to. `None` if it is an entry that we did not make.
    pub(super) fn moved(&mut self) -> Option<Line> {
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
        let line = |(key, line): &(String, Line)| format!("{key} {} {}", line.below, line.session);
        let lines: Vec<_> = self.lines.iter().map(line).collect();
        storage::write_tab(NAME, &lines.join("\n"));
    }
}

fn parse(text: &str) -> Vec<(String, Line)> {
    let line = |line: &str| {
        let mut parts = line.splitn(3, ' ');
        let (key, below) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
        Some((key, Line { session: parts.next()?.to_owned(), below }))
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
        let line = |key: &str, below, session: &str| {
            (key.to_owned(), Line { session: session.to_owned(), below })
        };
        let expected = Vec::from([line("a", 1, ""), line("b", 2, "s-후기")]);
        assert_eq!(parse("a 1 \nx\nb 2 s-후기\nc 1.5 \nd 4\n\u{FFFD}"), expected);
    }

    #[test]
    fn the_oldest_positions_go_first() {
        let at = |below| Line { session: String::new(), below };
        let mut positions = Positions::default();
        for n in 0..60 {
            positions.key = n.to_string();
            positions.set(at(n));
            positions.set(at(n * 2));
        }
        assert_eq!(positions.lines.len(), MOST);
        assert_eq!(positions.lines.first(), Some(&("10".to_owned(), at(20))));
    }
}
