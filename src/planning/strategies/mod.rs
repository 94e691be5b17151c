//! The strategies of the model: which plan is sought.

pub mod decision;
pub mod rules;
pub mod seek;
