//! Browsers that go from journey to journey: starting one takes longer than many a journey. What a journey gets is a window in a
//! context of its own, as empty as a new profile: no storage, no cache, no permissions of another. Firefox and `WebKit` are started anew for
//! each, with a driver of their own: their drivers drive one browser.
//!
//! Tests run side by side, and each has its own runtime; so what is kept between them are the ids of sessions, not clients. The
//! journey that ends last closes all.

use std::sync::{Mutex, MutexGuard, PoisonError};

use fantoccini::{Client, ClientBuilder, wd::WindowHandle};
use hyper_util::client::legacy::connect::HttpConnector;

use super::{
    View,
    bidi::Bidi,
    devtools::Context,
    driver::Driver,
    engine::{Engine, capabilities},
};

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
    /// Where the driver of Chromium listens, which drives all of them.
    address: Option<String>,
}

/// A browser with a window of its own for one page.
pub struct Browser {
    /// Drives that window.
    pub client: Client,
    own: Own,
}

/// What is a browser's own.
enum Own {
    /// One of those that are kept.
    Shared {
        /// Where the window is.
        context: Context,
        /// The window that stays when the context is gone.
        home: WindowHandle,
        idle: Idle,
    },
    /// One for this journey, which ends with its driver.
    Alone { driver: Driver, bidi: Option<String> },
}

impl Browser {
    /// Names the context, for commands that are about one.
    pub fn context(&self) -> &str {
        match &self.own {
            Own::Shared { context, .. } => &context.id,
            Own::Alone { .. } => "",
        }
    }

    /// Firefox's own socket.
    pub fn bidi(&self) -> Option<Bidi> {
        match &self.own {
            Own::Alone { bidi: Some(url), .. } => Some(Bidi::connect(url)),
            _ => None,
        }
    }
}

impl Browsers {
    /// Starts the driver where no other journey has.
    pub fn enter() -> Self {
        let mut shared = shared();
        shared.journeys += 1;
        let is_shared = Engine::current() == Engine::Chromium;
        let address = is_shared.then(|| shared.driver.get_or_insert_with(Driver::start).address.clone());
        Self { address }
    }

    /// A browser that is idle, or else a new one; with a window in a new context, to be looked at through this screen.
    pub async fn open(&self, view: View) -> Browser {
        let Some(address) = &self.address else {
            let driver = Driver::start();
            let client = started(&driver.address, view).await;
            let bidi = client.capabilities().and_then(|all| Some(all.get("webSocketUrl")?.as_str()?.to_owned()));
            return Browser { client, own: Own::Alone { driver, bidi } };
        };
        // Not within the match: the lock would be held while the browser starts.
        let idle = shared().idle.pop();
        let (client, idle) = match idle {
            Some(idle) => (attached(address, &idle).await.expect("the browser is still there"), idle),
            None => shared_one(address, view).await,
        };
        // Closed by us, and not when the client is dropped.
        client.persist().await.expect("the client lives");
        let home = client.window().await.expect("a browser has a window");
        let mut context = Context::create(&idle.address);
        let window = WindowHandle::try_from(context.open_window()).expect("ids of windows are not `current`");
        client.switch_to_window(window).await.expect("the new window is there");
        Browser { client, own: Own::Shared { context, home, idle } }
    }

    /// Takes a browser back whose journey went well, for the next.
    pub async fn take_back(&self, browser: Browser) {
        let Browser { client, own } = browser;
        let (context, home, idle) = match own {
            Own::Shared { context, home, idle } => (context, home, idle),
            Own::Alone { driver, .. } => {
                drop(client.close().await);
                drop(driver);
                return;
            }
        };
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
            if let Some(address) = &self.address
                && let Some(client) = attached(address, &idle).await
            {
                // A browser that is gone already is closed.
                drop(client.close().await);
            }
        }
        drop(driver);
    }
}

async fn started(address: &str, view: View) -> Client {
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let client = builder.capabilities(capabilities(view)).connect(address).await;
    client.unwrap_or_else(|error| panic!("the driver opens no browser: {error}"))
}

async fn shared_one(address: &str, view: View) -> (Client, Idle) {
    let client = started(address, view).await;
    let session = client.session_id().await.ok().flatten().expect("a session has an id");
    let told = client.capabilities().and_then(|all| all.get("goog:chromeOptions")?.get("debuggerAddress")?.as_str());
    let address = told.expect("chromedriver says where its browser listens").to_owned();
    (client, Idle { session, address })
}

async fn attached(address: &str, idle: &Idle) -> Option<Client> {
    Client::with_existing_session(address, &idle.session, HttpConnector::new()).await.ok()
}
