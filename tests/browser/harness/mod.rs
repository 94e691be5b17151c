//! What every journey stands on: a driver, a site, pages, and the tidying up after them.

mod bidi;
pub mod browsers;
pub mod cdp;
mod devtools;
pub mod downloads;
mod driver;
pub mod engine;
pub mod host;
pub mod kept;
pub mod page;
pub mod plan;
pub mod pointer;
pub mod release;
mod screen;
pub mod site;
pub mod small_base;
mod socket;
pub mod stage;
pub mod steadiness;
pub mod swipe;
pub mod tabs;
mod traces;
pub mod view;
mod waiting;

pub use engine::{Engine, not_in_webkit};
pub use host::{Answer, Host};
pub use kept::Kept;
pub use page::Page;
pub use pointer::{Mouse, To, With};
pub use site::{Fault, SHORT_SEARCH};
pub use stage::{Stage, journey};
pub use swipe::Ends;
pub use view::{ALL_VIEWS, DESKTOP, PHONE, View};

use std::path::PathBuf;

/// The release build.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of the whole project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
