//! The table as it is drawn: in a box of its own that scrolls, so that headings and sums stay in view. Rows are drawn as they come into
//! view; those that are drawn stay, and with them the focus.

use std::{collections::BTreeMap, sync::Arc};

use leptos::{ev, html, prelude::*};

use super::{
    column::{Column, Reading, Row},
    copy::copy_on_key,
    head::Heading,
    listing::{Listing, shown, total},
};
use crate::{i18n, runtime::seen, state::Desk, view::why::sign_class};

/// Rows that are drawn at first, and more each time the last of them comes into view.
const ROWS_AT_ONCE: usize = 60;

/// Whether something is so of a row, now.
pub type IsSo<R> = Arc<dyn Fn(&R) -> Signal<bool> + Send + Sync>;

/// The parts of a row, shown under it in the same columns while it is open.
pub type Parts<R> = Arc<dyn Fn(&R) -> Vec<R> + Send + Sync>;

/// What stands under a row, over as many columns as are given.
pub type Under<R> = Arc<dyn Fn(&R, usize) -> AnyView + Send + Sync>;

/// Told where the pointer is.
pub type Pointed<R> = Arc<dyn Fn(Option<&R>) + Send + Sync>;

/// What a table does besides listing rows.
pub struct Extras<R> {
    /// Rows that are lit.
    pub lit: Option<IsSo<R>>,
    /// Rows that are open.
    pub open: Option<IsSo<R>>,
    /// What an open row is made of.
    pub parts: Option<Parts<R>>,
    /// What stands under an open row.
    pub under: Option<Under<R>>,
    /// Told which row the pointer comes to, and `None` when it leaves it.
    pub pointed: Option<Pointed<R>>,
}

impl<R> Default for Extras<R> {
    fn default() -> Self {
        Self { lit: None, open: None, parts: None, under: None, pointed: None }
    }
}

impl<R> Clone for Extras<R> {
    fn clone(&self) -> Self {
        Self {
            lit: self.lit.clone(),
            open: self.open.clone(),
            parts: self.parts.clone(),
            under: self.under.clone(),
            pointed: self.pointed.clone(),
        }
    }
}

