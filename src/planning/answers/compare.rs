//! Another scenario beside this one: its plan, by a search where it is not known, and the difference to it.

use std::rc::Rc;

use domain::{
    Outcome, Plan, Scenario,
    explanation::{Comparison, Difference, Progress, Told},
};

use crate::{
    explain::{Side, difference, tell_moves},
    strategies::{StrategySearch, decision::Decision},
};

use super::{AtOnce, Inquiry, Subject, options, search::FLOWS, subject::fits};

/// A comparison on its way.
#[derive(Debug)]
struct Compare {
    subject: Rc<Subject>,
    other: Scenario,
    search: Result<Box<StrategySearch>, Box<Outcome>>,
}

/// Begins; what is known of the other scenario's plan is taken as it is.
pub fn begin(subject: &Rc<Subject>, other: Scenario, plan: Option<Box<Plan>>) -> Box<dyn Inquiry> {
    let Some(ours) = subject.plan() else { return Box::new(AtOnce::new(Told::NoAnswer)) };
    let search = if let Some(plan) = plan.filter(|plan| fits(plan, &other)) {
        Err(Box::new(Outcome::Plan(plan)))
    } else {
        let pairs = ours.chosen().map(|result| result.pair).collect();
        StrategySearch::new(other.clone(), options(), &[pairs]).map(Box::new)
    };
    Box::new(Compare { subject: Rc::clone(subject), other, search })
}

impl Inquiry for Compare {
    fn advance(&mut self) -> bool {
        let Ok(search) = &mut self.search else { return false };
        match search.work(FLOWS) {
            Ok(more) => more,
            Err(outcome) => {
                self.search = Err(outcome);
                false
            }
        }
    }

    fn progress(&self) -> Progress {
        self.search.as_ref().map_or(Progress { done: 1, total: 1 }, |search| search.progress())
    }

    fn told(&mut self) -> Told {
        let outcome = match &mut self.search {
            Ok(search) => search.outcome().outcome,
            Err(outcome) => (**outcome).clone(),
        };
        let difference = match (&outcome, self.subject.plan()) {
            (Outcome::Plan(after), Some(before)) => {
                let one = Side { scenario: &self.subject.scenario, plan: before };
                Some(Box::new(told(one, Side { scenario: &self.other, plan: after })))
            }
            _ => None,
        };
        Told::Compare(Box::new(Comparison { outcome, difference }))
    }
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
