//! Columns that the planner does not want to see: hidden until they are asked for again, table by table, and kept in the browser. What is
//! hidden is planned with, checked and saved as before.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::{
    i18n,
    own_rows::{Field, Which},
    runtime::storage,
    state::Desk,
    view::popover::Popover,
};

/// The ids of hidden columns, by table.
type ByTable = BTreeMap<String, BTreeSet<String>>;

/// Which columns are hidden. Copied freely: it holds a signal.
#[derive(Clone, Copy)]
pub struct Hidden(RwSignal<ByTable>);

impl Hidden {
    /// As the planner left it.
    pub fn kept() -> Self {
        Self(RwSignal::new(read(&storage::get(storage::HIDDEN_COLUMNS).unwrap_or_default())))
    }

    /// Whether a column of a table is hidden.
    pub fn has(self, which: Which, field: &str) -> bool {
        !is_always_shown(which, field)
            && self.0.with(|tables| tables.get(which.id()).is_some_and(|hidden| hidden.contains(field)))
    }

    fn set(self, which: Which, field: &str, is_hidden: bool) {
        self.0.update(|tables| {
            let hidden = tables.entry(which.id().to_owned()).or_default();
            if is_hidden {
                hidden.insert(field.to_owned());
            } else {
                hidden.remove(field);
            }
        });
        self.keep();
    }

    fn show_all(self, which: Which) {
        self.0.update(|tables| drop(tables.remove(which.id())));
        self.keep();
    }

    fn keep(self) {
        // Where nothing can be kept it holds for this sitting.
        storage::set(storage::HIDDEN_COLUMNS, &self.0.with_untracked(write));
    }
}

/// Whether a column says which row it is, or how much.
fn is_always_shown(which: Which, field: &str) -> bool {
    [which.owner(), which.figure(), which.beside_name()].contains(&field)
}

/// `needs=floor,months;offers=price`. Tables and columns that are not known are no harm.
fn read(text: &str) -> ByTable {
    let table = |part: &str| {
        let (table, columns) = part.split_once('=')?;
        let columns = columns.split(',').filter(|column| !column.is_empty()).map(str::to_owned).collect();
        Some((table.to_owned(), columns))
    };
    text.split(';').filter_map(table).collect()
}

fn write(tables: &ByTable) -> String {
    let tables = tables.iter().filter(|(_, columns)| !columns.is_empty());
    let table = |(table, columns): (&String, &BTreeSet<String>)| {
        format!("{table}={}", columns.iter().map(String::as_str).collect::<Vec<_>>().join(","))
    };
    tables.map(table).collect::<Vec<_>>().join(";")
}

/// The button with the list of columns.
#[component]
pub fn ColumnsButton(hidden: Hidden, which: RwSignal<Which>, fields: Memo<Vec<Field>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let open = RwSignal::new(false);
    let choices = Memo::new(move |_| {
        let which = which.get();
        fields.with(|fields| fields.iter().filter(|field| !is_always_shown(which, field.id)).copied().collect::<Vec<_>>())
    });
    let count = Memo::new(move |_| {
        let which = which.get();
        choices.with(|fields| fields.iter().filter(|field| hidden.has(which, field.id)).count())
    });
    let label = Signal::derive(move || i18n::data_columns(lang.get(), count.get()));
    let face = move || view! { <span>{label}</span> };
    let choice = move |field: Field| {
        let is_shown = move || !hidden.has(which.get(), field.id);
        view! {
            <label class="column-choice">
                <input type="checkbox" data-item data-column=field.id prop:checked=is_shown
                    on:change=move |event| hidden.set(which.get_untracked(), field.id, !event_target_checked(&event)) />
                <span>{move || field.heading(lang.get())}</span>
            </label>
        }
    };
    view! {
        <Popover id="data-columns" class="button" label face=face.into() open>
            <p class="quiet">{move || lang.get().data_columns_note()}</p>
            <div class="column-choices">{move || choices.get().into_iter().map(choice).collect_view()}</div>
            <button class="button button-dense" id="data-columns-all" type="button" data-item disabled=move || count.get() == 0
                on:click=move |_| hidden.show_all(which.get_untracked())>{move || lang.get().data_columns_all()}</button>
        </Popover>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_kept_as_a_text_and_anything_else_is_no_harm() {
        let text = "needs=floor,months;offers=price";
        assert_eq!(write(&read(text)), text);
        assert_eq!(read(""), ByTable::new());
        assert_eq!(write(&read("needs=;=;x;offers=a,,b;;")), "offers=a,b");
    }
}
