//! A scenario as bytes, the same on every machine, and the name that follows from them. Fingerprints of plans begin with these bytes;
//! results are kept under the name.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::scenario::Scenario;

/// Bytes that a scenario ends with where nothing is held and nothing is agreed: what came later must not rename older plans.
const ABSENT: [u8; 2] = [0, 0];

/// Names a scenario by all that it says, strategy and limit of steps included: half of a SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ScenarioKey(pub u128);

/// The scenario as bytes. A scenario without a held plan and without an agreed one has the bytes it had before there were any. O(size).
pub fn canonical_bytes(scenario: &Scenario) -> Vec<u8> {
    // Writing to memory cannot fail; should it ever, plans are still told apart by their pairs, amounts and value.
    let mut bytes = postcard::to_allocvec(scenario).unwrap_or_default();
    if scenario.held.is_none() && scenario.agreed.is_none() && bytes.ends_with(&ABSENT) {
        bytes.truncate(bytes.len() - ABSENT.len());
    }
    bytes
}

impl ScenarioKey {
    /// The name of a scenario. O(size).
    pub fn of(scenario: &Scenario) -> Self {
        let digest = Sha256::digest(canonical_bytes(scenario));
        let mut first = [0; 16];
        first.copy_from_slice(&digest[..16]);
        Self(u128::from_be_bytes(first))
    }
}
