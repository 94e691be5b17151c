//! The browser side of the worker: takes messages, gives the service its turns, posts what comes of them.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent};
use worker::{Receiver, Reply, Request, Service, encode_reply};

/// Listens for requests and says that it is ready.
pub fn start() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let service = Rc::new(RefCell::new(Service::default()));
    // A message to itself gives each turn of the service a task of its own, so that newer requests come in between.
    let Ok(channel) = MessageChannel::new() else { return };
    let turns = channel.port2();
    let on_turn = {
        let (service, scope, turns) = (Rc::clone(&service), scope.clone(), turns.clone());
        Closure::<dyn FnMut()>::new(move || {
            if let Some(reply) = service.borrow_mut().turn() {
                post(&scope, &reply);
            }
            if service.borrow().is_busy() {
                next_turn(&turns);
            }
        })
    };
    channel.port1().set_onmessage(Some(on_turn.as_ref().unchecked_ref()));
    on_turn.forget();
    let on_message = {
        let (scope, mut line) = (scope.clone(), Receiver::default());
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match line.request(&Uint8Array::new(&event.data()).to_vec()) {
                Ok(Request::Ping) => post(&scope, &Reply::Pong),
                Ok(request) => {
                    let idle = !service.borrow().is_busy();
                    service.borrow_mut().receive(request);
                    if idle {
                        next_turn(&turns);
                    }
                }
                Err(_) => post(&scope, &Reply::Unreadable),
            }
        })
    };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&scope, &Reply::Ready { build: worker::BUILD.to_owned() });
}

fn next_turn(port: &web_sys::MessagePort) {
    // Posting to a port of one's own cannot fail; should it ever, the page's watch on the worker notices.
    drop(port.post_message(&wasm_bindgen::JsValue::NULL));
}

fn post(scope: &DedicatedWorkerGlobalScope, reply: &Reply) {
    let Ok(bytes) = encode_reply(reply) else { return };
    let array = Uint8Array::from(bytes.as_slice());
    let transfer = Array::of1(array.buffer().unchecked_ref::<ArrayBuffer>());
    drop(scope.post_message_with_transfer(&array, &transfer));
}
