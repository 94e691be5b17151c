//! What files that the planner gave would do: how many rows are new, change, are the same or cannot be taken; everything that is to be
//! said of them, with its place as Excel names it; what has to be chosen; and the button that takes it all in one step.

use std::sync::Arc;

use domain::{KindId, Order, RowId, Scenario, attribute::Value};
use leptos::prelude::*;
use sheets::{
    ChangedRow, Finding, Import, Severity, Table as FileTable, What,
    recognise::{ROW_NUMBER, Seen},
};

use super::super::table::{self, Column, CopyButton, Listing, Plain, SearchField, Start, Table};
use super::import_settings::{Settings, Whole};
use crate::{
    i18n::{self, Lang},
    importing::{Phase, taken},
    state::Desk,
};

/// The panel; nothing while there is no import.
#[component]
pub fn ImportPanel() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let phase = desk.importing.phase;
    // What would be done to another scenario is worked out anew.
    Effect::new(move |before: Option<Arc<Scenario>>| {
        let now = desk.scenario.get();
        if before.is_some_and(|before| !Arc::ptr_eq(&before, &now)) && phase.with_untracked(|phase| *phase != Phase::None) {
            desk.read_files();
        }
        now
    });
    move || {
        match phase.get() {
        Phase::None => ().into_any(),
        Phase::Reads(files) => view! {
            <div class="long-work" id="import-reads" role="status">
                <span class="long-work-name">{move || i18n::import_reads(lang.get(), files)}</span>
                <progress aria-label=move || i18n::import_reads(lang.get(), files)></progress>
                <button class="button button-dense" type="button" on:click=move |_| desk.cancel_import()>{move || lang.get().cancel()}</button>
            </div>
        }
        .into_any(),
        Phase::Shown(import) => view! { <Shown import /> }.into_any(),
    }
    }
}

/// A finding and its number.
#[derive(Clone, PartialEq)]
struct FindingRow(usize, Finding);

impl table::Row for FindingRow {
    fn key(&self) -> String {
        self.0.to_string()
    }
}

/// One attribute that changes.
#[derive(Clone, PartialEq)]
struct ChangeRow {
    row: RowId,
    attribute: &'static str,
    before: Value,
    after: Value,
}

impl table::Row for ChangeRow {
    fn key(&self) -> String {
        format!("{:?} {}", self.row, self.attribute)
    }
}

