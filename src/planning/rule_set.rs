//! The rules of a scenario that can be given up, and whether some of them can be kept together: partner bounds, pins, forbids and fixed
//! amounts on the numbers of the scenario, which are made once. Called by `conflict` and by the search for repairs.

use std::collections::BTreeMap;

use domain::{Adcode, NeedId, OfferId, Order, Pair, RuleInConflict};

use crate::{
    filling::{Filling, fill},
    graph::Cooperation,
    joint::{
        JointError,
        core::{Core, PairFate},
    },
    pairing_exists::pairing_exists,
    problem::{JointProblem, PartyBounds},
};

/// Whether rules can be kept together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is a plan that keeps them.
    Possible,
    /// There is none.
    Impossible,
    /// Not settled within the limit of `filling`.
    Unsettled,
}

/// What the fixed amounts of a scenario are about.
#[derive(Clone, Copy, Debug)]
struct Flow {
    /// Position of the pair in a pairing.
    pair: usize,
    /// The arc of the problem; `None` where offer and need cannot meet.
    arc: Option<usize>,
}

/// A scenario without its rules, and the rules.
#[derive(Clone, Debug)]
pub struct RuleSet {
    /// The numbers without any rule that can be given up.
    bare: JointProblem,
    east: Vec<Adcode>,
    west: Vec<Adcode>,
    flows: BTreeMap<(OfferId, NeedId), Flow>,
    /// Whether pairs are decided at all: the pool is not open.
    has_pairs: bool,
    rules: Vec<RuleInConflict>,
}

impl RuleSet {
    /// Reads a scenario without defects. O(arcs + fixed amounts × offers and needs).
    pub fn new(cooperation: &Cooperation) -> Self {
        let scenario = cooperation.scenario;
        let bare = cooperation.without_rules();
        let has_pairs = !scenario.rules.pool.is_open();
        let mut flows = BTreeMap::new();
        for fixed in &scenario.fixed {
            let offer = scenario.offers.iter().find(|offer| offer.id == fixed.offer);
            let need = scenario.needs.iter().find(|need| need.id == fixed.need);
            let (Some(offer), Some(need)) = (offer, need) else { continue };
            let west = cooperation.lookup.province_of(need.county).unwrap_or_default();
            let Some((e, w)) = cooperation.pair_indices(Pair { east: offer.cooperative, west }) else { continue };
            let flow = Flow { pair: bare.pair_index(e, w), arc: cooperation.arc_of(&bare, &fixed.offer, &fixed.need) };
            flows.insert((fixed.offer.clone(), fixed.need.clone()), flow);
        }
        let (east, west) = (cooperation.east.clone(), cooperation.west.clone());
        Self { bare, east, west, flows, has_pairs, rules: rules(cooperation, has_pairs) }
    }

    /// All rules, in the order in which a filter is to try to leave them out: bounds before what the planner said of pairs, that before
    /// amounts, so that the latter are named where there is a choice. With an open pool nothing is said of pairs.
    pub fn rules(&self) -> &[RuleInConflict] {
        &self.rules
    }

    /// Whether these rules can be kept together; they may have other bounds and other amounts than those of the scenario, of the same
    /// parties and flows. One maximum flow on the parties; where amounts are fixed, the arcs are taken apart, O(arcs × log), and what
    /// is fixed in part is filled.
    pub fn verdict(&self, rules: &[RuleInConflict]) -> Verdict {
        self.decide(rules, None)
    }

    /// The same where one amount more is fixed to some number of units within these limits (the least above 0 and not below that of
    /// [`RuleSet::limits`]), which is for the filling to choose.
    pub fn verdict_within(&self, rules: &[RuleInConflict], offer: &OfferId, need: &NeedId, units: (i64, i64)) -> Verdict {
        self.decide(rules, Some((offer, need, units)))
    }

    /// Fewest units above 0 that a flow can carry, and most, by itself; `None` where its ends cannot meet or nothing is fixed on it.
    pub fn limits(&self, offer: &OfferId, need: &NeedId) -> Option<(i64, i64)> {
        let flow = self.flows.get(&(offer.clone(), need.clone()))?;
        let arc = &self.bare.arcs[flow.arc?];
        Some((arc.share_least.max(1), arc.most))
    }

