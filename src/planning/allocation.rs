//! How much of which offer serves which need, when it is settled which arcs may carry. Called by `stepwise` for the chosen pairs,
//! for each pair alone, and for the upper bound.
//!
//! A kind is one minimum-cost circulation: hub → offers → needs → hub, costs the values negated. Needs that are served in full or
//! not at all are repaired from the divisible optimum: those it fills stay, then the others are tried in turn, each with the flow
//! solved anew, and one-for-one exchanges follow.

use matching::{
    certificate::verify_flow,
    flow::{FlowError, FlowProblem},
    network_simplex::min_cost_flow,
};

use crate::problem::{JointProblem, Whole};

/// Exchanges tried at most for each kind, so that a large scenario stays quick.
const EXCHANGES: usize = 400;

/// The best flow of one kind on the arcs that may carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindAllocation {
    /// Units on each arc of the problem that belongs to the kind: (index, units), units above 0.
    pub amounts: Vec<(u32, i64)>,
    /// Their value.
    pub value: i64,
    /// Value of the best flow were all needs divisible: no allocation on these arcs is worth more. Proved and checked.
    pub divisible: i64,
    /// Flows solved.
    pub steps: u64,
}

/// Why a kind cannot be allocated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AllocationError {
    /// Fixed amounts contradict each other, or the whole need they are part of.
    Fixed,
    /// Magnitudes leave 64 bits.
    TooLarge,
    /// The certificate of a flow was refused: a fault of the program.
    Refused(String),
}

/// An arc that may carry, and what a unit on it is worth.
#[derive(Clone, Copy, Debug)]
pub struct OpenArc {
    /// Index of the arc in the problem.
    pub index: u32,
    /// Value of one unit.
    pub value: i64,
}

/// Allocates one kind on the open arcs, which must be of that kind and in the order of the problem.
///
/// One minimum-cost flow for divisible kinds; for whole needs one more for each need and exchange tried.
///
/// # Errors
/// See [`AllocationError`].
pub fn allocate(problem: &JointProblem, open: &[OpenArc]) -> Result<KindAllocation, AllocationError> {
    let mut work = Work::new(problem, open);
    let divisible = work.solve(&work.everything())?.ok_or(AllocationError::Fixed)?;
    let best = if work.needs.iter().any(|need| problem.needs[*need as usize].whole.is_some()) {
        work.repair(&divisible)?
    } else {
        Answer { value: divisible.value, flow: divisible.flow.clone() }
    };
    let amounts = open.iter().zip(&best.flow).filter(|(_, flow)| **flow > 0).map(|(arc, flow)| (arc.index, *flow));
    Ok(KindAllocation { amounts: amounts.collect(), value: best.value, divisible: divisible.value, steps: work.steps })
}

#[derive(Clone, Debug)]
struct Answer {
    value: i64,
    /// On each open arc.
    flow: Vec<i64>,
}

/// What is asked of a need while whole needs are settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    /// Any part of it.
    Any,
    /// All of it, by any of its arcs.
    Full,
    /// All of it, by the open arc at this position alone.
    Alone(usize),
    /// Nothing.
    Nothing,
}

struct Work<'a> {
    problem: &'a JointProblem,
    open: &'a [OpenArc],
    /// Offers and needs that occur, sorted; their position is their node.
    offers: Vec<u32>,
    needs: Vec<u32>,
    steps: u64,
}

impl<'a> Work<'a> {
    fn new(problem: &'a JointProblem, open: &'a [OpenArc]) -> Self {
        let distinct = |of: fn(&crate::problem::JointArc) -> u32| {
            let mut list: Vec<u32> = open.iter().map(|arc| of(&problem.arcs[arc.index as usize])).collect();
            list.sort_unstable();
            list.dedup();
            list
        };
        Self { problem, open, offers: distinct(|arc| arc.offer), needs: distinct(|arc| arc.need), steps: 0 }
    }

    fn need_of(&self, position: usize) -> usize {
        let need = self.problem.arcs[self.open[position].index as usize].need;
        self.needs.binary_search(&need).unwrap_or(0)
    }

