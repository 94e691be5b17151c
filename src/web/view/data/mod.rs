//! 数据: what goes into the plan. Needs and offers of each kind as a table whose cells are edited where they stand; rows are added, copied
//! and deleted. What is changed is an edit like any other: undone, shared and searched for anew.

mod acts;
mod cell;
mod columns;
mod notices;
mod planned;

use std::sync::Arc;

use domain::{NeedId, OfferId, Provenance, Row, RowId, attribute::Value};
use exchange::cells::block;
use leptos::{ev, prelude::*};
use session::{Edit, Session};

use self::{
    acts::Adding,
    columns::columns,
    notices::{LeftOut, Unsaid},
    planned::by_row,
};
use super::table::{self, CopyButton, Listing, SearchField, Start, Table};
use crate::{
    i18n,
    own_rows::{DataRow, Field, Which, is_always_there},
    pasting::{self, Pasted, Target},
    runtime::{clipboard, page, place},
    state::Desk,
};

/// A cell that is edited: the key of its row, and its attribute.
type Edited = (String, &'static str);

/// What the cells of the table share. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Cells {
    desk: Desk,
    /// The table in view.
    which: RwSignal<Which>,
    /// The cell that is edited.
    editing: RwSignal<Option<Edited>>,
    /// The rows as they are listed, by key, and the attributes in their order.
    order: Signal<(Vec<String>, Vec<&'static str>)>,
    /// The row whose made-up quantity was changed and that does not say yet where the new one comes from.
    unsaid: RwSignal<Option<RowId>>,
}

impl Cells {
    fn open(self, cell: Edited) {
        self.desk.refusal.set(None);
        self.editing.set(Some(cell));
    }

    fn close(self) {
        self.editing.set(None);
    }

    fn is_open(self, key: &str, field: &str) -> bool {
        self.editing.with_untracked(|open| open.as_ref().is_some_and(|(row, of)| row == key && *of == field))
    }

    /// Moves the focus from a cell by so many columns and rows, where there is a cell.
    fn move_from(self, key: &str, field: &str, across: isize, down: isize) {
        let to = self.order.with_untracked(|(keys, fields)| {
            let step = |place: Option<usize>, by: isize, count: usize| {
                place.and_then(|place| place.checked_add_signed(by)).filter(|place| *place < count)
            };
            let row = step(keys.iter().position(|known| known == key), down, keys.len());
            let column = step(fields.iter().position(|known| *known == field), across, fields.len());
            let row = row.map_or_else(|| key.to_owned(), |row| keys[row].clone());
            (row, column.map_or_else(|| field.to_owned(), |column| fields[column].to_owned()))
        });
        focus(&to.0, &to.1);
    }

    /// Sets a cell; `false` where it is refused, which is then said.
    fn set(self, row: &RowId, field: Field, value: Value) -> bool {
        let is_new_figure = field.id == "quantity" && self.is_illustrative(row);
        self.desk.edit(cell::set(row, field, value));
        let is_set = self.desk.refusal.with_untracked(Option::is_none);
        if is_set && is_new_figure {
            self.unsaid.set(Some(row.clone()));
        }
        is_set
    }

    /// Empties a cell, where it may be empty.
    fn empty(self, key: &str, field: Field) {
        if is_always_there(field.id) {
            return;
        }
        if let Some(row) = self.row(key) {
            self.desk.edit(cell::set(&row, field, Value::Nothing));
            focus(key, field.id);
        }
    }

    fn row(self, key: &str) -> Option<RowId> {
        let id = match self.which.get_untracked() {
            Which::Needs => RowId::Need(NeedId(key.to_owned())),
            Which::Offers => RowId::Offer(OfferId(key.to_owned())),
        };
        self.desk.scenario.with_untracked(|scenario| scenario.row(&id).is_some()).then_some(id)
    }

    fn is_illustrative(self, row: &RowId) -> bool {
        self.desk.scenario.with_untracked(|scenario| match scenario.row(row) {
            Some(Row::Need(need)) => need.provenance == Provenance::Illustrative,
            Some(Row::Offer(offer)) => offer.provenance == Provenance::Illustrative,
            None => false,
        })
    }
}

impl table::Row for DataRow {
    fn key(&self) -> String {
        self.id()
    }
}

/// Moves the focus to a cell, once it stands in the page.
fn focus(key: &str, field: &str) {
    page::focus_later(cell::selector(key, field));
}

/// The view.
#[component]
pub fn DataView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let which = RwSignal::new(Which::Needs);
    let kind = desk.kind;
    let search = RwSignal::new(String::new());
    let editing = RwSignal::new(None::<Edited>);
    // Rows made in this view stand first, so that they are seen; pasted ones follow the others, as they were pasted.
    let made = RwSignal::new(Vec::<String>::new());
    let pasted_rows = RwSignal::new(Vec::<String>::new());
    let unsaid = RwSignal::new(None::<RowId>);
    let fields = Memo::new(move |_| {
        let (which, kind) = (which.get(), kind.get());
        desk.scenario.with(|scenario| scenario.kinds.get(kind).map(|kind| which.fields(kind)).unwrap_or_default())
    });
    let all = Memo::new(move |_| {
        let (which, kind) = (which.get(), kind.get());
        let mut rows = desk
            .scenario
            .with(|scenario| scenario.kinds.get(kind).map(|kind| which.rows(scenario, &kind.id)).unwrap_or_default());
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
            let kind = scenario.kind(row.kind())?.0;
            Some((DataRow(row).id(), kind))
        });
        let Some((id, of_kind)) = found else { return };
        which.set(if matches!(row, RowId::Need(_)) { Which::Needs } else { Which::Offers });
        kind.set(of_kind);
        search.set(String::new());
        made.update(|made| made.push(id.clone()));
        focus(&id, "quantity");
    });
    let served = Memo::new(move |_| {
        desk.shown
            .with(|shown| shown.as_ref().map(|shown| desk.scenario.with(|scenario| by_row(scenario, &shown.plan, which.get()))))
    });
    let order = RwSignal::new((Vec::new(), Vec::new()));
    let cells = Cells { desk, which, editing, order: order.into(), unsaid };
    let columns = Memo::new(move |_| {
        let kind = kind.get();
        desk.scenario.with_untracked(|scenario| {
            let kind = scenario.kinds.get(kind);
            kind.map(|kind| fields.with(|fields| columns(cells, which.get(), fields, kind.unit, served))).unwrap_or_default()
        })
    });
    let listing = Listing::new(
        desk,
        Start { search, held: Signal::derive(move || editing.with(Option::is_some)), ..Start::new(columns, all) },
    );
    Effect::new(move |_| {
        let keys = listing.rows.with(|rows| rows.iter().map(DataRow::id).collect());
        order.set((keys, fields.with(|fields| fields.iter().map(|field| field.id).collect())));
    });
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let turn = move |to: Which| {
        cells.close();
        which.set(to);
    };
    let side = move |to: Which, id: &'static str, name: fn(i18n::Lang) -> &'static str| {
        view! {
            <button class="segment" id=id aria-pressed=move || (which.get() == to).to_string() on:click=move |_| turn(to)>{move || name(lang.get())}</button>
        }
    };
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
            scenario.kinds.get(kind).and_then(|kind| which.get_untracked().new_row(scenario, &kind.id))
        }));
    };
    let left = RwSignal::new(Pasted::default());
    let on_paste = move |event: ev::ClipboardEvent| {
        let cell = editing.get_untracked().or_else(|| {
            let (key, field) = place::cell_of(&event)?;
            let known = fields.with_untracked(|fields| fields.iter().find(|known| known.id == field).map(|known| known.id))?;
            Some((key, known))
        });
        let (Some((key, field)), Some(text), false) = (cell, clipboard::pasted(&event), read_only()) else { return };
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
        let fields = fields.get_untracked();
        let from = (rows.iter().position(|row| row.id() == key), fields.iter().position(|known| known.id == field));
        let (Some(row), Some(column)) = from else { return };
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
        left.set(pasted);
        focus(&key, field);
    };
    provide_context(Adding(Arc::new(move |row| add(Some(row)))));
    let sum = move || {
        let lang = lang.get();
        let (kind, rows) = (kind.get(), listing.found.get());
        let total: i64 = rows.iter().map(DataRow::quantity).sum();
        let lacking = fields.with(|fields| rows.iter().filter(|row| !row.missing(fields).is_empty()).count());
        let unit = desk.scenario.with(|scenario| scenario.kinds.get(kind).map(|kind| kind.unit));
        let total = unit.map(|unit| i18n::with_unit(lang, total, unit)).unwrap_or_default();
        i18n::data_sum(lang, rows.len(), &total, lacking)
    };
    let name = Signal::derive(move || {
        let lang = lang.get();
        let side = if which.get() == Which::Needs { lang.data_needs() } else { lang.data_offers() };
        let kind = kind.get();
        desk.scenario.with(|scenario| {
            let kind = scenario.kinds.get(kind).map(|kind| i18n::kind_name(lang, kind).to_owned()).unwrap_or_default();
            format!("{kind} · {side}")
        })
    });
    view! {
        <div class="unmet data" id="data" on:paste=on_paste>
            <div class="pane-head">
                <h2>{move || lang.get().data_title()}</h2>
                <span class="quiet">{move || lang.get().data_note()}</span>
            </div>
            <div class="list-bar">
                <div class="segmented" role="group" aria-label=move || lang.get().data_which()>
                    {side(Which::Needs, "data-needs", i18n::Lang::data_needs)}
                    {side(Which::Offers, "data-offers", i18n::Lang::data_offers)}
                </div>
                <select class="select select-light" id="data-kind" aria-label=move || lang.get().filter_kind()
                    on:change=move |event| if let Ok(place) = event_target_value(&event).parse() { cells.close(); kind.set(place); }>
                    {kinds.into_iter().enumerate().map(|(index, of)| view! {
                        <option value=index.to_string() prop:selected=move || kind.get() == index>{move || i18n::kind_name(lang.get(), &of).to_owned()}</option>
                    }).collect_view()}
                </select>
                <SearchField id="data-search" search />
                <button class="button button-primary" id="data-add" type="button" disabled=read_only on:click=add_new>{move || lang.get().data_add()}</button>
            </div>
            <Unsaid cells />
            <LeftOut left />
            <div class="list-sum">
                <p class="quiet" id="data-sum">{sum}</p>
                <CopyButton of="data-rows" name sheet=move || listing.sheet(desk) />
            </div>
            <Table id="data-rows" class="data-table" name listing empty=Signal::derive(move || lang.get().table_none_found().to_owned()) />
        </div>
    }
}
