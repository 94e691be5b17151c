//! Causes and bars are tried: what they say is missing is granted, and then the need is served to the good of the strategy's aim; where
//! they say why not, granting serves nothing. All by recomputing values and coverages of whole plans, apart from the code that found them.

use std::cmp::Ordering;

use domain::{
    Bar, Cause, FixedAmount, Outcome, PairRule, Plan, Pool, Provenance, Scenario, SchemePair, Strategy as Sought,
    explanation::FairUnit,
};
use planning::{
    check::recompute,
    graph::Cooperation,
    preference::Preferences,
    problem::{JointProblem, PartyBounds},
    strategies::{decision::Decision, fair_vector::FairProblem, solve},
};
use proptest::prelude::*;

use crate::{
    fixture::{reference, short},
    strategies::amounts,
    tiny,
};

/// A plan, to be changed a little.
struct Trial<'a> {
    scenario: &'a Scenario,
    plan: &'a Plan,
    problem: JointProblem,
    pairing: Vec<bool>,
    flow: Vec<i64>,
    fair: FairProblem,
}

impl<'a> Trial<'a> {
    fn new(scenario: &'a Scenario, plan: &'a Plan) -> Self {
        let decision = Decision::new(scenario.clone()).unwrap();
        let cooperation = Cooperation::new(scenario).unwrap();
        let fair = FairProblem::new(&cooperation, &decision.problem, FairUnit::Province);
        let pairing = decision.pairing_of(plan).to_chosen(decision.problem.pairs());
        let flow = decision.flow_of(plan);
        let mut problem = decision.problem.clone();
        problem.pins.clear();
        problem.forbids.clear();
        problem.east.fill(PartyBounds { least: 0, most: u32::MAX });
        problem.west.fill(PartyBounds { least: 0, most: u32::MAX });
        Self { scenario, plan, problem, pairing, flow, fair }
    }

    fn arcs(&self, need: u32) -> Vec<usize> {
        (0..self.problem.arcs.len()).filter(|arc| self.problem.arcs[*arc].need == need).collect()
    }

    fn is_fixed(&self, arc: usize) -> bool {
        let (offer, need) = (self.problem.arcs[arc].offer as usize, self.problem.arcs[arc].need as usize);
        let (offer, need) = (&self.scenario.offers[offer].id, &self.scenario.needs[need].id);
        self.scenario.fixed.iter().any(|entry| &entry.offer == offer && &entry.need == need)
    }

    fn pair(&self, arc: usize) -> usize {
        self.problem.pair_of_arc(&self.problem.arcs[arc])
    }

    fn is_open(&self, arc: usize) -> bool {
        self.problem.unpaired_allowed || self.pairing[self.pair(arc)]
    }

    fn covered(&self, flow: &[i64]) -> Vec<i64> {
        let mut out = vec![0; self.fair.groups.len()];
        for (arc, units) in self.problem.arcs.iter().zip(flow) {
            if let Some(group) = self.fair.group(arc.need as usize) {
                out[group] += units;
            }
        }
        out
    }

    /// How the aim compares changed amounts with the plan's own, both on a pairing; `None` where they break a rule.
    fn judged(&self, problem: &JointProblem, pairing: &Vec<bool>, flow: &[i64]) -> Option<Ordering> {
        let after = recompute(problem, pairing, flow).ok()?;
        let before = recompute(problem, pairing, &self.flow).unwrap();
        let fairer = self.fair.compare(&self.covered(flow), &self.covered(&self.flow));
        let by_fairness = if self.scenario.strategy == Sought::Fairest { fairer } else { Ordering::Equal };
        Some(by_fairness.then(after.cmp(&before)))
    }

