//! From a scenario to a plan with its value, its bound and its reasons.

pub mod assemble;
pub mod check;
pub mod graph;
pub mod preference;
pub mod problem;
pub mod scoring;
pub mod unmet;
pub mod value;
