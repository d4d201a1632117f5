//! Packs a table of words when the program is compiled: source code keeps the order in which people think of them, and
//! the program finds them by length.

/// No word is longer, in bytes.
const LONGEST: usize = 48;

/// How many bytes a table takes when it is packed.
pub(crate) const fn packed_size(words: &[u8]) -> usize {
    let (mut size, mut length) = (0, 1);
    while length <= LONGEST {
        let count = count_of(words, length);
        size += if count > 0 { 2 + count * length } else { 0 };
        length += 1;
    }
    size
}

/// The words of a table by their lengths, each length sorted.
pub(crate) const fn packed<const N: usize>(words: &[u8]) -> [u8; N] {
    let mut packed = [0; N];
    let (mut at, mut length) = (0, 1);
    while length <= LONGEST {
        let count = count_of(words, length);
        if count > 0 {
            assert!(count < 256 && length < 256);
            (packed[at], packed[at + 1]) = (length as u8, count as u8);
            at += 2;
            let (start, mut from) = (at, 0);
            while from < words.len() {
                let end = word_end(words, from);
                if end - from == length {
                    sort_in(&mut packed, (start, at), words, (from, end));
                    at += length;
                }
                from = end + 1;
            }
        }
        length += 1;
    }
    packed
}

/// How many words of a table have a length, in bytes.
const fn count_of(words: &[u8], length: usize) -> usize {
    let (mut count, mut from) = (0, 0);
    while from < words.len() {
        let end = word_end(words, from);
        assert!(end - from <= LONGEST, "a longer word would be left out");
        count += (end - from == length) as usize;
        from = end + 1;
    }
    count
}

/// The end of the word that starts at a byte.
pub(super) const fn word_end(words: &[u8], from: usize) -> usize {
    let mut end = from;
    while end < words.len() && words[end] != b'|' {
        end += 1;
    }
    end
}

/// Puts a word of a table where it belongs among sorted ones of its length.
const fn sort_in(
    packed: &mut [u8],
    (start, end): (usize, usize),
    words: &[u8],
    (from, to): (usize, usize),
) {
    let length = to - from;
    let mut at = end;
    while at > start && is_less(words, from, packed, at - length, length) {
        let mut n = 0;
        while n < length {
            packed[at + n] = packed[at - length + n];
            n += 1;
        }
        at -= length;
    }
    let mut n = 0;
    while n < length {
        packed[at + n] = words[from + n].to_ascii_lowercase();
        n += 1;
    }
}

/// Whether one word comes before another of its length.
const fn is_less(a: &[u8], from: usize, b: &[u8], at: usize, length: usize) -> bool {
    let mut n = 0;
    while n < length {
        let (a, b) = (a[from + n].to_ascii_lowercase(), b[at + n]);
        if a != b {
            return a < b;
        }
        n += 1;
    }
    false
}
