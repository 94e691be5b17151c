//! A problem with other quantities: what perturbed re-solves and "one more unit" work on. Values of a unit stay as they are, which is
//! what keeps D(k) that of the scenario.

use domain::Scenario;

use crate::problem::JointProblem;

/// The problem with these capacities of offers and quantities of needs. Excluded arcs stay excluded; fixed amounts shrink with what is
/// there. O(arcs).
pub fn with_quantities(problem: &JointProblem, scenario: &Scenario, capacities: &[i64], quantities: &[i64]) -> JointProblem {
    let mut out = problem.clone();
    for (offer, capacity) in out.offers.iter_mut().zip(capacities) {
        offer.capacity = *capacity;
    }
    for (need, quantity) in out.needs.iter_mut().zip(quantities) {
        need.quantity = *quantity;
    }
    for arc in &mut out.arcs {
        let (offer, need) = (arc.offer as usize, arc.need as usize);
        let share = scenario.offers[offer].terms.share.filter(|_| problem.needs[need].whole.is_some());
        let room = |capacity: i64, quantity: i64| capacity.min(quantity).min(share.map_or(i64::MAX, |share| share.greatest));
        let is_open = arc.most > 0 || room(problem.offers[offer].capacity, problem.needs[need].quantity) <= 0;
        let most = room(capacities[offer], quantities[need]).max(0);
        if arc.least > 0 {
            arc.least = arc.least.min(most);
            arc.most = arc.least;
        } else if is_open {
            arc.most = most;
        }
    }
    out
}
