//! Price: 10,000 × min(floor, ceiling − freight − floor) ÷ floor; 10,000 where floor = 0.

use crate::scoring::{PERFECT, lookup::Meeting};

/// The score: what is left above the floor price, up to doubling it.
pub fn score(meeting: &Meeting) -> i64 {
    let floor = meeting.floor_fen();
    if floor == 0 {
        return PERFECT;
    }
    let left = meeting.ceiling_fen().unwrap_or(0) - meeting.freight_fen() - floor;
    PERFECT * left.clamp(0, floor) / floor
}
