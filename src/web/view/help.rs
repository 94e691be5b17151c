//! Help where the question arises: a small button beside a term, and the one note on the page that explains it. The note floats above
//! all panes, for they clip what sticks out of them.

use leptos::{ev, prelude::*};

use crate::{
    i18n::{self, Topic},
    runtime::place::{self, Frame, Spot, pixels},
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
pub fn Note() -> impl IntoView {
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
    let spot = Memo::new(move |_| state.open.get().map_or_else(Spot::default, |open| beside(open.at)));
    view! {
        // Under fingers it lies over the page: a tap elsewhere closes the note and presses nothing.
        <Show when=move || state.open.get().is_some()><div class="scrim scrim-of-note"></div></Show>
        <div id="help-note" class="help-note" role="status" class:is-open=move || state.open.get().is_some()
            style:left=move || pixels(spot.get().left) style:top=move || pixels(spot.get().top)
            style:bottom=move || pixels(spot.get().bottom) style:width=move || pixels(spot.get().width)>
            {move || state.open.get().map(|open| {
                let text = i18n::help(lang.get(), open.topic);
                let of_plan = desk.shown.get().and_then(|shown| {
                    desk.scenario.with(|scenario| i18n::example(lang.get(), open.topic, scenario, &shown.plan))
                });
                let example = of_plan.unwrap_or_else(|| text.example.to_owned());
                view! {
                    <b>{text.term}</b>
                    <p>{text.sentence}</p>
                    <p class="help-example">{example}</p>
                }
            })}
        </div>
    }
}

/// Below a button where there is room, else above it; within the screen.
fn beside(button: Frame) -> Spot {
    let (width, height) = place::window_size();
    let own = WIDTH.min(width - 2.0 * MARGIN);
    let left = (button.left + button.width / 2.0 - own / 2.0).clamp(MARGIN, (width - own - MARGIN).max(MARGIN));
    let below = button.top + button.height + 6.0;
    let spot = Spot { left: Some(left), width: Some(own), ..Spot::default() };
    if below + HEIGHT <= height || button.top < HEIGHT {
        Spot { top: Some(below), ..spot }
    } else {
        Spot { bottom: Some(height - button.top + 6.0), ..spot }
    }
}
