//! A site that serves `dist/`, and can be told to lose or change a file.

use std::{
    cell::{Cell, RefCell},
    convert::Infallible,
    net::SocketAddr,
    path::{Component, Path, PathBuf},
    rc::Rc,
};

use http::{Request, Response, StatusCode, header};
use http_body_util::Full;
use hyper::{body::Bytes, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, task::AbortHandle};

use super::{release, small_base::small};

/// Steps of a search that is cut short.
pub const SHORT_SEARCH: u64 = 1_000;

/// What the site does to one file.
pub enum Fault {
    /// It is not there.
    Missing,
    /// It is given out as plain text.
    AsText,
    /// Its content is changed.
    Changed(Box<dyn Fn(Vec<u8>) -> Vec<u8>>),
}

/// A fault of files whose name starts so, and how often it still happens.
struct Planned {
    start: &'static str,
    fault: Fault,
    times: usize,
}

/// What is served, and how.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own, in any mix")]
struct Served {
    /// With its own limit of steps.
    whole_search: bool,
    /// With all its rows, and not the small base's alone.
    whole: bool,
    /// As the next release.
    newer: bool,
    /// The compressed twins in the place of the files, where there are any.
    compressed: bool,
}

/// A running site.
pub struct Site {
    /// Its address, with a slash at the end.
    pub address: String,
    faults: Rc<RefCell<Vec<Planned>>>,
    served: Rc<Cell<Served>>,
    /// Scripts before those of the page.
    before: Rc<RefCell<Vec<&'static str>>>,
    task: AbortHandle,
    /// Connections that are open or were.
    connections: Rc<RefCell<Vec<AbortHandle>>>,
}

