//! The bytes that fingerprints began with before there was a canonical form: a whole scenario, names and all. Kept so that a link from then
//! still says that its plan is the same one. Its samples (`tests/old_links`) fail when a type it writes changes: then this has to write what
//! the type was.

use crate::scenario::Scenario;

/// Bytes that a scenario ends with where nothing is held and nothing is agreed: what came later must not rename older plans.
const ABSENT: [u8; 2] = [0, 0];

/// The scenario as those bytes. A scenario without a held plan and without an agreed one has the bytes it had before there were any. O(size).
pub fn bytes(scenario: &Scenario) -> Vec<u8> {
    // Writing to memory cannot fail; should it ever, plans are still told apart by their pairs, amounts and value.
    let mut bytes = postcard::to_allocvec(scenario).unwrap_or_default();
    if scenario.held.is_none() && scenario.agreed.is_none() && bytes.ends_with(&ABSENT) {
        bytes.truncate(bytes.len() - ABSENT.len());
    }
    bytes
}
