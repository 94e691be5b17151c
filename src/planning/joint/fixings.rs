//! What follows from decided pairs by the partner bounds alone. Called by `tree`.

use super::{core::Core, owner::OwningSide, pair_set::PairSet, pricing::Fixings};

/// The partner bounds cannot be kept any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted;

/// An implied decision: the pair of an owner and a partner, and whether it is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Implied {
    /// The owner.
    pub owner: u32,
    /// The partner.
    pub partner: u32,
    /// Whether the pair is chosen.
    pub chosen: bool,
}

impl Fixings {
    /// What pins, forbids and fixed amounts decide. O(pairs).
    pub fn new(core: &Core, side: OwningSide) -> Self {
        use super::core::PairFate::{In, Out};
        let (owners, partners) = side.bounds(core);
        let bits = |fate| {
            let of = |owner: usize| {
                let decided = (0..partners.len()).filter(|partner| core.fate[side.pair(core, owner, *partner)] == fate);
                decided.fold(0_u64, |bits, partner| bits | 1 << partner)
            };
            (0..owners.len()).map(of).collect()
        };
        Self { has: bits(In), has_not: bits(Out) }
    }

    /// Whether nothing is decided of a pair.
    pub fn is_free(&self, owner: usize, partner: usize) -> bool {
        (self.has[owner] | self.has_not[owner]) >> partner & 1 == 0
    }

    /// Decides a pair.
    pub fn decide(&mut self, owner: usize, partner: usize, chosen: bool) {
        let side = if chosen { &mut self.has } else { &mut self.has_not };
        side[owner] |= 1 << partner;
    }

    /// The pairing, where all pairs are decided. O(pairs).
    pub fn pairing(&self, core: &Core, side: OwningSide) -> Option<PairSet> {
        let partners = side.bounds(core).1.len();
        let mut out = PairSet::new(core.pairs());
        for owner in 0..self.has.len() {
            for partner in 0..partners {
                if self.is_free(owner, partner) {
                    return None;
                }
                out.set(side.pair(core, owner, partner), self.has[owner] >> partner & 1 == 1);
            }
        }
        Some(out)
    }

    /// Decides what the partner bounds imply, until nothing more follows; the decisions are told in order. O(pairs × rounds).
    ///
    /// # Errors
    /// [`Exhausted`] where a party has too many partners, or too few are left.
    pub fn close(&mut self, core: &Core, side: OwningSide, mut tell: impl FnMut(Implied)) -> Result<(), Exhausted> {
        let (owners, partners) = side.bounds(core);
        loop {
            let mut changed = false;
            for (owner, bounds) in owners.iter().enumerate() {
                let free: Vec<usize> = (0..partners.len()).filter(|partner| self.is_free(owner, *partner)).collect();
                let has = self.has[owner].count_ones();
                if let Some(chosen) = implied(has, free.len() as u32, *bounds)? {
                    changed |= !free.is_empty();
                    for partner in free {
                        self.decide(owner, partner, chosen);
                        tell(Implied { owner: owner as u32, partner: partner as u32, chosen });
                    }
                }
            }
            for (partner, bounds) in partners.iter().enumerate() {
                let free: Vec<usize> = (0..owners.len()).filter(|owner| self.is_free(*owner, partner)).collect();
                let has = self.has.iter().filter(|bits| **bits >> partner & 1 == 1).count() as u32;
                if let Some(chosen) = implied(has, free.len() as u32, *bounds)? {
                    changed |= !free.is_empty();
                    for owner in free {
                        self.decide(owner, partner, chosen);
                        tell(Implied { owner: owner as u32, partner: partner as u32, chosen });
                    }
                }
            }
            if !changed {
                return Ok(());
            }
        }
    }
}

/// What the bounds of a party that has so many partners decide of those that are still free.
fn implied(has: u32, free: u32, bounds: crate::problem::PartyBounds) -> Result<Option<bool>, Exhausted> {
    if has > bounds.most || has + free < bounds.least {
        Err(Exhausted)
    } else if has == bounds.most {
        Ok(Some(false))
    } else if has + free == bounds.least {
        Ok(Some(true))
    } else {
        Ok(None)
    }
}
