//! Where among many texts something may stand, told without looking through them.
//!
//! Of each text a Bloom filter (B. H. Bloom, 1970) of its characters, of its pairs of characters, of each character with the
//! start of a syllable after it, and of two and three initials. Those of up to 64 texts lie across each other, as signature
//! files do (C. S. Roberts, 1979): a row for each trace, in it a bit for each text. One look into memory so tells about 64
//! texts, and what a row does not have is not there. What most first keys ask for has rows of its own, which tell for sure that
//! it is there: a Latin letter or digit, two of them, two initials. Of everything else, a text in thirty is let through that
//! does not have it; the text itself decides about those.

use crate::hangul::{Syllable, initial, starting_with};

/// How many texts have a sieve together.
pub const TEXTS: usize = 64;

/// Which of the texts: a bit each.
pub type Which = u64;

/// What up to [`TEXTS`] texts leave: for each trace, which of them.
#[derive(Clone, Debug)]
pub struct Sieve(Vec<Which>);

/// What something leaves where it stands, nearly: what tells most, first, and as much as it takes to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traces {
    all: [Trace; MOST],
    /// Whether it stands wherever they are.
    pub are_all: bool,
}

/// The number of a row; above [`SPREAD`], of rows that traces share.
type Trace = u32;

/// What may stand in a place: the first and the last character.
type Slot = (char, char);

/// Latin letters and digits.
const SIGNS: u32 = 26 + 10;
/// The initials of syllables.
const INITIALS: u32 = 19;
/// How many rows no traces share: of signs, two signs, and two initials.
const OWN: usize = (SIGNS + SIGNS * SIGNS + INITIALS * INITIALS) as usize;
const SPREAD: Trace = 1 << 31;
/// No trace; after the last one.
const NONE: Trace = Trace::MAX;
/// How many traces are asked for: each lets through one in thirty that are not there.
const MOST: usize = 5;

/// Rows for each character of a usual text: with at most five traces each, and many left twice, one in seven has its bit.
const USUAL: usize = 24;
/// And for each of the longest.
const LONG: usize = 2;

impl Sieve {
    /// For texts that have so many characters together, of which the longest has so many; nothing stands in them yet.
    pub fn new(texts: usize, characters: usize, longest: usize) -> Self {
        let usual = characters / texts.max(1) * USUAL;
        let rows = usual.max(longest * LONG).next_power_of_two();
        Self(vec![0; OWN + rows])
    }

    /// Notes what stands in a text; what is said of it in several goes does not hang together.
    pub fn add(&mut self, text: usize, chars: &[char]) {
        let text = bit(text);
        // The last character; and the initials of that and the one before.
        let (mut before, mut two) = ('\0', 0);
        for c in chars.iter().copied() {
            self.mark(text, one(c));
            self.mark(text, pair(before, c));
            if let Some(syllable) = Syllable::of(c) {
                for begun in [syllable.finals().0, syllable.initial()] {
                    self.mark(text, pair_begun(before, begun));
                }
                if let Some(trace) = initials(before, c) {
                    self.mark(text, trace);
                }
            }
            let next = initial(c);
            if has_three(c) {
                self.mark(text, spread(mix(two, next)));
            }
            (two, before) = (mix(u32::from(initial(before)), next), c);
        }
    }

    /// Which texts may have what leaves these traces.
    pub fn which(&self, traces: &Traces) -> Which {
        let mut which = Which::MAX;
        for trace in traces.all.iter().take_while(|trace| **trace != NONE) {
            for row in self.rows(*trace) {
                which &= self.0.get(row).copied().unwrap_or_default();
            }
            if which == 0 {
                break;
            }
        }
        which
    }

    fn mark(&mut self, text: Which, trace: Trace) {
        for row in self.rows(trace) {
            if let Some(row) = self.0.get_mut(row) {
                *row |= text;
            }
        }
    }

    /// Its own row, or two that it shares.
    fn rows(&self, trace: Trace) -> [usize; 2] {
        // A power of two, less one.
        let shared = self.0.len() - OWN - 1;
        let row = |bits: u32| OWN + (bits as usize & shared);
        if trace < SPREAD {
            [trace as usize; 2]
        } else {
            [row(trace), row(trace.wrapping_mul(ODD) >> 15)]
        }
    }
}

