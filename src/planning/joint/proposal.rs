//! A pairing from prices: the b-matching of what each owner gains by each partner. Called by `tree` at every step: its proposals are
//! the best starts there are.

use matching::b_matching::{BEdge, BMatchingError, BMatchingProblem, Degree, EdgeRule, max_weight_b_matching};

use crate::problem::PartyBounds;

use super::{
    JointError,
    core::Core,
    owner::OwningSide,
    pair_set::PairSet,
    pricing::{Fixings, Pricing},
};

/// A pairing that keeps all bounds and decisions and is best for these weights of the pairs; `None` where none keeps them.
///
/// One b-matching.
///
/// # Errors
/// [`JointError::TooLarge`] where the weights are too great.
pub fn best_pairing(core: &Core, side: OwningSide, fixings: &Fixings, weights: &[i64]) -> Result<Option<PairSet>, JointError> {
    match max_weight_b_matching(&b_matching(core, side, fixings, weights)) {
        Ok(matching) => Ok(Some(PairSet::from_chosen(&matching.chosen))),
        Err(BMatchingError::Infeasible(_)) => Ok(None),
        Err(_) => Err(JointError::TooLarge),
    }
}

/// The b-matching behind [`best_pairing`], edges in the order of the pairs. O(pairs).
pub fn b_matching(core: &Core, side: OwningSide, fixings: &Fixings, weights: &[i64]) -> BMatchingProblem {
    let degrees =
        |parties: &[PartyBounds]| parties.iter().map(|bounds| Degree { least: bounds.least, most: bounds.most }).collect();
    let width = core.west.len();
    let edge = |(pair, weight): (usize, &i64)| {
        let (east, west) = (pair / width, pair % width);
        let (owner, partner) = match side {
            OwningSide::East => (east, west),
            OwningSide::West => (west, east),
        };
        let rule = if fixings.has[owner] >> partner & 1 == 1 {
            EdgeRule::Pinned
        } else if fixings.has_not[owner] >> partner & 1 == 1 {
            EdgeRule::Forbidden
        } else {
            EdgeRule::Free
        };
        BEdge { left: east as u32, right: west as u32, weight: *weight, rule }
    };
    let edges = weights.iter().enumerate().map(edge).collect();
    BMatchingProblem { left: degrees(&core.east), right: degrees(&core.west), edges }
}

/// What each pair is worth to its owner at the prices last evaluated, places free of charge. O(owners × sets × partners).
pub fn weights(core: &Core, pricing: &Pricing, place: &[i64], fixings: &Fixings) -> Vec<i64> {
    let mut out = vec![0; core.pairs()];
    for owner in 0..pricing.owners.len() {
        let marginals = pricing.marginals(owner, place, fixings);
        for (partner, price) in place.iter().enumerate() {
            let gain = match (marginals.with[partner], marginals.without[partner]) {
                (Some(with), Some(without)) => with - without + price,
                _ => 0,
            };
            out[pricing.side.pair(core, owner, partner)] = gain;
        }
    }
    out
}
