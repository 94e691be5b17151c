//! Values as they are shown: in whole hundredths of a point, rounded by one rule, so that a reader with a calculator comes to the
//! numbers on the page.
//!
//! A value is rounded to the nearest hundredth ([`ValueScale::hundredths`]). A difference is that of the two numbers as they are shown
//! ([`difference`]). Parts of a shown whole are shared out by largest remainder ([`parts`]), those of a table by [`table`], and shares
//! of a whole in per cent by [`percents`]. Whatever shows a value or a share asks here and rounds nothing by itself.

mod points;
mod table;

pub use points::{PlanPoints, alone_by_kind};
pub use table::table;

use crate::order::Order;
use std::cmp::Reverse;

use crate::units::ValueScale;

/// A value with the scale that it is counted in.
pub type Scaled = (ValueScale, i64);

impl ValueScale {
    /// A value in hundredths of a point, rounded half away from zero.
    pub fn hundredths(self, value: i64) -> i64 {
        let per_hundredth = self.units_per_hundredth();
        let magnitude = i128::from(value).abs();
        let rounded = (magnitude * 2 + per_hundredth) / (per_hundredth * 2);
        (if value < 0 { -rounded } else { rounded }) as i64
    }

    /// Value units in a hundredth of a point; at least 1.
    pub fn units_per_hundredth(self) -> i128 {
        i128::from(self.0).max(1)
    }
}

/// The shown difference of two values: what is shown of the second less what is shown of the first, in hundredths. The two may be of
/// different scales.
pub fn difference(before: Scaled, after: Scaled) -> i64 {
    after.0.hundredths(after.1) - before.0.hundredths(before.1)
}

/// Parts of a shown whole, in hundredths: each is the exact part rounded down or up, so that together they are `total`. Those with the
/// largest remainders are rounded up; among equals the first. A part of exactly 0 stays 0 as long as there is another.
///
/// `exact` is in value units of `scale`, signed; `total` is in hundredths. Where the exact parts do not add up to the whole at all, what
/// is left over is spread evenly. O(parts × log parts).
pub fn parts(total: i64, scale: ValueScale, exact: &[i64]) -> Vec<i64> {
    let unit = scale.units_per_hundredth();
    share_out(i128::from(total), unit, &exact.iter().map(|part| i128::from(*part)).collect::<Vec<_>>())
}

/// Shares of the whole that the parts (none below 0) make together, in per cent; they add up to 100, by largest remainder. All 0 where
/// the parts are. O(parts × log parts).
pub fn percents(parts: &[i64]) -> Vec<i64> {
    let whole: i128 = parts.iter().map(|part| i128::from(*part)).sum();
    if whole <= 0 {
        return vec![0; parts.len()];
    }
    share_out(100, whole, &parts.iter().map(|part| i128::from(*part) * 100).collect::<Vec<_>>())
}