#[component]
fn Shown(import: Arc<Import>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let importing = desk.importing;
    let counts = {
        let import = Arc::clone(&import);
        Memo::new(move |_| importing.choices.with(|choices| taken(&import, choices)))
    };
    let (bad, same, passed) = (import.bad.len(), import.same(), import.passed);
    let errors = import.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let others = import.findings.len() - errors;
    let (hidden, hidden_sheets) = (import.passed.hidden + import.passed.hidden_taken, import.hidden_sheets);
    let takes_hidden = move || importing.options.with(|options| options.takes_hidden);
    let has_hidden = hidden + hidden_sheets > 0 || takes_hidden();
    let duplicates = import.duplicates().len();
    let number = |number: usize| i18n::grouped(number as i64);
    let names = importing.names();
    let head = move || i18n::import_head(lang.get(), &names.iter().map(String::as_str).collect::<Vec<_>>());
    view! {
        <section class="import print-none" id="import" aria-labelledby="import-title">
            <div class="import-head">
                <div>
                    <h2 id="import-title" tabindex="-1">{head}</h2>
                    <p class="quiet">{move || lang.get().import_nothing_yet()}</p>
                </div>
                <dl class="import-counts">
                    <div><dt>{move || lang.get().import_added()}</dt><dd id="import-added">{move || number(counts.get().0)}</dd></div>
                    <div><dt>{move || lang.get().import_changed()}</dt><dd id="import-changed">{move || number(counts.get().1)}</dd></div>
                    <div class:is-bad=move || { bad > 0 }><dt>{move || lang.get().import_bad()}</dt><dd id="import-bad">{number(bad)}</dd></div>
                    <div><dt>{move || lang.get().import_errors()}</dt><dd>{number(errors)}</dd></div>
                    <div><dt>{move || lang.get().import_notes()}</dt><dd>{number(others)}</dd></div>
                    <div hidden=duplicates == 0><dt>{move || lang.get().import_duplicates()}</dt><dd>{number(duplicates)}</dd></div>
                </dl>
                <div class="import-acts">
                    <button class="button button-quiet" id="import-cancel" type="button" on:click=move |_| desk.cancel_import()>{move || lang.get().cancel()}</button>
                    <button class="button" id="import-return" type="button" hidden=bad == 0 on:click=move |_| desk.return_rows()>{move || i18n::import_return(lang.get(), bad)}</button>
                    <button class="button button-primary" id="import-take" type="button" disabled=move || counts.get() == (0, 0, 0) || desk.session.with(session::Session::is_read_only) on:click=move |_| desk.take_import()>
                        {move || i18n::import_take(lang.get(), counts.get())}
                    </button>
                </div>
            </div>
            <p class="quiet" id="import-passed">{move || i18n::import_passed(lang.get(), passed, same)}</p>
            <Show when=move || has_hidden>
                <label class="import-choice">
                    <input type="checkbox" id="import-hidden" prop:checked=takes_hidden on:change=move |event| {
                        importing.options.update(|options| options.takes_hidden = event_target_checked(&event));
                        desk.read_files();
                    } />
                    <span>{move || i18n::import_hidden(lang.get(), hidden, hidden_sheets)}</span>
                </label>
            </Show>
            <Whole import=Arc::clone(&import) />
            <Unclear import=Arc::clone(&import) />
            <UnknownHeadings import=Arc::clone(&import) />
            <KnownHeadings />
            <Settings import=Arc::clone(&import) />
            <Changes import=Arc::clone(&import) />
            <Findings import />
        </section>
    }
}

/// Sheets of which it is to be said what they are.
#[component]
fn Unclear(import: Arc<Import>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let unclear = import.sheets.iter().filter_map(|report| match &report.seen {
        Seen::Unclear { tables, kinds, .. } => Some((report.file.clone(), report.sheet.clone(), tables.clone(), kinds.clone())),
        _ => None,
    });
    unclear
        .map(|(file, sheet, tables, kinds)| {
            let kinds = if kinds.is_empty() {
                desk.scenario.with_untracked(|scenario| scenario.kinds.iter().map(|kind| kind.id.clone()).collect())
            } else {
                kinds
            };
            let tables = if tables.is_empty() { FileTable::ALL.to_vec() } else { tables };
            let all: Vec<(FileTable, KindId)> =
                tables.iter().flat_map(|table| kinds.iter().map(|kind| (*table, kind.clone()))).collect();
            let shown = all.clone();
            let name = format!("{file} / {sheet}");
            let choose = move |event: leptos::ev::Event| {
                let place = event_target_value(&event).parse::<usize>().ok();
                let Some((table, kind)) = place.and_then(|place| all.get(place)).cloned() else { return };
                desk.importing.options.update(|options| {
                    options.subjects.insert((file.clone(), sheet.clone()), (table, Some(kind)));
                });
                desk.read_files();
            };
            view! {
                <label class="import-choice import-unclear">
                    <span>{move || lang.get().import_which()} " " <b>{name}</b></span>
                    <select class="select select-light" on:change=choose>
                        <option value="">{move || lang.get().import_choose()}</option>
                        {shown.into_iter().enumerate().map(|(place, (table, kind))| view! {
                            <option value=place.to_string()>{move || {
                                let lang = lang.get();
                                let kind = desk.scenario.with(|scenario| scenario.kind(&kind).map(|(_, kind)| i18n::kind_name(lang, kind).to_owned()));
                                format!("{} · {}", kind.unwrap_or_default(), i18n::import_table(lang, table))
                            }}</option>
                        }).collect_view()}
                    </select>
                </label>
            }
        })
        .collect_view()
}

