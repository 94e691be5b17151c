//! Answers to the planner's questions, as data: each a pure function, the long ones advanced in steps.

pub mod compare;
pub mod conflicts;
pub mod facts;
pub mod moves;
pub mod repairs;
pub mod what_if;

pub use compare::{difference, standing};
pub use conflicts::conflict_of;
pub use facts::pair_facts;
pub use repairs::{RepairSearch, repairs};
pub use what_if::{WhatIfSearch, what_if, why};
