//! A long question on its way: what is done of how much, a button that cancels it, and one that starts it again.

use leptos::prelude::*;

use crate::{
    i18n::{self, Lang},
    outlook::LongWork,
    state::Desk,
};

/// The bar. Nothing once the answer is whole and of the plan in view.
#[component]
pub fn LongWorkBar(
    work: LongWork,
    /// What is being computed.
    title: fn(Lang) -> &'static str,
    /// Whether what is shown meanwhile is of an older plan.
    old: Signal<bool>,
) -> impl IntoView {
    let lang = Desk::get().lang;
    let progress = move || work.asked.with(|asked| asked.progress.filter(|progress| progress.total > 0));
    let runs = Memo::new(move |_| work.runs());
    view! {
        <Show when=move || runs.get()>
            <div class="long-work" role="group" aria-label=move || title(lang.get())>
                <span class="long-work-name">{move || title(lang.get())}</span>
                <span class="long-work-count">{move || progress().map(|progress| i18n::done_of(progress.done, progress.total))}</span>
                {move || match progress() {
                    Some(progress) => view! {
                        <progress max=progress.total value=progress.done.min(progress.total) aria-label=title(lang.get())></progress>
                    }.into_any(),
                    None => view! { <progress aria-label=title(lang.get())></progress> }.into_any(),
                }}
                <button class="button button-dense cancel-work" on:click=move |_| work.stopped.set(true)>{move || lang.get().cancel()}</button>
                <span class="quiet">{move || i18n::cancel_keeps(lang.get())}</span>
            </div>
        </Show>
        <Show when=move || work.stopped.get()>
            <div class="long-work">
                <button class="button button-dense start-work" on:click=move |_| work.stopped.set(false)>{move || lang.get().work_again()}</button>
            </div>
        </Show>
        <Show when=move || old.get()>
            <p class="badge badge-warn work-old">{move || lang.get().work_old()}</p>
        </Show>
    }
}
