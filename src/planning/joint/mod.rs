//! Pairing, allocation and whole needs decided together: an anytime search with an exact upper bound. [`JointSearch`] is the way in.

pub mod answers;
pub mod ascent;
mod branching;
pub mod core;
pub mod evaluator;
pub mod exchange;
pub mod first_filling;
pub mod fixings;
mod node;
pub mod owner;
pub mod pair_set;
pub mod part_value;
pub mod piece;
pub mod pricing;
pub mod proof;
pub mod proposal;
pub mod relaxation;
pub mod rounding;
pub mod search;
mod sides;
pub mod splitter;
pub mod violation;
pub mod whole;

pub use search::JointSearch;

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JointError {
    /// Partner bounds, pins and forbids contradict each other.
    NoPairing,
    /// Fixed amounts contradict each other, or a need that they are part of.
    Fixed,
    /// Magnitudes leave 64 bits.
    TooLarge,
    /// Both sides have more parties than [`owner::PARTNERS`].
    TooManyParties,
}
