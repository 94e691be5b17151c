//! The program for office documents as the page sees it: started for one request, ended with its answer, so that what a large file took is
//! free again.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Uint8Array};
use office::{
    Reply, Request,
    service::{decode, encode},
};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::deployment::Deployment;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeError {
    /// The program does not start, or ended in the middle of its work.
    Died,
    /// The planner cancelled it.
    Cancelled,
}

thread_local! {
    // What is under way: the program, and what to call where it is cancelled.
    static UNDER_WAY: RefCell<Option<(Worker, Function)>> = const { RefCell::new(None) };
}

/// Asks the program for office documents. A newer import ends an older one.
///
/// # Errors
/// Why there is no answer.
pub async fn ask(request: &Request) -> Result<Reply, OfficeError> {
    let is_import = matches!(request, Request::Import { .. });
    if is_import {
        cancel();
    }
    let mut bytes = Some(encode(request).map_err(|_| OfficeError::Died)?);
    let worker = Worker::new(&Deployment::read().office_address()).map_err(|_| OfficeError::Died)?;
    let answer = Promise::new(&mut |done, failed| {
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let (worker, failed) = (worker.clone(), failed.clone());
            // Given away with the first message, or it would stay as long as the page.
            let mut bytes = bytes.take();
            move |event: MessageEvent| match decode::<Reply>(&Uint8Array::new(&event.data()).to_vec()) {
                Ok(Reply::Ready) => {
                    let Some(bytes) = bytes.take() else { return };
                    let array = Uint8Array::from(bytes.as_slice());
                    let buffer = array.buffer();
                    // A worker that cannot be reached reports an error.
                    drop(worker.post_message_with_transfer(&array, &Array::of1(&buffer)));
                }
                Ok(_) => drop(done.call1(&JsValue::NULL, &event.data())),
                Err(_) => drop(failed.call0(&JsValue::NULL)),
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new({
            let failed = failed.clone();
            move |event: ErrorEvent| {
                event.prevent_default();
                drop(failed.call0(&JsValue::NULL));
            }
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        on_error.forget();
        if is_import {
            UNDER_WAY.set(Some((worker.clone(), failed)));
        }
    });
    let answer = JsFuture::from(answer).await;
    worker.terminate();
    let is_current = UNDER_WAY.with_borrow_mut(|under_way| under_way.take_if(|(current, _)| *current == worker).is_some());
    match answer {
        Ok(data) => decode(&Uint8Array::new(&data).to_vec()).map_err(|_| OfficeError::Died),
        Err(_) if is_current || !is_import => Err(OfficeError::Died),
        Err(_) => Err(OfficeError::Cancelled),
    }
}

/// Ends what is under way.
pub fn cancel() {
    if let Some((worker, failed)) = UNDER_WAY.take() {
        worker.terminate();
        drop(failed.call0(&JsValue::NULL));
    }
}
