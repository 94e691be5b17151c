//! How sure the plan is: other plans nearly as good and what differs in them, the most different one within the tolerance, and how
//! often each pair is chosen when quantities vary within their errors.

use std::sync::Arc;

use domain::{
    Order, Pair, ValueScale,
    explanation::{Alternative, Alternatives, Confidence, PairShare},
    shown::difference,
};
use leptos::prelude::*;

use super::{help::HelpButton, long_work::LongWorkBar, taken::TakePlan};
use crate::{
    i18n::{self, Lang, Topic},
    outlook::{Outlook, SAMPLES},
    state::{Desk, View},
};

/// Pairs of the plan, the least sure first; and others, the most often chosen first.
type ShareLists = (Vec<PairShare>, Vec<PairShare>);

/// Pairs outside the plan that are listed at most.
const OTHERS: usize = 12;

/// The view.
#[component]
pub fn SureView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    view! {
        <div class="sheet sure" id="sure">
            <div class="pane-head">
                <h2>{move || lang.get().sure_title()}</h2>
                <span class="quiet">{move || lang.get().sure_sub()}</span>
            </div>
            <div class="sure-columns">
                <section class="sure-plans" aria-label=move || lang.get().next_title()><Plans /></section>
                <section class="sure-shares" aria-label=move || lang.get().shares_title()><Shares /></section>
            </div>
        </div>
    }
}

#[component]
fn Plans() -> impl IntoView {
    let desk = Desk::get();
    let outlook = Outlook::get();
    let lang = desk.lang;
    let old = Signal::derive(move || outlook.plans.with(Option::is_some) && !outlook.plans_fit());
    let told = move || outlook.plans.with(|kept| kept.as_ref().map(|kept| Arc::clone(&kept.told)));
    let done = move || !outlook.alternatives.runs();
    view! {
        <h3>{move || lang.get().next_title()} " "<HelpButton topic=Topic::Tie /></h3>
        <p class="quiet">{move || lang.get().next_sub()}</p>
        <LongWorkBar work=outlook.alternatives title=Lang::switch_running old />
        <div id="plans" class:is-old=old data-answered=move || (done() && !old.get()).to_string()>
            {move || told().map(|told| view! { <Next told=Arc::clone(&told) old /><Farthest told old /> })}
        </div>
    }
}

/// The plans nearly as good, one a row.
#[component]
fn Next(told: Arc<Alternatives>, old: Signal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let scale = told.scale;
    let none = told.next.is_empty();
    let rows = told.next.iter().cloned().map(|plan| view! { <PlanRow plan scale old /> }).collect_view();
    view! {
        {none.then(|| view! { <p class="quiet">{move || lang.get().next_none()}</p> })}
        <ol class="next-plans" id="next-plans">{rows}</ol>
    }
}

/// The plan that differs most within the tolerance.
#[component]
fn Farthest(told: Arc<Alternatives>, old: Signal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let tolerance = move || desk.scenario.with(|scenario| i18n::tenths(i64::from(scenario.rules.tolerance_per_mille)));
    let scale = told.scale;
    let row = told.most_different.clone().map_or_else(
        || view! { <p class="quiet">{move || lang.get().far_none()}</p> }.into_any(),
        |plan| view! { <ol class="next-plans" id="far-plan"><PlanRow plan scale old /></ol> }.into_any(),
    );
    view! {
        <h3>{move || lang.get().far_title()} " " <span class="quiet">{tolerance} "%"</span></h3>
        {row}
    }
}

/// What a plan loses, what differs in it, and the button that goes to it.
#[component]
fn PlanRow(plan: Alternative, scale: ValueScale, old: Signal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let change = difference((scale, plan.value + plan.loss), (scale, plan.value));
    let loss = i18n::change_points(change);
    let class = match change.signum() {
        -1 => "number loss",
        1 => "number gain",
        _ => "number",
    };
    let tie = plan.loss == 0;
    let loss_mark = "next".to_owned();
    let pairs = move |list: Vec<Pair>, word: fn(Lang) -> &'static str, sign: &'static str| {
        (!list.is_empty()).then(|| {
            let names = move || desk.scenario.with(|scenario| i18n::pair_list(lang.get(), scenario, &list));
            view! { <span class="plan-pairs"><b aria-hidden="true">{sign}</b>" "{move || word(lang.get())}" "{names}</span> }
        })
    };
    let counted = plan.clone();
    let name = {
        let plan = plan.clone();
        Signal::derive(move || i18n::adopt_alternative(lang.get(), &plan))
    };
    let (held, value) = (plan.held.clone(), plan.value);
    let note = Signal::derive(move || lang.get().adopt_plan_note().to_owned());
    view! {
        <li class="plan-row">
            <span class=class>{loss} " " <small>{move || lang.get().points()}</small></span>
            <span class="plan-what">
                <span class="quiet">
                    {move || i18n::pairs_differ(lang.get(), &counted)} {move || tie.then(|| format!(" · {}", lang.get().same_good()))}
                </span>
                {pairs(plan.added.clone(), Lang::adds, "+")}
                {pairs(plan.removed.clone(), Lang::drops, "−")}
            </span>
            <TakePlan held scale value words=name note old to_desk=true mark=loss_mark />
        </li>
    }
}

