//! The two widths in which the network simplex keeps numbers: 32 bits where a problem's magnitudes allow it, else 64. Half the
//! width is half the memory traffic of the search for entering arcs.

use crate::flow::Survey;

/// A signed integer of the width chosen for a problem.
pub(super) trait Word: Copy + Ord + Default + std::fmt::Debug {
    /// Nought.
    const ZERO: Self;
    /// What stands for an infinite upper bound: twice [`Self::FINITE`], so that any finite flow taken from it leaves more than any
    /// finite bound.
    const INFINITE: Self;
    /// No bound and no flow reaches this.
    const FINITE: Self;
    /// Sum, round the end of the range. Potentials may drift together; only their differences count, and those fit.
    fn plus(self, other: Self) -> Self;
    /// Difference, round the end of the range.
    fn minus(self, other: Self) -> Self;
    /// Narrows a number that fits by [`fits_narrow`].
    fn narrow(number: i64) -> Self;
    /// The number in 64 bits.
    fn wide(self) -> i64;
}

impl Word for i32 {
    const ZERO: Self = 0;
    const INFINITE: Self = 1 << 30;
    const FINITE: Self = 1 << 29;

    #[inline]
    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }

    #[inline]
    fn minus(self, other: Self) -> Self {
        self.wrapping_sub(other)
    }

    #[inline]
    fn narrow(number: i64) -> Self {
        number as Self
    }

    #[inline]
    fn wide(self) -> i64 {
        i64::from(self)
    }
}

impl Word for i64 {
    const ZERO: Self = 0;
    const INFINITE: Self = 1 << 62;
    const FINITE: Self = 1 << 61;

    #[inline]
    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }

    #[inline]
    fn minus(self, other: Self) -> Self {
        self.wrapping_sub(other)
    }

    #[inline]
    fn narrow(number: i64) -> Self {
        number
    }

    #[inline]
    fn wide(self) -> i64 {
        self
    }
}

/// Whether 32 bits are enough. A flow is at most the greatest span, or all imbalance and all finite spans where an arc has no upper
/// bound; a difference of potentials at most 3 × (nodes + 1) × greatest cost (an artificial arc and two paths).
pub(super) fn fits_narrow(survey: &Survey, nodes: usize) -> bool {
    let limit = i128::from(<i32 as Word>::FINITE);
    let spans = if survey.unbounded { survey.finite_spans } else { i128::from(survey.greatest_span) };
    survey.imbalance < limit && spans + survey.imbalance < limit && fits_narrow_cost(survey.greatest_cost, nodes)
}

/// The part of [`fits_narrow`] that speaks of costs.
pub(super) fn fits_narrow_cost(greatest_cost: i64, nodes: usize) -> bool {
    3 * (nodes as i128 + 2) * i128::from(greatest_cost.max(1)) < i128::from(i32::MAX)
}
