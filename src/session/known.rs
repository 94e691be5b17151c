//! Plans that were answered to the end in this sitting, by the edits they answer: stepping back to one, or turning to a slot that was
//! in view before, shows it at once, and it can be compared with. Called by `update`.

use std::sync::Arc;

use domain::Plan;

use crate::edit::Edit;

/// Most plans that are kept.
pub const MAX_KNOWN: usize = 16;

/// The plans, the least recently used first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    plans: Vec<(Vec<Edit>, Arc<Plan>)>,
}

impl Known {
    /// Keeps the last answer to a base with these edits. O(kept edits).
    pub(crate) fn keep(&mut self, edits: &[Edit], plan: Arc<Plan>) {
        self.plans.retain(|(known, _)| known != edits);
        self.plans.push((edits.to_vec(), plan));
        let surplus = self.plans.len().saturating_sub(MAX_KNOWN);
        self.plans.drain(..surplus);
    }

    /// The last answer to a base with these edits, where it is kept. O(kept edits).
    pub fn plan(&self, edits: &[Edit]) -> Option<&Arc<Plan>> {
        self.plans.iter().find(|(known, _)| known == edits).map(|(_, plan)| plan)
    }
}
