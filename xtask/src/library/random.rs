//! Chance that repeats itself: the same seed gives the same library on every machine.
//!
//! SplitMix64, and integers only: floating-point functions differ in their last digit between platforms.

/// A source of numbers.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// The numbers of a seed; every stream of it has its own.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut random = Self(seed ^ stream.wrapping_mul(0xD1B5_4A32_D192_ED03));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `n`; 0 if there is none.
    pub(super) fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % n).unwrap_or_default()
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of some things, all alike.
    pub(super) fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }

    /// A number below `n`, the first ones far more often (Zipf's law in steps of two): tags and people are like that.
    pub(super) fn early(&mut self, n: usize) -> usize {
        let steps = n.max(1).ilog2() as usize;
        let step = self.between(0, steps);
        let (low, high) = ((1 << step) - 1, (1 << (step + 1)) - 2);
        self.between(low, high.min(n.max(1) - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_itself_and_streams_differ() {
        let numbers = |seed, stream| {
            let mut random = Random::new(seed, stream);
            [(); 4].map(|()| random.below(1_000_000))
        };
        assert_eq!(numbers(1, 2), numbers(1, 2));
        assert_ne!(numbers(1, 2), numbers(1, 3));
        assert_ne!(numbers(1, 2), numbers(2, 2));
    }

    #[test]
    fn numbers_stay_within_their_bounds() {
        let mut random = Random::new(7, 0);
        for n in [0, 1, 2, 3, 40, 1000] {
            for _ in 0..1000 {
                assert!(random.below(n) < n.max(1));
                assert!(random.early(n) < n.max(1));
                assert!((3..=3 + n).contains(&random.between(3, 3 + n)));
            }
        }
    }

    #[test]
    fn the_first_come_more_often() {
        let mut random = Random::new(7, 0);
        let drawn: Vec<usize> = (0..1000).map(|_| random.early(240)).collect();
        let first = drawn.iter().filter(|&&n| n < 10).count();
        assert!((300..600).contains(&first), "{first}");
        assert!(drawn.iter().any(|&n| n > 200));
    }
}
