//! The order of texts as a language has it: Chinese by pinyin. Where the browser cannot say, by letters, the same everywhere.

use std::cmp::Ordering;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An order of texts.
pub struct Collation {
    compare: Option<Function>,
}

impl Collation {
    /// The order of a language. Numbers within texts run by what they are worth.
    pub fn of(language: &str) -> Self {
        let locale = if language.starts_with("zh") { "zh-Hans-u-co-pinyin-kn-true" } else { "en-u-kn-true" };
        Self { compare: collator(locale) }
    }

    /// Which of two texts comes first.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        let asked =
            self.compare.as_ref().and_then(|compare| compare.call2(&JsValue::UNDEFINED, &one.into(), &other.into()).ok());
        match asked.and_then(|sign| sign.as_f64()) {
            Some(sign) => sign.partial_cmp(&0.0).unwrap_or(Ordering::Equal),
            None => one.cmp(other),
        }
    }
}

/// `new Intl.Collator(locale).compare`, which is bound to its collator.
fn collator(locale: &str) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"Collator".into()).ok()?.dyn_into().ok()?;
    let collator = Reflect::construct(&class, &Array::of1(&locale.into())).ok()?;
    Reflect::get(&collator, &"compare".into()).ok()?.dyn_into().ok()
}
