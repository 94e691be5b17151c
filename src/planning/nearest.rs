//! The rows of the other side that are nearest to one with which none goes: those that fail one hard rule alone. Called by `unmet` and
//! `explain::prospects`.

use std::collections::BTreeMap;

use domain::{Adcode, Order, explanation::Miss};

use crate::{
    graph::Cooperation,
    scoring::{self, Road},
};

/// Nearest misses named at most.
const NAMED: usize = 3;

/// Finds what is nearest.
#[derive(Debug)]
pub struct Nearest<'a> {
    cooperation: &'a Cooperation<'a>,
    /// The roads of each cooperative.
    roads: BTreeMap<Adcode, Vec<Road<'a>>>,
}

impl<'a> Nearest<'a> {
    /// Looks up the roads. O(pairs).
    pub fn new(cooperation: &'a Cooperation<'a>) -> Self {
        let roads = cooperation.east.iter().map(|east| (*east, cooperation.lookup.roads(*east))).collect();
        Self { cooperation, roads }
    }

    /// The offers nearest to a need, at most three. O(offers) rule checks.
    pub fn to_need(&self, need: usize) -> Vec<Miss> {
        let offers = 0..self.cooperation.scenario.offers.len();
        first(offers.filter_map(|offer| Some(Miss { row: offer as u32, ..self.miss(offer, need)? })).collect())
    }

    /// The needs nearest to an offer, at most three. O(needs) rule checks.
    pub fn to_offer(&self, offer: usize) -> Vec<Miss> {
        let needs = 0..self.cooperation.scenario.needs.len();
        first(needs.filter_map(|need| Some(Miss { row: need as u32, ..self.miss(offer, need)? })).collect())
    }

    /// The one hard rule that fails between the two; `None` where none or several do, or they are of two kinds.
    fn miss(&self, offer: usize, need: usize) -> Option<Miss> {
        let (lookup, scenario) = (&self.cooperation.lookup, self.cooperation.scenario);
        let (offer, need) = (scenario.offers.get(offer)?, scenario.needs.get(need)?);
        let (_, kind) = scenario.kind(&need.kind).filter(|_| offer.kind == need.kind)?;
        let miss = scoring::only_miss(kind, &lookup.meet(offer, self.roads.get(&offer.cooperative)?, &lookup.site(need)?)?)?;
        Some(Miss { row: 0, rule: miss.rule, by: miss.by })
    }
}

fn first(mut near: Vec<Miss>) -> Vec<Miss> {
    near.order_by_key(|miss| (miss.by.is_none(), miss.by, miss.rule, miss.row));
    near.truncate(NAMED);
    near
}
