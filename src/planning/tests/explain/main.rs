//! The answers to the planner's questions on the reference scenario: each kind of answer is produced, adds up, and comes out the same.

#![expect(clippy::unwrap_used, reason = "a test file may stop where the data cannot be read")]

mod amounts;
mod causes;
mod choices;
mod conclusion;
mod conflicts;
mod fixture;
mod granted;
mod held;
mod outlook;
mod rows;
mod stopping;
mod strategies;
mod tightening;
mod tiny;
mod what_if;