/// The bit of a text, by its number. Those beyond the last share its bit.
pub fn bit(text: usize) -> Which {
    1 << text.min(TEXTS - 1)
}

/// The bits of one or more texts that follow on each other.
pub fn bits(first: usize, count: usize) -> Which {
    let last = bit((first + count).saturating_sub(1));
    (last - bit(first)) | last
}

impl Traces {
    /// What something leaves of which is known what may stand in each place.
    pub fn of(slots: &[Slot]) -> Self {
        let mut traces = Self { all: [NONE; MOST], are_all: false };
        let is_sign = |slot: &Slot| exact(*slot).and_then(sign).is_some();
        let is_latin = slots.len() > 2 && slots.iter().all(is_sign);
        // Three signs tell more than two, and two syllables more than three initials.
        if is_latin {
            slots.windows(3).filter_map(three).for_each(|trace| traces.push(trace));
        } else {
            slots.windows(2).filter_map(two).for_each(|trace| traces.push(trace));
            slots.windows(3).filter_map(three).for_each(|trace| traces.push(trace));
        }
        if let [slot] = slots {
            exact(*slot).map(one).into_iter().for_each(|trace| traces.push(trace));
        }
        let [first, second, ..] = traces.all;
        let has_own_row = first < SPREAD && second == NONE;
        let is_one = |slot: &Slot| exact(*slot).is_some();
        let is_any = |slot: &Slot| Some(*slot) == starting_with(initial(slot.0));
        traces.are_all = has_own_row
            && slots.len() <= 2
            && (slots.iter().all(is_one) || slots.iter().all(is_any));
        traces
    }

    fn push(&mut self, trace: Trace) {
        if let Some(free) = self.all.iter_mut().find(|trace| **trace == NONE) {
            *free = trace;
        }
    }
}

/// What two places leave.
fn two(slots: &[Slot]) -> Option<Trace> {
    let [before, slot] = slots else { return None };
    match (exact(*before), exact(*slot)) {
        (Some(before), Some(c)) => Some(pair(before, c)),
        (Some(before), None) if is_begun(slot) => Some(pair_begun(before, slot.0)),
        (Some(before), None) => Some(pair_begun(before, first(*slot)?)),
        (None, _) => {
            first(*before)?;
            first(*slot)?;
            initials(before.0, slot.0)
        }
    }
}

/// What three places leave.
fn three(slots: &[Slot]) -> Option<Trace> {
    let [a, b, c] = slots else { return None };
    let trace = spread(mix(mix(u32::from(first(*a)?), first(*b)?), first(*c)?));
    has_three(c.0).then_some(trace)
}

/// The trace of a character.
fn one(c: char) -> Trace {
    sign(c).unwrap_or_else(|| spread(mix(u32::from(c), '\0')))
}

/// That of a character, and the one after it.
fn pair(before: char, c: char) -> Trace {
    match (sign(before), sign(c)) {
        (Some(before), Some(c)) => SIGNS + before * SIGNS + c,
        _ => spread(mix(u32::from(before), c)),
    }
}

/// Whether a trace of three ends with a character: with a sign, or the initial of a syllable.
fn has_three(c: char) -> bool {
    sign(c).is_some() || Syllable::of(c).is_some()
}

/// That of a character, and the start of a syllable after it: its initial, or all but its final.
fn pair_begun(before: char, c: char) -> Trace {
    spread(!mix(u32::from(before), c))
}

/// That of the initials of two syllables.
fn initials(before: char, c: char) -> Option<Trace> {
    let [before, c] = [before, c].map(|c| Syllable::of(c).map(Syllable::initial_at));
    Some(SIGNS + SIGNS * SIGNS + before? * INITIALS + c?)
}

/// The number of a Latin letter or digit.
fn sign(c: char) -> Option<u32> {
    match c {
        'a'..='z' => Some(u32::from(c) - u32::from('a')),
        '0'..='9' => Some(26 + u32::from(c) - u32::from('0')),
        _ => None,
    }
}

/// Whether all syllables may stand in a place that differ by their finals.
fn is_begun(slot: &Slot) -> bool {
    Syllable::of(slot.0).is_some_and(|syllable| syllable.finals() == *slot)
}

