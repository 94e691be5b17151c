//! The Lagrangian of the joint problem at given prices: each party of the owning side chooses its best set of partners, when the
//! units of the other side have a price and so have the places of its parties. An exact upper bound at any prices.
//!
//! bound = constant + Σ price × units + Σ place price × limit + Σ over owners of the best set's value at these prices.
//!
//! What a set is worth is worked out when it may be the best: until then an upper bound stands for it, which rises when prices
//! fall by no more than what the owner could then take of the cheaper units. Called by `ascent` and `tree`.
//!
//! Source: Lagrangian decomposition, Guignard & Kim, *Mathematical Programming* 39 (1987); the sets as columns, Dantzig & Wolfe
//! (1960).

use std::{collections::BTreeMap, rc::Rc};

use super::{
    JointError,
    core::Core,
    owner::{Owner, OwningSide},
    part_value::{PartAnswer, PartSolver},
};

/// Integer prices: of a unit of each priced station, and of a place at each partner (of either sign).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prices {
    /// By priced station (index of the need, or the offer).
    pub unit: Vec<i64>,
    /// By partner.
    pub place: Vec<i64>,
}

/// What is decided of the pairs: for each owner, partners it has and partners it has not, as bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixings {
    /// Partners each owner has.
    pub has: Vec<u64>,
    /// Partners each owner has not.
    pub has_not: Vec<u64>,
}

/// The Lagrangian at some prices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// Upper bound.
    pub bound: i128,
    /// The set of partners each owner chooses.
    pub chosen: Vec<u64>,
    /// What the chosen set of each owner is worth at these prices.
    pub worth: Vec<i64>,
}

/// Best worth of an owner with and without each partner, at the prices last evaluated; upper bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marginals {
    /// With the partner; `None` where no set has it.
    pub with: Vec<Option<i64>>,
    /// Without the partner; `None` where every set has it.
    pub without: Vec<Option<i64>>,
}

/// The Lagrangian with what is remembered of it.
#[derive(Debug)]
pub struct Pricing {
    core: Rc<Core>,
    /// Which side owns.
    pub side: OwningSide,
    /// The owners.
    pub owners: Vec<Owner>,
    /// Units of each priced station.
    pub units: Vec<i64>,
    prices: Vec<i64>,
    memory: Vec<Memory>,
    /// For each priced station: (owner, most units it could take there, partner).
    takers: Vec<Vec<(u32, i64, u32)>>,
    /// For each priced station: (owner, part).
    seen_by: Vec<Vec<(u32, u32)>>,
    steps: u64,
    evaluations: u64,
}

/// What is remembered of one owner.
#[derive(Clone, Debug)]
struct Memory {
    /// By part: changes of prices that concern it.
    stamp: Vec<u32>,
    /// By part: its solver.
    solver: Vec<PartSolver>,
    /// By part: answers by the relevant partners, with their stamp.
    answers: Vec<BTreeMap<u64, (u32, PartAnswer)>>,
    /// By set: upper bound of the value of its amounts.
    upper: Vec<i64>,
    /// By set: whether `upper` is exact.
    exact: Vec<bool>,
}

impl Pricing {
    /// The Lagrangian at zero prices. `None` where the owners have more than 64 possible partners. O(arcs × log, + sets).
    pub fn new(core: Rc<Core>, side: OwningSide) -> Option<Self> {
        let owners = side.owners(&core)?;
        let units = match side {
            OwningSide::East => core.quantity.clone(),
            OwningSide::West => core.capacity.clone(),
        };
        let mut takers = vec![Vec::new(); units.len()];
        let mut seen_by = vec![Vec::new(); units.len()];
        let mut memory = Vec::new();
        for (owner, data) in owners.iter().enumerate() {
            for (part, entry) in data.parts.iter().enumerate() {
                let mut reach = vec![0_i64; entry.other.len()];
                for arc in &entry.arcs {
                    let room = entry.other[arc.other as usize].units;
                    reach[arc.other as usize] = (reach[arc.other as usize] + arc.most).min(room);
                }
                for (station, reach) in entry.other.iter().zip(reach) {
                    takers[station.index as usize].push((owner as u32, reach, station.partner));
                    seen_by[station.index as usize].push((owner as u32, part as u32));
                }
            }
            let sets = data.sets.as_ref().map_or(0, Vec::len);
            memory.push(Memory {
                stamp: vec![0; data.parts.len()],
                solver: data.parts.iter().map(PartSolver::new).collect(),
                answers: vec![BTreeMap::new(); data.parts.len()],
                upper: vec![i64::MAX / 4; sets],
                exact: vec![false; sets],
            });
        }
        let prices = vec![0; units.len()];
        Some(Self { core, side, owners, units, prices, memory, takers, seen_by, steps: 0, evaluations: 0 })
    }

