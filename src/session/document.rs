//! A document: a base named by its content, and the edits made to it. What links and the autosave keep.

use domain::{Fingerprint, Scenario, Shared};

use crate::edit::{Edit, EditError, apply};

/// Names a base scenario by the hash of its content.
pub type BaseId = Fingerprint;

/// A base and the edits made to it, with a cursor for undo: edits at and after it are undone and can be redone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The base it starts from.
    pub base: BaseId,
    /// All edits, undone ones included.
    pub edits: Shared<Edit>,
    /// How many of them are in force.
    pub cursor: usize,
}

/// A document on its way from one planner to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The document.
    pub document: Document,
    /// The fingerprint of the plan that its sender saw, where it was up to date.
    pub fingerprint: Option<Fingerprint>,
    /// What the sender calls it; empty for the base's own name.
    pub name: String,
}

/// What replaying a document on its base came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// The base with the edits in force applied, but for those refused.
    pub scenario: Scenario,
    /// Indices of the edits that were refused, and why. Empty but for documents from elsewhere.
    pub refused: Vec<(usize, EditError)>,
}

impl Document {
    /// A document without edits.
    pub fn new(base: BaseId) -> Self {
        Self { base, edits: Shared::default(), cursor: 0 }
    }

    /// The edits in force.
    pub fn applied(&self) -> &[Edit] {
        &self.edits[..self.cursor.min(self.edits.len())]
    }

    /// Adds an edit at the cursor; what was undone is gone.
    pub fn push(&mut self, edit: Edit) {
        self.edits.truncate(self.cursor);
        self.edits.push(edit);
        self.cursor = self.edits.len();
    }

    /// Whether there is an edit to take back.
    pub fn can_undo(&self) -> bool {
        self.cursor > 0
    }

    /// Whether there is an edit to bring back.
    pub fn can_redo(&self) -> bool {
        self.cursor < self.edits.len()
    }

    /// The edits in force, applied to the base in order. O(edits × size of the scenario).
    pub fn replay(&self, base: &Scenario) -> Replay {
        let mut scenario = base.clone();
        let mut refused = Vec::new();
        for (index, edit) in self.applied().iter().enumerate() {
            if !edit.is_beside_the_plan() {
                scenario.step_limit = base.step_limit;
            }
            if let Err(error) = apply(&mut scenario, edit) {
                refused.push((index, error));
            }
        }
        Replay { scenario, refused }
    }
}
