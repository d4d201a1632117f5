//! Labels of links and footnotes, alike whatever their capitals: in the scripts of Europe that have capitals.
//!
//! Not in the published crate, which asks `unicase` and its tables for the whole of Unicode.

use core::hash::{Hash, Hasher};

/// A label.
#[derive(Clone, Debug)]
pub struct UniCase<S>(S);

impl<S> UniCase<S> {
    pub fn new(label: S) -> Self {
        Self(label)
    }
}

impl<S: AsRef<str>> PartialEq for UniCase<S> {
    fn eq(&self, other: &Self) -> bool {
        folded(self.0.as_ref()).eq(folded(other.0.as_ref()))
    }
}

impl<S: AsRef<str>> Eq for UniCase<S> {}

impl<S: AsRef<str>> Hash for UniCase<S> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        folded(self.0.as_ref()).for_each(|c| c.hash(state));
    }
}

fn folded(label: &str) -> impl Iterator<Item = u32> + '_ {
    label.chars().flat_map(|c| match c {
        'ß' | 'ẞ' => [Some('s' as u32), Some('s' as u32)],
        _ => [Some(small(c as u32)), None],
    }).flatten()
}

/// The small letter of a capital; anything else is itself.
fn small(c: u32) -> u32 {
    match c {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => c + 32,
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => c | 1,
        0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE => c + (c & 1),
        0x178 => 0xFF,
        0x386 => 0x3AC,
        0x388..=0x38A => c + 37,
        0x38C => 0x3CC,
        0x38E | 0x38F => c + 63,
        0x3C2 => 0x3C3,
        0x400..=0x40F => c + 80,
        0x531..=0x556 => c + 48,
        _ => c,
    }
}

impl<S: AsRef<str>> AsRef<str> for UniCase<S> {
    fn as_ref(&self) -> &str {
        self.0.as_ref()
    }
}
