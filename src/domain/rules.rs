//! The rules file: weights, defaults and the numbers of the shipping rules, all as data.

use serde::{Deserialize, Serialize};

use crate::{kind::KindId, order::Order, party::PartnerBounds, provenance::Provenance};

/// What a kind counts for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindWeight {
    /// The kind.
    pub kind: KindId,
    /// Hundredths of a point; all kinds together 10,000.
    pub weight: u32,
}

/// 未结对协作折扣 β = numerator ÷ denominator: what an arc between unpaired parties counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// 0 … denominator. 0: paired only. Equal to the denominator: open pool.
    pub numerator: u32,
    /// Above 0.
    pub denominator: u32,
}

impl Pool {
    /// Only paired parties exchange anything.
    pub const PAIRED_ONLY: Self = Self { numerator: 0, denominator: 1 };

    /// Whether an arc between unpaired parties carries nothing.
    pub fn is_paired_only(self) -> bool {
        self.numerator == 0
    }

    /// Whether pairs make no difference, so that none are decided.
    pub fn is_open(self) -> bool {
        self.numerator >= self.denominator
    }
}

/// The numbers of the shipping rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingRules {
    /// Days from picking to dispatch, in tenths (packing and pre-cooling).
    pub packing_tenths: i64,
    /// Days in wholesale and shops, in tenths.
    pub selling_tenths: i64,
    /// A margin below this is a warning, in tenths of a day.
    pub caution_tenths: i64,
    /// Fresh products that keep for fewer days ship in harvest months only.
    pub storable_from_days: i64,
    /// Freight, fen a tonne-kilometre.
    pub freight_fen_per_tonne_km: i64,
    /// Tonnes in a truck-load.
    pub truck_load_tonnes: i64,
}

/// By how much a quantity may be off, per mille either way, by its provenance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorRates {
    /// Of reported quantities.
    pub reported: u32,
    /// Of estimated ones.
    pub estimated: u32,
    /// Of illustrative ones.
    pub illustrative: u32,
}

impl ErrorRates {
    /// The rate that goes with a provenance.
    pub fn of(self, provenance: &Provenance) -> u32 {
        match provenance {
            Provenance::Reported { .. } => self.reported,
            Provenance::Estimated => self.estimated,
            Provenance::Illustrative => self.illustrative,
        }
    }
}

/// Everything that a plan depends on besides offers, needs and the planner's own decisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Version of the rules, part of every fingerprint.
    pub version: u32,
    /// What each kind counts for.
    pub kind_weights: Vec<KindWeight>,
    /// Partner bounds of a cooperative that has none of its own.
    pub cooperative_bounds: PartnerBounds,
    /// Partner bounds of a province that has none of its own.
    pub province_bounds: PartnerBounds,
    /// The pool rule.
    pub pool: Pool,
    /// What dropping an existing pair costs, in hundredths of a point.
    pub drop_penalty: u32,
    /// How far below the best a plan of least change may be, per mille.
    pub tolerance_per_mille: u32,
    /// Errors assumed for perturbed re-solves.
    pub error_rates: ErrorRates,
    /// Least fit of a compatible pair of offer and need, of 10,000.
    pub least_fit: i64,
    /// Truck days, in tenths, at and beyond which nearness is 0.
    pub nearness_zero_tenths: i64,
    /// Usable days, in tenths, at and beyond which freshness is full.
    pub freshness_full_tenths: i64,
    /// Shipping.
    pub shipping: ShippingRules,
}

/// Shares `total` out in proportion to `raw` by largest remainder, ties in the order of the list; `None` where all are 0.
/// O(n log n).
pub fn share_out(raw: &[u64], total: u64) -> Option<Vec<u64>> {
    let sum: u128 = raw.iter().map(|part| u128::from(*part)).sum();
    if sum == 0 {
        return None;
    }
    let whole = |part: u64| u128::from(part) * u128::from(total);
    let mut shares: Vec<u64> = raw.iter().map(|part| (whole(*part) / sum) as u64).collect();
    let mut order: Vec<usize> = (0..raw.len()).collect();
    order.order_by_key(|index| (std::cmp::Reverse(whole(raw[*index]) % sum), *index));
    let missing = total - shares.iter().sum::<u64>();
    for index in order.into_iter().take(missing as usize) {
        shares[index] += 1;
    }
    Some(shares)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_by_largest_remainder_in_the_order_of_the_list() {
        assert_eq!(share_out(&[1, 1, 1], 10_000), Some(vec![3334, 3333, 3333]));
        assert_eq!(share_out(&[0, 0], 10_000), None);
        assert_eq!(share_out(&[7, 0], 10_000), Some(vec![10_000, 0]));
        assert_eq!(share_out(&[u64::MAX, u64::MAX], 3), Some(vec![2, 1]));
    }
}
