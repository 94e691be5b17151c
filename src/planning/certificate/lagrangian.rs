//! The Lagrangian bound at given prices, worked out anew: every set of partners that the decisions leave to each owner.

use std::{collections::BTreeMap, rc::Rc};

use crate::{
    joint::{owner::OwningSide, pricing::Prices},
    problem::PartyBounds,
};

use super::{
    Refused,
    part::Transport,
    reduced::{Reduced, ReducedArc},
};

/// Sets enumerated for one owner at most; beyond, all partners left are taken at once, which bounds every set.
const SETS: usize = 4_096;

/// What is known at the prices last asked for.
#[derive(Debug)]
pub struct Lagrangian {
    side: OwningSide,
    /// By owner: its arcs in connected parts.
    parts: Vec<Vec<Vec<ReducedArc>>>,
    prices: Option<Rc<Prices>>,
    known: BTreeMap<(u32, u32, u64), i128>,
    flows: u64,
}

impl Lagrangian {
    pub fn new(reduced: &Reduced, side: OwningSide) -> Self {
        let owners = if side == OwningSide::East { reduced.east.len() } else { reduced.west.len() };
        let mut arcs = vec![Vec::new(); owners];
        for arc in &reduced.arcs {
            arcs[ends(side, arc).0 as usize].push(*arc);
        }
        let parts = arcs.iter().map(|arcs| connected(arcs)).collect();
        Self { side, parts, prices: None, known: BTreeMap::new(), flows: 0 }
    }

    pub fn flows(&self) -> u64 {
        self.flows
    }

    /// The bound under some decisions; `None` where an owner has no set left, so that there is no plan.
    pub fn bound(
        &mut self,
        reduced: &Reduced,
        prices: &Rc<Prices>,
        decided: &BTreeMap<u32, bool>,
    ) -> Result<Option<i128>, Refused> {
        if self.prices.as_ref().is_none_or(|known| !Rc::ptr_eq(known, prices)) {
            self.known.clear();
            self.prices = Some(Rc::clone(prices));
        }
        let (units, owners, partners) = match self.side {
            OwningSide::East => (&reduced.quantity, &reduced.east, &reduced.west),
            OwningSide::West => (&reduced.capacity, &reduced.west, &reduced.east),
        };
        if prices.unit.len() != units.len() || prices.place.len() != partners.len() || partners.len() > 64 {
            return Err(Refused::Flow);
        }
        let mut bound = reduced.constant;
        for (price, units) in prices.unit.iter().zip(units) {
            if *price < 0 {
                return Err(Refused::Flow);
            }
            bound += i128::from(*price) * i128::from(*units);
        }
        for (price, bounds) in prices.place.iter().zip(partners) {
            bound += i128::from(*price) * i128::from(if *price > 0 { bounds.most } else { bounds.least });
        }
        for (owner, limits) in owners.iter().enumerate() {
            let Some(best) = self.best(reduced, prices, decided, owner, *limits, partners.len())? else {
                return Ok(None);
            };
            bound += best;
        }
        Ok(Some(bound))
    }

    fn best(
        &mut self,
        reduced: &Reduced,
        prices: &Prices,
        decided: &BTreeMap<u32, bool>,
        owner: usize,
        bounds: PartyBounds,
        partners: usize,
    ) -> Result<Option<i128>, Refused> {
        let pair = |partner: usize| match self.side {
            OwningSide::East => reduced.pair(owner as u32, partner as u32),
            OwningSide::West => reduced.pair(partner as u32, owner as u32),
        };
        let (mut has, mut may) = (0_u64, 0_u64);
        let mut gains = Vec::new();
        for partner in 0..partners {
            let decision = reduced.decision(decided, pair(partner));
            has |= u64::from(decision == Some(true)) << partner;
            may |= u64::from(decision.is_none()) << partner;
            gains.push(reduced.gain[pair(partner)] - i128::from(prices.place[partner]));
        }
        let gain = |set: u64| (0..partners).filter(|bit| set >> bit & 1 == 1).map(|bit| gains[bit]).sum::<i128>();
        if has.count_ones() > bounds.most || (has | may).count_ones() < bounds.least {
            return Ok(None);
        }
        let Some(sets) = sets_between(has, may, bounds) else {
            let best: i128 =
                gains.iter().enumerate().filter(|(bit, _)| may >> bit & 1 == 1).map(|(_, gain)| (*gain).max(0)).sum();
            return Ok(Some(self.worth(reduced, prices, owner, has | may)? + gain(has) + best));
        };
        let mut best = None;
        for set in sets {
            best = best.max(Some(self.worth(reduced, prices, owner, set)? + gain(set)));
        }
        Ok(best)
    }

