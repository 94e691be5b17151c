//! Two plans side by side: where each stands, and what is different in the second. Called by `what_if`, and by whoever compares two
//! scenarios of the planner's.

use std::{cmp::Reverse, collections::BTreeMap};

use domain::{
    Adcode, KindId, NeedId, OfferId, Order, Plan, Scenario, ValueScale,
    explanation::{AmountChange, Answer, Difference, KindChange, PlaceChange, Standing},
};

/// Where a plan stands. O(1) but for copies.
pub fn standing(plan: &Plan) -> Standing {
    Standing {
        value: plan.value,
        bound: plan.bound,
        scale: plan.scale,
        answer: if plan.value >= plan.bound { Answer::Proved } else { Answer::BestFound },
        served: plan.measures.served.clone(),
        needed: plan.measures.needed.clone(),
        worst: plan.measures.worst.and_then(|row| plan.coverage.get(row as usize)).cloned(),
        blocking: plan.measures.blocking.len() as u32,
        added: plan.measures.added.len() as u32,
        dropped: plan.measures.dropped.len() as u32,
    }
}

/// A scenario with its plan.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its plan.
    pub plan: &'a Plan,
}

/// A value of one scale in another, which must be the finer one.
pub fn rescaled(value: i64, from: ValueScale, to: ValueScale) -> i64 {
    let scaled = i128::from(value) * i128::from(to.0) / i128::from(from.0.max(1));
    i64::try_from(scaled).unwrap_or(if scaled < 0 { i64::MIN } else { i64::MAX })
}

/// What is different in the second plan, without the moves: `what_if` adds them where it can value them. O((deliveries + needs) × log).
pub fn difference(before: Side, after: Side) -> Difference {
    let is_comparable = values_compare(before.scenario, after.scenario);
    let scale = before.plan.scale.max(after.plan.scale);
    let value = |side: Side| rescaled(side.plan.value, side.plan.scale, scale);
    let value = if is_comparable { value(after) - value(before) } else { 0 };
    let pairs = |side: Side| side.plan.chosen().map(|result| result.pair).collect::<Vec<_>>();
    let (old, new) = (pairs(before), pairs(after));
    let (counties, provinces) = places(before, after, is_comparable, scale);
    let (amounts, amounts_changed) = amounts(before, after);
    Difference {
        is_comparable,
        scale,
        value,
        at_once: value,
        moves: Vec::new(),
        added: new.iter().copied().filter(|pair| !old.contains(pair)).collect(),
        removed: old.iter().copied().filter(|pair| !new.contains(pair)).collect(),
        kinds: kinds(before, after),
        provinces,
        counties,
        amounts,
        amounts_changed,
    }
}

/// Whether needs and priorities are the same, so that values mean the same.
fn values_compare(one: &Scenario, other: &Scenario) -> bool {
    let same_kinds = one.kinds.iter().map(|kind| &kind.id).eq(other.kinds.iter().map(|kind| &kind.id));
    let needs = |scenario: &Scenario| {
        scenario.needs.iter().map(|need| (need.id.clone(), need.quantity, need.priority)).collect::<Vec<_>>()
    };
    same_kinds && needs(one) == needs(other)
}

/// The kinds of both, in the order of the first; those of the second alone after them.
fn kinds(before: Side, after: Side) -> Vec<KindChange> {
    let amounts = |side: Side, id: &KindId| {
        let measures = &side.plan.measures;
        side.scenario.kind(id).map_or((0, 0), |(index, _)| (measures.served[index], measures.needed[index]))
    };
    let new = after.scenario.kinds.iter().filter(|kind| before.scenario.kind(&kind.id).is_none());
    let all = before.scenario.kinds.iter().chain(new);
    all.map(|kind| {
        let (old, new) = (amounts(before, &kind.id), amounts(after, &kind.id));
        KindChange { kind: kind.id.clone(), served: (old.0, new.0), needed: (old.1, new.1) }
    })
    .collect()
}

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    served: (i64, i64),
    needed: (i64, i64),
    value: (i64, i64),
}

