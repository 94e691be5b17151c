//! Joint instances that no file holds: richer and larger ones, made from a stored instance by a seeded rule. The same seed gives the same
//! instance on every machine. Called by the bench.

use crate::joint_file::{FileOffer, JointFile};

/// Eastern parties of the large shape.
const MANY_EAST: usize = 31;

/// Every offer three times as large.
#[must_use]
pub fn plentiful(stored: &JointFile) -> JointFile {
    let mut rich = JointFile { name: format!("plentiful, from {}", stored.name), proof: None, ..stored.clone() };
    for offer in &mut rich.offers {
        offer.capacity *= 3;
    }
    rich
}

/// Thirty-one eastern parties: the stored ones in turn, each offer at 60 to 140 % and with three arcs in four; needs, and the most
/// partners of western parties, three times as large.
#[must_use]
pub fn large(stored: &JointFile, seed: u64) -> JointFile {
    let mut random = Random(seed);
    let parties = stored.east.len();
    let mut out = JointFile { name: format!("large, from {}", stored.name), proof: None, ..stored.clone() };
    (out.offers, out.arcs) = (Vec::new(), Vec::new());
    out.east = stored.east.iter().copied().cycle().take(MANY_EAST).collect();
    for party in &mut out.west {
        party.most *= 3;
    }
    for need in &mut out.needs {
        need.quantity *= 3;
    }
    for east in 0..MANY_EAST {
        let of_model = |offer: &&FileOffer| offer.east as usize == east % parties;
        for (index, offer) in stored.offers.iter().enumerate().filter(|(_, offer)| of_model(offer)) {
            let new = out.offers.len() as u32;
            let capacity = offer.capacity * (60 + random.below(81)) / 100;
            out.offers.push(FileOffer { east: east as u32, capacity, ..offer.clone() });
            for (_, need, value) in stored.arcs.iter().filter(|(of, _, _)| *of as usize == index) {
                if random.below(4) > 0 {
                    out.arcs.push((new, *need, *value));
                }
            }
        }
    }
    out
}

/// `SplitMix64` (Steele, Lea & Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.cast_unsigned()).cast_signed()
    }
}
