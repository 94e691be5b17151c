//! The service worker that keeps the page's files (`public/offline.js`), and the browser's offer to install the page.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, MessageEvent, RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
    ServiceWorkerUpdateViaCache,
};

/// The script. Its name is the same in every release.
const SCRIPT: &str = "./offline.js";

/// What is heard of the files that are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// All of them are kept: the page opens without a network.
    Ready,
    /// One could not be kept.
    Failed {
        /// Whether it is one of another release than the one that the page is of.
        is_newer: bool,
        /// Its name; empty where it was none of them.
        name: String,
        /// `network`, `other` (not the file that was released), `full`, `refused`, or the status of the answer.
        reason: String,
    },
    /// Another release is kept beside this one, and can take over.
    Newer,
    /// Another release has taken over.
    TakenOver,
}

/// Why files cannot be kept at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// The page came over plain http.
    Unencrypted,
    /// The browser, or its window without traces, does not let pages keep themselves.
    Browser,
}

/// What pages are kept by, where there is such a thing.
fn container() -> Result<ServiceWorkerContainer, Impossible> {
    if !window().is_secure_context() {
        return Err(Impossible::Unencrypted);
    }
    let found = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok();
    found.and_then(|found| found.dyn_into().ok()).ok_or(Impossible::Browser)
}

/// Has the files of the page, which is of the release of this name, kept, and looked through where they are already. `hear` is called for
/// as long as the page is open.
///
/// # Errors
/// Why that is not possible here.
pub async fn start(build: String, hear: impl Fn(Heard) + Clone + 'static) -> Result<(), Impossible> {
    let container = container()?;
    let told = hear.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| told(read(&event.data(), &build)));
    container.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    // A page that no release served yet is not taken over by its first.
    let mut is_served = container.controller().is_some();
    let told = hear.clone();
    let on_change = Closure::<dyn FnMut(Event)>::new(move |_| {
        if std::mem::replace(&mut is_served, true) {
            told(Heard::TakenOver);
        }
    });
    container.set_oncontrollerchange(Some(on_change.as_ref().unchecked_ref()));
    on_change.forget();
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let Some(registration) = registered(container.register_with_options(SCRIPT, &options)).await else {
        hear(Heard::Failed { is_newer: false, name: SCRIPT.to_owned(), reason: "refused".to_owned() });
        return Ok(());
    };
    follow(&registration, hear.clone());
    if registration.waiting().is_some() && registration.active().is_some() {
        hear(Heard::Newer);
    }
    if let Some(active) = registration.active() {
        // A worker that is gone is one of a page that goes too.
        drop(active.post_message(&"check".into()));
        // Not every browser asks the site for a newer one by itself when a page is opened. Without a network there is none to be had.
        if let Ok(asked) = registration.update() {
            drop(JsFuture::from(asked).await);
        }
    }
    Ok(())
}

async fn registered(promise: Promise) -> Option<ServiceWorkerRegistration> {
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Tells of releases that come while the page is open, and when the first one is kept.
fn follow(registration: &ServiceWorkerRegistration, hear: impl Fn(Heard) + Clone + 'static) {
    let of = registration.clone();
    let found = move || {
        let Some(installing) = of.installing() else { return };
        let (worker, of, hear) = (installing.clone(), of.clone(), hear.clone());
        let on_change = Closure::<dyn FnMut(Event)>::new(move |_| match worker.state() {
            ServiceWorkerState::Installed if of.active().is_some() => hear(Heard::Newer),
            // The first one: nothing stands in its way.
            ServiceWorkerState::Activated => hear(Heard::Ready),
            _ => {}
        });
        installing.set_onstatechange(Some(on_change.as_ref().unchecked_ref()));
        on_change.forget();
    };
    found();
    let on_found = Closure::<dyn FnMut(Event)>::new(move |_| found());
    registration.set_onupdatefound(Some(on_found.as_ref().unchecked_ref()));
    on_found.forget();
}

/// What the service worker says to a page of the release of this name.
fn read(data: &JsValue, build: &str) -> Heard {
    let text = |name: &str| Reflect::get(data, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default();
    if text("kind") == "ready" {
        Heard::Ready
    } else {
        Heard::Failed { is_newer: text("build") != build, name: text("name"), reason: text("reason") }
    }
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    registered(container().ok()?.get_registration()).await
}

/// Lets the newer release take over, which [`Heard::TakenOver`] tells.
pub async fn use_newer() {
    let Some(registration) = registration().await else { return };
    if let Some(waiting) = registration.waiting() {
        drop(waiting.post_message(&"use".into()));
    }
}

/// Asks the site for a newer release. Whether one comes, or is there; `None` where the site could not be asked.
pub async fn look_for_newer() -> Option<bool> {
    let registration = registration().await?;
    JsFuture::from(registration.update().ok()?).await.ok()?;
    Some(registration.installing().is_some() || registration.waiting().is_some())
}

/// The browser's offer to install the page, which the page's own first script keeps.
fn offer() -> Option<JsValue> {
    Reflect::get(&window(), &"dongxiInstall".into()).ok().filter(JsValue::is_object)
}

/// Whether the browser offers to install the page.
pub fn can_be_installed() -> bool {
    offer().is_some()
}

/// Has the browser ask whether to install the page.
pub fn install() {
    let Some(offer) = offer() else { return };
    let ask = Reflect::get(&offer, &"prompt".into()).ok().and_then(|ask| ask.dyn_into::<Function>().ok());
    if let Some(ask) = ask {
        // An offer counts once; what comes of it is the browser's and the planner's.
        drop(ask.call0(&offer));
        drop(Reflect::delete_property(&window(), &"dongxiInstall".into()));
    }
}

/// Whether the page runs as an installed app.
pub fn is_installed() -> bool {
    super::page::matches_media("(display-mode: standalone)")
}
