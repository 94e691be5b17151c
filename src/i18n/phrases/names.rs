//! What places, pairs, months, needs and schemes are called.

use domain::{Adcode, Criterion, Kind, Mode, Month, Need, Pair, Provenance, Scenario, TermId, Unit, Workplace, term::Term};
use session::Session;

use crate::{Lang, sent_title, texts::texts, unit_parts, with_unit};

// What the columns and the legend of the allocation desk are called.
texts! {
    col_giving: "合作社 → 县", "Cooperative → county";
    col_leaving: "县 → 合作社", "County → cooperative";
    col_destinations: "接受去向", "Would go to";
    life_packing: "预冷", "pre-cooling";
    life_road: "在途", "on the road";
    life_selling: "销售", "on sale";
    life_left: "余量", "days left";
}

/// Short name of a division; its code where it is unknown. English gives the full name, for it has no short one.
pub fn division(lang: Lang, scenario: &Scenario, adcode: Adcode) -> String {
    scenario.division(adcode).map_or_else(
        || adcode.to_string(),
        |division| match lang {
            Lang::Zh => division.short.zh.clone(),
            Lang::En => division.name.en.split(" (").next().unwrap_or_default().to_owned(),
        },
    )
}

/// Short name of a county; its code where it is unknown.
pub fn county(lang: Lang, scenario: &Scenario, adcode: Adcode) -> String {
    scenario.county(adcode).map_or_else(|| adcode.to_string(), |county| lang.pick(&county.short).to_owned())
}

/// A county, and the village where one is named.
pub fn county_and_village(lang: Lang, scenario: &Scenario, adcode: Adcode, village: &str) -> String {
    let county = county(lang, scenario, adcode);
    if village.is_empty() { county } else { format!("{county} {village}") }
}

/// Where a need is: its county, and its village where one is named.
pub fn need_place(lang: Lang, scenario: &Scenario, need: &Need) -> String {
    county_and_village(lang, scenario, need.county, &need.terms.village)
}

/// Both names of a pair.
pub fn pair(lang: Lang, scenario: &Scenario, pair: Pair) -> String {
    format!("{}–{}", division(lang, scenario, pair.east), division(lang, scenario, pair.west))
}

/// The unit of a kind by index.
pub fn kind_unit(scenario: &Scenario, kind: usize) -> Unit {
    scenario.kinds.get(kind).map_or(Unit::Tonnes, |kind| kind.unit)
}

pub(super) fn term(lang: Lang, list: &[Term], id: &TermId) -> String {
    list.iter().find(|term| &term.id == id).map_or_else(|| id.0.clone(), |term| term.shown(lang == Lang::Zh).to_owned())
}

/// A month.
pub fn month(lang: Lang, month: Month) -> String {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match lang {
        Lang::Zh => format!("{} 月", month.0),
        Lang::En => NAMES.get(usize::from(month.0).saturating_sub(1)).map_or_else(String::new, |name| (*name).to_owned()),
    }
}

/// What a kind is called where there is room: its full name in Chinese. English has one name for a thing, the short one.
pub fn kind_name(lang: Lang, kind: &Kind) -> &str {
    match lang {
        Lang::Zh => &kind.name.zh,
        Lang::En => &kind.short.en,
    }
}

/// How much more or less of a kind there is, `delta` other than 0: 西果少 320 吨, `320 t less fruit`, `611 fewer people in jobs`.
pub fn more_or_less(lang: Lang, kind: &str, unit: Unit, delta: i64) -> String {
    let amount = with_unit(lang, delta.abs(), unit);
    if lang == Lang::Zh {
        return format!("{kind}{} {amount}", if delta > 0 { "多" } else { "少" });
    }
    let kind = kind.to_lowercase();
    match unit {
        Unit::WanYuan => format!("{amount} {} for {kind}", if delta > 0 { "more" } else { "less" }),
        Unit::Tonnes => format!("{amount} {} {kind}", if delta > 0 { "more" } else { "less" }),
        Unit::Persons | Unit::Seats => {
            let (number, noun) = unit_parts(lang, delta.abs(), unit);
            format!("{number} {} {noun} in {kind}", if delta > 0 { "more" } else { "fewer" })
        }
    }
}

