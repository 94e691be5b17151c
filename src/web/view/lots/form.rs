//! The report of a lot, filled in: a new one, or the one in view again. What cannot be stays in its field, with what is allowed beside it.

use domain::{
    Adcode, Contact, Keeping, Lot, LotError, LotField, LotId, Moment, Order, ProductId, Provenance, Scenario, Side, Unit,
    validation::MAX_QUANTITY,
};
use exchange::cells::{self, Tongue};
use leptos::prelude::*;
use session::Edit;

use super::{
    fields::{DayHour, Typed},
    held::Held,
};
use crate::{
    i18n::{self, Lang},
    runtime::page,
    state::{Desk, NewLot},
};

/// A text that is typed.
type Text = RwSignal<String>;

/// All that is typed. Copied freely.
#[derive(Clone, Copy)]
struct Report {
    county: Text,
    product: Text,
    tonnes: Text,
    ready: Typed,
    is_hours: RwSignal<bool>,
    until: Typed,
    hours: Text,
    cold_chain: RwSignal<bool>,
    floor: Text,
    source: Text,
    date: Text,
    note: Text,
    unit: Text,
    person: Text,
    contact: Text,
}

impl Report {
    /// What was reported, or a blank one that was reported today.
    fn of(lot: Option<&Lot>, begun: Option<NewLot>) -> Self {
        let text = |value: Option<String>| RwSignal::new(value.unwrap_or_default());
        let (source, date) = match lot.map(|lot| &lot.reported) {
            Some(Provenance::Reported { source, date }) => (source.clone(), date.clone()),
            Some(_) => (String::new(), String::new()),
            None => (String::new(), page::today()),
        };
        let contact = lot.map(|lot| lot.contact.clone()).unwrap_or_default();
        let (until, hours) = match lot.map(|lot| lot.keeps) {
            Some(Keeping::Until(until)) => (Some(until), None),
            Some(Keeping::Hours(hours)) => (None, Some(hours)),
            None => (None, None),
        };
        let (county, product, tonnes) = match (lot, begun) {
            (Some(lot), _) => (Some(lot.county), Some(lot.product.clone()), Some(lot.tonnes)),
            (None, Some((county, product, tonnes))) => (Some(county), Some(product), Some(tonnes)),
            (None, None) => (None, None, None),
        };
        Self {
            county: text(county.map(|county| county.to_string())),
            product: text(product.map(|product| product.0)),
            tonnes: text(tonnes.map(|tonnes| tonnes.to_string())),
            ready: Typed::new(lot.map(|lot| lot.ready)),
            is_hours: RwSignal::new(hours.is_some()),
            until: Typed::new(until),
            hours: text(hours.map(|hours| hours.to_string())),
            cold_chain: RwSignal::new(lot.is_some_and(|lot| lot.cold_chain)),
            floor: text(lot.map(|lot| i18n::yuan(lot.floor_fen))),
            source: RwSignal::new(source),
            date: RwSignal::new(date),
            note: text(lot.map(|lot| lot.note.clone())),
            unit: RwSignal::new(contact.unit),
            person: RwSignal::new(contact.person),
            contact: RwSignal::new(contact.contact),
        }
    }

    /// What is wrong: in the place of a number that was not typed, that there is none to be read.
    fn wrong(self, errors: Vec<LotError>) -> Vec<Wrong> {
        let is_read = |field: LotField| match field {
            LotField::Tonnes => self.typed_tonnes().is_some(),
            LotField::Floor => self.typed_floor().is_some(),
            LotField::Keeps if self.is_hours.get_untracked() => i18n::typed_count(self.hours.get_untracked().trim()).is_some(),
            _ => true,
        };
        let told = |error: LotError| match &error {
            LotError::Number { field, .. } if !is_read(*field) => Wrong::Unreadable(*field),
            _ => Wrong::Lot(error),
        };
        errors.into_iter().map(told).collect()
    }

    fn typed_tonnes(self) -> Option<i64> {
        cells::quantity(&self.tonnes.get_untracked(), Unit::Tonnes, Tongue::Chinese, 0, MAX_QUANTITY).ok()
    }

    fn typed_floor(self) -> Option<i64> {
        cells::fen(&self.floor.get_untracked()).ok()
    }

    /// The lot that is typed; what is no number and no moment is one that no lot may have, so that it is refused with what is allowed.
    fn lot(self, id: LotId, before: Option<&Lot>) -> Lot {
        const NO_MOMENT: Moment = Moment(i64::MIN);
        let moment = |typed: Typed| typed.moment().unwrap_or(NO_MOMENT);
        let (source, date) = (self.source.get_untracked(), i18n::typed_day(self.date.get_untracked().trim()));
        let reported = Provenance::Reported { source: source.trim().to_owned(), date };
        let keeps = if self.is_hours.get_untracked() {
            Keeping::Hours(i18n::typed_count(self.hours.get_untracked().trim()).unwrap_or(0))
        } else {
            Keeping::Until(moment(self.until))
        };
        Lot {
            id,
            county: self.county.get_untracked().parse::<u32>().map(Adcode).unwrap_or_default(),
            product: ProductId(self.product.get_untracked()),
            tonnes: self.typed_tonnes().unwrap_or(0),
            ready: moment(self.ready),
            keeps,
            cold_chain: self.cold_chain.get_untracked(),
            floor_fen: self.typed_floor().unwrap_or(-1),
            reported,
            contact: Contact {
                unit: self.unit.get_untracked(),
                person: self.person.get_untracked(),
                contact: self.contact.get_untracked(),
                remark: before.map(|lot| lot.contact.remark.clone()).unwrap_or_default(),
            },
            note: self.note.get_untracked(),
            accepted: None,
        }
    }
}

