//! What cannot stand in a text, told without looking through it.
//!
//! A Bloom filter (B. H. Bloom, 1970) of the characters of a text, of its pairs of characters, of each character with the
//! initial after it, and of two and three initials: what it does not know is not there. It lets through a word in ten that
//! is not there either; the text itself decides about those. A post has one for all that it says, and its texts have one
//! each: of a thousand posts, that leaves one text in twenty to be looked through at a key.

use crate::hangul::{Syllable, initial};

/// What of a text leaves traces, nearly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve(Vec<u32>);

/// Bits for each character: with at most five marks each, and many said twice, one in seven is set.
const BITS: usize = 16;

/// What may stand in a place: the first and the last character.
type Slot = (char, char);

impl Sieve {
    /// That of some folded texts together.
    pub fn of(texts: &[&[char]]) -> Self {
        let length: usize = texts.iter().map(|text| text.len()).sum();
        let words = (length * BITS / 32).next_power_of_two();
        let mut sieve = Self(vec![0; words]);
        texts.iter().for_each(|text| sieve.add(text));
        sieve
    }

    fn add(&mut self, text: &[char]) {
        // The last character; its initial; and the traces of that and the one before.
        let (mut before, mut first, mut two) = ('\0', '\0', 0);
        for c in text.iter().copied() {
            let next = initial(c);
            self.mark(trace(c, '\0'));
            self.mark(trace(before, c));
            if next != c {
                self.mark(trace(before, next));
                self.mark(trace(first, next));
                self.mark(mix(two, next));
            }
            (two, before, first) = (trace(first, next), c, next);
        }
    }

    /// Whether something may stand there that leaves these traces.
    pub fn lets(&self, traces: &[u32]) -> bool {
        traces.iter().all(|trace| {
            let (word, bit) = self.place(*trace);
            self.0.get(word).is_some_and(|word| word & bit != 0)
        })
    }

    fn mark(&mut self, trace: u32) {
        let (word, bit) = self.place(trace);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn place(&self, trace: u32) -> (usize, u32) {
        ((trace as usize / 32) & self.0.len().wrapping_sub(1), 1 << (trace % 32))
    }
}

/// What something leaves in a sieve, of which is known what may stand in each place.
pub fn traces(slots: &[Slot]) -> Vec<u32> {
    let mut traces = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        let [two, before] = [2, 1].map(|back| at.checked_sub(back).and_then(|at| slots.get(at)));
        let is_alone = || slots.get(at + 1).is_none_or(|next| first(*next).is_none());
        match (before.and_then(|it| exact(*it)), exact(*slot), first(*slot)) {
            (Some(before), Some(c), _) => traces.push(trace(before, c)),
            (Some(before), None, Some(next)) => traces.push(trace(before, next)),
            (None, None, Some(next)) if let Some(before) = before.and_then(|it| first(*it)) => {
                traces.push(trace(before, next));
            }
            (None, Some(c), _) if is_alone() => traces.push(trace(c, '\0')),
            _ => {}
        }
        let initials = [two, before].map(|slot| slot.and_then(|slot| first(*slot)));
        if let ([Some(a), Some(b)], Some(c)) = (initials, first(*slot))
            && Syllable::of(slot.0).is_some()
        {
            traces.push(mix(trace(a, b), c));
        }
    }
    traces
}

/// The only character that may stand in a place.
fn exact((from, to): Slot) -> Option<char> {
    (from == to).then_some(from)
}

/// The initial of all that may stand in a place.
fn first((from, to): Slot) -> Option<char> {
    Some(initial(from)).filter(|first| *first == initial(to))
}

/// Two odd numbers that spread neighbouring characters: see Knuth, volume 3, on multiplicative hashing.
fn trace(a: char, b: char) -> u32 {
    mix(u32::from(a), b)
}

fn mix(before: u32, c: char) -> u32 {
    let mixed = before.wrapping_mul(0x9E37_79B1) ^ u32::from(c).wrapping_mul(0x85EB_CA6B);
    mixed ^ mixed >> 15
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pattern::patterns;

    proptest! {
        #[test]
        fn what_stands_in_a_text_passes(text in "[가-깋a-dㄱ ]{0,80}", from in 0..80_usize, length in 1..6_usize) {
            let text: Vec<char> = text.chars().collect();
            let part: Vec<char> = text.iter().skip(from).take(length).copied().collect();
            let sieve = Sieve::of(&[&text]);
            for pattern in patterns(&part, true) {
                if pattern.find(&text, 0).is_some() {
                    prop_assert!(sieve.lets(pattern.traces()));
                }
            }
        }
    }

    #[test]
    fn most_of_what_does_not_stand_there_is_held_back() {
        let text: Vec<char> =
            "서버를 옮기는 동안 물결은 잔잔했고 배포는 아홉 번 있었다 ".repeat(9).chars().collect();
        let sieve = Sieve::of(&[&text]);
        let others = "가격 나무 다리 라디오 마차 바위 사슴 자전거 차표 카메라 타조 파일 하마 kubernetes rust";
        let passed = others.split(' ').filter(|word| {
            let slots: Vec<_> = word.chars().map(|c| (c, c)).collect();
            sieve.lets(&traces(&slots))
        });
        assert!(passed.count() <= 2);
        assert!(Sieve::of(&[]).lets(&[]) && !Sieve::of(&[]).lets(&traces(&[('a', 'a')])));
    }
}
