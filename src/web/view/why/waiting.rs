//! What stands in the place of an answer that is on its way.

use leptos::prelude::*;

use crate::{asking::Asked, state::Desk};

/// "Solving again", with how far it has come; nothing once the answer is whole.
#[component]
pub fn Waiting(asked: Signal<Asked>) -> impl IntoView {
    let lang = Desk::get().lang;
    let waits = Memo::new(move |_| asked.with(|asked| !asked.is_done()));
    let progress = move || asked.with(|asked| asked.progress.filter(|progress| progress.total > 0));
    view! {
        <Show when=move || waits.get()>
            <p class="waiting">
                <span>{move || lang.get().asking()}</span>
                {move || progress().map(|progress| view! {
                    <progress max=progress.total value=progress.done.min(progress.total) aria-label=lang.get().asking()></progress>
                })}
            </p>
        </Show>
    }
}
