//! The amounts that differ, the largest change first; each can be fixed as B has it.

use domain::{
    Unit,
    explanation::{AmountChange, Difference},
};
use leptos::prelude::*;
use session::Edit;

use super::{AdoptButton, Both};
use crate::{
    i18n::{self, Lang},
    state::Desk,
    view::table::{Column, CopyButton, Listing, Plain, Reading, Row, Start, Table},
};

/// An amount that differs, and its place by the size of the change.
#[derive(Clone, Debug, PartialEq)]
struct AmountRow(AmountChange);

impl Row for AmountRow {
    fn key(&self) -> String {
        format!("{}-{}", self.0.offer.0, self.0.need.0)
    }
}

/// The table.
#[component]
pub fn Amounts(both: Both) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let Difference { amounts, amounts_changed, .. } = (*both.difference).clone();
    let (listed, all) = (amounts.len(), amounts_changed as usize);
    let rows: Vec<AmountRow> = amounts.into_iter().map(AmountRow).collect();
    let listing = Listing::new(desk, Start::new(Signal::stored(columns()), Signal::stored(rows)));
    let name = Signal::derive(move || lang.get().compare_amounts().to_owned());
    view! {
        <div class="pane-head">
            <h2>{name}</h2>
            <span class="quiet">{move || i18n::compare_amount_count(lang.get(), listed, all)}</span>
            <span class="grow"></span>
            {(listed > 0).then(|| view! { <CopyButton of="compare-amounts" name sheet=move || listing.sheet(desk) /> })}
        </div>
        {if listed > 0 {
            view! { <Table id="compare-amounts" class="compare-list" name listing empty=Signal::derive(move || lang.get().compare_amounts_none().to_owned()) /> }.into_any()
        } else {
            view! { <p class="quiet">{move || lang.get().compare_amounts_none()}</p> }.into_any()
        }}
    }
}

/// Name and unit of a row's kind.
fn kind(Reading { lang, scenario }: Reading<'_>, row: &AmountRow) -> (String, Unit) {
    let found = scenario.kind(&row.0.kind).map(|(_, kind)| (lang.pick(&kind.short).to_owned(), kind.unit));
    found.unwrap_or((String::new(), Unit::Tonnes))
}

/// A column of amounts, in the unit of each row's kind.
fn amount(id: &'static str, heading: fn(Lang) -> &'static str, read: fn(&AmountChange) -> i64) -> Column<AmountRow> {
    let number = move |reading: Reading<'_>, row: &AmountRow| Plain::amount(reading.lang, read(&row.0), kind(reading, row).1);
    let unit = |reading: Reading<'_>, row: &AmountRow| i18n::column_unit(reading.lang, kind(reading, row).1).to_owned();
    Column::number(id, heading, number).in_unit_of_row(unit)
}

fn columns() -> Vec<Column<AmountRow>> {
    let flow = |reading: Reading<'_>, row: &AmountRow| i18n::flow(reading.lang, reading.scenario, &row.0.offer, &row.0.need);
    let adopt = |row: &AmountRow| {
        let AmountChange { offer, need, after, .. } = row.0.clone();
        view! { <AdoptButton edit=Edit::Amount { offer, need, amount: Some(after) } /> }.into_any()
    };
    vec![
        Column::text("kind", Lang::col_kind, |reading, row| kind(reading, row).0),
        Column::text("flow", Lang::compare_flow, flow).naming_the_row(),
        amount("before", |_| "A", |change| change.before),
        amount("after", |_| "B", |change| change.after),
        amount("change", |_| "B − A", |change| change.after - change.before).of_changes(),
        Column::buttons("adopt", Lang::compare_adopt, adopt).with_class("adopt-cell"),
    ]
}