    fn whole(&self, need: usize) -> Option<Whole> {
        self.problem.needs[self.needs[need] as usize].whole
    }

    fn everything(&self) -> Vec<Ask> {
        vec![Ask::Any; self.needs.len()]
    }

    /// The best flow under what is asked of each need; `None` where there is none.
    fn solve(&mut self, asks: &[Ask]) -> Result<Option<Answer>, AllocationError> {
        self.steps += 1;
        let mut barred = vec![false; self.open.len()];
        loop {
            let flow = self.flow_problem(asks, &barred);
            let solution = match min_cost_flow(&flow) {
                Ok(solution) => solution,
                Err(FlowError::Infeasible(_)) => return Ok(None),
                Err(_) => return Err(AllocationError::TooLarge),
            };
            verify_flow(&flow, &solution).map_err(|error| AllocationError::Refused(error.to_string()))?;
            let amounts = solution.flow[..self.open.len()].to_vec();
            // A share below the least that its offer takes on is dropped, and the rest solved again. Each round bars one arc.
            let settled = |position: &usize| asks[self.need_of(*position)] != Ask::Any;
            let too_small = (0..self.open.len()).filter(settled).find(|position| {
                let arc = &self.problem.arcs[self.open[*position].index as usize];
                amounts[*position] > 0 && amounts[*position] < arc.share_least
            });
            let Some(position) = too_small else {
                let value = i64::try_from(-solution.cost).map_err(|_| AllocationError::TooLarge)?;
                return Ok(Some(Answer { value, flow: amounts }));
            };
            barred[position] = true;
        }
    }

    /// Nodes: offers, needs, hub. Arcs: the open ones, then one an offer, then one a need.
    fn flow_problem(&self, asks: &[Ask], barred: &[bool]) -> FlowProblem {
        let (offers, needs) = (self.offers.len() as u32, self.needs.len() as u32);
        let hub = offers + needs;
        let mut flow = FlowProblem::new(hub as usize + 1);
        for (position, open) in self.open.iter().enumerate() {
            let arc = &self.problem.arcs[open.index as usize];
            let offer = self.offers.binary_search(&arc.offer).unwrap_or(0) as u32;
            let need = self.need_of(position);
            let shut = barred[position]
                || match asks[need] {
                    Ask::Nothing => true,
                    Ask::Alone(only) => only != position,
                    Ask::Any | Ask::Full => false,
                };
            // A fixed amount stays asked for even where its need gets nothing, so that the contradiction shows.
            let upper = if shut { arc.least } else { arc.most };
            flow.add_arc(offer, offers + need as u32, arc.least, upper, -open.value);
        }
        for (node, offer) in self.offers.iter().enumerate() {
            flow.add_arc(hub, node as u32, 0, self.problem.offers[*offer as usize].capacity, 0);
        }
        for (node, need) in self.needs.iter().enumerate() {
            let quantity = self.problem.needs[*need as usize].quantity;
            let (lower, upper) = match asks[node] {
                Ask::Any => (0, quantity),
                Ask::Full | Ask::Alone(_) => (quantity, quantity),
                Ask::Nothing => (0, 0),
            };
            flow.add_arc(offers + node as u32, hub, lower, upper, 0);
        }
        flow
    }

    /// How a whole need could be filled: by all its arcs together, or by each that can do it alone, the most valuable first.
    fn ways(&self, need: usize) -> Vec<Ask> {
        if self.whole(need) == Some(Whole::Shared) {
            return vec![Ask::Full];
        }
        let quantity = self.problem.needs[self.needs[need] as usize].quantity;
        let of_need = |position: &usize| self.need_of(*position) == need;
        let is_fixed = |position: &usize| self.problem.arcs[self.open[*position].index as usize].least > 0;
        let fixed: Vec<usize> = (0..self.open.len()).filter(of_need).filter(is_fixed).collect();
        let mut alone: Vec<usize> = (0..self.open.len())
            .filter(of_need)
            .filter(|position| fixed.iter().all(|fixed| fixed == position))
            .filter(|position| {
                let arc = &self.problem.arcs[self.open[*position].index as usize];
                arc.most >= quantity && self.problem.offers[arc.offer as usize].capacity >= quantity
            })
            .collect();
        alone.sort_by_key(|position| (std::cmp::Reverse(self.open[*position].value), *position));
        alone.into_iter().map(Ask::Alone).collect()
    }

