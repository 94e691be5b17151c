//! The divisible relaxation of a piece, solved again and again under changing answers. Called by `whole`.
//!
//! Bounds are said by costs, so that every solve starts from the basis before: a need that must be filled draws flow by a reward
//! above any detour, a need or an arc that is shut repels it by a greater cost. A least share above one unit cannot be said so and
//! is solved from scratch.

use matching::network_simplex::NetworkSimplex;

use super::{
    JointError,
    piece::{Limits, Piece},
};

/// A piece with its basis.
#[derive(Clone, Debug)]
pub struct Relaxation {
    simplex: Option<NetworkSimplex>,
    reward: i64,
}

/// The best flow of a relaxation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxed {
    /// Its value.
    pub value: i64,
    /// Units on each arc of the piece.
    pub flow: Vec<i64>,
}

impl Relaxation {
    /// No basis yet. O(arcs).
    pub fn new(piece: &Piece) -> Self {
        let greatest = piece.arcs.iter().map(|arc| arc.unit).max().unwrap_or(0).max(1);
        // A detour passes each offer at most once.
        let reward = i128::from(greatest) * (piece.offers.len() as i128 + 2);
        let nodes = (piece.offers.len() + piece.needs.len() + 2) as i128;
        let fits = nodes * reward * 4 < 1 << 60;
        let limits = Limits { arcs: piece.arcs.iter().map(|arc| (0, arc.most)).collect(), needs: piece.within() };
        let simplex = if fits { NetworkSimplex::new(&piece.circulation(&limits)).ok() } else { None };
        Self { simplex, reward: i64::try_from(reward).unwrap_or(i64::MAX) }
    }

    /// The best flow within limits; `None` where there is none. One minimum-cost flow from the basis before.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn solve(&mut self, piece: &Piece, limits: &Limits) -> Result<Option<Relaxed>, JointError> {
        let plain = limits.arcs.iter().all(|(least, _)| *least == 0);
        let Some(simplex) = self.simplex.as_mut().filter(|_| plain) else { return from_scratch(piece, limits) };
        let first_need = piece.arcs.len() + piece.offers.len();
        for (index, (arc, (_, most))) in piece.arcs.iter().zip(&limits.arcs).enumerate() {
            let cost = if *most == 0 { 3 * self.reward } else { -arc.unit };
            simplex.set_cost(index, cost).map_err(|_| JointError::TooLarge)?;
        }
        for (index, (least, most)) in limits.needs.iter().enumerate() {
            let cost = if *most == 0 {
                3 * self.reward
            } else if *least > 0 {
                -self.reward
            } else {
                0
            };
            simplex.set_cost(first_need + index, cost).map_err(|_| JointError::TooLarge)?;
        }
        simplex.solve_cost().map_err(|_| JointError::TooLarge)?;
        let (mut flow, mut filled) = (vec![0; piece.arcs.len()], vec![0; piece.needs.len()]);
        simplex.each_flow(|arc, units| {
            if arc < flow.len() {
                flow[arc] = units;
            } else if arc >= first_need {
                filled[arc - first_need] = units;
            }
        });
        let mut value = 0_i128;
        for ((arc, units), (_, most)) in piece.arcs.iter().zip(&flow).zip(&limits.arcs) {
            if units > most {
                return Ok(None);
            }
            value += i128::from(arc.unit) * i128::from(*units);
        }
        if filled.iter().zip(&limits.needs).any(|(units, (least, most))| units < least || units > most) {
            return Ok(None);
        }
        Ok(Some(Relaxed { value: i64::try_from(value).map_err(|_| JointError::TooLarge)?, flow }))
    }
}

fn from_scratch(piece: &Piece, limits: &Limits) -> Result<Option<Relaxed>, JointError> {
    let Some(solution) = piece.solve(limits)? else { return Ok(None) };
    let value = i64::try_from(-solution.cost).map_err(|_| JointError::TooLarge)?;
    Ok(Some(Relaxed { value, flow: solution.flow[..piece.arcs.len()].to_vec() }))
}
