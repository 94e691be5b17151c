//! Answers to the planner's questions, as data: each a pure function, the long ones advanced in steps.
//!
//! | question | way in |
//! | --- | --- |
//! | what if one thing were changed; why this pair; why not that one | [`WhatIfSearch`], [`what_if()`], [`why`] |
//! | what stands behind a pair | [`pair_facts`] |
//! | what a plan comes to in two or three sentences | [`conclusion()`], [`ConclusionSearch`] |
//! | what is different between two plans | [`difference`] |
//! | which rules contradict each other, and what would mend it | [`conflict_of`], [`RepairSearch`] |
//! | where along a weight does the pairing change | [`KindBreakPoints`], [`CriterionBreakPoints`] |
//! | which other plans are nearly as good; what does switching a pair cost | [`AlternativesSearch`] |
//! | how sure are the pairs | [`ConfidenceSearch`] |
//! | more of which offer would help most | [`HelpSearch`] |
//! | which other partners could a party have | [`PartySearch`] |
//! | what could each row be matched with, before any search | [`prospects::prospects`] |
//! | how do value and worst coverage stand against each other | [`FrontierSearch`] |
//! | which few changes of the existing pairs bring most | [`ImprovementSearch`] |

pub mod alternatives;
pub mod between;
pub mod break_points;
pub mod by_kind;
pub mod compare;
pub mod conclusion;
pub mod confidence;
pub mod conflicts;
pub mod criterion_points;
pub mod facts;
pub mod frontier;
pub mod help;
pub mod improvements;
pub mod moves;
pub mod openings;
pub mod party;
pub mod prospects;
pub mod quantities;
pub mod random;
pub mod repairs;
pub mod what_if;

pub use alternatives::AlternativesSearch;
pub use break_points::KindBreakPoints;
pub use compare::{Side, difference, standing};
pub use conclusion::{ConclusionSearch, conclusion};
pub use confidence::ConfidenceSearch;
pub use conflicts::conflict_of;
pub use criterion_points::CriterionBreakPoints;
pub use facts::pair_facts;
pub use frontier::FrontierSearch;
pub use help::HelpSearch;
pub use improvements::ImprovementSearch;
pub use party::PartySearch;
pub use repairs::{RepairSearch, repairs};
pub use what_if::{WhatIfSearch, tell_moves, what_if, why};
