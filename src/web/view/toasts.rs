//! Passing messages: they go after six seconds, but not from under a pointer or the focus.

use std::time::Duration;

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::{messages::Toast, state::Desk};

/// How long a message stays.
const STAY: Duration = Duration::from_secs(6);

/// The messages, newest last.
#[component]
pub fn Toasts() -> impl IntoView {
    let desk = Desk::get();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || desk.toasts.get() key=|toast| toast.id children=|toast| view! { <ToastView toast /> } />
        </div>
    }
}

#[component]
fn ToastView(toast: Toast) -> impl IntoView {
    let desk = Desk::get();
    let held = RwSignal::new(false);
    let Toast { id, text, warning, undo } = toast;
    let dismiss = move || desk.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    expire(held, dismiss);
    view! {
        <div class="toast" class:is-warning=warning
            on:mouseenter=move |_| held.set(true) on:mouseleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true) on:focusout=move |_| held.set(false)>
            {if warning { view! { <Glyph icon=Icon::Warning /> } } else { view! { <Glyph icon=Icon::Check /> } }}
            <span class="toast-text">{text}</span>
            {undo.map(|undo| view! {
                <button class="toast-undo" on:click=move |_| {
                    desk.dispatch(undo.clone());
                    dismiss();
                }>{move || desk.lang.get().undo()}</button>
            })}
            <button class="toast-close" aria-label=move || desk.lang.get().close() on:click=move |_| dismiss()><Glyph icon=Icon::Cross /></button>
        </div>
    }
}

/// Dismisses after a while; while held, waits anew.
fn expire(held: RwSignal<bool>, dismiss: impl Fn() + Copy + 'static) {
    set_timeout(
        move || match held.try_get_untracked() {
            Some(true) => expire(held, dismiss),
            Some(false) => dismiss(),
            // Gone already.
            None => {}
        },
        STAY,
    );
}
