//! One weight: a slider that the plan follows while it moves, with a tick wherever the pairing changes.

use domain::explanation::{BreakPoint, Question, Told, WeightAxis};
use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    html,
    prelude::*,
};

use super::finger::Finger;
use crate::{i18n, state::Desk, view::why::Waiting};

/// What a slider sets.
#[derive(Clone)]
pub struct Setting {
    /// Tells it from the others, in the page.
    pub id: String,
    /// The weight, as the engine names it.
    pub axis: WeightAxis,
    /// Its greatest setting.
    pub most: u32,
    /// The least difference between two settings.
    pub step: u32,
    /// Where it stands.
    pub value: Signal<u32>,
    /// The hand is moving it.
    pub try_out: Callback<u32>,
    /// The hand has come to rest.
    pub set: Callback<u32>,
    /// The hand meant something else: what it tried out is not to be.
    pub give_back: Callback<()>,
}

/// The next change of the pairing along a weight, to be told in the language of the page.
#[derive(Clone, PartialEq)]
pub struct NextChange {
    name: Signal<String>,
    reading: String,
    point: BreakPoint,
}

/// What the next change along the slider last touched is.
#[component]
pub fn NextChangeSentence(next: RwSignal<Option<NextChange>>) -> impl IntoView {
    let desk = Desk::get();
    let words = move || {
        let NextChange { name, reading, point } = next.get()?;
        Some(desk.scenario.with(|scenario| i18n::break_point(desk.lang.get(), scenario, &name.get(), &reading, &point)))
    };
    view! { <p class="quiet slider-sentence" role="status">{words}</p> }
}

/// Asks for the ticks of the sliders beside it, and puts them away.
#[component]
pub fn TicksButton(with_ticks: RwSignal<bool>) -> impl IntoView {
    let lang = Desk::get().lang;
    view! {
        <button class="button button-quiet button-dense ticks-button" aria-pressed=move || with_ticks.get().to_string()
            on:click=move |_| with_ticks.update(|with| *with = !*with)>
            {move || if with_ticks.get() { lang.get().break_points_hide() } else { lang.get().break_points_ask() }}
        </button>
    }
}

