//! The coverages of a pairing, made as great as can be from the least upwards (leximin). Called by `fairest` for every pairing it
//! looks at, and for all pairs together as the bound.
//!
//! A group is a (kind, place) that has needs and at least one compatible offer. Kinds share nothing, so each is made fair by itself:
//! divisible kinds exactly, by flows (`matching::leximin`); kinds that are served in full or not at all by filling the needs of the
//! least covered group one after another, which need not be the best.

use std::cmp::Ordering;

use domain::{Adcode, Order, explanation::FairUnit};
use matching::leximin::{GroupDemand, Lane, LeximinProblem, LeximinSolution, leximin_transportation};

use crate::{
    graph::Cooperation,
    joint::{JointError, core::Core, pair_set::PairSet},
    problem::JointProblem,
};

use super::fair_whole::fill_fairly;

/// A (kind, place) whose coverage counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Index of the kind.
    pub kind: u32,
    /// The province or the county.
    pub place: Adcode,
    /// Units needed.
    pub needed: i64,
}

/// What is compared, fixed for a scenario.
#[derive(Clone, Debug)]
pub struct FairProblem {
    /// All groups that count, by kind, then place.
    pub groups: Vec<Group>,
    /// Groups without any compatible offer.
    pub unreachable: Vec<Group>,
    /// The group of each need; `None` for needs of groups that do not count.
    group_of: Vec<Option<u32>>,
    /// The kinds, those with the fewest arcs first.
    order: Vec<u32>,
}

/// Coverages of a pairing with the amounts that give them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairAnswer {
    /// Units served, by group.
    pub served: Vec<i64>,
    /// Units on each arc of the problem.
    pub flow: Vec<i64>,
    /// Flow problems solved.
    pub steps: u64,
}

/// Compares two fractions of non-negative numbers exactly; denominators above 0.
pub fn compare_fractions(one: (i64, i64), other: (i64, i64)) -> Ordering {
    (i128::from(one.0) * i128::from(other.1)).cmp(&(i128::from(other.0) * i128::from(one.1)))
}

impl FairProblem {
    /// The groups of a scenario. O(needs × log + arcs).
    pub fn new(cooperation: &Cooperation, problem: &JointProblem, unit: FairUnit) -> Self {
        let scenario = cooperation.scenario;
        let mut reachable = vec![false; problem.needs.len()];
        for arc in &problem.arcs {
            reachable[arc.need as usize] = true;
        }
        let place = |need: usize| match unit {
            FairUnit::Province => cooperation.west[problem.needs[need].west as usize],
            FairUnit::County => scenario.needs[need].county,
        };
        let asks = |need: &usize| problem.needs[*need].quantity > 0;
        let mut keys: Vec<(u32, Adcode)> =
            (0..problem.needs.len()).filter(asks).map(|need| (problem.needs[need].kind, place(need))).collect();
        keys.order();
        keys.dedup();
        let mut rows: Vec<(Group, bool)> =
            keys.iter().map(|(kind, place)| (Group { kind: *kind, place: *place, needed: 0 }, false)).collect();
        let row_of = |need: usize| keys.binary_search(&(problem.needs[need].kind, place(need))).ok();
        for (need, is_reachable) in reachable.iter().enumerate() {
            if let Some(row) = row_of(need) {
                rows[row].0.needed += problem.needs[need].quantity;
                rows[row].1 |= is_reachable;
            }
        }
        let mut number = vec![None; rows.len()];
        let counted = (0..rows.len()).filter(|row| rows[*row].1);
        for (group, row) in counted.enumerate() {
            number[row] = Some(group as u32);
        }
        Self {
            group_of: (0..problem.needs.len()).map(|need| row_of(need).and_then(|row| number[row])).collect(),
            groups: rows.iter().filter(|(_, reachable)| *reachable).map(|(group, _)| *group).collect(),
            unreachable: rows.iter().filter(|(_, reachable)| !*reachable).map(|(group, _)| *group).collect(),
            order: by_arcs(problem),
        }
    }

    /// The group of a need.
    pub fn group(&self, need: usize) -> Option<usize> {
        self.group_of[need].map(|group| group as usize)
    }

    /// The coverages of a vector of amounts, the least first, with their groups; ties by group. O(groups × log).
    pub fn sorted(&self, served: &[i64]) -> Vec<(i64, i64, usize)> {
        let mut out: Vec<(i64, i64, usize)> =
            self.groups.iter().enumerate().map(|(group, entry)| (served[group], entry.needed, group)).collect();
        out.sort_by(|a, b| compare_fractions((a.0, a.1), (b.0, b.1)).then(a.2.cmp(&b.2)));
        out
    }

    /// Compares two vectors from the least coverage upwards.
    pub fn compare(&self, one: &[i64], other: &[i64]) -> Ordering {
        let (one, other) = (self.sorted(one), self.sorted(other));
        let unequal = one.iter().zip(&other).map(|(a, b)| compare_fractions((a.0, a.1), (b.0, b.1)));
        unequal.into_iter().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }

    /// What each group could be served at most on a pairing: no more than its needs ask, the arcs carry and the offers have. O(arcs).
    pub fn reach(&self, problem: &JointProblem, pairing: &PairSet) -> Vec<i64> {
        let mut to_need = vec![0_i64; problem.needs.len()];
        let mut from_offers = vec![0_i64; self.groups.len()];
        let mut last_offer = vec![u32::MAX; self.groups.len()];
        for arc in problem.arcs.iter().filter(|arc| pairing.has(problem.pair_of_arc(arc)) || problem.unpaired_allowed) {
            let Some(group) = self.group(arc.need as usize) else { continue };
            to_need[arc.need as usize] = to_need[arc.need as usize].saturating_add(arc.most);
            // Arcs are in the order of their offers, so that each is counted once for a group.
            if last_offer[group] != arc.offer {
                last_offer[group] = arc.offer;
                from_offers[group] = from_offers[group].saturating_add(problem.offers[arc.offer as usize].capacity);
            }
        }
        let mut out = vec![0_i64; self.groups.len()];
        for (need, units) in to_need.iter().enumerate() {
            if let Some(group) = self.group(need) {
                out[group] += units.min(&problem.needs[need].quantity);
            }
        }
        out.into_iter().zip(from_offers).map(|(needs, offers)| needs.min(offers)).collect()
    }