    /// Whether the aim is served by serving more of a need over some of these arcs: from what is left of their offers, or by one unit that another
    /// need passes on; with so much more of each offer.
    fn serves(&self, need: u32, arcs: &[usize], pairing: &Vec<bool>, more: i64) -> bool {
        let mut problem = self.problem.clone();
        for offer in &mut problem.offers {
            offer.capacity += more;
        }
        if more > 0 {
            for arc in self.arcs(need).into_iter().filter(|arc| !self.is_fixed(*arc)) {
                problem.arcs[arc].most = problem.arcs[arc].most.max(self.problem.needs[need as usize].quantity);
            }
        }
        let arcs: Vec<usize> = arcs.iter().copied().filter(|arc| !self.is_fixed(*arc)).collect();
        let is_better = |flow: &[i64]| self.judged(&problem, pairing, flow) == Some(Ordering::Greater);
        if self.problem.needs[need as usize].whole.is_some() {
            return self.wholes(need, &arcs, &mut |flow| is_better(flow));
        }
        arcs.iter().any(|arc| {
            let mut flow = self.flow.clone();
            flow[*arc] += 1;
            let takers = |taker: &usize| {
                taker != arc
                    && problem.arcs[*taker].offer == problem.arcs[*arc].offer
                    && self.flow[*taker] > 0
                    && !self.is_fixed(*taker)
            };
            is_better(&flow)
                || (0..flow.len()).filter(takers).any(|taker| {
                    flow[taker] -= 1;
                    let is_better = is_better(&flow);
                    flow[taker] += 1;
                    is_better
                })
        })
    }

    /// What is left of an arc's offer.
    fn room_left(&self, arc: usize) -> i64 {
        let offer = self.problem.arcs[arc].offer;
        let taken = self.problem.arcs.iter().zip(&self.flow).filter(|(other, _)| other.offer == offer);
        self.problem.offers[offer as usize].capacity - taken.map(|(_, units)| units).sum::<i64>()
    }

    /// Whether the aim is served by serving a unit of a need by a pair that another pair serves now.
    fn serves_better(&self, pair: usize) -> bool {
        let pairing = self.with(&[pair]);
        let own = (0..self.flow.len()).filter(|arc| self.pair(*arc) == pair && !self.is_fixed(*arc));
        own.filter(|arc| self.problem.needs[self.problem.arcs[*arc].need as usize].whole.is_none()).any(|arc| {
            let others = self.arcs(self.problem.arcs[arc].need);
            others.into_iter().filter(|other| *other != arc && self.flow[*other] > 0 && !self.is_fixed(*other)).any(|other| {
                let mut flow = self.flow.clone();
                (flow[arc], flow[other]) = (flow[arc] + 1, flow[other] - 1);
                self.judged(&self.problem, &pairing, &flow) == Some(Ordering::Greater)
            })
        })
    }

    /// Every way to fill a whole need over these arcs.
    fn wholes(&self, need: u32, arcs: &[usize], see: &mut dyn FnMut(&[i64]) -> bool) -> bool {
        fn from(left: i64, arcs: &[usize], flow: &mut Vec<i64>, see: &mut dyn FnMut(&[i64]) -> bool) -> bool {
            let Some((arc, rest)) = arcs.split_first() else { return left == 0 && see(flow) };
            (0..=left).any(|units| {
                flow[*arc] = units;
                let found = from(left - units, rest, flow, see);
                flow[*arc] = 0;
                found
            })
        }
        from(self.problem.needs[need as usize].quantity, arcs, &mut self.flow.clone(), see)
    }

    fn with(&self, pairs: &[usize]) -> Vec<bool> {
        let mut pairing = self.pairing.clone();
        for pair in pairs {
            pairing[*pair] = true;
        }
        pairing
    }

    /// The pairs of a need with these cooperatives.
    fn pairs(&self, need: u32, cooperatives: &[domain::Adcode]) -> Vec<usize> {
        let of = |arc: &usize| cooperatives.contains(&self.scenario.offers[self.problem.arcs[*arc].offer as usize].cooperative);
        let mut pairs: Vec<usize> = self.arcs(need).into_iter().filter(of).map(|arc| self.pair(arc)).collect();
        pairs.dedup();
        pairs
    }

