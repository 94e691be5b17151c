//! Ways out of a conflict: each member relaxed as little as needed, re-checked by solving, ranked by the value then reached.
//!
//! Where no single relaxation is enough, because other rules contradict each other as well, a member is given up wholly, a member of
//! the conflict that is then found is relaxed as little as needed, and the first is tightened again as far as that allows.

use domain::{
    Conflict, Outcome, PairRule, PartnerBounds, RuleInConflict, Scenario,
    explanation::{Answer, Change, Progress, Relaxation, Repair, Repairs},
};

use crate::strategies::{StrategyOptions, StrategySearch};

use super::conflicts::{conflict_of, is_possible};

/// Pairs of relaxations that are looked at most.
const PAIRS: usize = 60;

/// Flows in one step of a re-check.
const FLOWS: u64 = 1_500;

/// The search for repairs: one step looks at one member.
#[derive(Debug)]
pub struct RepairSearch {
    scenario: Scenario,
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
            match relaxed(&self.scenario, &rule) {
                Some(change) => self.begin(vec![Relaxation { rule, change }]),
                None => self.found.without_repair.push(rule),
            }
        } else if let Some((first, second)) = self.pairs.get(self.next_pair).cloned() {
            self.next_pair += 1;
            if let Some(both) = relaxed_together(&self.scenario, first, second) {
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
        for rule in &self.conflict.rules {
            let Some(without) = wholly_relaxed(&self.scenario, rule).apply(&self.scenario) else { continue };
            let Some(rest) = conflict_of(&without) else { continue };
            self.pairs.extend(rest.rules.into_iter().map(|other| (rule.clone(), other)));
        }
        self.pairs.sort();
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
        self.found.repairs.sort_by_key(|repair| (std::cmp::Reverse(repair.value), repair.relaxations.len()));
    }
}

/// All repairs in one call.
pub fn repairs(scenario: &Scenario, conflict: &Conflict, options: &StrategyOptions) -> Repairs {
    let mut search = RepairSearch::new(scenario, conflict, options);
    while search.advance() {}
    search.answer()
}

/// The least relaxation of a rule with which there is a plan; `None` where none is enough by itself.
fn relaxed(scenario: &Scenario, rule: &RuleInConflict) -> Option<Change> {
    let helps = |change: &Change| change.apply(scenario).is_some_and(|trial| is_possible(&trial));
    ladder(scenario, rule)
        .into_iter()
        .find(helps)
        .or_else(|| match rule {
            RuleInConflict::Fixed { amount, .. } if *amount > 0 => nearest_amount(scenario, rule),
            _ => None,
        })
        .filter(helps)
        .map(|change| match (&change, rule) {
            // Of amounts, a nearer one may be possible than none.
            (Change::Amount { .. }, RuleInConflict::Fixed { amount, .. }) if *amount > 0 => {
                nearest_amount(scenario, rule).unwrap_or(change)
            }
            _ => change,
        })
}

/// Both rules relaxed: the second as little as needed when the first is given up, then the first as little as needed.
fn relaxed_together(scenario: &Scenario, first: RuleInConflict, second: RuleInConflict) -> Option<Vec<Relaxation>> {
    let without = wholly_relaxed(scenario, &first).apply(scenario)?;
    let second_change = relaxed(&without, &second)?;
    let first_change = relaxed(&second_change.apply(scenario)?, &first)?;
    Some(vec![Relaxation { rule: first, change: first_change }, Relaxation { rule: second, change: second_change }])
}

/// The change that gives a rule up.
fn wholly_relaxed(scenario: &Scenario, rule: &RuleInConflict) -> Change {
    // A ladder always has a last rung.
    ladder(scenario, rule).pop().unwrap_or(Change::KindWeights(Vec::new()))
}

/// Relaxations of a rule, the least first.
fn ladder(scenario: &Scenario, rule: &RuleInConflict) -> Vec<Change> {
    let bounds = |party| scenario.bounds(party).unwrap_or(PartnerBounds { least: 0, most: 0 });
    let others = |party| {
        let side = scenario.cooperatives.iter().find(|entry| entry.division == party).map(|entry| entry.side);
        scenario.cooperatives.iter().filter(|entry| Some(entry.side) != side).count() as u32
    };
    match rule {
        RuleInConflict::Least { party, bound } => {
            let most = bounds(*party).most;
            let rung = |least| Change::Bounds { party: *party, bounds: Some(PartnerBounds { least, most }) };
            (0..*bound).rev().map(rung).collect()
        }
        RuleInConflict::Most { party, bound } => {
            let least = bounds(*party).least;
            let rung = |most| Change::Bounds { party: *party, bounds: Some(PartnerBounds { least, most }) };
            (*bound + 1..=others(*party).max(*bound + 1)).map(rung).collect()
        }
        RuleInConflict::Pin(pair) | RuleInConflict::Forbid(pair) => vec![Change::Pair { pair: *pair, rule: PairRule::Free }],
        RuleInConflict::Fixed { offer, need, .. } => {
            vec![Change::Amount { offer: offer.clone(), need: need.clone(), amount: None }]
        }
    }
}

/// The amount nearest to a fixed one with which there is a plan, above 0: downwards by bisection, upwards to all of the need.
fn nearest_amount(scenario: &Scenario, rule: &RuleInConflict) -> Option<Change> {
    let RuleInConflict::Fixed { offer, need, amount } = rule else { return None };
    let change = |units| Change::Amount { offer: offer.clone(), need: need.clone(), amount: Some(units) };
    let helps = |units: i64| change(units).apply(scenario).is_some_and(|trial| is_possible(&trial));
    let (mut low, mut high) = (0, amount - 1);
    // Invariant: the answer, if there is one, is within low ..= high; 0 stands for none.
    while low < high {
        let middle = low + (high - low + 1) / 2;
        if helps(middle) { low = middle } else { high = middle - 1 }
    }
    let below = (low > 0).then_some(low);
    let full = scenario.needs.iter().find(|entry| &entry.id == need).map(|entry| entry.quantity);
    let above = full.filter(|full| full > amount && scenario.offers.iter().any(|o| &o.id == offer && o.quantity >= *full));
    let above = above.filter(|full| below.is_none_or(|below| full - amount < amount - below)).filter(|full| helps(*full));
    above.or(below).map(change)
}
