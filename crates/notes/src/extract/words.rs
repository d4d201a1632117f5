//! Tables of words, packed when the program is compiled, so that a question to them takes a few steps.
//!
//! Every line of a post asks some thirty tables about each of its words, and nearly always the answer is no. A table
//! that is walked word for word was most of the time that a post took.

pub(crate) mod pack;

/// Words in their order, in one string, separated by `|`: as a slice each would cost the browser a pointer and a
/// length, which do not compress.
pub(crate) struct Words(pub(crate) &'static str);

impl Words {
    /// The words in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        each(self.0)
    }

    /// The first of them that a text starts with, be its Latin letters capital or not.
    #[inline(never)]
    pub(crate) fn start(&self, text: &str) -> Option<&'static str> {
        self.iter().find(|word| starts_with(text, word))
    }
}

/// The words of some that are separated by `|`.
fn each(words: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = words;
    std::iter::from_fn(move || next_word(&mut rest))
}

/// Takes the first word off some that are separated by `|`.
#[inline(never)]
fn next_word(rest: &mut &'static str) -> Option<&'static str> {
    let words = *rest;
    let end = words.bytes().position(|b| b == b'|').unwrap_or(words.len());
    *rest = words.get(end + 1..).unwrap_or_default();
    (end > 0).then(|| &words[..end])
}

/// Whether a text starts with a word, be its Latin letters capital or not.
fn starts_with(text: &str, word: &str) -> bool {
    let mut letters = text.bytes();
    word.bytes().all(|b| letters.next().is_some_and(|letter| letter.eq_ignore_ascii_case(&b)))
}

/// Words in their order, with which a text may start, behind a [`Gate`].
pub(crate) struct Starts {
    pub(crate) gate: Gate,
    pub(crate) words: Words,
}

/// [`Starts`] of a text that are separated by `|`.
macro_rules! starts {
    ($words:literal $(,)?) => {{
        let gate = $crate::extract::words::Gate::of($words.as_bytes());
        $crate::extract::words::Starts { gate, words: $crate::extract::words::Words($words) }
    }};
}
pub(crate) use starts;

impl Starts {
    /// Those that a text starts with, be their Latin letters capital or not, and their places among all.
    pub(crate) fn of<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (usize, &'static str)> + 'a {
        let words = if self.gate.lets(text.as_bytes()) { self.words.0 } else { "" };
        each(words).enumerate().filter(move |(_, word)| starts_with(text, word))
    }
}

/// A set of words: those of one length in bytes stand together, sorted, behind their length and their number, so that
/// a word is compared with a handful of others.
pub(crate) struct Set(pub(crate) &'static [u8]);

/// A [`Set`] of the words of a text that are separated by `|`.
macro_rules! set {
    ($words:literal $(,)?) => {{
        const WORDS: &[u8] = $words.as_bytes();
        const PACKED: [u8; $crate::extract::words::pack::packed_size(WORDS)] =
            $crate::extract::words::pack::packed(WORDS);
        $crate::extract::words::Set(&PACKED)
    }};
}
pub(crate) use set;

impl Set {
    /// Whether a word is in the set, be its Latin letters capital or not.
    #[inline(never)]
    pub(crate) fn has(&self, word: &str) -> bool {
        let mut packed = self.0;
        // Called for every word of a post: what `blocks` does, as a loop.
        while let [length, count, rest @ ..] = packed
            && usize::from(*length) <= word.len()
        {
            let (words, rest) = rest.split_at(usize::from(*length) * usize::from(*count));
            if usize::from(*length) == word.len() {
                return is_in(words, word.as_bytes());
            }
            packed = rest;
        }
        false
    }

    /// Whether a word is in the set, or starts with one of its words that is not in Latin script: verbs and particles
    /// hang on those.
    #[inline(never)]
    pub(crate) fn opens(&self, word: &str) -> bool {
        let word = word.as_bytes();
        blocks(self.0).any(|(length, words)| {
            let start = word.get(..length);
            // Where a letter goes on, no word ends.
            let ends = word.get(length).is_none_or(|b| !matches!(b, 0x80..0xc0));
            let whole = length == word.len();
            start.is_some_and(|start| ends && (whole || !start.is_ascii()) && is_in(words, start))
        })
    }

    /// The length of the shortest of them that a text starts with, be its Latin letters capital or not.
    #[inline(never)]
    pub(crate) fn start(&self, text: &str) -> Option<usize> {
        let starts = |(length, words)| {
            text.as_bytes().get(..length).is_some_and(|start| is_in(words, start))
        };
        blocks(self.0).find(|block| starts(*block)).map(|(length, _)| length)
    }

    /// The length of the shortest of them that a text ends with, be its Latin letters capital or not.
    #[inline(never)]
    pub(crate) fn end(&self, text: &str) -> Option<usize> {
        let ends = |(length, words)| {
            let at = text.len().checked_sub(length);
            at.is_some_and(|at| is_in(words, &text.as_bytes()[at..]))
        };
        blocks(self.0).find(|block| ends(*block)).map(|(length, _)| length)
    }
}

/// Which starts the words of a table have, as 256 bits: most texts are turned away before a word is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Gate([u64; 4]);

impl Gate {
    /// The gate of words that are separated by `|`. They have two letters at least.
    pub(crate) const fn of(words: &[u8]) -> Self {
        let mut bits = [0; 4];
        let mut from = 0;
        while from < words.len() {
            let end = pack::word_end(words, from);
            let (_, word) = words.split_at(from);
            assert!(end - from >= 2, "a word of one letter would need a gate of its own");
            let at = Self::place(word[0], word[1], if word[0] < 128 { 0 } else { word[2] });
            bits[at / 64] |= 1 << (at % 64);
            from = end + 1;
        }
        Self(bits)
    }

    /// Whether a text could start with one of the words.
    #[inline]
    pub(crate) fn lets(&self, text: &[u8]) -> bool {
        let at = match *text {
            [first, second, ..] if first < 128 => Self::place(first, second, 0),
            [first, second, third, ..] => Self::place(first, second, third),
            _ => return false,
        };
        self.0[at / 64] >> (at % 64) & 1 == 1
    }

    /// The place of a start: two letters of Latin script, or one of another.
    const fn place(first: u8, second: u8, third: u8) -> usize {
        let [first, second] = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
        // The upper bits of a product with an odd number spread what is alike (Knuth's multiplicative hashing).
        (u32::from_le_bytes([first, second, third, 0]).wrapping_mul(0x9E37_79B1) >> 24) as usize
    }
}

/// The lengths of packed words, and the words of each.
fn blocks(mut packed: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    std::iter::from_fn(move || {
        let [length, count, rest @ ..] = packed else { return None };
        let length = usize::from(*length);
        let (words, rest) = rest.split_at_checked(length * usize::from(*count))?;
        packed = rest;
        Some((length, words))
    })
}

/// Whether a word is one of some sorted words of its length.
fn is_in(words: &[u8], word: &[u8]) -> bool {
    let (mut low, mut high) = (0, words.len() / word.len());
    while low < high {
        let middle = low.midpoint(high);
        let known = &words[middle * word.len()..][..word.len()];
        let mut at = 0;
        while at < word.len() && known[at] == word[at].to_ascii_lowercase() {
            at += 1;
        }
        match word.get(at) {
            None => return true,
            Some(b) if known[at] < b.to_ascii_lowercase() => low = middle + 1,
            Some(_) => high = middle,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_their_order() {
        let words = Words("by|par|발표자");
        assert_eq!((words.start("PAR x"), words.start("pa")), (Some("par"), None));
    }

    #[test]
    fn words_of_a_set() {
        const SET: Set = set!("by|발표자|par|CTO|연사|a|세션");
        for word in ["By", "BY", "발표자", "par", "cto", "CTO", "연사", "A", "세션"] {
            assert!(SET.has(word), "{word}");
        }
        for word in ["", "b", "발표", "발표자가", "pas", "세선", "zz"] {
            assert!(!SET.has(word), "{word}");
        }
    }

    #[test]
    fn words_that_a_text_starts_with() {
        const STARTS: Starts = starts!("by|발표|발표자|세션");
        assert_eq!(STARTS.of("발표자: ").collect::<Vec<_>>(), [(1, "발표"), (2, "발표자")]);
        assert_eq!(STARTS.of("BY").collect::<Vec<_>>(), [(0, "by")]);
        assert_eq!(STARTS.of("b").count() + STARTS.of("").count() + STARTS.of("세").count(), 0);
    }

    #[test]
    fn words_at_the_ends_of_a_text() {
        const SET: Set = set!("by|발표자|par|후기|1부");
        assert_eq!(
            (SET.start("BY x"), SET.start("b"), SET.start("후기를")),
            (Some(2), None, Some(6))
        );
        assert_eq!(
            (SET.end("stand by"), SET.end("표자"), SET.end("그 후기")),
            (Some(2), None, Some(6))
        );
        // Latin words count as a whole, others where a word starts with them.
        for (word, opens) in
            [("By", true), ("bye", false), ("후기를", true), ("1부에서", true), ("", false)]
        {
            assert_eq!(SET.opens(word), opens, "{word}");
        }
    }
}
