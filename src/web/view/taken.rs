//! The button that takes a plan over as it is listed; and the banners that say what holds the plan in view, and that a better one was
//! found another way.

use domain::{Held, Plan, ValueScale};
use leptos::prelude::*;
use session::{Edit, Session};

use super::icon::{Glyph, Icon};
use crate::{
    i18n,
    runtime::page,
    state::{Desk, View},
};

/// Makes the plan on the desk exactly the one that is listed. Off while what is listed is of an older plan; nothing for the plan in
/// view. With `to_desk`, the desk comes into view.
#[component]
pub fn TakePlan(
    held: Held,
    scale: ValueScale,
    value: i64,
    /// What the button says.
    #[prop(into)]
    words: Signal<String>,
    /// What stands in its place for the plan in view.
    #[prop(into)]
    note: Signal<String>,
    #[prop(into)] old: Signal<bool>,
    #[prop(optional)] to_desk: bool,
    #[prop(optional, into)] mark: Option<String>,
    #[prop(optional)] primary: bool,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let listed = held.clone();
    let is_in_view = Memo::new(move |_| {
        desk.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.fresh && is_plan(&shown.plan, &listed, scale, value)))
    });
    let off = move || old.get() || desk.session.with(|session| session.is_read_only() || session.searching);
    let take = move |_| {
        desk.edit(Edit::Hold(Some(held.clone())));
        if to_desk {
            desk.go(View::Pairing);
            page::focus_later("#matrix [data-pair][tabindex='0']");
        }
    };
    let class = if primary { "button button-primary take-plan" } else { "button button-dense take-plan" };
    view! {
        <Show when=move || !is_in_view.get() fallback=move || view! { <span class="quiet">{move || lang.get().plan_in_view()}</span> }>
            <button class=class data-take=mark.clone() title=move || note.get() disabled=off on:click=take.clone()>{move || words.get()}</button>
        </Show>
    }
}

/// Whether a plan is the listed one, by its pairs and its value.
fn is_plan(plan: &Plan, held: &Held, scale: ValueScale, value: i64) -> bool {
    plan.scale == scale && plan.value == value && plan.chosen().map(|result| result.pair).eq(held.pairs.iter().copied())
}

/// Says that the plan in view was taken over, from where, and lets it go.
#[component]
pub fn HeldBanner() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let held = Memo::new(move |_| desk.scenario.with(|scenario| scenario.held.clone()));
    // Rules that came in with a link may keep the plan from what is held.
    let is_broken = Memo::new(move |_| {
        let (Some(held), Some(shown)) = (held.get(), desk.shown.get()) else { return false };
        shown.fresh && !shown.plan.chosen().map(|result| result.pair).eq(held.pairs.iter().copied())
    });
    let words = move || {
        let held = held.get()?;
        if is_broken.get() {
            return Some(lang.get().held_broken().to_owned());
        }
        Some(desk.scenario.with(|scenario| i18n::held(lang.get(), scenario, &held)))
    };
    view! {
        <Show when=move || held.with(Option::is_some)>
            <section class="banner banner-line" id="held" aria-label=move || lang.get().held_title()>
                <span class="banner-icon"><Glyph icon=Icon::Tack /></span>
                <div class="banner-text"><p class="banner-sub"><b>{move || lang.get().held_title()}</b> " · " {words}</p></div>
                <div class="banner-actions">
                    <button class="button button-dense" id="held-release" disabled=move || desk.session.with(Session::is_read_only)
                        on:click=move |_| desk.edit(Edit::Hold(None))>{move || lang.get().held_release()}</button>
                </div>
            </section>
        </Show>
    }
}

/// Offers a better plan that came another way than by the search.
#[component]
pub fn FoundBanner() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let find = Memo::new(move |_| {
        desk.session.with(|session| {
            let (plan, _) = session.plan()?;
            session.find().cloned().map(|find| (find, (plan.scale, plan.value)))
        })
    });
    let words =
        move || find.get().map(|(find, of)| desk.scenario.with(|scenario| i18n::found(lang.get(), scenario, &find, of)));
    let take = move |_| {
        if let Some((find, _)) = find.get_untracked() {
            desk.edit(Edit::Hold(Some(find.held)));
        }
    };
    view! {
        <Show when=move || find.with(Option::is_some)>
            <section class="banner banner-line" id="found" aria-live="polite">
                <span class="banner-icon"><Glyph icon=Icon::Check /></span>
                <div class="banner-text"><p class="banner-sub">{words}</p></div>
                <div class="banner-actions">
                    <button class="button button-dense" id="found-take" disabled=move || desk.session.with(Session::is_read_only) on:click=take>{move || lang.get().found_take()}</button>
                </div>
            </section>
        </Show>
    }
}