    fn partners(&self, pair: usize) -> (bool, bool) {
        let pair = tiny::pair_at(self.scenario, pair);
        let is_full = |party| {
            let count = self.plan.chosen().filter(|found| found.pair.east == party || found.pair.west == party).count();
            count >= self.scenario.bounds(party).unwrap().most as usize
        };
        (is_full(pair.east), is_full(pair.west))
    }

    fn try_bar(&self, pair: usize, bar: Bar, serves: bool) {
        let (east, west) = self.partners(pair);
        let of = tiny::pair_at(self.scenario, pair);
        let is_existing = self.scenario.existing().contains(&of);
        match bar {
            Bar::Places { east: e, west: w } => assert!((e, w) == (east, west) && (e || w), "{of:?}"),
            Bar::Preferred { east: e, west: w } => {
                assert_eq!(self.scenario.strategy, Sought::Stable);
                let cooperation = Cooperation::new(self.scenario).unwrap();
                let alone: Vec<i64> = self.plan.pairs.iter().map(domain::PairResult::alone_total).collect();
                let blocking = |change: &dyn Fn(&mut Vec<bool>)| {
                    let mut chosen = self.pairing.clone();
                    change(&mut chosen);
                    Preferences::new(&cooperation, &alone).blocking(&cooperation, &chosen).contains(&of)
                };
                // Without the partners of those who are said to prefer them, the two would have each other; with them they would not.
                let width = self.problem.west.len();
                assert!((e || w) && !blocking(&|_| {}));
                assert!(
                    blocking(&|chosen| {
                        for (index, is_chosen) in chosen.iter_mut().enumerate() {
                            let is_of = (e && index / width == pair / width) || (w && index % width == pair % width);
                            *is_chosen &= !is_of;
                        }
                    }) || self.scenario.pair_rule(of) != PairRule::Free
                );
            }
            Bar::AnotherChange => {
                assert_eq!(self.scenario.strategy, Sought::LeastChange);
                assert!(!is_existing, "{of:?} would be no change");
                assert!(serves, "{of:?} would serve nothing");
                assert!(!east && !west, "{of:?} has no place");
            }
            Bar::NothingToAdd => assert!(!serves && !east && !west),
            Bar::NotTried => assert!((serves || is_existing) && !east && !west),
            Bar::Several => {}
            Bar::Held => assert!(self.scenario.held.is_some()),
        }
    }

    /// Tries every cause and every bar.
    fn try_all(&self) {
        for unmet in &self.plan.unmet {
            self.try_cause(unmet.need, &unmet.cause);
        }
        for (index, result) in self.plan.pairs.iter().enumerate() {
            if let Some(bar) = result.bar {
                assert!(!result.chosen && self.scenario.pair_rule(result.pair) != PairRule::Forbidden);
                assert_ne!(bar, Bar::Several, "a pair by itself serves or does not");
                let needs = self
                    .plan
                    .unmet
                    .iter()
                    .map(|unmet| unmet.need)
                    .filter(|need| self.arcs(*need).iter().any(|arc| self.pair(*arc) == index));
                let serves = |need: u32| {
                    let arcs: Vec<usize> =
                        self.arcs(need).into_iter().filter(|arc| self.is_open(*arc) || self.pair(*arc) == index).collect();
                    let is_whole = self.problem.needs[need as usize].whole.is_some();
                    let arcs = if is_whole { arcs } else { arcs.into_iter().filter(|arc| self.pair(*arc) == index).collect() };
                    self.serves(need, &arcs, &self.with(&[index]), 0)
                };
                let serves = !self.problem.unpaired_allowed && (needs.into_iter().any(serves) || self.serves_better(index));
                if !self.problem.unpaired_allowed {
                    self.try_bar(index, bar, serves);
                }
            }
        }
    }

