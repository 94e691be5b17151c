//! What this is, where the data come from, how it computes, the keys.

use leptos::prelude::*;

use super::{device::DeviceNote, offline::OfflineNote, tour::TourState};
use crate::{i18n, state::Desk};

/// The page of explanations.
#[component]
pub fn About() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let tour: TourState = expect_context();
    let sources = move || desk.scenario.with(|scenario| i18n::pair_sources(lang.get(), scenario));
    view! {
        <article class="prose" id="about">
            <h1>{move || lang.get().about_title()}</h1>
            <p>{move || lang.get().about_body()}</p>
            <h2>{move || lang.get().about_data_title()}</h2>
            <p>{move || lang.get().about_data()}</p>
            <details class="amounts" id="sources">
                <summary>{move || format!("{} · {}", lang.get().about_sources(), sources().len())}</summary>
                <ul>
                    {move || sources().into_iter().map(|(pair, source)| view! { <li><b>{pair}</b>" "<span class="quiet">{source}</span></li> }).collect_view()}
                </ul>
            </details>
            <h2>{move || lang.get().about_method_title()}</h2>
            <p>{move || lang.get().about_method()}</p>
            <OfflineNote />
            <DeviceNote />
            <h2>{move || lang.get().about_tour_title()}</h2>
            <p><button class="button" id="tour-again" on:click=move |_| tour.begin()>{move || lang.get().tour_again()}</button></p>
            <h2>{move || lang.get().about_keys_title()}</h2>
            <p>{move || lang.get().about_keys()}</p>
        </article>
    }
}
