//! The list of edits, to step through.

use leptos::prelude::*;
use session::Msg;

use super::icon::{Glyph, Icon};
use crate::{i18n, state::Desk};

/// A button and the list it opens.
#[component]
pub fn History() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let open = RwSignal::new(false);
    let steps = move || {
        desk.session.with(|session| {
            let document = session.document();
            let words = |edit| i18n::edit(lang.get(), &session.scenario, edit);
            (document.edits.iter().map(words).collect::<Vec<_>>(), document.cursor)
        })
    };
    let step = move |cursor: usize, now: usize, text: String| {
        let class = if cursor <= now { "step" } else { "step step-undone" };
        view! {
            <li>
                <button class=class aria-current=(cursor == now).then_some("step") on:click=move |_| desk.dispatch(Msg::HistoryStepped(cursor))>
                    {text}
                </button>
            </li>
        }
    };
    view! {
        <div class="popover-anchor" on:keydown=move |event| if event.key() == "Escape" { open.set(false) }>
            <button class="tool" id="history" aria-label=move || lang.get().history() title=move || lang.get().history()
                aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                <Glyph icon=Icon::History />
            </button>
            <Show when=move || open.get()>
                <div class="popover history" role="group" aria-label=move || lang.get().history()>
                    {move || {
                        let (steps, now) = steps();
                        let none = steps.is_empty().then(|| view! { <p class="quiet">{lang.get().history_empty()}</p> });
                        let list = steps.into_iter().enumerate().map(|(index, text)| step(index + 1, now, text)).collect_view();
                        view! {
                            <ol class="steps">{step(0, now, lang.get().history_start().to_owned())}{list}</ol>
                            {none}
                        }
                    }}
                </div>
            </Show>
        </div>
    }
}
