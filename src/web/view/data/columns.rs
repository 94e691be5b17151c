//! The columns of a table as data: its attributes, what the plan makes of a row, what can be done with it.

use domain::{
    Unit,
    attribute::{Form, Value},
};
use leptos::prelude::*;

use super::{
    Cells,
    acts::Acts,
    cell::Cell,
    planned::{Planned, Served},
};
use crate::{
    i18n,
    own_rows::{DataRow, Field, Which},
    view::table::{self, Column, Plain},
};

/// The columns of a table: its attributes, then what can be done with a row.
pub fn columns(cells: Cells, which: Which, fields: &[Field], unit: Unit, served: Served) -> Vec<Column<DataRow>> {
    let mut list: Vec<Column<DataRow>> = Vec::new();
    for &field in fields {
        let is_number = matches!(field.form, Form::Quantity | Form::Whole { .. });
        let plain = move |reading: table::Reading<'_>, row: &DataRow| match (is_number, row.value(field)) {
            (_, Value::Nothing) => Plain::Empty,
            (true, Value::Number(number)) if field.form == Form::Quantity => Plain::amount(reading.lang, number, unit),
            (true, Value::Number(number)) => Plain::whole(number),
            (_, value) => Plain::text(i18n::cell(reading.lang, reading.scenario, unit, field.form, &value)),
        };
        let heading = move |lang: i18n::Lang| field.heading(lang);
        let mut column = if is_number {
            Column::number(field.id, heading, plain)
        } else {
            Column::text(field.id, heading, move |reading, row: &DataRow| plain(reading, row).shown())
        };
        column = column.drawn(move |row: &DataRow| view! { <Cell cells row=row.clone() field unit /> }.into_any());
        column = match field.id {
            "quantity" => column.in_unit(move |lang| i18n::column_unit(lang, unit)).summed().with_key(),
            _ if field.form == Form::Quantity => column.in_unit(move |lang| i18n::column_unit(lang, unit)),
            "floor" | "ceiling" => column.in_unit(i18n::Lang::yuan_a_kilogram),
            _ => column,
        };
        if field.id == which.owner() {
            column = column.naming_the_row();
        }
        list.push(column);
    }
    let units = move |id: &str| served.with(|served| served.as_ref().map(|served| served.get(id).copied().unwrap_or(0)));
    let plain = move |reading: table::Reading<'_>, row: &DataRow| {
        units(&row.id()).map_or(Plain::Empty, |units| Plain::amount(reading.lang, units, unit))
    };
    let heading = move |lang: i18n::Lang| if which == Which::Needs { lang.data_served() } else { lang.data_used() };
    let drawn = move |row: &DataRow| view! { <Planned row=row.clone() served unit /> }.into_any();
    list.push(
        Column::number("planned", heading, plain).in_unit(move |lang| i18n::column_unit(lang, unit)).summed().drawn(drawn),
    );
    let all = fields.to_vec();
    list.push(Column::buttons("acts", i18n::Lang::data_acts, move |row: &DataRow| {
        view! { <Acts cells row=row.clone() fields=all.clone() /> }.into_any()
    }));
    list
}
