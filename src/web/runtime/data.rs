//! Fetches the reference data and the list of licences with gloo-net, or takes them from the page itself.

use std::{cell::Cell, collections::BTreeMap};

use exchange::reference::FILES;
use futures_util::future::join_all;
use gloo_net::http::Request;

use super::deployment::{Deployment, text_of};

/// All files by name, fetched side by side: one after another, each would wait for a round trip of its own. A file that cannot be had is
/// left out, which the loader then names. `done` is told after each how many have come.
pub async fn load(deployment: &Deployment, done: impl Fn(usize)) -> BTreeMap<String, Vec<u8>> {
    let (come, done) = (Cell::new(0), &done);
    let come = &come;
    let file = |name: &&'static str| {
        let name = *name;
        async move {
            let bytes = if deployment.is_inline() {
                text_of(&format!("data-{name}")).map(String::into_bytes)
            } else {
                fetch(&format!("{}{name}.json", deployment.data)).await
            };
            come.set(come.get() + 1);
            done(come.get());
            bytes.map(|bytes| (name.to_owned(), bytes))
        }
    };
    join_all(FILES.iter().map(file)).await.into_iter().flatten().collect()
}

/// What the programs contain of others' work, with its licences; `None` where it cannot be had.
pub async fn licences() -> Option<String> {
    match text_of("licences") {
        Some(text) => Some(text),
        None => fetch("./licences.txt").await.and_then(|bytes| String::from_utf8(bytes).ok()),
    }
}

async fn fetch(address: &str) -> Option<Vec<u8>> {
    let response = Request::get(address).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.binary().await.ok()
}
