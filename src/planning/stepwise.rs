//! The plan in steps: what each pair could reach alone, the best pairing for those scores, and the best allocation on it.
//!
//! Pair scores count a cooperative's capacity once for each pair, so their sum bounds the plan's value from above, and so does the
//! allocation with all pairs allowed; the smaller of the two is the plan's bound.

use std::rc::Rc;

use matching::{
    b_matching::{BEdge, BMatchingError, BMatchingProblem, Degree, EdgeRule, max_weight_b_matching},
    certificate::verify_flow,
};

use crate::{
    alone::AloneScores,
    filling::{Filling, fill},
    joint::{
        JointError,
        core::{Core, PairFate},
        evaluator::Evaluator,
        pair_set::PairSet,
        piece::{Active, Limits, Piece},
        splitter::Splitter,
    },
    problem::{JointProblem, Pairing},
};

/// Flows that the search for whole needs may solve on the pairing.
const WHOLE_STEPS: u64 = 400;

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

/// The pairing that is best for what each pair could reach alone. One b-matching.
///
/// # Errors
/// [`JointError::NoPairing`] where bounds, pins and forbids contradict each other; [`JointError::TooLarge`] where sums leave 64 bits.
pub fn best_pairing(problem: &JointProblem, scores: &[i64]) -> Result<Pairing, JointError> {
    if problem.pins.iter().any(|pin| problem.forbids.contains(pin)) {
        return Err(JointError::NoPairing);
    }
    match max_weight_b_matching(&pairing_problem(problem, scores)) {
        Ok(matched) => Ok(matched.chosen),
        Err(BMatchingError::Infeasible(_)) => Err(JointError::NoPairing),
        Err(_) => Err(JointError::TooLarge),
    }
}

/// The pairing that is best for these scores among those with the pairs that [`fill`] finds for the needs that must be filled; `None`
/// where it finds none. One b-matching, and the search of [`fill`].
///
/// # Errors
/// As [`best_pairing`].
pub fn filling_pairing(problem: &JointProblem, core: &Core, scores: &[i64]) -> Result<Option<Pairing>, JointError> {
    let Filling::Possible(pairs) = fill(core, &core.fate)? else { return Ok(None) };
    let width = problem.west.len() as u32;
    let mut filled = problem.clone();
    filled.pins.extend(pairs.into_iter().map(|pair| (pair / width, pair % width)));
    best_pairing(&filled, scores).map(Some)
}

/// Pairing by scores, then allocation, then the bound.
///
/// One b-matching for the pairing and one for the bound; one flow a piece for the allocation and for the bound, and a short search for
/// whole needs. Where the pairing leaves a need unfilled that must be filled, once more on one that does not.
///
/// # Errors
/// See [`JointError`]; [`JointError::Fixed`] where no pairing was found that keeps the fixed amounts.
pub fn stepwise(problem: &JointProblem, alone: &AloneScores) -> Result<Stepwise, JointError> {
    let scores = alone.totals();
    let mut pairing = best_pairing(problem, &scores)?;
    let core = Rc::new(Core::new(problem)?);
    let mut evaluator = Evaluator::new(Rc::clone(&core));
    let mut found = |pairing: &Pairing| -> Result<Option<Vec<i64>>, JointError> {
        let chosen = PairSet::from_chosen(pairing);
        if !core.keeps(&chosen) || evaluator.interval(&chosen, i64::MIN, WHOLE_STEPS)?.found.is_none() {
            return Ok(None);
        }
        evaluator.allocation(&chosen)
    };
    let mut flow = found(&pairing)?;
    if flow.is_none() {
        pairing = filling_pairing(problem, &core, &scores)?.ok_or(JointError::Fixed)?;
        flow = found(&pairing)?;
    }
    let flow = flow.ok_or(JointError::Fixed)?;
    let bound = upper_bound(problem, &core, alone)?;
    Ok(Stepwise { pairing, flow, bound, steps: evaluator.steps() })
}

/// An upper bound of the value of any plan; the smaller of two: the divisible allocation with every pair that is not forbidden, and,
/// where unpaired arcs carry nothing, the best pairing for what each pair could reach alone, divisible.
///
/// One flow a piece and one b-matching, each with its certificate checked: a flow that is refused bounds nothing.
///
/// # Errors
/// [`JointError::NoPairing`] and [`JointError::TooLarge`] as [`best_pairing`].
pub fn upper_bound(problem: &JointProblem, core: &Core, alone: &AloneScores) -> Result<i64, JointError> {
    let mut bound = all_pairs(core)?.unwrap_or(i128::MAX);
    if !problem.unpaired_allowed {
        bound = bound.min(pair_by_pair(problem, &alone.bounds())?.unwrap_or(i128::MAX));
    }
    Ok(i64::try_from(bound).unwrap_or(i64::MAX))
}

/// The divisible allocation with every pair that is not forbidden.
fn all_pairs(core: &Core) -> Result<Option<i128>, JointError> {
    let mut open = PairSet::new(core.pairs());
    let mut value = i128::from(core.constant);
    for pair in (0..core.pairs()).filter(|pair| core.fate[*pair] != PairFate::Out) {
        open.set(pair, true);
        value += i128::from(core.gain[pair].max(0));
    }
    let units = core.arcs.iter().enumerate();
    let active: Vec<Active> =
        units.filter_map(|(index, arc)| core.unit(arc, &open).map(|unit| Active { index: index as u32, unit })).collect();
    for active in Splitter::new(core).split(core, &active) {
        let piece = Piece::new(core, &active);
        let limits = Limits { arcs: piece.arcs.iter().map(|arc| (0, arc.most)).collect(), needs: piece.within() };
        let Some(solution) = piece.solve(&limits)? else { return Ok(None) };
        if verify_flow(&piece.circulation(&limits), &solution).is_err() {
            return Ok(None);
        }
        value -= solution.cost;
    }
    Ok(Some(value))
}

/// The best pairing for what each pair could bring at most: where unpaired arcs carry nothing, an upper bound; `None` where its certificate
/// is refused. One b-matching.
///
/// # Errors
/// As [`best_pairing`].
pub fn pair_by_pair(problem: &JointProblem, bounds: &[i64]) -> Result<Option<i128>, JointError> {
    let matching = pairing_problem(problem, bounds);
    let matched = match max_weight_b_matching(&matching) {
        Ok(matched) => matched,
        Err(BMatchingError::Infeasible(_)) => return Err(JointError::NoPairing),
        Err(_) => return Err(JointError::TooLarge),
    };
    let due = problem.existing.iter().filter(|pair| !problem.forbids.contains(&(pair.east, pair.west)));
    let penalties: i128 = due.map(|pair| i128::from(pair.penalty)).sum();
    let is_sound = verify_flow(&matching.circulation(), &matched.circulation).is_ok();
    Ok(is_sound.then_some(matched.weight - penalties))
}
