//! Months as twelve buttons under the field of a cell, beside typing them: the field says what is picked, and what is typed is pressed.

use domain::{
    Month, Order, Unit,
    attribute::{Form, Value},
};
use exchange::cells;
use leptos::{ev::MouseEvent, prelude::*};

use crate::{i18n, state::Desk};

/// Whether the cells of a form hold months.
pub fn is_of_months(form: Form) -> bool {
    matches!(form, Form::Month | Form::Months)
}

/// The months that a text names; none where it cannot be read.
fn named(desk: Desk, unit: Unit, text: &str) -> Vec<i64> {
    let read = desk.scenario.with_untracked(|scenario| {
        cells::read(Form::Months, text, i18n::cell_context(desk.lang.get_untracked(), scenario, unit))
    });
    if let Ok(Value::Numbers(months)) = read { months } else { Vec::new() }
}

/// What is held once a month is pressed: of a form with one month that one, else it comes or goes.
fn pressed(form: Form, mut held: Vec<i64>, month: i64) -> Value {
    let was_held = held.contains(&month);
    if form == Form::Month {
        return if was_held { Value::Nothing } else { Value::Number(month) };
    }
    held.retain(|other| *other != month);
    if !was_held {
        held.push(month);
        held.order();
    }
    if held.is_empty() { Value::Nothing } else { Value::Numbers(held) }
}

/// The twelve buttons. They leave the focus in the field, and are reached with the mouse and fingers; keys type months.
#[component]
pub fn MonthPicks(
    form: Form,
    unit: Unit,
    /// What the field says.
    draft: RwSignal<String>,
    /// What a press has the field say.
    say: Callback<String>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let held = Memo::new(move |_| draft.with(|text| named(desk, unit, text)));
    let button = move |month: u8| {
        let number = i64::from(month);
        let press = move |_| {
            let value = pressed(form, held.get_untracked(), number);
            say.run(desk.scenario.with_untracked(|scenario| {
                cells::write(form, &value, i18n::cell_context(lang.get_untracked(), scenario, unit))
            }));
        };
        view! {
            <button class="month-pick" type="button" tabindex="-1" data-month=month.to_string() aria-pressed=move || held.with(|held| held.contains(&number)).to_string()
                on:mousedown=|event: MouseEvent| event.prevent_default() on:click=press>{move || i18n::month_short(lang.get(), Month(month))}</button>
        }
    };
    view! { <span class="month-picks" role="group" aria-label=move || lang.get().data_months()>{(1..=12).map(button).collect_view()}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_comes_and_goes_and_one_takes_the_place_of_another_where_there_is_one() {
        assert_eq!(pressed(Form::Months, vec![9, 11], 10), Value::Numbers(vec![9, 10, 11]));
        assert_eq!(pressed(Form::Months, vec![9, 10], 9), Value::Numbers(vec![10]));
        assert_eq!(pressed(Form::Months, vec![10], 10), Value::Nothing);
        assert_eq!(pressed(Form::Month, vec![10], 11), Value::Number(11));
        assert_eq!(pressed(Form::Month, vec![11], 11), Value::Nothing);
    }
}
