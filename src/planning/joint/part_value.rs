//! The best amounts of one part of an owner with a set of partners, at given prices. Called by `pricing`, very often.

use matching::{flow::FlowProblem, network_simplex::NetworkSimplex};

use super::{
    JointError,
    owner::{Part, PartArc},
};

/// The best amounts of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartAnswer {
    /// Their value less the price of the units they take.
    pub value: i64,
    /// Units taken of each priced station of the part.
    pub used: Vec<i64>,
}

/// A part with the basis of its last flow, where it needs flows at all.
#[derive(Clone, Debug)]
pub struct PartSolver {
    simplex: Option<NetworkSimplex>,
}

impl PartSolver {
    /// No basis yet: the simplex stands at no flow. O(arcs).
    pub fn new(part: &Part) -> Self {
        let is_star = part.own.len() == 1 || part.other.len() == 1;
        Self { simplex: if is_star { None } else { NetworkSimplex::new(&circulation(part)).ok() } }
    }

    /// The best amounts with these partners. One own or one priced station: by value, O(arcs × log); else one minimum-cost flow
    /// from the basis before.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn best(&mut self, part: &Part, set: u64, prices: &[i64], unpaired_allowed: bool) -> Result<PartAnswer, JointError> {
        let net = |arc: &PartArc| {
            let station = &part.other[arc.other as usize];
            let paired = set >> station.partner & 1 == 1;
            let unit = if paired { arc.paired } else { arc.unpaired };
            (paired || unpaired_allowed).then(|| unit - prices[station.index as usize]).filter(|net| *net > 0)
        };
        let Some(simplex) = &mut self.simplex else { return Ok(star(part, net)) };
        for (index, arc) in part.arcs.iter().enumerate() {
            // An arc that brings nothing costs something, so that it carries nothing.
            simplex.set_cost(index, net(arc).map_or(1, |net| -net)).map_err(|_| JointError::TooLarge)?;
        }
        let cost = simplex.solve_cost().map_err(|_| JointError::TooLarge)?;
        let value = i64::try_from(-cost).map_err(|_| JointError::TooLarge)?;
        let mut out = PartAnswer { value, used: vec![0; part.other.len()] };
        let first = part.arcs.len() + part.own.len();
        simplex.each_flow(|arc, units| {
            if arc >= first {
                out.used[arc - first] = units;
            }
        });
        Ok(out)
    }
}

/// The most valuable arcs first.
fn star(part: &Part, net: impl Fn(&PartArc) -> Option<i64>) -> PartAnswer {
    let mut open: Vec<(i64, u32)> = Vec::with_capacity(part.arcs.len());
    open.extend(part.arcs.iter().enumerate().filter_map(|(index, arc)| net(arc).map(|net| (net, index as u32))));
    open.sort_unstable_by_key(|(net, index)| (std::cmp::Reverse(*net), *index));
    let mut out = PartAnswer { value: 0, used: vec![0; part.other.len()] };
    let mut left = if part.own.len() == 1 { part.own[0] } else { part.other[0].units };
    for (net, index) in open {
        let arc = &part.arcs[index as usize];
        let units = left.min(arc.most);
        out.value += units * net;
        out.used[arc.other as usize] += units;
        left -= units;
        if left == 0 {
            break;
        }
    }
    out
}

/// The circulation hub → own stations → priced stations → hub, without costs.
fn circulation(part: &Part) -> FlowProblem {
    let (own, other) = (part.own.len() as u32, part.other.len() as u32);
    let hub = own + other;
    let mut problem = FlowProblem::new(hub as usize + 1);
    for arc in &part.arcs {
        problem.add_arc(arc.own, own + arc.other, 0, arc.most, 0);
    }
    for (node, units) in part.own.iter().enumerate() {
        problem.add_arc(hub, node as u32, 0, *units, 0);
    }
    for (node, station) in part.other.iter().enumerate() {
        problem.add_arc(own + node as u32, hub, 0, station.units, 0);
    }
    problem
}
