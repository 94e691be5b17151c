//! Ways out of a conflict: each member relaxed as little as needed, re-checked by solving, ranked by the value then reached.
//!
//! Where no single relaxation is enough, because other rules contradict each other as well, a member is given up wholly, a member of
//! the conflict that is then found is relaxed as little as needed, and the first is tightened again as far as that allows.

use domain::{
    Conflict, Order, Outcome, PairRule, PartnerBounds, RuleInConflict, Scenario,
    explanation::{Answer, Change, Progress, Relaxation, Repair, Repairs},
};

use crate::{
    conflict::irreducible,
    graph::Cooperation,
    rule_set::{RuleSet, Verdict},
    strategies::{StrategyOptions, StrategySearch},
};

/// Pairs of relaxations that are looked at most.
const PAIRS: usize = 60;

/// Flows in one step of a re-check.
const FLOWS: u64 = 1_500;

/// The search for repairs: one step looks at one member.
#[derive(Debug)]
pub struct RepairSearch {
    scenario: Scenario,
    /// The rules of the scenario; `None` where its sums leave 64 bits.
    set: Option<RuleSet>,
    conflict: Conflict,
    options: StrategyOptions,
    next: usize,
    /// Pairs of members to relax together.
    pairs: Vec<(RuleInConflict, RuleInConflict)>,
    next_pair: usize,
    /// Relaxations that are being re-checked.
    checked: Option<(Vec<Relaxation>, Box<StrategySearch>)>,
    found: Repairs,
    told: usize,
}

impl RepairSearch {
    /// Begins with a scenario and its conflict.
    pub fn new(scenario: &Scenario, conflict: &Conflict, options: &StrategyOptions) -> Self {
        Self {
            set: Cooperation::new(scenario).ok().map(|cooperation| RuleSet::new(&cooperation)),
            scenario: scenario.clone(),
            conflict: conflict.clone(),
            options: options.clone(),
            next: 0,
            pairs: Vec::new(),
            next_pair: 0,
            checked: None,
            found: Repairs { repairs: Vec::new(), other_conflicts: false, without_repair: Vec::new() },
            told: 0,
        }
    }

    /// Looks at one member, or one pair of members, or goes on with re-checking one. Returns whether something is left to do.
    pub fn advance(&mut self) -> bool {
        if let Some((relaxations, search)) = self.checked.take() {
            self.check(relaxations, search);
        } else if let Some(rule) = self.conflict.rules.get(self.next).cloned() {
            self.next += 1;
            let relaxed = self.set.as_ref().and_then(|set| relaxed(&self.scenario, set, set.rules(), &rule));
            match relaxed {
                Some(relaxed) => {
                    let change = change(&self.scenario, &rule, relaxed.rule());
                    self.begin(vec![Relaxation { rule, change }]);
                }
                None => self.found.without_repair.push(rule),
            }
        } else if let Some((first, second)) = self.pairs.get(self.next_pair).cloned() {
            self.next_pair += 1;
            let both = self.set.as_ref().and_then(|set| relaxed_together(&self.scenario, set, first, second));
            if let Some(both) = both {
                self.begin(both);
            }
        }
        let is_first_round = self.next == self.conflict.rules.len() && self.checked.is_none() && !self.found.other_conflicts;
        if is_first_round && self.found.repairs.is_empty() {
            self.find_pairs();
        }
        self.checked.is_some() || self.next < self.conflict.rules.len() || self.next_pair < self.pairs.len()
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        Progress { done: (self.next + self.next_pair) as u64, total: (self.conflict.rules.len() + self.pairs.len()) as u64 }
    }

    /// The repairs found so far, the best first.
    pub fn answer(&self) -> Repairs {
        self.found.clone()
    }

    fn find_pairs(&mut self) {
        self.found.other_conflicts = true;
        let Some(set) = &self.set else { return };
        for rule in &self.conflict.rules {
            let rest = irreducible(without(set.rules(), rule), |rules| set.verdict(rules) == Verdict::Impossible);
            let Some(rest) = rest else { continue };
            self.pairs.extend(rest.rules.into_iter().map(|other| (rule.clone(), other)));
        }
        self.pairs.order();
        self.pairs.dedup();
        // Which of the two is relaxed first makes no difference.
        let all = self.pairs.clone();
        self.pairs.retain(|(one, other)| one <= other || !all.contains(&(other.clone(), one.clone())));
        self.pairs.truncate(PAIRS);
    }

