//! Where the worker and the reference data come from: beside the page, or inside it (the one file from disk).
//!
//! The page carries a JSON element `#deployment` that says so; `xtask dist` writes it.

use leptos::prelude::document;
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};

/// What `#deployment` says.
#[derive(Clone, Debug, Deserialize)]
pub struct Deployment {
    /// Address of the worker's script, or `inline`.
    pub worker: String,
    /// Folder of the data files, or `inline`.
    pub data: String,
}

impl Deployment {
    /// Reads the element; the addresses of a development build where it is missing.
    pub fn read() -> Self {
        text_of("deployment")
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_else(|| Self { worker: "./worker_loader.js".to_owned(), data: "./data/".to_owned() })
    }

    /// Whether everything is inside the page.
    pub fn is_inline(&self) -> bool {
        self.data == "inline"
    }

    /// The address to start the worker from. The one file makes it from its own content before the app starts, and leaves it in a
    /// global; nothing else does.
    pub fn worker_address(&self) -> String {
        if self.worker != "inline" {
            return self.worker.clone();
        }
        let address = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("dongxiWorkerAddress"));
        address.ok().and_then(|value| value.dyn_into::<js_sys::JsString>().ok()).map(String::from).unwrap_or_default()
    }
}

/// The text of an element of the page.
pub fn text_of(id: &str) -> Option<String> {
    document().get_element_by_id(id).and_then(|element| element.text_content())
}
