//! How the two sides rank each other (model, 双向稳定), and which pairs would both rather have each other. Called by `assemble`
//! for every plan and by the stable strategy.

use std::cmp::Reverse;

use domain::{Adcode, Order, Pair, PairRule};

use crate::graph::Cooperation;

/// Rankings of both sides, the most wanted first, as indices of the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// For each eastern party, the western ones: most partner enterprises, then fewest truck days, then adcode.
    pub east: Vec<Vec<u32>>,
    /// For each western party, the eastern ones: most value alone, then adcode.
    pub west: Vec<Vec<u32>>,
}

impl Preferences {
    /// Ranks both sides; `alone[e × west + w]` is what each pair could reach alone, in value units. O(pairs × log).
    pub fn new(cooperation: &Cooperation, alone: &[i64]) -> Self {
        let (east, west) = (&cooperation.east, &cooperation.west);
        let pair = |e: usize, w: usize| Pair { east: east[e], west: west[w] };
        let of_east = |e: usize| {
            let mut order: Vec<u32> = (0..west.len() as u32).collect();
            order.order_by_key(|w| {
                let pair = pair(e, *w as usize);
                let days = cooperation.lookup.route(pair).map_or(i64::MAX, |route| route.truck_tenths);
                (Reverse(cooperation.lookup.enterprises(pair)), days, *w)
            });
            order
        };
        let of_west = |w: usize| {
            let mut order: Vec<u32> = (0..east.len() as u32).collect();
            order.order_by_key(|e| (Reverse(alone[*e as usize * west.len() + w]), *e));
            order
        };
        Self { east: (0..east.len()).map(of_east).collect(), west: (0..west.len()).map(of_west).collect() }
    }

    /// Whether each of two parties has a free place or prefers the other to its least preferred partner that is not pinned.
    /// O(partners × parties).
    pub fn wish(&self, cooperation: &Cooperation, chosen: &[bool], e: usize, w: usize) -> Wish {
        let (east, west) = (&cooperation.east, &cooperation.west);
        let width = west.len();
        let of_east = (0..width).filter(|other| chosen[e * width + other]);
        let of_west = (0..east.len()).filter(|other| chosen[other * width + w]);
        let pair = |e: usize, w: usize| Pair { east: east[e], west: west[w] };
        Wish {
            east: wants(cooperation, east[e], of_east.map(|other| (other, pair(e, other))), &self.east[e], w),
            west: wants(cooperation, west[w], of_west.map(|other| (other, pair(other, w))), &self.west[w], e),
        }
    }

    /// Pairs that are allowed, not chosen, and whose parties each have a free place or prefer the other to their least preferred
    /// partner that is not pinned; sorted. O(pairs × partners).
    pub fn blocking(&self, cooperation: &Cooperation, chosen: &[bool]) -> Vec<Pair> {
        let (east, west) = (&cooperation.east, &cooperation.west);
        let width = west.len();
        let mut out = Vec::new();
        for e in 0..east.len() {
            for w in 0..width {
                let pair = Pair { east: east[e], west: west[w] };
                let open = !chosen[e * width + w] && cooperation.scenario.pair_rule(pair) == PairRule::Free;
                if open && self.wish(cooperation, chosen, e, w) == (Wish { east: true, west: true }) {
                    out.push(pair);
                }
            }
        }
        out
    }
}

/// Whether each of two parties that are not paired would have the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The eastern party would.
    pub east: bool,
    /// The western party would.
    pub west: bool,
}

/// Whether a party would take one more partner, or that one instead of its least preferred partner that is not pinned.
fn wants(
    cooperation: &Cooperation,
    party: Adcode,
    partners: impl Iterator<Item = (usize, Pair)>,
    ranking: &[u32],
    candidate: usize,
) -> bool {
    let partners: Vec<(usize, Pair)> = partners.collect();
    let most = cooperation.scenario.bounds(party).map_or(0, |bounds| bounds.most as usize);
    if partners.len() < most {
        return true;
    }
    let rank = |index: usize| ranking.iter().position(|entry| *entry as usize == index);
    partners
        .iter()
        .filter(|(_, pair)| cooperation.scenario.pair_rule(*pair) != PairRule::Pinned)
        .any(|(index, _)| rank(candidate) < rank(*index))
}
