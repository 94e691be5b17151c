//! The columns of a table as data: its attributes, what the plan makes of a row, what can be done with it.

use domain::{
    RowId, Unit,
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

/// The attribute of needs and offers before which what could go with a row and what came of it stand: who answers for it, the first of the texts.
const FIRST_OF_TEXTS: &str = "unit";

/// The columns of a table: its attributes, for needs and offers what the plan makes of them, then what can be done with a row.
pub fn columns(cells: Cells, which: Which, fields: &[Field], unit: Unit, served: Served, known: Known) -> Vec<Column<DataRow>> {
    let mut list: Vec<Column<DataRow>> = Vec::new();
    for &field in fields {
        // What a row could go with and what came of it stand before the texts about it, in view at once.
        if which.is_of_kinds() && field.id == FIRST_OF_TEXTS {
            list.push(prospective(fields, known));
            list.push(planned(which, unit, served));
        }
        let is_number = matches!(field.form, Form::Quantity | Form::Whole { .. } | Form::Tenths { .. } | Form::Money);
        let plain = move |reading: table::Reading<'_>, row: &DataRow| match (field.form, row.value(field)) {
            (_, Value::Nothing) => Plain::Empty,
            (Form::Quantity, Value::Number(number)) => Plain::amount(reading.lang, number, unit),
            (Form::Whole { .. }, Value::Number(number)) => Plain::whole(number),
            (Form::Tenths { .. }, Value::Number(tenths)) => Plain::Number { units: tenths, decimals: 1 },
            (Form::Money, Value::Number(fen)) => Plain::hundredths(fen),
            (_, value) => Plain::text(i18n::cell(reading.lang, reading.scenario, unit, row.field(field).form, &value)),
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
            "quantity" => column.in_unit(move |lang| i18n::column_unit(lang, unit)).summed(),
            _ if field.form == Form::Quantity => column.in_unit(move |lang| i18n::column_unit(lang, unit)),
            "floor" | "ceiling" => column.in_unit(i18n::Lang::yuan_a_kilogram),
            _ => column,
        };
        // What stands beside the name on a phone's card.
        if field.id == which.beside_name() {
            column = column.with_key();
        }
        if field.id == which.owner() {
            column = column.naming_the_row();
        }
        list.push(column);
    }
    if which == Which::Rules {
        list.push(meaning(cells));
    }
    let all = fields.to_vec();
    list.push(Column::buttons("acts", i18n::Lang::data_acts, move |row: &DataRow| {
        view! { <Acts cells row=row.clone() fields=all.clone() /> }.into_any()
    }));
    list
}

/// What each number of the rules does.
fn meaning(cells: Cells) -> Column<DataRow> {
    let said = |lang, row: &DataRow| match row.0.id() {
        RowId::Rule(id) => i18n::rule_meaning(lang, &id),
        _ => "",
    };
    let drawn = move |row: &DataRow| {
        let row = row.clone();
        view! { <span class="data-meaning">{move || said(cells.desk.lang.get(), &row)}</span> }.into_any()
    };
    Column::text("meaning", i18n::Lang::data_meaning, move |reading, row: &DataRow| said(reading.lang, row).to_owned())
        .drawn(drawn)
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
