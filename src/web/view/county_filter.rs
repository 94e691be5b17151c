//! A list to choose a county from: those of the province that is chosen, or all. Called by the lists that can be narrowed to a county.

use domain::Adcode;
use leptos::prelude::*;

use crate::{i18n, state::Desk};

/// The list.
#[component]
pub fn CountyFilter(
    /// Id of the list.
    id: &'static str,
    /// The province that the list is narrowed to.
    #[prop(into)]
    province: Signal<Option<Adcode>>,
    /// The county that is chosen.
    #[prop(into)]
    chosen: Signal<Option<Adcode>>,
    /// Chooses one, or none.
    choose: impl Fn(Option<Adcode>) + 'static,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let counties = Memo::new(move |_| {
        let province = province.get();
        desk.scenario.with(|scenario| {
            let all = scenario.counties.iter().filter(|county| province.is_none_or(|only| county.province == only));
            all.map(|county| (county.adcode, county.province)).collect::<Vec<_>>()
        })
    });
    let option = move |(county, of): (Adcode, Adcode)| {
        let held = move || chosen.get() == Some(county);
        let name = move || {
            desk.scenario.with(|scenario| {
                let name = i18n::county(lang.get(), scenario, county);
                // Under one province its name says nothing.
                if province.get().is_some() { name } else { format!("{} {name}", i18n::division(lang.get(), scenario, of)) }
            })
        };
        view! { <option value=county.to_string() prop:selected=held>{name}</option> }
    };
    view! {
        <select class="select select-light" id=id aria-label=move || lang.get().filter_county()
            on:change=move |event| choose(event_target_value(&event).parse().ok().map(Adcode))>
            <option value="" prop:selected=move || chosen.get().is_none()>{move || lang.get().all_counties()}</option>
            {move || counties.get().into_iter().map(option).collect_view()}
        </select>
    }
}
