//! One planner's sitting: documents of base and edits, and what each message does to them.
//!
//! `web` sends a [`Msg`] to [`update()`] and carries out the [`Effect`]s that come back. Nothing here waits, draws or touches the
//! browser. Undo, autosave, links and the history all read the one list of edits in a [`Document`].

pub mod bases;
pub mod document;
pub mod edit;
pub mod finds;
mod holding;
pub mod inputs;
mod lots;
pub mod merge;
pub mod messages;
pub mod presets;
mod preview;
pub mod results;
mod rows;
pub mod session;
pub mod slots;
mod tabs;
pub mod trail;
pub mod update;

pub use bases::Bases;
pub use document::{BaseId, Document, Replay, Sent};
pub use edit::{Edit, EditError, apply};
pub use finds::Find;
pub use inputs::InputChange;
pub use merge::{Conflict, Merged, merge};
pub use messages::{Effect, Msg};
pub use preview::Verdict;
pub use results::{Known, Results};
pub use session::{Before, Notice, Preview, Session, Slot, SlotId};
pub use trail::Trail;
pub use update::update;
