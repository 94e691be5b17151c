//! A day and an hour as two fields.

use domain::Moment;
use leptos::prelude::*;

use crate::{
    i18n::{self, Lang},
    state::Desk,
};

/// What is typed for a moment. Copied freely.
#[derive(Clone, Copy)]
pub struct Typed {
    /// The day, as typed.
    pub day: RwSignal<String>,
    /// The hour, as typed.
    pub hour: RwSignal<String>,
}

impl Typed {
    /// What stands there first.
    pub fn new(moment: Option<Moment>) -> Self {
        let typed = Self { day: RwSignal::new(String::new()), hour: RwSignal::new(String::new()) };
        typed.set(moment);
        typed
    }

    /// Puts a moment into the fields.
    pub fn set(self, moment: Option<Moment>) {
        self.day.set(moment.and_then(Moment::date).unwrap_or_default());
        self.hour.set(moment.map(|moment| moment.hour().to_string()).unwrap_or_default());
    }

    /// The moment that is typed; `None` where it is none. Without an hour it is the day's first.
    pub fn moment(self) -> Option<Moment> {
        let (day, hour) = (i18n::typed_day(self.day.get_untracked().trim()), self.hour.get_untracked());
        let hour = if hour.trim().is_empty() { 0 } else { i18n::typed_clock(hour.trim())? / 60 };
        Moment::on(&day, hour)
    }
}

/// The two fields.
#[component]
pub fn DayHour(
    /// Id of the day's field; the hour's is the same with `-hour`.
    id: &'static str,
    /// What the moment is called.
    name: fn(Lang) -> &'static str,
    /// What is typed.
    typed: Typed,
    /// Whether it is no moment.
    wrong: RwSignal<bool>,
) -> impl IntoView {
    let lang = Desk::get().lang;
    let invalid = move || wrong.get().to_string();
    view! {
        <label class="event-field"><span class="quiet">{move || name(lang.get())}</span>
            <input class="input" id=id type="text" autocomplete="off" placeholder="2020-09-01" prop:value=move || typed.day.get() aria-invalid=invalid
                on:input=move |event| typed.day.set(event_target_value(&event)) /></label>
        <label class="event-field lot-hour"><span class="quiet">{move || lang.get().lot_hour()}</span>
            <input class="input" id=format!("{id}-hour") type="text" inputmode="numeric" autocomplete="off" prop:value=move || typed.hour.get() aria-invalid=invalid
                on:input=move |event| typed.hour.set(event_target_value(&event)) /></label>
    }
}
