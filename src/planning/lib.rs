//! From a scenario to a plan with its value, its bound and its reasons.

pub mod problem;