/// An id that no lot has.
fn free_id(scenario: &Scenario) -> LotId {
    let most = scenario.lots.len() + 1;
    let id = |number: usize| LotId(format!("lot-{number:02}"));
    (1..=most).map(id).find(|id| scenario.lot(id).is_none()).unwrap_or_default()
}

/// What is wrong with what is typed.
#[derive(Clone, Debug, PartialEq)]
enum Wrong {
    /// No number can be read in a field.
    Unreadable(LotField),
    /// It can be read, and cannot be.
    Lot(LotError),
}

/// The field that an error is of.
fn field(wrong: &Wrong) -> Option<LotField> {
    let error = match wrong {
        Wrong::Unreadable(field) => return Some(*field),
        Wrong::Lot(error) => error,
    };
    match error {
        LotError::Number { field, .. } | LotError::Moment { field, .. } | LotError::Long { field, .. } => Some(*field),
        LotError::SpoilsFirst { .. } => Some(LotField::Keeps),
        LotError::AcceptedMore { .. } => Some(LotField::Tonnes),
        LotError::Date(_) => Some(LotField::Date),
        _ => None,
    }
}

/// The form.
#[component]
pub fn Form(
    /// The lot whose report is changed; a new one without.
    lot: Option<Lot>,
) -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let begun = desk.new_lot.try_update(Option::take).flatten();
    let report = Report::of(lot.as_ref(), begun);
    let is_new = lot.is_none();
    let before = StoredValue::new(lot);
    let errors = RwSignal::new(Vec::<Wrong>::new());
    let has = move |of: LotField| Memo::new(move |_| errors.with(|errors| errors.iter().any(|error| field(error) == Some(of))));
    let wrong_moment = move |of: LotField| {
        let wrong = RwSignal::new(false);
        Effect::new(move |_| wrong.set(errors.with(|errors| errors.iter().any(|error| field(error) == Some(of)))));
        wrong
    };
    let (ready_wrong, keeps_wrong) = (wrong_moment(LotField::Ready), wrong_moment(LotField::Keeps));
    let save = move || {
        let id = before.with_value(|lot| lot.as_ref().map(|lot| lot.id.clone()));
        let id = id.unwrap_or_else(|| desk.scenario.with_untracked(|scenario| free_id(scenario)));
        let typed = before.with_value(|lot| report.lot(id.clone(), lot.as_ref()));
        // What is agreed on stays with the lot, and may ask for more tonnes than are typed.
        let accepted = desk.scenario.with_untracked(|scenario| scenario.lot(&id).and_then(|lot| lot.accepted.clone()));
        let whole = Lot { accepted, ..typed.clone() };
        if let Err(found) = desk.scenario.with_untracked(|scenario| whole.check(scenario)) {
            errors.set(report.wrong(found));
            page::focus_later("#lot-form [aria-invalid='true']");
            return;
        }
        desk.edit(Edit::Lot { id: id.clone(), lot: Some(Box::new(typed)) });
        held.choose(id);
    };
    let counties = Memo::new(move |_| {
        let lang = lang.get();
        desk.scenario.with(|scenario| {
            let of = |county: &&domain::County| scenario.is_party(county.province, Side::Supported);
            let name = |county: &domain::County| {
                let province = i18n::division(lang, scenario, county.province);
                (county.adcode.to_string(), format!("{province} {}", i18n::county(lang, scenario, county.adcode)))
            };
            scenario.counties.iter().filter(of).map(name).collect::<Vec<_>>()
        })
    });
    let products = Memo::new(move |_| {
        let lang = lang.get();
        desk.scenario.with(|scenario| {
            let name = |product: &domain::Product| (product.id.0.clone(), lang.pick(&product.name).to_owned());
            let mut names: Vec<_> = scenario.products.iter().map(name).collect();
            names.order_by(|one, other| one.1.cmp(&other.1));
            names
        })
    });
    let choice = move |id: &'static str,
                       name: fn(Lang) -> &'static str,
                       value: Text,
                       list: Memo<Vec<(String, String)>>,
                       wrong: Memo<bool>| {
        view! {
            <label class="event-field is-whole"><span class="quiet">{move || name(lang.get())}</span>
                <select class="input is-wide" id=id aria-invalid=move || wrong.get().to_string() prop:value=move || value.get()
                    on:change=move |event| value.set(event_target_value(&event))>
                    <option value="">{move || lang.get().lot_choose()}</option>
                    {move || list.get().into_iter().map(|(key, shown)| {
                        let is_chosen = key == value.get_untracked();
                        view! { <option value=key selected=is_chosen>{shown}</option> }
                    }).collect_view()}
                </select></label>
        }
    };
    let text = move |id: &'static str, name: fn(Lang) -> &'static str, value: Text, of: LotField, wide: bool| {
        let wrong = has(of);
        view! {
            <label class="event-field" class:is-whole=wide><span class="quiet">{move || name(lang.get())}</span>
                <input class="input" class:is-wide=wide id=id type="text" autocomplete="off" prop:value=move || value.get()
                    aria-invalid=move || wrong.get().to_string() on:input=move |event| value.set(event_target_value(&event)) /></label>
        }
    };
    let unknown = |county: bool| {
        Memo::new(move |_| {
            errors.with(|errors| {
                errors.iter().any(|error| match error {
                    Wrong::Lot(LotError::UnknownCounty(_)) => county,
                    Wrong::Lot(LotError::UnknownProduct(_)) => !county,
                    _ => false,
                })
            })
        })
    };
    let keeps = move |hours: bool, id: &'static str, name: fn(Lang) -> &'static str| {
        view! {
            <button class="segment" id=id type="button" aria-pressed=move || (report.is_hours.get() == hours).to_string()
                on:click=move |_| report.is_hours.set(hours)>{move || name(lang.get())}</button>
        }
    };
    view! {
        <form class="event-part lot-form print-none" id="lot-form" aria-label=move || if is_new { lang.get().lot_new() } else { lang.get().lot_edit() }
            on:submit=move |event| { event.prevent_default(); save(); }>
            <h3>{move || if is_new { lang.get().lot_new() } else { lang.get().lot_edit() }}</h3>
            <div class="event-fields">
                {choice("lot-county", Lang::lot_county, report.county, counties, unknown(true))}
                {choice("lot-product", Lang::lot_product, report.product, products, unknown(false))}
                {text("lot-tonnes", Lang::lot_tonnes, report.tonnes, LotField::Tonnes, false)}
                {text("lot-floor", Lang::lot_floor, report.floor, LotField::Floor, false)}
            </div>
            <div class="event-fields">
                <DayHour id="lot-ready" name=Lang::lot_ready typed=report.ready wrong=ready_wrong />
                <div class="lot-keeps"><span class="quiet">{move || lang.get().lot_keeps()}</span>
                    <div class="segmented" role="group" aria-label=move || lang.get().lot_keeps()>
                        {keeps(false, "lot-keeps-until", Lang::lot_until)}
                        {keeps(true, "lot-keeps-hours", Lang::lot_hours)}
                    </div>
                </div>
                <Show when=move || report.is_hours.get() fallback=move || view! { <DayHour id="lot-spoils" name=Lang::lot_spoils typed=report.until wrong=keeps_wrong /> }>
                    {text("lot-hours", Lang::lot_hours_count, report.hours, LotField::Keeps, false)}
                </Show>
                <label class="lot-cold"><input type="checkbox" id="lot-cold" prop:checked=move || report.cold_chain.get()
                    on:change=move |event| report.cold_chain.set(event_target_checked(&event)) /><span>{move || lang.get().lot_cold_chain()}</span></label>
            </div>
            <details class="lot-more">
                <summary>{move || lang.get().lot_more()}</summary>
                <div class="event-fields">
                    {text("lot-source", Lang::lot_source, report.source, LotField::Source, true)}
                    {text("lot-reported", Lang::lot_reported, report.date, LotField::Date, false)}
                    {text("lot-unit", Lang::lot_unit, report.unit, LotField::Unit, true)}
                    {text("lot-person", Lang::lot_person, report.person, LotField::Person, false)}
                    {text("lot-contact", Lang::lot_contact, report.contact, LotField::Contact, true)}
                    {text("lot-note", Lang::lot_note, report.note, LotField::Note, true)}
                </div>
            </details>
            <div id="lot-errors" role="alert">
                {move || (!errors.with(Vec::is_empty)).then(|| view! {
                    <ul class="lot-errors">
                        {errors.get().iter().map(|wrong| view! { <li>{match wrong {
                            Wrong::Unreadable(field) => i18n::lot_unreadable(lang.get(), *field),
                            Wrong::Lot(error) => i18n::lot_error(lang.get(), error),
                        }}</li> }).collect_view()}
                    </ul>
                })}
            </div>
            <div class="event-acts">
                <button class="button button-primary" id="lot-save" type="submit">{move || if is_new { lang.get().lot_save() } else { lang.get().lot_save_again() }}</button>
                <button class="button button-quiet" id="lot-cancel" type="button" on:click=move |_| held.form.set(None)>{move || lang.get().cancel()}</button>
            </div>
        </form>
    }
}
