//! One weight: a slider that the plan follows while it moves, with a tick wherever the pairing changes.

use domain::explanation::{BreakPoint, Question, Told, WeightAxis};
use leptos::{ev::KeyboardEvent, prelude::*};

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
    let Setting { id, axis, most, step, value, try_out, set } = setting;
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
    let keys = move |event: KeyboardEvent| {
        let (points, at) = (points.get_untracked(), value.get_untracked());
        let to = match event.key().as_str() {
            "PageUp" => points.iter().find(|point| point.weight > at),
            "PageDown" => points.iter().rev().find(|point| point.weight < at),
            _ => return,
        };
        if let Some(point) = to {
            event.prevent_default();
            tell(point);
            set.run(point.weight);
        }
    };
    let tick = move |point: BreakPoint| {
        let weight = point.weight;
        let label =
            desk.scenario.with(|scenario| i18n::break_point(lang.get(), scenario, &name.get(), &reading(weight), &point));
        view! {
            <button class="slider-tick" style:left=format!("{:.2}%", f64::from(weight) * 100.0 / f64::from(most)) title=label.clone() aria-label=label
                disabled=read_only on:click=move |_| {
                    tell(&point);
                    set.run(weight);
                }></button>
        }
    };
    let place = move || {
        let share = f64::from(value.get()) * 100.0 / f64::from(most);
        format!("{share:.1}%")
    };
    let parse = |event: &leptos::ev::Event| event_target_value(event).parse::<u32>().unwrap_or(0);
    let count = move || {
        let done = with_ticks.get() && asked.with(crate::asking::Asked::is_done);
        done.then(|| i18n::break_point_count(lang.get(), points.with(Vec::len)))
    };
    view! {
        <div class="slider">
            <label class="slider-name" for=id.clone()>{name}</label>
            <span class="slider-track">
                <input type="range" class="range" id=id.clone() min="0" max=most step=step data-weight=id
                    prop:value=move || value.get().to_string() disabled=read_only style:--share=place
                    on:keydown=keys on:focus=move |_| tell_next()
                    on:input=move |event| {
                        tell_next();
                        try_out.run(parse(&event));
                    }
                    on:change=move |event| set.run(parse(&event)) />
                <span class="slider-ticks">{move || points.get().into_iter().map(tick).collect_view()}</span>
            </span>
            <output class="slider-value">{move || reading(value.get())}</output>
            <Show when=move || with_ticks.get()>
                <span class="slider-note quiet">{count}<Waiting asked /></span>
            </Show>
        </div>
    }
}
