//! The reference scenario from its files in one text. Called by `answer` and `confidence`.

use std::collections::BTreeMap;

use domain::Scenario;
use exchange::reference::scenario;

/// The scenario of the files in a JSON object: name without ending → text.
///
/// # Errors
/// What is wrong with the files.
pub fn reference(text: &str) -> Result<Scenario, String> {
    let files: BTreeMap<String, String> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let files = files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    scenario(&files).map_err(|errors| format!("{errors:?}"))
}