    /// Whether more repairs are known than when this was last asked.
    pub fn has_news(&mut self) -> bool {
        let has_news = self.found.repairs.len() > self.told;
        self.told = self.found.repairs.len();
        has_news
    }

    /// Begins to re-check relaxations by solving.
    fn begin(&mut self, relaxations: Vec<Relaxation>) {
        let mut repaired = self.scenario.clone();
        for relaxation in &relaxations {
            if let Some(next) = relaxation.change.apply(&repaired) {
                repaired = next;
            }
        }
        let search = StrategySearch::new(repaired, self.options.clone(), &[]);
        self.checked = search.ok().map(|search| (relaxations, Box::new(search)));
    }

    /// Goes on with re-checking, and keeps the relaxations where there is a plan.
    fn check(&mut self, relaxations: Vec<Relaxation>, mut search: Box<StrategySearch>) {
        match search.work(FLOWS) {
            Ok(true) => {
                self.checked = Some((relaxations, search));
                return;
            }
            Ok(false) => {}
            Err(_) => return,
        }
        let Outcome::Plan(plan) = search.outcome().outcome else { return };
        let answer = if plan.value == plan.bound { Answer::Proved } else { Answer::BestFound };
        let (value, bound, scale) = (plan.value, plan.bound, plan.scale);
        self.found.repairs.push(Repair { relaxations, value, bound, scale, answer });
        // Scales are the same: quantities are not touched.
        self.found.repairs.order_by_key(|repair| (std::cmp::Reverse(repair.value), repair.relaxations.len()));
    }
}

/// All repairs in one call.
pub fn repairs(scenario: &Scenario, conflict: &Conflict, options: &StrategyOptions) -> Repairs {
    let mut search = RepairSearch::new(scenario, conflict, options);
    while search.advance() {}
    search.answer()
}

/// What is left of a rule that gives way.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Left {
    Weaker(RuleInConflict),
    Nothing,
}

impl Left {
    fn rule(&self) -> Option<&RuleInConflict> {
        if let Self::Weaker(rule) = self { Some(rule) } else { None }
    }
}

/// What is left of a rule when it gives way as little as needed for the others to be kept; `None` where giving it up does not help.
fn relaxed(scenario: &Scenario, set: &RuleSet, rules: &[RuleInConflict], rule: &RuleInConflict) -> Option<Left> {
    let others = without(rules, rule);
    let is_possible = |with: Option<&RuleInConflict>| {
        let mut trial = others.clone();
        trial.extend(with.cloned());
        set.verdict(&trial) != Verdict::Impossible
    };
    if !is_possible(None) {
        return None;
    }
    let weaker = match rule {
        RuleInConflict::Least { party, bound } => {
            (1..*bound).rev().map(|bound| RuleInConflict::Least { party: *party, bound }).find(|rule| is_possible(Some(rule)))
        }
        RuleInConflict::Most { party, bound } => {
            let side = scenario.cooperatives.iter().find(|entry| entry.division == *party).map(|entry| entry.side);
            let most = scenario.cooperatives.iter().filter(|entry| Some(entry.side) != side).count() as u32;
            let rungs = (bound + 1..=most).map(|bound| RuleInConflict::Most { party: *party, bound });
            rungs.into_iter().find(|rule| is_possible(Some(rule)))
        }
        RuleInConflict::Pin(_) | RuleInConflict::Forbid(_) | RuleInConflict::Fixed { amount: 0, .. } => None,
        RuleInConflict::Fixed { .. } => nearest_amount(set, &others, rule),
    };
    Some(weaker.map_or(Left::Nothing, Left::Weaker))
}

