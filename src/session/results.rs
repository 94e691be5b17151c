//! What is known: one answer a scenario, with strategy and limit of steps a part of what a scenario says. Every view reads from here,
//! so that one strategy of one scenario has one answer wherever it is shown. Changed by `update` alone.
//!
//! Proved bounds are shared: what bounds the value of a scenario bounds that of every scenario with more rules.

use std::sync::Arc;

use domain::{KeptPlan, Outcome, Plan, Scenario, ScenarioKey, Strategy, explanation::StrategyFacts, tightening::bound_carries};

/// Most answers that are held at a time; a plan of the reference scenario takes about a tenth of a megabyte.
pub const MAX_RESULTS: usize = 32;

/// What is known of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its name.
    pub key: ScenarioKey,
    /// Its newest answer.
    pub outcome: Arc<Outcome>,
    /// What its strategy has to say of its plan.
    pub facts: Option<Arc<StrategyFacts>>,
    /// Whether the search has come to its end: then no other answer follows.
    pub has_ended: bool,
    /// Whether it was found in an earlier sitting, and checked again in this one.
    pub is_from_before: bool,
}

impl Known {
    /// Its plan, where it has one.
    pub fn plan(&self) -> Option<&Plan> {
        if let Outcome::Plan(plan) = &*self.outcome { Some(plan) } else { None }
    }
}

/// The answers, the least recently used first, and those of earlier sittings that have not been asked for yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    known: Vec<Known>,
    kept: Vec<(ScenarioKey, Arc<KeptPlan>)>,
}

impl Results {
    /// What is known of a scenario. O(size of the scenario).
    pub fn of(&self, scenario: &Scenario) -> Option<&Known> {
        self.known.iter().find(|known| known.scenario.is_planned_as(scenario))
    }

    /// What is known of a scenario under another strategy. Where a plan is held, there is no other. O(size of the scenario).
    pub fn under(&self, scenario: &Scenario, strategy: Strategy) -> Option<&Known> {
        let is_asked =
            |known: &&Known| known.scenario.strategy == strategy && is_same_but_for_strategy(&known.scenario, scenario);
        self.known.iter().find(is_asked)
    }

    /// All that is known, the newest last.
    pub fn all(&self) -> impl Iterator<Item = &Known> {
        self.known.iter()
    }

    /// The plan of an earlier sitting, where one is kept. O(kept).
    pub fn kept(&self, key: ScenarioKey) -> Option<&Arc<KeptPlan>> {
        self.kept.iter().find(|(known, _)| *known == key).map(|(_, plan)| plan)
    }

    /// Whether anything is kept from earlier sittings.
    pub fn has_kept(&self) -> bool {
        !self.kept.is_empty()
    }

    /// Takes over what was kept in earlier sittings.
    pub(crate) fn take_kept(&mut self, kept: Vec<(ScenarioKey, KeptPlan)>) {
        self.kept = kept.into_iter().map(|(key, plan)| (key, Arc::new(plan))).collect();
    }

    /// All that is worth keeping beyond the sitting, the newest last: plans found, and those kept before that were not asked for.
    pub fn to_keep(&self) -> Vec<(ScenarioKey, KeptPlan)> {
        let asked = |key: &ScenarioKey| self.known.iter().any(|known| known.key == *key);
        let before = self.kept.iter().filter(|(key, _)| !asked(key)).map(|(key, plan)| (*key, (**plan).clone()));
        let found = self.known.iter().filter_map(|known| {
            let plan = known.plan()?;
            Some((known.key, KeptPlan::of(&known.scenario, plan, known.facts.as_deref(), known.has_ended)))
        });
        before.chain(found).collect()
    }

    /// Takes an answer in, and gives back what is known from now on: with the least bound that is proved, and never an answer on the
    /// way where the last one is known. O(known answers × size of the scenario).
    pub(crate) fn put(&mut self, mut new: Known) -> Known {
        let place = self.known.iter().position(|known| known.scenario.is_planned_as(&new.scenario));
        let old = place.map(|place| self.known.remove(place));
        if let Some(old) = old {
            let is_worse = !new.has_ended && new.scenario.strategy == Strategy::BestValue && value(&new) < value(&old);
            if old.has_ended && !new.has_ended || is_worse {
                new = old;
            }
        }
        self.share_bounds(&mut new);
        self.known.push(new.clone());
        let surplus = self.known.len().saturating_sub(MAX_RESULTS);
        self.known.drain(..surplus);
        new
    }

    /// Lowers the bound of a plan to the least that is known of a scenario with no more rules, and those of scenarios with no fewer
    /// rules to that of the plan.
    fn share_bounds(&mut self, new: &mut Known) {
        for known in &mut self.known {
            lower(new, known);
            lower(known, new);
        }
    }
}

fn value(known: &Known) -> Option<i64> {
    known.plan().map(|plan| plan.value)
}

/// Lowers a plan's bound to that of another answer, where it holds for it.
fn lower(of: &mut Known, by: &Known) {
    let (Some(plan), Some(donor)) = (of.plan(), by.plan()) else { return };
    if plan.scale != donor.scale || donor.bound >= plan.bound {
        return;
    }
    let Some(waiver) = bound_carries(&by.scenario, &of.scenario) else { return };
    let bound = waiver.carry(donor.bound, plan.scale);
    if bound < plan.bound && bound >= plan.value {
        let mut plan = plan.clone();
        plan.bound = bound;
        of.outcome = Arc::new(Outcome::Plan(Box::new(plan)));
    }
}

/// Whether two scenarios differ in nothing but the strategy and what no plan depends on.
fn is_same_but_for_strategy(one: &Scenario, other: &Scenario) -> bool {
    if one.strategy == other.strategy {
        return one.is_planned_as(other);
    }
    one.step_limit == other.step_limit
        && one.pins == other.pins
        && one.forbids == other.forbids
        && Scenario { strategy: other.strategy, ..one.clone() }.is_planned_as(other)
}
