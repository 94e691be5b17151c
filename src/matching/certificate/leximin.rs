//! Whether a flow is a fairest one: it keeps all bounds, is the cheapest with its amounts, and no unit moved to one group, from what is
//! left over or from one other group, makes the sorted coverages greater.
//!
//! The amounts that flows can give the groups form an integral generalized polymatroid, on which such single steps are enough to find a
//! fairer vector wherever there is one: Frank & Murota, *Decreasing minimization on M-convex sets*, Math. Programming 195 (2022).

use super::{CertificateError, verify_flow};
use crate::leximin::{LeximinProblem, LeximinSolution};

/// Whether it is; returns its cost. O(groups × (nodes + arcs)), after one pass for the flow.
///
/// # Errors
/// The first thing found wrong. The arcs are those of [`LeximinProblem::flow`].
///
/// # Example
/// ```
/// use matching::{certificate::verify_leximin, leximin::{GroupDemand, Lane, LeximinProblem, leximin_transportation}};
///
/// let lane = |demand| Lane { source: 0, demand, lower: 0, upper: 100, cost: 1 };
/// let problem = LeximinProblem {
///     capacities: vec![30],
///     demands: vec![GroupDemand { group: 0, quantity: 40 }, GroupDemand { group: 1, quantity: 20 }],
///     needs: vec![40, 20],
///     lanes: vec![lane(0), lane(1)],
/// };
/// let fairest = leximin_transportation(&problem)?;
/// assert_eq!(verify_leximin(&problem, &fairest), Ok(30));
/// # Ok::<(), matching::flow::FlowError>(())
/// ```
pub fn verify_leximin(problem: &LeximinProblem, answer: &LeximinSolution) -> Result<i128, CertificateError> {
    let groups = problem.needs.len();
    if answer.served.len() != groups {
        return Err(CertificateError::Shape);
    }
    let as_served = problem.flow(|group| (answer.served[group], answer.served[group])).map_err(|_| CertificateError::Shape)?;
    let cost = verify_flow(&as_served, &answer.flow)?;
    let need = |group: usize| i128::from(problem.needs[group].max(1));
    let served = |group: usize| i128::from(answer.served[group]);
    if let Some(group) = (0..groups).find(|group| served(*group) > need(*group) || served(*group) < 0) {
        return Err(CertificateError::Bounds { arc: as_served.arcs.len() - groups + group });
    }
    in_order(answer, groups, need)?;
    // Who can give a unit to a group: the hub, where a source has something left, or another group.
    let hub = as_served.supplies.len() - 1;
    let first_group = hub - groups;
    let mut into: Vec<Vec<(usize, usize)>> = vec![Vec::new(); hub + 1];
    for (index, arc) in as_served.arcs[..as_served.arcs.len() - groups].iter().enumerate() {
        into[arc.head as usize].push((index, arc.tail as usize));
        into[arc.tail as usize].push((index, arc.head as usize));
    }
    for group in (0..groups).filter(|group| served(*group) < need(*group)) {
        let mut reached = vec![false; hub + 1];
        let mut open = vec![first_group + group];
        reached[first_group + group] = true;
        while let Some(node) = open.pop() {
            for (index, from) in &into[node] {
                let (arc, flow) = (&as_served.arcs[*index], answer.flow.flow[*index]);
                // One unit more along the arc, or one less against it.
                let can = if arc.head as usize == node { flow < arc.upper } else { flow > arc.lower };
                if can && !std::mem::replace(&mut reached[*from], true) {
                    open.push(*from);
                }
            }
        }
        let gives = |giver: usize| {
            // Coverages as fractions over the product of both needs: before and after the unit is moved, each sorted.
            let (mine, theirs) = (served(group) * need(giver), served(giver) * need(group));
            let (more, less) = ((served(group) + 1) * need(giver), (served(giver) - 1) * need(group));
            giver != group && less >= 0 && (more.min(less), more.max(less)) > (mine.min(theirs), mine.max(theirs))
        };
        let is_fairer = reached[hub] || (0..groups).any(|giver| reached[first_group + giver] && gives(giver));
        if is_fairer {
            return Err(CertificateError::Unfair { group });
        }
    }
    Ok(cost)
}

/// Each group is frozen once, and none before one that is less covered.
fn in_order(answer: &LeximinSolution, groups: usize, need: impl Fn(usize) -> i128) -> Result<(), CertificateError> {
    let mut seen = vec![false; groups];
    let mut before: Option<usize> = None;
    for group in &answer.frozen_order {
        let group = *group as usize;
        if std::mem::replace(seen.get_mut(group).ok_or(CertificateError::Shape)?, true) {
            return Err(CertificateError::Shape);
        }
        let covered = |of: usize, other: usize| i128::from(answer.served[of]) * need(other);
        if before.is_some_and(|before| covered(group, before) < covered(before, group)) {
            return Err(CertificateError::Order { place: group });
        }
        before = Some(group);
    }
    if seen.contains(&false) { Err(CertificateError::Shape) } else { Ok(()) }
}
