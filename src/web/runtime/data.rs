//! Fetches the reference data with gloo-net, or takes it from the page itself.

use std::collections::BTreeMap;

use exchange::reference::FILES;
use gloo_net::http::Request;

use super::deployment::{Deployment, text_of};

/// All files by name; a file that cannot be had is left out, which the loader then names. `done` is told after each.
pub async fn load(deployment: &Deployment, done: impl Fn(usize)) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for (index, name) in FILES.iter().enumerate() {
        let bytes = if deployment.is_inline() {
            text_of(&format!("data-{name}")).map(String::into_bytes)
        } else {
            fetch(&format!("{}{name}.json", deployment.data)).await
        };
        if let Some(bytes) = bytes {
            files.insert((*name).to_owned(), bytes);
        }
        done(index + 1);
    }
    files
}

async fn fetch(address: &str) -> Option<Vec<u8>> {
    let response = Request::get(address).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.binary().await.ok()
}
