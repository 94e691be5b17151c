//! The browser side: takes requests, decodes old Chinese texts with the browser's own decoder, posts what comes of them.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use office::{
    Reply, Request,
    service::{answer, decode, encode},
};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, TextDecoder, TextDecoderOptions};

/// Listens for requests and says that it is ready.
pub fn start() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let on_message = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let reply = match decode::<Request>(&Uint8Array::new(&event.data()).to_vec()) {
                Ok(request) => answer(request, &gb18030),
                Err(_) => Reply::Unreadable,
            };
            post(&scope, &reply);
        })
    };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&scope, &Reply::Ready);
}

fn gb18030(bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

fn post(scope: &DedicatedWorkerGlobalScope, reply: &Reply) {
    let Ok(bytes) = encode(reply) else { return };
    let array = Uint8Array::from(bytes.as_slice());
    let transfer = Array::of1(array.buffer().unchecked_ref::<ArrayBuffer>());
    drop(scope.post_message_with_transfer(&array, &transfer));
}
