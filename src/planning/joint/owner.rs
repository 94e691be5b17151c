//! One party of the owning side with what it can do alone: its own stations, the priced stations of the other side that it can reach,
//! and the sets of partners it may have. Made once by `set_bound`.
//!
//! The side that owns keeps its units exactly; the units of the other side are priced. East owns offers and prices needs; west owns
//! needs and prices offers.

use crate::problem::PartyBounds;

use super::core::{Core, PairFate};

/// Which side owns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwningSide {
    /// Each cooperative chooses its set of provinces; needs are priced.
    East,
    /// Each province chooses its set of cooperatives; offers are priced.
    West,
}

/// An arc of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartArc {
    /// Position of the own station in the part.
    pub own: u32,
    /// Position of the priced station in the part.
    pub other: u32,
    /// Value of one unit when paired.
    pub paired: i64,
    /// Value of one unit when not.
    pub unpaired: i64,
    /// Most units.
    pub most: i64,
}

/// A priced station as a part sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Priced {
    /// Index of the need (or the offer) in the core.
    pub index: u32,
    /// Its units.
    pub units: i64,
    /// The party it belongs to.
    pub partner: u32,
}

/// A connected part of what a party can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Units of its own stations.
    pub own: Vec<i64>,
    /// Priced stations.
    pub other: Vec<Priced>,
    /// Arcs, in the order of the core.
    pub arcs: Vec<PartArc>,
    /// Partners that matter to it, as bits.
    pub relevant: u64,
}

/// A party of the owning side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Its parts.
    pub parts: Vec<Part>,
    /// The sets of partners it may have, as bits, by size; `None` where they are too many to list.
    pub sets: Option<Vec<u64>>,
    /// Its partner bounds.
    pub bounds: PartyBounds,
    /// Partners it must have.
    pub pinned: u64,
    /// Partners it may have.
    pub allowed: u64,
    /// Value that having each partner adds, apart from amounts.
    pub gain: Vec<i64>,
}

/// Parties on the other side of an owner at most: its sets of partners are told in bits.
pub const PARTNERS: usize = 64;

/// Sets of partners of one party listed at most.
const SETS: usize = 4_096;

impl OwningSide {
    /// The pair of an owner and a partner.
    pub fn pair(self, core: &Core, owner: usize, partner: usize) -> usize {
        let width = core.west.len();
        match self {
            Self::East => owner * width + partner,
            Self::West => partner * width + owner,
        }
    }

    /// Partner bounds of the owners, and of their partners.
    pub fn bounds(self, core: &Core) -> (&[PartyBounds], &[PartyBounds]) {
        match self {
            Self::East => (&core.east, &core.west),
            Self::West => (&core.west, &core.east),
        }
    }

    /// The owners. `None` where there are more partners than bits. O(arcs × log, + sets).
    pub fn owners(self, core: &Core) -> Option<Vec<Owner>> {
        let (owners, partners) = self.bounds(core);
        if partners.len() > PARTNERS {
            return None;
        }
        let mut by_owner: Vec<Vec<u32>> = vec![Vec::new(); owners.len()];
        for (index, arc) in core.arcs.iter().enumerate() {
            by_owner[self.owner_of(core, arc)].push(index as u32);
        }
        let owner = |(index, bounds): (usize, &PartyBounds)| {
            let (mut pinned, mut allowed) = (0_u64, 0_u64);
            for partner in 0..partners.len() {
                let fate = core.fate[self.pair(core, index, partner)];
                pinned |= u64::from(fate == PairFate::In) << partner;
                allowed |= u64::from(fate != PairFate::Out) << partner;
            }
            Owner {
                parts: self.parts(core, &by_owner[index]),
                sets: sets(*bounds, pinned, allowed),
                bounds: *bounds,
                pinned,
                allowed,
                gain: (0..partners.len()).map(|partner| core.gain[self.pair(core, index, partner)]).collect(),
            }
        };
        Some(owners.iter().enumerate().map(owner).collect())
    }

