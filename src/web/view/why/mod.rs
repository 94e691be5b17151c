//! Answers to why and why not, in words and numbers: what a change comes to, the other partners of a party, what would help most.

mod consequence;
mod line;
mod party;
mod waiting;

pub use consequence::{Consequence, MoveRow, Told, sign_class};
pub use line::ConsequenceLine;
pub use party::PartyPanel;
pub use waiting::Waiting;