/// A table.
#[component]
pub fn Table<R: Row>(
    /// Id of the table.
    id: &'static str,
    /// Classes besides its own.
    #[prop(optional)]
    class: &'static str,
    /// What it is called.
    #[prop(into)]
    name: Signal<String>,
    /// What it lists.
    listing: Listing<R>,
    /// What it does besides.
    #[prop(optional)]
    extras: Extras<R>,
    /// What is said where there is no row.
    #[prop(into)]
    empty: Signal<String>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let drawn = RwSignal::new(ROWS_AT_ONCE);
    // Another order or another search begins at the top.
    Effect::new(move |_| {
        listing.sort.track();
        listing.search.track();
        listing.columns.track();
        drawn.set(ROWS_AT_ONCE);
    });
    // Paper has them all.
    let printing = window_event_listener(ev::beforeprint, move |_| drawn.set(usize::MAX));
    on_cleanup(move || printing.remove());
    let columns = Memo::new(move |_| {
        listing.columns.with(|columns| columns.iter().filter(|column| column.is_shown()).cloned().collect::<Vec<_>>())
    });
    let units = Memo::new(move |_| {
        let lang = lang.get();
        desk.scenario.with(|scenario| {
            let reading = Reading { lang, scenario };
            let unit = |rows: &Vec<R>, column: &Column<R>| column.common_unit(reading, rows);
            listing
                .rows
                .with(|rows| columns.with(|columns| columns.iter().map(|column| unit(rows, column)).collect::<Vec<_>>()))
        })
    });
    let unit = move |place: usize| Signal::derive(move || units.with(|units| units.get(place).cloned().flatten()));
    let totals = Memo::new(move |_| {
        let lang = lang.get();
        desk.scenario.with(|scenario| {
            let sum = |rows: &Vec<R>, column: &Column<R>| total(Reading { lang, scenario }, column, rows);
            listing.rows.with(|rows| columns.with(|columns| columns.iter().map(|column| sum(rows, column)).collect::<Vec<_>>()))
        })
    });
    let count = Memo::new(move |_| listing.rows.with(Vec::len));
    let by_key = Memo::new(move |_| {
        listing.rows.with(|rows| rows.iter().map(|row| (row.key(), row.clone())).collect::<BTreeMap<String, R>>())
    });
    let keys = Memo::new(move |_| listing.rows.with(|rows| rows.iter().take(drawn.get()).map(Row::key).collect::<Vec<_>>()));
    let body = move || {
        let columns = columns.get();
        let extras = extras.clone();
        view! {
            <For each=move || keys.get() key=String::clone children=move |key| view! {
                <TableRow key by_key columns=columns.clone() units extras=extras.clone() />
            } />
        }
    };
    let foot = move || {
        let totals = totals.get();
        totals.iter().any(Option::is_some).then(|| {
            let columns = columns.get();
            let cells = totals.into_iter().enumerate().map(|(place, total)| match (place, total) {
                (0, None) => view! { <th scope="row" role="rowheader" class="is-name">{move || lang.get().table_total()}</th> }
                    .into_any(),
                (_, total) => {
                    let label = columns.get(place).map(|column| label_of(column, units, place));
                    let is_key = columns.get(place).is_some_and(|column| column.is_key);
                    let label = move || label.as_ref().map(|label| label(lang.get()));
                    view! { <td role="cell" class="number" class:is-key=is_key data-label=label><b>{total}</b></td> }.into_any()
                }
            });
            view! { <tfoot role="rowgroup"><tr role="row">{cells.collect_view()}</tr></tfoot> }
        })
    };
    let has_cards = move || columns.with(|columns| columns.iter().any(|column| column.is_key));
    let more = move || {
        let (drawn_now, all) = (drawn.get(), count.get());
        (drawn_now < all).then(|| {
            let span = columns.with(Vec::len);
            view! { <More span left={all - drawn_now} more=move || drawn.update(|drawn| *drawn = drawn.saturating_add(ROWS_AT_ONCE)) /> }
        })
    };
    let head = move || {
        let heads = columns.get().into_iter().enumerate();
        heads.map(|(place, column)| view! { <Heading listing column unit=unit(place) /> }).collect_view()
    };
    view! {
        <div class="table-scroll table-box" tabindex="0" role="region" aria-label=move || name.get()
            on:keydown=move |event| copy_on_key(desk, &event, || listing.sheet(desk))>
            <table role="table" class=format!("rows table {class}") class:has-cards=has_cards id=id data-rows=move || count.get().to_string() aria-rowcount=move || (count.get() + 1).to_string()>
                <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                <tbody role="rowgroup">{body}{more}</tbody>
                {foot}
            </table>
        </div>
        <Show when=move || count.get() == 0><p class="empty">{move || empty.get()}</p></Show>
    }
}

