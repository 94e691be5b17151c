//! What happens to a session, and what the page has to do about it.

use std::sync::Arc;

use domain::{KeptPlan, Pair, Scenario, ScenarioKey, SearchReport};

use crate::{
    document::{BaseId, Sent},
    edit::Edit,
    finds::Find,
    session::{Notice, Slot, SlotId},
};

/// What has happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The page is ready to show a plan.
    Started,
    /// The planner did something to the scenario in view.
    Edited(Edit),
    /// The planner took the last step back.
    UndoAsked,
    /// The planner brought a step back.
    RedoAsked,
    /// The planner stepped through the history to this number of edits in force.
    HistoryStepped(usize),
    /// The engine answered; more may follow while it searches for a better answer to the same revision.
    Solved {
        /// The revision that was asked.
        revision: u64,
        /// The answer.
        report: SearchReport,
    },
    /// Another scenario than the one in view was answered.
    Learned {
        /// The scenario.
        scenario: Arc<Scenario>,
        /// The answer.
        report: SearchReport,
    },
    /// A plan better than the one in view came another way than by the search.
    Found(Find),
    /// The results of earlier sittings were read.
    ResultsRead(Vec<(ScenarioKey, KeptPlan)>),
    /// The planner marks the plan in view as agreed on this day (YYYY-MM-DD).
    AgreementMarked {
        /// The day.
        date: String,
    },
    /// The worker died and another was started.
    WorkerRestarted,
    /// The worker cannot be kept alive; the next edit tries once more.
    WorkerLost,
    /// The planner asked the engine to stop searching for a better plan.
    StopAsked,
    /// Slots of a file are added to those that are here.
    SlotsImported(Vec<Slot>),
    /// The autosave was read.
    Restored {
        /// The slots as saved; at least one.
        slots: Vec<Slot>,
        /// The slot that was in use.
        current: SlotId,
    },
    /// What another tab keeps was read: these are the slots, as they are kept.
    SlotsRead(Vec<Slot>),
    /// The slot in use is being edited in another tab from now on, or no longer.
    HeldElsewhere(bool),
    /// The slot in use was changed in another tab before what was done here was kept.
    Diverged {
        /// The slot as it is kept; `None` where it was deleted.
        theirs: Option<Slot>,
        /// The name of the copy that holds what was done here.
        name: String,
    },
    /// A link was opened.
    LinkOpened {
        /// What it holds.
        sent: Sent,
        /// The pairs of the plan that its sender saw; empty where it does not say.
        pairs: Vec<Pair>,
        /// What its sender says of it; empty where nothing.
        note: String,
    },
    /// The planner keeps a copy of the preview, as a slot of this name.
    PreviewKept {
        /// The name.
        name: String,
    },
    /// The planner closes the preview.
    PreviewClosed,
    /// The planner compares the preview with the slot in use, or stops doing so.
    PreviewSetAside(bool),
    /// The planner turned to another slot.
    SlotChosen(SlotId),
    /// The planner began a slot of a base.
    SlotBegun {
        /// The base.
        base: BaseId,
        /// Its name.
        name: String,
    },
    /// The planner copied a slot.
    SlotDuplicated {
        /// The slot.
        of: SlotId,
        /// Name of the copy.
        name: String,
    },
    /// The planner renamed a slot.
    SlotRenamed {
        /// The slot.
        id: SlotId,
        /// The new name; empty for the base's own.
        name: String,
    },
    /// The planner put a star on a slot, or took it off.
    SlotStarred {
        /// The slot.
        id: SlotId,
        /// Whether it has one from now on.
        is_starred: bool,
    },
    /// The planner deleted a slot.
    SlotDeleted(SlotId),
    /// The planner brought a deleted slot back.
    SlotRestored(SlotId),
    /// The planner asked for a link to the scenario in view.
    LinkAsked,
}

/// What the page has to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask the engine; whatever it works on for an older revision is superseded.
    Solve {
        /// The revision to answer.
        revision: u64,
        /// The scenario to solve.
        scenario: Arc<Scenario>,
        /// A plan that is known of it, to be checked and shown at once.
        kept: Option<Arc<KeptPlan>>,
        /// Pairs to evaluate before the search, those of a plan that somebody else saw; empty where there are none.
        hint: Vec<Pair>,
    },
    /// The answer to the scenario in view is known already: whatever the engine works on is of the past.
    Answered,
    /// Ask the engine to stop searching.
    Stop,
    /// Write the slots to the browser's storage.
    Save,
    /// Something more is known: keep it, when there is time and room.
    Keep,
    /// Make a link of this document and copy it.
    Share(Sent),
    /// Tell the planner.
    Notify(Notice),
}
