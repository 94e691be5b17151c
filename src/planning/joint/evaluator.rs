//! What a pairing is worth: the best allocation on it. Called by every part of the search.
//!
//! The arcs split into components once and for all, and under a pairing into pieces. A component's divisible value is remembered
//! by the pairs that matter to it, the search for whole needs on a piece by the arcs of the piece; it is taken up again where it
//! stopped when more is asked.

use std::{collections::BTreeMap, rc::Rc};

use super::{
    JointError,
    core::{Component, Core},
    pair_set::PairSet,
    piece::{Active, Piece},
    proof::PieceProof,
    splitter::Splitter,
    whole::WholeSearch,
};

/// What is known of the value of a pairing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Value of the best allocation found, if any.
    pub found: Option<i64>,
    /// No allocation is worth more; `None` where none keeps the rules.
    pub bound: Option<i64>,
}

/// Values pairings, and remembers.
#[derive(Clone, Debug)]
pub struct Evaluator {
    core: Rc<Core>,
    splitter: Splitter,
    /// By component: what is known under the pairs that matter to it.
    known: Vec<BTreeMap<PairSet, Known>>,
    /// Pieces with whole needs, by their arcs (index × 2, + 1 where paired).
    pieces: BTreeMap<Vec<u32>, u32>,
    records: Vec<Record>,
    steps: u64,
}

/// A component under a pairing.
#[derive(Clone, Debug)]
struct Known {
    /// Its value when all needs are divisible.
    divisible: i64,
    /// Of that, in pieces without whole needs.
    plain: i64,
    /// Its pieces with whole needs.
    pieces: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Record {
    piece: Piece,
    divisible: i64,
    search: Option<WholeSearch>,
}

impl Evaluator {
    /// Knows nothing yet.
    pub fn new(core: Rc<Core>) -> Self {
        let known = vec![BTreeMap::new(); core.components.len()];
        let splitter = Splitter::new(&core);
        Self { core, splitter, known, pieces: BTreeMap::new(), records: Vec::new(), steps: 0 }
    }

    /// Pieces solved so far: the unit in which the search is limited.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Value of a pairing when all needs are divisible: an upper bound. One flow for each component not seen before.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn divisible(&mut self, pairing: &PairSet) -> Result<i64, JointError> {
        let core = Rc::clone(&self.core);
        let mut value = core.standing(pairing);
        for (index, component) in core.components.iter().enumerate() {
            value += self.known(index, component, pairing)?.divisible;
        }
        Ok(value)
    }

