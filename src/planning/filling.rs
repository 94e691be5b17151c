//! Whether the whole needs that the planner fixed a part of can be filled, and how: exact, by branch and bound over the pairs and the
//! shares that it takes. `conflict` asks before any search, `stepwise` where the pairing it prefers leaves such a need unfilled.
//!
//! A node relaxes shares to divisible ones and pairs to free ones: one minimum-cost flow into the needs, which prefers pairs that are
//! chosen already. It is split on a share that is too small (none, or at least the least), or on a pair that the flow uses although
//! the partner bounds have no room for all of them together (chosen, or not). Nothing is split where nothing is fixed in part.

use matching::{
    flow::{FlowError, FlowProblem},
    network_simplex::min_cost_flow,
};

use crate::{
    joint::{
        JointError,
        core::{Core, PairFate},
    },
    pairing_exists::pairing_exists,
};

/// Nodes looked at before the question is left open. Ordinary scenarios take a handful.
const NODES: u32 = 10_000;

/// What became of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filling {
    /// They can be filled, on every pairing that keeps the rules and has these pairs (indices, sorted), beyond those that are settled.
    Possible(Vec<u32>),
    /// They cannot.
    Impossible,
    /// The question was given up after `NODES` nodes.
    Unsettled,
}

/// Whether some pairing with these fates, that keeps the partner bounds, lets all needs be filled that must be.
///
/// One flow through the arcs of those needs a node, and one on the parties; a single node where shares have no least and the pairs fit.
///
/// # Errors
/// [`JointError::TooLarge`] where sums leave 64 bits.
pub fn fill(core: &Core, fate: &[PairFate]) -> Result<Filling, JointError> {
    if core.unfilled.iter().any(|(_, arcs)| arcs.is_empty()) {
        return Ok(Filling::Impossible);
    }
    if core.unfilled.is_empty() {
        return Ok(Filling::Possible(Vec::new()));
    }
    let arcs: Vec<u32> = core.unfilled.iter().flat_map(|(_, arcs)| arcs.iter().copied()).collect();
    let mut open = vec![Node { fate: fate.to_vec(), shares: vec![Share::Free; arcs.len()] }];
    let mut looked = 0;
    while let Some(node) = open.pop() {
        looked += 1;
        if looked > NODES {
            return Ok(Filling::Unsettled);
        }
        let Some(flow) = relax(core, &arcs, &node)? else { continue };
        let amounts = || arcs.iter().map(|arc| &core.arcs[*arc as usize]).zip(&flow).enumerate();
        if let Some((at, (arc, units))) = amounts().find(|(_, (arc, units))| (1..arc.share_least).contains(*units)) {
            let mut sides = [Share::Out, Share::In];
            // The likelier side is looked at first, that is, put on last.
            if units * 2 < arc.share_least {
                sides.reverse();
            }
            for side in sides {
                let mut next = node.clone();
                next.shares[at] = side;
                open.push(next);
            }
            continue;
        }
        let mut taken: Vec<(i64, u32)> = Vec::new();
        for (_, (arc, units)) in amounts().filter(|(_, (_, units))| **units > 0) {
            if core.unpaired_allowed || node.fate[arc.pair as usize] == PairFate::In {
                continue;
            }
            match taken.iter_mut().find(|(_, pair)| *pair == arc.pair) {
                Some((sum, _)) => *sum += units,
                None => taken.push((*units, arc.pair)),
            }
        }
        let with = |pairs: &mut dyn Iterator<Item = u32>, is_in: PairFate| {
            let mut fate = node.fate.clone();
            for pair in pairs {
                fate[pair as usize] = is_in;
            }
            fate
        };
        let together = with(&mut taken.iter().map(|(_, pair)| *pair), PairFate::In);
        if pairing_exists(&core.east, &core.west, &together) {
            let chosen = |pair: &u32| together[*pair as usize] == PairFate::In && core.fate[*pair as usize] != PairFate::In;
            return Ok(Filling::Possible((0..together.len() as u32).filter(chosen).collect()));
        }
        let Some((_, pair)) = taken.into_iter().max_by_key(|(units, pair)| (*units, std::cmp::Reverse(*pair))) else {
            continue;
        };
        for is_in in [PairFate::Out, PairFate::In] {
            let fate = with(&mut std::iter::once(pair), is_in);
            if pairing_exists(&core.east, &core.west, &fate) {
                open.push(Node { fate, shares: node.shares.clone() });
            }
        }
    }
    Ok(Filling::Impossible)
}

