//! 数据: what goes into the plan. Needs and offers of each kind, parties, counties, products, what lies between parties and the existing
//! pairs, each as a table whose cells are edited where they stand; rows are added, copied and deleted. What is changed is an edit like any
//! other: undone, shared and searched for anew.

mod acts;
mod balance;
mod cell;
mod cells;
mod columns;
mod files;
mod hidden_columns;
mod import;
mod import_settings;
mod list_choice;
mod month_picks;
mod notices;
mod picked;
mod planned;
mod prospect;

use std::sync::Arc;

use domain::{Row, RowId, Scenario, Unit};
use exchange::cells::block;
use leptos::{ev, prelude::*};
use session::{Edit, Session};

use self::{
    acts::Adding,
    balance::Balances,
    cells::{Cells, Edited, focus},
    columns::columns,
    files::FileButtons,
    hidden_columns::{ColumnsButton, Hidden},
    import::ImportPanel,
    list_choice::ListChoice,
    notices::{Doomed, LeftOut, Unsaid},
    picked::Picked,
    planned::by_row,
};
use super::table::{self, CopyButton, Listing, SearchField, Start, Table};
use crate::{
    i18n,
    own_rows::{DataRow, Which},
    pasting::{self, Pasted, Target},
    runtime::{clipboard, page, place},
    state::Desk,
};

impl table::Row for DataRow {
    fn key(&self) -> String {
        self.id()
    }
}

/// The unit of a kind, by its place.
fn unit_of(scenario: &Scenario, kind: usize) -> Unit {
    i18n::kind_unit(scenario, kind)
}

