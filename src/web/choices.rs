//! What a planner may choose to look at.

use session::SlotId;

/// What the numbers in the matrix say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellMode {
    /// What a pair could reach alone.
    Alone,
    /// What it delivers in the plan.
    Delivered,
    /// What it costs to have it the other way.
    Switch,
    /// How often it is chosen when quantities vary within their errors.
    Certainty,
}

/// The views of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// What goes into the plan.
    Data,
    /// The pairing desk.
    #[default]
    Pairing,
    /// What is arranged.
    Allocation,
    /// Needs that are not met.
    Unmet,
    /// Two scenarios side by side.
    Compare,
    /// The strategies side by side.
    Strategies,
    /// How sure the plan is.
    Sure,
    /// Meetings of parties: events and their timetables.
    Events,
    /// Unsold lots, and what can be done for them.
    Lots,
    /// Where supply and demand do not meet, by product and month.
    Monitor,
    /// The plan as paper.
    Report,
    /// What this is.
    About,
}

/// What a phone shows of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneView {
    /// The existing pairs against the plan.
    Start,
    /// The matrix.
    Matrix,
    /// Diagram and weights.
    Diagram,
    /// Map and weights.
    Map,
    /// The pairs as a list.
    List,
}

/// What the slot in use can be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// Another slot.
    Slot(SlotId),
    /// What came with a link.
    Link,
    /// The slot in use as it was after so many of its edits.
    Step(usize),
}
