//! Partner enterprise in the province: yes 10,000, no 0.

use crate::scoring::{PERFECT, lookup::Meeting};

/// The score.
pub fn score(meeting: &Meeting) -> i64 {
    if meeting.enterprises > 0 { PERFECT } else { 0 }
}
