//! How sure the pairs of a plan are: in what share of re-solves with other quantities each is chosen. Called by the worker in steps.
//!
//! Each quantity is varied uniformly within the error that goes with its provenance; D(k), and with it the value of a unit, stays.
//!
//! Without a plan, a re-solve is the plan in steps (what each pair could reach alone, then the best pairing for that), with or without
//! a pass of swaps; needs that are served in full or not at all are taken as divisible, for speed. But the steps come to other pairings
//! than the joint search, so that their shares say little of its plan. So of a plan, a re-solve is a short joint search from its pairs
//! and its prices: [`NEAR_EVALUATIONS`] evaluations. It stays nearer to the plan than a long search would.

use std::rc::Rc;

use domain::{
    Outcome, Plan, Provenance, Scenario,
    explanation::{Confidence, PairShare, Progress},
};

use crate::{
    joint::{
        JointError, JointSearch,
        core::Core,
        evaluator::Evaluator,
        pair_set::PairSet,
        piece::{Active, Piece},
        pricing::Prices,
        splitter::Splitter,
    },
    problem::JointProblem,
    strategies::{decision::Decision, rules::PairingRules},
};

use super::{quantities::with_quantities, random::SplitMix64};

/// Evaluations of a short joint search.
pub const NEAR_EVALUATIONS: u64 = 40;

/// Evaluations of the search for the plan's prices.
const PRICE_EVALUATIONS: u64 = 300;

/// Flows of a piece of that search.
const PRICE_FLOWS: u64 = 1_500;

/// Re-solves between two times that the shares are told.
const SAMPLES_TOLD: u32 = 20;

/// What short searches start from.
#[derive(Debug)]
struct Near {
    /// The pairs of the plan that is asked about.
    pairs: PairSet,
    /// The search for its prices; `None` once it has ended.
    seeking: Option<Box<JointSearch>>,
    /// The best prices found.
    prices: Option<Rc<Prices>>,
}

impl Near {
    /// A piece of the search for prices. Returns whether something is left to do.
    fn seek(&mut self) -> Result<bool, JointError> {
        let Some(search) = &mut self.seeking else { return Ok(false) };
        let more = search.advance(PRICE_FLOWS, PRICE_EVALUATIONS)?;
        let prices = search.root_prices();
        let is_over = !more || prices.is_none();
        self.prices = prices.or(self.prices.take());
        if is_over {
            self.seeking = None;
        }
        Ok(!is_over)
    }

    /// A short search for a varied problem.
    fn resolve(&self, problem: &JointProblem) -> Result<Option<PairSet>, JointError> {
        let core = Rc::new(Core::new(problem)?);
        let keeps = PairingRules::new(&core).keeps(&self.pairs);
        let mut search = match &self.prices {
            Some(prices) => JointSearch::near(core, prices)?,
            None => JointSearch::new(problem)?,
        };
        if keeps {
            search.suggest(&self.pairs.to_chosen(problem.pairs()))?;
        }
        search.advance(u64::MAX, NEAR_EVALUATIONS)?;
        Ok(search.best().map(|(_, pairing)| pairing.clone()))
    }
}

/// The search: one step is one re-solve.
#[derive(Debug)]
pub struct ConfidenceSearch {
    decision: Decision,
    seed: u64,
    samples: u32,
    with_swaps: bool,
    near: Option<Near>,
    done: u32,
    without_plan: u32,
    chosen: Vec<u32>,
    /// Re-solves made when it was last told.
    told: u32,
}

impl ConfidenceSearch {
    /// Begins so many re-solves from a seed.
    ///
    /// # Errors
    /// The outcome that the scenario has instead of a plan.
    pub fn new(scenario: &Scenario, seed: u64, samples: u32, with_swaps: bool) -> Result<Self, Box<Outcome>> {
        let parties = |side| scenario.parties(side).count();
        let pairs = parties(domain::Side::Supporter) * parties(domain::Side::Supported);
        // What pairs could reach alone is worked out anew for each sample.
        let decision = Decision::with_alone(scenario.clone(), vec![vec![0; scenario.kinds.len()]; pairs])?;
        Ok(Self { decision, seed, samples, with_swaps, near: None, done: 0, without_plan: 0, chosen: vec![0; pairs], told: 0 })
    }

    /// The same about a plan of the scenario, by short joint searches from it.
    ///
    /// # Errors
    /// Where magnitudes leave 64 bits.
    pub fn of_plan(mut self, plan: &Plan) -> Result<Self, JointError> {
        let seeking = Some(Box::new(JointSearch::new(&self.decision.problem)?));
        self.near = Some(Near { pairs: self.decision.pairing_of(plan), seeking, prices: None });
        Ok(self)
    }

