//! The bound of a pairing that is wholly decided: its pieces, those with whole needs by the leaves of their trees.

use std::collections::BTreeMap;

use crate::{
    joint::{answers::Split, proof::PieceProof, whole::TreeNode},
    problem::Whole,
};

use super::{
    Refused,
    lagrangian::connected,
    part::Transport,
    reduced::{Reduced, ReducedArc},
};

/// What is known of a pairing or a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nothing is worth more; `None` where no allocation keeps the rules.
    Bound(Option<i128>),
    /// The proof at this index must be walked first.
    Missing(usize),
}

/// The proofs of pieces, and the bounds that were found to hold.
#[derive(Debug)]
pub struct Pieces {
    by_arcs: BTreeMap<Vec<(u32, i64)>, usize>,
    /// By proof: the bound, once walked.
    bounds: Vec<Known>,
}

impl Pieces {
    pub fn new(proofs: &[PieceProof]) -> Self {
        let by_arcs = proofs.iter().enumerate().map(|(index, proof)| (proof.arcs.clone(), index)).collect();
        Self { by_arcs, bounds: (0..proofs.len()).map(Known::Missing).collect() }
    }

    pub fn learn(&mut self, piece: usize, bound: Option<i128>) {
        self.bounds[piece] = Known::Bound(bound);
    }

    /// The bound of a pairing. One flow for each piece without a proof.
    pub fn bound(&self, reduced: &Reduced, pairing: &[bool]) -> Result<Known, Refused> {
        let is_paired = |arc: &ReducedArc| pairing[reduced.pair(arc.east, arc.west)];
        let open = |arc: &&ReducedArc| is_paired(arc) || reduced.unpaired_allowed;
        let mut arcs: Vec<ReducedArc> = reduced.arcs.iter().filter(open).copied().collect();
        // From here on `paired` is the value of a unit under this pairing.
        for arc in &mut arcs {
            arc.paired = if is_paired(arc) { arc.paired } else { arc.unpaired };
        }
        for need in (0..reduced.must.len()).filter(|need| reduced.must[*need] && reduced.quantity[*need] > 0) {
            if !arcs.iter().any(|arc| arc.need as usize == need) {
                return Ok(Known::Bound(None));
            }
        }
        let mut bound = reduced.constant;
        bound += pairing.iter().zip(&reduced.gain).filter(|(chosen, _)| **chosen).map(|(_, gain)| gain).sum::<i128>();
        for piece in connected(&arcs) {
            let key: Vec<(u32, i64)> = piece.iter().map(|arc| (arc.index, arc.paired)).collect();
            let part = match self.by_arcs.get(&key) {
                Some(proof) => match self.bounds[*proof] {
                    Known::Missing(proof) => return Ok(Known::Missing(proof)),
                    Known::Bound(known) => known,
                },
                None => Leaf::new(reduced, &piece).optimum()?,
            };
            let Some(part) = part else { return Ok(Known::Bound(None)) };
            bound += part;
        }
        Ok(Known::Bound(Some(bound)))
    }
}

/// A walk over the tree of a piece, leaf by leaf.
#[derive(Debug)]
pub struct PieceWalk {
    stack: Vec<(u32, Vec<(Split, bool)>)>,
    bound: Option<i128>,
}

impl PieceWalk {
    pub fn new() -> Self {
        Self { stack: vec![(0, Vec::new())], bound: None }
    }

    /// The bound of what was seen; `None` where no leaf had an allocation.
    pub fn bound(&self) -> Option<i128> {
        self.bound
    }

    /// Looks at one node: at most one flow. Returns whether some are left.
    pub fn step(&mut self, reduced: &Reduced, proof: &PieceProof) -> Result<bool, Refused> {
        let Some((node, answers)) = self.stack.pop() else { return Ok(false) };
        match proof.tree.get(node as usize).ok_or(Refused::Open(node))? {
            TreeNode::Split { split, yes, no } => {
                for (child, answer) in [(*yes, true), (*no, false)] {
                    if child <= node {
                        return Err(Refused::Open(child));
                    }
                    let mut answers = answers.clone();
                    answers.push((*split, answer));
                    self.stack.push((child, answers));
                }
            }
            TreeNode::Leaf => {
                let by_index =
                    |index: u32| reduced.arcs.binary_search_by_key(&index, |arc| arc.index).map_err(|_| Refused::Flow);
                let mut arcs = Vec::with_capacity(proof.arcs.len());
                for (index, unit) in &proof.arcs {
                    arcs.push(ReducedArc { paired: *unit, ..reduced.arcs[by_index(*index)?] });
                }
                let mut leaf = Leaf::new(reduced, &arcs);
                if leaf.answer(&answers)? {
                    self.bound = self.bound.max(leaf.optimum()?);
                }
            }
        }
        Ok(true)
    }
}

/// A piece under answers.
struct Leaf<'a> {
    reduced: &'a Reduced,
    arcs: Vec<ReducedArc>,
    /// Least and most on each arc.
    limits: Vec<(i64, i64)>,
    /// Sorted needs, with least and most.
    needs: Vec<(u32, i64, i64)>,
    /// By need: the arc that serves it alone.
    alone: BTreeMap<u32, usize>,
}

