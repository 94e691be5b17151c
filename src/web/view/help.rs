//! Help where the question arises: a small button beside a term, and the one note on the page that explains it. The note floats above
//! all panes, for they clip what sticks out of them.

use leptos::{ev, prelude::*};

use crate::{
    i18n::{self, Topic},
    runtime::place::{self, Frame},
    state::Desk,
};

/// Width of the note, in pixels; less on narrow screens.
const WIDTH: f64 = 300.0;
/// Free around the note.
const MARGIN: f64 = 8.0;
/// Height for which room is sought below the button before the note goes above it.
const HEIGHT: f64 = 190.0;

/// Which help is open, and at which button.
#[derive(Clone, Copy)]
pub struct HelpState {
    open: RwSignal<Option<Open>>,
    /// Buttons made so far.
    buttons: StoredValue<u32>,
}

#[derive(Clone, Copy, PartialEq)]
struct Open {
    topic: Topic,
    /// Tells the button from others of the same topic.
    button: u32,
    at: Frame,
}

impl HelpState {
    /// None open.
    pub fn new() -> Self {
        Self { open: RwSignal::new(None), buttons: StoredValue::new(0) }
    }

    fn close(self, give_focus_back: bool) {
        if let Some(open) = self.open.get_untracked() {
            self.open.set(None);
            if give_focus_back {
                crate::runtime::page::focus(&format!("[data-help='{}']", open.button));
            }
        }
    }
}

/// The button.
#[component]
pub fn HelpButton(topic: Topic) -> impl IntoView {
    let desk = Desk::get();
    let state: HelpState = expect_context();
    let button = state.buttons.get_value();
    state.buttons.set_value(button + 1);
    let is_open = move || state.open.get().is_some_and(|open| open.button == button);
    let name = move || {
        let lang = desk.lang.get();
        format!("{}{}", lang.help_about(), i18n::help(lang, topic).term)
    };
    let toggle = move |event: ev::MouseEvent| {
        event.stop_propagation();
        event.prevent_default();
        if is_open() {
            state.close(false);
        } else {
            let at = place::of_target(&event).unwrap_or_default();
            state.open.set(Some(Open { topic, button, at }));
        }
    };
    // Where the button goes, its note goes too.
    on_cleanup(move || {
        if state.open.try_get_untracked().flatten().is_some_and(|open| open.button == button) {
            state.open.try_set(None);
        }
    });
    view! {
        <button type="button" class="help-button" data-help=button.to_string() aria-label=name title=name
            aria-expanded=move || is_open().to_string() aria-controls="help-note"
            on:click=toggle
            on:keydown=move |event| if event.key() == "Escape" && is_open() {
                event.stop_propagation();
                state.close(true);
            }></button>
    }
}

/// The note. Stands once in the page; what comes into it is read out.
#[component]
pub fn HelpNote() -> impl IntoView {
    let desk = Desk::get();
    let state: HelpState = expect_context();
    let lang = desk.lang;
    // A click anywhere else, Escape, or whatever moves the button away from its note closes it.
    let clicks = window_event_listener(ev::click, move |event| {
        if !place::is_within(&event, "#help-note") {
            state.close(false);
        }
    });
    let keys = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            state.close(true);
        }
    });
    let resizes = window_event_listener(ev::resize, move |_| state.close(false));
    place::on_any_scroll(move || state.close(false));
    on_cleanup(move || {
        clicks.remove();
        keys.remove();
        resizes.remove();
    });
    let style = move || {
        state.open.get().map(|open| {
            let (width, height) = place::window_size();
            let own = WIDTH.min(width - 2.0 * MARGIN);
            let left = (open.at.left + open.at.width / 2.0 - own / 2.0).clamp(MARGIN, (width - own - MARGIN).max(MARGIN));
            let below = open.at.top + open.at.height + 6.0;
            if below + HEIGHT <= height || open.at.top < HEIGHT {
                format!("left:{left:.0}px;width:{own:.0}px;top:{below:.0}px")
            } else {
                format!("left:{left:.0}px;width:{own:.0}px;bottom:{:.0}px", height - open.at.top + 6.0)
            }
        })
    };
    view! {
        <div id="help-note" class="help-note" role="status" class:is-open=move || state.open.get().is_some() style=style>
            {move || state.open.get().map(|open| {
                let text = i18n::help(lang.get(), open.topic);
                view! {
                    <b>{text.term}</b>
                    <p>{text.sentence}</p>
                    <p class="help-example">{text.example}</p>
                }
            })}
        </div>
    }
}
