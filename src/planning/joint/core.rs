//! The decision as the search works on it: fixed amounts taken out, useless arcs left out, arcs split into connected components.
//!
//! A fixed amount is subtracted from its offer and its need, so that every arc that is left may carry nothing; what it is worth
//! goes to the constant, and to the gain of its pair where unpaired arcs carry too. A need that is served in full or not at all and
//! has a fixed part *must* be filled. `JointSearch` builds it once.

use crate::problem::{JointArc, JointProblem, PartyBounds, Whole};

use super::{JointError, pair_set::PairSet};

/// What the sum of all values, and that of all quantities, stays under.
const LIMIT: i128 = 1 << 62;

/// What is settled of a pair beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairFate {
    /// The search decides.
    Free,
    /// Chosen: pinned, or implied by a fixed amount.
    In,
    /// Not chosen: forbidden.
    Out,
}

/// An arc that may carry something beyond what is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoreArc {
    /// Index of the offer.
    pub offer: u32,
    /// Index of the need.
    pub need: u32,
    /// Index of the pair.
    pub pair: u32,
    /// Value of one unit when paired, ≥ 0.
    pub paired: i64,
    /// Value of one unit when not paired, ≥ 0.
    pub unpaired: i64,
    /// Most units beyond what is fixed, > 0.
    pub most: i64,
    /// A share is 0 or at least this; 0 where there is no limit.
    pub share_least: i64,
    /// Index of the arc in the problem.
    pub source: u32,
}

/// A connected component of the arcs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// Its arcs (indices into [`Core::arcs`]), sorted.
    pub arcs: Vec<u32>,
    /// The pairs its arcs belong to, sorted.
    pub pairs: Vec<u32>,
    /// Whether one of its needs is served in full or not at all, or one of its arcs has a least share.
    pub is_indivisible: bool,
}

/// The decision without what is settled beforehand.
#[derive(Clone, Debug)]
pub struct Core {
    /// Partner bounds of the eastern parties.
    pub east: Vec<PartyBounds>,
    /// Partner bounds of the western parties.
    pub west: Vec<PartyBounds>,
    /// What is settled of each pair.
    pub fate: Vec<PairFate>,
    /// Value that choosing each pair adds, apart from amounts: the penalty it saves and what fixed amounts gain.
    pub gain: Vec<i64>,
    /// Value before gains and amounts: penalties of all existing pairs that are not forbidden, and fixed amounts.
    pub constant: i64,
    /// Eastern party of each offer.
    pub offer_east: Vec<u32>,
    /// Units left of each offer.
    pub capacity: Vec<i64>,
    /// Western party of each need.
    pub need_west: Vec<u32>,
    /// Units left of each need.
    pub quantity: Vec<i64>,
    /// Whether a need is served in full or not at all.
    pub whole: Vec<Option<Whole>>,
    /// Whether a whole need must be filled, because a part of it is fixed.
    pub must: Vec<bool>,
    /// The needs that must be filled and are not yet, each with the arcs that can.
    pub unfilled: Vec<(u32, Vec<u32>)>,
    /// The arcs, in the order of the problem.
    pub arcs: Vec<CoreArc>,
    /// Units fixed on each arc of the problem.
    pub fixed: Vec<i64>,
    /// Whether arcs between parties that are not paired may carry.
    pub unpaired_allowed: bool,
    /// Connected components of the arcs, by their first arc.
    pub components: Vec<Component>,
}

