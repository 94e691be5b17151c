//! Reads a file from an address, in parts, so that what is too large is left before it has come, and what does not come is given up.

use std::{cell::Cell, rc::Rc};

use futures_util::future::{Either, select};
use gloo_net::http::{Request, Response};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials};

use super::page;

/// Milliseconds between two looks at whether anything has come.
const BETWEEN_LOOKS: i32 = 500;

/// Why a file was not read from an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemoteError {
    /// The browser could not reach it, or its site does not allow pages of others to read it: a browser does not tell which.
    Unreachable,
    /// Its site answered with this status.
    Status(u16),
    /// It has more bytes than are looked at.
    TooLarge,
    /// Nothing came for so long.
    TimedOut,
    /// The planner gave up.
    Stopped,
}

/// A file as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// What its site says it is, in small letters; empty where it says nothing.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How a file is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most bytes.
    pub most: usize,
    /// Milliseconds without a byte after which it is given up.
    pub patience: f64,
}

/// Gives a reading up. Copied cheaply.
#[derive(Clone, Debug)]
pub struct Stop(Option<AbortController>);

impl Stop {
    /// Nothing asked for yet.
    pub fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// Gives it up.
    pub fn stop(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }

    fn is_asked(&self) -> bool {
        self.0.as_ref().is_some_and(|controller| controller.signal().aborted())
    }
}

/// Reads a file. No cookies and no address of this page go with the request. `told` hears how many bytes have come, and how many there
/// are, where the site says.
///
/// # Errors
/// Why it was not read.
pub async fn read(
    address: &str,
    limits: Limits,
    stop: &Stop,
    told: impl Fn(usize, Option<usize>),
) -> Result<Fetched, RemoteError> {
    let last = Rc::new(Cell::new(page::now()));
    let (late, is_late) = futures_util::future::abortable(std::future::pending::<()>());
    let watched = Rc::clone(&last);
    let watch = page::every(BETWEEN_LOOKS, move || {
        if page::now() - watched.get() > limits.patience {
            is_late.abort();
        }
    });
    let came = |got: usize, of: Option<usize>| {
        last.set(page::now());
        told(got, of);
    };
    let reading = std::pin::pin!(whole(address, limits.most, stop, came));
    let result = match select(reading, late).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => Err(RemoteError::TimedOut),
    };
    watch.end();
    // What was left half read is not to go on in the background.
    let is_asked = stop.is_asked();
    if result.is_err() {
        stop.stop();
    }
    if is_asked { Err(RemoteError::Stopped) } else { result }
}

async fn whole(address: &str, most: usize, stop: &Stop, came: impl Fn(usize, Option<usize>)) -> Result<Fetched, RemoteError> {
    let signal = stop.0.as_ref().map(AbortController::signal);
    let request = Request::get(address)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        .abort_signal(signal.as_ref());
    let response = request.send().await.map_err(|_| RemoteError::Unreachable)?;
    if !response.ok() {
        return Err(RemoteError::Status(response.status()));
    }
    let header = |name: &str| response.headers().get(name);
    let content_type = header("content-type").unwrap_or_default().to_ascii_lowercase();
    // What is packed on its way says how long it is packed, which is no measure of what comes.
    let of = header("content-length")
        .filter(|_| header("content-encoding").is_none())
        .and_then(|length| length.trim().parse::<usize>().ok());
    if of.is_some_and(|of| of > most) {
        return Err(RemoteError::TooLarge);
    }
    let bytes = body(&response, most, |got| came(got, of)).await?;
    Ok(Fetched { content_type, bytes })
}

async fn body(response: &Response, most: usize, came: impl Fn(usize)) -> Result<Vec<u8>, RemoteError> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else { return Ok(bytes) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(|_| RemoteError::Unreachable)?;
        let field = |name: &str| Reflect::get(&part, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        if field("done").is_truthy() {
            return Ok(bytes);
        }
        let part = Uint8Array::new(&field("value"));
        if bytes.len() + part.length() as usize > most {
            return Err(RemoteError::TooLarge);
        }
        bytes.extend(part.to_vec());
        came(bytes.len());
    }
}
