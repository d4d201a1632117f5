//! What the app remembers on the device: small texts under the prefix `hugi:`, each with the version of its meaning.
//!
//! Storage may be blocked, full or filled by somebody else. Then a value is kept until the page closes, and nothing breaks.

use std::cell::RefCell;

/// All project pages of one user share an origin: the prefix keeps others' values apart from ours.
const PREFIX: &str = "hugi:";

thread_local! {
    /// Values that the device would not keep.
    static MEMORY: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) };
}

/// The name of a value, and the version of how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The name without the prefix.
    pub name: &'static str,
    /// Raise it when old values can no longer be read; they are then ignored.
    pub version: u32,
}

/// How long a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// On the device.
    OnDevice,
    /// Until the page closes, because storage is blocked or full.
    UntilClosed,
}

/// The value of a key, if it was written in the version asked for.
pub fn read(key: Key) -> Option<String> {
    let kept = MEMORY.with_borrow(|memory| {
        memory.iter().find(|(name, _)| *name == key.name).map(|(_, value)| value.clone())
    });
    let stored = kept.or_else(|| local()?.get_item(&full(key)).ok()?)?;
    let (version, value) = stored.split_once(' ')?;
    (version.parse() == Ok(key.version)).then(|| value.to_owned())
}

/// Keeps a value, on the device if that is possible.
pub fn write(key: Key, value: &str) -> Kept {
    let value = format!("{} {value}", key.version);
    let stored = local().is_some_and(|storage| storage.set_item(&full(key), &value).is_ok());
    forget(key);
    if !stored {
        MEMORY.with_borrow_mut(|memory| memory.push((key.name, value)));
    }
    if stored { Kept::OnDevice } else { Kept::UntilClosed }
}

/// Forgets a value.
pub fn remove(key: Key) {
    forget(key);
    if let Some(storage) = local() {
        let _ = storage.remove_item(&full(key));
    }
}

/// Whether the device keeps values at all.
pub fn is_kept() -> bool {
    const PROBE: Key = Key { name: "probe", version: 1 };
    let kept = write(PROBE, "") == Kept::OnDevice;
    remove(PROBE);
    kept
}

/// A value that lives as long as the tab, for what belongs to its history.
pub(super) fn read_tab(name: &str) -> Option<String> {
    tab()?.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// Keeps a value as long as the tab lives, if that is possible.
pub(super) fn write_tab(name: &str, value: &str) {
    if let Some(storage) = tab() {
        let _ = storage.set_item(&format!("{PREFIX}{name}"), value);
    }
}

fn forget(key: Key) {
    MEMORY.with_borrow_mut(|memory| memory.retain(|(name, _)| *name != key.name));
}

fn full(key: Key) -> String {
    format!("{PREFIX}{}", key.name)
}

/// Touching `localStorage` throws where it is blocked.
fn local() -> Option<web_sys::Storage> {
    if !super::IN_BROWSER {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

fn tab() -> Option<web_sys::Storage> {
    if !super::IN_BROWSER {
        return None;
    }
    web_sys::window()?.session_storage().ok()?
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = Key { name: "test", version: 2 };

    #[test]
    fn without_a_device_values_last_until_the_page_closes() {
        assert_eq!(read(KEY), None);
        assert_eq!(write(KEY, "a b"), Kept::UntilClosed);
        assert_eq!(read(KEY).as_deref(), Some("a b"));
        assert_eq!(read(Key { version: 1, ..KEY }), None);
        remove(KEY);
        assert_eq!(read(KEY), None);
    }
}
