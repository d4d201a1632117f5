//! Stable sorting that is compiled once.
//!
//! Every `sort_by` of its own type is another 4 KB of WebAssembly. Here one merge sort runs on indices, for all types.

use std::cmp::Ordering;

/// Sorts by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by a number; equal items keep their order. The least code of the three.
pub fn sort_by_number<T>(items: &mut [T], number: impl Fn(&T) -> u64) {
    let order = sorted_by_number(items.len(), &|at| items.get(at).map_or(0, &number));
    arrange(order, &mut |a, b| swap(items, a, b));
}

fn sorted_by_number(count: usize, number: &dyn Fn(usize) -> u64) -> Vec<usize> {
    let numbers: Vec<u64> = (0..count).map(number).collect();
    sorted(0, count, &|a, b| numbers.get(a).cmp(&numbers.get(b)))
}

/// Sorts by a comparison; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = sorted(0, items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(order, &mut |a, b| swap(items, a, b));
}

fn swap<T>(items: &mut [T], a: usize, b: usize) {
    if let Ok([a, b]) = items.get_disjoint_mut([a, b]) {
        std::mem::swap(a, b);
    }
}

/// Follows where each item comes from, round by round, until all are in their place.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = order.get_mut(at).map_or(at, |from| std::mem::replace(from, at));
            if from == start || from == at {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

/// The indices from `start` on and below `end` in sorted order: each half is sorted, then the lesser of their firsts is
/// taken, again and again.
fn sorted(start: usize, end: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    if end - start < 2 {
        return (start..end).collect();
    }
    let middle = start.midpoint(end);
    let (left, right) = (sorted(start, middle, compare), sorted(middle, end, compare));
    let mut all = Vec::with_capacity(end - start);
    let (mut a, mut b) = (0, 0);
    while a < left.len() || b < right.len() {
        let is_left = match (left.get(a), right.get(b)) {
            (Some(left), Some(right)) => compare(*right, *left).is_ge(),
            (left, _) => left.is_some(),
        };
        let (list, at) = if is_left { (&left, &mut a) } else { (&right, &mut b) };
        all.extend(list.get(*at));
        *at += 1;
    }
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
