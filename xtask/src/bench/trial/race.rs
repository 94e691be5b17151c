//! The joint search on an instance, in slices, as the page's worker runs it: from the plan in steps on. Whoever measures asks where it
//! stands between the slices.

use planning::{
    alone::alone_scores,
    joint::{JointError, JointSearch},
    problem::JointProblem,
    stepwise::{best_pairing, upper_bound},
};

use crate::joint_file::JointFile;

/// A search under way.
pub struct Race {
    problem: JointProblem,
    search: JointSearch,
    /// Upper bound of the plan in steps.
    outer: i64,
    /// What the file takes off every plan.
    charged: i64,
    limit: u64,
}

/// Why a search cannot go on.
fn refused(error: JointError) -> String {
    format!("{error:?}")
}

impl Race {
    /// Begins: the scores of the pairs, the plan in steps, and a search that knows it and ends after `limit` evaluations.
    ///
    /// # Errors
    /// Where there is no plan, or magnitudes leave 64 bits.
    pub fn new(file: &JointFile, limit: u64) -> Result<Self, String> {
        let problem = file.problem();
        let alone = alone_scores(&problem).map_err(refused)?;
        let mut search = JointSearch::new(&problem).map_err(refused)?;
        let mut outer = i64::MAX;
        if let Ok(pairing) = best_pairing(&problem, &alone.totals()) {
            search.suggest(&pairing).map_err(refused)?;
            outer = upper_bound(&problem, search.core(), &alone).map_err(refused)?;
        }
        Ok(Self { problem, search, outer, charged: file.charged(), limit })
    }

    /// Works for about so many flows. Returns whether something is left to do.
    ///
    /// # Errors
    /// Where magnitudes leave 64 bits.
    pub fn advance(&mut self, flows: u64) -> Result<bool, String> {
        self.search.advance(flows, self.limit).map_err(refused)
    }

    /// Value and bound in the file's terms, in value units; none before the first plan.
    pub fn standing(&self) -> Option<(i64, i64)> {
        let bound = self.search.bound()?.min(self.outer);
        Some((self.search.best()?.0 - self.charged, bound - self.charged))
    }

    /// Evaluations so far.
    pub fn evaluations(&self) -> u64 {
        self.search.evaluations()
    }

    /// The best plan: its pairs, by index, and the units on each arc.
    ///
    /// # Errors
    /// Where there is no plan, or magnitudes leave 64 bits.
    pub fn plan(&mut self) -> Result<(Vec<usize>, Vec<i64>), String> {
        let Some((_, pairing)) = self.search.best().cloned() else { return Err("no plan".to_owned()) };
        let chosen = pairing.to_chosen(self.problem.pairs());
        let amounts = self.search.allocation(&chosen).map_err(refused)?.ok_or("no amounts")?;
        Ok(((0..chosen.len()).filter(|pair| chosen[*pair]).collect(), amounts))
    }
}
