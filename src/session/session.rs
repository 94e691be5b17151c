//! The state of one planner's sitting.

use std::sync::Arc;

use domain::{Fingerprint, Outcome, Pair, Plan, Scenario, ScenarioKey, ValueScale};

use crate::{
    bases::Bases,
    document::{BaseId, Document, Sent},
    edit::EditError,
    finds::Find,
    results::{Known, Results},
    slots::Deleted,
    trail::Trail,
};

/// Names a slot within the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(pub u32);

/// A named scenario of the planner's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its id, never used again once the slot is gone.
    pub id: SlotId,
    /// What the planner calls it; empty for the base's own name.
    pub name: String,
    /// Whether the planner put a star on it.
    pub is_starred: bool,
    /// Its document.
    pub document: Document,
}

/// A document that came with a link: shown read-only until it is kept or closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Its document.
    pub document: Document,
    /// The fingerprint its sender saw, to compare with.
    pub fingerprint: Option<Fingerprint>,
    /// What its sender calls it; empty for the base's own name.
    pub name: String,
    /// What its sender says of it; empty where nothing.
    pub note: String,
    /// The pairs of the plan that its sender saw, where the link has them; empty else. Sorted.
    pub pairs: Vec<Pair>,
    /// What these pairs are worth here, once that is known: value units in a full kind, and value.
    pub hinted: Option<(ValueScale, i64)>,
    /// Whether they were given to a search to be evaluated.
    pub(crate) is_hint_tried: bool,
    /// Whether it is set aside, so that the slot in use is in view and can be compared with it.
    pub is_aside: bool,
}

/// Something to tell the planner that is not the answer to a control of theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An edit was refused; shown at the control it came from.
    Refused(EditError),
    /// A preview cannot be edited: keep a copy first.
    ReadOnly,
    /// The worker died and was started again.
    WorkerRestarted,
    /// Some edits of a document do not fit its base and were left out.
    EditsLeftOut(usize),
    /// The base of a document is not here: it cannot be shown. A slot is kept as it is.
    BaseMissing {
        /// The base it names.
        wanted: BaseId,
    },
    /// Slots of a file were added.
    SlotsAdded {
        /// How many.
        added: usize,
        /// How many of the file were here already, name, edits and all.
        same: usize,
    },
    /// A slot was deleted; it can be brought back.
    SlotDeleted {
        /// Its id.
        id: SlotId,
        /// Its name; empty for the base's own.
        name: String,
    },
    /// The only slot cannot be deleted.
    LastSlot,
    /// The slot in use is being edited in another tab.
    HeldElsewhere,
    /// The slot in use was changed in another tab meanwhile: what was done here stands in a copy of this name.
    Diverged {
        /// The copy's name.
        name: String,
    },
}

/// The state of one planner's sitting. Changed by [`crate::update()`] alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The bases that documents start from.
    pub bases: Bases,
    /// The planner's own scenarios; never empty. Those whose base is not here are kept as they are.
    pub slots: Vec<Slot>,
    /// The slot in use. Its base is here.
    pub current: SlotId,
    /// Whether the slot in use is being edited in another tab: here it is shown as it is kept, and not edited.
    pub is_held_elsewhere: bool,
    /// The id that the next slot gets, where none has it. Tabs that share a storage begin far from each other.
    pub next_id: SlotId,
    /// Slots that were deleted and can be brought back, the newest last.
    pub deleted: Vec<Deleted>,
    /// What a link brought, in view instead of the slot in use unless it is set aside.
    pub preview: Option<Preview>,
    /// The scenario in view: the base with the edits in force.
    pub scenario: Arc<Scenario>,
    /// Counts every change of the scenario in view.
    pub revision: u64,
    /// The newest answer, and the revision it answers.
    pub outcome: Option<(u64, Arc<Outcome>)>,
    /// Whether the answer is still being bettered in the background.
    pub searching: bool,
    /// The newest plan, kept in view while the rules contradict each other, and the revision it answered.
    pub last_good: Option<(u64, Arc<Plan>)>,
    /// What is known of this and other scenarios.
    pub results: Results,
    /// Better plans that came another way than by the search, the newest last; one a scenario.
    pub finds: Vec<Find>,
    /// What was in view before the planner's last act, to tell what moved.
    pub before: Option<Before>,
    /// Whether the answer that is awaited is a plan of this sitting, handed on because the act does not touch it.
    pub(crate) is_handed_on: bool,
    /// Scenarios on the way to the one in view.
    pub(crate) trail: Trail,
}

