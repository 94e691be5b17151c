//! Value against worst coverage: the plans that no other found plan beats in both. Called by the worker in steps.
//!
//! A search for value and one for fairness give the pairings; each is allocated twice, for value and fairly. The best found, not proved.

use std::{cmp::Ordering, collections::BTreeSet};

use domain::{
    AmountRule, Held, HeldFrom, Order, Outcome, Pair, Plan, PlanFailure, Scenario, Strategy,
    explanation::{FairUnit, Frontier, FrontierPoint, Progress, Standing},
};

use crate::{
    held::{held_of, plan_by_rule},
    joint::pair_set::PairSet,
    strategies::{StrategyOptions, StrategySearch, decision::Decision, fair_vector::compare_fractions},
};

use super::compare::standing;

/// Pairings of the search for value that are allocated.
const VALUABLE: usize = 24;

/// Plans below the best by so much are of interest, per mille.
const MARGIN_PER_MILLE: i64 = 60;

#[derive(Debug)]
enum Stage {
    /// Searches, for value first.
    Search {
        search: Box<StrategySearch>,
        is_fair: bool,
    },
    /// Allocates the pairings.
    Allocate {
        waiting: Vec<PairSet>,
    },
    Ended,
}

/// The search.
#[derive(Debug)]
pub struct FrontierSearch {
    decision: Decision,
    options: StrategyOptions,
    bound: i64,
    stage: Stage,
    pairings: BTreeSet<PairSet>,
    all: u64,
    points: Vec<FrontierPoint>,
    has_news: bool,
}

impl FrontierSearch {
    /// Begins from the plan of greatest value and the fairest one of a scenario, the ends of what is sought.
    ///
    /// # Errors
    /// The outcome that the scenario has instead of a plan, a failed check where there are no ends.
    pub fn new(scenario: &Scenario, ends: &[Plan], options: StrategyOptions) -> Result<Self, Box<Outcome>> {
        let no_ends = || Box::new(Outcome::Failed(PlanFailure::CheckRejected("no ends".to_owned())));
        let best = ends.iter().max_by_key(|plan| plan.value).ok_or_else(no_ends)?;
        let alone = best.pairs.iter().map(|result| result.alone.clone()).collect();
        let scenario = Scenario { strategy: Strategy::BestValue, held: None, ..scenario.clone() };
        let decision = Decision::with_alone(scenario, alone)?;
        let mut search = begin(&decision, &options, best, Strategy::BestValue)?;
        let margin = i128::from(best.value.abs()) * i128::from(MARGIN_PER_MILLE) / 1_000;
        search.seek().set_margin(margin as i64);
        let mut this = Self {
            pairings: ends.iter().map(|plan| decision.pairing_of(plan)).collect(),
            decision,
            options,
            bound: best.bound,
            stage: Stage::Search { search, is_fair: false },
            all: 0,
            points: Vec::new(),
            has_news: false,
        };
        for plan in ends {
            let held = held_of(&this.decision, plan, HeldFrom::Frontier);
            this.points.push(FrontierPoint {
                standing: standing(plan),
                pairs: held.pairs.clone(),
                held,
                strategy: Some(plan.strategy),
            });
        }
        this.has_news = true;
        this.sort();
        Ok(this)
    }

