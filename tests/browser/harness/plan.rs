//! The state of the plan as the root element tells it.

use serde_json::Value;

/// The attributes of the root element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// computing, bounded, optimal, infeasible or failed.
    pub state: String,
    /// Points with six decimals; empty while infeasible or failed.
    pub value: String,
    /// The bound on them.
    pub bound: String,
    /// Names the plan; empty while infeasible or failed.
    pub fingerprint: String,
    /// Names the last good plan.
    pub last_fingerprint: String,
    /// The revision that the state answers.
    pub revision: u64,
    /// Whether the engine still searches for a better plan.
    pub searching: bool,
}

impl Plan {
    /// JavaScript that gives the attributes as a list.
    pub const SCRIPT: &'static str = "return ['planState', 'planValue', 'planBound', 'planFingerprint', 'lastFingerprint', 'revision', 'searching']\
        .map((name) => document.documentElement.dataset[name] ?? '')";

    /// Reads what [`Self::SCRIPT`] gives.
    pub fn of(list: &Value) -> Self {
        let text = |index: usize| list[index].as_str().unwrap_or_default().to_owned();
        Self {
            state: text(0),
            value: text(1),
            bound: text(2),
            fingerprint: text(3),
            last_fingerprint: text(4),
            revision: text(5).parse().unwrap_or_default(),
            searching: text(6) == "true",
        }
    }

    /// Whether it is a plan, proved or bounded.
    pub fn is_good(&self) -> bool {
        matches!(self.state.as_str(), "bounded" | "optimal")
    }

    /// Whether the engine has answered.
    pub fn is_answered(&self) -> bool {
        self.is_good() || matches!(self.state.as_str(), "infeasible" | "failed")
    }
}
