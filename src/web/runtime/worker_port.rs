//! The workers as the page sees them: requests go in, replies come out, and one that dies is started again. One searches for the
//! plan, the other answers questions about it meanwhile; both are the same program.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ErrorEvent, MessageEvent, Worker};
use worker::{BUILD, Reply, Request, Sender, decode_reply};

use super::page;

/// Starts in a row without any reply after which it is given up.
const MAX_STARTS: u32 = 3;

/// How often a worker is asked whether it is there, in milliseconds.
const ASKED_EVERY: i32 = 5_000;
/// How many times in a row it may leave that unanswered before it is taken to hang. A turn of its work takes a second at most where
/// machines are slow.
const MAX_SILENT: u32 = 6;

/// What a worker is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It searches for the plan.
    Search,
    /// It answers questions about the plan.
    Questions,
}

/// What the port tells the page.
pub enum PortEvent {
    /// A reply of the worker with this role.
    Reply(Role, Box<Reply>),
    /// A worker died and another was started; what was asked of it must be asked again.
    Restarted(Role),
    /// It does not start at all.
    GivenUp(Role),
}

struct Port {
    role: Role,
    worker: Option<Worker>,
    /// What it knows already is not sent again.
    line: Sender,
    ready: bool,
    /// What is to be sent once the worker is ready.
    waiting: Vec<Request>,
    starts: u32,
    /// How many times in a row it was asked whether it is there, and did not say so.
    silent: u32,
}

struct Ports {
    address: String,
    /// Who hears of what comes; nobody while the page is still loading.
    tell: Option<Rc<dyn Fn(PortEvent)>>,
    /// What came before anybody listened.
    early: Vec<PortEvent>,
    search: Port,
    questions: Port,
}

impl Ports {
    fn port(&mut self, role: Role) -> &mut Port {
        match role {
            Role::Search => &mut self.search,
            Role::Questions => &mut self.questions,
        }
    }
}

thread_local! {
    // The workers of a page; they live as long as the page does.
    static PORTS: RefCell<Option<Ports>> = const { RefCell::new(None) };
}

/// Starts the worker that searches, once: its program loads while the page loads its data. The worker for questions starts with the first.
pub fn start(address: String) {
    if PORTS.with_borrow(Option::is_some) {
        return;
    }
    let port =
        |role| Port { role, worker: None, line: Sender::default(), ready: false, waiting: Vec::new(), starts: 0, silent: 0 };
    let ports = Ports { address, tell: None, early: Vec::new(), search: port(Role::Search), questions: port(Role::Questions) };
    PORTS.with_borrow_mut(|slot| *slot = Some(ports));
    launch(Role::Search);
    // For as long as the page.
    let _ = page::every(ASKED_EVERY, || {
        for role in [Role::Search, Role::Questions] {
            ask_whether_there(role);
        }
    });
}

/// Asks a worker whether it is there. One that has not said so for long hangs: it is ended, and another started.
fn ask_whether_there(role: Role) {
    let hangs = with_port(role, |port| {
        if !port.ready {
            return false;
        }
        port.silent += 1;
        post(port, Request::Ping);
        port.silent > MAX_SILENT
    });
    if hangs == Some(true) {
        died(role);
    }
}

/// From now on `hear` is told of everything that comes from either worker; first of what came already.
pub fn listen(hear: impl Fn(PortEvent) + 'static) {
    let early = PORTS.with_borrow_mut(|slot| {
        let ports = slot.as_mut()?;
        ports.tell = Some(Rc::new(hear));
        Some(std::mem::take(&mut ports.early))
    });
    for event in early.into_iter().flatten() {
        tell(event);
    }
}

/// Sends a request. To the worker that searches a newer one supersedes an older one. A worker that was given up is tried once more.
pub fn send(role: Role, request: Request) {
    let gone = with_port(role, |port| {
        if port.ready {
            post(port, request);
        } else {
            // A newer search supersedes an older one.
            if matches!(request, Request::Solve { .. }) {
                port.waiting.retain(|waiting| !matches!(waiting, Request::Solve { .. } | Request::Stop));
            }
            port.waiting.push(request);
        }
        port.worker.is_none()
    });
    if gone == Some(true) {
        launch(role);
    }
}

fn with_port<T>(role: Role, run: impl FnOnce(&mut Port) -> T) -> Option<T> {
    PORTS.with_borrow_mut(|slot| slot.as_mut().map(|ports| run(ports.port(role))))
}

fn post(port: &mut Port, request: Request) {
    let Some(worker) = &port.worker else { return };
    let Ok(bytes) = port.line.request(request) else { return };
    let array = Uint8Array::from(bytes.as_slice());
    let buffer = array.buffer();
    // A worker that cannot be reached reports an error, which starts another.
    drop(worker.post_message_with_transfer(&array, &Array::of1(&buffer)));
}

fn launch(role: Role) {
    let made = PORTS.with_borrow_mut(|slot| {
        let ports = slot.as_mut()?;
        let worker = Worker::new(&ports.address).ok();
        let port = ports.port(role);
        port.starts += 1;
        port.silent = 0;
        port.ready = false;
        port.line = Sender::default();
        port.worker.clone_from(&worker);
        worker
    });
    let Some(worker) = made else {
        tell(PortEvent::GivenUp(role));
        return;
    };
    hand_over_program(worker.clone());
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        match decode_reply(&Uint8Array::new(&event.data()).to_vec()) {
            Ok(Reply::Ready { build }) if build == BUILD => became_ready(role),
            Ok(Reply::Ready { .. }) | Err(_) => died(role),
            Ok(Reply::Pong) => drop(with_port(role, |port| port.silent = 0)),
            Ok(reply) => {
                with_port(role, |port| (port.starts, port.silent) = (0, 0));
                tell(PortEvent::Reply(role, Box::new(reply)));
            }
        }
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
        event.prevent_default();
        died(role);
    });
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    on_error.forget();
}

/// The worker's first message is its program, as the page has compiled it once for all of them; or nothing, where it could not: the worker
/// then fetches its own, and says why it cannot. One that brings its program along waits for no message.
fn hand_over_program(worker: Worker) {
    let Some(program) = super::deployment::compiled_engine() else { return };
    spawn_local(async move {
        let program = JsFuture::from(program).await.unwrap_or(JsValue::NULL);
        if worker.post_message(&program).is_err() {
            // A browser that cannot hand programs to workers.
            drop(worker.post_message(&JsValue::NULL));
        }
    });
}

fn became_ready(role: Role) {
    with_port(role, |port| {
        port.ready = true;
        for request in std::mem::take(&mut port.waiting) {
            post(port, request);
        }
    });
}

fn died(role: Role) {
    let again = with_port(role, |port| {
        port.ready = false;
        if let Some(worker) = port.worker.take() {
            worker.terminate();
        }
        if port.role == Role::Questions {
            port.waiting.clear();
        }
        port.starts < MAX_STARTS
    });
    if again == Some(true) {
        launch(role);
        tell(PortEvent::Restarted(role));
    } else {
        tell(PortEvent::GivenUp(role));
    }
}

fn tell(event: PortEvent) {
    let hear = PORTS.with_borrow(|slot| slot.as_ref().and_then(|ports| ports.tell.clone()));
    match hear {
        Some(hear) => hear(event),
        None => PORTS.with_borrow_mut(|slot| {
            if let Some(ports) = slot {
                ports.early.push(event);
            }
        }),
    }
}