#[derive(Clone, Debug)]
struct Node {
    fate: Vec<PairFate>,
    /// By arc of the needs.
    shares: Vec<Share>,
}

/// What is decided of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    Free,
    /// At least the least.
    In,
    /// None.
    Out,
}

/// Units on each of the arcs that fill the needs within what is decided, with as few units as can be on pairs that are not chosen yet;
/// `None` where there are none.
fn relax(core: &Core, arcs: &[u32], node: &Node) -> Result<Option<Vec<i64>>, JointError> {
    let mut offers: Vec<u32> = arcs.iter().map(|arc| core.arcs[*arc as usize].offer).collect();
    offers.sort_unstable();
    offers.dedup();
    let (first_need, hub) = (offers.len(), offers.len() + core.unfilled.len());
    let mut problem = FlowProblem::new(hub + 1);
    for (arc, share) in arcs.iter().zip(&node.shares) {
        let arc = &core.arcs[*arc as usize];
        let fate = if core.unpaired_allowed { PairFate::In } else { node.fate[arc.pair as usize] };
        let most = if fate == PairFate::Out || *share == Share::Out { 0 } else { arc.most };
        let least = if *share == Share::In { arc.share_least } else { 0 };
        if least > most {
            return Ok(None);
        }
        let tail = offers.partition_point(|offer| *offer < arc.offer) as u32;
        let head = first_need + core.unfilled.partition_point(|(need, _)| *need < arc.need);
        problem.add_arc(tail, head as u32, least, most, i64::from(fate != PairFate::In));
    }
    for (node, offer) in offers.iter().enumerate() {
        problem.add_arc(hub as u32, node as u32, 0, core.capacity[*offer as usize], 0);
    }
    for (position, (need, _)) in core.unfilled.iter().enumerate() {
        let units = core.quantity[*need as usize];
        problem.add_arc((first_need + position) as u32, hub as u32, units, units, 0);
    }
    match min_cost_flow(&problem) {
        Ok(solution) => Ok(Some(solution.flow[..arcs.len()].to_vec())),
        Err(FlowError::Infeasible(_)) => Ok(None),
        Err(_) => Err(JointError::TooLarge),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{JointArc, JointNeed, JointOffer, JointProblem, PartyBounds, Whole};

    /// Three cooperatives with 5 units each; a whole need of 10 in the one province, 4 of it fixed from the first.
    fn problem(most_partners: u32, share_least: i64) -> JointProblem {
        let free = PartyBounds { least: 0, most: 1 };
        let arc = |offer| JointArc { offer, need: 0, paired: 1, unpaired: 0, least: 0, most: 5, share_least };
        let mut problem = JointProblem {
            east: vec![free; 3],
            west: vec![PartyBounds { least: 0, most: most_partners }],
            kinds: 1,
            offers: (0..3).map(|east| JointOffer { east, kind: 0, capacity: 5 }).collect(),
            needs: vec![JointNeed { west: 0, kind: 0, quantity: 10, whole: Some(Whole::Shared) }],
            arcs: (0..3).map(arc).collect(),
            ..JointProblem::default()
        };
        problem.fix(0, 4);
        problem
    }

    fn filled(problem: &JointProblem) -> Filling {
        let core = Core::new(problem).unwrap();
        fill(&core, &core.fate).unwrap()
    }

    #[test]
    fn the_pairs_that_fill_a_need_are_found_within_the_partner_bounds() {
        assert_eq!(filled(&problem(3, 0)), Filling::Possible(vec![1, 2]));
        assert_eq!(filled(&problem(2, 0)), Filling::Impossible, "one partner more gives 5 of the 6 that are left");
        let mut forbidden = problem(3, 0);
        forbidden.forbids = vec![(2, 0)];
        assert_eq!(filled(&forbidden), Filling::Impossible);
        forbidden.unpaired_allowed = true;
        assert_eq!(filled(&forbidden), Filling::Possible(vec![]));
    }

    #[test]
    fn a_share_is_nothing_or_at_least_the_least() {
        assert_eq!(filled(&problem(3, 3)), Filling::Possible(vec![1, 2]));
        assert_eq!(filled(&problem(3, 4)), Filling::Impossible, "6 is not the sum of shares of 4 and 5");
    }
}
