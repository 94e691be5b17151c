//! The existing pairs as they stand, then the plan of each strategy, told as each is found.

use std::rc::Rc;

use domain::{
    Outcome, Scenario, Strategy,
    explanation::{Progress, StrategyFacts, StrategyOutcome, Told},
};

use crate::strategies::{StrategySearch, existing_plan};

use super::{Inquiry, Subject, options, search::FLOWS};

/// In the order in which they are told.
const ORDER: [Strategy; 4] = [Strategy::BestValue, Strategy::Fairest, Strategy::Stable, Strategy::LeastChange];

/// Parts that each strategy counts for in what is told of the progress.
const PARTS: u64 = 100;

/// The strategies on their way.
#[derive(Debug)]
pub struct Strategies {
    subject: Rc<Subject>,
    found: Vec<StrategyOutcome>,
    search: Option<Box<StrategySearch>>,
    told: usize,
}

impl Strategies {
    /// Begins with none.
    pub fn new(subject: Rc<Subject>) -> Self {
        Self { subject, found: Vec::new(), search: None, told: 0 }
    }

    /// Begins the search of the next strategy, from the plan that is known; the plan itself is told where it is of that strategy and has
    /// nothing to say beyond value and bound.
    fn begin(&mut self, strategy: Strategy) {
        let plan = self.subject.plan();
        if let Some(plan) = plan.filter(|plan| strategy == Strategy::BestValue && plan.strategy == strategy) {
            let outcome = Outcome::Plan(Box::new(plan.clone()));
            self.found.push(StrategyOutcome { outcome, facts: Some(StrategyFacts::BestValue) });
            return;
        }
        let scenario = Scenario { strategy, ..self.subject.scenario.clone() };
        let starts: Vec<Vec<_>> = plan.map(|plan| plan.chosen().map(|result| result.pair).collect()).into_iter().collect();
        match StrategySearch::new(scenario, options(), &starts) {
            Ok(search) => self.search = Some(Box::new(search)),
            Err(outcome) => self.found.push(StrategyOutcome { outcome: *outcome, facts: None }),
        }
    }

    /// A bound on the value is one for every strategy, since the rules are the same: the least that is known holds.
    fn below_known_bound(&self, mut found: StrategyOutcome) -> StrategyOutcome {
        if let (Outcome::Plan(plan), Some(known)) = (&mut found.outcome, self.subject.plan())
            && plan.scale == known.scale
        {
            plan.bound = plan.bound.min(known.bound).max(plan.value);
        }
        found
    }
}

impl Inquiry for Strategies {
    fn advance(&mut self) -> bool {
        if let Some(mut search) = self.search.take() {
            match search.work(FLOWS) {
                Ok(true) => self.search = Some(search),
                Ok(false) => {
                    let found = self.below_known_bound(search.outcome());
                    self.found.push(found);
                }
                Err(outcome) => self.found.push(StrategyOutcome { outcome: *outcome, facts: None }),
            }
        } else if self.found.is_empty() {
            let bound = self.subject.plan().map_or(i64::MIN, |plan| plan.bound);
            self.found.push(existing_plan(&self.subject.scenario, bound));
        } else if let Some(strategy) = ORDER.get(self.found.len() - 1) {
            self.begin(*strategy);
        }
        self.found.len() <= ORDER.len()
    }

    fn progress(&self) -> Progress {
        let part = self.search.as_ref().map_or(0, |search| {
            let Progress { done, total } = search.progress();
            (done.min(total) * PARTS).checked_div(total).unwrap_or(0)
        });
        Progress { done: self.found.len() as u64 * PARTS + part, total: (ORDER.len() as u64 + 1) * PARTS }
    }

    fn told(&mut self) -> Told {
        Told::Strategies(self.found.clone())
    }

    fn has_news(&mut self) -> bool {
        let has_news = self.found.len() > self.told;
        self.told = self.found.len();
        has_news
    }
}