    fn try_cause(&self, need: u32, cause: &Cause) {
        let arcs = self.arcs(need);
        let open: Vec<usize> = arcs.iter().copied().filter(|arc| self.is_open(*arc) && !self.is_fixed(*arc)).collect();
        // Where none of its pairs is there, a cause that names who has the capacity holds for all of them.
        let told = if open.is_empty() { arcs.clone() } else { open.clone() };
        let all = self.with(&arcs.iter().map(|arc| self.pair(*arc)).collect::<Vec<_>>());
        // The arcs over which a need takes of an offer that is open to this one, with the arc that would like it.
        let shares = |by: u32| -> Vec<(usize, usize)> {
            let takers = self.arcs(by).into_iter().filter(|taker| self.flow[*taker] > 0);
            let own = |taker: usize| told.iter().find(|own| self.problem.arcs[**own].offer == self.problem.arcs[taker].offer);
            takers.filter_map(|taker| own(taker).map(|own| (taker, *own))).collect()
        };
        // What is open is judged as the pairing stands; where nothing is, as if its pairs were there.
        let stands = if open.is_empty() { all.clone() } else { self.pairing.clone() };
        let nothing_serves = || !self.serves(need, &told, &stands, 0);
        let passed_on = |(taker, own): (usize, usize)| {
            let mut flow = self.flow.clone();
            (flow[taker], flow[own]) = (flow[taker] - 1, flow[own] + 1);
            self.judged(&self.problem, &stands, &flow)
        };
        match cause {
            Cause::NoCompatibleOffer { .. } => assert!(arcs.is_empty()),
            Cause::FixedByPlanner => assert!(!arcs.is_empty() && arcs.iter().all(|arc| self.is_fixed(*arc))),
            Cause::Forbidden { cooperatives } => {
                let pairs = self.pairs(need, cooperatives);
                assert!(
                    pairs
                        .iter()
                        .all(|pair| { self.scenario.pair_rule(tiny::pair_at(self.scenario, *pair)) == PairRule::Forbidden })
                );
                assert!(self.serves(need, &arcs, &all, 0), "freed and paired, they serve");
            }
            Cause::NotPaired { cooperatives, bar } => {
                let pairs = self.pairs(need, cooperatives);
                assert!(pairs.iter().all(|pair| !self.pairing[*pair]));
                if *bar == Bar::Several {
                    assert!(self.serves(need, &arcs, &all, 0), "all of them serve");
                    assert!(pairs.iter().all(|pair| !self.serves(need, &arcs, &self.with(&[*pair]), 0)), "one does not");
                    return;
                }
                for pair in &pairs {
                    assert!(self.serves(need, &arcs, &self.with(&[*pair]), 0), "paired, it serves");
                }
                self.try_bar(self.pairs(need, &cooperatives[..1])[0], *bar, true);
            }
            Cause::Outbid { by } => {
                assert!(nothing_serves(), "nothing is left that would serve better");
                assert!(
                    shares(*by).into_iter().any(|both| passed_on(both) == Some(Ordering::Less)),
                    "it brings more where it is"
                );
            }
            Cause::LessCovered { by } => {
                assert_eq!(self.scenario.strategy, Sought::Fairest);
                assert!(nothing_serves());
                assert!(shares(*by).into_iter().any(|(taker, own)| {
                    let mut flow = self.flow.clone();
                    (flow[taker], flow[own]) = (flow[taker] - 1, flow[own] + 1);
                    self.fair.compare(&self.covered(&flow), &self.covered(&self.flow)).is_lt()
                }));
            }
            Cause::CapacityUsed { .. } => {
                assert!(nothing_serves());
                assert!(self.serves(need, &told, &stands, 1), "one more unit of the offers serves");
            }
            Cause::HeldByPlanner { by } => {
                assert!(nothing_serves());
                assert!(shares(*by).into_iter().any(|(taker, _)| self.is_fixed(taker)));
            }
            Cause::NotFull { left } => {
                let quantity = self.problem.needs[need as usize].quantity;
                assert!(*left < quantity && !self.serves(need, &arcs, &all, 0));
                assert!(self.serves(need, &arcs, &all, quantity), "with enough capacity it is served");
            }
            Cause::WorthNothing => {
                assert!(nothing_serves());
                let kind = self.problem.needs[need as usize].kind as usize;
                assert_eq!(self.scenario.rules.kind_weights[kind].weight, 0);
            }
            Cause::OutOfReach { most } => {
                assert!(
                    *most < self.problem.needs[need as usize].quantity
                        || self.scenario.offers.iter().any(|o| o.terms.share.is_some())
                );
            }
            Cause::Held => assert!(self.scenario.held.is_some()),
            Cause::AgreedOtherwise => assert_eq!(self.scenario.strategy, Sought::LeastChange),
            Cause::NotTried { left } => {
                assert!(self.serves(need, &open, &self.pairing, 0), "what is left serves, or what another need passes on");
                let has_left = open.iter().any(|arc| self.room_left(*arc) > 0);
                assert!(*left == 0 || has_left, "{left} is left");
            }
        }
    }
}

