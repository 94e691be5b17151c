//! What the planner's last act moved: one line under the strip, in the words of the question, with the way back.

use domain::{
    explanation::{Question, Told},
    shown::difference,
};
use leptos::prelude::*;
use session::Msg;

use crate::{
    i18n, shown,
    state::{Desk, View},
};

/// The line; nothing before the first act, and nothing once it was dismissed.
#[component]
pub fn MovedLine() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let before = Memo::new(move |_| {
        desk.session.with(|session| {
            let before = session.before.clone().filter(|_| !session.is_read_only())?;
            (!before.scenario.is_planned_as(&session.scenario)).then_some(before)
        })
    });
    let dismissed = RwSignal::new(0_u64);
    let revision = Memo::new(move |_| desk.session.with(|session| session.revision));
    let is_wanted = Memo::new(move |_| before.with(Option::is_some) && dismissed.get() != revision.get());
    let asked = desk.asking.ask(move || {
        let before = before.get().filter(|_| is_wanted.get())?;
        Some(Question::Moved { scenario: Box::new((*before.scenario).clone()), plan: Box::new((*before.plan).clone()) })
    });
    let words = move || {
        asked.with(|asked| match asked.told.as_deref().filter(|_| asked.fresh) {
            Some(Told::Moved(told)) => {
                let (before, after) = (before.get()?, desk.shown.get()?);
                let value = difference(shown::value(&before.plan), shown::value(&after.plan));
                Some(desk.scenario.with(|scenario| i18n::moved(lang.get(), scenario, told, value)))
            }
            _ => None,
        })
    };
    let is_told = Memo::new(move |_| words().is_some());
    let is_searching = move || desk.session.with(|session| session.searching);
    let has_plan = move || desk.conflict().is_none();
    view! {
        <Show when=move || is_wanted.get() && has_plan() && desk.view.get() != View::About>
            <section class="moved" id="moved" aria-label=move || lang.get().moved_title() data-told=move || is_told.get().to_string()>
                <span class="moved-words">
                    {move || words().unwrap_or_else(|| lang.get().moved_waiting().to_owned())}
                    {move || (is_told.get() && is_searching()).then(|| view! { <span class="quiet">" · " {lang.get().still_searching()}</span> })}
                </span>
                <button class="button button-quiet button-dense" id="moved-undo" on:click=move |_| desk.dispatch(Msg::UndoAsked)>{move || lang.get().undo()}</button>
                <button class="button button-quiet button-dense" id="moved-dismiss" on:click=move |_| dismissed.set(revision.get_untracked())>{move || lang.get().moved_dismiss()}</button>
            </section>
        </Show>
    }
}
