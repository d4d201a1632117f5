//! Stable sorting that is compiled once.
//!
//! Every `sort_by` of its own type is another 4 KB of WebAssembly. Here one merge sort runs on indices, for all types.

use std::cmp::Ordering;

/// Sorts by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by a comparison; equal items keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = sorted(0, items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|index| unsorted[index].take()));
}

/// The indices from `start` on and below `end` in sorted order: each half is sorted, then the lesser of their firsts is
/// taken, again and again.
fn sorted(start: usize, end: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    if end - start < 2 {
        return (start..end).collect();
    }
    let middle = start.midpoint(end);
    let mut left = sorted(start, middle, compare).into_iter().peekable();
    let mut right = sorted(middle, end, compare).into_iter().peekable();
    let mut all = Vec::with_capacity(end - start);
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        all.extend(if compare(*b, *a).is_lt() { right.next() } else { left.next() });
    }
    all.extend(left.chain(right));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in proptest::collection::vec((0..9_u8, 0..99_u8), 0..60)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs);
        }
    }
}
