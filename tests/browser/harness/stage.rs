//! One test's browsers and site, and the tidying up after it, also when it fails.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    io::{self, Write},
    panic::AssertUnwindSafe,
    time::Instant,
};

use futures_util::FutureExt;
use tokio::task::LocalSet;

use super::{
    Page, View,
    browsers::{Browser, Browsers},
    dist,
    engine::{Engine, Missing},
    site::Site,
};

/// What a journey has.
pub struct Stage {
    browsers: Browsers,
    opened: RefCell<Vec<(Page, Browser)>>,
    keeps: Cell<bool>,
    /// The site that serves the release build.
    pub site: Site,
}

/// Runs a journey. Afterwards every page's console is looked at, and nothing of the journey is left. How long it took is said.
pub async fn journey(name: &'static str, work: impl AsyncFnOnce(&Stage)) {
    let start = Instant::now();
    LocalSet::new()
        .run_until(async move {
            let stage = Stage {
                browsers: Browsers::enter(),
                opened: RefCell::default(),
                keeps: Cell::new(false),
                site: Site::start(dist()).await,
            };
            let outcome = AssertUnwindSafe(async {
                work(&stage).await;
                for page in stage.pages() {
                    page.assert_quiet().await;
                }
            })
            .catch_unwind()
            .await;
            // An engine whose driver cannot do what the journey does is said, and nothing failed.
            let missing = |panic: &Box<dyn Any + Send>| panic.downcast_ref().map(|Missing(what)| what.clone());
            let outcome = match outcome {
                Err(panic) if missing(&panic).is_some() => {
                    let (engine, what) = (Engine::current().name(), missing(&panic).unwrap_or_default());
                    let _ = writeln!(io::stdout(), "journey {name}: not in {engine}, for want of {what}");
                    Ok(())
                }
                outcome => outcome,
            };
            if outcome.is_err() {
                for (index, page) in stage.pages().into_iter().enumerate() {
                    page.leave_traces(&format!("failed-{name}-{index}")).await;
                }
            }
            let Stage { browsers, opened, .. } = stage;
            for (page, browser) in opened.into_inner() {
                if outcome.is_ok() {
                    browsers.take_back(browser).await;
                } else {
                    page.close().await;
                }
            }
            browsers.leave().await;
            if let Err(panic) = outcome {
                let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref().copied());
                let _ = writeln!(io::stdout(), "journey {name} failed: {}", words.unwrap_or_default());
                std::panic::resume_unwind(panic);
            }
        })
        .await;
    // Past what the test runner holds back of tests that pass.
    let _ = writeln!(io::stdout(), "journey {name}: {:.1} s", start.elapsed().as_secs_f64());
}

impl Stage {
    /// A page in a browser without a past, looked at through a screen, at the site.
    pub async fn visit(&self, view: View) -> Page {
        let page = self.browser(view).await;
        page.go_to(&self.site.address).await;
        page
    }

    /// A page in a browser without a past, nowhere yet.
    pub async fn browser(&self, view: View) -> Page {
        let browser = self.browsers.open(view).await;
        let page = Page::new(browser.client.clone(), browser.context().to_owned(), browser.bidi());
        self.opened.borrow_mut().push((page.clone(), browser));
        page.keep(self.keeps.get());
        if Engine::current() == Engine::WebKit && !self.keeps.get() {
            // Its driver puts no script before those of a page; the site does, but where the page has to be as it was released.
            self.site.put_before(page.scripts());
        }
        if Engine::current() == Engine::WebKit && self.keeps.get() {
            // Said where the page reads it: on a page of the site that is no program.
            page.go_to(&format!("{}licences.txt", self.site.address)).await;
            page.run("localStorage.setItem('dongxi.tour', 'seen')", Vec::new()).await;
        }
        page.prepare().await;
        page.look_through(view).await;
        page
    }

    /// Lets the pages that are opened from now on keep themselves in their browsers, for use without a network.
    pub fn keep_pages(&self) {
        self.keeps.set(true);
    }

    fn pages(&self) -> Vec<Page> {
        self.opened.borrow().iter().map(|(page, _)| page.clone()).collect()
    }
}
