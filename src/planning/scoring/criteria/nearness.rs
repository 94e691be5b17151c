//! Nearness: 10,000 × max(0, 80 − truck tenths) ÷ 80 (the 80 is in the rules).

use crate::scoring::{PERFECT, lookup::Meeting};

/// The score, by the truck days between the two capitals.
pub fn score(meeting: &Meeting) -> i64 {
    let zero = meeting.rules.nearness_zero_tenths.max(1);
    PERFECT * (zero - meeting.route.truck_tenths).max(0) / zero
}
