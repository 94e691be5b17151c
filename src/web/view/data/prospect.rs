//! Beside each row, before any search: how many partners it could have and how well they fit; and where there is none, which rule fails and
//! by how little, with the change that would open it.

use std::collections::BTreeMap;

use domain::{
    Row, Scenario,
    explanation::{Prospect, Prospects, Question, Told},
};
use leptos::prelude::*;
use session::{Edit, Session};

use crate::{
    i18n,
    own_rows::{DataRow, Field, Which},
    state::Desk,
};

/// What the rows of the table in view could be matched with, by key; `None` until it is known of the scenario in view.
pub type Known = Memo<Option<BTreeMap<String, Prospect>>>;

/// Asks for it while the view is there.
pub fn known(desk: Desk, which: RwSignal<Which>) -> Known {
    let asked = desk.asking.ask(|| Some(Question::Prospects));
    Memo::new(move |_| {
        let which = which.get();
        asked.with(|asked| match asked.told.as_deref() {
            Some(Told::Prospects(found)) if asked.fresh => Some(desk.scenario.with(|scenario| by_key(scenario, found, which))),
            _ => None,
        })
    })
}

fn by_key(scenario: &Scenario, found: &Prospects, which: Which) -> BTreeMap<String, Prospect> {
    match which {
        Which::Needs => scenario.needs.iter().map(|need| need.id.0.clone()).zip(found.needs.iter().cloned()).collect(),
        Which::Offers => scenario.offers.iter().map(|offer| offer.id.0.clone()).zip(found.offers.iter().cloned()).collect(),
        _ => BTreeMap::new(),
    }
}

/// The cell.
#[component]
pub fn Prospective(row: DataRow, fields: Vec<Field>, known: Known) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let is_complete = row.missing(&fields).is_empty();
    let id = row.id();
    let found = Memo::new(move |_| known.with(|known| known.as_ref().and_then(|known| known.get(&id).cloned())));
    let row = StoredValue::new(row.0);
    let read_only = move || desk.session.with(Session::is_read_only);
    move || match found.get() {
        None => view! { <span class="quiet data-prospect">"…"</span> }.into_any(),
        // What it lacks is said already.
        Some(found) if found.rows == 0 && !is_complete => view! { <span class="quiet data-prospect">"—"</span> }.into_any(),
        Some(found) if found.rows > 0 => {
            let is_need = row.with_value(|row| matches!(row, Row::Need(_)));
            let (words, note) = (i18n::prospect(lang.get(), is_need, &found), i18n::prospect_note(lang.get(), is_need, &found));
            view! { <span class="data-prospect" title=note>{words}</span> }.into_any()
        }
        Some(found) => {
            let said = desk
                .scenario
                .with(|scenario| row.with_value(|row| i18n::prospect_none(lang.get(), scenario, row, &found.nearest)));
            let button = found.opening.map(|open| {
                let words = desk.scenario.with(|scenario| i18n::opening(lang.get(), scenario, &open));
                let act = move |_| {
                    desk.edit(Edit::Set {
                        row: open.row.clone(),
                        attribute: open.attribute.clone(),
                        value: open.value.clone(),
                    });
                };
                view! { <button class="button button-dense data-open" type="button" disabled=read_only on:click=act>{words}</button> }
            });
            view! { <span class="data-prospect is-none"><span class="tag tag-warn">{said}</span>{button}</span> }.into_any()
        }
    }
}
