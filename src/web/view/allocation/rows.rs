//! The arrangements of one kind as rows: what the tables, the calendar and the Sankey diagram are drawn from.

use std::collections::BTreeMap;

use domain::{Adcode, FixedAmount, Month, Order, Plan, ProductId, Provenance, Scenario, ShippingFacts, Side};

use crate::rows_behind::{Filter, Status};

/// One arrangement: an amount of an offer for a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index of the offer.
    pub offer: u32,
    /// Index of the need.
    pub need: u32,
    /// The cooperative.
    pub east: Adcode,
    /// The province.
    pub west: Adcode,
    /// The county.
    pub county: Adcode,
    /// Units arranged.
    pub amount: i64,
    /// Fit of 10,000; 0 for an excluded one.
    pub fit: i64,
    /// Month of a shipment.
    pub month: Option<Month>,
    /// Product of a shipment.
    pub product: Option<ProductId>,
    /// What a shipment takes.
    pub shipping: Option<ShippingFacts>,
    /// The amount that the planner fixed.
    pub fixed: Option<i64>,
    /// Provenance of offer and need; `None` where they differ.
    pub provenance: Option<Provenance>,
    /// The months of a route, where the row stands for several; the row's own offer and need are then those of the first.
    pub months: Vec<Row>,
}

/// What tells a route from others: product, county, cooperative.
pub type RouteKey = (ProductId, Adcode, Adcode);

impl Row {
    /// The route of a shipment.
    pub fn route(&self) -> Option<RouteKey> {
        Some((self.product.clone()?, self.county, self.east))
    }

    /// The arrangements that the row stands for: its months, or itself.
    pub fn parts(&self) -> &[Self] {
        if self.months.is_empty() { std::slice::from_ref(self) } else { &self.months }
    }

    /// Whether few days are left on arrival.
    pub fn is_caution(&self, scenario: &Scenario) -> bool {
        self.shipping.is_some_and(|facts| facts.margin_tenths() < scenario.rules.shipping.caution_tenths)
    }
}

/// The rows of one kind that pass a filter, by offer, then need. O(deliveries × log).
pub fn rows(scenario: &Scenario, plan: &Plan, kind: usize, filter: &Filter) -> Vec<Row> {
    let fixed: BTreeMap<(&str, &str), i64> = scenario
        .fixed
        .iter()
        .map(|FixedAmount { offer, need, amount }| ((offer.0.as_str(), need.0.as_str()), *amount))
        .collect();
    let made = plan.deliveries.iter().map(|delivery| (delivery.offer, delivery.need, delivery.amount, delivery.fit));
    let excluded = scenario.fixed.iter().filter(|entry| entry.amount == 0).filter_map(|entry| {
        let offer = scenario.offers.iter().position(|offer| offer.id == entry.offer)?;
        let need = scenario.needs.iter().position(|need| need.id == entry.need)?;
        Some((offer as u32, need as u32, 0, 0))
    });
    let mut rows: Vec<Row> = made
        .chain(excluded)
        .filter_map(|(offer_at, need_at, amount, fit)| {
            let (offer, need) = (scenario.offers.get(offer_at as usize)?, scenario.needs.get(need_at as usize)?);
            if scenario.kinds.get(kind)?.id != offer.kind {
                return None;
            }
            let west = scenario.province_of(need.county)?;
            let product = need.terms.product.clone();
            let shipping = product.as_ref().and_then(|id| {
                let route = scenario.route(domain::Pair { east: offer.cooperative, west })?;
                Some(ShippingFacts::new(&scenario.rules, route, scenario.county(need.county)?, scenario.product(id)?))
            });
            Some(Row {
                offer: offer_at,
                need: need_at,
                east: offer.cooperative,
                west,
                county: need.county,
                amount,
                fit,
                month: need.terms.month,
                product,
                shipping,
                fixed: fixed.get(&(offer.id.0.as_str(), need.id.0.as_str())).copied(),
                provenance: (offer.provenance == need.provenance).then(|| need.provenance.clone()),
                months: Vec::new(),
            })
        })
        .filter(|row| passes(scenario, row, filter))
        .collect();
    rows.order_by_key(|row| (row.offer, row.need));
    rows
}

fn passes(scenario: &Scenario, row: &Row, filter: &Filter) -> bool {
    let status = match filter.status {
        Status::Arranged => row.amount > 0,
        Status::Caution => row.amount > 0 && row.is_caution(scenario),
        Status::Fixed => row.fixed.is_some(),
        Status::Unmet => false,
    };
    status
        && filter.east.is_none_or(|east| row.east == east)
        && filter.west.is_none_or(|west| row.west == west)
        && filter.county.is_none_or(|county| row.county == county)
        && filter.month.is_none_or(|month| row.month == Some(month))
        && filter.product.as_ref().is_none_or(|product| row.product.as_ref() == Some(product))
}

