//! The only place that touches the browser: files, storage, database, other tabs, worker, clipboard, address, keyboard focus.

pub mod address;
pub mod channel;
pub mod clipboard;
pub mod collation;
pub mod data;
mod database;
pub mod deployment;
pub mod drawing;
pub mod files;
pub mod office_port;
pub mod offline;
pub mod page;
pub mod picture;
pub mod place;
pub mod remote;
pub mod seen;
pub mod storage;
pub mod store;
pub mod worker_port;
