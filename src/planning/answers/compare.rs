//! Two scenarios side by side: the difference of their plans, both of which are known. What moved since an act of the planner's is told
//! the same way.

use domain::{
    Plan, Scenario,
    explanation::{Comparison, Difference, Told},
};

use crate::{
    explain::{Side, difference, tell_moves},
    strategies::decision::Decision,
};

use super::{Subject, subject::fits};

/// The difference from the plan in view to that of another scenario; `None` where one of them does not fit its scenario.
pub fn compare(subject: &Subject, other: &Scenario, plan: Plan) -> Option<Told> {
    let ours = subject.plan()?;
    if !fits(&plan, other) {
        return None;
    }
    let difference = told(Side { scenario: &subject.scenario, plan: ours }, Side { scenario: other, plan: &plan });
    Some(Told::Compare(Box::new(Comparison { plan: Box::new(plan), difference: Box::new(difference) })))
}

/// The difference from another scenario's plan, which was in view before, to the plan in view.
pub fn moved(subject: &Subject, before: &Scenario, plan: &Plan) -> Option<Told> {
    let ours = subject.plan()?;
    if !fits(plan, before) {
        return None;
    }
    let difference = told(Side { scenario: before, plan }, Side { scenario: &subject.scenario, plan: ours });
    Some(Told::Moved(Box::new(difference)))
}

/// The difference, with its moves where both scenarios have the same parties.
fn told(before: Side, after: Side) -> Difference {
    let mut told = difference(before, after);
    let pairs = |side: Side| side.plan.pairs.iter().map(|result| result.pair).collect::<Vec<_>>();
    let alone = after.plan.pairs.iter().map(|result| result.alone.clone()).collect();
    if pairs(before) == pairs(after)
        && let Ok(decision) = Decision::with_alone(after.scenario.clone(), alone)
    {
        tell_moves(&mut told, &decision, before, after, None);
    }
    told
}