/// Both rules relaxed: the second as little as needed when the first is given up, then the first as little as needed.
fn relaxed_together(
    scenario: &Scenario,
    set: &RuleSet,
    first: RuleInConflict,
    second: RuleInConflict,
) -> Option<Vec<Relaxation>> {
    let weaker_second = relaxed(scenario, set, &without(set.rules(), &first), &second)?;
    let mut rules = without(set.rules(), &second);
    rules.extend(weaker_second.rule().cloned());
    let weaker_first = relaxed(scenario, set, &rules, &first)?;
    let (mut one, mut other) = (change(scenario, &first, weaker_first.rule()), change(scenario, &second, weaker_second.rule()));
    if let (Change::Bounds { party, bounds: Some(one) }, Change::Bounds { party: same, bounds: Some(other) }) =
        (&mut one, &mut other)
        && party == same
    {
        // Both bounds of one party: whichever change is made last says both.
        let both = PartnerBounds { least: one.least.min(other.least), most: one.most.max(other.most) };
        (*one, *other) = (both, both);
    }
    Some(vec![Relaxation { rule: first, change: one }, Relaxation { rule: second, change: other }])
}

fn without(rules: &[RuleInConflict], rule: &RuleInConflict) -> Vec<RuleInConflict> {
    rules.iter().filter(|other| *other != rule).cloned().collect()
}

/// The change that puts a weaker rule in the place of a rule, or nothing.
fn change(scenario: &Scenario, rule: &RuleInConflict, weaker: Option<&RuleInConflict>) -> Change {
    let bounds = |party| scenario.bounds(party).unwrap_or(PartnerBounds { least: 0, most: 0 });
    let others = |party| {
        let side = scenario.cooperatives.iter().find(|entry| entry.division == party).map(|entry| entry.side);
        scenario.cooperatives.iter().filter(|entry| Some(entry.side) != side).count() as u32
    };
    match rule {
        RuleInConflict::Least { party, .. } => {
            let least = if let Some(RuleInConflict::Least { bound, .. }) = weaker { *bound } else { 0 };
            Change::Bounds { party: *party, bounds: Some(PartnerBounds { least, ..bounds(*party) }) }
        }
        RuleInConflict::Most { party, .. } => {
            let most = if let Some(RuleInConflict::Most { bound, .. }) = weaker { *bound } else { others(*party) };
            Change::Bounds { party: *party, bounds: Some(PartnerBounds { most, ..bounds(*party) }) }
        }
        RuleInConflict::Pin(pair) | RuleInConflict::Forbid(pair) => Change::Pair { pair: *pair, rule: PairRule::Free },
        RuleInConflict::Fixed { offer, need, .. } => {
            let amount = if let Some(RuleInConflict::Fixed { amount, .. }) = weaker { Some(*amount) } else { None };
            Change::Amount { offer: offer.clone(), need: need.clone(), amount }
        }
    }
}

/// The amount above 0 that is nearest to a fixed one and possible beside the other rules, the lesser of two; `None` where none is.
///
/// Whether any amount within a distance is possible is one question, so that bisection finds the nearest although possible amounts may
/// have gaps between them: a whole need that others help to fill has such gaps.
fn nearest_amount(set: &RuleSet, others: &[RuleInConflict], rule: &RuleInConflict) -> Option<RuleInConflict> {
    let RuleInConflict::Fixed { offer, need, amount } = rule else { return None };
    let (fewest, most) = set.limits(offer, need)?;
    let is_within = |low: i64, high: i64| {
        let (low, high) = (low.max(fewest), high.min(most));
        low <= high && set.verdict_within(others, offer, need, (low, high)) == Verdict::Possible
    };
    let (mut near, mut far) = (0, (amount - fewest).max(most - amount).max(0));
    if !is_within(amount - far, amount + far) {
        return None;
    }
    // Invariant: something is possible within `far` units; nothing closer than `near`.
    while near < far {
        let middle = near + (far - near) / 2;
        if is_within(amount - middle, amount + middle) { far = middle } else { near = middle + 1 }
    }
    let to = if is_within(amount - far, amount - far) { amount - far } else { amount + far };
    Some(RuleInConflict::Fixed { offer: offer.clone(), need: need.clone(), amount: to })
}