/// What a number that is typed counts. English shows money in millions, but it is kept and typed in tens of thousands of yuan.
pub fn typed_unit(lang: Lang, unit: Unit) -> &'static str {
    if (lang, unit) == (Lang::En, Unit::WanYuan) { "× ¥10,000" } else { unit_parts(lang, 0, unit).1 }
}

/// What a need asks for, in a few words: its title, product, occupation or subject.
pub fn need_name(lang: Lang, scenario: &Scenario, need: &Need) -> String {
    let terms = &need.terms;
    if let Some(product) = terms.product.as_ref().and_then(|id| scenario.product(id)) {
        return lang.pick(&product.name).to_owned();
    }
    if let Some(sector) = &terms.sector {
        return term(lang, &scenario.vocabulary.sectors, sector);
    }
    if let Some(occupation) = &terms.occupation {
        return term(lang, &scenario.vocabulary.occupations, occupation);
    }
    if let Some(subject) = &terms.subject {
        return term(lang, &scenario.vocabulary.subjects, subject);
    }
    need.title.clone()
}

/// What an offer gives, in a few words: its title, product and month, occupation and place, or subject. Empty for money.
pub fn offer_name(lang: Lang, scenario: &Scenario, offer: &domain::Offer) -> String {
    let terms = &offer.terms;
    let mut parts = Vec::new();
    if !offer.title.is_empty() {
        parts.push(offer.title.clone());
    } else if let Some(product) = terms.product.as_ref().and_then(|id| scenario.product(id)) {
        parts.push(lang.pick(&product.name).to_owned());
    } else if let Some(category) = &terms.category {
        parts.push(term(lang, &scenario.vocabulary.categories, category));
    } else if let Some(occupation) = &terms.occupation {
        parts.push(term(lang, &scenario.vocabulary.occupations, occupation));
    } else if let Some(subject) = &terms.subject {
        parts.push(term(lang, &scenario.vocabulary.subjects, subject));
    }
    parts.extend(terms.month.map(|found| month(lang, found)));
    if terms.workplace == Some(Workplace::NearHome) {
        parts.push(lang.near_home().to_owned());
    }
    parts.join(" ")
}

/// Whose an offer is, and what it gives; its id where it is gone.
pub fn offer_of(lang: Lang, scenario: &Scenario, id: &domain::OfferId) -> String {
    let found = scenario.offers.iter().find(|offer| offer.id == *id);
    found.map_or_else(
        || id.0.clone(),
        |offer| format!("{} {}", division(lang, scenario, offer.cooperative), offer_name(lang, scenario, offer)),
    )
}

/// When or how a need is served by an offer: month, place or mode.
pub fn delivery_detail(lang: Lang, need: &Need, workplace: Option<Workplace>, scenario: &Scenario) -> String {
    if let Some(found) = need.terms.month {
        return month(lang, found);
    }
    match workplace {
        Some(Workplace::NearHome) => return lang.near_home().to_owned(),
        Some(Workplace::At(place)) => return division(lang, scenario, place),
        None => {}
    }
    match need.terms.mode_required.or(need.terms.mode_preferred) {
        Some(Mode::OnSite) => lang.on_site().to_owned(),
        Some(Mode::Online) => lang.online().to_owned(),
        None => String::new(),
    }
}

/// Where those who seek work would go; near home is always accepted.
pub fn destinations(lang: Lang, scenario: &Scenario, need: &Need) -> String {
    let places = need.terms.destinations.iter().map(|place| division(lang, scenario, *place));
    let names: Vec<String> = std::iter::once(lang.near_home().to_owned()).chain(places).collect();
    names.join(if lang == Lang::Zh { "、" } else { ", " })
}

/// The tag of a provenance and its class.
pub fn provenance(lang: Lang, provenance: &Provenance) -> (&'static str, &'static str) {
    match provenance {
        Provenance::Reported { .. } => (lang.reported(), "tag tag-reported"),
        Provenance::Estimated => (lang.estimated_short(), "tag tag-estimated"),
        Provenance::Illustrative => (lang.illustrative_short(), "tag tag-illustrative"),
    }
}

