//! A connected piece of the arcs that may carry under some pairing: a transportation problem. Made by `evaluator`, solved here when
//! its needs are taken as divisible, by `whole` when some are served in full or not at all.

use matching::{
    flow::{FlowError, FlowProblem, FlowSolution},
    network_simplex::min_cost_flow,
};

use crate::problem::Whole;

use super::{JointError, core::Core};

/// A source or a sink of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Station {
    /// Index of the offer or the need in the core.
    pub index: u32,
    /// Units it has or asks for.
    pub units: i64,
}

/// An arc of a piece, between positions of its offers and needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PieceArc {
    /// Index of the arc in the core.
    pub index: u32,
    /// Position of the offer.
    pub offer: u32,
    /// Position of the need.
    pub need: u32,
    /// Value of one unit.
    pub unit: i64,
    /// Most units.
    pub most: i64,
    /// A share is 0 or at least this.
    pub share_least: i64,
}

/// A connected transportation problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its offers, sorted.
    pub offers: Vec<Station>,
    /// Its needs, sorted.
    pub needs: Vec<Station>,
    /// For each need, whether it is served in full or not at all.
    pub whole: Vec<Option<Whole>>,
    /// For each need, whether it must be filled.
    pub must: Vec<bool>,
    /// Its arcs, in the order of the core.
    pub arcs: Vec<PieceArc>,
}

/// An arc that may carry, and what a unit on it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Active {
    /// Index of the arc in the core.
    pub index: u32,
    /// Value of one unit.
    pub unit: i64,
}

impl Piece {
    /// The piece made of these arcs, which must be sorted. O(arcs × log).
    pub fn new(core: &Core, active: &[Active]) -> Self {
        let arc = |active: &Active| core.arcs[active.index as usize];
        let mut offers: Vec<u32> = active.iter().map(|entry| arc(entry).offer).collect();
        let mut needs: Vec<u32> = active.iter().map(|entry| arc(entry).need).collect();
        for list in [&mut offers, &mut needs] {
            list.sort_unstable();
            list.dedup();
        }
        let position = |list: &[u32], index: u32| list.partition_point(|entry| *entry < index) as u32;
        let arcs = active.iter().map(|entry| {
            let arc = arc(entry);
            let (offer, need) = (position(&offers, arc.offer), position(&needs, arc.need));
            PieceArc { index: entry.index, offer, need, unit: entry.unit, most: arc.most, share_least: arc.share_least }
        });
        Self {
            arcs: arcs.collect(),
            whole: needs.iter().map(|need| core.whole[*need as usize]).collect(),
            must: needs.iter().map(|need| core.must[*need as usize]).collect(),
            needs: needs.iter().map(|need| Station { index: *need, units: core.quantity[*need as usize] }).collect(),
            offers: offers.iter().map(|offer| Station { index: *offer, units: core.capacity[*offer as usize] }).collect(),
        }
    }

    /// Whether the divisible optimum may break a rule: some need is served in full or not at all, or some share has a least.
    pub fn is_indivisible(&self) -> bool {
        self.whole.iter().any(Option::is_some) || self.arcs.iter().any(|arc| arc.share_least > 1)
    }

    /// The best amounts when all needs are divisible, and their value.
    ///
    /// A single offer or a single need is filled by value, O(arcs × log); else one minimum-cost flow.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn divisible(&self) -> Result<(i64, Vec<i64>), JointError> {
        if self.offers.len() == 1 || self.needs.len() == 1 {
            return Ok(self.star());
        }
        let limits = Limits { arcs: self.arcs.iter().map(|arc| (0, arc.most)).collect(), needs: self.within() };
        let solution = self.solve(&limits)?.ok_or(JointError::Fixed)?;
        let value = i64::try_from(-solution.cost).map_err(|_| JointError::TooLarge)?;
        Ok((value, solution.flow[..self.arcs.len()].to_vec()))
    }

    /// Each need between nothing and all of it.
    pub fn within(&self) -> Vec<(i64, i64)> {
        self.needs.iter().map(|need| (0, need.units)).collect()
    }

    /// With one offer, or one need, the most valuable arcs are filled first.
    fn star(&self) -> (i64, Vec<i64>) {
        let mut order: Vec<usize> = (0..self.arcs.len()).collect();
        order.sort_by_key(|arc| (std::cmp::Reverse(self.arcs[*arc].unit), *arc));
        let single_offer = self.offers.len() == 1;
        let mut left = if single_offer { self.offers[0].units } else { self.needs[0].units };
        let mut flow = vec![0; self.arcs.len()];
        let mut value = 0;
        for index in order {
            let arc = &self.arcs[index];
            let units = left.min(arc.most);
            if arc.unit > 0 {
                flow[index] = units;
                value += units * arc.unit;
                left -= units;
            }
        }
        (value, flow)
    }

    /// The best flow within limits, or `None` where there is none. One minimum-cost flow.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn solve(&self, limits: &Limits) -> Result<Option<FlowSolution>, JointError> {
        match min_cost_flow(&self.circulation(limits)) {
            Ok(solution) => Ok(Some(solution)),
            Err(FlowError::Infeasible(_)) => Ok(None),
            Err(_) => Err(JointError::TooLarge),
        }
    }

    /// The circulation hub → offers → needs → hub: first the arcs, then one an offer, then one a need.
    pub fn circulation(&self, limits: &Limits) -> FlowProblem {
        let (offers, needs) = (self.offers.len() as u32, self.needs.len() as u32);
        let hub = offers + needs;
        let mut problem = FlowProblem::new(hub as usize + 1);
        for (arc, (least, most)) in self.arcs.iter().zip(&limits.arcs) {
            problem.add_arc(arc.offer, offers + arc.need, *least, *most, -arc.unit);
        }
        for (node, offer) in self.offers.iter().enumerate() {
            problem.add_arc(hub, node as u32, 0, offer.units, 0);
        }
        for (node, (least, most)) in limits.needs.iter().enumerate() {
            problem.add_arc(offers + node as u32, hub, *least, *most, 0);
        }
        problem
    }
}

/// Least and most units on each arc and into each need of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of each arc.
    pub arcs: Vec<(i64, i64)>,
    /// Of each need.
    pub needs: Vec<(i64, i64)>,
}