/// Headings whose meaning the planner has said, now or in earlier sittings.
#[component]
fn KnownHeadings() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let options = desk.importing.options;
    let told = move || {
        options.with(|options| {
            let told = options.headings.iter().map(|(heading, means)| (heading.as_str(), means.as_deref()));
            i18n::import_known_headings(lang.get(), told)
        })
    };
    view! {
        <Show when=move || options.with(|options| !options.headings.is_empty())>
            <p class="import-choice" id="import-known">
                <span>{told}</span>
                <button class="button button-dense" id="import-forget" type="button" on:click=move |_| {
                    desk.importing.forget_headings();
                    desk.read_files();
                }>{move || lang.get().import_forget()}</button>
            </p>
        </Show>
    }
}

/// Headings that mean nothing yet.
#[component]
fn UnknownHeadings(import: Arc<Import>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let is_unknown = |finding: &&Finding| matches!(finding.what, What::UnknownHeading);
    let mut headings: Vec<String> = import.findings.iter().filter(is_unknown).map(|finding| finding.text.clone()).collect();
    headings.order();
    headings.dedup();
    let names: Vec<&'static str> = {
        let rows = [RowId::Need(domain::NeedId::default()), RowId::Offer(domain::OfferId::default())];
        let mut ids: Vec<&'static str> = rows.iter().flat_map(RowId::attributes).map(|attribute| attribute.id).collect();
        ids.push(ROW_NUMBER);
        let mut seen = Vec::new();
        ids.retain(|id| {
            !seen.contains(id) && {
                seen.push(*id);
                true
            }
        });
        ids
    };
    headings
        .into_iter()
        .map(|heading| {
            let names = names.clone();
            let shown = heading.clone();
            let choose = move |event: leptos::ev::Event| {
                let chosen = event_target_value(&event);
                let means = (chosen != LEAVE_OUT).then_some(chosen);
                desk.importing.say_of_heading(heading.clone(), means);
                desk.read_files();
            };
            view! {
                <label class="import-choice import-heading">
                    <span>{move || lang.get().import_heading()} " " <b>{shown}</b></span>
                    <select class="select select-light" on:change=choose>
                        <option value="" disabled selected>{move || lang.get().import_choose()}</option>
                        <option value=LEAVE_OUT>{move || lang.get().import_leave_out()}</option>
                        {names.into_iter().map(|id| view! { <option value=id>{move || if id == ROW_NUMBER { lang.get().import_number().to_owned() } else { i18n::attribute_name(lang.get(), id) }}</option> }).collect_view()}
                    </select>
                </label>
            }
        })
        .collect_view()
}

/// The value of the choice to leave a column out; no attribute is called so.
const LEAVE_OUT: &str = "-";

/// Rows that are there and would be changed, each to be taken or kept as it is.
#[component]
fn Changes(import: Arc<Import>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let rows: Vec<ChangeRow> = import
        .changed()
        .iter()
        .flat_map(|ChangedRow { row, changes, .. }| {
            changes.iter().map(|change| ChangeRow {
                row: row.clone(),
                attribute: change.attribute,
                before: change.before.clone(),
                after: change.after.clone(),
            })
        })
        .collect();
    let count = rows.len();
    let listing = Listing::new(desk, Start::new(Signal::stored(change_columns(desk)), Signal::stored(rows)));
    let name = Signal::derive(move || lang.get().import_changes().to_owned());
    view! {
        <Show when=move || { count > 0 }>
            <div class="list-sum"><h3>{name}</h3><CopyButton of="import-changes" name sheet=move || listing.sheet(desk) /></div>
            <Table id="import-changes" name listing empty=Signal::stored(String::new()) />
        </Show>
    }
}

