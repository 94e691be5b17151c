//! What passes between page and worker. Both are of the same build, so this format is not frozen; the build id in
//! [`Reply::Ready`] lets the page refuse a worker of another build.

use domain::{
    KeptPlan, Outcome, Pair, Scenario, SearchReport,
    explanation::{Progress, Question, Told},
};
use serde::{Deserialize, Serialize};

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Solve a scenario; whatever is under way for an older revision is dropped.
    Solve {
        /// Named again in every reply to it.
        revision: u64,
        /// What to solve.
        scenario: Box<Scenario>,
        /// A plan that is known of it: checked again, it is the first answer, and the last where its search had ended.
        kept: Option<Box<KeptPlan>>,
        /// Pairs of a plan that somebody else has found: evaluated, they are the first answer, where they make a plan.
        hint: Vec<Pair>,
        /// The last answer to the same scenario under best value, where it is known.
        best_value: Option<Box<KeptPlan>>,
    },
    /// Stop searching; the best answer so far has been sent already.
    Stop,
    /// What the questions that follow are about; questions about an older scenario are dropped.
    About {
        /// The scenario.
        scenario: Box<Scenario>,
        /// What it comes to.
        outcome: Box<Outcome>,
    },
    /// A question.
    Ask {
        /// Named again in every answer to it.
        id: u64,
        /// The question.
        question: Box<Question>,
    },
    /// Are you there? Answered between two turns of work.
    Ping,
    /// A question that need not be answered any more.
    Cancel {
        /// Its id.
        id: u64,
    },
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// It runs, and is of this build.
    Ready {
        /// The build id it was started with.
        build: String,
    },
    /// It works still.
    Pong,
    /// An answer to a revision.
    Solved {
        /// The revision.
        revision: u64,
        /// The answer.
        report: SearchReport,
    },
    /// How far a question has come.
    Progress {
        /// Its id.
        id: u64,
        /// How far.
        progress: Progress,
    },
    /// An answer to a question.
    Told {
        /// Its id.
        id: u64,
        /// The answer.
        told: Box<Told>,
        /// Whether a fuller answer follows.
        more: bool,
    },
    /// A request could not be read; nothing was done.
    Unreadable,
}

/// Bytes that are no message of this build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireError(pub String);

/// Bytes of a reply. O(size).
///
/// # Errors
/// When the message cannot be written, which only running out of memory can cause.
pub fn encode_reply(reply: &Reply) -> Result<Vec<u8>, WireError> {
    postcard::to_allocvec(reply).map_err(|error| WireError(error.to_string()))
}

/// A reply from bytes. O(size).
///
/// # Errors
/// When the bytes are no reply of this build.
pub fn decode_reply(bytes: &[u8]) -> Result<Reply, WireError> {
    postcard::from_bytes(bytes).map_err(|error| WireError(error.to_string()))
}
