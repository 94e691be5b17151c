//! Mode: a preferred mode that is offered 10,000, else 5,000.

use super::HALF;
use crate::scoring::{PERFECT, hard_rules::training::offers_mode, lookup::Meeting};

/// The score: 5,000 also where no mode is preferred.
pub fn score(meeting: &Meeting) -> i64 {
    match meeting.need.terms.mode_preferred {
        Some(mode) if offers_mode(meeting, mode) => PERFECT,
        _ => HALF,
    }
}
