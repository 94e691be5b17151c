//! Freshness: 10,000 × min(200, usable tenths) ÷ 200 (the 200 is in the rules).

use crate::scoring::{PERFECT, hard_rules::shipping_margin_tenths, lookup::Meeting};

/// The score; 0 without a product.
pub fn score(meeting: &Meeting) -> i64 {
    let full = meeting.rules.freshness_full_tenths.max(1);
    let margin = shipping_margin_tenths(meeting).unwrap_or(0);
    PERFECT * margin.clamp(0, full) / full
}