/// The only character that may stand in a place.
fn exact((from, to): Slot) -> Option<char> {
    (from == to).then_some(from)
}

/// The initial of all that may stand in a place.
fn first((from, to): Slot) -> Option<char> {
    Some(initial(from)).filter(|first| *first == initial(to))
}

/// A trace that shares its row.
fn spread(mixed: u32) -> Trace {
    mixed | SPREAD
}

/// Odd numbers that spread neighbouring characters: see Knuth, volume 3, on multiplicative hashing.
const ODD: u32 = 0x9E37_79B1;
const OTHER: u32 = 0x85EB_CA6B;

fn mix(before: u32, c: char) -> u32 {
    let mixed = before.wrapping_mul(ODD) ^ u32::from(c).wrapping_mul(OTHER);
    mixed ^ mixed >> 15
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pattern::patterns;

    proptest! {
        #[test]
        fn what_stands_in_a_text_passes_and_what_is_told_stands_there(
            texts in prop::collection::vec("[가-깋a-dㄱ ]{0,80}", 1..4),
            part in "[가-깋a-dㄱ ]{1,5}",
            from in 0..80_usize,
            length in 1..6_usize,
        ) {
            let texts: Vec<Vec<char>> = texts.iter().map(|text| text.chars().collect()).collect();
            let parts = [
                texts[0].iter().skip(from).take(length).copied().collect(),
                part.chars().collect::<Vec<char>>(),
            ];
            let all: Vec<_> = texts.iter().map(|text| text.split_at(text.len() / 2)).collect();
            let mut sieve = Sieve::new(texts.len(), texts.iter().map(Vec::len).sum(), 0);
            for (at, (a, b)) in all.iter().enumerate() {
                sieve.add(at, a);
                sieve.add(at, b);
            }
            for pattern in parts.iter().flat_map(|part| patterns(part, true)) {
                let which = sieve.which(pattern.traces());
                for (at, (a, b)) in all.iter().enumerate() {
                    let does = [a, b].iter().any(|part| pattern.find(part, 0).is_some());
                    let may = which & bit(at) != 0;
                    prop_assert!(may || !does);
                    prop_assert!(may == does || !pattern.is_told());
                }
            }
        }
    }

    #[test]
    fn what_first_keys_ask_for_is_told() {
        let told = |word: &str| {
            let word: Vec<char> = word.chars().collect();
            patterns(&word, true).iter().filter(|pattern| pattern.is_told()).count()
        };
        assert_eq!(["p", "3", "py", "3d", "ㅍㅇ"].map(told), [1; 5]);
        assert_eq!(["ㅍ", "파", "파이", "pyt", "8분", "-a"].map(told), [0; 6]);
    }

    #[test]
    fn most_of_what_does_not_stand_there_is_held_back() {
        let text: Vec<char> =
            "서버를 옮기는 동안 물결은 잔잔했고 배포는 아홉 번 있었다 ".repeat(9).chars().collect();
        let mut sieve = Sieve::new(1, text.len(), text.len());
        sieve.add(0, &text);
        let others = "가격 나무 다리 라디오 마차 바위 사슴 자전거 차표 카메라 타조 파일 하마 kubernetes rust";
        let passed = others.split(' ').filter(|word| {
            let slots: Vec<_> = word.chars().map(|c| (c, c)).collect();
            sieve.which(&Traces::of(&slots)) & 1 != 0
        });
        assert!(passed.count() <= 2);
        let nothing = Sieve::new(0, 0, 0);
        assert_eq!(nothing.which(&Traces::of(&[])), Which::MAX);
        assert_eq!(nothing.which(&Traces::of(&[('a', 'a')])), 0);
    }

    #[test]
    fn texts_beyond_the_last_share_its_bit() {
        let mut sieve = Sieve::new(TEXTS + 3, 0, 0);
        (0..TEXTS).for_each(|at| sieve.add(at, &['a']));
        sieve.add(TEXTS + 2, &['b']);
        let which = sieve.which(&Traces::of(&[('b', 'b')]));
        assert_eq!((which, bit(TEXTS + 2), bit(0)), (1 << (TEXTS - 1), which, 1));
        assert_eq!([bits(1, 1), bits(1, 3), bits(62, 9)], [0b10, 0b1110, 0b11 << 62]);
    }
}