    /// From the divisible optimum to whole needs.
    fn repair(&mut self, divisible: &Answer) -> Result<Answer, AllocationError> {
        let mut got = vec![0_i64; self.needs.len()];
        let mut worth = vec![0_i64; self.needs.len()];
        let mut must = vec![false; self.needs.len()];
        for (position, flow) in divisible.flow.iter().enumerate() {
            let need = self.need_of(position);
            got[need] += flow;
            worth[need] = worth[need].max(self.open[position].value);
            must[need] |= self.problem.arcs[self.open[position].index as usize].least > 0;
        }
        let mut asks = self.everything();
        let whole: Vec<usize> = (0..self.needs.len()).filter(|need| self.whole(*need).is_some()).collect();
        for need in &whole {
            asks[*need] = Ask::Nothing;
        }
        let quantity = |need: usize| self.problem.needs[self.needs[need] as usize].quantity;
        let mut order: Vec<usize> = whole.into_iter().filter(|need| quantity(*need) > 0).collect();
        // What is fixed first, then by the share that the divisible optimum gives, then by worth.
        order.sort_by(|a, b| {
            let (share_a, share_b) =
                (i128::from(got[*a]) * i128::from(quantity(*b)), i128::from(got[*b]) * i128::from(quantity(*a)));
            must[*b].cmp(&must[*a]).then(share_b.cmp(&share_a)).then(worth[*b].cmp(&worth[*a])).then(a.cmp(b))
        });
        let mut best: Option<Answer> = None;
        let mut left = Vec::new();
        for need in order {
            let tried = self.fill(&mut asks, need, must[need], best.as_ref())?;
            match tried {
                Some(answer) => best = Some(answer),
                None if must[need] => return Err(AllocationError::Fixed),
                None => left.push(need),
            }
        }
        let best = match best {
            Some(answer) => answer,
            None => self.solve(&asks)?.ok_or(AllocationError::Fixed)?,
        };
        self.exchange(asks, best, &left, &must)
    }

    /// Tries to fill a need on top of what is asked already; keeps the best way that betters the plan, or any way where it must.
    fn fill(
        &mut self,
        asks: &mut [Ask],
        need: usize,
        must: bool,
        best: Option<&Answer>,
    ) -> Result<Option<Answer>, AllocationError> {
        let mut found: Option<(Ask, Answer)> = None;
        for way in self.ways(need) {
            asks[need] = way;
            let enough = found.as_ref().map(|(_, answer)| answer.value).or(best.map(|answer| answer.value));
            if let Some(answer) = self.solve(asks)?
                && (enough.is_none_or(|enough| answer.value > enough) || (must && found.is_none()))
            {
                found = Some((way, answer));
            }
        }
        asks[need] = found.as_ref().map_or(Ask::Nothing, |(way, _)| *way);
        Ok(found.map(|(_, answer)| answer))
    }

    /// Puts a need that was left out in the place of one that was served, wherever that betters the plan.
    fn exchange(
        &mut self,
        mut asks: Vec<Ask>,
        mut best: Answer,
        left: &[usize],
        must: &[bool],
    ) -> Result<Answer, AllocationError> {
        let mut tried = 0;
        for need in left {
            let rivals: Vec<usize> = (0..self.needs.len())
                .filter(|rival| matches!(asks[*rival], Ask::Full | Ask::Alone(_)) && !must[*rival])
                .collect();
            for rival in rivals {
                tried += 1;
                if tried > EXCHANGES {
                    return Ok(best);
                }
                let before = asks[rival];
                asks[rival] = Ask::Nothing;
                if let Some(answer) = self.fill(&mut asks, *need, false, Some(&best))? {
                    best = answer;
                    break;
                }
                asks[rival] = before;
            }
        }
        Ok(best)
    }
}
