//! The plan in steps: what each pair could reach alone, the best pairing for those scores, and the best allocation on it.
//!
//! Pair scores count a cooperative's capacity once for each pair, so their sum bounds the plan's value from above, and so does the
//! allocation with all pairs allowed; the smaller of the two is the plan's bound.

use matching::b_matching::{BEdge, BMatchingProblem, Degree, EdgeRule, max_weight_b_matching};

use crate::{
    allocation::{AllocationError, OpenArc, allocate},
    alone::AloneScores,
    problem::{JointProblem, Pairing},
};

/// An answer with its bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stepwise {
    /// Which pairs are chosen.
    pub pairing: Pairing,
    /// Units on each arc.
    pub flow: Vec<i64>,
    /// Upper bound of the value of any plan.
    pub bound: i64,
    /// Flows solved.
    pub steps: u64,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepwiseError {
    /// Bounds, pins and forbids contradict each other.
    NoPairing,
    /// As [`AllocationError`].
    Allocation(AllocationError),
}

impl From<AllocationError> for StepwiseError {
    fn from(error: AllocationError) -> Self {
        Self::Allocation(error)
    }
}

/// The pairing step as a b-matching: one edge a pair, in the order of a [`Pairing`], worth its score and the penalty it saves.
pub fn pairing_problem(problem: &JointProblem, scores: &[i64]) -> BMatchingProblem {
    let degrees = |parties: &[crate::problem::PartyBounds]| {
        parties.iter().map(|bounds| Degree { least: bounds.least, most: bounds.most }).collect()
    };
    let width = problem.west.len() as u32;
    let mut edges: Vec<BEdge> = scores
        .iter()
        .enumerate()
        .map(|(index, score)| BEdge {
            left: index as u32 / width,
            right: index as u32 % width,
            weight: *score,
            rule: EdgeRule::Free,
        })
        .collect();
    for existing in &problem.existing {
        edges[problem.pair_index(existing.east, existing.west)].weight += existing.penalty;
    }
    for (east, west) in &problem.pins {
        edges[problem.pair_index(*east, *west)].rule = EdgeRule::Pinned;
    }
    for (east, west) in &problem.forbids {
        edges[problem.pair_index(*east, *west)].rule = EdgeRule::Forbidden;
    }
    BMatchingProblem { left: degrees(&problem.east), right: degrees(&problem.west), edges }
}

/// Penalties of all existing pairs that are not forbidden: what a plan that keeps none of them pays.
fn penalties(problem: &JointProblem) -> i64 {
    let due = problem.existing.iter().filter(|pair| !problem.forbids.contains(&(pair.east, pair.west)));
    due.map(|pair| pair.penalty).sum()
}

/// Pairing by scores, then allocation, then the bound.
///
/// One b-matching for the pairing and one for the bound, and two allocations a kind.
///
/// # Errors
/// See [`StepwiseError`].
pub fn stepwise(problem: &JointProblem, alone: &AloneScores) -> Result<Stepwise, StepwiseError> {
    if problem.pins.iter().any(|pin| problem.forbids.contains(pin)) {
        return Err(StepwiseError::NoPairing);
    }
    let scores = alone.totals();
    let matched = max_weight_b_matching(&pairing_problem(problem, &scores)).map_err(|_| StepwiseError::NoPairing)?;
    let allocation = allocate_on(problem, &matched.chosen)?;
    let bound = upper_bound(problem, alone)?;
    Ok(Stepwise { pairing: matched.chosen, flow: allocation.flow, bound: bound.value, steps: allocation.steps + bound.steps })
}

/// Units on each arc of the best allocation found for a pairing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// Units on each arc.
    pub flow: Vec<i64>,
    /// Flows solved.
    pub steps: u64,
}

/// Allocates all kinds on a pairing. One allocation a kind.
///
/// # Errors
/// See [`AllocationError`].
pub fn allocate_on(problem: &JointProblem, pairing: &Pairing) -> Result<Allocation, AllocationError> {
    let mut out = Allocation { flow: vec![0; problem.arcs.len()], steps: 0 };
    let carries = |arc: &crate::problem::JointArc| {
        let paired = pairing[problem.pair_of_arc(arc)];
        if paired { Some(arc.paired) } else { problem.unpaired_allowed.then_some(arc.unpaired) }
    };
    for kind in open_arcs(problem, carries) {
        let allocation = allocate(problem, &kind)?;
        out.steps += allocation.steps;
        for (arc, units) in allocation.amounts {
            out.flow[arc as usize] = units;
        }
    }
    Ok(out)
}

/// An upper bound of the value of any plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UpperBound {
    /// The bound, in value units.
    pub value: i64,
    /// Flows solved.
    pub steps: u64,
}

/// The smaller of: the divisible allocation with every pair allowed that is not forbidden; and, where unpaired arcs carry nothing,
/// the best pairing for what each pair could reach alone, divisible.
///
/// # Errors
/// As [`stepwise`].
pub fn upper_bound(problem: &JointProblem, alone: &AloneScores) -> Result<UpperBound, StepwiseError> {
    let forbidden = |arc: &crate::problem::JointArc| {
        let (offer, need) = (&problem.offers[arc.offer as usize], &problem.needs[arc.need as usize]);
        problem.forbids.contains(&(offer.east, need.west))
    };
    let carries = |arc: &crate::problem::JointArc| {
        if forbidden(arc) { problem.unpaired_allowed.then_some(arc.unpaired) } else { Some(arc.paired) }
    };
    let mut value = 0_i128;
    let mut steps = 0;
    // Divisible: whole needs are taken in parts, which can only be worth more.
    let mut divisible = problem.clone();
    for need in &mut divisible.needs {
        need.whole = None;
    }
    for kind in open_arcs(problem, carries) {
        let allocation = allocate(&divisible, &kind)?;
        value += i128::from(allocation.divisible);
        steps += allocation.steps;
    }
    if !problem.unpaired_allowed {
        let matching = pairing_problem(problem, &alone.bounds());
        let matched = max_weight_b_matching(&matching).map_err(|_| StepwiseError::NoPairing)?;
        matching::certificate::verify_flow(&matching.circulation(), &matched.circulation)
            .map_err(|error| AllocationError::Refused(error.to_string()))?;
        value = value.min(matched.weight - i128::from(penalties(problem)));
    }
    Ok(UpperBound { value: i64::try_from(value).map_err(|_| AllocationError::TooLarge)?, steps })
}

/// The open arcs by kind, kinds without any left out.
fn open_arcs(problem: &JointProblem, carries: impl Fn(&crate::problem::JointArc) -> Option<i64>) -> Vec<Vec<OpenArc>> {
    let mut kinds = vec![Vec::new(); problem.kinds as usize];
    for (index, arc) in problem.arcs.iter().enumerate() {
        if let Some(value) = carries(arc).filter(|_| arc.most > 0) {
            kinds[problem.offers[arc.offer as usize].kind as usize].push(OpenArc { index: index as u32, value });
        }
    }
    kinds.retain(|kind: &Vec<OpenArc>| !kind.is_empty());
    kinds
}
