//! A page in a browser: what a planner does to it. Nothing waits for a fixed time: a condition is asked for
//! until it holds, or the test fails and says what it was.

use std::{
    cell::{Cell, RefCell},
    fs,
    path::Path,
    rc::Rc,
    time::{Duration, Instant},
};

use fantoccini::{
    Client, Locator,
    actions::{InputSource, KeyAction, KeyActions},
};
use serde_json::{Value, json};

use super::{
    bidi::Bidi,
    cdp::Extra,
    engine::{Engine, chromium_only, missing},
    plan::Plan,
    root, steadiness,
    waiting::PATIENCE_FOR_SEARCH,
};

/// How long anything may take, in seconds.
const PATIENCE: u64 = 90;
/// Variable of the environment with another number of seconds: who looks into a failure need not wait so long for it.
const OTHER_PATIENCE: &str = "JOURNEY_PATIENCE";
/// How often a condition is asked for.
pub(super) const ASK_EVERY: Duration = Duration::from_millis(25);

/// How long anything may take.
pub(super) fn patience() -> Duration {
    let other = std::env::var(OTHER_PATIENCE).ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(other.unwrap_or(PATIENCE))
}

/// Notes when the first plan came, on the page's own clock.
const WATCH_FIRST_PLAN: &str = "new MutationObserver((_, watch) => {
    if (['bounded', 'optimal'].includes(document.documentElement?.dataset.planState)) {
        window.firstPlanAt = performance.now();
        watch.disconnect();
    }
}).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-plan-state'] });";

/// The tour of a first visit stands in no journey's way but its own. Answers for the storage and leaves it alone: Chromium gives a
/// page from disk that asks for its storage before the page is committed an empty one instead of its own, now and then.
const TOUR_SEEN: &str = "const kept = Storage.prototype.getItem;
Storage.prototype.getItem = function (key) {
    return key === 'dongxi.tour' && !kept.call(sessionStorage, 'first-visit') ? 'seen' : kept.call(this, key);
};";

/// The page does not keep itself: only the journeys about that wait for its files to be fetched once more.
const KEPT_NOWHERE: &str = "delete Navigator.prototype.serviceWorker";

/// A page.
#[derive(Clone)]
pub struct Page {
    client: Client,
    /// Names the context of its window.
    context: String,
    /// Firefox's own socket.
    bidi: Option<Rc<RefCell<Bidi>>>,
    /// What the console may say in this test.
    forgiven: Rc<RefCell<Vec<&'static str>>>,
    /// Whether the browser may keep it for use without a network.
    is_kept: Rc<Cell<bool>>,
}

impl Page {
    /// The page in the window of a client, in a context of the browser.
    pub fn new(client: Client, context: String, bidi: Option<Bidi>) -> Self {
        let bidi = bidi.map(|bidi| Rc::new(RefCell::new(bidi)));
        Self { client, context, bidi, forgiven: Rc::default(), is_kept: Rc::default() }
    }

    /// Firefox's own socket.
    pub(super) fn bidi(&self) -> Option<&RefCell<Bidi>> {
        self.bidi.as_deref()
    }

    /// Drives its window.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// Opens an address.
    pub async fn go_to(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        if Engine::current() != Engine::Firefox {
            self.client.refresh().await.expect("the page loads again");
            return;
        }
        // The driver's own command goes past the service worker, as a planner's reload does not.
        self.run("window.isOfBefore = true; setTimeout(() => location.reload())", Vec::new()).await;
        let start = Instant::now();
        let is_new = "return window.isOfBefore !== true && document.readyState === 'complete'";
        while self.client.execute(is_new, Vec::new()).await.ok() != Some(json!(true)) {
            assert!(start.elapsed() < patience(), "the page does not load again");
            tokio::time::sleep(ASK_EVERY).await;
        }
    }

    /// Lets the browser keep it for use without a network, or not.
    pub(super) fn keep(&self, is_kept: bool) {
        self.is_kept.set(is_kept);
    }

