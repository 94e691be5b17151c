//! Where the workers and the reference data come from: beside the page, or inside it (the one file from disk).
//!
//! The page carries a JSON element `#deployment` that says so; `xtask dist` writes it.

use leptos::prelude::document;
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};

/// What `#deployment` says.
#[derive(Clone, Debug, Deserialize)]
pub struct Deployment {
    /// Address of the engine's script, or `inline`.
    pub worker: String,
    /// Address of the script of the program for office documents, or `inline`.
    pub office: String,
    /// Folder of the data files, or `inline`.
    pub data: String,
    /// What the build is called; of one that is not released, nothing.
    #[serde(default)]
    pub build: String,
}

impl Deployment {
    /// Reads the element; the addresses of a development build where it is missing.
    pub fn read() -> Self {
        text_of("deployment").and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_else(|| Self {
            worker: "./worker_loader.js".to_owned(),
            office: "./office_loader.js".to_owned(),
            data: "./data/".to_owned(),
            build: String::new(),
        })
    }

    /// Whether everything is inside the page.
    pub fn is_inline(&self) -> bool {
        self.data == "inline"
    }

    /// The address to start the engine from.
    pub fn worker_address(&self) -> String {
        address(&self.worker, "worker")
    }

    /// The address to start the program for office documents from.
    pub fn office_address(&self) -> String {
        address(&self.office, "office")
    }
}

/// The address of a worker. The one file makes it from its own content, by a global function that nothing else has.
fn address(told: &str, name: &str) -> String {
    if told != "inline" {
        return told.to_owned();
    }
    let make = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("dongxiAddressOf"));
    let make = make.ok().and_then(|make| make.dyn_into::<js_sys::Function>().ok());
    let address = make.and_then(|make| make.call1(&JsValue::NULL, &name.into()).ok());
    address.and_then(|address| address.as_string()).unwrap_or_default()
}

/// The engine's program as the page's head has asked for it: a promise. The one file has none.
pub fn compiled_engine() -> Option<js_sys::Promise> {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("dongxiEngine")).ok()?.dyn_into().ok()
}

/// The text of an element of the page.
pub fn text_of(id: &str) -> Option<String> {
    document().get_element_by_id(id).and_then(|element| element.text_content())
}