/// The existing pairs of the set in use with where each is known from.
pub fn pair_sources(lang: Lang, scenario: &Scenario) -> Vec<(String, String)> {
    let existing = scenario.existing();
    let set = scenario.schemes.iter().find(|scheme| scheme.id == scenario.scheme);
    let entries = set.into_iter().flat_map(|scheme| &scheme.pairs).filter(|entry| existing.binary_search(&entry.pair).is_ok());
    let source = |from: &Provenance| match from {
        Provenance::Reported { source, date } => format!("{source} ({date})"),
        Provenance::Estimated | Provenance::Illustrative => provenance(lang, from).0.to_owned(),
    };
    entries.map(|entry| (pair(lang, scenario, entry.pair), source(&entry.provenance))).collect()
}

/// Name of a criterion of fit.
pub fn criterion(lang: Lang, criterion: Criterion) -> &'static str {
    let (zh, en) = match criterion {
        Criterion::Sector => ("行业", "sector"),
        Criterion::Nearness => ("就近", "nearness"),
        Criterion::PartnerEnterprise => ("合作企业", "partner firms"),
        Criterion::Freshness => ("鲜度", "freshness"),
        Criterion::Freight => ("运费", "freight"),
        Criterion::Price => ("价格", "price"),
        Criterion::Occupation => ("工种", "occupation"),
        Criterion::Place => ("地点", "place"),
        Criterion::Subject => ("课程", "subject"),
        Criterion::Mode => ("方式", "mode"),
    };
    if lang == Lang::Zh { zh } else { en }
}

pub(super) fn names(lang: Lang, scenario: &Scenario, codes: &[Adcode]) -> String {
    let separator = if lang == Lang::Zh { "、" } else { ", " };
    codes.iter().map(|code| division(lang, scenario, *code)).collect::<Vec<_>>().join(separator)
}

/// Number of counties.
pub fn counties(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 县"),
        (Lang::En, 1) => "1 county".to_owned(),
        (Lang::En, _) => format!("{count} counties"),
    }
}

/// What a screen reader says of a cell.
pub fn cell_label(lang: Lang, scenario: &Scenario, of: Pair) -> String {
    pair(lang, scenario, of)
}

/// Name of a slot: its own, else the scenario's; always with the date its data stand for.
pub fn slot_name(lang: Lang, scenario: &Scenario, name: &str) -> String {
    let name = if name.is_empty() { lang.pick(&scenario.name) } else { name };
    format!("{name} · {}", scenario.date)
}

/// Name of a slot without the date of its data.
pub fn slot_title(lang: Lang, scenario: &Scenario, name: &str) -> String {
    if name.is_empty() { lang.pick(&scenario.name).to_owned() } else { name.to_owned() }
}

/// What the scenario in view is called, without the date of its data.
pub fn scenario_title(lang: Lang, session: &Session) -> String {
    if session.shows_preview() {
        sent_title(lang, session.preview.as_ref().map_or("", |preview| &preview.name))
    } else {
        slot_title(lang, session.base(), &session.slot().name)
    }
}

/// The dates at the head of a printed page: of the data, and of the day on which it is printed.
pub fn printed_dates(lang: Lang, data: &str, today: &str) -> String {
    match lang {
        Lang::Zh => format!("数据日期 {data} · 打印日期 {today}"),
        Lang::En => format!("Data of {data} · printed {today}"),
    }
}

/// Name of a set of existing pairs; its id where it has no name here.
pub fn scheme(lang: Lang, id: &domain::SchemeId) -> String {
    match id.0.as_str() {
        "2016" => lang.scheme_2016().to_owned(),
        "2021" => lang.scheme_2021().to_owned(),
        exchange::reference::OWN_SCHEME => lang.scheme_own().to_owned(),
        other => other.to_owned(),
    }
}

