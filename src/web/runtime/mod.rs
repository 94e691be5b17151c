//! The only place that touches the browser: files, storage, worker, clipboard, address, keyboard focus.

pub mod address;
pub mod clipboard;
pub mod collation;
pub mod data;
pub mod deployment;
pub mod files;
pub mod page;
pub mod place;
pub mod seen;
pub mod storage;
pub mod worker_port;
