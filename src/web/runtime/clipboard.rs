//! Copies a text; the old way where the new one is not allowed (pages from disk).

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

/// Copies a text and says whether that worked.
pub async fn copy(text: &str) -> bool {
    if window().is_secure_context() && JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok() {
        return true;
    }
    copy_by_selection(text).unwrap_or(false)
}

fn copy_by_selection(text: &str) -> Option<bool> {
    let area: HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("off-screen");
    let body = document().body()?;
    body.append_child(&area).ok()?;
    area.select();
    let command = js_sys::Reflect::get(&document(), &"execCommand".into()).ok()?;
    let copied = command.dyn_into::<js_sys::Function>().ok()?.call1(&document(), &"copy".into()).ok();
    area.remove();
    Some(copied.is_some_and(|value| value.is_truthy()))
}
