//! A plan in two or three sentences: what it brings, who is left out and why, and what serving one of those would cost. The facts are
//! there at once; the prices are re-solves, made by the worker in steps.

use std::{cmp::Reverse, collections::BTreeMap, mem::discriminant};

use domain::{
    Coverage, Order, Plan, Scenario, Side, Strategy,
    explanation::{Change, Conclusion, KindTotal, LeftOut, Merit, Partnerless, Price, Progress, WhatIfOutcome},
};
use petgraph::{graph::NodeIndex, visit::EdgeRef};

use crate::{
    best_value::decision,
    graph::{Cooperation, Node},
    partners::partners,
    strategies::StrategyOptions,
};

use super::what_if::WhatIfSearch;

/// Ways to serve a place that is left out which are tried for its price.
const TRIALS: usize = 2;

/// The facts of a plan, without prices. O(edges + deliveries), and two greatest matchings on the parties.
pub fn conclusion(cooperation: &Cooperation, plan: &Plan) -> Conclusion {
    let scenario = cooperation.scenario;
    let mut rows: Vec<&Coverage> = plan.coverage.iter().filter(|row| is_left_out(row)).collect();
    // Ascending by coverage, exactly; ties in the order of the coverage.
    rows.order_by(|one, other| {
        let left = i128::from(one.served) * i128::from(other.needed);
        left.cmp(&(i128::from(other.served) * i128::from(one.needed)))
    });
    rows.truncate(Conclusion::MOST_LEFT_OUT);
    Conclusion {
        strategy: plan.strategy,
        scale: plan.scale,
        value: plan.value,
        bound: plan.bound,
        kinds: kind_totals(scenario, plan),
        worst: plan.measures.worst.and_then(|row| plan.coverage.get(row as usize)).cloned(),
        left_out: rows.into_iter().filter_map(|row| left_out(cooperation, plan, row)).collect(),
        partnerless: (!scenario.rules.pool.is_open()).then(|| partnerless(cooperation)),
    }
}

/// Who cannot have a partner, by name.
fn partnerless(cooperation: &Cooperation) -> Vec<Partnerless> {
    let named = |list: &[domain::Adcode], places: &[u32]| places.iter().map(|place| list[*place as usize]).collect();
    let shortages = partners(&decision(cooperation)).shortages.into_iter();
    shortages
        .map(|shortage| {
            let (own, others) = match shortage.side {
                Side::Supporter => (&cooperation.east, &cooperation.west),
                Side::Supported => (&cooperation.west, &cooperation.east),
            };
            Partnerless { parties: named(own, &shortage.parties), others: named(others, &shortage.others), room: shortage.room }
        })
        .collect()
}

fn is_left_out(row: &Coverage) -> bool {
    row.reachable && row.per_myriad().is_some_and(|share| share < LeftOut::UNDER)
}

fn kind_totals(scenario: &Scenario, plan: &Plan) -> Vec<KindTotal> {
    let mut given: BTreeMap<(usize, domain::Adcode), (i64, i64)> = BTreeMap::new();
    let kind_of = |offer: &domain::Offer| scenario.kind(&offer.kind).map_or(0, |(kind, _)| kind);
    for offer in &scenario.offers {
        given.entry((kind_of(offer), offer.cooperative)).or_default().1 += offer.quantity;
    }
    for delivery in &plan.deliveries {
        let Some(offer) = scenario.offers.get(delivery.offer as usize) else { continue };
        given.entry((kind_of(offer), offer.cooperative)).or_default().0 += delivery.amount;
    }
    let mut out: Vec<KindTotal> = (0..scenario.kinds.len())
        .map(|kind| KindTotal {
            served: plan.measures.served.get(kind).copied().unwrap_or(0),
            needed: plan.measures.needed.get(kind).copied().unwrap_or(0),
            offered: plan.measures.offered.get(kind).copied().unwrap_or(0),
            ..KindTotal::default()
        })
        .collect();
    for ((kind, _), (given, offered)) in given.into_iter().filter(|(_, (_, offered))| *offered > 0) {
        out[kind].givers += 1;
        let is_spent = i128::from(given) * 100 >= i128::from(offered) * i128::from(KindTotal::SPENT);
        out[kind].spent += u32::from(is_spent);
    }
    out
}

