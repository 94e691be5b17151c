//! Scenarios on the way to the one in view, so that a step back does not go through all edits again.
//!
//! A scenario is remembered every so many edits; when there are too many of them, every second is forgotten, so that a long sitting takes
//! no more memory than a short one. What is remembered is used only where the edits before it are those of the document, edit for edit.

use domain::Scenario;

use crate::{
    document::{BaseId, Document, Replay},
    edit::{Edit, EditError, apply},
};

/// Edits between two remembered scenarios, at first.
const STRIDE: usize = 16;

/// Most scenarios remembered.
const MOST: usize = 24;

/// Rows of all remembered scenarios together; copies share the tables that did not change, so that most take far less.
const MOST_ROWS: usize = 200_000;

/// The scenarios remembered of one document.
#[derive(Clone, Debug)]
pub struct Trail {
    base: Option<BaseId>,
    /// The edits that led to the last mark.
    edits: Vec<Edit>,
    /// In the order of the edits.
    marks: Vec<Mark>,
    first_stride: usize,
    stride: usize,
}

/// A scenario after so many edits.
#[derive(Clone, Debug)]
struct Mark {
    after: usize,
    scenario: Scenario,
    refused: Vec<(usize, EditError)>,
}

impl Default for Trail {
    fn default() -> Self {
        Self::every(STRIDE)
    }
}

/// What is remembered for speed is no part of what a sitting is.
impl PartialEq for Trail {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Trail {
    /// Nothing is remembered; later a scenario every so many edits, until there are too many.
    pub fn every(stride: usize) -> Self {
        let stride = stride.max(1);
        Self { base: None, edits: Vec::new(), marks: Vec::new(), first_stride: stride, stride }
    }

    /// As [`Document::replay`], from the last remembered scenario on the way: O(edits since it × size of what they change), beside comparing
    /// the edits before it.
    pub fn replay(&mut self, document: &Document, base: &Scenario) -> Replay {
        self.keep_what_fits(document);
        let applied = document.applied();
        let mark = self.marks.iter().rev().find(|mark| mark.after <= applied.len());
        let from = mark.map_or(0, |mark| mark.after);
        let (mut scenario, mut refused) =
            mark.map_or_else(|| (base.clone(), Vec::new()), |mark| (mark.scenario.clone(), mark.refused.clone()));
        for (index, edit) in applied.iter().enumerate().skip(from) {
            if !edit.is_beside_the_plan() {
                scenario.step_limit = base.step_limit;
            }
            if let Err(error) = apply(&mut scenario, edit) {
                refused.push((index, error));
            }
            if (index + 1) % self.stride == 0 {
                self.remember(&applied[..=index], &scenario, &refused);
            }
        }
        Replay { scenario, refused }
    }

    /// Forgets what is not on the way to a document, undone edits included.
    fn keep_what_fits(&mut self, document: &Document) {
        if self.base != Some(document.base) {
            *self = Self { base: Some(document.base), ..Self::every(self.first_stride) };
        }
        let same = self.edits.iter().zip(&document.edits).take_while(|(one, other)| one == other).count();
        self.marks.retain(|mark| mark.after <= same);
        self.forget_edits();
    }

    fn remember(&mut self, applied: &[Edit], scenario: &Scenario, refused: &[(usize, EditError)]) {
        let place = self.marks.partition_point(|mark| mark.after < applied.len());
        self.marks.insert(place, Mark { after: applied.len(), scenario: scenario.clone(), refused: refused.to_vec() });
        if let Some(further) = applied.get(self.edits.len()..) {
            self.edits.extend_from_slice(further);
        }
        let rows = scenario.offers.len() + scenario.needs.len() + scenario.counties.len();
        if self.marks.len() > (MOST_ROWS / rows.max(1)).clamp(2, MOST) {
            self.stride *= 2;
            let stride = self.stride;
            self.marks.retain(|mark| mark.after % stride == 0);
            self.forget_edits();
        }
    }

    /// Edits after the last mark are not needed.
    fn forget_edits(&mut self) {
        self.edits.truncate(self.marks.last().map_or(0, |mark| mark.after));
    }
}
