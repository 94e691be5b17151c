//! What passes between the page and the program for office documents, and what is done for it. The libraries behind it are `sheets` and
//! `report`, functions on bytes and data, tested natively.

pub mod service;

pub use service::{Dropped, Reply, Request};