#[component]
fn Shares() -> impl IntoView {
    let desk = Desk::get();
    let outlook = Outlook::get();
    let lang = desk.lang;
    let old = Signal::derive(move || outlook.shares.with(Option::is_some) && !outlook.shares_fit());
    let told = move || outlook.shares.with(|kept| kept.as_ref().map(|kept| Arc::clone(&kept.told)));
    let asked = move || outlook.shares_wanted.get();
    let start = move |_| {
        outlook.confidence.stopped.set(false);
        outlook.shares_wanted.set(true);
    };
    let set_seed = move |event| {
        if let Ok(seed) = event_target_value(&event).trim().parse() {
            outlook.seed.set(seed);
        }
    };
    view! {
        <h3>{move || lang.get().shares_title()} " "<HelpButton topic=Topic::ModeCertainty /></h3>
        <div class="row-block">
            <label class="field"><span class="quiet">{move || lang.get().seed()}</span>
                <input class="input input-number" id="seed" type="text" inputmode="numeric" prop:value=move || outlook.seed.get().to_string()
                    on:change=set_seed /><span class="print-only">{move || outlook.seed.get()}</span></label>
            <Show when=move || !asked()>
                <button class="button" id="ask-shares" on:click=start>{move || i18n::resolve_times(lang.get(), SAMPLES)}</button>
            </Show>
        </div>
        <Show when=move || !asked() && outlook.shares.with(Option::is_none)><p class="quiet">{move || lang.get().shares_wanted()}</p></Show>
        <Show when=asked><LongWorkBar work=outlook.confidence title=Lang::certainty_running old /></Show>
        <div id="shares" class:is-old=old data-answered=move || (told().is_some() && !outlook.confidence.runs() && !old.get()).to_string()>
            {move || told().map(|told| view! { <Told told /> })}
        </div>
    }
}

#[component]
fn Told(told: Arc<Confidence>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let samples = told.samples;
    let sentence = {
        let told = Arc::clone(&told);
        move || i18n::confidence_sentence(lang.get(), &told)
    };
    let sorted = Memo::new(move |_| {
        let chosen = |pair| desk.shown.get().is_some_and(|shown| shown.plan.pair(pair).is_some_and(|result| result.chosen));
        let (mut inside, mut others): ShareLists = told.pairs.iter().copied().partition(|share| chosen(share.pair));
        inside.order_by_key(|share| (share.chosen, share.pair));
        others.retain(|share| share.chosen > 0);
        others.order_by_key(|share| (std::cmp::Reverse(share.chosen), share.pair));
        others.truncate(OTHERS);
        (inside, others)
    });
    let list = move |name: fn(Lang) -> &'static str, id: &'static str, pick: fn(&ShareLists) -> &Vec<PairShare>| {
        view! {
            <h4>{move || name(lang.get())}</h4>
            <ul class="shares" id=id>
                {move || sorted.with(|both| pick(both).clone()).into_iter().map(|share| view! { <ShareRow share samples /> }).collect_view()}
            </ul>
        }
    };
    view! {
        <p class="quiet" id="shares-say">{sentence}</p>
        <div class="share-lists">
            <div>{list(Lang::shares_chosen, "shares-chosen", |both| &both.0)}</div>
            <div>{list(Lang::shares_others, "shares-others", |both| &both.1)}</div>
        </div>
    }
}

/// A pair, its share as a bar and a number; a click selects it in the desk.
#[component]
fn ShareRow(share: PairShare, samples: u32) -> impl IntoView {
    let desk = Desk::get();
    let words = move || desk.scenario.with(|scenario| i18n::pair_share(desk.lang.get(), scenario, &share, samples));
    let width = f64::from(share.chosen) * 100.0 / f64::from(samples.max(1));
    let show = move |_| {
        desk.select(share.pair, false);
        desk.go(View::Pairing);
    };
    view! {
        <li class="share-row">
            <button class="share-name" on:click=show>{move || words().0}</button>
            <span class="bar share-bar" aria-hidden="true"><span class="bar-fill" style:width=format!("{width:.1}%")></span></span>
            <b class="number">{move || words().1}</b>
        </li>
    }
}
