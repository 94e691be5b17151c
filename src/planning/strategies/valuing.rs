//! What a pairing is worth, well enough for a comparison: a short search for whole needs, longer only until an allocation is found.

use crate::joint::{JointError, evaluator::Evaluator, pair_set::PairSet};

/// Flows in one round of the search for whole needs.
const ROUND: u64 = 400;

/// Rounds at most.
const ROUNDS: u32 = 4;

/// Value of the best allocation found on a pairing; `None` where it is not above `enough`, or where none was found. One small flow
/// for each component not seen before, and at most 1,600 for whole needs.
///
/// # Errors
/// [`JointError::TooLarge`] where sums leave 64 bits.
pub fn value_of(evaluator: &mut Evaluator, pairing: &PairSet, enough: i64) -> Result<Option<i64>, JointError> {
    for _ in 0..ROUNDS {
        let interval = evaluator.interval(pairing, enough, ROUND)?;
        if let Some(value) = interval.found {
            return Ok((value > enough).then_some(value));
        }
        if interval.bound.is_none_or(|bound| bound <= enough) {
            break;
        }
    }
    Ok(None)
}
