//! The k best b-matchings (assignments among them), in the order of their weights.
//!
//! After each matching found, all others under the same conditions are split by the first edge in which they differ from it; the best
//! of each such class waits in a heap. Source: Murty, *An algorithm for ranking all the assignments in order of increasing cost*
//! (1968); Lawler (1972).

use std::{cmp::Reverse, collections::BinaryHeap, ops::ControlFlow};

use crate::{
    b_matching::{BMatching, BMatchingError, BMatchingProblem, EdgeRule, max_weight_b_matching_until},
    progress::{Meter, go_on},
};

/// The best matchings as far as they were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The best matchings, the best first: none that is left out is better, whether or not the search was stopped.
    pub best: Vec<BMatching>,
    /// Flow problems begun and pivots made.
    pub steps: u64,
    /// Whether the caller stopped the search before its end.
    pub is_stopped: bool,
}

/// A class of matchings that agree on some edges, by its best.
struct Class {
    rules: Vec<EdgeRule>,
    best: BMatching,
}

/// The `count` matchings of greatest weight, the best first, all different; fewer where there are no more. Equals come in an order
/// that is always the same.
///
/// Time O(count × edges) solves; space O(count × edges²).
///
/// # Errors
/// As [`max_weight_b_matching`](crate::b_matching::max_weight_b_matching); where no matching exists, its cut.
///
/// # Example
/// ```
/// use matching::{b_matching::{BEdge, BMatchingProblem, Degree, EdgeRule}, k_best::best_b_matchings};
///
/// let one = Degree { least: 1, most: 1 };
/// let edge = |left, right, weight| BEdge { left, right, weight, rule: EdgeRule::Free };
/// let edges = vec![edge(0, 0, 5), edge(0, 1, 4), edge(1, 0, 4), edge(1, 1, 1)];
/// let problem = BMatchingProblem { left: vec![one; 2], right: vec![one; 2], edges };
/// let weights: Vec<i128> = best_b_matchings(&problem, 5)?.iter().map(|matching| matching.weight).collect();
/// assert_eq!(weights, [8, 6]);
/// # Ok::<(), matching::b_matching::BMatchingError>(())
/// ```
pub fn best_b_matchings(problem: &BMatchingProblem, count: usize) -> Result<Vec<BMatching>, BMatchingError> {
    best_b_matchings_until(problem, count, go_on).map(|ranking| ranking.best)
}

/// As [`best_b_matchings`], telling `progress` the number of flow problems and pivots until it breaks (see [`crate::progress`]); then
/// the matchings found so far are the answer.
///
/// # Errors
/// As [`best_b_matchings`].
///
/// # Example
/// ```
/// use std::ops::ControlFlow::{Break, Continue};
/// use matching::{b_matching::{BEdge, BMatchingProblem, Degree, EdgeRule}, k_best::best_b_matchings_until};
///
/// let any = Degree { least: 0, most: 2 };
/// let edge = |left, right, weight| BEdge { left, right, weight, rule: EdgeRule::Free };
/// let edges = vec![edge(0, 0, 5), edge(0, 1, 4), edge(1, 0, 3), edge(1, 1, 1)];
/// let problem = BMatchingProblem { left: vec![any; 2], right: vec![any; 2], edges };
/// let all = best_b_matchings_until(&problem, 100, |_| Continue(()))?;
/// assert_eq!((all.best.len(), all.is_stopped), (16, false));
/// let some = best_b_matchings_until(&problem, 100, |steps| if steps < all.steps / 2 { Continue(()) } else { Break(()) })?;
/// assert!(some.is_stopped && some.best.len() < 16);
/// assert_eq!(some.best, all.best[..some.best.len()]);
/// # Ok::<(), matching::b_matching::BMatchingError>(())
/// ```
pub fn best_b_matchings_until(
    problem: &BMatchingProblem,
    count: usize,
    mut progress: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Ranking, BMatchingError> {
    let mut meter = Meter::new(&mut progress);
    let mut found = Vec::new();
    let is_stopped = count > 0 && !rank(problem, count, &mut meter, &mut found)?;
    Ok(Ranking { best: found, steps: meter.steps, is_stopped })
}

/// Finds the best; false where the caller stopped it.
fn rank(
    problem: &BMatchingProblem,
    count: usize,
    meter: &mut Meter<'_>,
    found: &mut Vec<BMatching>,
) -> Result<bool, BMatchingError> {
    let rules = problem.edges.iter().map(|edge| edge.rule).collect();
    let Some(best) = meter.call(|progress| max_weight_b_matching_until(problem, progress))? else { return Ok(false) };
    let mut classes = vec![Some(Class { rules, best })];
    let mut heap = BinaryHeap::new();
    let push = |heap: &mut BinaryHeap<_>, classes: &[Option<Class>]| {
        if let Some(Some(class)) = classes.last() {
            heap.push((class.best.weight, Reverse(classes.len() - 1)));
        }
    };
    push(&mut heap, &classes);
    while let Some((_, Reverse(index))) = heap.pop() {
        // A class is in the heap once.
        let Some(Class { mut rules, best }) = classes[index].take() else { continue };
        found.push(best);
        if found.len() == count {
            break;
        }
        let chosen = found[found.len() - 1].chosen.clone();
        let mut changed = problem.clone();
        for edge in 0..rules.len() {
            if rules[edge] != EdgeRule::Free {
                continue;
            }
            let (same, other) =
                if chosen[edge] { (EdgeRule::Pinned, EdgeRule::Forbidden) } else { (EdgeRule::Forbidden, EdgeRule::Pinned) };
            rules[edge] = other;
            for (edge, rule) in changed.edges.iter_mut().zip(&rules) {
                edge.rule = *rule;
            }
            match meter.call(|progress| max_weight_b_matching_until(&changed, progress)) {
                Ok(None) => return Ok(false),
                Ok(Some(best)) => {
                    classes.push(Some(Class { rules: rules.clone(), best }));
                    push(&mut heap, &classes);
                }
                Err(BMatchingError::Infeasible(_)) => {}
                Err(error) => return Err(error),
            }
            rules[edge] = same;
        }
    }
    Ok(true)
}
