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
            sieve.mark(*c, '\0');
            sieve.mark(before, *c);
            before = *c;
        }
        sieve
    }

    /// Whether something may stand there whose slots hold these characters, from the first to the last of each.
    pub fn lets(&self, slots: &[(char, char)]) -> bool {
        let mut before = None;
        for (from, to) in slots {
            let known = (from == to).then_some(*from);
            if let Some(c) = known
                && !self.has(before.unwrap_or(c), if before.is_some() { c } else { '\0' })
            {
                return false;
            }
            before = known;
        }
        true
    }

    fn mark(&mut self, a: char, b: char) {
        let (word, bit) = self.place(a, b);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn has(&self, a: char, b: char) -> bool {
        let (word, bit) = self.place(a, b);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Two odd numbers that spread neighbouring characters: see Knuth, volume 3, on multiplicative hashing.
    fn place(&self, a: char, b: char) -> (usize, u32) {
        let mixed = u32::from(a).wrapping_mul(0x9E37_79B1) ^ u32::from(b).wrapping_mul(0x85EB_CA6B);
        let hash = mixed ^ mixed >> 15;
        ((hash as usize / 32) & self.0.len().wrapping_sub(1), 1 << (hash % 32))
    }
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
                    prop_assert!(sieve.lets(pattern.slots()));
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
            sieve.lets(&slots)
        });
        assert!(passed.count() <= 2);
        assert!(Sieve::of(&[]).lets(&[]) && !Sieve::of(&[]).lets(&[('a', 'a')]));
    }
}
