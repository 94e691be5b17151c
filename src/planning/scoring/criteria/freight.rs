//! Freight: 10,000 × (ceiling − floor − freight) ÷ (ceiling − floor); 0 where ceiling = floor.

use crate::scoring::{PERFECT, lookup::Meeting};

/// The score; 0 without a ceiling.
pub fn score(meeting: &Meeting) -> i64 {
    let span = meeting.ceiling_fen().unwrap_or(0) - meeting.floor_fen();
    if span <= 0 {
        return 0;
    }
    PERFECT * (span - meeting.freight_fen()).max(0) / span
}