fn sought() -> impl Strategy<Value = Sought> {
    prop_oneof![Just(Sought::BestValue), Just(Sought::Fairest), Just(Sought::Stable), Just(Sought::LeastChange)]
}

fn pool() -> impl Strategy<Value = Pool> {
    let half = Pool { numerator: 1, denominator: 2 };
    prop_oneof![6 => Just(Pool::PAIRED_ONLY), 1 => Just(half), 1 => Just(Pool { numerator: 1, denominator: 1 })]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_cause_says_is_missing_serves_the_need_when_granted(
        scenario in amounts(), strategy in sought(), pool in pool(), existing in 0_usize..5, fixed in 0_usize..8,
        weight in prop_oneof![4 => Just(true), 1 => Just(false)],
    ) {
        let mut scenario = Scenario { strategy, ..scenario };
        scenario.rules.pool = pool;
        if existing < 4 {
            let pair = tiny::pair_at(&scenario, existing);
            for scheme in &mut scenario.schemes {
                scheme.pairs = vec![SchemePair { pair, provenance: Provenance::Estimated }];
            }
        }
        if !weight {
            let index = scenario.kind(&domain::KindId("training".to_owned())).unwrap().0;
            scenario.rules.kind_weights[index].weight = 0;
            scenario.rules.kind_weights[(index + 1) % 4].weight += 2_500;
        }
        // An amount is fixed at 0 or at what is possible at least alone.
        if let (Some(offer), Some(need)) = (scenario.offers.get(fixed / 2), scenario.needs.get(fixed % 2))
            && offer.kind == need.kind && fixed > 3
        {
            scenario.fixed = vec![FixedAmount { offer: offer.id.clone(), need: need.id.clone(), amount: 0 }];
        }
        let Outcome::Plan(plan) = solve(&scenario, &short()).outcome else { return Ok(()) };
        Trial::new(&scenario, &plan).try_all();
    }
}

#[test]
fn the_causes_of_the_reference_scenario_hold_under_every_strategy() {
    for strategy in [Sought::BestValue, Sought::Fairest, Sought::Stable, Sought::LeastChange] {
        let scenario = Scenario { strategy, ..reference().scenario.clone() };
        let Outcome::Plan(plan) = solve(&scenario, &short()).outcome else { panic!("there is a plan") };
        let trial = Trial::new(&scenario, &plan);
        for unmet in &plan.unmet {
            assert!(strategy == Sought::Fairest || !matches!(unmet.cause, Cause::LessCovered { .. }));
            // Whole needs are tried on the small scenarios: here their shares are too many.
            if trial.problem.needs[unmet.need as usize].whole.is_none() {
                trial.try_cause(unmet.need, &unmet.cause);
            }
        }
    }
}

#[test]
fn an_open_pool_has_no_pairs_to_drop_or_block() {
    let mut scenario = reference().scenario.clone();
    scenario.rules.pool = Pool { numerator: 1, denominator: 1 };
    let Outcome::Plan(plan) = solve(&scenario, &short()).outcome else { panic!("there is a plan") };
    assert!(plan.measures.blocking.is_empty() && plan.measures.dropped.is_empty() && plan.measures.added.is_empty());
    assert!(plan.pairs.iter().all(|result| result.bar.is_none()));
}
