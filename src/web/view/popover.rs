//! A button and what it opens: a light sheet that Escape, a click elsewhere or leaving it by Tab closes. Called by the list of slots
//! and the history.
//!
//! Arrow keys, Home and End move among what is marked `data-item`; the focus starts at the one that is current, and returns to the
//! button.

use leptos::{ev, html, prelude::*};

use crate::runtime::page;

/// More than there are items in any list.
const ALL: i32 = 1_000_000;

/// The button and its sheet.
#[component]
pub fn Popover(
    /// Id of the button; the sheet's is the same with `-sheet`.
    id: &'static str,
    /// Classes of the button.
    class: &'static str,
    /// Name of button and sheet.
    #[prop(into)]
    label: Signal<String>,
    /// What the button shows.
    face: ViewFn,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What the sheet holds.
    children: ChildrenFn,
) -> impl IntoView {
    let anchor = NodeRef::<html::Div>::new();
    let close = move || {
        open.set(false);
        page::focus(&format!("#{id}"));
    };
    let outside = window_event_listener(ev::pointerdown, move |event| {
        if open.get_untracked() && anchor.get_untracked().is_some_and(|anchor| !page::is_inside(&anchor, &event)) {
            open.set(false);
        }
    });
    // Escape closes it also while nothing has the focus: between what had it and what gets it next.
    let escape = window_event_listener(ev::keydown, move |event| {
        if open.get_untracked() && event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            close();
        }
    });
    on_cleanup(move || {
        outside.remove();
        escape.remove();
    });
    Effect::new(move |_| {
        if open.get() {
            page::focus_first_later([format!("#{id}-sheet [data-item][aria-current]"), format!("#{id}-sheet [data-item]")]);
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        if !open.get_untracked() {
            return;
        }
        if event.key() == "Escape" {
            event.prevent_default();
            close();
            return;
        }
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Home" => -ALL,
            "End" => ALL,
            _ => return,
        };
        if let Some(anchor) = anchor.get_untracked().filter(|_| !page::is_typing()) {
            event.prevent_default();
            page::step_focus(&anchor, "[data-item]", by);
        }
    };
    Effect::new(move |_| {
        open.get();
        page::mark_later("data-has-popover", ".popover");
    });
    view! {
        <div class="popover-anchor" node_ref=anchor on:keydown=on_key
            on:focusout=move |event| {
                if anchor.get_untracked().is_some_and(|anchor| !page::is_inside(&anchor, &event)) {
                    open.set(false);
                }
            }>
            <button class=class id=id aria-label=label title=label aria-controls=format!("{id}-sheet")
                aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                {face.run()}
            </button>
            <Show when=move || open.get()>
                // Under fingers it lies over the page: a tap elsewhere closes the sheet and presses nothing.
                <div class="scrim" on:click=move |_| close()></div>
                // It can have the focus, so that a press on a text in it does not give the focus to what is around.
                <div class="popover" id=format!("{id}-sheet") role="group" tabindex="-1" aria-label=label>{children()}</div>
            </Show>
        </div>
    }
}