/// Shipments of one product from one county to one cooperative as one row, its months within it in the order of the planning year;
/// what is not shipped stays as it is. Keeps the order of first appearance. O(rows × log).
pub fn by_route(rows: Vec<Row>) -> Vec<Row> {
    let mut places: BTreeMap<RouteKey, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        let at = row.route().map_or(groups.len(), |route| *places.entry(route).or_insert(groups.len()));
        match groups.get_mut(at) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups.into_iter().filter_map(folded).collect()
}

fn folded(mut months: Vec<Row>) -> Option<Row> {
    months.order_by_key(|row| row.month.map(place));
    let mut whole = months.first()?.clone();
    if months.len() > 1 {
        whole.amount = months.iter().map(|row| row.amount).sum();
        whole.month = None;
        // An amount is fixed in a month, never for a whole route.
        whole.fixed = None;
        if months.iter().any(|row| row.provenance != whole.provenance) {
            whole.provenance = None;
        }
        whole.months = months;
    }
    Some(whole)
}

/// A month of a product in the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CalendarCell {
    /// Tonnes that the counties have.
    pub supply: i64,
    /// Tonnes that are arranged.
    pub agreed: i64,
    /// Whether it is picked in this month.
    pub harvest: bool,
}

/// A product's year, from June to May.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarRow {
    /// Its province.
    pub west: Adcode,
    /// The product.
    pub product: ProductId,
    /// June to May.
    pub months: [CalendarCell; 12],
}

/// The months of the planning year in order.
pub fn year() -> [Month; 12] {
    std::array::from_fn(|place| Month((place as u8 + 5) % 12 + 1))
}

/// The place of a month in the planning year.
pub fn place(month: Month) -> usize {
    usize::from((month.0 + 6) % 12)
}

/// Whether the calendar shows what the counties have beside what is arranged of it. Where the rows are narrowed to some arrangements of a
/// place or product (by cooperative, by status, by a search), the rest is not unsold: others may have it.
pub fn shows_supply(filter: &Filter, is_searched: bool) -> bool {
    filter.east.is_none() && filter.status == Status::Arranged && !is_searched
}

/// The calendar of a kind's products by province: what is arranged in the rows that are listed and, with `with_supply`, what the counties
/// have, by the filter's places, product and month. O((needs + rows) × log).
pub fn calendar(scenario: &Scenario, rows: &[Row], filter: &Filter, with_supply: bool) -> Vec<CalendarRow> {
    let mut calendar: BTreeMap<(Adcode, ProductId), CalendarRow> = BTreeMap::new();
    let blank = |west: Adcode, product: &ProductId| {
        let harvest = scenario.product(product).map(|found| found.harvest.clone()).unwrap_or_default();
        let months = year().map(|month| CalendarCell { harvest: harvest.contains(&month), ..CalendarCell::default() });
        CalendarRow { west, product: product.clone(), months }
    };
    for need in scenario.needs.iter().filter(|_| with_supply) {
        let (Some(product), Some(month)) = (&need.terms.product, need.terms.month) else { continue };
        let Some(west) = scenario.province_of(need.county) else { continue };
        let passes = filter.west.is_none_or(|only| only == west)
            && filter.county.is_none_or(|only| only == need.county)
            && filter.product.as_ref().is_none_or(|only| only == product)
            && filter.month.is_none_or(|only| only == month);
        if passes {
            let row = calendar.entry((west, product.clone())).or_insert_with(|| blank(west, product));
            row.months[place(month)].supply += need.quantity;
        }
    }
    for row in rows.iter().flat_map(Row::parts) {
        let (Some(product), Some(month)) = (&row.product, row.month) else { continue };
        let found = calendar.entry((row.west, product.clone())).or_insert_with(|| blank(row.west, product));
        found.months[place(month)].agreed += row.amount;
    }
    calendar.into_values().collect()
}

/// What a cooperative has of a kind and what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// The cooperative.
    pub east: Adcode,
    /// Units offered.
    pub offered: i64,
    /// Units arranged in the rows that are listed.
    pub listed: i64,
    /// Units arranged in all.
    pub used: i64,
}

