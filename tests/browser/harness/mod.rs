//! What every journey stands on: a driver, a site, pages, and the tidying up after them.

pub mod cdp;
pub mod driver;
pub mod page;
pub mod plan;
pub mod pointer;
pub mod site;
pub mod stage;
pub mod view;

pub use page::Page;
pub use pointer::{To, With};
pub use site::Fault;
pub use stage::journey;
pub use view::{DESKTOP, PHONE, View};

use std::path::PathBuf;

/// The release build.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of the whole project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
