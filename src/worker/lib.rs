//! The engine behind a message: requests, replies, and the pure service between them.
//!
//! The page sends [`Request`]s and gets [`Reply`]s, as postcard bytes over `postMessage`; a scenario is sent without what has not changed
//! since the last ([`Sender`], [`Receiver`]). [`Service`] does the work in short turns,
//! so that a newer request is seen between two of them: [`Engine`] solves, [`Questions`] answers. It is tested natively and knows no
//! browser. The binary `worker` is thin glue around it.

pub mod engine;
pub mod line;
pub mod questions;
pub mod service;
pub mod wire;

pub use engine::Engine;
pub use line::{Receiver, Sender};
pub use questions::Questions;
pub use service::Service;
pub use wire::{Reply, Request, WireError, decode_reply, encode_reply};

/// Names the build of messages: page and worker must agree. The version and a count that is raised when a message changes shape;
/// the files themselves are named by their content, so that a page never loads the worker of another release.
pub const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), "-messages-6");
