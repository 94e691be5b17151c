//! The difference of two pairings told as moves: alternating paths and cycles of pairs that go and pairs that come. Called by `compare`.
//!
//! At every party, pairs that go are matched with pairs that come in order; what hangs together by these matches is a path or a
//! cycle. Two of its pairs that meet at a cooperative are one move: it leaves one province for another.

use crate::joint::pair_set::PairSet;
use domain::Order;

/// One move of a cooperative, by indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawMove {
    /// Who moves.
    pub east: u32,
    /// The province it leaves.
    pub leaves: Option<u32>,
    /// The province it joins.
    pub joins: Option<u32>,
}

impl RawMove {
    /// Makes the move in a pairing.
    pub fn make(&self, pairing: &mut PairSet, width: usize) {
        let mut set = |west: Option<u32>, chosen| {
            if let Some(west) = west {
                pairing.set(self.east as usize * width + west as usize, chosen);
            }
        };
        set(self.leaves, false);
        set(self.joins, true);
    }
}

/// A path or a cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Whether it is a cycle.
    pub is_cycle: bool,
    /// Its moves in order.
    pub moves: Vec<RawMove>,
}

/// A pair that goes or comes, and the pairs it is matched with at its two ends.
#[derive(Clone, Debug)]
struct Change {
    pair: usize,
    comes: bool,
    at_east: Option<usize>,
    at_west: Option<usize>,
}

/// The moves from one pairing to another among `pairs` pairs, `width` western parties. The chain that holds `focus` is told first, from
/// the end nearer to it; the others by their first pair. O(pairs²).
pub fn chains(pairs: usize, width: usize, before: &PairSet, after: &PairSet, focus: Option<usize>) -> Vec<Chain> {
    let differs = (0..pairs).filter(|pair| before.has(*pair) != after.has(*pair));
    let mut changes: Vec<Change> =
        differs.map(|pair| Change { pair, comes: after.has(pair), at_east: None, at_west: None }).collect();
    link(&mut changes, |pair| pair / width, |change, with| change.at_east = Some(with));
    link(&mut changes, |pair| pair % width, |change, with| change.at_west = Some(with));
    let mut seen = vec![false; changes.len()];
    let mut found: Vec<(bool, Vec<usize>)> = Vec::new();
    // Paths from their ends first; what is left are cycles.
    for end in 0..changes.len() {
        if !seen[end] && (changes[end].at_east.is_none() || changes[end].at_west.is_none()) {
            found.push((false, walk(&changes, &mut seen, end, changes[end].at_east.is_some())));
        }
    }
    let start = focus.and_then(|focus| changes.iter().position(|change| change.pair == focus));
    for first in start.into_iter().chain(0..changes.len()) {
        if !seen[first] {
            found.push((true, walk(&changes, &mut seen, first, true)));
        }
    }
    for (is_cycle, members) in &mut found {
        let position = members.iter().position(|member| Some(changes[*member].pair) == focus);
        if !*is_cycle && position.is_some_and(|position| position > members.len() / 2) {
            members.reverse();
        }
    }
    found.order_by_key(|(_, members)| {
        let has_focus = members.iter().any(|member| Some(changes[*member].pair) == focus);
        (!has_focus, members.iter().min().copied())
    });
    found.into_iter().map(|(is_cycle, members)| Chain { is_cycle, moves: moves(&changes, &members, width) }).collect()
}

/// Matches the n-th pair that goes with the n-th that comes at every party.
fn link(changes: &mut [Change], party: impl Fn(usize) -> usize, set: impl Fn(&mut Change, usize)) {
    let of = |changes: &[Change], comes: bool| {
        let mut list: Vec<(usize, usize)> =
            (0..changes.len()).filter(|i| changes[*i].comes == comes).map(|i| (party(changes[i].pair), i)).collect();
        list.order();
        list
    };
    let (going, coming) = (of(changes, false), of(changes, true));
    let nth = |list: &[(usize, usize)], at: usize| list[..at].iter().filter(|(party, _)| *party == list[at].0).count();
    for at in 0..going.len() {
        let (party, one) = going[at];
        let other = (0..coming.len()).find(|other| coming[*other].0 == party && nth(&coming, *other) == nth(&going, at));
        if let Some(other) = other {
            set(&mut changes[one], coming[other].1);
            set(&mut changes[coming[other].1], one);
        }
    }
}