impl Core {
    /// Takes a problem apart. O(arcs × log).
    ///
    /// # Errors
    /// [`JointError::Fixed`] where fixed amounts exceed what is there or contradict a need that takes one offer alone;
    /// [`JointError::NoPairing`] where a pair is both pinned and forbidden; [`JointError::TooLarge`] where sums could leave 64 bits.
    pub fn new(problem: &JointProblem) -> Result<Self, JointError> {
        if !fits(problem) {
            return Err(JointError::TooLarge);
        }
        let pairs = problem.pairs();
        let mut core = Self {
            east: problem.east.clone(),
            west: problem.west.clone(),
            fate: vec![PairFate::Free; pairs],
            gain: vec![0; pairs],
            constant: 0,
            offer_east: problem.offers.iter().map(|offer| offer.east).collect(),
            capacity: problem.offers.iter().map(|offer| offer.capacity).collect(),
            need_west: problem.needs.iter().map(|need| need.west).collect(),
            quantity: problem.needs.iter().map(|need| need.quantity).collect(),
            whole: problem.needs.iter().map(|need| need.whole).collect(),
            must: vec![false; problem.needs.len()],
            unfilled: Vec::new(),
            arcs: Vec::new(),
            fixed: vec![0; problem.arcs.len()],
            unpaired_allowed: problem.unpaired_allowed,
            components: Vec::new(),
        };
        core.settle_pairs(problem)?;
        core.take_fixed(problem)?;
        core.keep_useful(problem);
        core.components = components(&core);
        let open = |n: usize| core.must[n] && core.quantity[n] > 0;
        core.unfilled = (0..core.must.len()).filter(|n| open(*n)).map(|n| (n as u32, Vec::new())).collect();
        for (need, arcs) in &mut core.unfilled {
            arcs.extend((0..core.arcs.len() as u32).filter(|arc| core.arcs[*arc as usize].need == *need));
        }
        Ok(core)
    }

    /// Number of possible pairs.
    pub fn pairs(&self) -> usize {
        self.fate.len()
    }

    /// Whether a pairing keeps the partner bounds and all that is settled of pairs. O(pairs).
    pub fn keeps(&self, pairing: &PairSet) -> bool {
        let (mut east, mut west) = (vec![0_u32; self.east.len()], vec![0_u32; self.west.len()]);
        for pair in 0..self.pairs() {
            let chosen = pairing.has(pair);
            if (chosen && self.fate[pair] == PairFate::Out) || (!chosen && self.fate[pair] == PairFate::In) {
                return false;
            }
            east[pair / self.west.len()] += u32::from(chosen);
            west[pair % self.west.len()] += u32::from(chosen);
        }
        let within = |bounds: &[PartyBounds], partners: &[u32]| {
            bounds.iter().zip(partners).all(|(bounds, count)| (bounds.least..=bounds.most).contains(count))
        };
        within(&self.east, &east) && within(&self.west, &west)
    }

    /// Value before amounts of a pairing: the constant and the gains. O(pairs).
    pub fn standing(&self, pairing: &PairSet) -> i64 {
        let gains = (0..self.pairs()).filter(|pair| pairing.has(*pair)).map(|pair| self.gain[pair]);
        self.constant + gains.sum::<i64>()
    }

    /// Value of a unit on an arc under a pairing; `None` where it carries nothing.
    pub fn unit(&self, arc: &CoreArc, pairing: &PairSet) -> Option<i64> {
        if pairing.has(arc.pair as usize) { Some(arc.paired) } else { self.unpaired_allowed.then_some(arc.unpaired) }
    }

    fn settle_pairs(&mut self, problem: &JointProblem) -> Result<(), JointError> {
        for (e, w) in &problem.forbids {
            self.fate[problem.pair_index(*e, *w)] = PairFate::Out;
        }
        let implied = problem.arcs.iter().filter(|arc| arc.least > 0 && !problem.unpaired_allowed);
        let implied = implied.map(|arc| problem.pair_of_arc(arc));
        let pins = problem.pins.iter().map(|(e, w)| problem.pair_index(*e, *w));
        for pair in pins.chain(implied) {
            if self.fate[pair] == PairFate::Out {
                return Err(JointError::NoPairing);
            }
            self.fate[pair] = PairFate::In;
        }
        let mut due = 0_i128;
        for existing in &problem.existing {
            let pair = problem.pair_index(existing.east, existing.west);
            if self.fate[pair] != PairFate::Out {
                self.gain[pair] += existing.penalty;
                due += i128::from(existing.penalty);
            }
        }
        self.constant = i64::try_from(-due).map_err(|_| JointError::TooLarge)?;
        Ok(())
    }

    fn take_fixed(&mut self, problem: &JointProblem) -> Result<(), JointError> {
        let mut givers = vec![0_u32; problem.needs.len()];
        for (index, arc) in problem.arcs.iter().enumerate().filter(|(_, arc)| arc.least > 0) {
            let (o, n) = (arc.offer as usize, arc.need as usize);
            let amount = arc.least;
            givers[n] += 1;
            self.capacity[o] -= amount;
            self.quantity[n] -= amount;
            let alone = self.whole[n] == Some(Whole::Single) && givers[n] > 1;
            if amount > arc.most || amount < arc.share_least || self.capacity[o] < 0 || self.quantity[n] < 0 || alone {
                return Err(JointError::Fixed);
            }
            self.must[n] = self.whole[n].is_some();
            self.fixed[index] = amount;
            let unpaired = if problem.unpaired_allowed { arc.unpaired } else { arc.paired };
            let worth = |unit: i64| i64::try_from(i128::from(unit) * i128::from(amount)).map_err(|_| JointError::TooLarge);
            self.constant = self.constant.checked_add(worth(unpaired)?).ok_or(JointError::TooLarge)?;
            self.gain[problem.pair_of_arc(arc)] += worth(arc.paired - unpaired)?;
        }
        Ok(())
    }

