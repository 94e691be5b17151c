//! Amounts that stay close to what is agreed, on a settled pairing: Σ |amount − agreed| ÷ need small, at a value that suffices. Called by
//! `search` for the plan of least change where amounts are agreed.
//!
//! For each weighting of closeness against value this is one minimum-cost flow with two lanes an arc (up to what is agreed, and
//! beyond); the weighting is found by bisection. The answer lies on the efficient frontier of the two; between its corners a mixture
//! might be closer still. Needs that are served in full or not at all keep
//! the agreed choice, where that is possible, or that of the best allocation.

use matching::{flow::FlowProblem, network_simplex::min_cost_flow};

use crate::{check::recompute, joint::pair_set::PairSet, problem::JointProblem};

/// Steps of the weighting.
const SHARES: i64 = 1_024;

/// Both costs are brought to at most this, so that their mixtures fit.
const GREATEST: i128 = 1_000_000;

/// Amounts for a pairing, at least as good as `best` in closeness, worth at least `threshold`. `best` are the amounts of the best
/// allocation. About twenty minimum-cost flows.
pub fn least_moved(problem: &JointProblem, pairing: &PairSet, agreed: &[i64], best: &[i64], threshold: i64) -> Vec<i64> {
    let chosen = pairing.to_chosen(problem.pairs());
    let suffices = |flow: &[i64]| recompute(problem, &chosen, flow).is_ok_and(|value| value >= threshold);
    let mut found = best.to_vec();
    // Whole needs are kept as agreed where that is possible, or as the best allocation has them.
    for whole in [agreed, best] {
        let (mut low, mut high) = (0, SHARES);
        while low < high {
            let middle = i64::midpoint(low, high);
            match mixture(problem, pairing, agreed, whole, middle).filter(|flow| suffices(flow)) {
                Some(flow) => {
                    if moved_millionths(problem, agreed, &flow) <= moved_millionths(problem, agreed, &found) {
                        found = flow;
                    }
                    high = middle;
                }
                None => low = middle + 1,
            }
        }
    }
    found
}

/// Σ |amount − agreed| ÷ need in millionths, floored arc by arc. O(arcs).
pub fn moved_millionths(problem: &JointProblem, agreed: &[i64], flow: &[i64]) -> i64 {
    let moved = problem.arcs.iter().zip(agreed.iter().zip(flow)).map(|(arc, (agreed, amount))| {
        let need = problem.needs[arc.need as usize].quantity.max(1);
        i128::from((amount - agreed).abs()) * GREATEST / i128::from(need)
    });
    i64::try_from(moved.sum::<i128>()).unwrap_or(i64::MAX)
}

/// The best flow when value counts `share` of [`SHARES`] and closeness the rest.
fn mixture(problem: &JointProblem, pairing: &PairSet, agreed: &[i64], whole: &[i64], share: i64) -> Option<Vec<i64>> {
    let (offers, needs) = (problem.offers.len() as u32, problem.needs.len() as u32);
    let hub = offers + needs;
    let mut flow = FlowProblem::new(hub as usize + 1);
    let unit = |arc: &crate::problem::JointArc| if pairing.has(problem.pair_of_arc(arc)) { arc.paired } else { arc.unpaired };
    let greatest = problem.arcs.iter().map(|arc| i128::from(unit(arc))).max().unwrap_or(1).max(1);
    for (index, arc) in problem.arcs.iter().enumerate() {
        let is_open = pairing.has(problem.pair_of_arc(arc)) || problem.unpaired_allowed;
        let is_whole = problem.needs[arc.need as usize].whole.is_some();
        // Whole needs keep their amounts.
        let (least, most) =
            if is_whole { (whole[index], whole[index]) } else { (arc.least, if is_open { arc.most } else { 0 }) };
        let worth = i64::try_from(i128::from(unit(arc)) * GREATEST / greatest).unwrap_or(0) * share;
        let need = i128::from(problem.needs[arc.need as usize].quantity.max(1));
        let closeness = i64::try_from(GREATEST / need).unwrap_or(0) * (SHARES - share);
        let kept = agreed[index].clamp(0, most);
        let first = (least.min(kept), kept);
        flow.add_arc(arc.offer, offers + arc.need, first.0, first.1, -worth - closeness);
        flow.add_arc(arc.offer, offers + arc.need, (least - kept).max(0), most - kept, closeness - worth);
    }
    for (index, offer) in problem.offers.iter().enumerate() {
        flow.add_arc(hub, index as u32, 0, offer.capacity, 0);
    }
    for (index, need) in problem.needs.iter().enumerate() {
        flow.add_arc(offers + index as u32, hub, 0, need.quantity, 0);
    }
    let solution = min_cost_flow(&flow).ok()?;
    Some((0..problem.arcs.len()).map(|arc| solution.flow[2 * arc] + solution.flow[2 * arc + 1]).collect())
}
