//! 结对安排表: what is arranged, a row for each need and cooperative; a product shipped in several months is one row.

use std::collections::BTreeMap;

use domain::{Adcode, Month, Need, Offer, Provenance, Scenario, Workplace};
use i18n::Lang;

use super::{
    Composer,
    cells::{amount, fit, fold, line, words},
};
use crate::paper::{Cell, Table};

/// Place of the column of amounts.
const AMOUNT: usize = 6;

/// One row of the schedule.
struct Entry<'a> {
    west: Adcode,
    need: &'a Need,
    offer: &'a Offer,
    units: i64,
    months: Vec<Month>,
    is_fixed: bool,
    is_illustrative: bool,
    is_estimated: bool,
}

impl Composer<'_> {
    /// The schedule, of a party or of all. O(deliveries × log).
    pub(super) fn arrangements(&self, party: Option<Adcode>) -> Table {
        let (lang, scenario) = (self.lang, self.scenario());
        let entries = self.entries(party);
        let mut rows: Vec<_> = entries
            .iter()
            .map(|entry| {
                let Some((index, kind)) = scenario.kind(&entry.need.kind) else { return line(Vec::new()) };
                let (need, offer) = (&entry.need.contact, &entry.offer.contact);
                line(vec![
                    Cell::text(i18n::division(lang, scenario, entry.west)),
                    Cell::text(i18n::need_place(lang, scenario, entry.need)),
                    Cell::text(i18n::division(lang, scenario, entry.offer.cooperative)),
                    Cell::text(lang.pick(&kind.short)),
                    Cell::text(item(lang, scenario, entry.need)),
                    Cell::text(site(lang, scenario, entry)),
                    amount(lang, entry.units, kind.unit),
                    Cell::text(i18n::column_unit(lang, i18n::kind_unit(scenario, index))),
                    Cell::text(both(&need.unit, &offer.unit)),
                    Cell::text(both(&need.person, &offer.person)),
                    Cell::text(both(&need.contact, &offer.contact)),
                    Cell::text(period(lang, entry)),
                    Cell::text(remark(lang, entry)),
                ])
            })
            .collect();
        fold(&mut rows, 2);
        let columns = [
            lang.report_west(),
            lang.col_county(),
            lang.report_east(),
            lang.report_kind(),
            lang.report_item(),
            lang.report_site(),
            lang.report_amount(),
            lang.report_unit(),
            lang.report_unit_responsible(),
            lang.report_person(),
            lang.report_contact(),
            lang.report_period(),
            lang.report_remark(),
        ];
        let columns = columns.map(|heading| words(heading, 0));
        let mut columns = columns.to_vec();
        columns[AMOUNT].is_number = true;
        fit(&mut columns, &rows, 22);
        let note = if rows.is_empty() { lang.report_nothing().to_owned() } else { i18n::data_line(lang, scenario) };
        let caption = lang.report_table_arrangement().to_owned();
        Table { id: "arrangement".to_owned(), caption, columns, rows, note }
    }

    fn entries(&self, party: Option<Adcode>) -> Vec<Entry<'_>> {
        let (scenario, plan) = (self.scenario(), self.plan());
        let mut entries: BTreeMap<(Adcode, Adcode, usize, String, Adcode), Entry<'_>> = BTreeMap::new();
        for delivery in &plan.deliveries {
            let (Some(offer), Some(need)) =
                (scenario.offers.get(delivery.offer as usize), scenario.needs.get(delivery.need as usize))
            else {
                continue;
            };
            let (Some(west), Some((kind, _))) = (scenario.province_of(need.county), scenario.kind(&need.kind)) else {
                continue;
            };
            if party.is_some_and(|party| party != west && party != offer.cooperative) {
                continue;
            }
            let what = need.terms.product.as_ref().map_or_else(|| need.id.0.clone(), |product| format!("={}", product.0));
            // What is told of a row is true of all that it sums: only months are put together.
            let contacts =
                [&need.contact, &offer.contact].map(|of| [&of.unit, &of.person, &of.contact, &of.remark].map(String::as_str));
            let told = [&need.title, &need.terms.site, &need.terms.village, &need.terms.period].map(String::as_str);
            let place = format!("{:?}", offer.terms.workplace);
            let what = [&[what.as_str(), place.as_str()][..], &told, &contacts[0], &contacts[1]].concat().join("\u{1f}");
            let entry = entries.entry((west, need.county, kind, what, offer.cooperative)).or_insert_with(|| Entry {
                west,
                need,
                offer,
                units: 0,
                months: Vec::new(),
                is_fixed: false,
                is_illustrative: false,
                is_estimated: false,
            });
            entry.units += delivery.amount;
            entry.months.extend(need.terms.month.or(offer.terms.month));
            entry.is_fixed |= scenario.fixed.iter().any(|fixed| fixed.offer == offer.id && fixed.need == need.id);
            for provenance in [&offer.provenance, &need.provenance] {
                entry.is_illustrative |= matches!(provenance, Provenance::Illustrative);
                entry.is_estimated |= matches!(provenance, Provenance::Estimated);
            }
        }
        entries.into_values().collect()
    }
}

fn item(lang: Lang, scenario: &Scenario, need: &Need) -> String {
    if need.title.is_empty() { i18n::need_name(lang, scenario, need) } else { need.title.clone() }
}

fn site(lang: Lang, scenario: &Scenario, entry: &Entry<'_>) -> String {
    if !entry.need.terms.site.is_empty() {
        return entry.need.terms.site.clone();
    }
    match entry.offer.terms.workplace {
        Some(Workplace::NearHome) => lang.near_home().to_owned(),
        Some(Workplace::At(place)) => i18n::division(lang, scenario, place),
        None => String::new(),
    }
}

/// When it is: as written, or the months in which it is shipped or held.
fn period(lang: Lang, entry: &Entry<'_>) -> String {
    let (need, offer) = (&entry.need.terms, &entry.offer.terms);
    if !need.period.is_empty() {
        return need.period.clone();
    }
    let held: Vec<Month> = match (need.months.is_empty(), offer.months.is_empty()) {
        _ if !entry.months.is_empty() => entry.months.clone(),
        (true, true) => return String::new(),
        (false, true) => need.months.clone(),
        (true, false) => offer.months.clone(),
        (false, false) => need.months.iter().copied().filter(|month| offer.months.contains(month)).collect(),
    };
    i18n::months(lang, &held)
}

fn remark(lang: Lang, entry: &Entry<'_>) -> String {
    let mut parts = vec![both(&entry.need.contact.remark, &entry.offer.contact.remark)];
    parts.push(i18n::channel_names(lang, &entry.offer.terms.channels));
    if entry.is_fixed {
        parts.push(lang.fixed_tag().to_owned());
    }
    if entry.is_illustrative {
        parts.push(lang.illustrative().to_owned());
    } else if entry.is_estimated {
        parts.push(lang.estimated_short().to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(if lang == Lang::Zh { "；" } else { "; " })
}

/// What the two ends say, once where they say the same.
fn both(west: &str, east: &str) -> String {
    let mut texts = [west.trim(), east.trim()].to_vec();
    texts.retain(|text| !text.is_empty());
    texts.dedup();
    texts.join(" / ")
}
