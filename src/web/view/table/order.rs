//! The order of rows: by numbers, or by texts as the language of the page sorts them.

use domain::Order;
use std::{cmp::Ordering, collections::BTreeMap};

use super::plain::Plain;

/// What a row is sorted by. Rows without a key stand last, whichever way the others run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A number.
    Number(i64),
    /// A text, by its sounds.
    Text(String),
    /// Nothing.
    Nothing,
}

impl Key {
    /// The key of a cell that sorts by what it holds.
    pub fn of(cell: &Plain) -> Self {
        match cell {
            Plain::Empty => Self::Nothing,
            Plain::Number { units, .. } => Self::Number(*units),
            Plain::Text(text) => Self::Text(text.clone()),
        }
    }
}

/// Which way a column runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// The least first.
    #[default]
    Up,
    /// The greatest first.
    Down,
}

impl Direction {
    /// The other way.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

/// The places of rows with these keys in their order; rows that are equal keep theirs. Each text is compared once with others like it:
/// O(texts × log texts) comparisons, whatever they cost, then O(rows × log rows).
pub fn order(keys: &[Key], direction: Direction, compare: &dyn Fn(&str, &str) -> Ordering) -> Vec<usize> {
    let mut texts: Vec<&str> = keys
        .iter()
        .filter_map(|key| match key {
            Key::Text(text) => Some(text.as_str()),
            Key::Number(_) | Key::Nothing => None,
        })
        .collect();
    texts.order();
    texts.dedup();
    // Texts that sound the same are told apart by their letters, so that the order is the same everywhere.
    texts.order_by(|one, other| compare(one, other));
    let ranks: BTreeMap<&str, i64> = texts.into_iter().zip(0..).collect();
    // Numbers before texts.
    let rank = |key: &Key| match key {
        Key::Number(number) => Some((0, *number)),
        Key::Text(text) => Some((1, ranks.get(text.as_str()).copied().unwrap_or(0))),
        Key::Nothing => None,
    };
    let mut places: Vec<usize> = (0..keys.len()).collect();
    places.order_by(|one, other| match (rank(&keys[*one]), rank(&keys[*other])) {
        (Some(one), Some(other)) if direction == Direction::Up => one.cmp(&other),
        (Some(one), Some(other)) => other.cmp(&one),
        (one, other) => one.is_none().cmp(&other.is_none()),
    });
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> Key {
        Key::Text(text.to_owned())
    }

    #[test]
    fn rows_without_a_key_stand_last_both_ways_and_equal_rows_keep_their_order() {
        let keys = [Key::Number(3), Key::Nothing, Key::Number(1), Key::Number(3)];
        assert_eq!(order(&keys, Direction::Up, &str::cmp), [2, 0, 3, 1]);
        assert_eq!(order(&keys, Direction::Down, &str::cmp), [0, 3, 2, 1]);
    }

    #[test]
    fn texts_run_as_the_language_has_it() {
        let by_length = |one: &str, other: &str| one.len().cmp(&other.len());
        assert_eq!(order(&[text("aaa"), text("z"), text("bb")], Direction::Up, &by_length), [1, 2, 0]);
        assert_eq!(order(&[text("b"), text("a")], Direction::Up, &|_, _| Ordering::Equal), [1, 0], "same sound: by letters");
    }

    proptest! {
        #[test]
        fn every_row_has_one_place_and_the_two_ways_mirror_each_other(numbers in proptest::collection::vec(-9_i64..9, 0..40)) {
            let keys: Vec<Key> = numbers.iter().copied().map(Key::Number).collect();
            let read = |places: &[usize]| places.iter().map(|place| numbers[*place]).collect::<Vec<_>>();
            let (up, down) = (order(&keys, Direction::Up, &str::cmp), order(&keys, Direction::Down, &str::cmp));
            let mut all = up.clone();
            all.sort_unstable();
            prop_assert_eq!(all, (0..numbers.len()).collect::<Vec<_>>());
            let mut mirrored = read(&down);
            mirrored.reverse();
            prop_assert_eq!(read(&up), mirrored);
        }
    }
}
