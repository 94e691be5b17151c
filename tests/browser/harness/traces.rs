//! What a journey that failed leaves for a person to look at: a picture, and what the page was about.

use std::fs;

use super::{Page, plan::Plan, root};

impl Page {
    /// Leaves what helps to find out why a test failed.
    pub async fn leave_traces(&self, name: &str) {
        if let Ok(picture) = self.client().screenshot().await {
            let folder = root().join("target").join("screenshots");
            let _ = fs::create_dir_all(&folder);
            let _ = fs::write(folder.join(format!("{name}.png")), picture);
        }
        let state = self.client().execute(Plan::SCRIPT, Vec::new()).await.unwrap_or_default();
        let kept = "return `${location.hash} ${Object.entries(localStorage).map(([key, text]) => `${key}: ${text.slice(0, 60)}`).join(' | ')}`";
        let kept = self.client().execute(kept, Vec::new()).await.unwrap_or_default();
        eprintln!("{name}: plan {state}; kept {kept}; console {:#?}", self.console().await);
    }
}