/// Months as runs of the circle of the year, from June, when the planning year begins: `11 月至次年 3 月`, `Nov–Mar`. A run that
/// passes into June from before stands whole and first: `5–7 月`. All twelve are the whole year.
pub fn months(lang: Lang, months: &[Month]) -> String {
    let mut held = [false; 12];
    for month in months {
        held[(usize::from(month.0) + 6) % 12] = true;
    }
    // The last place without a month: behind it begins the run that passes into June.
    let Some(gap) = held.iter().rposition(|held| !held) else { return lang.all_months().to_owned() };
    let start = if held[0] { gap + 1 } else { 0 };
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for place in (start..start + 12).filter(|place| held[place % 12]) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == place => *last = place,
            _ => runs.push((place, place)),
        }
    }
    let back = |place: usize| Month(((place + 5) % 12 + 1) as u8);
    let run = |(first, last): (usize, usize)| match (lang, first == last) {
        (Lang::Zh, true) => format!("{} 月", back(first).0),
        (Lang::Zh, false) => {
            let (from, to) = (back(first).0, back(last).0);
            if from < to { format!("{from}–{to} 月") } else { format!("{from} 月至次年 {to} 月") }
        }
        (Lang::En, true) => month(lang, back(first)),
        (Lang::En, false) => format!("{}–{}", month(lang, back(first)), month(lang, back(last))),
    };
    runs.into_iter().map(run).collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
}

/// A month in the narrow heading of a calendar.
pub fn month_short(lang: Lang, found: Month) -> String {
    match lang {
        Lang::Zh => format!("{}月", found.0),
        Lang::En => month(lang, found),
    }
}

/// Whether a kind is shipped: it has products, months and routes.
pub fn is_shipped(scenario: &Scenario, kind: usize) -> bool {
    kind_unit(scenario, kind) == Unit::Tonnes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &[u8]) -> Vec<Month> {
        list.iter().copied().map(Month).collect()
    }

    #[test]
    fn a_run_that_passes_into_june_is_one_run_and_the_first() {
        assert_eq!(months(Lang::Zh, &of(&[6, 7, 5])), "5–7 月");
        assert_eq!(months(Lang::Zh, &of(&[6, 3, 4, 5])), "3–6 月");
        assert_eq!(months(Lang::En, &of(&[5, 6, 9, 10, 1])), "May–Jun, Sep–Oct, Jan");
        assert_eq!(months(Lang::Zh, &of(&[7, 5])), "7 月、5 月");
        let all_but_november: Vec<u8> = (1..=12).filter(|month| *month != 11).collect();
        assert_eq!(months(Lang::Zh, &of(&all_but_november)), "12 月至次年 10 月");
    }

    #[test]
    fn twelve_months_are_the_whole_year_and_eleven_one_run() {
        let year: Vec<u8> = (1..=12).collect();
        assert_eq!(months(Lang::Zh, &of(&year)), "全年");
        assert_eq!(months(Lang::En, &of(&year)), "All year");
        assert_eq!(months(Lang::Zh, &of(&year[1..])), "2–12 月");
    }

    #[test]
    fn a_typed_amount_of_money_is_in_tens_of_thousands_in_both_languages() {
        assert_eq!([Lang::Zh, Lang::En].map(|lang| typed_unit(lang, Unit::WanYuan)), ["万元", "× ¥10,000"]);
        assert_eq!([Lang::Zh, Lang::En].map(|lang| typed_unit(lang, Unit::Persons)), ["人", "people"]);
    }

    /// What files are written and read with is what the page says.
    #[test]
    fn criteria_and_strategies_are_called_the_same_in_files() {
        use domain::{Strategy, kind::Criterion};
        use exchange::cells::Tongue;
        use sheets::words;
        let criteria = [
            Criterion::Sector,
            Criterion::Nearness,
            Criterion::PartnerEnterprise,
            Criterion::Freshness,
            Criterion::Freight,
            Criterion::Price,
            Criterion::Occupation,
            Criterion::Place,
            Criterion::Subject,
            Criterion::Mode,
        ];
        for (lang, tongue) in [(Lang::Zh, Tongue::Chinese), (Lang::En, Tongue::English)] {
            for found in criteria {
                assert_eq!(words::word(words::criterion(found), tongue), criterion(lang, found));
            }
            for found in [Strategy::BestValue, Strategy::Fairest, Strategy::Stable, Strategy::LeastChange] {
                assert_eq!(words::word(words::strategy(found), tongue), crate::phrases::strategy(lang, found));
            }
        }
    }
}
