//! What this is, where the data come from, how it computes, the keys.

use leptos::prelude::*;

use super::tour::TourState;
use crate::state::Desk;

/// The page of explanations.
#[component]
pub fn About() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let tour: TourState = expect_context();
    view! {
        <article class="prose" id="about">
            <h1>{move || lang.get().about_title()}</h1>
            <p>{move || lang.get().about_body()}</p>
            <h2>{move || lang.get().about_data_title()}</h2>
            <p>{move || lang.get().about_data()}</p>
            <h2>{move || lang.get().about_method_title()}</h2>
            <p>{move || lang.get().about_method()}</p>
            <h2>{move || lang.get().about_tour_title()}</h2>
            <p><button class="button" id="tour-again" on:click=move |_| tour.begin()>{move || lang.get().tour_again()}</button></p>
            <h2>{move || lang.get().about_keys_title()}</h2>
            <p>{move || lang.get().about_keys()}</p>
        </article>
    }
}
