//! Whether b-matchings are the best, in order. All others are split into classes by the first edge in which they differ (Lawler 1972);
//! the best of each class is worked out anew as a flow, whose potentials, or whose cut, are checked.

use super::{CertificateError, verify_flow, verify_infeasible};
use crate::{
    b_matching::{BMatching, BMatchingProblem, EdgeRule},
    flow::FlowError,
    network_simplex::min_cost_flow,
};

/// Whether a matching keeps all degrees and rules and is of greatest weight by its potentials; returns its weight. One pass over the
/// circulation.
///
/// # Errors
/// The first thing found wrong; arcs are those of [`BMatchingProblem::circulation`].
pub fn verify_b_matching(problem: &BMatchingProblem, answer: &BMatching) -> Result<i128, CertificateError> {
    let circulation = problem.circulation();
    let cost = verify_flow(&circulation, &answer.circulation)?;
    if answer.chosen.len() != problem.edges.len() {
        return Err(CertificateError::Shape);
    }
    let differs = |edge: &usize| i64::from(answer.chosen[*edge]) != answer.circulation.flow[*edge];
    if let Some(arc) = (0..problem.edges.len()).find(differs) {
        return Err(CertificateError::Bounds { arc });
    }
    if answer.weight == -cost { Ok(answer.weight) } else { Err(CertificateError::Cost { actual: cost }) }
}

/// Whether these are the `count` best matchings, the best first and all different, or all there are where they are fewer. What each
/// says is [checked](verify_b_matching) under the rules of its class; one flow for each class that is left, up to matchings × edges.
///
/// # Errors
/// The first thing found wrong; places are those of the list.
///
/// # Example
/// ```
/// use matching::{b_matching::{BEdge, BMatchingProblem, Degree, EdgeRule}, certificate::verify_ranking, k_best::best_b_matchings};
///
/// let one = Degree { least: 1, most: 1 };
/// let edge = |left, right, weight| BEdge { left, right, weight, rule: EdgeRule::Free };
/// let edges = vec![edge(0, 0, 5), edge(0, 1, 4), edge(1, 0, 4), edge(1, 1, 1)];
/// let problem = BMatchingProblem { left: vec![one; 2], right: vec![one; 2], edges };
/// let best = best_b_matchings(&problem, 5)?;
/// assert_eq!(verify_ranking(&problem, 5, &best), Ok(()));
/// # Ok::<(), matching::b_matching::BMatchingError>(())
/// ```
pub fn verify_ranking(problem: &BMatchingProblem, count: usize, best: &[BMatching]) -> Result<(), CertificateError> {
    if best.len() > count || best.iter().any(|matching| matching.chosen.len() != problem.edges.len()) {
        return Err(CertificateError::Shape);
    }
    let mut classes: Vec<Vec<EdgeRule>> = vec![problem.edges.iter().map(|edge| edge.rule).collect()];
    for (place, matching) in best.iter().enumerate() {
        if place > 0 && best[place - 1].weight < matching.weight {
            return Err(CertificateError::Order { place });
        }
        let holds = |rules: &Vec<EdgeRule>| {
            rules.iter().zip(&matching.chosen).all(|(rule, chosen)| match rule {
                EdgeRule::Free => true,
                EdgeRule::Pinned => *chosen,
                EdgeRule::Forbidden => !chosen,
            })
        };
        // In no class: it breaks a rule, or stands in the list already.
        let at = classes.iter().position(holds).ok_or(CertificateError::Order { place })?;
        let mut rules = classes.swap_remove(at);
        verify_b_matching(&with(problem, &rules), matching)?;
        for edge in 0..rules.len() {
            if rules[edge] != EdgeRule::Free {
                continue;
            }
            let (mut same, mut other) = (EdgeRule::Forbidden, EdgeRule::Pinned);
            if matching.chosen[edge] {
                std::mem::swap(&mut same, &mut other);
            }
            rules[edge] = other;
            classes.push(rules.clone());
            rules[edge] = same;
        }
    }
    // Whatever is left out is worth no more than the last, and nothing is left out where there are fewer than were asked for.
    let least = if best.len() < count { None } else { best.last().map(|matching| matching.weight) };
    if count == 0 {
        return Ok(());
    }
    for rules in classes {
        let circulation = with(problem, &rules).circulation();
        match min_cost_flow(&circulation) {
            Ok(solution) => {
                let weight = -verify_flow(&circulation, &solution)?;
                if least.is_none_or(|least| weight > least) {
                    return Err(CertificateError::LeftOut { weight });
                }
            }
            Err(FlowError::Infeasible(cut)) => verify_infeasible(&circulation, &cut)?,
            Err(_) => return Err(CertificateError::Shape),
        }
    }
    Ok(())
}

fn with(problem: &BMatchingProblem, rules: &[EdgeRule]) -> BMatchingProblem {
    let mut out = problem.clone();
    for (edge, rule) in out.edges.iter_mut().zip(rules) {
        edge.rule = *rule;
    }
    out
}
