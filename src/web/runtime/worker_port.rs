//! The worker as the page sees it: requests go in, replies come out, and one that dies is started again.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{ErrorEvent, MessageEvent, Worker};
use worker::{BUILD, Reply, Request, decode_reply, encode_request};

/// Starts in a row without any reply after which it is given up.
const MAX_STARTS: u32 = 3;

/// What the port tells the page.
pub enum PortEvent {
    /// A reply.
    Reply(Box<Reply>),
    /// The worker died and another was started; what was asked last must be asked again.
    Restarted,
    /// It does not start at all.
    GivenUp,
}

struct Port {
    address: String,
    worker: Option<Worker>,
    ready: bool,
    /// The newest request, while the worker is not ready.
    waiting: Option<Request>,
    starts: u32,
    tell: Rc<dyn Fn(PortEvent)>,
}

thread_local! {
    // One worker a page; it lives as long as the page does.
    static PORT: RefCell<Option<Port>> = const { RefCell::new(None) };
}

/// Starts the worker; `tell` hears of everything that comes from it.
pub fn start(address: String, tell: impl Fn(PortEvent) + 'static) {
    let port = Port { address, worker: None, ready: false, waiting: None, starts: 0, tell: Rc::new(tell) };
    PORT.with_borrow_mut(|slot| *slot = Some(port));
    launch();
}

/// Sends a request; a newer one supersedes an older one. A worker that was given up is tried once more.
pub fn send(request: Request) {
    let gone = PORT.with_borrow_mut(|slot| {
        let Some(port) = slot else { return false };
        if port.ready {
            post(port, &request);
        } else {
            port.waiting = Some(request);
        }
        port.worker.is_none()
    });
    if gone {
        launch();
    }
}

fn post(port: &Port, request: &Request) {
    let (Some(worker), Ok(bytes)) = (&port.worker, encode_request(request)) else { return };
    let array = Uint8Array::from(bytes.as_slice());
    let buffer = array.buffer();
    // A worker that cannot be reached reports an error, which starts another.
    drop(worker.post_message_with_transfer(&array, &Array::of1(&buffer)));
}

fn launch() {
    let made = PORT.with_borrow_mut(|slot| {
        let port = slot.as_mut()?;
        port.starts += 1;
        port.ready = false;
        let worker = Worker::new(&port.address).ok()?;
        port.worker = Some(worker.clone());
        Some(worker)
    });
    let Some(worker) = made else {
        tell(PortEvent::GivenUp);
        return;
    };
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        match decode_reply(&Uint8Array::new(&event.data()).to_vec()) {
            Ok(Reply::Ready { build }) if build == BUILD => became_ready(),
            Ok(Reply::Ready { .. }) | Err(_) => died(),
            Ok(reply) => {
                PORT.with_borrow_mut(|slot| slot.iter_mut().for_each(|port| port.starts = 0));
                tell(PortEvent::Reply(Box::new(reply)));
            }
        }
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(|event: ErrorEvent| {
        event.prevent_default();
        died();
    });
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    on_error.forget();
}

fn became_ready() {
    PORT.with_borrow_mut(|slot| {
        let Some(port) = slot else { return };
        port.ready = true;
        if let Some(request) = port.waiting.take() {
            post(port, &request);
        }
    });
}

fn died() {
    let again = PORT.with_borrow_mut(|slot| {
        let Some(port) = slot else { return false };
        port.ready = false;
        if let Some(worker) = port.worker.take() {
            worker.terminate();
        }
        port.starts < MAX_STARTS
    });
    if again {
        launch();
        tell(PortEvent::Restarted);
    } else {
        tell(PortEvent::GivenUp);
    }
}

fn tell(event: PortEvent) {
    let tell = PORT.with_borrow(|slot| slot.as_ref().map(|port| Rc::clone(&port.tell)));
    if let Some(tell) = tell {
        tell(event);
    }
}
