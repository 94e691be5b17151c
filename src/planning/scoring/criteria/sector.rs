//! Sector: 10,000 × (m − rank + 1) ÷ m, the rank of the need's sector among the m that the cooperative funds.

use crate::scoring::{PERFECT, lookup::Meeting};

/// The score; 0 where the sector is not funded.
pub fn score(meeting: &Meeting) -> i64 {
    let funded = &meeting.offer.terms.sectors;
    let before = meeting.need.terms.sector.as_ref().and_then(|sector| funded.iter().position(|entry| entry == sector));
    before.map_or(0, |before| PERFECT * (funded.len() - before) as i64 / funded.len() as i64)
}