    fn worth(&mut self, reduced: &Reduced, prices: &Prices, owner: usize, set: u64) -> Result<i128, Refused> {
        let mut sum = 0;
        for part in 0..self.parts[owner].len() {
            let arcs = &self.parts[owner][part];
            let relevant = arcs.iter().fold(0_u64, |bits, arc| bits | 1 << ends(self.side, arc).1);
            let key = (owner as u32, part as u32, set & relevant);
            let value = if let Some(value) = self.known.get(&key) {
                *value
            } else {
                self.flows += 1;
                let value = transport(reduced, self.side, arcs, prices, set).optimum()?.ok_or(Refused::Flow)?;
                self.known.insert(key, value);
                value
            };
            sum += value;
        }
        Ok(sum)
    }
}

/// Owner and partner of an arc.
fn ends(side: OwningSide, arc: &ReducedArc) -> (u32, u32) {
    match side {
        OwningSide::East => (arc.east, arc.west),
        OwningSide::West => (arc.west, arc.east),
    }
}

/// What a part can bring with a set of partners: its arcs at their value less the price of the unit they take.
fn transport(reduced: &Reduced, side: OwningSide, arcs: &[ReducedArc], prices: &Prices, set: u64) -> Transport {
    let mut out = Transport::default();
    let (mut from, mut to) = (BTreeMap::new(), BTreeMap::new());
    for arc in arcs {
        let paired = set >> ends(side, arc).1 & 1 == 1;
        let price = prices.unit[if side == OwningSide::East { arc.need } else { arc.offer } as usize];
        let unit = if paired { arc.paired } else { arc.unpaired } - price;
        if unit <= 0 || (!paired && !reduced.unpaired_allowed) {
            continue;
        }
        let tail = *from.entry(arc.offer).or_insert_with(|| {
            out.from.push((0, reduced.capacity[arc.offer as usize]));
            out.from.len() as u32 - 1
        });
        let head = *to.entry(arc.need).or_insert_with(|| {
            out.to.push((0, reduced.quantity[arc.need as usize]));
            out.to.len() as u32 - 1
        });
        out.arcs.push((tail, head, 0, arc.most, unit));
    }
    out
}

/// The sets that hold what is had, and of what may be had so many that the bounds are kept; `None` where they are too many.
fn sets_between(has: u64, may: u64, bounds: PartyBounds) -> Option<Vec<u64>> {
    let mut sets = vec![has];
    for bit in (0..64).map(|bit| 1_u64 << bit).filter(|bit| may & bit != 0) {
        let grown: Vec<u64> = sets.iter().map(|set| set | bit).filter(|set| set.count_ones() <= bounds.most).collect();
        sets.extend(grown);
        if sets.len() > 4 * SETS {
            return None;
        }
    }
    sets.retain(|set| set.count_ones() >= bounds.least);
    Some(sets)
}

/// Arcs grouped so that groups share no offer and no need, by repeated merging.
pub fn connected(arcs: &[ReducedArc]) -> Vec<Vec<ReducedArc>> {
    let mut group_of_offer: BTreeMap<u32, usize> = BTreeMap::new();
    let mut group_of_need: BTreeMap<u32, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<ReducedArc>> = Vec::new();
    for arc in arcs {
        let (one, other) = (group_of_offer.get(&arc.offer).copied(), group_of_need.get(&arc.need).copied());
        let home = match (one, other) {
            (None, None) => {
                groups.push(Vec::new());
                groups.len() - 1
            }
            (Some(group), None) | (None, Some(group)) => group,
            (Some(one), Some(other)) if one == other => one,
            (Some(one), Some(other)) => {
                let moved = std::mem::take(&mut groups[other]);
                for arc in &moved {
                    group_of_offer.insert(arc.offer, one);
                    group_of_need.insert(arc.need, one);
                }
                groups[one].extend(moved);
                one
            }
        };
        groups[home].push(*arc);
        group_of_offer.insert(arc.offer, home);
        group_of_need.insert(arc.need, home);
    }
    groups.retain(|group| !group.is_empty());
    for group in &mut groups {
        group.sort_unstable_by_key(|arc| arc.index);
    }
    groups
}
