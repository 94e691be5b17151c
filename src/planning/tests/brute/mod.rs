//! Tiny joint problems at random, and their optimum by trying every pairing and every allocation.

use planning::problem::{ExistingPair, JointArc, JointNeed, JointOffer, JointProblem, PartyBounds, Whole};
use proptest::prelude::*;

/// The optimum over all pairings and all allocations, or `None` where nothing keeps the rules. Exponential.
pub fn optimum(problem: &JointProblem) -> Option<i64> {
    (0..1_u32 << problem.pairs()).filter_map(|choice| best_on(problem, choice)).max()
}

/// Whether a pairing (bits) keeps partner bounds, pins and forbids.
pub fn keeps_bounds(problem: &JointProblem, choice: u32) -> bool {
    let chosen = |e: u32, w: u32| choice >> problem.pair_index(e, w) & 1 == 1;
    let (east, west) = (problem.east.len() as u32, problem.west.len() as u32);
    let fits = |bounds: &PartyBounds, count: usize| (bounds.least as usize..=bounds.most as usize).contains(&count);
    let degrees = (0..east).all(|e| fits(&problem.east[e as usize], (0..west).filter(|w| chosen(e, *w)).count()))
        && (0..west).all(|w| fits(&problem.west[w as usize], (0..east).filter(|e| chosen(*e, w)).count()));
    let rules = problem.pins.iter().all(|(e, w)| chosen(*e, *w)) && !problem.forbids.iter().any(|(e, w)| chosen(*e, *w));
    degrees && rules
}

/// The optimum on one pairing (bits), or `None` where it or every allocation on it breaks a rule.
pub fn best_on(problem: &JointProblem, choice: u32) -> Option<i64> {
    if !keeps_bounds(problem, choice) {
        return None;
    }
    let chosen = |e: u32, w: u32| choice >> problem.pair_index(e, w) & 1 == 1;
    let dropped = problem.existing.iter().filter(|pair| !chosen(pair.east, pair.west));
    let due = dropped.filter(|pair| !problem.forbids.contains(&(pair.east, pair.west)));
    let penalties: i64 = due.map(|pair| pair.penalty).sum();
    let mut left: Vec<i64> = problem.offers.iter().map(|offer| offer.capacity).collect();
    let mut got = vec![0; problem.needs.len()];
    let mut givers = vec![0; problem.needs.len()];
    let mut best = None;
    let mut search = Search { problem, choice, left: &mut left, got: &mut got, givers: &mut givers, best: &mut best };
    search.from(0, -penalties);
    best
}

struct Search<'a> {
    problem: &'a JointProblem,
    choice: u32,
    left: &'a mut [i64],
    got: &'a mut [i64],
    givers: &'a mut [u32],
    best: &'a mut Option<i64>,
}

impl Search<'_> {
    fn from(&mut self, index: usize, value: i64) {
        let Some(arc) = self.problem.arcs.get(index) else {
            let full = |n: usize| self.got[n] == self.problem.needs[n].quantity;
            let sound = (0..self.problem.needs.len()).all(|n| match self.problem.needs[n].whole {
                None => self.got[n] <= self.problem.needs[n].quantity,
                Some(Whole::Shared) => self.got[n] == 0 || full(n),
                Some(Whole::Single) => self.got[n] == 0 || (full(n) && self.givers[n] <= 1),
            });
            if sound && self.best.is_none_or(|best| value > best) {
                *self.best = Some(value);
            }
            return;
        };
        let (o, n) = (arc.offer as usize, arc.need as usize);
        let paired = self.choice >> self.problem.pair_of_arc(arc) & 1 == 1;
        let most = if paired || self.problem.unpaired_allowed { arc.most } else { 0 };
        let unit = if paired { arc.paired } else { arc.unpaired };
        let room = most.min(self.left[o]).min(self.problem.needs[n].quantity - self.got[n]);
        for amount in arc.least..=room {
            if amount > 0 && amount < arc.share_least {
                continue;
            }
            self.left[o] -= amount;
            self.got[n] += amount;
            self.givers[n] += u32::from(amount > 0);
            self.from(index + 1, value + unit * amount);
            self.left[o] += amount;
            self.got[n] -= amount;
            self.givers[n] -= u32::from(amount > 0);
        }
    }
}

/// Which rules tiny problems may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Whole needs, shared and single.
    pub wholes: bool,
    /// Least shares and fixed amounts.
    pub shares: bool,
}