    /// Works for about so many flows. Returns whether something is left to do.
    pub fn work(&mut self, flows: u64) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Ended) {
            Stage::Search { mut search, is_fair } => match search.work(flows) {
                Ok(true) => Stage::Search { search, is_fair },
                Ok(false) if is_fair => self.gather_fair(&search),
                Ok(false) => self.gather_valuable(&mut search),
                // Sums that leave 64 bits were found when the plan was made; should one come up here, the search ends with what it has.
                Err(_) => Stage::Ended,
            },
            Stage::Allocate { mut waiting } => match waiting.pop() {
                Some(pairing) => {
                    self.allocate(&pairing);
                    Stage::Allocate { waiting }
                }
                None => Stage::Ended,
            },
            Stage::Ended => Stage::Ended,
        };
        !matches!(self.stage, Stage::Ended)
    }

    /// How far it has come: two searches and as many parts for the pairings.
    pub fn progress(&self) -> Progress {
        let part = |done: u64, total: u64| (done.min(total) * 100).checked_div(total).unwrap_or(0);
        let done = match &self.stage {
            Stage::Search { search, is_fair } => {
                let progress = search.progress();
                part(progress.done, progress.total) + if *is_fair { 100 } else { 0 }
            }
            Stage::Allocate { waiting } => 200 + part(self.all - waiting.len() as u64, self.all),
            Stage::Ended => 300,
        };
        Progress { done, total: 300 }
    }

    /// Whether the plans have changed since this was last asked.
    pub fn has_news(&mut self) -> bool {
        std::mem::take(&mut self.has_news)
    }

    /// The plans found so far that no other beats, the most value first.
    pub fn answer(&self) -> Frontier {
        Frontier { points: self.points.clone() }
    }

    fn gather_valuable(&mut self, search: &mut StrategySearch) -> Stage {
        let mut pool: Vec<(i64, PairSet)> = search.seek().pool().map(|(pairing, value)| (value, pairing.clone())).collect();
        pool.order_by_key(|(value, _)| std::cmp::Reverse(*value));
        self.pairings.extend(pool.into_iter().take(VALUABLE).map(|(_, pairing)| pairing));
        let Ok(search) = self.fair_search() else { return self.begin_allocating() };
        Stage::Search { search, is_fair: true }
    }

    fn fair_search(&self) -> Result<Box<StrategySearch>, Box<Outcome>> {
        let scenario = Scenario { strategy: Strategy::Fairest, ..self.decision.scenario.clone() };
        let decision = Decision { scenario, ..self.decision.clone() };
        let starts: Vec<Vec<Pair>> = self.points.iter().map(|point| point.pairs.clone()).collect();
        // The bound is known, so that the search for value has nothing to do but to walk.
        let options = StrategyOptions { joint_steps: 0, fair_unit: FairUnit::Province, ..self.options.clone() };
        StrategySearch::of(decision, options, &starts).map(Box::new)
    }

    fn gather_fair(&mut self, search: &StrategySearch) -> Stage {
        self.pairings.extend(search.fair_pairings().iter().cloned());
        self.begin_allocating()
    }

    fn begin_allocating(&mut self) -> Stage {
        let waiting: Vec<PairSet> = self.pairings.iter().cloned().collect();
        self.all = waiting.len() as u64;
        Stage::Allocate { waiting }
    }

    /// Allocates a pairing for value and fairly.
    fn allocate(&mut self, pairing: &PairSet) {
        for rule in [AmountRule::Value, AmountRule::Fair] {
            if let Some(plan) = plan_by_rule(&self.decision, pairing, rule, self.bound) {
                self.add(&plan, rule);
            }
        }
    }

    /// Adds a plan where none beats it, and drops those that it beats, but for the ends.
    fn add(&mut self, plan: &Plan, rule: AmountRule) {
        let standing = standing(plan);
        if self.points.iter().any(|point| is_as_good(&point.standing, &standing)) {
            return;
        }
        self.points.retain(|point| point.strategy.is_some() || !is_as_good(&standing, &point.standing));
        let pairs: Vec<Pair> = plan.chosen().map(|result| result.pair).collect();
        let held = Held { pairs: pairs.clone(), rule, others: Vec::new(), from: HeldFrom::Frontier };
        self.points.push(FrontierPoint { standing, pairs, held, strategy: None });
        self.sort();
        self.has_news = true;
    }

    fn sort(&mut self) {
        self.points.order_by_key(|point| std::cmp::Reverse(point.standing.value));
    }
}

fn begin(
    decision: &Decision,
    options: &StrategyOptions,
    plan: &Plan,
    strategy: Strategy,
) -> Result<Box<StrategySearch>, Box<Outcome>> {
    let decision = Decision { scenario: Scenario { strategy, ..decision.scenario.clone() }, ..decision.clone() };
    let pairs = plan.chosen().map(|result| result.pair).collect();
    StrategySearch::of(decision, options.clone(), &[pairs]).map(Box::new)
}

/// Whether the first plan is at least as good as the second in value and in worst coverage.
pub fn is_as_good(one: &Standing, other: &Standing) -> bool {
    let worst = match (&one.worst, &other.worst) {
        (Some(one), Some(other)) => compare_fractions((one.served, one.needed), (other.served, other.needed)),
        _ => Ordering::Equal,
    };
    one.value >= other.value && worst.is_ge()
}