/// A scenario and its plan before an act of the planner's.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its plan.
    pub plan: Arc<Plan>,
}

impl Session {
    /// A sitting that starts from the first base without edits, in one slot.
    pub fn new(bases: Bases) -> Self {
        let (id, base) = bases.first();
        Self {
            scenario: Arc::clone(base),
            slots: vec![Slot { id: SlotId(0), name: String::new(), is_starred: false, document: Document::new(id) }],
            bases,
            current: SlotId(0),
            is_held_elsewhere: false,
            next_id: SlotId(1),
            deleted: Vec::new(),
            preview: None,
            revision: 0,
            outcome: None,
            searching: false,
            last_good: None,
            results: Results::default(),
            finds: Vec::new(),
            before: None,
            is_handed_on: false,
            trail: Trail::default(),
        }
    }

    /// The same sitting with ids from this one on, for tabs that share a storage and must not give one id twice.
    #[must_use]
    pub fn numbered_from(mut self, first: SlotId) -> Self {
        for slot in &mut self.slots {
            slot.id = first;
        }
        self.current = first;
        self.next_id = SlotId(first.0.wrapping_add(1));
        self
    }

    /// The slot in use.
    pub fn slot(&self) -> &Slot {
        self.slots.iter().find(|slot| slot.id == self.current).unwrap_or(&self.slots[0])
    }

    /// The base of the scenario in view.
    pub fn base(&self) -> &Arc<Scenario> {
        self.bases.of(self.document().base).unwrap_or(self.bases.first().1)
    }

    /// The base of a slot; `None` where it is not here.
    pub fn base_of(&self, slot: &Slot) -> Option<&Arc<Scenario>> {
        self.bases.of(slot.document.base)
    }

    /// The document in view.
    pub fn document(&self) -> &Document {
        self.preview
            .as_ref()
            .filter(|preview| !preview.is_aside)
            .map_or_else(|| &self.slot().document, |preview| &preview.document)
    }

    /// Whether what a link brought is in view, instead of the slot in use.
    pub fn shows_preview(&self) -> bool {
        self.preview.as_ref().is_some_and(|preview| !preview.is_aside)
    }

    /// Whether the scenario in view cannot be edited: it came with a link, or it is being edited in another tab.
    pub fn is_read_only(&self) -> bool {
        self.shows_preview() || self.is_held_elsewhere
    }

    /// The newest answer where it answers the scenario in view.
    pub fn answer(&self) -> Option<&Arc<Outcome>> {
        self.outcome.as_ref().filter(|(revision, _)| *revision == self.revision).map(|(_, outcome)| outcome)
    }

    /// The plan to show: the newest, with whether it is the answer to the scenario in view.
    pub fn plan(&self) -> Option<(&Arc<Plan>, bool)> {
        self.last_good.as_ref().map(|(revision, plan)| (plan, *revision == self.revision))
    }

    /// What is known of the scenario in view.
    pub fn known(&self) -> Option<&Known> {
        self.results.of(&self.scenario)
    }

    /// The name of the scenario in view. O(size).
    pub fn key(&self) -> ScenarioKey {
        ScenarioKey::of(&self.scenario)
    }

    /// What is in view, on its way to another planner.
    pub fn sent(&self) -> Sent {
        // While the search goes on there is no telling which plan it ends with.
        let fingerprint = self.plan().filter(|(_, fresh)| *fresh && !self.searching).map(|(plan, _)| plan.fingerprint);
        let mut document = self.document().clone();
        document.edits.truncate(document.cursor);
        let shown = self.preview.as_ref().filter(|preview| !preview.is_aside);
        let name = shown.map_or(&self.slot().name, |preview| &preview.name);
        Sent { document, fingerprint, name: name.clone() }
    }

    /// The slot in use, to be changed.
    pub(crate) fn slot_mut(&mut self) -> &mut Slot {
        let index = self.slots.iter().position(|slot| slot.id == self.current).unwrap_or(0);
        &mut self.slots[index]
    }
}
