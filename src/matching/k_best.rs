//! The k best b-matchings (assignments among them), in the order of their weights.
//!
//! After each matching found, all others under the same conditions are split by the first edge in which they differ from it; the best
//! of each such class waits in a heap. Source: Murty, *An algorithm for ranking all the assignments in order of increasing cost*
//! (1968); Lawler (1972).

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::{
    b_matching::{BMatching, BMatchingProblem, EdgeRule, max_weight_b_matching},
    flow::FlowError,
};

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
/// As [`max_weight_b_matching`]; where no matching exists, its cut.
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
/// # Ok::<(), matching::flow::FlowError>(())
/// ```
pub fn best_b_matchings(problem: &BMatchingProblem, count: usize) -> Result<Vec<BMatching>, FlowError> {
    let mut found = Vec::new();
    if count == 0 {
        return Ok(found);
    }
    let rules = problem.edges.iter().map(|edge| edge.rule).collect();
    let mut classes = vec![Some(Class { rules, best: max_weight_b_matching(problem)? })];
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
            match max_weight_b_matching(&changed) {
                Ok(best) => {
                    classes.push(Some(Class { rules: rules.clone(), best }));
                    push(&mut heap, &classes);
                }
                Err(FlowError::Infeasible(_)) => {}
                Err(error) => return Err(error),
            }
            rules[edge] = same;
        }
    }
    Ok(found)
}
