//! Answers to the planner's questions, as data: each a pure function, the long ones advanced in steps.

pub mod break_points;
pub mod compare;
pub mod conflicts;
pub mod criterion_points;
pub mod facts;
pub mod moves;
pub mod repairs;
pub mod what_if;

pub use break_points::KindBreakPoints;
pub use compare::{difference, standing};
pub use conflicts::conflict_of;
pub use criterion_points::CriterionBreakPoints;
pub use facts::pair_facts;
pub use repairs::{RepairSearch, repairs};
pub use what_if::{WhatIfSearch, what_if, why};
