//! Whether every party can have a partner: petgraph's `maximum_matching` on the bipartite graph of parties, once for each side. Who can
//! have none is named with the set that proves it (Hall 1935): parties whose partners, all together, have room for fewer of them.
//!
//! A party of one side is a node; one of the other side is a node for each partner that its bounds have room for; an edge is a pair that
//! is not forbidden and has something to exchange. Where each side by itself can be given partners, both can be at once (Mendelsohn &
//! Dulmage, *Some generalizations of the problem of distinct representatives*, 1958), so that what is said of the two sides holds
//! together. [`every_party_served`] is the pairing that gives each party a partner who can have one: a start for the search where what the
//! pairs could bring alone leaves somebody out.

use domain::Order;
use std::collections::BTreeSet;

use domain::Side;
use petgraph::{
    algo::maximum_matching,
    graph::{NodeIndex, UnGraph},
};

use crate::{
    joint::JointError,
    problem::{JointProblem, Pairing, PartyBounds},
    stepwise::best_pairing,
};

/// Parties of which some cannot have a partner, whatever is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// Their side.
    pub side: Side,
    /// Who they are, as indices on their side, ascending: more than there is room for.
    pub parties: Vec<u32>,
    /// All that any of them could be paired with, as indices on the other side, ascending.
    pub others: Vec<u32>,
    /// How many of them these can take together.
    pub room: u32,
}

/// Who can have a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partners {
    /// The sets that prove who cannot, eastern ones first; they share no party. Empty where everyone can.
    pub shortages: Vec<Shortage>,
    /// Eastern parties that a greatest matching gives a partner; a pinned pair is one.
    pub east: Vec<bool>,
    /// Western parties, alike.
    pub west: Vec<bool>,
}

/// Who can have a partner under the bounds, pins and forbids of a problem. A party whose own bounds allow it none asks for none.
///
/// Two greatest matchings (Gabow's algorithm, O(nodes × edges)) on at most parties + parties of a side × parties of the other nodes.
pub fn partners(problem: &JointProblem) -> Partners {
    let possible = possible_pairs(problem);
    let (east, mut shortages) = served(problem, &possible, Side::Supporter);
    let (west, of_west) = served(problem, &possible, Side::Supported);
    shortages.extend(of_west);
    Partners { shortages, east, west }
}

/// Pairs that are not forbidden and have something to exchange, or are pinned; in the order of a [`Pairing`].
fn possible_pairs(problem: &JointProblem) -> Vec<bool> {
    let mut possible = vec![false; problem.pairs()];
    for arc in problem.arcs.iter().filter(|arc| arc.most > 0) {
        possible[problem.pair_of_arc(arc)] = true;
    }
    for (east, west) in &problem.forbids {
        possible[problem.pair_index(*east, *west)] = false;
    }
    for (east, west) in &problem.pins {
        possible[problem.pair_index(*east, *west)] = true;
    }
    possible
}