/// Why a place is left out: the cause of most of what is missing, and how it compares with what is served elsewhere.
fn left_out(cooperation: &Cooperation, plan: &Plan, row: &Coverage) -> Option<LeftOut> {
    let scenario = cooperation.scenario;
    let missing: Vec<&domain::Unmet> = plan.unmet.iter().filter(|unmet| is_in(scenario, unmet.need, row)).collect();
    let mut causes: Vec<(&domain::Unmet, i64)> = Vec::new();
    for unmet in &missing {
        match causes.iter_mut().find(|(known, _)| discriminant(&known.cause) == discriminant(&unmet.cause)) {
            Some((_, amount)) => *amount += unmet.missing,
            None => causes.push((unmet, unmet.missing)),
        }
    }
    let (first, _) = causes.into_iter().rev().max_by_key(|(_, amount)| *amount)?;
    let mut here = Mean::default();
    for unmet in &missing {
        if let Some(fit) = best_fit(cooperation, unmet.need) {
            here.add(unmet.missing, scenario.needs[unmet.need as usize].priority, fit);
        }
    }
    let mut elsewhere = Mean::default();
    for delivery in &plan.deliveries {
        let Some(need) = scenario.needs.get(delivery.need as usize) else { continue };
        let is_of_kind = scenario.kind(&need.kind).is_some_and(|(kind, _)| kind == row.kind as usize);
        if is_of_kind && !is_in(scenario, delivery.need, row) {
            elsewhere.add(delivery.amount, need.priority, delivery.fit);
        }
    }
    Some(LeftOut {
        row: row.clone(),
        cause: first.cause.clone(),
        need: first.need,
        here: here.merit().unwrap_or_default(),
        elsewhere: elsewhere.merit(),
        price: None,
    })
}

fn is_in(scenario: &Scenario, need: u32, row: &Coverage) -> bool {
    scenario.needs.get(need as usize).is_some_and(|need| {
        scenario.province_of(need.county) == Some(row.province)
            && scenario.kind(&need.kind).is_some_and(|(kind, _)| kind == row.kind as usize)
    })
}

fn best_fit(cooperation: &Cooperation, need: u32) -> Option<i64> {
    let node = NodeIndex::new(cooperation.scenario.offers.len() + need as usize);
    let edges = cooperation.graph.edges_directed(node, petgraph::Direction::Incoming);
    edges.map(|edge| edge.weight().fit).max()
}

/// Sums over amounts, for their means.
#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    amount: i128,
    urgent: i128,
    fitting: i128,
}

impl Mean {
    fn add(&mut self, amount: i64, priority: u32, fit: i64) {
        self.amount += i128::from(amount);
        self.urgent += i128::from(amount) * i128::from(priority);
        self.fitting += i128::from(amount) * i128::from(priority) * i128::from(fit);
    }

    fn merit(&self) -> Option<Merit> {
        let is_some = self.amount > 0 && self.urgent > 0;
        is_some.then(|| Merit { fit: (self.fitting / self.urgent) as i64, priority: (self.urgent * 100 / self.amount) as i64 })
    }
}

/// The conclusion on its way: its facts, then the price of serving those who are left out.
#[derive(Debug)]
pub struct ConclusionSearch {
    scenario: Scenario,
    plan: Plan,
    options: StrategyOptions,
    found: Conclusion,
    /// Who is left out, and the need, offer and amount to try.
    trials: Vec<(usize, Trial)>,
    next: usize,
    search: Option<Box<WhatIfSearch>>,
    told: Option<usize>,
}

/// An amount that is fixed for a trial.
#[derive(Clone, Copy, Debug)]
struct Trial {
    offer: u32,
    need: u32,
    amount: i64,
}

impl ConclusionSearch {
    /// Begins with the facts. Prices are sought for the plan of greatest value alone: of the others, what they seek is not value.
    /// `None` where sums leave 64 bits.
    pub fn new(scenario: &Scenario, plan: &Plan, options: StrategyOptions) -> Option<Self> {
        let cooperation = Cooperation::new(scenario).ok()?;
        let found = conclusion(&cooperation, plan);
        let trials = if plan.strategy == Strategy::BestValue { trials(&cooperation, plan, &found) } else { Vec::new() };
        Some(Self { scenario: scenario.clone(), plan: plan.clone(), options, found, trials, next: 0, search: None, told: None })
    }

