//! One test's browsers and site, and the tidying up after it, also when it fails.

use std::{cell::RefCell, env, panic::AssertUnwindSafe, path::PathBuf};

use fantoccini::{ClientBuilder, wd::Capabilities};
use futures_util::FutureExt;
use serde_json::{Value, json};
use tokio::task::LocalSet;

use super::{Page, View, dist, driver::Driver, site::Site};

/// What a journey has.
pub struct Stage {
    driver: Driver,
    pages: RefCell<Vec<Page>>,
    /// The site that serves the release build.
    pub site: Site,
}

/// Runs a journey. Afterwards every page's console is looked at, and all browsers are closed.
pub async fn journey(name: &'static str, work: impl AsyncFnOnce(&Stage)) {
    LocalSet::new()
        .run_until(async move {
            let stage = Stage { driver: Driver::start(), pages: RefCell::default(), site: Site::start(dist()).await };
            let outcome = AssertUnwindSafe(async {
                work(&stage).await;
                let pages = stage.pages.borrow().clone();
                for page in pages {
                    page.assert_quiet().await;
                }
            })
            .catch_unwind()
            .await;
            let pages = stage.pages.borrow().clone();
            for (index, page) in pages.into_iter().enumerate() {
                if outcome.is_err() {
                    page.leave_traces(&format!("failed-{name}-{index}")).await;
                }
                page.close().await;
            }
            if let Err(panic) = outcome {
                std::panic::resume_unwind(panic);
            }
        })
        .await;
}

impl Stage {
    /// A browser with an empty profile, looked at through a screen, at the site.
    pub async fn visit(&self, view: View) -> Page {
        let page = self.browser(view).await;
        page.go_to(&self.site.address).await;
        page
    }

    /// A browser with an empty profile, nowhere yet.
    pub async fn browser(&self, view: View) -> Page {
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities())
            .connect(&self.driver.address)
            .await
            .expect("chromedriver opens a browser");
        let page = Page::new(client);
        self.pages.borrow_mut().push(page.clone());
        page.look_through(view).await;
        page
    }
}

fn capabilities() -> Capabilities {
    let mut arguments = vec![
        "--headless=new",
        "--disable-gpu",
        "--no-first-run",
        // Or it tries to reach the outside.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--font-render-hinting=none",
        "--window-size=1440,1000",
    ];
    if is_root() {
        arguments.push("--no-sandbox");
    }
    let mut chrome = json!({ "args": arguments });
    if let Some(program) = env::var_os("CHROME").map(PathBuf::from) {
        chrome["binary"] = json!(program.to_string_lossy());
    }
    let all = json!({ "browserName": "chrome", "goog:chromeOptions": chrome, "goog:loggingPrefs": { "browser": "ALL" } });
    match all {
        Value::Object(all) => all,
        _ => unreachable!("written as an object above"),
    }
}

/// Chromium has no sandbox for the root user.
#[cfg(unix)]
fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