impl<'a> Leaf<'a> {
    fn new(reduced: &'a Reduced, arcs: &[ReducedArc]) -> Self {
        let mut needs: Vec<u32> = arcs.iter().map(|arc| arc.need).collect();
        needs.sort_unstable();
        needs.dedup();
        let bounds = |need: u32| {
            let quantity = reduced.quantity[need as usize];
            (need, if reduced.must[need as usize] { quantity } else { 0 }, quantity)
        };
        Self {
            reduced,
            limits: arcs.iter().map(|arc| (0, arc.most)).collect(),
            needs: needs.into_iter().map(bounds).collect(),
            arcs: arcs.to_vec(),
            alone: BTreeMap::new(),
        }
    }

    fn whole(&self, need: u32) -> Option<Whole> {
        self.reduced.whole[need as usize]
    }

    /// Sets what the answers say and what follows; false where they cannot hold together.
    fn answer(&mut self, answers: &[(Split, bool)]) -> Result<bool, Refused> {
        for (split, yes) in answers {
            match (*split, yes) {
                (Split::Need(position), yes) => {
                    let (need, least, most) = self.needs.get_mut(position as usize).ok_or(Refused::Flow)?;
                    // Only a need that is served in full or not at all has no third case.
                    if self.reduced.whole[*need as usize].is_none() {
                        return Err(Refused::Flow);
                    }
                    if *yes { *least = self.reduced.quantity[*need as usize] } else { *most = 0 }
                }
                (Split::Arc(position), false) => self.limits.get_mut(position as usize).ok_or(Refused::Flow)?.1 = 0,
                (Split::Arc(position), true) => {
                    if !self.use_arc(position as usize)? {
                        return Ok(false);
                    }
                }
            }
        }
        while let Some(changed) = self.follow() {
            if !changed {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn use_arc(&mut self, position: usize) -> Result<bool, Refused> {
        let arc = *self.arcs.get(position).ok_or(Refused::Flow)?;
        if let Some(kind) = self.whole(arc.need) {
            self.fill(arc.need);
            if kind == Whole::Single {
                return Ok(*self.alone.entry(arc.need).or_insert(position) == position);
            }
        }
        self.limits[position].0 = arc.share_least.max(1);
        Ok(true)
    }

    fn fill(&mut self, need: u32) {
        for entry in self.needs.iter_mut().filter(|entry| entry.0 == need) {
            entry.1 = self.reduced.quantity[need as usize];
        }
    }

    /// One round of what follows for whole needs; whether something changed, or `None` where nothing can hold.
    fn follow(&mut self) -> Option<bool> {
        let mut changed = false;
        let mut left: BTreeMap<u32, i64> = BTreeMap::new();
        for arc in &self.arcs {
            left.insert(arc.offer, self.reduced.capacity[arc.offer as usize]);
        }
        for (need, position) in &self.alone {
            let units = left.get_mut(&self.arcs[*position].offer)?;
            *units -= self.reduced.quantity[*need as usize];
            if *units < 0 {
                return None;
            }
        }
        for (need, least, most) in self.needs.clone() {
            let Some(kind) = self.whole(need) else { continue };
            let quantity = self.reduced.quantity[need as usize];
            let mut ways = Vec::new();
            let mut sum = 0_i128;
            for position in (0..self.arcs.len()).filter(|position| self.arcs[*position].need == need) {
                let arc = &self.arcs[position];
                let mut upper = self.limits[position].1;
                match self.alone.get(&need) {
                    Some(only) if *only == position => {}
                    Some(_) => upper = 0,
                    None => upper = upper.min(left[&arc.offer]),
                }
                if most == 0 || (kind == Whole::Single && upper < quantity) || upper < arc.share_least {
                    upper = 0;
                }
                changed |= upper != self.limits[position].1;
                self.limits[position].1 = upper;
                sum += i128::from(upper);
                if upper > 0 {
                    ways.push(position);
                }
            }
            if sum < i128::from(quantity) && most > 0 {
                if least > 0 {
                    return None;
                }
                self.needs.iter_mut().filter(|entry| entry.0 == need).for_each(|entry| entry.2 = 0);
                changed = true;
            } else if kind == Whole::Single && least > 0 && most > 0 && ways.len() == 1 && !self.alone.contains_key(&need) {
                self.alone.insert(need, ways[0]);
                changed = true;
            }
        }
        Some(changed)
    }

    /// The best value within the limits, divisible; `None` where nothing keeps them.
    fn optimum(&self) -> Result<Option<i128>, Refused> {
        let mut offers: Vec<u32> = self.arcs.iter().map(|arc| arc.offer).collect();
        offers.sort_unstable();
        offers.dedup();
        let mut transport = Transport {
            from: offers.iter().map(|offer| (0, self.reduced.capacity[*offer as usize])).collect(),
            to: self.needs.iter().map(|(_, least, most)| (*least, *most)).collect(),
            arcs: Vec::new(),
        };
        for (arc, (least, most)) in self.arcs.iter().zip(&self.limits) {
            let tail = offers.partition_point(|offer| *offer < arc.offer) as u32;
            let head = self.needs.partition_point(|(need, ..)| *need < arc.need) as u32;
            transport.arcs.push((tail, head, *least, *most, arc.paired));
        }
        transport.optimum()
    }
}