/// A row, its parts and what stands under it.
#[component]
fn TableRow<R: Row>(
    key: String,
    by_key: Memo<BTreeMap<String, R>>,
    columns: Vec<Column<R>>,
    units: Memo<Vec<Option<String>>>,
    extras: Extras<R>,
) -> impl IntoView {
    // What is gone stays as it was until it leaves the page.
    let row = Memo::new(move |before: Option<&Option<R>>| {
        by_key.with(|rows| rows.get(&key).cloned()).or_else(|| before.cloned().flatten())
    });
    move || {
        let row = row.get()?;
        let lit = extras.lit.as_ref().map(|lit| lit(&row));
        let open = extras.open.as_ref().map(|open| open(&row));
        let is_lit = move || lit.is_some_and(|lit| lit.get());
        let is_open = move || open.is_some_and(|open| open.get());
        let (span, id) = (columns.len(), row.key());
        let parts = extras.parts.as_ref().map(|parts| parts(&row)).unwrap_or_default();
        let of_parts = columns.clone();
        let under = extras.under.clone();
        let below = row.clone();
        let (come, gone, pointed_at) = (extras.pointed.clone(), extras.pointed.clone(), row.clone());
        let enter = move |_| {
            if let Some(come) = &come {
                come(Some(&pointed_at));
            }
        };
        let leave = move |_| {
            if let Some(gone) = &gone {
                gone(None);
            }
        };
        Some(view! {
            <tr role="row" class:is-here=is_lit class:is-open=is_open data-row=id on:pointerenter=enter on:pointerleave=leave>{cells(&columns, units, &row)}</tr>
            {move || is_open().then(|| {
                let parts = parts.iter().map(|part| view! { <tr role="row" class="is-part">{cells(&of_parts, units, part)}</tr> }).collect_view();
                let under = under.as_ref().map(|under| under(&below, span));
                view! { {parts} {under} }
            })}
        })
    }
}

/// The cells of a row.
fn cells<R: Row>(columns: &[Column<R>], units: Memo<Vec<Option<String>>>, row: &R) -> impl IntoView + use<R> {
    let desk = Desk::get();
    let lang = desk.lang;
    let cell = |(place, column): (usize, &Column<R>)| {
        let content = if let Some(draw) = &column.cell {
            draw(row)
        } else {
            let (column, row) = (column.clone(), row.clone());
            let is_change = column.is_change;
            let of_change = {
                let (column, row) = (column.clone(), row.clone());
                move || {
                    let lang = lang.get();
                    desk.scenario.with(|scenario| sign_class((column.plain)(Reading { lang, scenario }, &row).sign()))
                }
            };
            let text = move || {
                let in_heading = units.with(|units| units.get(place).is_some_and(Option::is_some));
                let lang = lang.get();
                desk.scenario.with(|scenario| shown(Reading { lang, scenario }, &column, &row, in_heading))
            };
            if is_change { view! { <span class=of_change>{text}</span> }.into_any() } else { text.into_any() }
        };
        let label = label_of(column, units, place);
        let label = move || label(lang.get());
        let (class, is_key) = (column.class, column.is_key);
        if column.is_row_heading {
            view! { <th scope="row" role="rowheader" class=class class:number=column.is_number class:is-name=true class:is-key=is_key data-label=label>{content}</th> }
                .into_any()
        } else {
            view! { <td role="cell" class=class class:number=column.is_number class:is-key=is_key data-label=label>{content}</td> }.into_any()
        }
    };
    columns.iter().enumerate().map(cell).collect_view()
}

/// What a cell is called where its heading is not in view: the heading with the unit.
fn label_of<R: Row>(
    column: &Column<R>,
    units: Memo<Vec<Option<String>>>,
    place: usize,
) -> impl Fn(i18n::Lang) -> String + Send + Sync + 'static + use<R> {
    let heading = column.heading.clone();
    move |lang| {
        let unit = units.with(|units| units.get(place).cloned().flatten());
        i18n::heading_with_unit(lang, &heading(lang), unit.as_deref())
    }
}

/// The end of what is drawn: more is drawn when it is seen, or pressed.
#[component]
fn More(span: usize, left: usize, more: impl Fn() + Clone + Send + Sync + 'static) -> impl IntoView {
    let lang = Desk::get().lang;
    let end = NodeRef::<html::Tr>::new();
    let on_seen = more.clone();
    end.on_load(move |end| seen::when_seen(&end, on_seen.clone()));
    view! {
        <tr role="row" class="more-rows" node_ref=end>
            <td role="cell" colspan=span.to_string()>
                <button class="button button-quiet button-dense" type="button" on:click=move |_| more()>{move || i18n::more_rows(lang.get(), left)}</button>
            </td>
        </tr>
    }
}