impl Site {
    /// Serves a folder on a free port of this machine.
    pub async fn start(folder: PathBuf) -> Self {
        assert!(folder.join("index.html").is_file(), "there is no release build; type: cargo xtask dist");
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.expect("a free port");
        let address = format!("http://{}/", listener.local_addr().expect("a bound socket has an address"));
        let faults: Rc<RefCell<Vec<Planned>>> = Rc::default();
        let plan = Rc::clone(&faults);
        let served: Rc<Cell<Served>> = Rc::default();
        let serves = Rc::clone(&served);
        let before: Rc<RefCell<Vec<&'static str>>> = Rc::default();
        let scripts = Rc::clone(&before);
        let connections: Rc<RefCell<Vec<AbortHandle>>> = Rc::default();
        let open = Rc::clone(&connections);
        let task = tokio::task::spawn_local(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (folder, plan, served) = (folder.clone(), Rc::clone(&plan), Rc::clone(&serves));
                let scripts = Rc::clone(&scripts);
                let service = service_fn(move |request: Request<hyper::body::Incoming>| {
                    let response =
                        answer(&folder, request.uri().path(), &mut plan.borrow_mut(), served.get(), &scripts.borrow());
                    async move { Ok::<_, Infallible>(response) }
                });
                // A browser that hangs up in the middle is none of the site's business.
                let serving = tokio::task::spawn_local(async move {
                    drop(http1::Builder::new().serve_connection(TokioIo::new(stream), service).await);
                });
                open.borrow_mut().push(serving.abort_handle());
            }
        });
        Self { address, faults, served, before, task: task.abort_handle(), connections }
    }

    /// The site is gone, with every connection to it.
    pub fn stop(&self) {
        self.task.abort();
        self.connections.borrow().iter().for_each(AbortHandle::abort);
    }

    /// The site has another release from now on: its page and its name are others.
    pub fn release_newer(&self) {
        self.served.set(Served { newer: true, ..self.served.get() });
    }

    /// Serves the scenario with its own limit of steps. Otherwise the search is cut short, so that a journey does not wait for
    /// the last tenth of a per cent.
    pub fn search_in_full(&self) {
        self.served.set(Served { whole_search: true, ..self.served.get() });
    }

    /// Serves the reference scenario in the place of the small base: for journeys that are about how much there is in it, how long
    /// its search takes, or what a plan of it is worth. All others are about the page, and wait for it alone.
    pub fn serve_reference(&self) {
        self.served.set(Served { whole: true, ..self.served.get() });
    }

    /// Sends the compressed twins that `cargo xtask dist` leaves, as a host does that is told to: for measuring with the reference scenario
    /// and its own limit of steps, which are the files as they are.
    pub fn send_compressed(&self) {
        self.served.set(Served { compressed: true, ..self.served.get() });
    }

    /// Puts scripts before those of the page, for engines whose driver cannot. Ahead of the page's policy, which therefore says nothing of
    /// them.
    pub fn put_before(&self, scripts: Vec<&'static str>) {
        *self.before.borrow_mut() = scripts;
    }

    /// Plans a fault of the files whose name starts so, for a number of requests.
    pub fn plan(&self, start: &'static str, times: usize, fault: Fault) {
        self.faults.borrow_mut().push(Planned { start, fault, times });
    }

    /// All files are as they should be again.
    pub fn mend(&self) {
        self.faults.borrow_mut().clear();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The scenario's file with a small limit of steps.
fn cut_short(content: &[u8]) -> Vec<u8> {
    let mut scenario: serde_json::Value = serde_json::from_slice(content).expect("the scenario's file is JSON");
    scenario["step_limit"] = SHORT_SEARCH.into();
    scenario.to_string().into_bytes()
}

/// A page whose first scripts these are.
fn beginning_with(page: &[u8], scripts: &[&str]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let own = scripts.join("</script><script>");
    page.replacen("<head>", &format!("<head><script>{own}</script>"), 1).into_bytes()
}

/// A file as it is served; `None` where there is none.
fn content_of(folder: &Path, inside: &Path, served: Served) -> Option<Vec<u8>> {
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let content = std::fs::read(folder.join(inside)).ok()?;
    Some(match inside.file_name().unwrap_or_default().to_string_lossy().as_ref() {
        "scenario.json" if !served.whole_search => cut_short(&content),
        "needs.json" | "offers.json" if !served.whole => small(&content),
        "index.html" if served.newer => release::newer_page(&content),
        release::SCRIPT => release::script(&content, served.newer, |name| content_of(folder, Path::new(name), served)),
        _ => content,
    })
}

fn answer(folder: &Path, path: &str, faults: &mut [Planned], served: Served, before: &[&str]) -> Response<Full<Bytes>> {
    let path = if path == "/" { "/index.html" } else { path };
    let inside = Path::new(path.trim_start_matches('/'));
    let name = inside.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut content = content_of(folder, inside, served);
    if name == "index.html" && !before.is_empty() {
        content = content.map(|page| beginning_with(&page, before));
    }
    // What is to be wrong once must not be kept.
    let may_be_kept = is_named_by_content(&name) && !faults.iter().any(|planned| name.starts_with(planned.start));
    let fault = faults.iter_mut().find(|planned| planned.times > 0 && name.starts_with(planned.start));
    let mut is_text = false;
    let content = match (content, fault) {
        (Some(content), Some(planned)) => {
            planned.times -= 1;
            match &planned.fault {
                Fault::Missing => None,
                Fault::AsText => {
                    is_text = true;
                    Some(content)
                }
                Fault::Changed(change) => Some(change(content)),
            }
        }
        (content, _) => content,
    };
    let twin = served.compressed.then(|| std::fs::read(folder.join(format!("{}.gz", inside.display()))).ok()).flatten();
    let is_compressed = content.is_some() && twin.is_some();
    let sent = if is_compressed { twin } else { content.clone() };
    let mut response = Response::new(Full::new(Bytes::from(sent.unwrap_or_default())));
    if is_compressed {
        response.headers_mut().insert(header::CONTENT_ENCODING, header::HeaderValue::from_static("gzip"));
    }
    if content.is_none() {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, header::HeaderValue::from_static(mime(if is_text { "text" } else { &name })));
    let caching = if may_be_kept { "public, max-age=31536000, immutable" } else { "no-store" };
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static(caching));
    response
}

/// Whether a file has its content in its name, as programs and styles have. Data have it in that of their folder; they are what journeys
/// change under the page.
fn is_named_by_content(name: &str) -> bool {
    let (stem, _) = name.split_once('.').unwrap_or((name, ""));
    let hash = stem.trim_end_matches("_bg").rsplit('-').next().unwrap_or_default();
    hash.len() >= 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    }
}
