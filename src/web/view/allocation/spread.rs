//! A year's amount of a route shared out over its months.

use domain::Order;

/// A month of a route: what the plan has arranged, and the most that offer and need allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Units arranged.
    pub now: i64,
    /// Units at most.
    pub most: i64,
}

/// Units for each month, together `total`: in proportion to what is arranged now, or to what is possible where nothing is; what a month
/// cannot take goes to the others. `None` where all months together cannot take it. O(months × log).
pub fn spread(total: i64, months: &[Room]) -> Option<Vec<i64>> {
    let most: i64 = months.iter().map(|month| month.most).sum();
    if !(0..=most).contains(&total) {
        return None;
    }
    let is_arranged = months.iter().any(|month| month.now > 0);
    let weight = |month: &Room| i128::from(if is_arranged { month.now } else { month.most });
    let whole: i128 = months.iter().map(weight).sum::<i128>().max(1);
    let share = |month: &Room| weight(month) * i128::from(total);
    let mut given: Vec<i64> = months.iter().map(|month| ((share(month) / whole) as i64).min(month.most)).collect();
    let mut left = total - given.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..months.len()).collect();
    order.order_by_key(|index| std::cmp::Reverse(share(&months[*index]) % whole));
    // What rounding left over, a unit each by largest remainder; then what months could not take.
    for index in order.iter().filter(|index| share(&months[**index]) % whole > 0) {
        let one = left.min(1).min(months[*index].most - given[*index]);
        given[*index] += one;
        left -= one;
    }
    for (given, month) in given.iter_mut().zip(months) {
        let more = left.min(month.most - *given);
        *given += more;
        left -= more;
    }
    Some(given)
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    #[test]
    fn a_year_is_shared_out_in_proportion() {
        let months = [(30, 100), (20, 20), (0, 50)].map(|(now, most)| Room { now, most });
        assert_eq!(spread(50, &months), Some(vec![30, 20, 0]), "as it is arranged");
        assert_eq!(spread(100, &months), Some(vec![80, 20, 0]), "what a month cannot take goes to the others");
        assert_eq!(spread(170, &months), Some(vec![100, 20, 50]));
        assert_eq!(spread(0, &months), Some(vec![0, 0, 0]));
        assert_eq!((spread(171, &months), spread(-1, &months)), (None, None));
    }

    proptest! {
        #[test]
        fn months_take_what_they_can_and_all_is_given(
            months in vec((0_i64..900, 0_i64..900), 1..12), share in 0_i64..=1_000,
        ) {
            let months: Vec<Room> = months.into_iter().map(|(now, most)| Room { now: now.min(most), most }).collect();
            let total = months.iter().map(|month| month.most).sum::<i64>() * share / 1_000;
            let given = spread(total, &months).unwrap();
            prop_assert_eq!(given.iter().sum::<i64>(), total);
            prop_assert!(given.iter().zip(&months).all(|(given, month)| (0..=month.most).contains(given)));
        }
    }
}
