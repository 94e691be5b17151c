//! Files that the planner saves to the device and reads from it.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

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
    offer(name, &Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?)
}

/// Whether the page is open in `WeChat`, whose own browser saves no files.
pub fn are_blocked() -> bool {
    leptos::prelude::window().navigator().user_agent().is_ok_and(|agent| agent.contains("MicroMessenger"))
}

fn offer(name: &str, blob: &Blob) -> Option<()> {
    if are_blocked() {
        return None;
    }
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let anchor = document().create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // The download has the bytes by then: the browser reads the address when it is clicked.
    page::after(60_000.0, move || drop(Url::revoke_object_url(&address)));
    Some(())
}

/// The type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The type of a table as text.
pub const CSV: &str = "text/csv;charset=utf-8";
/// The type of a JSON file.
pub const JSON: &str = "application/json";
/// The type of a picture.
pub const PNG: &str = "image/png";
/// The type of a drawing.
pub const SVG: &str = "image/svg+xml";
/// The type of a document for Word.
pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The type of a calendar.
pub const CALENDAR: &str = "text/calendar;charset=utf-8";

/// Offers bytes as a file of this name and type, as a download. Nothing leaves the device.
pub fn save_bytes(name: &str, bytes: &[u8], kind: &str) -> Option<()> {
    let of = BlobPropertyBag::new();
    of.set_type(kind);
    offer(name, &Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &of).ok()?)
}

/// Files that the planner gave.
pub struct Given(Vec<File>);

/// Names and bytes of those files that have so many bytes at most, and as many of them as have so many together; and how many others
/// there are, with those that could not be read.
pub async fn read_all(Given(files): Given, most_each: usize, most_together: usize) -> (Vec<(String, Vec<u8>)>, usize) {
    let (mut read, mut left, mut out) = (Vec::new(), most_together, 0);
    for file in files {
        let size = file.size() as usize;
        let bytes = if size > left.min(most_each) { None } else { JsFuture::from(file.array_buffer()).await.ok() };
        match bytes {
            Some(bytes) => {
                left -= size;
                read.push((file.name(), Uint8Array::new(&bytes).to_vec()));
            }
            None => out += 1,
        }
    }
    (read, out)
}

/// The files that were chosen in a field, which is emptied, so that the same files can be chosen again.
pub fn all_chosen(event: &Event) -> Given {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let files = field.as_ref().and_then(HtmlInputElement::files).map(|files| list(&files)).unwrap_or_default();
    if let Some(field) = field {
        field.set_value("");
    }
    Given(files)
}

/// The files that were dropped.
pub fn dropped(event: &DragEvent) -> Given {
    Given(event.data_transfer().and_then(|data| data.files()).map(|files| list(&files)).unwrap_or_default())
}

/// Whether files are dragged.
pub fn are_dragged(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn list(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|place| files.get(place)).collect()
}

/// Name and bytes of the file that was chosen in a field, which is emptied; `None` where none was.
pub async fn chosen_bytes(event: Event, most_bytes: usize) -> Option<Result<(String, Vec<u8>), FileError>> {
    let file = all_chosen(&event).0.into_iter().next()?;
    if file.size() > most_bytes as f64 {
        return Some(Err(FileError::TooLarge));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    Some(buffer.map(|bytes| (file.name(), Uint8Array::new(&bytes).to_vec())).map_err(|_| FileError::Unreadable))
}