/// Largest remainder: each of `exact` in whole `unit`s, together `total`.
fn share_out(total: i128, unit: i128, exact: &[i128]) -> Vec<i64> {
    let mut shown: Vec<i128> = exact.iter().map(|part| part.div_euclid(unit)).collect();
    let mut order: Vec<usize> = (0..exact.len()).filter(|index| exact[*index] != 0).collect();
    if order.is_empty() {
        order = (0..exact.len()).collect();
    }
    order.order_by_key(|index| Reverse(exact[*index].rem_euclid(unit)));
    let left = total - shown.iter().sum::<i128>();
    if let Some(count) = i128::try_from(order.len()).ok().filter(|count| *count > 0) {
        for (place, index) in (0..).zip(&order) {
            shown[*index] += left.div_euclid(count) + i128::from(place < left.rem_euclid(count));
        }
    }
    shown.into_iter().map(|part| part as i64).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SCALE: ValueScale = ValueScale(1_000);

    /// Points with three decimals as value units.
    fn units(thousandths: &[i64]) -> Vec<i64> {
        thousandths.iter().map(|part| part * SCALE.0 / 10).collect()
    }

    #[test]
    fn a_difference_is_that_of_the_numbers_on_the_page() {
        let scaled = |thousandths| (SCALE, units(&[thousandths])[0]);
        // 51.80 − 43.30 is 8.50, though the exact difference is 8.509.
        assert_eq!(difference(scaled(43_295), scaled(51_804)), 850);
        assert_eq!(difference(scaled(52_275), scaled(52_525)), 5_253 - 5_228);
        let finer = (ValueScale(1_000_000), 51_804 * 100_000);
        assert_eq!(difference(scaled(43_295), finer), 850);
    }

    #[test]
    fn parts_add_up_to_what_is_shown_penalties_too() {
        // 0.805 + 3.487 − 0.500 = 3.792: each by itself would read 0.81 + 3.49 − 0.50 = 3.80.
        assert_eq!(parts(379, SCALE, &units(&[805, 3_487, -500])), [80, 349, -50]);
        assert_eq!(parts(1, SCALE, &units(&[4, 0, 4])), [1, 0, 0]);
        assert_eq!(parts(7, SCALE, &[0, 0]), [4, 3]);
        assert!(parts(7, SCALE, &[]).is_empty());
    }

    #[test]
    fn shares_add_up_to_a_hundred() {
        assert_eq!(percents(&[1, 1, 1]), [34, 33, 33]);
        assert_eq!(percents(&[0, 995, 5]), [0, 100, 0]);
        assert_eq!(percents(&[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn rounding_is_off_by_half_a_hundredth_at_most(scale in 1_i64..1_000_000_000_000, value in -(1_i64 << 60)..1 << 60) {
            let unit = ValueScale(scale).units_per_hundredth();
            let off = i128::from(ValueScale(scale).hundredths(value)) * unit - i128::from(value);
            prop_assert!(off.abs() * 2 <= unit);
        }

        #[test]
        fn parts_are_rounded_down_or_up_and_add_up(
            scale in 1_i64..100_000,
            exact in prop::collection::vec(prop_oneof![Just(0_i64), -1_000_000_000_i64..1_000_000_000], 1..40),
        ) {
            let scale = ValueScale(scale);
            let total = scale.hundredths(exact.iter().sum());
            let shown = parts(total, scale, &exact);
            prop_assert_eq!(shown.iter().sum::<i64>(), total);
            for (exact, shown) in exact.iter().zip(&shown) {
                let off = i128::from(*shown) * scale.units_per_hundredth() - i128::from(*exact);
                prop_assert!(off.abs() < scale.units_per_hundredth(), "{} shown as {}", exact, shown);
                prop_assert!(*exact != 0 || *shown == 0);
            }
        }

        #[test]
        fn parts_of_a_shown_difference_add_up_to_it(
            scale in 1_i64..100_000,
            before in -1_000_000_000_i64..1_000_000_000,
            exact in prop::collection::vec(-1_000_000_000_i64..1_000_000_000, 1..20),
        ) {
            let scale = ValueScale(scale);
            let total = difference((scale, before), (scale, before + exact.iter().sum::<i64>()));
            let shown = parts(total, scale, &exact);
            prop_assert_eq!(shown.iter().sum::<i64>(), total);
            for (exact, shown) in exact.iter().zip(&shown) {
                let off = i128::from(*shown) * scale.units_per_hundredth() - i128::from(*exact);
                prop_assert!(off.abs() <= scale.units_per_hundredth(), "{} shown as {}", exact, shown);
            }
        }

        #[test]
        fn percents_add_up(exact in prop::collection::vec(0_i64..1_000_000, 1..60)) {
            let whole: i64 = exact.iter().sum();
            prop_assert_eq!(percents(&exact).iter().sum::<i64>(), if whole > 0 { 100 } else { 0 });
        }
    }
}
