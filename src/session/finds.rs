//! Better plans that came another way than by the search: from a question, from among the next best, from another strategy. They are
//! offered, and become the plan only by the planner's act. Called by `update`.

use std::sync::Arc;

use domain::{Held, Outcome, Scenario, SearchReport, Strategy, ValueScale};

use crate::{messages::Effect, session::Session};

/// Scenarios of which a find is remembered.
const MAX_FINDS: usize = 16;

/// A plan that is better than what the search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// The scenario of which it is a plan.
    pub scenario: Arc<Scenario>,
    /// What makes it the plan.
    pub held: Held,
    /// Its value.
    pub value: i64,
    /// Value units in a full kind.
    pub scale: ValueScale,
    /// The strategy whose plan it is, where it came from another one.
    pub strategy: Option<Strategy>,
}

impl Session {
    /// A plan better than the one in view, once its search has ended. A plan that the planner took over is not to be bettered, and for
    /// another strategy than best value a greater value is no better.
    pub fn find(&self) -> Option<&Find> {
        let (plan, is_fresh) = self.plan()?;
        if !is_fresh || self.searching || self.scenario.held.is_some() || self.scenario.strategy != Strategy::BestValue {
            return None;
        }
        let is_better = |find: &&Find| find.scale == plan.scale && find.value > plan.value;
        self.finds.iter().filter(is_better).find(|find| find.scenario.is_planned_as(&self.scenario))
    }
}

/// Remembers a find, the best of each scenario.
pub(crate) fn add(session: &mut Session, find: Find) -> Vec<Effect> {
    let known = session.finds.iter().position(|known| known.scenario.is_planned_as(&find.scenario));
    match known {
        Some(place) if session.finds[place].value >= find.value => return Vec::new(),
        Some(place) => {
            session.finds.remove(place);
        }
        None => {}
    }
    session.finds.push(find);
    let surplus = session.finds.len().saturating_sub(MAX_FINDS);
    session.finds.drain(..surplus);
    Vec::new()
}

/// Notes the plan of another strategy where it is worth more than the best one that is known.
pub(crate) fn note(session: &mut Session, scenario: &Arc<Scenario>, report: &SearchReport) {
    let (Outcome::Plan(plan), Some(held)) = (&*report.outcome, &report.held) else { return };
    // A stable plan may miss a lower bound.
    if scenario.strategy == Strategy::BestValue || scenario.held.is_some() || !scenario.keeps_bounds(&plan.chosen_pairs()) {
        return;
    }
    let of = Scenario { strategy: Strategy::BestValue, ..(**scenario).clone() };
    let find = Find {
        scenario: Arc::new(of),
        held: (**held).clone(),
        value: plan.value,
        scale: plan.scale,
        strategy: Some(scenario.strategy),
    };
    add(session, find);
}
