//! Sorting by one routine for lists of every type. The standard library's sorting is compiled anew for each type that is sorted and each
//! way of comparing, some seven thousand bytes a time in a browser's program; lists that are sorted once for an answer or a screen need
//! not be that fast. Inner loops keep the standard one.

use std::cmp::Ordering;

/// Sorts in place, stable, by calls through one pointer. Two calls of it on lists of any types share their program.
pub trait Order<T> {
    /// Sorts by a comparison. O(n log n) comparisons.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key, which is worked out at every comparison. O(n log n) keys.
    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// Sorts by the order of the items. O(n log n) comparisons.
    fn order(&mut self)
    where
        T: Ord;
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut sources = sources(self.len(), &mut |one, other| compare(&self[one], &self[other]));
        // Cycle by cycle; a place that has what belongs there names itself.
        for start in 0..sources.len() {
            let mut at = start;
            loop {
                let from = std::mem::replace(&mut sources[at], at);
                if from == start || from == at {
                    break;
                }
                self.swap(at, from);
                at = from;
            }
        }
    }

    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }

    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

/// Which item belongs at each place.
fn sources(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sources: Vec<usize> = (0..len).collect();
    sources.sort_by(|one, other| compare(*one, *other));
    sources
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(list in prop::collection::vec((0_u8..20, any::<u32>()), 0..200)) {
            let (mut one, mut other) = (list.clone(), list.clone());
            one.order_by_key(|(key, _)| *key);
            other.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(&one, &other, "stable by a key");
            one.order_by(|a, b| b.cmp(a));
            other.sort_by(|a, b| b.cmp(a));
            prop_assert_eq!(&one, &other);
            one.order();
            other.sort_unstable();
            prop_assert_eq!(one, other);
        }
    }
}
