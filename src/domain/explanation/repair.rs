//! Ways out of a conflict.

use serde::{Deserialize, Serialize};

use crate::{conflict::RuleInConflict, units::ValueScale};

use super::{change::Change, difference::Answer};

/// One rule relaxed as little as needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxation {
    /// The rule that gives way.
    pub rule: RuleInConflict,
    /// The change that does it: a bound moved by the least that helps, a pin or forbid freed, a fixed amount moved to the nearest
    /// that is possible (or freed, where none is).
    pub change: Change,
}

/// A way out, re-checked by solving.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// One relaxation; two where none alone is enough.
    pub relaxations: Vec<Relaxation>,
    /// Value of the plan found then.
    pub value: i64,
    /// Upper bound of any plan's value then.
    pub bound: i64,
    /// Value units in a full kind.
    pub scale: ValueScale,
    /// What may be said of the value.
    pub answer: Answer,
}

/// All ways out of a conflict that were found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repairs {
    /// The best first.
    pub repairs: Vec<Repair>,
    /// Whether no single relaxation is enough, because other rules contradict each other as well: then the repairs are pairs.
    pub other_conflicts: bool,
    /// Members that no relaxation of their own helps, in the order of the conflict.
    pub without_repair: Vec<RuleInConflict>,
}
