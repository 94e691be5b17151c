//! What a change of a pair comes to, in one line: for the low sheet of narrow screens, which has no room for the whole answer.

use std::sync::Arc;

use domain::{
    Pair, PairRule,
    explanation::{Change, Question, Told, WhatIfOutcome},
};
use leptos::prelude::*;

use super::sign_class;
use crate::{i18n, shown, state::Desk};

/// The line; nothing where the planner has ruled the pair already. The question is the one that the whole answer asks, too.
#[component]
pub fn ConsequenceLine(pair: Pair, chosen: Memo<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let rule = move || if chosen.get() { PairRule::Forbidden } else { PairRule::Pinned };
    let set = Memo::new(move |_| desk.scenario.with(|scenario| scenario.pair_rule(pair)) != PairRule::Free);
    let asked = desk.asking.ask(move || (!set.get()).then(|| Question::WhatIf(Change::Pair { pair, rule: rule() })));
    let what_if = Memo::new(move |_| {
        asked.with(|asked| match asked.told.as_deref() {
            Some(Told::WhatIf(what_if)) => Some(Arc::new((**what_if).clone())),
            _ => None,
        })
    });
    let heading = move || if chosen.get() { lang.get().if_forbidden() } else { lang.get().if_pinned() };
    let words = move || match what_if.get().as_deref().map(|what_if| (&what_if.before, &what_if.outcome)) {
        Some((before, WhatIfOutcome::Plan { after, difference, .. })) => {
            let total = shown::change(difference, shown::stands(before), shown::stands(after)).total;
            let change = i18n::change_points(total);
            let from_to = i18n::from_to(before.scale, before.value, after.scale, after.value);
            let class = sign_class(total);
            view! { <b class=class>{change} " " {lang.get().points()}</b> " " <span class="quiet">{from_to}</span> }.into_any()
        }
        Some((_, WhatIfOutcome::Conflict(_))) => view! { <span class="quiet">{lang.get().would_conflict()}</span> }.into_any(),
        Some((_, WhatIfOutcome::Failed(_))) => view! { <span class="quiet">{lang.get().state_failed()}</span> }.into_any(),
        None => view! { <span class="quiet">{lang.get().asking()}</span> }.into_any(),
    };
    view! {
        <Show when=move || !set.get()>
            <p class="consequence-line" id="consequence-line" class:is-old=move || asked.with(|asked| !asked.fresh)>
                {heading} " " {words}
            </p>
        </Show>
    }
}
