//! Copies a text, or a table as text and as HTML; the old way where the new one is not allowed (pages from disk).

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardEvent, Event, HtmlTextAreaElement};

/// The two forms in which a table is copied.
const TEXT: &str = "text/plain";
const HTML: &str = "text/html";

/// Copies a text and says whether that worked.
pub async fn copy(text: &str) -> bool {
    if window().is_secure_context() && JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok() {
        return true;
    }
    copy_by_selection(text).unwrap_or(false)
}

/// Copies a table in both forms, of which whatever takes it picks one, and says whether that worked.
///
/// By a selection first: what is written by the clipboard's own functions loses the marks by which a spreadsheet keeps texts as texts,
/// since browsers clean it in the page, where the page's policy on styles holds.
pub async fn copy_table(text: &str, html: &str) -> bool {
    if copy_both_by_selection(text, html) == Some(true) {
        return true;
    }
    let written = if window().is_secure_context() { write_both(text, html) } else { None };
    match written {
        Some(written) => JsFuture::from(written).await.is_ok(),
        None => false,
    }
}

/// `navigator.clipboard.write([new ClipboardItem(...)])`; `None` where the browser has no such item.
fn write_both(text: &str, html: &str) -> Option<Promise> {
    let class: Function = Reflect::get(&window(), &"ClipboardItem".into()).ok()?.dyn_into().ok()?;
    let forms = Object::new();
    for (kind, content) in [(TEXT, text), (HTML, html)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options).ok()?;
        Reflect::set(&forms, &kind.into(), &blob).ok()?;
    }
    let item = Reflect::construct(&class, &Array::of1(&forms)).ok()?;
    let clipboard: JsValue = window().navigator().clipboard().into();
    let write: Function = Reflect::get(&clipboard, &"write".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &Array::of1(&item)).ok()?.dyn_into().ok()
}

/// Copies a selection, and puts both forms in its place on the way.
fn copy_both_by_selection(text: &str, html: &str) -> Option<bool> {
    let (plain, rich) = (text.to_owned(), html.to_owned());
    let put = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if let Some(()) = put_both(&event, &plain, &rich) {
            event.prevent_default();
        }
    });
    let listener: &Function = put.as_ref().unchecked_ref();
    document().add_event_listener_with_callback("copy", listener).ok()?;
    let copied = copy_by_selection(text);
    drop(document().remove_event_listener_with_callback("copy", listener));
    copied
}

fn put_both(event: &Event, text: &str, html: &str) -> Option<()> {
    let data = Reflect::get(event, &"clipboardData".into()).ok()?;
    let set: Function = Reflect::get(&data, &"setData".into()).ok()?.dyn_into().ok()?;
    set.call2(&data, &TEXT.into(), &text.into()).ok()?;
    set.call2(&data, &HTML.into(), &html.into()).ok()?;
    Some(())
}

fn copy_by_selection(text: &str) -> Option<bool> {
    let area: HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("off-screen");
    // The focus goes to the text and comes back.
    let before = document().active_element();
    let body = document().body()?;
    body.append_child(&area).ok()?;
    area.select();
    let command = Reflect::get(&document(), &"execCommand".into()).ok()?;
    let copied = command.dyn_into::<Function>().ok()?.call1(&document(), &"copy".into()).ok();
    area.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(before.focus());
    }
    Some(copied.is_some_and(|value| value.is_truthy()))
}

/// Whether text of the page is selected, which Ctrl+C then means.
pub fn is_text_selected() -> bool {
    let selected = Reflect::get(&window(), &"getSelection".into()).ok();
    let selected = selected.and_then(|get| get.dyn_into::<Function>().ok()?.call0(&window()).ok());
    selected.is_some_and(|selection| {
        Reflect::get(&selection, &"isCollapsed".into()).is_ok_and(|collapsed| collapsed == JsValue::FALSE)
    })
}

/// The text that is pasted; `None` where there is none.
pub fn pasted(event: &ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data(TEXT).ok().filter(|text| !text.is_empty())
}