/// Problems of at most 3×3 parties, 4 offers, 4 needs and 7 arcs, two kinds, β = 0 or ½, with pins, forbids and penalties.
pub fn problems(rules: Rules) -> impl Strategy<Value = JointProblem> {
    let parties = (1_usize..=3, 1_usize..=3);
    parties.prop_flat_map(move |(east, west)| {
        let bounds = |count| prop::collection::vec((0_u32..=1, 0_u32..=2), count);
        let offers = prop::collection::vec((0..east as u32, 0_u32..2, 0_i64..=4), 1..=4);
        let needs = prop::collection::vec((0..west as u32, 0_u32..2, 0_i64..=4, 0_u8..4), 1..=4);
        let arcs = prop::collection::vec((0_u32..4, 0_u32..4, 0_i64..=12, 0_i64..=4, 0_u8..16), 0..=7);
        let pairs = || prop::collection::vec((0..east as u32, 0..west as u32, 0_u8..8, 0_i64..=9), 0..=3);
        (bounds(east), bounds(west), offers, needs, arcs, pairs(), pairs(), any::<bool>()).prop_map(
            move |(east, west, offers, needs, arcs, rules_of_pairs, existing, half)| {
                let party = |(least, more): &(u32, u32)| PartyBounds { least: *least, most: least + more };
                let mut problem = JointProblem {
                    east: east.iter().map(party).collect(),
                    west: west.iter().map(party).collect(),
                    kinds: 2,
                    offers: offers
                        .iter()
                        .map(|(east, kind, capacity)| JointOffer { east: *east, kind: *kind, capacity: *capacity })
                        .collect(),
                    needs: Vec::new(),
                    unpaired_allowed: half,
                    ..JointProblem::default()
                };
                for (west, kind, quantity, whole) in &needs {
                    let whole = match whole {
                        1 if rules.wholes => Some(Whole::Shared),
                        2 if rules.wholes => Some(Whole::Single),
                        _ => None,
                    };
                    problem.needs.push(JointNeed { west: *west, kind: *kind, quantity: *quantity, whole });
                }
                add_arcs(&mut problem, &arcs, rules);
                for (e, w, rule, _) in &rules_of_pairs {
                    match rule {
                        0..3 => problem.pins.push((*e, *w)),
                        3..6 => problem.forbids.push((*e, *w)),
                        _ => {}
                    }
                }
                for list in [&mut problem.pins, &mut problem.forbids] {
                    list.sort_unstable();
                    list.dedup();
                }
                problem.existing = existing
                    .iter()
                    .map(|(east, west, _, penalty)| ExistingPair { east: *east, west: *west, penalty: *penalty })
                    .collect();
                problem.existing.sort_unstable_by_key(|pair| (pair.east, pair.west));
                problem.existing.dedup_by_key(|pair| (pair.east, pair.west));
                problem
            },
        )
    })
}

/// Adds the arcs whose ends exist and agree in kind. A fixed amount is marked by least = most > 0, an excluded arc by most = 0.
fn add_arcs(problem: &mut JointProblem, arcs: &[(u32, u32, i64, i64, u8)], rules: Rules) {
    for (offer, need, value, share, what) in arcs {
        let (Some(o), Some(n)) = (problem.offers.get(*offer as usize), problem.needs.get(*need as usize)) else { continue };
        if o.kind != n.kind {
            continue;
        }
        let mut arc = JointArc {
            offer: *offer,
            need: *need,
            paired: *value,
            unpaired: value / 2,
            least: 0,
            most: o.capacity.min(n.quantity),
            share_least: 0,
        };
        match what {
            0 if rules.shares => (arc.least, arc.most) = (arc.most.min(1), arc.most.min(1)),
            1 => arc.most = 0,
            2 | 3 if rules.shares && n.whole.is_some() => arc.share_least = *share,
            4 | 5 if rules.shares && n.whole.is_some() => arc.most = arc.most.min(*share),
            _ => {}
        }
        problem.arcs.push(arc);
    }
    problem.arcs.sort_unstable_by_key(|arc| (arc.offer, arc.need));
    problem.arcs.dedup_by_key(|arc| (arc.offer, arc.need));
    // Where unpaired arcs carry nothing, a fixed amount implies its pair.
    if !problem.unpaired_allowed {
        let implied = problem.arcs.iter().filter(|arc| arc.least > 0);
        let implied: Vec<(u32, u32)> =
            implied.map(|arc| (problem.offers[arc.offer as usize].east, problem.needs[arc.need as usize].west)).collect();
        problem.pins.extend(implied);
    }
}