    /// What runs in every document before its own scripts.
    pub(super) fn scripts(&self) -> Vec<&'static str> {
        let keeping = if self.is_kept.get() { "" } else { KEPT_NOWHERE };
        vec![WATCH_FIRST_PLAN, TOUR_SEEN, steadiness::WATCH, keeping]
    }

    /// Loads the page again as on a first visit.
    pub async fn visit_first(&self) {
        self.run("localStorage.clear(); sessionStorage.setItem('first-visit', 'yes')", Vec::new()).await;
        self.reload().await;
    }

    /// The context of its window, as the browser names it.
    pub fn context(&self) -> &str {
        &self.context
    }

    /// Chooses a file in a field for files.
    pub async fn give_file(&self, selector: &str, path: &Path) {
        self.until_there(selector).await;
        let field = self.client.find(Locator::Css(selector)).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
        field.send_keys(&path.to_string_lossy()).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Lets the page read and write the clipboard, as a person's browser does after a click.
    pub async fn allow_clipboard(&self) {
        match Engine::current() {
            Engine::Chromium => {}
            // By a setting that it was started with.
            Engine::Firefox => return,
            Engine::WebKit => missing("leave to read the clipboard"),
        }
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        self.cdp("Browser.grantPermissions", json!({ "permissions": permissions, "browserContextId": self.context })).await;
    }

    /// What the clipboard holds.
    pub async fn clipboard(&self) -> String {
        let script =
            "const done = arguments[0]; navigator.clipboard.readText().then(done, (error) => done(`refused: ${error}`));";
        let text = self.client.execute_async(script, Vec::new()).await.expect("the clipboard can be asked");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// What the clipboard holds as HTML.
    pub async fn clipboard_html(&self) -> String {
        let script = "const done = arguments[0];
            navigator.clipboard.read({ unsanitized: ['text/html'] })
                .then(async ([item]) => done(await (await item.getType('text/html')).text()))
                .catch((error) => done(`refused: ${error}`));";
        self.run_later(script).await.as_str().unwrap_or_default().to_owned()
    }

    /// A command of Chromium's `DevTools` protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        chromium_only(command);
        let extra = Extra::cdp(command, &parameters);
        self.client.issue_cmd(extra).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Runs JavaScript and gives what it returns.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Runs JavaScript that calls its last argument when it is done.
    pub async fn run_later(&self, script: &str) -> Value {
        self.client.execute_async(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Whether an element is there.
    pub async fn has(&self, selector: &str) -> bool {
        self.run("return document.querySelector(arguments[0]) !== null", vec![json!(selector)]).await == Value::Bool(true)
    }

    /// An element's text.
    pub async fn text(&self, selector: &str) -> String {
        let text = self.run("return document.querySelector(arguments[0])?.textContent ?? ''", vec![json!(selector)]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// An element's attribute; empty where there is none.
    pub async fn attribute(&self, selector: &str, name: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? ''";
        self.run(script, vec![json!(selector), json!(name)]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Clicks an element with the mouse, once it can be clicked; what stays at an edge and lies over it is scrolled away from.
    pub async fn click(&self, selector: &str) {
        let start = Instant::now();
        loop {
            let clicked = match self.client.find(Locator::Css(selector)).await {
                Ok(element) => element.click().await,
                Err(error) => Err(error),
            };
            match clicked {
                Ok(()) => return,
                // Other drivers find no place of a group in a drawing to click on, and of some others; the mouse does.
                Err(_) if Engine::current() != Engine::Chromium && self.is_in_view(selector).await => {
                    return self.press_there(self.middle(selector).await).await;
                }
                Err(error) if start.elapsed() < patience() => drop(error),
                Err(error) => {
                    let there = "const box = document.querySelector(arguments[0])?.getBoundingClientRect();
                        return box && `${box.x} ${box.y} ${box.width} ${box.height} under ${document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.outerHTML.slice(0, 200)}`";
                    let there = self.run(there, vec![json!(selector)]).await;
                    panic!("{selector} cannot be clicked: {error}; it is at {there}");
                }
            }
            let middle = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center', behavior: 'instant' })";
            drop(self.client.execute(middle, vec![json!(selector)]).await);
            tokio::time::sleep(ASK_EVERY).await;
        }
    }

    /// Whether the middle of an element can be seen.
    async fn is_in_view(&self, selector: &str) -> bool {
        let script = "const element = document.querySelector(arguments[0]);
            if (!element) return false;
            const box = element.getBoundingClientRect();
            return element.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))";
        self.run(script, vec![json!(selector)]).await == Value::Bool(true)
    }

    /// Touches an element with a finger; where the driver has none, with the mouse.
    pub async fn touch(&self, selector: &str) {
        self.until_there(selector).await;
        let show =
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })";
        self.run(show, vec![json!(selector)]).await;
        let (x, y) = self.middle(selector).await;
        if Engine::current() == Engine::WebKit {
            // Whatever lies there is pressed, as by a finger.
            return self.press_there((x, y)).await;
        }
        self.tap(x, y).await;
    }

    /// The buttons of the page's views, as selectors; that of the view which the page opens with comes first.
    pub async fn tabs(&self) -> Vec<String> {
        let ids = self.run("return [...document.querySelectorAll('nav.tabs button')].map(({ id }) => id)", Vec::new()).await;
        let mut tabs: Vec<_> =
            ids.as_array().into_iter().flatten().filter_map(Value::as_str).map(|id| format!("#{id}")).collect();
        tabs.sort_by_key(|tab| tab != "#tab-pairing");
        assert!(tabs.len() >= 3, "pairing, unmet needs and about at least: {tabs:?}");
        tabs
    }

    /// Waits until the view of a tab is the one shown.
    pub async fn until_current(&self, tab: &str) {
        self.until(
            &format!("{tab} is the current view"),
            &format!("document.querySelector('{tab}').getAttribute('aria-current') === 'page'"),
        )
        .await;
    }

    /// Chooses an option of a list by its value, and waits until the page has taken it up.
    pub async fn choose(&self, selector: &str, value: &str) {
        self.until_there(selector).await;
        let script = "const [selector, value, done] = arguments;
            const list = document.querySelector(selector);
            list.value = value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
            requestAnimationFrame(() => setTimeout(done))";
        let arguments = vec![json!(selector), json!(value)];
        self.client.execute_async(script, arguments).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Fills a field, as typing does, and waits until the page has taken it up.
    pub async fn fill(&self, selector: &str, text: &str) {
        self.until_there(selector).await;
        let script = "const [selector, text, done] = arguments;
            const field = document.querySelector(selector);
            field.value = text;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            requestAnimationFrame(() => setTimeout(done))";
        let arguments = vec![json!(selector), json!(text)];
        self.client.execute_async(script, arguments).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Fills a field and leaves it, as who goes on to the next does.
    pub async fn enter(&self, selector: &str, text: &str) {
        self.fill(selector, text).await;
        let left = "document.querySelector(arguments[0]).dispatchEvent(new Event('change', { bubbles: true }))";
        self.run(left, vec![json!(selector)]).await;
    }

    /// Moves the focus to an element.
    pub async fn focus(&self, selector: &str) {
        self.until_there(selector).await;
        self.run("document.querySelector(arguments[0]).focus()", vec![json!(selector)]).await;
    }

    /// Presses and lets go a key, wherever the focus is; with the keys of `held` held down.
    pub async fn press(&self, held: &[char], key: char) {
        // The Enter of a number pad presses no button there.
        let key = if Engine::current() == Engine::WebKit && key == '\u{e007}' { '\u{e006}' } else { key };
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in held {
            actions = actions.then(KeyAction::Down { value: *value });
        }
        actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for value in held {
            actions = actions.then(KeyAction::Up { value: *value });
        }
        self.client.perform_actions(actions).await.expect("keys can be pressed");
    }

    /// The state of the plan as it is now.
    pub async fn plan(&self) -> Plan {
        Plan::of(&self.run(Plan::SCRIPT, Vec::new()).await)
    }

    /// The state of the plan once the engine has answered; it may still search for a better one.
    pub async fn answered(&self) -> Plan {
        self.plan_when("the engine's answer", patience(), Plan::is_answered).await
    }

    /// The plan once it is there; the engine may still search for a better one.
    pub async fn good_plan(&self) -> Plan {
        let plan = self.answered().await;
        assert!(plan.is_good(), "a plan was expected, and the page says {plan:?}");
        plan
    }

    /// The plan that the engine stays with.
    pub async fn final_plan(&self) -> Plan {
        let is_final = |plan: &Plan| plan.is_answered() && !plan.searching;
        let plan = self.plan_when("the end of the engine's search", PATIENCE_FOR_SEARCH, is_final).await;
        assert!(plan.is_good(), "a plan was expected, and the page says {plan:?}");
        plan
    }

    async fn plan_when(&self, what: &str, patience: Duration, is_so: impl Fn(&Plan) -> bool) -> Plan {
        let start = Instant::now();
        loop {
            let plan = self.plan().await;
            if is_so(&plan) {
                return plan;
            }
            assert!(start.elapsed() < patience, "waited {patience:?} in vain for {what}; the page says {plan:?}");
            tokio::time::sleep(ASK_EVERY).await;
        }
    }

    /// Findings of axe-core, which must have been run into the page, that are serious or worse, one a line.
    pub async fn findings(&self) -> Vec<String> {
        let run = "const done = arguments[0];
            // Rules that axe leaves out by itself, and that this page promises to keep.
            const promised = ['label-content-name-mismatch', 'target-size', 'page-has-heading-one', 'skip-link'];
            const rules = Object.fromEntries(promised.map((id) => [id, { enabled: true }]));
            axe.run({ resultTypes: ['violations'], rules }).then(({ violations }) => done(violations
                .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || promised.includes(id))
                .flatMap(({ id, help, nodes }) => nodes
                    .slice(0, 5).map(({ target, any }) =>
                    `${id}: ${help}: ${target.join(' ')} ${any.map(({ message }) => message).join('; ')}`))),
                (error) => done([String(error)]))";
        let list = self.run_later(run).await;
        list.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(str::to_owned)).collect()
    }

    /// Leaves a picture for a person to look at.
    pub async fn picture(&self, name: &str) {
        let picture = self.client.screenshot().await.expect("a picture can be taken");
        let folder = root().join("target").join("screenshots");
        fs::create_dir_all(&folder).expect("target/ can be written to");
        fs::write(folder.join(format!("{name}.png")), picture).expect("target/ can be written to");
    }

    /// The console may say this in this test.
    pub fn forgive(&self, part: &'static str) {
        self.forgiven.borrow_mut().push(part);
    }

    /// Fails when the console has said anything bad that was not forgiven.
    pub async fn assert_quiet(&self) {
        let is_bad = |level: &str| matches!(level, "SEVERE" | "error");
        let bad: Vec<String> =
            self.console().await.into_iter().filter(|(level, _)| is_bad(level)).map(|(_, text)| text).collect();
        let forgiven = self.forgiven.borrow().clone();
        let bad: Vec<_> = bad.iter().filter(|text| !forgiven.iter().any(|part| text.contains(part))).collect();
        assert!(bad.is_empty(), "the page wrote errors to the console: {bad:#?}");
    }

    /// What was written to the console since the last time, as level and text. `WebKit`'s driver does not tell.
    pub async fn console(&self) -> Vec<(String, String)> {
        if let Some(bidi) = self.bidi() {
            return bidi.borrow_mut().console();
        }
        let log = self.client.issue_cmd(Extra::console()).await.unwrap_or(Value::Null);
        let text = |entry: &Value, name: &str| entry[name].as_str().unwrap_or_default().to_owned();
        log.as_array().into_iter().flatten().map(|entry| (text(entry, "level"), text(entry, "message"))).collect()
    }

    /// Closes the browser.
    pub async fn close(self) {
        // A browser that is gone already is closed.
        drop(self.client.close().await);
    }
}
