//! What questions are about: a scenario and what it comes to.

use std::cell::RefCell;

use domain::{
    Conflict, Outcome, Plan, Scenario,
    explanation::{Change, Told},
};

use crate::{held::held_plan, strategies::decision::Decision};

use super::preview::Ground;

/// A scenario and what it comes to, with what previews of it start from.
#[derive(Debug)]
pub struct Subject {
    /// The scenario.
    pub scenario: Scenario,
    /// What it comes to.
    pub outcome: Outcome,
    ground: RefCell<Ground>,
}

impl Subject {
    /// Takes both.
    pub fn new(scenario: Scenario, outcome: Outcome) -> Self {
        Self { scenario, outcome, ground: RefCell::default() }
    }

    /// The same scenario with a newer outcome: what is prepared stays.
    #[must_use]
    pub fn with_outcome(&self, outcome: Outcome) -> Self {
        Self { scenario: self.scenario.clone(), outcome, ground: RefCell::new(self.ground.take()) }
    }

    /// Prepares a little of what previews start from. Returns whether something is left to prepare.
    pub fn prepare(&self) -> bool {
        self.ground.borrow_mut().prepare(&self.scenario)
    }

    /// The plan in steps with one thing changed.
    pub fn preview(&self, change: &Change) -> Told {
        if self.scenario.held.is_some()
            && let Some(told) = self.held_preview(change)
        {
            return told;
        }
        self.ground.borrow_mut().preview(&self.scenario, change)
    }

    /// The held plan with one thing changed; `None` where the change lets it go.
    fn held_preview(&self, change: &Change) -> Option<Told> {
        let changed = change.apply(&self.scenario)?;
        let held = changed.held.as_ref()?;
        let decision = Decision::new(changed.clone()).ok()?;
        let plan = held_plan(&decision, held, i64::MIN)?;
        Some(Told::Preview(Box::new(Outcome::Plan(Box::new(plan)))))
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
    let is_by_kind = |list: &Vec<i64>| list.len() == kinds;
    all.eq(plan.pairs.iter().map(|result| result.pair))
        && plan.deliveries.iter().all(|delivery| (delivery.offer as usize) < offers && (delivery.need as usize) < needs)
        && plan.coverage.iter().all(|row| (row.kind as usize) < kinds)
        && plan.pairs.iter().all(|result| [&result.alone, &result.delivered, &result.amounts].into_iter().all(is_by_kind))
        && [&measures.served, &measures.needed, &measures.offered].into_iter().all(is_by_kind)
}
