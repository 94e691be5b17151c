//! Bytes in and bytes out: reference data, share links, what the browser keeps. Every reader gives a value or all errors with their places.

pub mod autosave;
pub mod cells;
pub mod kept;
pub mod link;
pub mod records;
pub mod reference;
pub mod scenario_json;
pub mod wire;
