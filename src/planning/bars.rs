//! What stands between the parties of each pair that a plan does not choose. Called by `assemble`, and by `unmet` for the pairs that
//! would serve a need.

use domain::{Bar, PairRule, Strategy};

use crate::{
    graph::Cooperation,
    preference::{Preferences, Wish},
    room::Room,
};

/// The bars of a plan.
#[derive(Debug)]
pub struct Bars<'a> {
    cooperation: &'a Cooperation<'a>,
    room: &'a Room<'a>,
    preferences: &'a Preferences,
    /// Partners of each party, eastern and western.
    partners: (Vec<u32>, Vec<u32>),
}

impl<'a> Bars<'a> {
    /// Counts partners. O(pairs).
    pub fn new(cooperation: &'a Cooperation, room: &'a Room, preferences: &'a Preferences) -> Self {
        let (height, width) = (cooperation.east.len(), cooperation.west.len());
        let mut partners = (vec![0; height], vec![0; width]);
        for index in (0..room.pairing.len()).filter(|index| room.pairing[*index]) {
            partners.0[index / width] += 1;
            partners.1[index % width] += 1;
        }
        Self { cooperation, room, preferences, partners }
    }

    /// The bar of every pair, in the order of the pairing; `None` where the plan chooses it, the planner has forbidden it, or the pool is
    /// open. O(arcs × needs that an offer serves).
    pub fn all(&self) -> Vec<Option<Bar>> {
        let scenario = self.cooperation.scenario;
        let pairs = self.room.pairing.len();
        if scenario.rules.pool.is_open() {
            return vec![None; pairs];
        }
        let adds = self.adds();
        let is_free =
            |index: usize| !self.room.pairing[index] && scenario.pair_rule(self.cooperation.pair(index)) != PairRule::Forbidden;
        (0..pairs).map(|index| is_free(index).then(|| self.between(index, adds[index]))).collect()
    }

    /// The bar between two parties; `adds` says whether the pair would serve the aim.
    pub fn between(&self, index: usize, adds: bool) -> Bar {
        let scenario = self.cooperation.scenario;
        if scenario.held.is_some() {
            return Bar::Held;
        }
        let width = self.cooperation.west.len();
        let (e, w) = (index / width, index % width);
        if scenario.strategy == Strategy::Stable {
            let Wish { east, west } = self.preferences.wish(self.cooperation, self.room.pairing, e, w);
            if !(east && west) {
                return Bar::Preferred { east: !east, west: !west };
            }
        }
        let is_full = |party, partners| scenario.bounds(party).is_some_and(|bounds| partners >= bounds.most);
        let east = is_full(self.cooperation.east[e], self.partners.0[e]);
        let west = is_full(self.cooperation.west[w], self.partners.1[w]);
        if east || west {
            return Bar::Places { east, west };
        }
        if !adds {
            return Bar::NothingToAdd;
        }
        let is_change = scenario.baseline().binary_search(&self.cooperation.pair(index)).is_err();
        if scenario.strategy == Strategy::LeastChange && is_change { Bar::AnotherChange } else { Bar::NotTried }
    }

    /// Whether each pair would serve the aim: some amount between the two would, or it is an existing pair whose dropping costs.
    fn adds(&self) -> Vec<bool> {
        let problem = self.room.problem;
        let mut adds = vec![false; self.room.pairing.len()];
        // Arcs of each whole need that are open, and those that the pair would open.
        let mut whole: std::collections::BTreeMap<u32, Vec<usize>> = std::collections::BTreeMap::new();
        let mut served = vec![0_i64; problem.needs.len()];
        // What a unit that serves the need now is worth at least, by need.
        let mut weakest = vec![i64::MAX; problem.needs.len()];
        for (index, arc) in problem.arcs.iter().enumerate() {
            served[arc.need as usize] += self.room.flow[index];
            if self.room.flow[index] > 0 && !self.room.is_fixed(index) {
                weakest[arc.need as usize] = weakest[arc.need as usize].min(self.room.unit(index));
            }
        }
        for (index, arc) in problem.arcs.iter().enumerate() {
            let need = arc.need as usize;
            if problem.needs[need].whole.is_some() {
                whole.entry(arc.need).or_default().push(index);
            } else if !self.room.is_open(index) {
                // A need that is served in full can be served better alone.
                let is_full = served[need] >= problem.needs[need].quantity;
                let has_gain = if is_full { self.room.serves_better(index, weakest[need]) } else { self.room.has_gain(index) };
                adds[problem.pair_of_arc(arc)] |= has_gain;
            }
        }
        for (need, arcs) in whole.iter().filter(|(need, _)| served[**need as usize] < problem.needs[**need as usize].quantity) {
            for arc in arcs.iter().filter(|arc| !self.room.is_open(**arc)) {
                let pair = problem.pair_of_arc(&problem.arcs[*arc]);
                let opened = |other: &&usize| self.room.is_open(**other) || problem.pair_of_arc(&problem.arcs[**other]) == pair;
                let arcs: Vec<usize> = arcs.iter().filter(opened).copied().collect();
                adds[pair] |= self.room.fills(*need as usize, &arcs) && self.room.is_worth(&arcs);
            }
        }
        for existing in problem.existing.iter().filter(|existing| existing.penalty > 0) {
            adds[problem.pair_index(existing.east, existing.west)] = true;
        }
        adds
    }
}
