//! Files that a page saves to the device.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    time::Instant,
};

use serde_json::json;

use super::{
    Page,
    page::{ASK_EVERY, patience},
};

impl Page {
    /// A folder of its own for what the page downloads from now on.
    pub async fn downloads(&self, name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("dongxi-{name}-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder for downloads");
        let parameters = json!({ "behavior": "allow", "downloadPath": folder, "browserContextId": self.context() });
        self.cdp("Browser.setDownloadBehavior", parameters).await;
        folder
    }

    /// The file of this ending that the page downloads into a folder, once it is whole.
    pub async fn downloaded(&self, folder: &Path, ending: &str) -> PathBuf {
        let start = Instant::now();
        loop {
            let files = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
            if let Some(file) = files.into_iter().find(|path| path.extension().is_some_and(|found| found == ending)) {
                return file;
            }
            assert!(start.elapsed() < patience(), "no file .{ending} was downloaded");
            tokio::time::sleep(ASK_EVERY).await;
        }
    }
}