    /// Parts solved so far.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Evaluations of the Lagrangian so far.
    pub fn evaluations(&self) -> u64 {
        self.evaluations
    }

    /// Number of partners.
    pub fn partners(&self) -> usize {
        self.side.bounds(&self.core).1.len()
    }

    /// Least and most places of a partner.
    pub fn place_limits(&self, partner: usize) -> (i64, i64) {
        let bounds = self.side.bounds(&self.core).1[partner];
        (i64::from(bounds.least), i64::from(bounds.most))
    }

    /// For each priced station, the most that the owners together could take of it: a price makes a difference only above its units.
    pub fn reach(&self) -> Vec<i128> {
        self.takers.iter().map(|takers| takers.iter().map(|(_, reach, _)| i128::from(*reach)).sum()).collect()
    }

    /// Moves to these prices. O(stations + changed stations × owners, + owners × sets).
    pub fn set_prices(&mut self, prices: &[i64]) {
        let partners = self.partners();
        let mut rise = vec![vec![0_i64; partners]; self.owners.len()];
        let mut touched = vec![false; self.owners.len()];
        for (station, new) in prices.iter().enumerate() {
            let fall = self.prices[station] - new;
            if fall == 0 {
                continue;
            }
            for (owner, reach, partner) in &self.takers[station] {
                touched[*owner as usize] = true;
                let by = &mut rise[*owner as usize][*partner as usize];
                *by = by.saturating_add(fall.max(0).saturating_mul(*reach));
            }
            for (owner, part) in &self.seen_by[station] {
                self.memory[*owner as usize].stamp[*part as usize] += 1;
            }
        }
        self.prices.copy_from_slice(prices);
        for (owner, memory) in self.memory.iter_mut().enumerate().filter(|(owner, _)| touched[*owner]) {
            let Some(sets) = &self.owners[owner].sets else { continue };
            let all: i64 = rise[owner].iter().fold(0, |sum, rise| sum.saturating_add(*rise));
            for (index, set) in sets.iter().enumerate() {
                let by = if self.core.unpaired_allowed { all } else { over(*set, &rise[owner]) };
                memory.upper[index] = memory.upper[index].saturating_add(by).min(i64::MAX / 4);
                memory.exact[index] = false;
            }
        }
    }

