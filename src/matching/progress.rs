//! How a long call tells its caller how far it has come, and is stopped by it. Taken by every function whose name ends in `until`.
//!
//! The caller's function is told the number of steps so far and says whether to go on. Steps are counted, never timed, so that a call
//! that is stopped at a step stops at the same place on every machine; a call that is not stopped gives what its namesake without
//! `until` gives. The number never falls; how far apart two calls are:
//!
//! | function | a step is | told |
//! | --- | --- | --- |
//! | [`solve_network_until`], [`NetworkSimplex::solve_until`], [`max_weight_b_matching_until`] | a pivot | at every 64th of a component; repairs after a change are up to 64 + 4√nodes pivots more |
//! | [`best_b_matchings_until`], [`leximin_until`] | a flow problem begun, or a pivot in it | before each flow problem, and as above in it |
//! | [`assign_until`] | a row looked at, later a pivot | at each row without a column, and as above |
//! | [`maximum_bipartite_matching_until`] | a phase, O(edges) | before each |
//! | [`least_cost_until`] | an augmentation, O(nodes × arcs) | before each |
//!
//! Stable matchings, certificates and the making of problems are linear in their input and cannot be stopped.
//! Colourings of edges take O(edges × nodes × log edges) and cannot be stopped either.
//!
//! [`solve_network_until`]: crate::network_simplex::solve_network_until
//! [`NetworkSimplex::solve_until`]: crate::network_simplex::NetworkSimplex::solve_until
//! [`max_weight_b_matching_until`]: crate::b_matching::max_weight_b_matching_until
//! [`best_b_matchings_until`]: crate::k_best::best_b_matchings_until
//! [`leximin_until`]: crate::leximin::leximin_until
//! [`assign_until`]: crate::assignment::assign_until
//! [`maximum_bipartite_matching_until`]: crate::hopcroft_karp::maximum_bipartite_matching_until
//! [`least_cost_until`]: crate::successive_shortest_paths::least_cost_until

use std::ops::ControlFlow;

/// How a call that may be stopped ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// It came to its end.
    Done(T),
    /// The caller stopped it.
    Stopped {
        /// Steps made so far.
        steps: u64,
    },
}

impl<T> Outcome<T> {
    /// The same ending with another answer.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Outcome<U> {
        match self {
            Self::Done(answer) => Outcome::Done(change(answer)),
            Self::Stopped { steps } => Outcome::Stopped { steps },
        }
    }

    /// The answer of a call with [`go_on`].
    pub(crate) fn unstopped(self) -> T {
        match self {
            Self::Done(answer) => answer,
            Self::Stopped { .. } => unreachable!("a progress function that always continues stops nothing"),
        }
    }
}

/// The caller's function.
pub(crate) type Progress<'a> = dyn FnMut(u64) -> ControlFlow<()> + 'a;

/// Stops nothing.
pub(crate) fn go_on(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Steps over several calls, each of which counts from 0.
pub(crate) struct Meter<'a> {
    /// Steps so far.
    pub steps: u64,
    progress: &'a mut Progress<'a>,
}

impl<'a> Meter<'a> {
    /// None made.
    pub fn new(progress: &'a mut Progress<'a>) -> Self {
        Self { steps: 0, progress }
    }

    /// Begins a call, which is a step, and runs it: it is handed the function that it tells its own steps. `None` where the caller stops.
    pub fn call<T, E>(&mut self, run: impl FnOnce(&mut Progress<'_>) -> Result<Outcome<T>, E>) -> Result<Option<T>, E> {
        self.steps += 1;
        let (before, Self { steps, progress }) = (self.steps, self);
        if progress(*steps).is_break() {
            return Ok(None);
        }
        let outcome = run(&mut |more| {
            *steps = before + more;
            progress(*steps)
        })?;
        match outcome {
            Outcome::Done(answer) => Ok(Some(answer)),
            Outcome::Stopped { .. } => Ok(None),
        }
    }
}
