//! Several tabs of one browser, which share what it keeps.

use super::{
    Page, View,
    cdp::Extra,
    engine::{Engine, chromium_only, missing},
};
use fantoccini::wd::WindowHandle;

impl Page {
    /// The tab that is driven now.
    pub async fn tab(&self) -> WindowHandle {
        self.client().window().await.expect("a page is in a tab")
    }

    /// Opens a tab beside it at this address, and drives that from now on.
    pub async fn open_tab(&self, address: &str, view: View) -> WindowHandle {
        let before = self.client().windows().await.expect("tabs are listed");
        if Engine::current() == Engine::WebKit {
            // It opens none for a script that nobody pressed.
            self.client().new_window(true).await.unwrap_or_else(|_| missing("a second tab"));
        } else {
            self.run("window.open('about:blank')", Vec::new()).await;
        }
        let after = self.client().windows().await.expect("tabs are listed");
        let new = after.into_iter().find(|tab| !before.contains(tab)).expect("a tab was opened");
        self.turn_to(&new).await;
        self.prepare().await;
        self.look_through(view).await;
        self.go_to(address).await;
        new
    }

    /// Drives another tab from now on.
    pub async fn turn_to(&self, tab: &WindowHandle) {
        self.client().switch_to_window(tab.clone()).await.expect("the tab is there");
    }

    /// Ends the process of this tab, as a crash does. Another tab has to be turned to then.
    pub async fn crash(&self) {
        chromium_only("the end of a tab's process");
        // Nobody is left who could answer.
        drop(self.client().issue_cmd(Extra::cdp("Page.crash", &serde_json::json!({}))).await);
    }

    /// Has a script run in every document of this tab from now on, before its own.
    pub async fn prepare_with(&self, source: &str) {
        self.put_before(source).await;
    }
}
