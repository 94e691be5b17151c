//! How a strategy is carried out: what it starts from, and how long it may take.

use domain::explanation::{Agreed, FairUnit, Proposing};

/// How a strategy is carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrategyOptions {
    /// What is agreed; without it, the existing pairs and no amounts.
    pub agreed: Option<Agreed>,
    /// Who proposes, for the stable plan.
    pub proposing: Proposing,
    /// What coverage is counted by, for the fairest plan.
    pub fair_unit: FairUnit,
    /// Flows that the joint search may solve for value and bound.
    pub joint_steps: u64,
    /// Pairings that the fairest plan and the plan of least change may look at.
    pub looks: u64,
}

impl Default for StrategyOptions {
    fn default() -> Self {
        Self {
            agreed: None,
            proposing: Proposing::default(),
            fair_unit: FairUnit::default(),
            joint_steps: 60_000,
            looks: 1_500,
        }
    }
}
