//! 双向稳定: the pairing without blocking pairs, by deferred acceptance on the upper limits (model, *Four strategies*). Called by
//! `search`.
//!
//! Sources: Gale & Shapley, *College admissions and the stability of marriage* (1962); Roth & Sotomayor, *Two-sided matching* (1990),
//! whose rural hospitals theorem says that every stable pairing gives every party the same number of partners: a lower limit that one
//! of them misses, all miss.

use domain::explanation::{MissedLeast, Proposing};
use matching::stable::{self, StableProblem, Wishes, deferred_acceptance};

use crate::{
    graph::Cooperation,
    joint::{core::PairFate, pair_set::PairSet},
    preference::Preferences,
    problem::PartyBounds,
};

use super::rules::PairingRules;

/// A stable pairing and the lower limits that it misses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stable {
    /// The pairing.
    pub pairing: PairSet,
    /// Parties with fewer partners than they should have, east before west, by adcode.
    pub missed: Vec<MissedLeast>,
}

/// The stable pairing that is best for all parties of the side that proposes. Pins take a place of both parties and never block;
/// forbidden pairs are unacceptable. O(pairs × log).
pub fn stable_pairing(cooperation: &Cooperation, rules: &PairingRules, alone: &[i64], proposing: Proposing) -> Stable {
    let preferences = Preferences::new(cooperation, alone);
    let problem = wishes(&preferences, rules);
    let side = match proposing {
        Proposing::Provinces => stable::Proposing::Right,
        Proposing::Cooperatives => stable::Proposing::Left,
    };
    let width = rules.west.len();
    let mut pairing = PairSet::new(rules.pairs());
    // Rankings and pins are made of the parties themselves, each once, so that nothing can be refused.
    for (east, west) in deferred_acceptance(&problem, side).unwrap_or_default() {
        pairing.set(east as usize * width + west as usize, true);
    }
    let (east, west) = rules.degrees(&pairing);
    let missed = |parties: &[domain::Adcode], bounds: &[PartyBounds], degrees: &[u32]| {
        let entries = parties.iter().zip(bounds).zip(degrees);
        let short = entries.filter(|((_, bounds), partners)| **partners < bounds.least);
        short
            .map(|((party, bounds), partners)| MissedLeast { party: *party, least: bounds.least, partners: *partners })
            .collect::<Vec<_>>()
    };
    let mut all = missed(&cooperation.east, &rules.east, &east);
    all.extend(missed(&cooperation.west, &rules.west, &west));
    Stable { pairing, missed: all }
}

/// Rankings without what is forbidden, upper limits as quotas, pins.
fn wishes(preferences: &Preferences, rules: &PairingRules) -> StableProblem {
    let width = rules.west.len();
    let fate = |e: usize, w: usize| rules.fate[e * width + w];
    let of_east = |(e, (ranking, bounds)): (usize, (&Vec<u32>, &PartyBounds))| Wishes {
        quota: bounds.most,
        ranking: ranking.iter().copied().filter(|w| fate(e, *w as usize) != PairFate::Out).collect(),
    };
    let of_west = |(w, (ranking, bounds)): (usize, (&Vec<u32>, &PartyBounds))| Wishes {
        quota: bounds.most,
        ranking: ranking.iter().copied().filter(|e| fate(*e as usize, w) != PairFate::Out).collect(),
    };
    let pinned = (0..rules.pairs()).filter(|pair| rules.fate[*pair] == PairFate::In);
    StableProblem {
        left: preferences.east.iter().zip(&rules.east).enumerate().map(of_east).collect(),
        right: preferences.west.iter().zip(&rules.west).enumerate().map(of_west).collect(),
        pinned: pinned.map(|pair| ((pair / width) as u32, (pair % width) as u32)).collect(),
    }
}
