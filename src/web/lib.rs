//! The page: Leptos components, texts, and the only code that touches the browser.

/// Mounts the app into the body of the page.
pub fn mount() {}
