//! What stands between two parties that a plan does not pair.

use serde::{Deserialize, Serialize};

/// What stands between two parties that are not paired. Every one is checked on the plan itself, by the aim of its strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    /// Which of the two have all the partners that they may have; at least one.
    Places {
        /// The cooperative has.
        east: bool,
        /// The province has.
        west: bool,
    },
    /// Stable: which of the two have no free place and rank every partner that is not pinned above the other; at least one.
    Preferred {
        /// The cooperative does.
        east: bool,
        /// The province does.
        west: bool,
    },
    /// Least change: both have a place and the pair would serve, but it would be one more change.
    AnotherChange,
    /// Both have a place, but no amount between them would serve the aim better.
    NothingToAdd,
    /// It takes more than this pair to serve the need in full.
    Several,
    /// Both have a place and the pair would serve the aim: the search has not come to it.
    NotTried,
    /// The planner took over a plan as it was shown, and it has not this pair.
    Held,
}
