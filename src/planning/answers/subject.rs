//! What questions are about: a scenario and what it comes to.

use domain::{Conflict, Outcome, Plan, Scenario};

/// A scenario and what it comes to.
#[derive(Debug)]
pub struct Subject {
    /// The scenario.
    pub scenario: Scenario,
    /// What it comes to.
    pub outcome: Outcome,
}

impl Subject {
    /// Takes both.
    pub fn new(scenario: Scenario, outcome: Outcome) -> Self {
        Self { scenario, outcome }
    }

    /// Its plan, where there is one that fits the scenario: the same parties, and no index beyond the scenario's lists.
    pub fn plan(&self) -> Option<&Plan> {
        let Outcome::Plan(plan) = &self.outcome else { return None };
        fits(plan, &self.scenario).then_some(&**plan)
    }

    /// Its conflict, where it has one.
    pub fn conflict(&self) -> Option<&Conflict> {
        if let Outcome::Conflict(conflict) = &self.outcome { Some(conflict) } else { None }
    }
}

/// Whether a plan can be read by the lists of a scenario. O(deliveries + pairs).
pub fn fits(plan: &Plan, scenario: &Scenario) -> bool {
    let (offers, needs, kinds) = (scenario.offers.len(), scenario.needs.len(), scenario.kinds.len());
    let parties = |side| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>();
    let (east, west) = (parties(domain::Side::Supporter), parties(domain::Side::Supported));
    let all = east.iter().flat_map(|east| west.iter().map(move |west| domain::Pair { east: *east, west: *west }));
    let measures = &plan.measures;
    all.eq(plan.pairs.iter().map(|result| result.pair))
        && plan.deliveries.iter().all(|delivery| (delivery.offer as usize) < offers && (delivery.need as usize) < needs)
        && plan.coverage.iter().all(|row| (row.kind as usize) < kinds)
        && plan
            .pairs
            .iter()
            .all(|result| [&result.alone, &result.delivered, &result.amounts].iter().all(|list| list.len() == kinds))
        && [&measures.served, &measures.needed, &measures.offered].iter().all(|list| list.len() == kinds)
}