/// The view.
#[component]
pub fn DataView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let (which, kind) = (desk.table, desk.kind);
    let search = RwSignal::new(String::new());
    let editing = RwSignal::new(None::<Edited>);
    // Rows made in this view stand first, so that they are seen; pasted ones follow the others, as they were pasted.
    let made = RwSignal::new(Vec::<String>::new());
    let pasted_rows = RwSignal::new(Vec::<String>::new());
    let (unsaid, doomed) = (RwSignal::new(None::<RowId>), RwSignal::new(None::<RowId>));
    let fields = Memo::new(move |_| {
        let (which, kind) = (which.get(), kind.get());
        desk.scenario.with(|scenario| scenario.kinds.get(kind).map(|kind| which.fields(kind)).unwrap_or_default())
    });
    let hidden = Hidden::kept();
    // Those that stand in the table.
    let seen = Memo::new(move |_| {
        let which = which.get();
        fields.with(|fields| fields.iter().filter(|field| !hidden.has(which, field.id)).copied().collect::<Vec<_>>())
    });
    let all = Memo::new(move |_| {
        let (which, kind) = (which.get(), kind.get());
        let mut rows =
            desk.scenario.with(|scenario| scenario.kinds.get(kind).map(|kind| which.rows(scenario, kind)).unwrap_or_default());
        let (made, pasted) = (made.get(), pasted_rows.get());
        if !made.is_empty() || !pasted.is_empty() {
            rows.sort_by_cached_key(|row| {
                let id = row.id();
                let first = made.iter().rev().position(|key| *key == id).map(|place| (0, place));
                let last = || pasted.iter().position(|key| *key == id).map(|place| (2, place));
                first.or_else(last).unwrap_or((1, 0))
            });
        }
        rows
    });
    // Where a row is asked for, it stands first and has the focus.
    Effect::new(move |_| {
        let Some(row) = desk.wanted_row.get() else { return };
        desk.wanted_row.set(None);
        let found = desk.scenario.with_untracked(|scenario| {
            let row = scenario.row(&row)?;
            let kind = row.kind().and_then(|kind| scenario.kind(kind)).map(|(kind, _)| kind);
            Some((DataRow(row).id(), kind))
        });
        let Some((id, of_kind)) = found else { return };
        let to = Which::of(&row);
        which.set(to);
        if let Some(of_kind) = of_kind {
            kind.set(of_kind);
        }
        search.set(String::new());
        made.update(|made| made.push(id.clone()));
        focus(&id, to.figure());
    });
    let served = Memo::new(move |_| {
        desk.shown
            .with(|shown| shown.as_ref().map(|shown| desk.scenario.with(|scenario| by_row(scenario, &shown.plan, which.get()))))
    });
    let known = prospect::known(desk, which);
    let order = RwSignal::new((Vec::new(), Vec::new()));
    let picked = RwSignal::new(None::<Picked>);
    let ready = RwSignal::new(None::<Edited>);
    let cells = Cells { desk, which, editing, ready, order: order.into(), unsaid, doomed, made, picked };
    let columns = Memo::new(move |_| {
        let kind = kind.get();
        let unit = desk.scenario.with_untracked(|scenario| unit_of(scenario, kind));
        let which = which.get();
        let mut list = fields.with(|fields| columns(cells, which, fields, unit, served, known));
        list.retain(|column| !hidden.has(which, &column.id));
        list
    });
    let listing = Listing::new(
        desk,
        Start { search, held: Signal::derive(move || editing.with(Option::is_some)), ..Start::new(columns, all) },
    );
    Effect::new(move |_| {
        let keys = listing.rows.with(|rows| rows.iter().map(DataRow::id).collect());
        order.set((keys, seen.with(|fields| fields.iter().map(|field| field.id).collect())));
    });
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let turn = move |to: Which| {
        cells.close();
        ready.set(None);
        doomed.set(None);
        cells.pick_none();
        which.set(to);
    };
    let tables = Which::ALL.map(|to| {
        let id = format!("data-{}", to.id());
        view! {
            <button class="segment" id=id aria-pressed=move || (which.get().id() == to.id()).to_string() on:click=move |_| turn(to)>{move || to.title(lang.get())}</button>
        }
    });
    let read_only = move || desk.session.with(Session::is_read_only);
    let add = move |row: Option<Row>| {
        let Some(row) = row else { return };
        let key = DataRow(row.clone()).id();
        desk.edit(Edit::put(row));
        if desk.refusal.with_untracked(Option::is_none) {
            search.set(String::new());
            made.update(|made| made.push(key.clone()));
            focus(&key, which.get_untracked().owner());
        }
    };
    let add_new = move |_| {
        let kind = kind.get_untracked();
        add(desk.scenario.with_untracked(|scenario| {
            scenario.kinds.get(kind).and_then(|kind| which.get_untracked().new_row(scenario, kind))
        }));
    };
    let cannot_add = move || {
        let (which, kind) = (which.get(), kind.get());
        read_only()
            || desk.scenario.with(|scenario| scenario.kinds.get(kind).and_then(|kind| which.new_row(scenario, kind)).is_none())
    };
    let left = RwSignal::new(Pasted::default());
    let on_paste = move |event: ev::ClipboardEvent| {
        let cell = editing.get_untracked().or_else(|| {
            let (key, field) = place::cell_of(&event)?;
            let known = fields.with_untracked(|fields| fields.iter().find(|known| known.id == field).map(|known| known.id))?;
            Some((key, known))
        });
        // In a table without rows there is no cell to paste to: the rows are then the first ones.
        let is_first = cell.is_none() && all.with_untracked(Vec::is_empty) && !page::is_typing();
        let (true, Some(text), false) = (cell.is_some() || is_first, clipboard::pasted(&event), read_only()) else { return };
        let block = match block::read(&text) {
            Ok(block) if pasting::is_single(&block) && editing.with_untracked(Option::is_some) => return,
            Ok(block) => block,
            Err(_) => {
                event.prevent_default();
                desk.toast(lang.get_untracked().data_paste_refused().to_owned(), true);
                return;
            }
        };
        event.prevent_default();
        cells.close();
        let rows = listing.rows.get_untracked();
        let fields = seen.get_untracked();
        let place_of = |(key, field): &Edited| {
            Some((rows.iter().position(|row| row.id() == *key)?, fields.iter().position(|known| known.id == *field)?))
        };
        let Some((row, column)) = cell.as_ref().map_or(Some((0, 0)), place_of) else { return };
        let pasted = desk.scenario.with_untracked(|scenario| {
            let target = Target {
                scenario,
                lang: lang.get_untracked(),
                which: which.get_untracked(),
                kind: kind.get_untracked(),
                rows: &rows,
                fields: &fields,
                from: (row, column),
            };
            target.paste(&block)
        });
        if let Some(edit) = pasted.edit.clone() {
            desk.edit(edit);
        }
        pasted_rows.update(|rows| rows.extend(pasted.added.iter().cloned()));
        let first = pasted.added.first().map(|key| (key.clone(), which.get_untracked().owner()));
        left.set(pasted);
        if let Some((key, field)) = cell.or(first) {
            focus(&key, field);
        }
    };
    provide_context(Adding(Arc::new(move |row| add(Some(row)))));
    let sum = move || {
        let lang = lang.get();
        let (kind, rows) = (kind.get(), listing.found.get());
        let total: i64 = rows.iter().filter_map(DataRow::quantity).sum();
        let lacking = fields.with(|fields| rows.iter().filter(|row| !row.missing(fields).is_empty()).count());
        let unit = which.get().is_of_kinds().then(|| desk.scenario.with(|scenario| unit_of(scenario, kind)));
        let total = unit.map(|unit| i18n::with_unit(lang, total, unit));
        i18n::data_sum(lang, rows.len(), total.as_deref(), lacking)
    };
    let name = Signal::derive(move || {
        let lang = lang.get();
        let side = which.get().title(lang);
        let kind = kind.get();
        if !which.get().is_of_kinds() {
            return side.to_owned();
        }
        desk.scenario.with(|scenario| {
            let kind = scenario.kinds.get(kind).map(|kind| i18n::kind_name(lang, kind).to_owned()).unwrap_or_default();
            format!("{kind} · {side}")
        })
    });
    view! {
        <div class="unmet data" id="data" on:paste=on_paste on:dragover=files::on_drag on:drop=move |event| files::on_drop(desk, &event)>
            <div class="pane-head">
                <h2>{move || lang.get().data_title()}</h2>
                <span class="quiet">{move || lang.get().data_note()}</span>
            </div>
            <div class="list-bar">
                <div class="segmented data-tables" role="group" aria-label=move || lang.get().data_which()>{tables}</div>
                <select class="select select-light" id="data-kind" hidden=move || !which.get().is_of_kinds() aria-label=move || lang.get().filter_kind()
                    on:change=move |event| if let Ok(place) = event_target_value(&event).parse() { cells.close(); kind.set(place); }>
                    {kinds.into_iter().enumerate().map(|(index, of)| view! {
                        <option value=index.to_string() prop:selected=move || kind.get() == index>{move || i18n::kind_name(lang.get(), &of).to_owned()}</option>
                    }).collect_view()}
                </select>
                <ListChoice which turn=Callback::new(turn) />
                <SearchField id="data-search" search />
                <button class="button button-primary" id="data-add" type="button" hidden=move || !which.get().grows() disabled=cannot_add on:click=add_new>{move || lang.get().data_add()}</button>
                <FileButtons which kind />
            </div>
            <ImportPanel />
            <Balances which />
            <Unsaid cells />
            <Doomed cells />
            <LeftOut left />
            <div class="list-sum">
                <p class="quiet" id="data-sum">{sum}</p>
                <ColumnsButton hidden which fields />
                <CopyButton of="data-rows" name sheet=move || listing.sheet(desk) />
            </div>
            <Table id="data-rows" class="data-table" name listing empty=Signal::derive(move || if all.with(Vec::is_empty) { lang.get().data_none_yet() } else { lang.get().table_none_found() }.to_owned()) />
        </div>
    }
}
