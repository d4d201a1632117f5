//! What cannot stand in a text, told without looking through it.
//!
//! A Bloom filter (B. H. Bloom, 1970) of the characters of a text and of its pairs of characters: what it does not know is not
//! there. It lets through a word in ten that is not there either; the text itself decides about those. Of a thousand posts,
//! that leaves one text in twenty to be looked through at a key.

/// The characters and pairs of characters of a text, nearly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve(Vec<u32>);

/// Bits for each character: with at most two marks each, and many said twice, one in seven is set.
const BITS: usize = 8;

impl Sieve {
    /// That of a folded text.
    pub fn of(text: &[char]) -> Self {
        let words = (text.len() * BITS / 32).next_power_of_two();
        let mut sieve = Self(vec![0; words]);
        let mut before = '\0';
        for c in text {
            sieve.mark(trace(*c, '\0'));
            sieve.mark(trace(before, *c));
            before = *c;
        }
        sieve
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

/// What something leaves in a sieve whose slots hold these characters, from the first to the last of each: pairs, and what
/// stands alone.
pub fn traces(slots: &[(char, char)]) -> Vec<u32> {
    let mut traces = Vec::new();
    let (mut before, mut is_paired) = (None, false);
    for slot in slots.iter().map(Some).chain([None]) {
        let known = slot.filter(|(from, to)| from == to).map(|(from, _)| *from);
        match (before, known) {
            (Some(before), Some(known)) => traces.push(trace(before, known)),
            (Some(before), None) if !is_paired => traces.push(trace(before, '\0')),
            _ => {}
        }
        (is_paired, before) = (before.is_some() && known.is_some(), known);
    }
    traces
}

/// Two odd numbers that spread neighbouring characters: see Knuth, volume 3, on multiplicative hashing.
fn trace(a: char, b: char) -> u32 {
    let mixed = u32::from(a).wrapping_mul(0x9E37_79B1) ^ u32::from(b).wrapping_mul(0x85EB_CA6B);
    mixed ^ mixed >> 15
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pattern::patterns;

    proptest! {
        #[test]
        fn what_stands_in_a_text_passes(text in "[가-갛a-d ]{0,80}", from in 0..80_usize, length in 1..6_usize) {
            let text: Vec<char> = text.chars().collect();
            let part: Vec<char> = text.iter().skip(from).take(length).copied().collect();
            let sieve = Sieve::of(&text);
            for pattern in patterns(&part) {
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
        let sieve = Sieve::of(&text);
        let others = "가격 나무 다리 라디오 마차 바위 사슴 자전거 차표 카메라 타조 파일 하마 kubernetes rust";
        let passed = others.split(' ').filter(|word| {
            let slots: Vec<_> = word.chars().map(|c| (c, c)).collect();
            sieve.lets(&traces(&slots))
        });
        assert!(passed.count() <= 2);
        assert!(Sieve::of(&[]).lets(&[]) && !Sieve::of(&[]).lets(&traces(&[('a', 'a')])));
    }
}