    /// Value of a pairing. The search for whole needs goes on until its bound is not above `enough`, it is proved, or so many more
    /// flows are solved.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn interval(&mut self, pairing: &PairSet, enough: i64, steps: u64) -> Result<Interval, JointError> {
        const NOTHING: Interval = Interval { found: None, bound: None };
        let divisible = self.divisible(pairing)?;
        let active = |arc: &u32| self.core.unit(&self.core.arcs[*arc as usize], pairing).is_some();
        if !self.core.unfilled.iter().all(|(_, arcs)| arcs.iter().any(active)) {
            return Ok(NOTHING);
        }
        if divisible <= enough {
            return Ok(Interval { found: None, bound: Some(divisible) });
        }
        let (plain, pieces) = self.parts(pairing)?;
        let mut excess = i128::from(divisible) - i128::from(enough);
        let until = self.steps.saturating_add(steps);
        for round in 0..u32::MAX {
            let mut open = false;
            for id in &pieces {
                let record = &mut self.records[*id as usize];
                if record.search.is_none() {
                    record.search = Some(WholeSearch::new(&record.piece)?);
                    self.steps += 1;
                }
                let Some(search) = &mut record.search else { continue };
                let Some(before) = search.bound() else { return Ok(NOTHING) };
                if round == 0 {
                    excess -= i128::from(record.divisible - before);
                }
                // Each piece gets a share of the steps, more in each round, until the bounds together are low enough.
                let share = (16 << round.min(12)).min(until.saturating_sub(self.steps));
                let low = i128::from(before) - excess.max(0);
                let solved = search.steps;
                search.advance(&record.piece, share, i64::try_from(low).unwrap_or(i64::MIN))?;
                self.steps += search.steps - solved;
                let Some(after) = search.bound() else { return Ok(NOTHING) };
                excess -= i128::from(before - after);
                open |= !search.is_finished();
                if excess <= 0 {
                    break;
                }
            }
            if excess <= 0 || !open || self.steps >= until {
                break;
            }
        }
        // A pairing that is looked at gets a plan, however short the look.
        for id in pieces.iter().filter(|_| excess > 0) {
            let record = &mut self.records[*id as usize];
            if let Some(search) = &mut record.search {
                let solved = search.steps;
                search.round(&record.piece)?;
                self.steps += search.steps - solved;
            }
        }
        self.sum(plain, &pieces)
    }

    /// Value in pieces without whole needs, gains and constant included, and the pieces with whole needs.
    fn parts(&mut self, pairing: &PairSet) -> Result<(i64, Vec<u32>), JointError> {
        let core = Rc::clone(&self.core);
        let mut plain = core.standing(pairing);
        let mut pieces = Vec::new();
        for (index, component) in core.components.iter().enumerate() {
            let known = self.known(index, component, pairing)?;
            plain += known.plain;
            pieces.extend_from_slice(&known.pieces);
        }
        Ok((plain, pieces))
    }

    /// The splits of all searches for whole needs so far. O(their size).
    pub fn proofs(&self) -> Vec<PieceProof> {
        let begun = self.records.iter().filter_map(|record| Some((&record.piece, record.search.as_ref()?)));
        let arcs = |piece: &Piece| piece.arcs.iter().map(|arc| (self.core.arcs[arc.index as usize].source, arc.unit)).collect();
        begun.map(|(piece, search)| PieceProof { arcs: arcs(piece), tree: search.tree.clone() }).collect()
    }

    fn sum(&self, plain: i64, pieces: &[u32]) -> Result<Interval, JointError> {
        let (mut found, mut bound) = (Some(i128::from(plain)), i128::from(plain));
        for id in pieces {
            let record = &self.records[*id as usize];
            let Some(search) = &record.search else {
                (found, bound) = (None, bound + i128::from(record.divisible));
                continue;
            };
            let best = search.best.as_ref().map(|(value, _)| i128::from(*value));
            found = found.zip(best).map(|(sum, value)| sum + value);
            bound += i128::from(search.bound().unwrap_or(0));
        }
        let fit = |value: i128| i64::try_from(value).map_err(|_| JointError::TooLarge);
        Ok(Interval { found: found.map(fit).transpose()?, bound: Some(fit(bound)?) })
    }

    /// Units on each arc of the problem of the best allocation found for a pairing; `None` where none is known.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn allocation(&mut self, pairing: &PairSet) -> Result<Option<Vec<i64>>, JointError> {
        let core = Rc::clone(&self.core);
        let mut flow = core.fixed.clone();
        for component in &core.components {
            for active in self.splitter.split(&core, &active(&core, component, pairing)) {
                let piece = Piece::new(&core, &active);
                let amounts = if piece.is_indivisible() {
                    let id = self.piece(&active)?;
                    let record = &self.records[id as usize];
                    let best = record.search.as_ref().and_then(|search| search.best.as_ref());
                    let Some((_, amounts)) = best else { return Ok(None) };
                    amounts.clone()
                } else {
                    piece.divisible()?.1
                };
                for (arc, amount) in piece.arcs.iter().zip(amounts) {
                    flow[core.arcs[arc.index as usize].source as usize] += amount;
                }
            }
        }
        Ok(Some(flow))
    }

    fn known(&mut self, index: usize, component: &Component, pairing: &PairSet) -> Result<&Known, JointError> {
        let key = pairing.among(&component.pairs);
        if !self.known[index].contains_key(&key) {
            let known = self.learn(component, pairing)?;
            self.known[index].insert(key.clone(), known);
        }
        Ok(&self.known[index][&key])
    }

    fn learn(&mut self, component: &Component, pairing: &PairSet) -> Result<Known, JointError> {
        let core = Rc::clone(&self.core);
        let active = active(&core, component, pairing);
        let mut known = Known { divisible: 0, plain: 0, pieces: Vec::new() };
        for active in self.splitter.split(&core, &active) {
            if component.is_indivisible && is_indivisible(&core, &active) {
                let id = self.piece(&active)?;
                known.pieces.push(id);
                known.divisible += self.records[id as usize].divisible;
            } else {
                self.steps += 1;
                let (value, _) = Piece::new(&core, &active).divisible()?;
                known.divisible += value;
                known.plain += value;
            }
        }
        Ok(known)
    }

    /// The record of a piece with whole needs.
    fn piece(&mut self, active: &[Active]) -> Result<u32, JointError> {
        let arcs = &self.core.arcs;
        let is_paired = |entry: &Active| u32::from(entry.unit == arcs[entry.index as usize].paired);
        let key: Vec<u32> = active.iter().map(|entry| entry.index * 2 + is_paired(entry)).collect();
        if let Some(id) = self.pieces.get(&key) {
            return Ok(*id);
        }
        let piece = Piece::new(&self.core, active);
        self.steps += 1;
        let (divisible, _) = piece.divisible()?;
        let id = self.records.len() as u32;
        self.records.push(Record { piece, divisible, search: None });
        self.pieces.insert(key, id);
        Ok(id)
    }
}

fn is_indivisible(core: &Core, active: &[Active]) -> bool {
    let mut arcs = active.iter().map(|entry| &core.arcs[entry.index as usize]);
    arcs.any(|arc| core.whole[arc.need as usize].is_some() || arc.share_least > 1)
}

/// The arcs of a component that may carry under a pairing.
fn active(core: &Core, component: &Component, pairing: &PairSet) -> Vec<Active> {
    let carries = |index: &u32| core.unit(&core.arcs[*index as usize], pairing).map(|unit| Active { index: *index, unit });
    component.arcs.iter().filter_map(carries).collect()
}