/// Changes of counties and of provinces.
fn places(before: Side, after: Side, is_comparable: bool, scale: ValueScale) -> (Vec<PlaceChange>, Vec<PlaceChange>) {
    let mut counties: BTreeMap<(Adcode, KindId), Place> = BTreeMap::new();
    let mut provinces: BTreeMap<(Adcode, KindId), Place> = BTreeMap::new();
    for (is_after, side) in [(false, before), (true, after)] {
        let pick = |both: &mut (i64, i64), amount: i64| {
            if is_after { both.1 += amount } else { both.0 += amount }
        };
        let province: BTreeMap<Adcode, Adcode> =
            side.scenario.counties.iter().map(|county| (county.adcode, county.province)).collect();
        let mut add = |need: u32, needed: i64, served: i64, value: i64| {
            let need = &side.scenario.needs[need as usize];
            let west = province.get(&need.county).copied().unwrap_or_default();
            for place in [
                counties.entry((need.county, need.kind.clone())).or_default(),
                provinces.entry((west, need.kind.clone())).or_default(),
            ] {
                pick(&mut place.needed, needed);
                pick(&mut place.served, served);
                pick(&mut place.value, value);
            }
        };
        for (index, need) in side.scenario.needs.iter().enumerate() {
            add(index as u32, need.quantity, 0, 0);
        }
        for delivery in &side.plan.deliveries {
            add(delivery.need, 0, delivery.amount, rescaled(delivery.value, side.plan.scale, scale));
        }
    }
    let rows = |places: BTreeMap<(Adcode, KindId), Place>| {
        let has_changed =
            |p: &Place| p.served.0 != p.served.1 || p.needed.0 != p.needed.1 || (is_comparable && p.value.0 != p.value.1);
        let changed = places.into_iter().filter(|(_, place)| has_changed(place));
        changed
            .map(|((place, kind), p)| PlaceChange {
                place,
                kind,
                served: p.served,
                needed: p.needed,
                value: if is_comparable { p.value.1 - p.value.0 } else { 0 },
            })
            .collect()
    };
    (rows(counties), rows(provinces))
}

/// The largest changes of amounts, as shares of all that is needed of their kind, and how many there are.
fn amounts(before: Side, after: Side) -> (Vec<AmountChange>, u32) {
    let mut all: BTreeMap<(OfferId, NeedId), AmountChange> = BTreeMap::new();
    let mut needed: BTreeMap<KindId, i64> = BTreeMap::new();
    for (is_after, side) in [(false, before), (true, after)] {
        for need in &side.scenario.needs {
            *needed.entry(need.kind.clone()).or_default() += need.quantity;
        }
        for delivery in &side.plan.deliveries {
            let offer = &side.scenario.offers[delivery.offer as usize];
            let need = &side.scenario.needs[delivery.need as usize];
            let blank = || AmountChange {
                kind: offer.kind.clone(),
                offer: offer.id.clone(),
                need: need.id.clone(),
                before: 0,
                after: 0,
            };
            let entry = all.entry((offer.id.clone(), need.id.clone())).or_insert_with(blank);
            if is_after { entry.after = delivery.amount } else { entry.before = delivery.amount }
        }
    }
    let mut list: Vec<AmountChange> = all.into_values().filter(|change| change.before != change.after).collect();
    let count = list.len() as u32;
    // In millionths of the kind's need, so that kinds of different units stand in one list.
    let share = |change: &AmountChange| {
        let of = needed.get(&change.kind).copied().unwrap_or(1).max(1);
        i128::from((change.after - change.before).abs()) * 1_000_000 / i128::from(of)
    };
    list.order_by_key(|change| Reverse(share(change)));
    list.truncate(Difference::MOST_AMOUNTS);
    (list, count)
}
