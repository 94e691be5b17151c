//! Tells when an element comes into view, whatever scrolls.

use js_sys::Array;
use leptos::prelude::{StoredValue, UpdateValue, on_cleanup};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// Calls when the element is seen, for as long as the component is in the page. Without an observer in the browser it never calls.
pub fn when_seen(element: &Element, call: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
        if entries.iter().any(|entry| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting()) {
            call();
        }
    });
    let Ok(observer) = IntersectionObserver::new(closure.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    let held = StoredValue::new_local(Some((observer, closure)));
    on_cleanup(move || {
        held.try_update_value(|held| {
            if let Some((observer, _)) = held.take() {
                observer.disconnect();
            }
        });
    });
}
