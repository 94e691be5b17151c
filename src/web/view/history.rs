//! The list of edits, to step through; and each step to compare with the present.

use leptos::prelude::*;
use session::Msg;

use super::{
    icon::{Glyph, Icon},
    later::{LaterPiece, Piece},
    popover::Popover,
};
use crate::{
    i18n,
    state::{Desk, Other, View},
};

/// A button and the list it opens.
#[component]
pub fn History() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let open = RwSignal::new(false);
    let label = Signal::derive(move || lang.get().history().to_owned());
    let face = move || view! { <Glyph icon=Icon::History /> };
    view! {
        <Popover id="history" class="tool" label face=face.into() open>
            <LaterPiece piece=Piece::Steps(open) />
        </Popover>
    }
}

/// The steps, the newest last; those undone are struck through.
#[component]
pub fn Steps(open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let count = Memo::new(move |_| desk.session.with(|session| session.document().edits.len()));
    let now = Memo::new(move |_| desk.session.with(|session| session.document().cursor));
    let locked = move || desk.session.with(session::Session::is_read_only);
    let summary = move || i18n::steps_in_force(lang.get(), now.get(), count.get());
    view! {
        <p class="quiet" role="status">{summary}</p>
        <ol class="steps" id="steps">
            <For each=move || 0..=count.get() key=|step| *step children=move |step| {
                let text = Memo::new(move |_| desk.session.with(|session| {
                    let edit = step.checked_sub(1).and_then(|index| session.document().edits.get(index));
                    edit.map_or_else(|| lang.get().history_start().to_owned(), |edit| i18n::edit(lang.get(), &session.scenario, edit))
                }));
                let name = move || i18n::compare_with_step(lang.get(), &text.get());
                view! {
                    <li class="step-row">
                        <button class="step" class:step-undone=move || { now.get() < step } data-item disabled=locked
                            aria-current=move || (now.get() == step).then_some("step") on:click=move |_| desk.dispatch(Msg::HistoryStepped(step))>
                            <span class="step-number">{step}</span><span>{move || text.get()}</span>
                        </button>
                        <Show when=move || now.get() != step && !locked()>
                            <button class="tool step-compare" aria-label=name title=name on:click=move |_| {
                                open.set(false);
                                desk.other.set(Some(Other::Step(step)));
                                desk.go(View::Compare);
                            }><Glyph icon=Icon::Compare /></button>
                        </Show>
                    </li>
                }
            } />
        </ol>
        <Show when=move || count.get() == 0><p class="quiet">{move || lang.get().history_empty()}</p></Show>
    }
}
