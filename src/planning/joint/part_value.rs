//! The best amounts of one part of an owner with a set of partners, at given prices. Called by `pricing`, very often.

use matching::{flow::FlowProblem, network_simplex::min_cost_flow};

use super::{JointError, owner::Part};

/// The best amounts of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartAnswer {
    /// Their value less the price of the units they take.
    pub value: i64,
    /// Units taken of each priced station of the part.
    pub used: Vec<i64>,
}

/// The best amounts with these partners. One own or one priced station: by value, O(arcs × log); else one minimum-cost flow.
///
/// # Errors
/// [`JointError::TooLarge`] where sums leave 64 bits.
pub fn best_part(part: &Part, set: u64, prices: &[i64], unpaired_allowed: bool) -> Result<PartAnswer, JointError> {
    let mut open: Vec<(i64, u32)> = Vec::with_capacity(part.arcs.len());
    for (index, arc) in part.arcs.iter().enumerate() {
        let station = &part.other[arc.other as usize];
        let paired = set >> station.partner & 1 == 1;
        if !paired && !unpaired_allowed {
            continue;
        }
        let net = if paired { arc.paired } else { arc.unpaired } - prices[station.index as usize];
        if net > 0 {
            open.push((net, index as u32));
        }
    }
    if part.own.len() == 1 || part.other.len() == 1 { Ok(star(part, open)) } else { flow(part, &open) }
}

/// The most valuable arcs first.
fn star(part: &Part, mut open: Vec<(i64, u32)>) -> PartAnswer {
    let mut out = PartAnswer { value: 0, used: vec![0; part.other.len()] };
    open.sort_unstable_by_key(|(net, index)| (std::cmp::Reverse(*net), *index));
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

fn flow(part: &Part, open: &[(i64, u32)]) -> Result<PartAnswer, JointError> {
    let mut out = PartAnswer { value: 0, used: vec![0; part.other.len()] };
    if open.is_empty() {
        return Ok(out);
    }
    let (own, other) = (part.own.len() as u32, part.other.len() as u32);
    let hub = own + other;
    let mut problem = FlowProblem::new(hub as usize + 1);
    for (net, index) in open {
        let arc = &part.arcs[*index as usize];
        problem.add_arc(arc.own, own + arc.other, 0, arc.most, -net);
    }
    for (node, units) in part.own.iter().enumerate() {
        problem.add_arc(hub, node as u32, 0, *units, 0);
    }
    for (node, station) in part.other.iter().enumerate() {
        problem.add_arc(own + node as u32, hub, 0, station.units, 0);
    }
    let solution = min_cost_flow(&problem).map_err(|_| JointError::TooLarge)?;
    out.value = i64::try_from(-solution.cost).map_err(|_| JointError::TooLarge)?;
    for ((_, index), units) in open.iter().zip(&solution.flow) {
        out.used[part.arcs[*index as usize].other as usize] += units;
    }
    Ok(out)
}
