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
    prospect::{Known, Prospective},
};
use crate::{
    i18n,
    own_rows::{DataRow, Field, Which},
    view::table::{self, Column, Plain},
};

/// The columns of a table: its attributes, then what can be done with a row.
pub fn columns(cells: Cells, which: Which, fields: &[Field], unit: Unit, served: Served, known: Known) -> Vec<Column<DataRow>> {
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
            "road_km" | "extra_km" => column.in_unit(i18n::Lang::km_unit),
            "days" | "extra_days" | "shelf_days" => column.in_unit(i18n::Lang::days_unit),
            "price" => column.in_unit(i18n::Lang::yuan_a_kilogram),
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
    if which.is_of_kinds() {
        list.push(prospective(fields, known));
        list.push(planned(which, unit, served));
    }
    let all = fields.to_vec();
    list.push(Column::buttons("acts", i18n::Lang::data_acts, move |row: &DataRow| {
        view! { <Acts cells row=row.clone() fields=all.clone() /> }.into_any()
    }));
    list
}

/// What each row could be matched with.
fn prospective(fields: &[Field], known: Known) -> Column<DataRow> {
    let all = fields.to_vec();
    let plain = move |_: table::Reading<'_>, row: &DataRow| {
        let parties = known.with(|known| known.as_ref().and_then(|known| known.get(&row.id()).map(|found| found.parties)));
        parties.map_or(Plain::Empty, |parties| Plain::whole(i64::from(parties)))
    };
    Column::number("prospects", i18n::Lang::data_prospects, plain)
        .drawn(move |row: &DataRow| view! { <Prospective row=row.clone() fields=all.clone() known /> }.into_any())
}

/// What the plan makes of each row.
fn planned(which: Which, unit: Unit, served: Served) -> Column<DataRow> {
    let units = move |id: &str| served.with(|served| served.as_ref().map(|served| served.get(id).copied().unwrap_or(0)));
    let plain = move |reading: table::Reading<'_>, row: &DataRow| {
        units(&row.id()).map_or(Plain::Empty, |units| Plain::amount(reading.lang, units, unit))
    };
    let heading = move |lang: i18n::Lang| if which == Which::Needs { lang.data_served() } else { lang.data_used() };
    let drawn = move |row: &DataRow| view! { <Planned row=row.clone() served unit /> }.into_any();
    Column::number("planned", heading, plain).in_unit(move |lang| i18n::column_unit(lang, unit)).summed().drawn(drawn)
}
