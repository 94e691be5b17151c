//! The other partners a party could have: each pinned, and what moves then. Called by the worker in steps.

use domain::{
    Adcode, Order, Pair, PairRule, Plan, Scenario,
    explanation::{Change, Progress, WhatIf, WhatIfOutcome},
};

use crate::strategies::StrategyOptions;

use super::what_if::WhatIfSearch;

/// The search: one what-if after another.
#[derive(Debug)]
pub struct PartySearch {
    scenario: Scenario,
    plan: Plan,
    options: StrategyOptions,
    others: Vec<Pair>,
    next: usize,
    search: Option<Box<WhatIfSearch>>,
    found: Vec<WhatIf>,
    told: usize,
}

impl PartySearch {
    /// Begins with a scenario, its plan and a party. Pairs that the planner forbids are not asked about.
    pub fn new(scenario: &Scenario, plan: &Plan, party: Adcode, options: StrategyOptions) -> Self {
        let is_open = |pair: Pair| scenario.pair_rule(pair) == PairRule::Free;
        let of_party =
            plan.pairs.iter().filter(|result| !result.chosen && (result.pair.east == party || result.pair.west == party));
        Self {
            others: of_party.map(|result| result.pair).filter(|pair| is_open(*pair)).collect(),
            scenario: scenario.clone(),
            plan: plan.clone(),
            options,
            next: 0,
            search: None,
            found: Vec::new(),
            told: 0,
        }
    }

    /// Works for about so many flows. Returns whether something is left to do.
    pub fn work(&mut self, flows: u64) -> bool {
        if let Some(mut search) = self.search.take() {
            if search.work(flows) {
                self.search = Some(search);
            } else {
                self.found.push(search.answer());
                self.found.order_by_key(loss);
            }
        } else if let Some(pair) = self.others.get(self.next) {
            self.next += 1;
            let change = Change::Pair { pair: *pair, rule: PairRule::Pinned };
            self.search = Some(Box::new(WhatIfSearch::new(&self.scenario, &self.plan, change, &self.options)));
        }
        self.search.is_some() || self.next < self.others.len()
    }

    /// How far it has come, in partners.
    pub fn progress(&self) -> Progress {
        Progress { done: self.found.len() as u64, total: self.others.len() as u64 }
    }

    /// Whether more partners are known than when this was last asked.
    pub fn has_news(&mut self) -> bool {
        let has_news = self.found.len() > self.told;
        self.told = self.found.len();
        has_news
    }

    /// The partners known so far, the smallest loss first; those with whom there is no plan last.
    pub fn answer(&self) -> Vec<WhatIf> {
        self.found.clone()
    }
}

/// What a partner costs; ties stay in the order of the pairs.
fn loss(what_if: &WhatIf) -> (bool, i64) {
    match &what_if.outcome {
        WhatIfOutcome::Plan { difference, .. } => (false, -difference.value),
        WhatIfOutcome::Conflict(_) | WhatIfOutcome::Failed(_) => (true, 0),
    }
}
