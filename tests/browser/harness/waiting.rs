//! Waiting for what the page comes to: never for a time, always for a condition.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{
    Page,
    page::{ASK_EVERY, patience},
};

/// How long a search may take that is not cut short: minutes, where two browsers share a slow machine.
pub(super) const PATIENCE_FOR_SEARCH: Duration = Duration::from_secs(400);

/// What parts of the page say that wait for answers of the engine.
const ANSWERED: &str = "data-answered='true'";

impl Page {
    /// Waits until a JavaScript expression holds.
    pub async fn until(&self, what: &str, expression: &str) {
        self.until_within(patience(), what, expression).await;
    }

    async fn until_within(&self, patience: Duration, what: &str, expression: &str) {
        let start = Instant::now();
        let script = format!("return Boolean({expression})");
        while self.client().execute(&script, Vec::new()).await.ok() != Some(Value::Bool(true)) {
            assert!(start.elapsed() < patience, "waited {patience:?} in vain: {what}");
            tokio::time::sleep(ASK_EVERY).await;
        }
    }

    /// Waits until JavaScript that calls its last argument when it is done calls it with `true`.
    pub async fn until_later(&self, what: &str, script: &str) {
        let start = Instant::now();
        while self.client().execute_async(script, Vec::new()).await.ok() != Some(Value::Bool(true)) {
            assert!(start.elapsed() < patience(), "waited in vain: {what}");
            tokio::time::sleep(ASK_EVERY).await;
        }
    }

    /// Waits until a JavaScript expression holds that takes a search, or several.
    pub async fn until_searched(&self, what: &str, expression: &str) {
        self.until_within(PATIENCE_FOR_SEARCH, what, expression).await;
    }

    /// Waits until an element is there; of a part of the page that has its answer, as long as a search may take.
    pub async fn until_there(&self, selector: &str) {
        let patience = if selector.contains(ANSWERED) { PATIENCE_FOR_SEARCH } else { patience() };
        let expression = format!("document.querySelector({})", json!(selector));
        self.until_within(patience, &format!("{selector} is there"), &expression).await;
    }

    /// Waits until an element is gone.
    pub async fn until_gone(&self, selector: &str) {
        self.until(&format!("{selector} is gone"), &format!("!document.querySelector({})", json!(selector))).await;
    }

    /// Waits until an element's text contains something. In vain, it is told what the text was.
    pub async fn until_says(&self, selector: &str, text: &str) {
        let start = Instant::now();
        let script = "return document.querySelector(arguments[0])?.textContent";
        loop {
            let said = self.client().execute(script, vec![json!(selector)]).await.ok();
            if said.as_ref().and_then(Value::as_str).is_some_and(|said| said.contains(text)) {
                return;
            }
            assert!(start.elapsed() < patience(), "waited in vain: {selector} says {text}; it says {said:?}");
            tokio::time::sleep(ASK_EVERY).await;
        }
    }

    /// Clicks on an element until a JavaScript expression holds, each time once it has had a while to.
    pub async fn click_until(&self, selector: &str, expression: &str) {
        let start = Instant::now();
        loop {
            self.click(selector).await;
            let script = format!("return Boolean({expression})");
            let clicked = Instant::now();
            while clicked.elapsed() < patience() / 10 {
                if self.client().execute(&script, Vec::new()).await.ok() == Some(Value::Bool(true)) {
                    return;
                }
                tokio::time::sleep(ASK_EVERY).await;
            }
            assert!(start.elapsed() < patience(), "clicked on {selector} in vain: {expression}");
        }
    }
}
