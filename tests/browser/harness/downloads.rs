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
        if let Some(bidi) = self.bidi() {
            let allowed = json!({ "downloadBehavior": { "type": "allowed", "destinationFolder": folder } });
            bidi.borrow_mut().ask("browser.setDownloadBehavior", &allowed);
            return folder;
        }
        let parameters = json!({ "behavior": "allow", "downloadPath": folder, "browserContextId": self.context() });
        self.cdp("Browser.setDownloadBehavior", parameters).await;
        folder
    }

    /// The file of this ending that the page downloads into a folder, once it is whole.
    pub async fn downloaded(&self, folder: &Path, ending: &str) -> PathBuf {
        let start = Instant::now();
        loop {
            let files = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
            let files: Vec<PathBuf> = files.collect();
            // Firefox puts an empty file there, and what has come of it so far beside it.
            let is_whole = |path: &PathBuf| {
                let is_on_its_way = files.iter().any(|other| other.extension().is_some_and(|found| found == "part"));
                !is_on_its_way && fs::metadata(path).is_ok_and(|file| file.len() > 0)
            };
            let has_ending = |path: &&PathBuf| path.extension().is_some_and(|found| found == ending);
            if let Some(file) = files.iter().filter(has_ending).find(|path| is_whole(path)) {
                return file.clone();
            }
            assert!(start.elapsed() < patience(), "no file .{ending} was downloaded");
            tokio::time::sleep(ASK_EVERY).await;
        }
    }
}