/// The slider.
#[component]
pub fn WeightSlider(
    setting: Setting,
    name: Signal<String>,
    read_only: Signal<bool>,
    /// Whether the ticks are wanted.
    with_ticks: RwSignal<bool>,
    /// The next change along the weight last touched.
    next: RwSignal<Option<NextChange>>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let Setting { id, axis, most, step, value, try_out, set, give_back } = setting;
    let asked = desk.asking.ask(move || with_ticks.get().then(|| Question::BreakPoints(axis.clone())));
    let points = Memo::new(move |_| {
        asked.with(|asked| match asked.told.as_deref() {
            Some(Told::BreakPoints(found)) if with_ticks.get() => found.points.clone(),
            _ => Vec::new(),
        })
    });
    let reading = move |weight: u32| {
        if most > 100 { i18n::points_of_hundredths(weight) } else { weight.to_string() }
    };
    let tell =
        move |point: &BreakPoint| next.set(Some(NextChange { name, reading: reading(point.weight), point: point.clone() }));
    // The next change above where the slider stands, else the last below.
    let tell_next = move || {
        let (points, at) = (points.get_untracked(), value.get_untracked());
        match points.iter().find(|point| point.weight > at).or_else(|| points.last()) {
            Some(point) => tell(point),
            None => next.set(None),
        }
    };
    let input = NodeRef::<html::Input>::new();
    let finger = StoredValue::new(Finger::Away);
    let stand_back = move || {
        if let Some(input) = input.get_untracked() {
            input.set_value(&value.get_untracked().to_string());
        }
    };
    let touched = move |now: Finger| {
        let was = finger.get_value();
        finger.set_value(now);
        if was.sets() && !now.sets() {
            give_back.run(());
            stand_back();
        }
    };
    let place_of = |event: &PointerEvent| (f64::from(event.client_x()), f64::from(event.client_y()));
    let down = move |event: PointerEvent| {
        let (x, y) = place_of(&event);
        touched(Finger::down(event.pointer_type() != "mouse", x, y));
    };
    let moved = move |event: PointerEvent| {
        let (x, y) = place_of(&event);
        touched(finger.get_value().moved(x, y));
    };
    let tried = move |event: &leptos::ev::Event| {
        let parsed = event_target_value(event).parse().unwrap_or(0);
        match finger.get_value() {
            now if now.tries_out() => {
                tell_next();
                try_out.run(parsed);
            }
            Finger::Scrolls => stand_back(),
            _ => {}
        }
    };
    // The browser reports the end of a gesture that it has taken for scrolling as a change of the slider, too.
    let ended = move |event: &leptos::ev::Event| {
        let parsed = event_target_value(event).parse().unwrap_or(0);
        let meant = finger.get_value().sets();
        finger.set_value(Finger::Away);
        if meant {
            set.run(parsed);
        } else {
            stand_back();
        }
    };
    // The nearest tick above where the slider stands, or below it.
    let beyond = move |up: bool| {
        let (points, at) = (points.get(), value.get());
        let found = if up {
            points.iter().find(|point| point.weight > at)
        } else {
            points.iter().rev().find(|point| point.weight < at)
        };
        found.cloned()
    };
    let step_to = move |point: &BreakPoint| {
        tell(point);
        set.run(point.weight);
    };
    let keys = move |event: KeyboardEvent| {
        finger.set_value(Finger::Away);
        let up = match event.key().as_str() {
            "PageUp" => true,
            "PageDown" => false,
            _ => return,
        };
        if let Some(point) = untrack(|| beyond(up)) {
            event.prevent_default();
            step_to(&point);
        }
    };
    // The twin of clicking a tick, which is too narrow for a finger.
    let stepper = move |up: bool| {
        let sign = if up { "›" } else { "‹" };
        let label = move || if up { lang.get().tick_after() } else { lang.get().tick_before() };
        view! {
            <button class="button button-quiet button-dense tick-step" aria-label=move || format!("{} {}", name.get(), label()) title=label
                disabled=move || read_only.get() || beyond(up).is_none() on:click=move |_| {
                    if let Some(point) = untrack(|| beyond(up)) {
                        step_to(&point);
                    }
                }>{sign}</button>
        }
    };
    let tick = move |point: BreakPoint| {
        let weight = point.weight;
        let label =
            desk.scenario.with(|scenario| i18n::break_point(lang.get(), scenario, &name.get(), &reading(weight), &point));
        view! {
            <span class="slider-tick" style:left=format!("{:.2}%", f64::from(weight) * 100.0 / f64::from(most)) title=label aria-hidden="true"
                on:click=move |_| if !read_only.get_untracked() { step_to(&point) }></span>
        }
    };
    let place = move || {
        let share = f64::from(value.get()) * 100.0 / f64::from(most);
        format!("{share:.1}%")
    };
    let count = move || {
        let done = with_ticks.get() && asked.with(crate::asking::Asked::is_done);
        done.then(|| i18n::break_point_count(lang.get(), points.with(Vec::len)))
    };
    view! {
        <div class="slider">
            <label class="slider-name" for=id.clone()>{name}</label>
            <span class="slider-track">
                <input type="range" class="range" node_ref=input id=id.clone() min="0" max=most step=step data-weight=id
                    prop:value=move || value.get().to_string() disabled=read_only style:--share=place
                    on:keydown=keys on:focus=move |_| tell_next()
                    on:pointerdown=down on:pointermove=moved on:pointercancel=move |_| touched(finger.get_value().taken())
                    on:input=move |event| tried(&event) on:change=move |event| ended(&event) />
                <span class="slider-ticks">{move || points.get().into_iter().map(tick).collect_view()}</span>
            </span>
            <output class="slider-value" aria-live="off">{move || reading(value.get())}</output>
            <Show when=move || with_ticks.get()>
                <span class="slider-note quiet">{stepper(false)}{stepper(true)}<span>{count}</span><Waiting asked /></span>
            </Show>
        </div>
    }
}