/// Follows the matches from a change, at east and west in turn.
fn walk(changes: &[Change], seen: &mut [bool], first: usize, mut by_east: bool) -> Vec<usize> {
    let mut out = vec![first];
    seen[first] = true;
    let mut at = first;
    loop {
        let next = if by_east { changes[at].at_east } else { changes[at].at_west };
        match next {
            Some(next) if !seen[next] => {
                seen[next] = true;
                out.push(next);
                at = next;
                by_east = !by_east;
            }
            _ => return out,
        }
    }
}

/// Two members in a row that meet at a cooperative are one move.
fn moves(changes: &[Change], members: &[usize], width: usize) -> Vec<RawMove> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < members.len() {
        let change = &changes[members[at]];
        let (east, west) = ((change.pair / width) as u32, Some((change.pair % width) as u32));
        let mut this = if change.comes {
            RawMove { east, leaves: None, joins: west }
        } else {
            RawMove { east, leaves: west, joins: None }
        };
        if let Some(next) = members.get(at + 1).filter(|next| change.at_east == Some(**next)) {
            let other = Some((changes[*next].pair % width) as u32);
            if change.comes {
                this.leaves = other;
            } else {
                this.joins = other;
            }
            at += 1;
        }
        out.push(this);
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn set(pairs: &[usize]) -> PairSet {
        let mut out = PairSet::new(20);
        for pair in pairs {
            out.set(*pair, true);
        }
        out
    }

    #[test]
    fn a_move_and_a_takeover_are_one_path() {
        // Width 4: cooperative 0 leaves province 1 for 2; cooperative 3 takes province 1 over.
        let told = chains(20, 4, &set(&[1]), &set(&[2, 13]), Some(2));
        let first = RawMove { east: 0, leaves: Some(1), joins: Some(2) };
        let second = RawMove { east: 3, leaves: None, joins: Some(1) };
        assert_eq!(told, [Chain { is_cycle: false, moves: vec![first, second] }]);
    }

    #[test]
    fn an_exchange_is_one_cycle() {
        let told = chains(20, 4, &set(&[0, 5]), &set(&[1, 4]), Some(4));
        assert_eq!(told.len(), 1);
        assert!(told[0].is_cycle);
        assert_eq!(told[0].moves[0], RawMove { east: 1, leaves: Some(1), joins: Some(0) });
        assert_eq!(told[0].moves.len(), 2);
    }

    proptest! {
        #[test]
        fn the_moves_lead_from_the_one_pairing_to_the_other(
            one in prop::collection::btree_set(0_usize..20, 0..12),
            other in prop::collection::btree_set(0_usize..20, 0..12),
            focus in 0_usize..20,
        ) {
            let list = |set: &std::collections::BTreeSet<usize>| set.iter().copied().collect::<Vec<_>>();
            let (before, after) = (set(&list(&one)), set(&list(&other)));
            let mut pairing = before.clone();
            let told = chains(20, 4, &before, &after, Some(focus));
            for step in told.iter().flat_map(|chain| &chain.moves) {
                step.make(&mut pairing, 4);
            }
            prop_assert_eq!(pairing, after);
            // A cycle leaves every party its number of partners.
            for chain in told.iter().filter(|chain| chain.is_cycle) {
                prop_assert!(chain.moves.iter().all(|step| step.leaves.is_some() && step.joins.is_some()));
                let mut left: Vec<_> = chain.moves.iter().map(|step| step.leaves).collect();
                let mut joined: Vec<_> = chain.moves.iter().map(|step| step.joins).collect();
                left.sort_unstable();
                joined.sort_unstable();
                prop_assert_eq!(left, joined);
            }
        }
    }
}