    /// Makes so many re-solves, or fewer where all are made; of a plan, first a piece of the search for its prices. Returns whether
    /// something is left to do.
    pub fn advance(&mut self, samples: u32) -> bool {
        for _ in 0..samples {
            if self.done >= self.samples {
                return false;
            }
            if let Some(near) = &mut self.near {
                match near.seek() {
                    Ok(true) => continue,
                    Ok(false) => {}
                    // Without prices the short searches begin at none.
                    Err(_) => near.seeking = None,
                }
            }
            let mut random = SplitMix64::of_sample(self.seed, self.done);
            self.done += 1;
            let problem = perturbed(&self.decision.problem, &self.decision.scenario, &mut random);
            let resolved = match &self.near {
                Some(near) => near.resolve(&problem),
                None => resolve(&problem, self.with_swaps),
            };
            // Fixed amounts may not fit what is left of a quantity.
            if let Ok(Some(pairing)) = resolved {
                for (pair, count) in self.chosen.iter_mut().enumerate() {
                    *count += u32::from(pairing.has(pair));
                }
            } else {
                self.without_plan += 1;
            }
        }
        self.done < self.samples
    }

    /// Whether enough re-solves have been made since this was last asked to show the shares so far.
    pub fn has_news(&mut self) -> bool {
        let has_news = self.done >= self.told + SAMPLES_TOLD;
        if has_news {
            self.told = self.done;
        }
        has_news
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        Progress { done: u64::from(self.done), total: u64::from(self.samples) }
    }

    /// The shares so far.
    pub fn answer(&self) -> Confidence {
        let pairs = self.chosen.iter().enumerate();
        Confidence {
            seed: self.seed,
            samples: self.done,
            without_plan: self.without_plan,
            pairs: pairs.map(|(pair, chosen)| PairShare { pair: self.decision.pair(pair), chosen: *chosen }).collect(),
        }
    }
}

/// The problem with varied quantities; offers first, then needs, in the order of the scenario.
fn perturbed(problem: &JointProblem, scenario: &Scenario, random: &mut SplitMix64) -> JointProblem {
    let rates = scenario.rules.error_rates;
    let mut varied = |quantity: i64, provenance: &Provenance| {
        let error = random.within(rates.of(provenance).min(1_000) * 1_000);
        let whole = i128::from(quantity) * i128::from(1_000_000 + error) + 500_000;
        (whole / 1_000_000) as i64
    };
    let capacities: Vec<i64> = scenario.offers.iter().map(|offer| varied(offer.quantity, &offer.provenance)).collect();
    let quantities: Vec<i64> = scenario.needs.iter().map(|need| varied(need.quantity, &need.provenance)).collect();
    with_quantities(problem, scenario, &capacities, &quantities)
}

/// The plan in steps, needs divisible, with one pass of swaps.
fn resolve(problem: &JointProblem, with_swaps: bool) -> Result<Option<PairSet>, JointError> {
    let core = Rc::new(Core::new(problem)?);
    let rules = PairingRules::new(&core);
    let mut scores = alone(&core)?;
    for (score, gain) in scores.iter_mut().zip(&core.gain) {
        *score += gain;
    }
    let Some(mut pairing) = rules.best(&scores)? else { return Ok(None) };
    if with_swaps {
        let mut evaluator = Evaluator::new(Rc::clone(&core));
        let mut value = evaluator.divisible(&pairing)?;
        // The pass goes over the swaps of the first pairing, as far as they still are swaps that keep the rules.
        for step in rules.steps(&pairing).into_iter().filter(|step| step.pairs().count() == 2) {
            let swapped = step.from(&pairing);
            let is_swap = step.pairs().filter(|pair| swapped.has(*pair)).count() == 1;
            if is_swap && rules.keeps(&swapped) {
                let found = evaluator.divisible(&swapped)?;
                if found > value {
                    (value, pairing) = (found, swapped);
                }
            }
        }
    }
    Ok(Some(pairing))
}

/// What each pair could reach alone, needs divisible.
fn alone(core: &Core) -> Result<Vec<i64>, JointError> {
    let mut by_pair: Vec<Vec<Active>> = vec![Vec::new(); core.pairs()];
    for (index, arc) in core.arcs.iter().enumerate() {
        let unit = if core.unpaired_allowed { arc.paired - arc.unpaired } else { arc.paired };
        by_pair[arc.pair as usize].push(Active { index: index as u32, unit });
    }
    let mut splitter = Splitter::new(core);
    let mut value = |active: &Vec<Active>| -> Result<i64, JointError> {
        let mut sum = 0;
        for piece in splitter.split(core, active) {
            sum += Piece::new(core, &piece).divisible()?.0;
        }
        Ok(sum)
    };
    by_pair.iter().map(&mut value).collect()
}
