//! From a scenario to a plan with its value, its bound and its reasons. [`solve()`] is the way in.

pub mod alone;
pub mod answers;
pub mod assemble;
pub mod bars;
pub mod best_value;
pub mod certificate;
pub mod check;
pub mod conflict;
pub mod explain;
pub mod filling;
pub mod graph;
pub mod held;
pub mod joint;
pub mod kept;
pub mod kind_part;
pub mod nearest;
pub mod pairing_exists;
pub mod partners;
pub mod preference;
pub mod problem;
pub mod room;
pub mod rule_set;
pub mod scoring;
pub mod solve;
pub mod solver;
pub mod step_plan;
pub mod stepwise;
pub mod strategies;
pub mod unmet;
pub mod value;

pub use solve::solve;
pub use solver::Solver;