    /// The Lagrangian at the present unit prices and these place prices; `None` where an owner has no set left.
    ///
    /// O(owners × sets), and one small flow for each part of each set looked into.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn evaluate(&mut self, place: &[i64], fixings: &Fixings) -> Result<Option<Evaluation>, JointError> {
        self.evaluations += 1;
        let mut bound = i128::from(self.core.constant);
        for (price, units) in self.prices.iter().zip(&self.units) {
            bound += i128::from(*price) * i128::from(*units);
        }
        for (price, bounds) in place.iter().zip(self.side.bounds(&self.core).1) {
            bound += i128::from(*price) * i128::from(if *price > 0 { bounds.most } else { bounds.least });
        }
        let mut out = Evaluation { bound, chosen: Vec::new(), worth: Vec::new() };
        for owner in 0..self.owners.len() {
            let (has, has_not) = (fixings.has[owner], fixings.has_not[owner]);
            let Some((set, worth)) = self.best_set(owner, place, has, has_not)? else { return Ok(None) };
            out.bound += i128::from(worth);
            out.chosen.push(set);
            out.worth.push(worth);
        }
        Ok(Some(out))
    }

    /// The best set of an owner and its worth.
    fn best_set(&mut self, owner: usize, place: &[i64], has: u64, has_not: u64) -> Result<Option<(u64, i64)>, JointError> {
        let net: Vec<i64> = self.owners[owner].gain.iter().zip(place).map(|(gain, price)| gain - price).collect();
        if self.owners[owner].sets.is_none() {
            return self.relaxed_set(owner, &net, has, has_not);
        }
        loop {
            let (sets, memory) = (self.owners[owner].sets.as_deref().unwrap_or(&[]), &self.memory[owner]);
            let mut best: Option<(i64, usize)> = None;
            for (index, set) in sets.iter().enumerate().filter(|(_, set)| *set & has == has && *set & has_not == 0) {
                let worth = memory.upper[index].saturating_add(over(*set, &net));
                if best.is_none_or(|(most, _)| worth > most) {
                    best = Some((worth, index));
                }
            }
            let Some((worth, index)) = best else { return Ok(None) };
            let set = sets[index];
            if self.memory[owner].exact[index] {
                return Ok(Some((set, worth)));
            }
            let value = self.set_value(owner, set)?;
            self.memory[owner].upper[index] = value;
            self.memory[owner].exact[index] = true;
        }
    }

    /// Where sets are too many: all that is left allowed at once, with the best gains that the bounds leave room for. An upper bound.
    fn relaxed_set(&mut self, owner: usize, net: &[i64], has: u64, has_not: u64) -> Result<Option<(u64, i64)>, JointError> {
        let data = &self.owners[owner];
        let (bounds, pinned, allowed) = (data.bounds, data.pinned | has, data.allowed & !has_not);
        let size = pinned.count_ones();
        if pinned & !allowed != 0 || size > bounds.most || allowed.count_ones() < bounds.least {
            return Ok(None);
        }
        let mut free: Vec<i64> = (0..net.len()).filter(|bit| (allowed & !pinned) >> bit & 1 == 1).map(|bit| net[bit]).collect();
        free.sort_unstable_by_key(|gain| std::cmp::Reverse(*gain));
        let mut gains = over(pinned, net);
        for (taken, gain) in free.iter().take((bounds.most - size) as usize).enumerate() {
            if *gain > 0 || size + (taken as u32) < bounds.least {
                gains += gain;
            }
        }
        Ok(Some((allowed, self.set_value(owner, allowed)? + gains)))
    }

    /// Exact value of an owner's amounts with a set of partners at the present prices.
    fn set_value(&mut self, owner: usize, set: u64) -> Result<i64, JointError> {
        let mut value = 0_i64;
        for part in 0..self.owners[owner].parts.len() {
            value += self.answer(owner, part, set)?.value;
        }
        Ok(value)
    }

    fn answer(&mut self, owner: usize, part: usize, set: u64) -> Result<&PartAnswer, JointError> {
        let data = &self.owners[owner].parts[part];
        let memory = &mut self.memory[owner];
        let (key, stamp) = (set & data.relevant, memory.stamp[part]);
        let known = memory.answers[part].get(&key).is_some_and(|(known, _)| *known == stamp);
        if !known {
            self.steps += 1;
            let answer = memory.solver[part].best(data, key, &self.prices, self.core.unpaired_allowed)?;
            memory.answers[part].insert(key, (stamp, answer));
        }
        Ok(&memory.answers[part][&key].1)
    }

    /// Units of each priced station that the owners take with these sets. O(parts × stations).
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn usage(&mut self, chosen: &[u64]) -> Result<Vec<i64>, JointError> {
        let mut usage = vec![0; self.units.len()];
        for (owner, set) in chosen.iter().enumerate() {
            for part in 0..self.owners[owner].parts.len() {
                let used = self.answer(owner, part, *set)?.used.clone();
                for (station, units) in self.owners[owner].parts[part].other.iter().zip(used) {
                    usage[station.index as usize] += units;
                }
            }
        }
        Ok(usage)
    }

    /// Best worth of an owner with and without each partner: upper bounds, from what is known of the sets. O(sets × partners).
    pub fn marginals(&self, owner: usize, place: &[i64], fixings: &Fixings) -> Marginals {
        let partners = self.partners();
        let mut out = Marginals { with: vec![None; partners], without: vec![None; partners] };
        let data = &self.owners[owner];
        let (has, has_not) = (fixings.has[owner], fixings.has_not[owner]);
        let net: Vec<i64> = data.gain.iter().zip(place).map(|(gain, price)| gain - price).collect();
        let Some(sets) = &data.sets else { return self.open_marginals(owner, has, has_not) };
        for (index, set) in sets.iter().enumerate().filter(|(_, set)| *set & has == has && *set & has_not == 0) {
            let worth = Some(self.memory[owner].upper[index].saturating_add(over(*set, &net)));
            for partner in 0..partners {
                let side = if set >> partner & 1 == 1 { &mut out.with } else { &mut out.without };
                side[partner] = side[partner].max(worth);
            }
        }
        out
    }

    /// Where sets are too many, nothing is known but what is allowed: worth without end.
    fn open_marginals(&self, owner: usize, has: u64, has_not: u64) -> Marginals {
        let data = &self.owners[owner];
        let (pinned, allowed) = (data.pinned | has, data.allowed & !has_not);
        let side = |yes: bool, bit: usize| {
            let open = if yes { allowed >> bit & 1 == 1 } else { pinned >> bit & 1 == 0 };
            open.then_some(i64::MAX / 4)
        };
        let list = |yes| (0..self.partners()).map(|bit| side(yes, bit)).collect();
        Marginals { with: list(true), without: list(false) }
    }
}

/// Sum of the entries whose bits are set.
fn over(set: u64, entries: &[i64]) -> i64 {
    let mut sum = 0_i64;
    let mut left = set;
    while left != 0 {
        sum = sum.saturating_add(entries[left.trailing_zeros() as usize]);
        left &= left - 1;
    }
    sum
}