    /// The fairest amounts on a pairing; `None` where fixed amounts cannot be kept on it. With `divisible`, whole needs may be served
    /// in part: no amounts on this pairing are fairer.
    ///
    /// Divisible kinds as [`leximin_transportation`]; whole kinds one flow a need and round.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn answer(
        &self,
        problem: &JointProblem,
        core: &Core,
        pairing: &PairSet,
        divisible: bool,
    ) -> Result<Option<FairAnswer>, JointError> {
        self.answer_above(problem, core, pairing, divisible, None)
    }

    /// The same; `None` also where the pairing turns out less fair than amounts that are known. Small kinds first, since they tell soon.
    ///
    /// # Errors
    /// As [`FairProblem::answer`].
    pub fn answer_above(
        &self,
        problem: &JointProblem,
        core: &Core,
        pairing: &PairSet,
        divisible: bool,
        known: Option<&[i64]>,
    ) -> Result<Option<FairAnswer>, JointError> {
        let mut out = FairAnswer { served: vec![0; self.groups.len()], flow: vec![0; problem.arcs.len()], steps: 0 };
        // What is served, or could be: kinds not settled yet at what they could reach.
        let mut at_most = self.reach(problem, pairing);
        for kind in &self.order {
            let is_hopeless = known.is_some_and(|known| self.compare(&at_most, known).is_lt());
            if is_hopeless {
                return Ok(None);
            }
            let is_whole = problem.needs.iter().any(|need| need.kind == *kind && need.whole.is_some());
            let flow = if is_whole && !divisible {
                fill_fairly(self, problem, core, pairing, *kind, &mut out.steps)?
            } else {
                self.leximin(problem, pairing, *kind, &mut out.steps)?
            };
            let Some(flow) = flow else { return Ok(None) };
            for (arc, units) in flow {
                out.flow[arc] += units;
                if let Some(group) = self.group(problem.arcs[arc].need as usize) {
                    out.served[group] += units;
                }
            }
            for (group, _) in self.groups.iter().enumerate().filter(|(_, entry)| entry.kind == *kind) {
                at_most[group] = out.served[group];
            }
        }
        Ok(Some(out))
    }

    /// The fairest amounts of a divisible kind, then the most valuable of those.
    fn leximin(
        &self,
        problem: &JointProblem,
        pairing: &PairSet,
        kind: u32,
        steps: &mut u64,
    ) -> Result<Option<Vec<(usize, i64)>>, JointError> {
        let open: Vec<usize> = (0..problem.arcs.len())
            .filter(|arc| problem.offers[problem.arcs[*arc].offer as usize].kind == kind && problem.arcs[*arc].most > 0)
            .filter(|arc| pairing.has(problem.pair_of_arc(&problem.arcs[*arc])) || problem.unpaired_allowed)
            .collect();
        let distinct = |of: &dyn Fn(usize) -> u32| {
            let mut list: Vec<u32> = open.iter().map(|arc| of(*arc)).collect();
            list.order();
            list.dedup();
            list
        };
        let offers = distinct(&|arc| problem.arcs[arc].offer);
        let needs = distinct(&|arc| problem.arcs[arc].need);
        let groups = distinct(&|arc| self.group_of[problem.arcs[arc].need as usize].unwrap_or(0));
        let position = |list: &[u32], entry: u32| list.partition_point(|other| *other < entry) as u32;
        let lane = |arc: &usize| {
            let entry = &problem.arcs[*arc];
            let unit = if pairing.has(problem.pair_of_arc(entry)) { entry.paired } else { entry.unpaired };
            Lane {
                source: position(&offers, entry.offer),
                demand: position(&needs, entry.need),
                lower: entry.least,
                upper: entry.most,
                cost: -unit,
            }
        };
        let demand = |need: &u32| GroupDemand {
            group: position(&groups, self.group_of[*need as usize].unwrap_or(0)),
            quantity: problem.needs[*need as usize].quantity,
        };
        let leximin = LeximinProblem {
            capacities: offers.iter().map(|offer| problem.offers[*offer as usize].capacity).collect(),
            demands: needs.iter().map(demand).collect(),
            needs: groups.iter().map(|group| self.groups[*group as usize].needed).collect(),
            lanes: open.iter().map(lane).collect(),
        };
        match leximin_transportation(&leximin) {
            Ok(LeximinSolution { flow, steps: solved, .. }) => {
                *steps += solved;
                Ok(Some(open.into_iter().zip(flow.flow).filter(|(_, units)| *units > 0).collect()))
            }
            Err(matching::flow::FlowError::Infeasible(_)) => Ok(None),
            Err(_) => Err(JointError::TooLarge),
        }
    }
}

/// The kinds, those with the fewest arcs first. O(arcs).
fn by_arcs(problem: &JointProblem) -> Vec<u32> {
    let mut arcs = vec![0_u32; problem.kinds as usize];
    for arc in &problem.arcs {
        arcs[problem.offers[arc.offer as usize].kind as usize] += 1;
    }
    let mut order: Vec<u32> = (0..problem.kinds).collect();
    order.order_by_key(|kind| (arcs[*kind as usize], *kind));
    order
}