    fn owner_of(self, core: &Core, arc: &super::core::CoreArc) -> usize {
        match self {
            Self::East => core.offer_east[arc.offer as usize] as usize,
            Self::West => core.need_west[arc.need as usize] as usize,
        }
    }

    /// Connected parts of one owner's arcs.
    fn parts(self, core: &Core, arcs: &[u32]) -> Vec<Part> {
        let ends = |index: &u32| {
            let arc = &core.arcs[*index as usize];
            match self {
                Self::East => (arc.offer, arc.need),
                Self::West => (arc.need, arc.offer),
            }
        };
        let mut groups: Vec<Vec<u32>> = Vec::new();
        let mut owns: Vec<u32> = arcs.iter().map(|arc| ends(arc).0).collect();
        let mut others: Vec<u32> = arcs.iter().map(|arc| ends(arc).1).collect();
        for list in [&mut owns, &mut others] {
            list.sort_unstable();
            list.dedup();
        }
        let at = |list: &[u32], index: u32| list.partition_point(|entry| *entry < index);
        let mut joined = petgraph::unionfind::UnionFind::new(owns.len() + others.len());
        for arc in arcs {
            let (own, other) = ends(arc);
            joined.union(at(&owns, own), owns.len() + at(&others, other));
        }
        let mut place = vec![usize::MAX; owns.len() + others.len()];
        for arc in arcs {
            let root = joined.find(at(&owns, ends(arc).0));
            if place[root] == usize::MAX {
                place[root] = groups.len();
                groups.push(Vec::new());
            }
            groups[place[root]].push(*arc);
        }
        groups.iter().map(|group| self.part(core, group, &ends)).collect()
    }

    fn part(self, core: &Core, arcs: &[u32], ends: &impl Fn(&u32) -> (u32, u32)) -> Part {
        let mut owns: Vec<u32> = arcs.iter().map(|arc| ends(arc).0).collect();
        let mut others: Vec<u32> = arcs.iter().map(|arc| ends(arc).1).collect();
        for list in [&mut owns, &mut others] {
            list.sort_unstable();
            list.dedup();
        }
        let at = |list: &[u32], index: u32| list.partition_point(|entry| *entry < index) as u32;
        let (own_units, other_units, party) = match self {
            Self::East => (&core.capacity, &core.quantity, &core.need_west),
            Self::West => (&core.quantity, &core.capacity, &core.offer_east),
        };
        let part_arcs = arcs.iter().map(|index| {
            let (own, other) = ends(index);
            let arc = &core.arcs[*index as usize];
            let (own, other) = (at(&owns, own), at(&others, other));
            PartArc { own, other, paired: arc.paired, unpaired: arc.unpaired, most: arc.most }
        });
        let part_arcs = part_arcs.collect();
        let priced =
            |index: &u32| Priced { index: *index, units: other_units[*index as usize], partner: party[*index as usize] };
        let other: Vec<Priced> = others.iter().map(priced).collect();
        Part {
            own: owns.iter().map(|index| own_units[*index as usize]).collect(),
            relevant: other.iter().fold(0, |bits, station| bits | 1 << station.partner),
            other,
            arcs: part_arcs,
        }
    }
}

/// The sets between the bounds that hold what is pinned and only what is allowed.
fn sets(bounds: PartyBounds, pinned: u64, allowed: u64) -> Option<Vec<u64>> {
    let free: Vec<u64> = (0..64).map(|bit| 1 << bit).filter(|bit| allowed & !pinned & bit != 0).collect();
    let mut out = Vec::new();
    let fixed = pinned.count_ones();
    // Sets of one size follow from those of the size before, each grown by a later member.
    let mut layer: Vec<(u64, usize)> = vec![(pinned, 0)];
    for size in fixed..=bounds.most {
        if size >= bounds.least {
            out.extend(layer.iter().map(|(set, _)| *set));
        }
        if size == bounds.most {
            break;
        }
        let mut next = Vec::new();
        for (set, from) in &layer {
            next.extend((*from..free.len()).map(|index| (set | free[index], index + 1)));
        }
        layer = next;
        if out.len() + layer.len() > SETS {
            return None;
        }
    }
    Some(out)
}
