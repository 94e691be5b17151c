//! Files that the planner saves to the device and reads from it.

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, HtmlInputElement, Url};

use super::page;

/// Why a chosen file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It has more bytes than are looked at.
    TooLarge,
    /// The browser does not give it out.
    Unreadable,
}

/// Offers a text as a file of this name, as a download. Nothing leaves the device.
pub fn save(name: &str, text: &str) -> Option<()> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/plain;charset=utf-8");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let anchor = document().create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // The download has the bytes by then: the browser reads the address when it is clicked.
    page::after(60_000.0, move || drop(Url::revoke_object_url(&address)));
    Some(())
}

/// The text of the file that was chosen in a field, which is emptied, so that the same file can be chosen again. `None` where none was.
pub async fn chosen(event: Event, most_bytes: usize) -> Option<Result<String, FileError>> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = field.files()?.get(0)?;
    let read = async {
        if file.size() > most_bytes as f64 {
            return Err(FileError::TooLarge);
        }
        let text = JsFuture::from(file.text()).await.map_err(|_| FileError::Unreadable)?;
        text.as_string().ok_or(FileError::Unreadable)
    };
    let text = read.await;
    field.set_value("");
    Some(text)
}
