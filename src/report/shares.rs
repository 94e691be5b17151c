//! A whole in parts that sum to it.

use domain::Order;

/// What each share gets of a whole: as much as it is of their sum, in whole units by largest remainders, the first of equal ones first;
/// a share of 0 counts as 1, so that no column vanishes. The parts sum to the whole wherever there is a share. O(n log n).
pub fn parts(whole: u32, shares: &[u16]) -> Vec<u32> {
    let shares: Vec<u64> = shares.iter().map(|share| u64::from(*share).max(1)).collect();
    let sum = shares.iter().sum::<u64>().max(1);
    let exact = |share: &u64| u64::from(whole) * share;
    let mut parts: Vec<u32> = shares.iter().map(|share| (exact(share) / sum) as u32).collect();
    let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
    by_remainder.order_by_key(|place| std::cmp::Reverse(exact(&shares[*place]) % sum));
    let missing = whole - parts.iter().sum::<u32>();
    for place in by_remainder.into_iter().take(missing as usize) {
        parts[place] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_left_goes_to_the_largest_remainders() {
        assert_eq!(parts(8844, &[1, 1, 1]), [2948, 2948, 2948]);
        assert_eq!(parts(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(parts(10, &[4, 11]), [3, 7]);
        assert_eq!(parts(10, &[0, 1]), [5, 5]);
        assert_eq!(parts(10, &[]), Vec::<u32>::new());
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole_and_are_within_one_of_their_share(
            whole in 0_u32..20_000,
            shares in prop::collection::vec(any::<u16>(), 1..63),
        ) {
            let parts = parts(whole, &shares);
            prop_assert_eq!(parts.iter().sum::<u32>(), whole);
            let sum: u64 = shares.iter().map(|share| u64::from(*share).max(1)).sum();
            for (part, share) in parts.iter().zip(&shares) {
                let exact = u64::from(whole) * u64::from(*share).max(1);
                prop_assert!((u64::from(*part) * sum).abs_diff(exact) < sum);
            }
        }
    }
}
