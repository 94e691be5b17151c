//! The question: a lot, and what it is asked of.

use domain::{Channel, Lot, Moment, Plan, Scenario};

/// A lot, and what stands around it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The scenario, without defects (see `domain::validate`).
    pub scenario: &'a Scenario,
    /// Its plan: who is paired, and what is arranged.
    pub plan: &'a Plan,
    /// The lot.
    pub lot: &'a Lot,
    /// The ways in which each offer sells, by index of the offer, the preferred one first. Where a list is empty or missing, the offer is
    /// taken to sell on, which asks most of the lot.
    pub channels: &'a [Vec<Channel>],
    /// Tonnes of each offer that are promised to other lots, by index of the offer; 0 where missing.
    pub taken: &'a [i64],
    /// The moment of asking.
    pub as_of: Moment,
}