/// Capacities of a kind, by cooperative: of one, where the filter names one. O(offers + deliveries + rows).
pub fn capacities(scenario: &Scenario, plan: &Plan, kind: usize, rows: &[Row], filter: &Filter) -> Vec<Capacity> {
    let Some(kind) = scenario.kinds.get(kind) else { return Vec::new() };
    let parties = scenario.parties(Side::Supporter).map(|party| party.division);
    let mut out: Vec<Capacity> = parties
        .filter(|code| filter.east.is_none_or(|only| only == *code))
        .map(|east| Capacity { east, offered: 0, listed: 0, used: 0 })
        .collect();
    let mut add = |east: Adcode, change: &dyn Fn(&mut Capacity)| {
        if let Some(entry) = out.iter_mut().find(|entry| entry.east == east) {
            change(entry);
        }
    };
    for offer in scenario.offers.iter().filter(|offer| offer.kind == kind.id) {
        add(offer.cooperative, &|entry| entry.offered += offer.quantity);
    }
    for delivery in &plan.deliveries {
        if let Some(offer) = scenario.offers.get(delivery.offer as usize).filter(|offer| offer.kind == kind.id) {
            add(offer.cooperative, &|entry| entry.used += delivery.amount);
        }
    }
    for row in rows {
        add(row.east, &|entry| entry.listed += row.amount);
    }
    out
}

/// How far the needs of a kind are served in a province, or in one county of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// The province.
    pub west: Adcode,
    /// Units asked for.
    pub needed: i64,
    /// Units arranged in the rows that are listed.
    pub listed: i64,
    /// Units arranged in all.
    pub arranged: i64,
}

impl Served {
    /// arranged ÷ needed in ten-thousandths, floored; 0 where nothing is needed.
    pub fn per_myriad(&self) -> i64 {
        if self.needed > 0 { (i128::from(self.arranged) * 10_000 / i128::from(self.needed)) as i64 } else { 0 }
    }
}

/// What is served of a kind, by province, of the places that the filter names. O(needs + deliveries + rows).
pub fn served(scenario: &Scenario, plan: &Plan, kind: usize, rows: &[Row], filter: &Filter) -> Vec<Served> {
    let Some(kind) = scenario.kinds.get(kind) else { return Vec::new() };
    let mut out: BTreeMap<Adcode, Served> = BTreeMap::new();
    let of = |need: &domain::Need| {
        let west = scenario.province_of(need.county)?;
        let passes = need.kind == kind.id
            && filter.west.is_none_or(|only| only == west)
            && filter.county.is_none_or(|only| only == need.county);
        passes.then_some(west)
    };
    for need in &scenario.needs {
        if let Some(west) = of(need) {
            let blank = Served { west, needed: 0, listed: 0, arranged: 0 };
            out.entry(west).or_insert(blank).needed += need.quantity;
        }
    }
    for delivery in &plan.deliveries {
        let west = scenario.needs.get(delivery.need as usize).and_then(of);
        if let Some(entry) = west.and_then(|west| out.get_mut(&west)) {
            entry.arranged += delivery.amount;
        }
    }
    for row in rows {
        if let Some(entry) = out.get_mut(&row.west) {
            entry.listed += row.amount;
        }
    }
    out.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipment(product: &str, county: u32, east: u32, month: u8, amount: i64) -> Row {
        Row {
            offer: u32::from(month),
            need: u32::from(month),
            east: Adcode(east),
            west: Adcode(450_000),
            county: Adcode(county),
            amount,
            fit: 5_000,
            month: Some(Month(month)),
            product: Some(ProductId(product.to_owned())),
            shipping: None,
            fixed: (month == 1).then_some(amount),
            provenance: Some(Provenance::Illustrative),
            months: Vec::new(),
        }
    }

    #[test]
    fn a_route_is_one_row_with_its_months_in_the_order_of_the_planning_year() {
        let rows = vec![
            shipment("apple", 1, 31, 1, 30),
            shipment("apple", 2, 31, 9, 5),
            shipment("apple", 1, 31, 11, 20),
            shipment("apple", 1, 37, 11, 7),
            shipment("pear", 1, 31, 11, 9),
        ];
        let routes = by_route(rows.clone());
        assert_eq!(routes.iter().map(|row| row.amount).collect::<Vec<_>>(), [50, 5, 7, 9]);
        let months: Vec<_> = routes[0].parts().iter().map(|row| row.month.map(|month| month.0)).collect();
        assert_eq!((months, routes[0].month, routes[0].fixed), (vec![Some(11), Some(1)], None, None));
        assert_eq!(routes[0].months[1].fixed, Some(30));
        // A single shipment stays the row that it was.
        assert_eq!(routes[1], rows[1]);
        assert_eq!(routes.iter().flat_map(Row::parts).map(|row| row.amount).sum::<i64>(), 71);
    }

    #[test]
    fn what_is_not_shipped_is_not_folded() {
        let course = Row { product: None, month: None, ..shipment("", 1, 31, 1, 4) };
        assert_eq!(by_route(vec![course.clone(), course.clone()]), [course.clone(), course]);
    }

    #[test]
    fn the_planning_year_runs_from_june_to_may() {
        assert_eq!(year().map(|month| month.0), [6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5]);
        assert!(year().into_iter().enumerate().all(|(at, month)| place(month) == at));
    }
}
