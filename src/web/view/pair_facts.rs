//! What the panel of a pair tells, as numbers: points by kind split over the criteria, and what is arranged, line by line.

use std::collections::BTreeMap;

use domain::{
    Adcode, Criterion, Delivery, Month, Order, Pair, Plan, Provenance, Scenario, Workplace,
    shown::{PlanPoints, alone_by_kind},
};

/// One kind of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindFacts {
    /// Value units that the pair delivers in the plan.
    pub delivered: i64,
    /// The same in hundredths of a point as shown: the kinds add up to the pair.
    pub delivered_points: i64,
    /// Value units that it could reach alone.
    pub alone: i64,
    /// The same in hundredths of a point as shown.
    pub alone_points: i64,
    /// Units of the kind that it delivers.
    pub amount: i64,
    /// Mean fit of what it delivers, of 10,000, weighted by amount; `None` where nothing is delivered.
    pub fit: Option<i64>,
    /// Each criterion with its mean score, of 10,000, weighted by amount, and the value units that it brings.
    pub criteria: Vec<(Criterion, i64, i64)>,
}

/// What one county gets of one thing from the pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The county.
    pub county: Adcode,
    /// Index of the kind.
    pub kind: usize,
    /// Index of the first need behind the line, for its name.
    pub need: u32,
    /// Units of the kind.
    pub amount: i64,
    /// Value units.
    pub value: i64,
    /// Months in which it goes, as found.
    pub months: Vec<Month>,
    /// Place of the posts, where it is one.
    pub workplace: Option<Workplace>,
    /// Provenance of all needs and offers behind it; `None` where they differ.
    pub provenance: Option<Provenance>,
}

/// The deliveries of a pair. O(deliveries).
fn of_pair<'a>(scenario: &'a Scenario, plan: &'a Plan, pair: Pair) -> impl Iterator<Item = &'a Delivery> {
    plan.deliveries.iter().filter(move |delivery| {
        let east = scenario.offers.get(delivery.offer as usize).map(|offer| offer.cooperative);
        let west = scenario.needs.get(delivery.need as usize).and_then(|need| scenario.province_of(need.county));
        east == Some(pair.east) && west == Some(pair.west)
    })
}

/// The kinds of a pair, in the order of the scenario. O(kinds × deliveries).
pub fn kinds(scenario: &Scenario, plan: &Plan, points: &PlanPoints, pair: Pair) -> Vec<KindFacts> {
    let Some(result) = plan.pair(pair) else { return Vec::new() };
    let (delivered_points, alone_points) = (points.kinds(plan, result), alone_by_kind(plan, result));
    let deliveries: Vec<&Delivery> = of_pair(scenario, plan, pair).collect();
    let facts = scenario.kinds.iter().enumerate().map(|(index, kind)| {
        let mine: Vec<&Delivery> = deliveries
            .iter()
            .copied()
            .filter(|delivery| scenario.offers.get(delivery.offer as usize).is_some_and(|offer| offer.kind == kind.id))
            .collect();
        let amount: i128 = mine.iter().map(|delivery| i128::from(delivery.amount)).sum();
        let mean = |score: &dyn Fn(&Delivery) -> i64| {
            let sum: i128 = mine.iter().map(|delivery| i128::from(delivery.amount) * i128::from(score(delivery))).sum();
            if amount > 0 { (sum / amount) as i64 } else { 0 }
        };
        let criteria = kind.criteria.iter().enumerate().map(|(place, entry)| {
            let score = |delivery: &Delivery| delivery.criteria.get(place).copied().unwrap_or(0);
            let brought: i128 = mine.iter().map(|delivery| share_of_value(delivery, kind, place)).sum();
            (entry.criterion, mean(&score), brought as i64)
        });
        KindFacts {
            delivered: result.delivered.get(index).copied().unwrap_or(0),
            delivered_points: delivered_points.get(index).copied().unwrap_or(0),
            alone: result.alone.get(index).copied().unwrap_or(0),
            alone_points: alone_points.get(index).copied().unwrap_or(0),
            amount: amount as i64,
            fit: (amount > 0).then(|| mean(&|delivery| delivery.fit)),
            criteria: criteria.collect(),
        }
    });
    facts.collect()
}

/// The part of a delivery's value that one criterion brings: in proportion to weight × score.
fn share_of_value(delivery: &Delivery, kind: &domain::Kind, place: usize) -> i128 {
    let part = |index: usize| {
        let weight = kind.criteria.get(index).map_or(0, |entry| entry.weight);
        i128::from(weight) * i128::from(delivery.criteria.get(index).copied().unwrap_or(0))
    };
    let whole: i128 = (0..kind.criteria.len()).map(part).sum();
    if whole > 0 { i128::from(delivery.value) * part(place) / whole } else { 0 }
}

/// What is arranged between the two, the most valuable first: months of one product for one county are one line. O(n log n).
pub fn lines(scenario: &Scenario, plan: &Plan, pair: Pair) -> Vec<Line> {
    let mut lines: BTreeMap<(usize, Adcode, String), Line> = BTreeMap::new();
    for delivery in of_pair(scenario, plan, pair) {
        let (Some(offer), Some(need)) =
            (scenario.offers.get(delivery.offer as usize), scenario.needs.get(delivery.need as usize))
        else {
            continue;
        };
        let kind = scenario.kind(&need.kind).map_or(0, |(index, _)| index);
        let terms = &need.terms;
        // What makes two needs of a county the same line: the product, or else the need itself.
        let what = terms.product.as_ref().map_or_else(|| need.id.0.clone(), |product| product.0.clone());
        let both = (offer.provenance == need.provenance).then(|| need.provenance.clone());
        let line = lines.entry((kind, need.county, what)).or_insert_with(|| Line {
            county: need.county,
            kind,
            need: delivery.need,
            amount: 0,
            value: 0,
            months: Vec::new(),
            workplace: offer.terms.workplace,
            provenance: both.clone(),
        });
        line.amount += delivery.amount;
        line.value += delivery.value;
        if let Some(month) = terms.month.filter(|month| !line.months.contains(month)) {
            line.months.push(month);
        }
        if line.workplace != offer.terms.workplace {
            line.workplace = None;
        }
        if line.provenance != both {
            line.provenance = None;
        }
    }
    let mut lines: Vec<Line> = lines.into_values().collect();
    lines.order_by_key(|line| (std::cmp::Reverse(line.value), line.county, line.need));
    lines
}