    fn decide(&self, rules: &[RuleInConflict], ranged: Option<(&OfferId, &NeedId, (i64, i64))>) -> Verdict {
        let Some(problem) = self.with(rules, ranged) else { return Verdict::Impossible };
        // Pairs and their bounds alone, before the arcs are looked at.
        let mut fate = vec![PairFate::Free; problem.pairs()];
        for (list, is_in) in [(&problem.forbids, PairFate::Out), (&problem.pins, PairFate::In)] {
            for (e, w) in list {
                fate[problem.pair_index(*e, *w)] = is_in;
            }
        }
        if problem.pins.iter().any(|pin| problem.forbids.contains(pin)) || !pairing_exists(&problem.east, &problem.west, &fate)
        {
            return Verdict::Impossible;
        }
        if problem.arcs.iter().all(|arc| arc.least == 0) {
            return Verdict::Possible;
        }
        let filling = Core::new(&problem).and_then(|core| fill(&core, &core.fate));
        match filling {
            Ok(Filling::Possible(_)) => Verdict::Possible,
            Ok(Filling::Impossible) | Err(JointError::Fixed | JointError::NoPairing) => Verdict::Impossible,
            Ok(Filling::Unsettled) | Err(_) => Verdict::Unsettled,
        }
    }

    /// The numbers under these rules; `None` where a rule cannot be kept by itself.
    fn with(&self, rules: &[RuleInConflict], ranged: Option<(&OfferId, &NeedId, (i64, i64))>) -> Option<JointProblem> {
        let mut problem = self.bare.clone();
        for rule in rules {
            match rule {
                RuleInConflict::Least { party, bound } => self.party(&mut problem, *party)?.least = *bound,
                RuleInConflict::Most { party, bound } => self.party(&mut problem, *party)?.most = *bound,
                RuleInConflict::Pin(pair) => problem.pins.extend(self.pair(*pair)),
                RuleInConflict::Forbid(pair) => problem.forbids.extend(self.pair(*pair)),
                RuleInConflict::Fixed { offer, need, amount } => self.fix(&mut problem, offer, need, (*amount, *amount))?,
            }
        }
        if let Some((offer, need, units)) = ranged {
            self.fix(&mut problem, offer, need, units)?;
        }
        Some(problem)
    }

    fn fix(&self, problem: &mut JointProblem, offer: &OfferId, need: &NeedId, (least, most): (i64, i64)) -> Option<()> {
        let flow = self.flows.get(&(offer.clone(), need.clone()))?;
        if least > 0 && self.has_pairs && !problem.unpaired_allowed {
            let width = self.west.len();
            problem.pins.push(((flow.pair / width) as u32, (flow.pair % width) as u32));
        }
        let Some(arc) = flow.arc else { return (least == 0).then_some(()) };
        let arc = &mut problem.arcs[arc];
        (arc.least, arc.most) = (least, most.min(arc.most));
        (arc.least <= arc.most).then_some(())
    }

    fn party<'p>(&self, problem: &'p mut JointProblem, party: Adcode) -> Option<&'p mut PartyBounds> {
        let place = |list: &[Adcode]| list.binary_search(&party).ok();
        match place(&self.east) {
            Some(e) => problem.east.get_mut(e),
            None => problem.west.get_mut(place(&self.west)?),
        }
    }

    fn pair(&self, pair: Pair) -> Option<(u32, u32)> {
        let (e, w) = (self.east.binary_search(&pair.east).ok()?, self.west.binary_search(&pair.west).ok()?);
        Some((e as u32, w as u32))
    }
}

fn rules(cooperation: &Cooperation, has_pairs: bool) -> Vec<RuleInConflict> {
    let scenario = cooperation.scenario;
    let mut out = Vec::new();
    if has_pairs {
        for party in &scenario.cooperatives {
            if let Some(bounds) = scenario.bounds(party.division) {
                if bounds.least > 0 {
                    out.push(RuleInConflict::Least { party: party.division, bound: bounds.least });
                }
                out.push(RuleInConflict::Most { party: party.division, bound: bounds.most });
            }
        }
        out.extend(scenario.pins.iter().map(|pair| RuleInConflict::Pin(*pair)));
        out.extend(scenario.forbids.iter().map(|pair| RuleInConflict::Forbid(*pair)));
    }
    // Of several amounts of one flow the first is in force.
    let mut seen = std::collections::BTreeSet::new();
    let fixed = scenario.fixed.iter().filter(|fixed| seen.insert((&fixed.offer, &fixed.need)));
    out.extend(fixed.map(|fixed| RuleInConflict::Fixed {
        offer: fixed.offer.clone(),
        need: fixed.need.clone(),
        amount: fixed.amount,
    }));
    out.order();
    out.dedup();
    out
}
