//! The whole decision as numbers alone: who may be paired, what each arc is worth, what must hold.
//!
//! `graph` builds it from a scenario, `joint` and the strategies solve it, `certificate` checks the answers. Nothing here knows
//! a name: parties, offers, needs and kinds are indices. Orders are those of the scenario (adcode, then id), so that the same
//! scenario gives the same numbers on every machine.

/// A party's partner bounds: it must have at least `least` and at most `most` partners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartyBounds {
    /// Fewest partners.
    pub least: u32,
    /// Most partners.
    pub most: u32,
}

/// What one cooperative can give of one kind, in the kind's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JointOffer {
    /// Index of the eastern party that makes the offer.
    pub east: u32,
    /// Index of the kind.
    pub kind: u32,
    /// Most units that can be given, ≥ 0.
    pub capacity: i64,
}

/// How a need that is served in full or not at all may be shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Any number of offers together.
    Shared,
    /// Exactly one offer, alone.
    Single,
}

/// What one county asks of one kind, in the kind's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JointNeed {
    /// Index of the western party (province) the county belongs to.
    pub west: u32,
    /// Index of the kind.
    pub kind: u32,
    /// Units asked for, ≥ 0.
    pub quantity: i64,
    /// `Some` where the need is served in full or not at all.
    pub whole: Option<Whole>,
}

/// A compatible (offer, need): all hard rules hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JointArc {
    /// Index into [`JointProblem::offers`].
    pub offer: u32,
    /// Index into [`JointProblem::needs`].
    pub need: u32,
    /// Value of one unit when the two parties are paired, in value units, ≥ 0.
    pub paired: i64,
    /// Value of one unit when they are not paired (⌊β × paired⌋); read only where [`JointProblem::unpaired_allowed`].
    pub unpaired: i64,
    /// Fewest units the arc must carry, ≥ 0; above 0 for an amount the planner has fixed. Where unpaired arcs carry nothing,
    /// such an arc implies its pair.
    pub least: i64,
    /// Most units the arc may carry; 0 for an arc the planner has excluded. Below `least` where the amount fixed is more than the arc
    /// can carry: then there is no plan.
    pub most: i64,
    /// For a whole need: a share is 0 or at least this; 0 where there is no such limit.
    pub share_least: i64,
}

/// An existing pair, which it costs `penalty` value units to drop (nothing where it is forbidden).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExistingPair {
    /// Index of the eastern party.
    pub east: u32,
    /// Index of the western party.
    pub west: u32,
    /// Value units lost when the pair is not in the plan, ≥ 0.
    pub penalty: i64,
}

/// The whole decision of the model: choose the pairs and, on them, how much of which offer serves which need.
///
/// Maximise Σ value of the amounts − Σ penalties of the existing pairs that are dropped and not forbidden, under the partner
/// bounds, pins, forbids, capacities, quantities, whole needs and fixed amounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JointProblem {
    /// Eastern parties.
    pub east: Vec<PartyBounds>,
    /// Western parties.
    pub west: Vec<PartyBounds>,
    /// Number of kinds; `kind` indices are below it.
    pub kinds: u32,
    /// Offers, in scenario order.
    pub offers: Vec<JointOffer>,
    /// Needs, in scenario order.
    pub needs: Vec<JointNeed>,
    /// Compatible (offer, need), sorted by offer, then need; at most one a pair of them. The kinds of its ends agree.
    pub arcs: Vec<JointArc>,
    /// Pairs that must be chosen, sorted.
    pub pins: Vec<(u32, u32)>,
    /// Pairs that must not be chosen, sorted. A pair that is also pinned is a conflict, found by the solver.
    pub forbids: Vec<(u32, u32)>,
    /// Existing pairs, sorted by (east, west).
    pub existing: Vec<ExistingPair>,
    /// Whether an arc between parties that are not paired may carry anything (β > 0).
    pub unpaired_allowed: bool,
}

impl JointProblem {
    /// With an open pool pairs make no difference, so none are decided and none are missed.
    pub fn decide_no_pairs(&mut self) {
        let none = PartyBounds { least: 0, most: 0 };
        self.east.fill(none);
        self.west.fill(none);
        self.pins.clear();
        self.forbids.clear();
        self.existing.clear();
    }

    /// Fixes the amount of an arc; 0 excludes it. What an arc can carry at most stays as it is.
    pub fn fix(&mut self, arc: usize, amount: i64) {
        let arc = &mut self.arcs[arc];
        (arc.least, arc.most) = (amount, amount.min(arc.most));
    }

    /// Number of possible pairs; a pair (e, w) has the index `e × west + w` in a [`Pairing`].
    pub fn pairs(&self) -> usize {
        self.east.len() * self.west.len()
    }

    /// The index of a pair in a [`Pairing`].
    pub fn pair_index(&self, east: u32, west: u32) -> usize {
        east as usize * self.west.len() + west as usize
    }

    /// The pair to which an arc belongs, as an index into a [`Pairing`].
    pub fn pair_of_arc(&self, arc: &JointArc) -> usize {
        self.pair_index(self.offers[arc.offer as usize].east, self.needs[arc.need as usize].west)
    }
}

/// Which pairs are chosen: `pairing[e × west + w]`.
pub type Pairing = Vec<bool>;
