//! The strategies of the model: which plan is sought. [`StrategySearch`] is the way in, or [`solve`] in one
//! call; [`StrategySolver`] makes the plan on the desk with it.

pub mod baseline;
pub mod decision;
pub mod fair_vector;
mod fair_whole;
pub mod fairest;
pub mod least_change;
pub mod least_moved;
pub mod options;
pub mod rules;
pub mod search;
pub mod seek;
pub mod solver;
pub mod stable;
pub mod valuing;

pub use baseline::baseline_plan;
pub use options::StrategyOptions;
pub use search::{StrategySearch, solve};
pub use solver::StrategySolver;