/// The parties of a side that a greatest matching gives a partner, and the sets that prove who can have none.
fn served(problem: &JointProblem, possible: &[bool], side: Side) -> (Vec<bool>, Vec<Shortage>) {
    let (own, others) = match side {
        Side::Supporter => (&problem.east, &problem.west),
        Side::Supported => (&problem.west, &problem.east),
    };
    let is_possible = |party: usize, other: usize| match side {
        Side::Supporter => possible[party * problem.west.len() + other],
        Side::Supported => possible[other * problem.west.len() + party],
    };
    let mut is_served = vec![false; own.len()];
    let mut pinned = vec![0_u32; others.len()];
    for (east, west) in &problem.pins {
        let (party, other) = if side == Side::Supporter { (*east, *west) } else { (*west, *east) };
        is_served[party as usize] = true;
        pinned[other as usize] += 1;
    }
    let asking: Vec<usize> = (0..own.len()).filter(|party| !is_served[*party] && own[*party].most > 0).collect();
    let room = |other: usize| others[other].most.saturating_sub(pinned[other]).min(asking.len() as u32);
    // Nodes: those who ask, then a place for each partner that there is room for.
    let mut graph: UnGraph<usize, ()> = UnGraph::default();
    let nodes: Vec<NodeIndex> = asking.iter().map(|party| graph.add_node(*party)).collect();
    for other in 0..others.len() {
        for _ in 0..room(other) {
            let place = graph.add_node(other);
            for (node, party) in nodes.iter().zip(&asking) {
                if is_possible(*party, other) {
                    graph.add_edge(*node, place, ());
                }
            }
        }
    }
    let matching = maximum_matching(&graph);
    for (node, party) in nodes.iter().zip(&asking) {
        is_served[*party] = matching.contains_node(*node);
    }
    // From one without a partner: whoever it could be paired with, whoever has that place now, and so on. All places reached are taken,
    // or the matching could be made greater; so there are more parties than places in the set.
    let reached_from = |free: NodeIndex| {
        let (mut parties, mut places) = (BTreeSet::from([graph[free] as u32]), BTreeSet::new());
        let mut open = vec![free];
        while let Some(node) = open.pop() {
            for place in graph.neighbors(node) {
                places.insert(graph[place] as u32);
                if let Some(holder) = matching.mate(place).filter(|holder| parties.insert(graph[*holder] as u32)) {
                    open.push(holder);
                }
            }
        }
        (parties, places)
    };
    let mut sets: Vec<(BTreeSet<u32>, BTreeSet<u32>)> = Vec::new();
    for free in nodes.iter().filter(|node| !matching.contains_node(**node)) {
        let (mut parties, mut places) = reached_from(*free);
        // Sets that share a partner are one.
        for (more, shared) in sets.extract_if(.., |(_, known)| !known.is_disjoint(&places)).collect::<Vec<_>>() {
            parties.extend(more);
            places.extend(shared);
        }
        sets.push((parties, places));
    }
    sets.order();
    let shortages = sets.into_iter().map(|(parties, places)| {
        // With those that have no room at all.
        let is_partner = |other: &u32| parties.iter().any(|party| is_possible(*party as usize, *other as usize));
        Shortage {
            side,
            others: (0..others.len() as u32).filter(is_partner).collect(),
            room: places.iter().map(|other| room(*other as usize)).sum(),
            parties: parties.into_iter().collect(),
        }
    });
    (is_served, shortages.collect())
}