fn change_columns(desk: Desk) -> Vec<Column<ChangeRow>> {
    let cell = |reading: table::Reading<'_>, row: &ChangeRow, value: &Value| {
        let form = row.row.attributes().into_iter().find(|attribute| attribute.id == row.attribute).map(|of| of.form);
        let unit = reading.scenario.row(&row.row).and_then(|of| reading.scenario.kind(of.kind()?)).map(|(_, kind)| kind.unit);
        match form.zip(unit) {
            Some((form, unit)) => i18n::cell(reading.lang, reading.scenario, unit, form, value),
            None => String::new(),
        }
    };
    let taken = move |row: &ChangeRow| {
        let id = row.row.clone();
        let of = row.row.clone();
        let is_taken = move || desk.importing.choices.with(|choices| !choices.kept.contains(&of));
        let label = move || desk.lang.get().import_takes();
        view! {
            <input type="checkbox" aria-label=label prop:checked=is_taken on:change=move |event| desk.importing.choices.update(|choices| {
                if event_target_checked(&event) { choices.kept.remove(&id); } else { choices.kept.insert(id.clone()); }
            }) />
        }
        .into_any()
    };
    vec![
        Column::text("row", Lang::import_row, |reading, row: &ChangeRow| {
            reading.scenario.row(&row.row).map(|of| i18n::row_name(reading.lang, reading.scenario, &of)).unwrap_or_default()
        })
        .naming_the_row(),
        Column::text("attribute", Lang::import_attribute, |reading, row: &ChangeRow| {
            i18n::attribute_name(reading.lang, row.attribute)
        }),
        Column::text("before", Lang::import_before, move |reading, row: &ChangeRow| cell(reading, row, &row.before)),
        Column::text("after", Lang::import_after, move |reading, row: &ChangeRow| cell(reading, row, &row.after)),
        Column::buttons("taken", Lang::import_takes, taken),
    ]
}

/// Everything that is said of the files.
#[component]
fn Findings(import: Arc<Import>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let search = RwSignal::new(String::new());
    let rows: Vec<FindingRow> = import.findings.iter().cloned().enumerate().map(|(place, of)| FindingRow(place, of)).collect();
    let (count, untold) = (rows.len(), import.untold);
    let listing = Listing::new(desk, Start { search, ..Start::new(Signal::stored(finding_columns()), Signal::stored(rows)) });
    let name = Signal::derive(move || lang.get().import_findings().to_owned());
    view! {
        <Show when=move || { count > 0 } fallback=move || view! { <p class="quiet">{move || lang.get().import_no_findings()}</p> }>
            <div class="list-sum">
                <h3>{name}</h3>
                <span class="quiet">{move || lang.get().import_as_excel()}</span>
                <span class="quiet" hidden=untold == 0>{move || i18n::import_untold(lang.get(), untold)}</span>
                <SearchField id="import-search" search />
                <CopyButton of="import-findings" name sheet=move || listing.sheet(desk) />
            </div>
            <Table id="import-findings" name listing empty=Signal::derive(move || lang.get().table_none_found().to_owned()) />
        </Show>
    }
}

fn finding_columns() -> Vec<Column<FindingRow>> {
    let severity = |reading: table::Reading<'_>, row: &FindingRow| i18n::severity(reading.lang, row.1.severity).to_owned();
    let drawn = |row: &FindingRow| {
        let severity = row.1.severity;
        let class = match severity {
            Severity::Error => "badge badge-bad",
            Severity::Warning => "badge badge-warn",
            Severity::Note => "badge badge-good",
        };
        let lang = Desk::get().lang;
        view! { <span class=class>{move || i18n::severity(lang.get(), severity)}</span> }.into_any()
    };
    vec![
        Column::text("severity", Lang::import_severity, severity).drawn(drawn).with_key(),
        Column::text("file", Lang::import_file, |_, row: &FindingRow| row.1.place.file.clone()).naming_the_row(),
        Column::text("sheet", Lang::import_sheet, |_, row: &FindingRow| row.1.place.sheet.clone()),
        Column::number("row", Lang::import_line, |_, row: &FindingRow| {
            row.1.place.row.map_or(Plain::Empty, |row| Plain::whole(i64::from(row)))
        }),
        Column::text("column", Lang::import_column, |_, row: &FindingRow| row.1.place.column.clone()),
        Column::text("text", Lang::import_text, |_, row: &FindingRow| row.1.text.clone()),
        Column::text("what", Lang::import_what, |reading, row: &FindingRow| {
            i18n::finding(reading.lang, reading.scenario, &row.1)
        }),
    ]
}
