//! The re-solves behind the confidence of a plan's pairs, in slices. Called by the bench, natively and as WebAssembly.

use planning::explain::ConfidenceSearch;

use crate::reference::reference;

/// Seed of the samples.
const SEED: u64 = 1;

/// Re-solves under way.
pub struct Resolves(ConfidenceSearch);

impl Resolves {
    /// Begins so many re-solves of the reference scenario, with or without the pass of swaps.
    ///
    /// # Errors
    /// Where the scenario cannot be read or has no plan.
    pub fn new(text: &str, samples: u32, with_swaps: bool) -> Result<Self, String> {
        let scenario = reference(text)?;
        let search = ConfidenceSearch::new(&scenario, SEED, samples, with_swaps);
        search.map(Self).map_err(|outcome| format!("{outcome:?}"))
    }

    /// Makes so many more. Returns whether any are left.
    pub fn advance(&mut self, samples: u32) -> bool {
        self.0.advance(samples)
    }

    /// The sum of the shares so far, for comparing two runs.
    pub fn sum(&self) -> u64 {
        self.0.answer().pairs.iter().zip(1..).map(|(share, place)| u64::from(share.chosen) * place).sum()
    }
}
