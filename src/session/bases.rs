//! The bases that documents start from, each under the hash of its content. A document whose base is not here is kept as it is and
//! cannot be shown.

use std::sync::Arc;

use domain::Scenario;

use crate::{
    document::{BaseId, Document},
    edit::Edit,
    inputs::differences,
};

/// Bases by the hash of their content; never empty. The first is the one that a sitting begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct Bases {
    first: (BaseId, Arc<Scenario>),
    others: Vec<(BaseId, Arc<Scenario>)>,
}

impl Bases {
    /// One base, the one that a sitting begins with.
    pub fn new(id: BaseId, base: Scenario) -> Self {
        Self { first: (id, Arc::new(base)), others: Vec::new() }
    }

    /// With one base more; one under a name that is here already changes nothing, since the name is the hash of the content.
    #[must_use]
    pub fn with(mut self, id: BaseId, base: Scenario) -> Self {
        if self.of(id).is_none() {
            self.others.push((id, Arc::new(base)));
        }
        self
    }

    /// The base that a sitting begins with.
    pub fn first(&self) -> (BaseId, &Arc<Scenario>) {
        (self.first.0, &self.first.1)
    }

    /// All bases, the first one first.
    pub fn all(&self) -> impl Iterator<Item = (BaseId, &Arc<Scenario>)> {
        std::iter::once(&self.first).chain(&self.others).map(|(id, base)| (*id, base))
    }

    /// A base by its hash. O(bases).
    pub fn of(&self, id: BaseId) -> Option<&Arc<Scenario>> {
        std::iter::once(&self.first).chain(&self.others).find(|(known, _)| *known == id).map(|(_, base)| base)
    }

    /// A document that comes to a scenario: one of the bases, and what differs from it as one step. `None` where the scenario holds what
    /// no edit of any base here makes. O(bases × rows × log).
    pub fn document_of(&self, scenario: &Scenario) -> Option<Document> {
        let of = |(id, base): (BaseId, &Arc<Scenario>)| {
            let edits: Vec<Edit> = differences(base, scenario).into_iter().map(|change| change.after).collect();
            let mut document = Document::new(id);
            if !edits.is_empty() {
                document.push(Edit::Together(edits));
            }
            if scenario.step_limit != base.step_limit {
                document.push(Edit::StepLimit(scenario.step_limit));
            }
            (document.replay(base).scenario == *scenario).then_some(document)
        };
        self.all().filter_map(of).min_by_key(|document| document.edits.first().map_or(0, edits_in))
    }

    /// The scenario of a document, or `None` where its base is not here. O(edits × size of the scenario).
    pub fn scenario(&self, document: &Document) -> Option<Scenario> {
        self.of(document.base).map(|base| document.replay(base).scenario)
    }
}

fn edits_in(edit: &Edit) -> usize {
    if let Edit::Together(edits) = edit { edits.len() } else { 1 }
}