/// The pairing that is best for these scores among those that give every party a partner, to exchange something with, who can have one;
/// `None` where the pairing at hand does so already, and where the least bounds of others stand against it. Two greatest matchings and one
/// b-matching.
///
/// # Errors
/// [`JointError::TooLarge`] where sums leave 64 bits.
pub fn every_party_served(problem: &JointProblem, scores: &[i64], at_hand: &Pairing) -> Result<Option<Pairing>, JointError> {
    let possible = possible_pairs(problem);
    let Partners { east, west, .. } = partners(problem);
    let width = problem.west.len();
    let gives = |e: usize, w: usize| at_hand[e * width + w] && possible[e * width + w];
    let is_east_served = (0..east.len()).all(|e| !east[e] || (0..width).any(|w| gives(e, w)));
    let is_west_served = (0..width).all(|w| !west[w] || (0..east.len()).any(|e| gives(e, w)));
    if is_east_served && is_west_served {
        return Ok(None);
    }
    let mut served = problem.clone();
    let raise = |bounds: &mut [PartyBounds], can: &[bool]| {
        for (bounds, _) in bounds.iter_mut().zip(can).filter(|(_, can)| **can) {
            bounds.least = bounds.least.max(1);
        }
    };
    raise(&mut served.east, &east);
    raise(&mut served.west, &west);
    served.forbids = (0..problem.pairs() as u32)
        .filter(|pair| !possible[*pair as usize])
        .map(|pair| (pair / width as u32, pair % width as u32))
        .collect();
    match best_pairing(&served, scores) {
        Ok(pairing) => Ok(Some(pairing)),
        Err(JointError::NoPairing) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::problem::{JointArc, JointNeed, JointOffer};

    /// A problem in which these pairs have something to exchange.
    fn problem(east: &[u32], west: &[u32], pairs: &[(u32, u32)]) -> JointProblem {
        let bounds = |most: &[u32]| most.iter().map(|most| PartyBounds { least: 0, most: *most }).collect();
        let arcs = pairs.iter().map(|(east, west)| JointArc {
            offer: *east,
            need: *west,
            paired: 1,
            unpaired: 0,
            least: 0,
            most: 1,
            share_least: 0,
        });
        JointProblem {
            east: bounds(east),
            west: bounds(west),
            kinds: 1,
            offers: (0..east.len() as u32).map(|east| JointOffer { east, kind: 0, capacity: 1 }).collect(),
            needs: (0..west.len() as u32).map(|west| JointNeed { west, kind: 0, quantity: 1, whole: None }).collect(),
            arcs: arcs.collect(),
            ..JointProblem::default()
        }
    }

    #[test]
    fn who_can_have_no_partner_is_named_with_the_set_that_proves_it() {
        // 0 and 1 can go to 0 alone, which takes one; 2 may go to both; 3 to nobody.
        let mut problem = problem(&[1, 1, 1, 1], &[1, 1], &[(0, 0), (1, 0), (2, 0), (2, 1)]);
        let found = partners(&problem);
        let shortage = |parties: &[u32], others: &[u32], room| Shortage {
            side: Side::Supporter,
            parties: parties.to_vec(),
            others: others.to_vec(),
            room,
        };
        assert_eq!(found.shortages, [shortage(&[0, 1], &[0], 1), shortage(&[3], &[], 0)]);
        assert_eq!((found.east.iter().filter(|can| **can).count(), found.west), (2, vec![true; 2]));
        problem.west[0].most = 2;
        assert_eq!(partners(&problem).shortages, [shortage(&[3], &[], 0)], "room for both");
        problem.pins = vec![(2, 0)];
        assert_eq!(partners(&problem).shortages[0], shortage(&[0, 1], &[0], 1), "a pinned pair takes a place");
        problem.forbids = vec![(0, 0), (1, 0)];
        assert_eq!(
            partners(&problem).shortages,
            [
                shortage(&[0], &[], 0),
                shortage(&[1], &[], 0),
                shortage(&[3], &[], 0),
                Shortage { side: Side::Supported, parties: vec![1], others: vec![2], room: 0 }
            ],
            "what is forbidden is no partner, and one that is pinned elsewhere has no room"
        );
    }

    #[test]
    fn a_pairing_that_leaves_somebody_out_is_followed_by_one_that_does_not() {
        let problem = problem(&[1, 1], &[2, 2], &[(0, 0), (0, 1), (1, 1)]);
        // The scores prefer one partner for each eastern party, and say nothing for the western 0.
        let scores = [0, 9, 0, 9];
        let at_hand = best_pairing(&problem, &scores).unwrap();
        assert_eq!(at_hand, [false, true, false, true]);
        let start = every_party_served(&problem, &scores, &at_hand).unwrap().unwrap();
        assert_eq!(start, [true, false, false, true]);
        assert_eq!(every_party_served(&problem, &scores, &start).unwrap(), None, "nobody is left out");
    }

    fn problems() -> impl Strategy<Value = JointProblem> {
        let most = |count| prop::collection::vec(0_u32..=2, count);
        (most(1..=4_usize), most(1..=4_usize)).prop_flat_map(|(east, west)| {
            let all: Vec<(u32, u32)> =
                (0..east.len() as u32).flat_map(|e| (0..west.len() as u32).map(move |w| (e, w))).collect();
            let count = all.len();
            (prop::sample::subsequence(all.clone(), 0..=count), prop::sample::subsequence(all, 0..=count.min(2)))
                .prop_map(move |(pairs, forbids)| JointProblem { forbids, ..problem(&east, &west, &pairs) })
        })
    }

    proptest! {
        /// Beside all pairings there are: as many parties of each side have a partner as can, and the sets prove the others.
        #[test]
        fn as_many_have_a_partner_as_in_any_pairing(problem in problems()) {
            let found = partners(&problem);
            let possible = possible_pairs(&problem);
            let width = problem.west.len();
            let mut most = [0, 0, 0];
            for pairing in 0_u32..1 << problem.pairs() {
                let has = |e: usize, w: usize| pairing >> (e * width + w) & 1 == 1;
                let of_east: Vec<u32> = (0..problem.east.len()).map(|e| (0..width).filter(|w| has(e, *w)).count() as u32).collect();
                let of_west: Vec<u32> = (0..width).map(|w| (0..problem.east.len()).filter(|e| has(*e, w)).count() as u32).collect();
                let within = |bounds: &[PartyBounds], counts: &[u32]| bounds.iter().zip(counts).all(|(bounds, count)| *count <= bounds.most);
                let is_possible = (0..problem.pairs()).all(|pair| pairing >> pair & 1 == 0 || possible[pair]);
                if is_possible && within(&problem.east, &of_east) && within(&problem.west, &of_west) {
                    let served = |counts: &[u32]| counts.iter().filter(|count| **count > 0).count();
                    let both = [served(&of_east), served(&of_west)];
                    most = [most[0].max(both[0]), most[1].max(both[1]), most[2].max(both[0] + both[1])];
                }
            }
            let can = |of: &[bool]| of.iter().filter(|can| **can).count();
            prop_assert_eq!([can(&found.east), can(&found.west)], [most[0], most[1]]);
            prop_assert_eq!(most[2], most[0] + most[1], "both sides at once");
            for (side, own, count) in [(Side::Supporter, &problem.east, most[0]), (Side::Supported, &problem.west, most[1])] {
                let asking = own.iter().filter(|bounds| bounds.most > 0).count();
                let short: Vec<&Shortage> = found.shortages.iter().filter(|shortage| shortage.side == side).collect();
                let without: usize = short.iter().map(|shortage| shortage.parties.len() - shortage.room as usize).sum();
                prop_assert_eq!(asking - count, without, "the sets prove exactly those without");
                for shortage in short {
                    let is_possible = |party: u32, other: u32| match side {
                        Side::Supporter => possible[party as usize * width + other as usize],
                        Side::Supported => possible[other as usize * width + party as usize],
                    };
                    let others = if side == Side::Supporter { &problem.west } else { &problem.east };
                    for other in 0..others.len() as u32 {
                        let is_partner = shortage.parties.iter().any(|party| is_possible(*party, other));
                        prop_assert_eq!(shortage.others.contains(&other), is_partner);
                    }
                }
            }
        }

        /// The start gives a partner to each party that can have one, and keeps the bounds.
        #[test]
        fn the_start_leaves_nobody_out_who_can_have_a_partner(problem in problems()) {
            let scores = vec![-1; problem.pairs()];
            let at_hand = best_pairing(&problem, &scores).unwrap();
            let Partners { east, west, .. } = partners(&problem);
            let width = west.len();
            let pairing = every_party_served(&problem, &scores, &at_hand).unwrap().unwrap_or(at_hand);
            let possible = possible_pairs(&problem);
            prop_assert!((0..problem.pairs()).all(|pair| !pairing[pair] || possible[pair]));
            for (e, can) in east.iter().enumerate() {
                prop_assert_eq!(*can, pairing[e * width..(e + 1) * width].contains(&true));
            }
            for (w, can) in west.iter().enumerate() {
                prop_assert_eq!(*can, pairing.iter().skip(w).step_by(width).any(|chosen| *chosen));
            }
        }
    }
}
