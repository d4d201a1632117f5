//! Numbers of sections, in order, in few bytes: the distance from one to the next, seven bits a byte.
//!
//! Distances in a list of a common pair of characters are small: a byte each. Compression as for the web finds no more.

/// A list of numbers that grows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Postings {
    bytes: Vec<u8>,
    /// The number after the last.
    next: u32,
}

impl Postings {
    /// Adds a number greater than all before; one that is not is left out, for it is there.
    pub fn push(&mut self, number: u32) {
        if let Some(distance) = number.checked_sub(self.next) {
            write_number(distance, &mut self.bytes);
            self.next = number.saturating_add(1);
        }
    }

    /// Adds the numbers of another list, all of them greater by an offset.
    pub fn append(&mut self, other: &Self, offset: u32) {
        let mut numbers = read(&other.bytes);
        let Some(first) = numbers.next() else { return };
        // Only the first distance is another.
        self.push(offset.saturating_add(first));
        self.bytes.extend_from_slice(numbers.rest);
        self.next = offset.saturating_add(other.next);
    }

    /// The numbers as they are stored.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The numbers of a list as it is stored. What is damaged ends it.
pub fn read(bytes: &[u8]) -> Numbers<'_> {
    Numbers { rest: bytes, next: 0 }
}

/// See [`read`].
#[derive(Clone, Debug)]
pub struct Numbers<'a> {
    rest: &'a [u8],
    next: u32,
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let distance = read_number(&mut self.rest)?;
        let number = self.next.checked_add(distance)?;
        self.next = number.checked_add(1)?;
        Some(number)
    }
}

/// Writes a number, seven bits a byte, the lowest first; the eighth says that more follow.
pub fn write_number(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// Reads a number and goes on to what follows it; `None` at the end, and where no number is.
pub fn read_number(bytes: &mut &[u8]) -> Option<u32> {
    u32::try_from(read_long(bytes)?).ok()
}

/// The same of a number of up to 64 bits.
pub fn read_long(bytes: &mut &[u8]) -> Option<u64> {
    let (mut number, mut shift) = (0_u64, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F).checked_shl(shift)?;
        shift += 7;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::btree_set;
    use proptest::prelude::*;

    fn list(numbers: impl IntoIterator<Item = u32>) -> Postings {
        let mut list = Postings::default();
        numbers.into_iter().for_each(|number| list.push(number));
        list
    }

    #[test]
    fn neighbours_take_a_byte_each() {
        assert_eq!(list(100..200).bytes().len(), 100);
        assert_eq!(list([5, 5, 3, 6]), list([5, 6]));
    }

    #[test]
    fn what_is_damaged_ends_the_list() {
        assert_eq!(read(&[1, 0x80]).collect::<Vec<_>>(), [1]);
        assert_eq!(read(&[0xFF; 9]).collect::<Vec<_>>(), Vec::<u32>::new());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(numbers in btree_set(0..u32::MAX, 0..40)) {
            prop_assert!(read(list(numbers.iter().copied()).bytes()).eq(numbers.iter().copied()));
        }

        #[test]
        fn lists_join(a in btree_set(0_u32..500, 0..20), b in btree_set(0_u32..500, 0..20)) {
            let mut joined = list(a.iter().copied());
            joined.append(&list(b.iter().copied()), 500);
            let expected = list(a.into_iter().chain(b.into_iter().map(|number| number + 500)));
            prop_assert_eq!(joined.bytes(), expected.bytes());
        }
    }
}