    /// Keeps the arcs that can carry something: not between forbidden parties, not to a need that nothing can fill, not, to a need
    /// that takes one offer alone, from one that cannot fill it.
    fn keep_useful(&mut self, problem: &JointProblem) {
        let mut arcs = Vec::new();
        for (index, arc) in problem.arcs.iter().enumerate() {
            let (o, n) = (arc.offer as usize, arc.need as usize);
            let pair = problem.pair_of_arc(arc);
            let most = (arc.most - self.fixed[index]).min(self.capacity[o]).min(self.quantity[n]);
            let open = self.fate[pair] != PairFate::Out || problem.unpaired_allowed;
            let share_least = if self.fixed[index] > 0 { 0 } else { arc.share_least };
            let other_is_fixed = self.whole[n] == Some(Whole::Single) && self.must[n] && self.fixed[index] == 0;
            let too_small = self.whole[n] == Some(Whole::Single) && most < self.quantity[n];
            let worthless = self.whole[n].is_none() && arc.paired <= 0;
            if most <= 0 || !open || share_least > most || other_is_fixed || too_small || worthless {
                continue;
            }
            let (offer, need, source) = (arc.offer, arc.need, index as u32);
            let (pair, paired, unpaired) = (pair as u32, arc.paired, arc.unpaired);
            arcs.push(CoreArc { offer, need, pair, paired, unpaired, most, share_least, source });
        }
        let mut reach = vec![0_i128; self.quantity.len()];
        for arc in &arcs {
            reach[arc.need as usize] += i128::from(arc.most);
        }
        let fillable = |n: usize| self.whole[n].is_none() || reach[n] >= i128::from(self.quantity[n]);
        arcs.retain(|arc| fillable(arc.need as usize));
        self.arcs = arcs;
    }
}

/// Whether every sum of values that a plan or a bound adds up stays within 64 bits: what all arcs could bring together, all penalties,
/// and all quantities.
fn fits(problem: &JointProblem) -> bool {
    let worth = |arc: &JointArc| {
        let units = arc.most.max(arc.least).max(0);
        i128::from(arc.paired.max(arc.unpaired).max(0)) * i128::from(units)
    };
    let values: i128 = problem.arcs.iter().map(worth).sum();
    let penalties: i128 = problem.existing.iter().map(|pair| i128::from(pair.penalty)).sum();
    let units = problem.offers.iter().map(|offer| offer.capacity).chain(problem.needs.iter().map(|need| need.quantity));
    let units: i128 = units.map(i128::from).sum();
    values + penalties < LIMIT && units < LIMIT
}

/// Connected components of the arcs, by union–find over offers and needs. O(arcs × α).
fn components(core: &Core) -> Vec<Component> {
    let offers = core.capacity.len();
    let mut sets = petgraph::unionfind::UnionFind::new(offers + core.quantity.len());
    for arc in &core.arcs {
        sets.union(arc.offer as usize, offers + arc.need as usize);
    }
    let mut place = vec![usize::MAX; offers + core.quantity.len()];
    let mut out: Vec<Component> = Vec::new();
    for (index, arc) in core.arcs.iter().enumerate() {
        let root = sets.find(arc.offer as usize);
        if place[root] == usize::MAX {
            place[root] = out.len();
            out.push(Component { arcs: Vec::new(), pairs: Vec::new(), is_indivisible: false });
        }
        let component = &mut out[place[root]];
        component.arcs.push(index as u32);
        if component.pairs.last() != Some(&arc.pair) {
            component.pairs.push(arc.pair);
        }
        component.is_indivisible |= core.whole[arc.need as usize].is_some() || arc.share_least > 1;
    }
    for component in &mut out {
        component.pairs.sort_unstable();
        component.pairs.dedup();
    }
    out
}
