//! What fixing amounts would cost, asked before they are fixed.

use domain::{
    NeedId, OfferId,
    explanation::{Change, Question, Told, WhatIf, WhatIfOutcome},
};
use leptos::prelude::*;

use crate::{
    asking::Asked,
    i18n, shown,
    state::Desk,
    view::why::{Waiting, sign_class},
};

/// A button that asks what a change would come to, and the answer beside it. The answer goes when another change is typed.
#[component]
pub fn Cost(
    /// The change; `None` while what is typed is none.
    change: Signal<Option<Change>>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let wanted = RwSignal::new(None::<Change>);
    let asked = desk.asking.ask(move || wanted.get().map(Question::WhatIf));
    let is_same = move || wanted.with(|wanted| wanted.is_some() && change.with(|change| change == wanted));
    let told = move || {
        let told = asked.with(|asked| match asked.told.as_deref() {
            Some(Told::WhatIf(what_if)) if asked.fresh => Some((**what_if).clone()),
            _ => None,
        })?;
        is_same().then(|| view! { <Answer told /> })
    };
    let done = move || is_same() && asked.with(Asked::is_done);
    view! {
        <span class="amount-cost" data-answered=move || done().to_string()>
            <button class="button button-quiet button-dense" type="button" disabled=move || change.with(Option::is_none) || is_same()
                on:click=move |_| wanted.set(change.get_untracked())>{move || lang.get().cost_ask()}</button>
            <span role="status">{told}</span>
            <Show when=move || is_same() && !done()><Waiting asked /></Show>
        </span>
    }
}

/// What the change comes to: the value, then natural units.
#[component]
fn Answer(told: WhatIf) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    // Where nothing of it was fixed before, what it gains is not its own.
    let is_new = desk.scenario.with_untracked(|scenario| {
        let is_fixed =
            |offer: &OfferId, need: &NeedId| scenario.fixed.iter().any(|entry| &entry.offer == offer && &entry.need == need);
        match &told.change {
            Change::Amount { offer, need, amount: Some(_) } => !is_fixed(offer, need),
            Change::Amounts(list) => list.iter().all(|(offer, need, _)| !is_fixed(offer, need)),
            _ => false,
        }
    });
    match told.outcome {
        WhatIfOutcome::Plan { after, difference, .. } => {
            let change = shown::difference(shown::stands(&told.before), shown::stands(&after));
            let from_to = i18n::from_to(told.before.scale, told.before.value, after.scale, after.value);
            let kinds = move || {
                desk.scenario.with(|scenario| {
                    let told = difference.kinds.iter().filter_map(|change| i18n::kind_change(lang.get(), scenario, change));
                    told.map(|(name, delta, amount)| view! { " · " {name} " " <b class=sign_class(delta)>{amount}</b> })
                        .collect_view()
                })
            };
            view! {
                <b class=sign_class(change)>{i18n::change_points(change)} " " {move || lang.get().points()}</b>
                " " <span class="quiet">{from_to}</span> {kinds}
                {(change > 0 && is_new).then(|| view! { " " <span class="quiet cost-gain">{move || lang.get().cost_gain()}</span> })}
            }
            .into_any()
        }
        WhatIfOutcome::Conflict(_) => view! { <span class="loss">{move || lang.get().would_conflict()}</span> }.into_any(),
        WhatIfOutcome::Failed(_) => view! { {move || lang.get().state_failed()} }.into_any(),
    }
}