    /// Works for about so many flows. Returns whether something is left to do.
    pub fn work(&mut self, flows: u64) -> bool {
        if let Some(mut search) = self.search.take() {
            if search.work(flows) {
                self.search = Some(search);
            } else {
                self.note(&mut search);
                self.next += 1;
            }
        } else if let Some((_, trial)) = self.trials.get(self.next) {
            let (offer, need) = (&self.scenario.offers[trial.offer as usize], &self.scenario.needs[trial.need as usize]);
            let change = Change::Amount { offer: offer.id.clone(), need: need.id.clone(), amount: Some(trial.amount) };
            self.search = Some(Box::new(WhatIfSearch::new(&self.scenario, &self.plan, change, &self.options)));
        }
        self.next < self.trials.len()
    }

    /// How far it has come, in prices.
    pub fn progress(&self) -> Progress {
        Progress { done: self.next as u64, total: self.trials.len() as u64 }
    }

    /// Whether more is known than when this was last asked.
    pub fn has_news(&mut self) -> bool {
        let has_news = self.told != Some(self.next);
        self.told = Some(self.next);
        has_news
    }

    /// The conclusion as far as it is known.
    pub fn answer(&self) -> Conclusion {
        self.found.clone()
    }

    /// Keeps the price where it is the least for its place.
    fn note(&mut self, search: &mut WhatIfSearch) {
        let Some((place, trial)) = self.trials.get(self.next).copied() else { return };
        let WhatIfOutcome::Plan { after, difference, .. } = search.answer().outcome else { return };
        if after.scale != self.plan.scale {
            return;
        }
        let price = Price {
            need: trial.need,
            cooperative: self.scenario.offers[trial.offer as usize].cooperative,
            amount: trial.amount,
            value: difference.value,
            served: after.served.iter().zip(&self.plan.measures.served).map(|(then, now)| then - now).collect(),
            moves: difference.moves.len() as u32,
            answer: after.answer,
        };
        let known = &mut self.found.left_out[place].price;
        if known.as_ref().is_none_or(|known| known.value < price.value) {
            *known = Some(price);
        }
    }
}

/// For each place that is left out, the ways to serve one of its needs by one offer that look cheapest: pairs of the plan first, then the
/// smallest amounts, then the best fit.
fn trials(cooperation: &Cooperation, plan: &Plan, found: &Conclusion) -> Vec<(usize, Trial)> {
    let scenario = cooperation.scenario;
    let is_fixed = |offer: &domain::Offer, need: &domain::Need| {
        scenario.fixed.iter().any(|entry| entry.offer == offer.id && entry.need == need.id)
    };
    let mut out = Vec::new();
    for (place, left) in found.left_out.iter().enumerate() {
        let mut ranked = Vec::new();
        for unmet in plan.unmet.iter().filter(|unmet| is_in(scenario, unmet.need, &left.row)) {
            let need = &scenario.needs[unmet.need as usize];
            let node = NodeIndex::new(scenario.offers.len() + unmet.need as usize);
            for edge in cooperation.graph.edges_directed(node, petgraph::Direction::Incoming) {
                let Node::Offer(index) = cooperation.graph[edge.source()] else { continue };
                let offer = &scenario.offers[index as usize];
                let most = offer.terms.share.map_or(i64::MAX, |share| share.greatest).min(offer.quantity);
                let is_whole = scenario.is_whole(&need.kind);
                if is_fixed(offer, need) || most == 0 || (is_whole && most < need.quantity) {
                    continue;
                }
                let pair = domain::Pair { east: offer.cooperative, west: left.row.province };
                let is_chosen = plan.pair(pair).is_some_and(|result| result.chosen);
                if !is_chosen && scenario.pair_rule(pair) == domain::PairRule::Forbidden {
                    continue;
                }
                let trial = Trial { offer: index, need: unmet.need, amount: most.min(need.quantity) };
                ranked.push((Reverse(is_chosen), trial.amount, Reverse(edge.weight().fit), unmet.need, index, trial));
            }
        }
        ranked.order_by_key(|entry| (entry.0, entry.1, entry.2, entry.3, entry.4));
        // One way a cooperative: another amount of the same would cost much the same.
        let mut tried = Vec::new();
        for (.., trial) in ranked {
            let cooperative = scenario.offers[trial.offer as usize].cooperative;
            if tried.len() < TRIALS && !tried.contains(&cooperative) {
                tried.push(cooperative);
                out.push((place, trial));
            }
        }
    }
    out
}
