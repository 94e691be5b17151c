//! Pairing, allocation and whole needs decided together: an anytime search with an exact upper bound. [`JointSearch`] is the way in.

pub mod core;
pub mod evaluator;
pub mod pair_set;
pub mod piece;
pub mod whole;

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JointError {
    /// Partner bounds, pins and forbids contradict each other.
    NoPairing,
    /// Fixed amounts contradict each other, or a need that they are part of.
    Fixed,
    /// Magnitudes leave 64 bits.
    TooLarge,
}
