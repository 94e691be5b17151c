//! Browsers that go from journey to journey: starting one takes longer than many a journey. What a journey gets is a window in a
//! context of its own, as empty as a new profile: no storage, no cache, no permissions of another.
//!
//! Tests run side by side, and each has its own runtime; so what is kept between them are the ids of sessions, not clients. The
//! journey that ends last closes all.

use std::{
    env,
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
};

use fantoccini::{
    Client, ClientBuilder,
    wd::{Capabilities, WindowHandle},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::{devtools::Context, driver::Driver};

/// What journeys share.
struct Shared {
    /// Journeys on their way.
    journeys: usize,
    /// Runs while there are any.
    driver: Option<Driver>,
    /// Browsers that nobody uses.
    idle: Vec<Idle>,
}

/// A browser without a journey.
struct Idle {
    /// Its session with the driver.
    session: String,
    /// Where it listens itself.
    address: String,
}

static SHARED: Mutex<Shared> = Mutex::new(Shared { journeys: 0, driver: None, idle: Vec::new() });

/// A test that fails while it holds the lock leaves nothing half done.
fn shared() -> MutexGuard<'static, Shared> {
    SHARED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A journey's part in the browsers.
pub struct Browsers {
    /// Where the driver listens.
    address: String,
}

/// A browser with a window of its own for one page.
pub struct Browser {
    /// Drives that window.
    pub client: Client,
    /// Where the window is.
    context: Context,
    /// The window that stays when the context is gone.
    home: WindowHandle,
    idle: Idle,
}

impl Browser {
    /// Names the context, for commands that are about one.
    pub fn context(&self) -> &str {
        &self.context.id
    }
}

impl Browsers {
    /// Starts the driver where no other journey has.
    pub fn enter() -> Self {
        let mut shared = shared();
        shared.journeys += 1;
        let address = shared.driver.get_or_insert_with(Driver::start).address.clone();
        Self { address }
    }

    /// A browser that is idle, or else a new one; with a window in a new context.
    pub async fn open(&self) -> Browser {
        // Not within the match: the lock would be held while the browser starts.
        let idle = shared().idle.pop();
        let (client, idle) = match idle {
            Some(idle) => (self.attach(&idle).await.expect("the browser is still there"), idle),
            None => self.start().await,
        };
        // Closed by us, and not when the client is dropped.
        client.persist().await.expect("the client lives");
        let home = client.window().await.expect("a browser has a window");
        let mut context = Context::create(&idle.address);
        let window = WindowHandle::try_from(context.open_window()).expect("ids of windows are not `current`");
        client.switch_to_window(window).await.expect("the new window is there");
        Browser { client, context, home, idle }
    }

    async fn start(&self) -> (Client, Idle) {
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities())
            .connect(&self.address)
            .await
            .expect("chromedriver opens a browser");
        let session = client.session_id().await.ok().flatten().expect("a session has an id");
        let told = client.capabilities().and_then(|all| all.get("goog:chromeOptions")?.get("debuggerAddress")?.as_str());
        let address = told.expect("chromedriver says where its browser listens").to_owned();
        (client, Idle { session, address })
    }

    async fn attach(&self, idle: &Idle) -> Option<Client> {
        Client::with_existing_session(&self.address, &idle.session, HttpConnector::new()).await.ok()
    }

    /// Takes a browser back whose journey went well, for the next.
    pub async fn take_back(&self, browser: Browser) {
        let Browser { client, context, home, idle } = browser;
        let at_home = client.switch_to_window(home).await.is_ok();
        drop(context);
        if at_home {
            shared().idle.push(idle);
        } else {
            drop(client.close().await);
        }
    }

    /// Ends the journey's part; the last one closes what is there.
    pub async fn leave(self) {
        let (idle, driver) = {
            let mut shared = shared();
            shared.journeys -= 1;
            if shared.journeys > 0 {
                return;
            }
            (std::mem::take(&mut shared.idle), shared.driver.take())
        };
        for idle in idle {
            if let Some(client) = self.attach(&idle).await {
                // A browser that is gone already is closed.
                drop(client.close().await);
            }
        }
        drop(driver);
    }
}

const UNTRUSTED: &str = "--host-resolver-rules=MAP office.example 127.0.0.1";

/// What every browser is started with.
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
        // A host that browsers do not trust as they trust this machine's own address: for pages over plain http.
        UNTRUSTED,
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
