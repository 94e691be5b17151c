//! Whether one scenario only narrows what another allows, so that what bounds the one bounds the other. Whoever keeps results asks it
//! before a known bound is shown for a scenario that was not searched to the end.

use crate::{
    kind::Kind,
    need::{Need, NeedTerms},
    offer::Offer,
    order::Order,
    pair::Pair,
    party::Cooperative,
    place::{County, Route},
    product::Product,
    rules::Rules,
    scenario::{FixedAmount, Scenario},
    units::ValueScale,
};

/// By how much a bound may rise although the rules became tighter: dropping an existing pair costs nothing once it is forbidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiver {
    /// Hundredths of a point: the drop penalty of each existing pair that only the second scenario forbids.
    pub hundredths: u64,
}

impl Waiver {
    /// Nothing is waived: the bound holds as it stands.
    pub const NONE: Self = Self { hundredths: 0 };

    /// The waiver in value units.
    pub fn units(self, scale: ValueScale) -> i128 {
        i128::from(self.hundredths) * i128::from(scale.0)
    }

    /// The bound of the tighter scenario that follows from that of the wider one, both in units of this scale. At most `i64::MAX`.
    pub fn carry(self, bound: i64, scale: ValueScale) -> i64 {
        i64::try_from(i128::from(bound) + self.units(scale)).unwrap_or(i64::MAX)
    }
}

/// Whether an upper bound on the value of every plan of `known` is one for every plan of `asked` too, and what must be added to it.
///
/// Every plan of `asked` must be one of `known`: the inputs are the same, and pins, forbids, fixed amounts, partner bounds in force and
/// the pool rule are as tight or tighter. Then it is worth no more there than here but for penalties that are waived, and so
///
/// > value of any plan of `asked` ≤ bound of `known` + waiver
///
/// in value units of the one scale that both have, since all that the scale depends on is the same. The strategy, the step limit, what
/// things are called, who answers for them and how sure quantities are make no difference to any value, and are not compared; nor are
/// the tolerance of least change and the assumed errors. `None` says nothing is known, not that the bound is wrong.
///
/// Cheap comparisons come first: O(1) for most scenarios that differ, O(size) for those that agree; no allocation in between but for
/// existing pairs.
pub fn bound_carries(known: &Scenario, asked: &Scenario) -> Option<Waiver> {
    let is_like = same_counts(known, asked)
        && same_rules(&known.rules, &asked.rules)
        && pool_is_as_tight(known, asked)
        && known.promised() == asked.promised()
        && keeps_amounts(&known.fixed, &asked.fixed);
    if !is_like {
        return None;
    }
    // An open pool decides no pairs: nothing that is said of pairs keeps anything from it.
    let waiver = if known.rules.pool.is_open() { Some(Waiver::NONE) } else { pairs_are_as_tight(known, asked) }?;
    same_inputs(known, asked).then_some(waiver)
}

/// Pins, forbids and partner bounds, as tight or tighter; what the forbids waive.
fn pairs_are_as_tight(known: &Scenario, asked: &Scenario) -> Option<Waiver> {
    let within = |few: &[Pair], many: &[Pair]| few.iter().all(|pair| many.contains(pair));
    if !within(&known.pins, &asked.pins) || !within(&known.forbids, &asked.forbids) {
        return None;
    }
    let defaults = |rules: &Rules| (rules.cooperative_bounds, rules.province_bounds);
    let same_defaults = defaults(&known.rules) == defaults(&asked.rules);
    for (before, now) in known.cooperatives.iter().zip(&asked.cooperatives) {
        if (before.division, before.side) != (now.division, now.side) {
            return None;
        }
        if before.bounds == now.bounds && (same_defaults || now.bounds.is_some()) {
            continue;
        }
        let (before, now) = (known.bounds(before.division)?, asked.bounds(now.division)?);
        if now.least < before.least || now.most > before.most {
            return None;
        }
    }
    let mut more: Vec<Pair> = asked.forbids.iter().filter(|pair| !known.forbids.contains(pair)).copied().collect();
    if more.is_empty() {
        return Some(Waiver::NONE);
    }
    let existing = asked.existing();
    more.order();
    more.dedup();
    more.retain(|pair| existing.contains(pair));
    Some(Waiver { hundredths: u64::from(asked.rules.drop_penalty) * more.len() as u64 })
}

/// Each fixed amount of the one is in force in the other. Of several for one arc the first is in force.
fn keeps_amounts(known: &[FixedAmount], asked: &[FixedAmount]) -> bool {
    fn in_force<'a>(list: &'a [FixedAmount], of: &FixedAmount) -> Option<&'a FixedAmount> {
        list.iter().find(|fixed| fixed.offer == of.offer && fixed.need == of.need)
    }
    known.len() <= asked.len() && known.iter().all(|fixed| in_force(known, fixed) == in_force(asked, fixed))
}

/// What unpaired arcs count for is no more.
fn pool_is_as_tight(known: &Scenario, asked: &Scenario) -> bool {
    let (before, now) = (known.rules.pool, asked.rules.pool);
    // With an open pool there are no penalties and no partner bounds: only another open pool is as tight.
    let opens = now.is_open() && !before.is_open();
    let product = |one: u32, other: u32| u64::from(one) * u64::from(other);
    !opens && product(now.numerator, before.denominator) <= product(before.numerator, now.denominator)
}

/// The lengths of the lists, and what of their rows differs first when a planner changes something.
fn same_counts(known: &Scenario, asked: &Scenario) -> bool {
    let counts = |of: &Scenario| {
        [
            of.counties.len(),
            of.products.len(),
            of.routes.len(),
            of.kinds.len(),
            of.cooperatives.len(),
            of.enterprises.len(),
            of.offers.len(),
            of.needs.len(),
        ]
    };
    counts(known) == counts(asked)
        && known.offers.iter().zip(&asked.offers).all(|(a, b)| a.quantity == b.quantity)
        && known.needs.iter().zip(&asked.needs).all(|(a, b)| (a.quantity, a.priority) == (b.quantity, b.priority))
}

/// The rules that value a plan. Bounds of parties and the pool rule are compared apart.
fn same_rules(known: &Rules, asked: &Rules) -> bool {
    // Taken apart, so that a new rule cannot be forgotten here.
    let Rules {
        version,
        kind_weights,
        cooperative_bounds: _,
        province_bounds: _,
        pool: _,
        drop_penalty,
        tolerance_per_mille: _,
        error_rates: _,
        least_fit,
        nearness_zero_tenths,
        freshness_full_tenths,
        shipping,
    } = known;
    *version == asked.version
        && *drop_penalty == asked.drop_penalty
        && *least_fit == asked.least_fit
        && *nearness_zero_tenths == asked.nearness_zero_tenths
        && *freshness_full_tenths == asked.freshness_full_tenths
        && *kind_weights == asked.kind_weights
        && *shipping == asked.shipping
}

/// Everything else that the value of a plan depends on.
fn same_inputs(known: &Scenario, asked: &Scenario) -> bool {
    // Taken apart, so that a new list cannot be forgotten here.
    let Scenario {
        name: _,
        date: _,
        divisions: _,
        counties,
        products,
        routes,
        vocabulary,
        kinds,
        rules: _,
        cooperatives,
        enterprises,
        offers,
        needs,
        schemes: _,
        scheme: _,
        pins: _,
        forbids: _,
        fixed: _,
        strategy: _,
        step_limit: _,
        held: _,
        agreed: _,
        events: _,
        lots: _,
        as_of: _,
    } = known;
    all(cooperatives, &asked.cooperatives, same_party)
        && *enterprises == asked.enterprises
        && all(kinds, &asked.kinds, same_kind)
        && all(routes, &asked.routes, same_route)
        && vocabulary.related_occupations == asked.vocabulary.related_occupations
        && vocabulary.related_subjects == asked.vocabulary.related_subjects
        && all(counties, &asked.counties, same_county)
        && all(products, &asked.products, same_product)
        && known.existing() == asked.existing()
        && all(offers, &asked.offers, same_offer)
        && all(needs, &asked.needs, same_need)
}

fn all<T>(one: &[T], other: &[T], same: fn(&T, &T) -> bool) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b))
}

fn same_party(known: &Cooperative, asked: &Cooperative) -> bool {
    let Cooperative { division, side, bounds: _ } = known;
    (*division, *side) == (asked.division, asked.side)
}

fn same_kind(known: &Kind, asked: &Kind) -> bool {
    let Kind { id, name: _, short: _, unit, filling, hard_rules, criteria } = known;
    *id == asked.id
        && *unit == asked.unit
        && *filling == asked.filling
        && *hard_rules == asked.hard_rules
        && *criteria == asked.criteria
}

fn same_route(known: &Route, asked: &Route) -> bool {
    let Route { east, west, road_km, truck_tenths } = known;
    (*east, *west, *road_km, *truck_tenths) == (asked.east, asked.west, asked.road_km, asked.truck_tenths)
}

fn same_county(known: &County, asked: &County) -> bool {
    let County {
        adcode,
        name: _,
        short: _,
        aliases: _,
        province,
        prefecture: _,
        deep_poverty: _,
        extra_km,
        extra_truck_tenths,
    } = known;
    (*adcode, *province) == (asked.adcode, asked.province)
        && (*extra_km, *extra_truck_tenths) == (asked.extra_km, asked.extra_truck_tenths)
}

fn same_product(known: &Product, asked: &Product) -> bool {
    let Product { id, name: _, category, province: _, prefecture: _, county: _, harvest, shelf_days, cold_chain, price_fen } =
        known;
    (*shelf_days, *cold_chain, *price_fen) == (asked.shelf_days, asked.cold_chain, asked.price_fen)
        && *id == asked.id
        && *category == asked.category
        && *harvest == asked.harvest
}

fn same_offer(known: &Offer, asked: &Offer) -> bool {
    let Offer { id, cooperative, kind, quantity, provenance: _, title: _, terms, contact: _ } = known;
    *quantity == asked.quantity
        && *cooperative == asked.cooperative
        && *id == asked.id
        && *kind == asked.kind
        && *terms == asked.terms
}

fn same_need(known: &Need, asked: &Need) -> bool {
    let Need { id, county, kind, quantity, priority, provenance: _, title: _, terms, contact: _ } = known;
    *quantity == asked.quantity
        && *priority == asked.priority
        && *county == asked.county
        && *id == asked.id
        && *kind == asked.kind
        && same_terms(terms, &asked.terms)
}

fn same_terms(known: &NeedTerms, asked: &NeedTerms) -> bool {
    let NeedTerms {
        sector,
        shared,
        lead,
        site: _,
        period: _,
        village: _,
        product,
        month,
        cold_chain,
        floor_fen,
        occupation,
        destinations,
        preferred_destinations,
        subject,
        mode_required,
        mode_preferred,
        months,
        product_from_wider_area: _,
    } = known;
    (*shared, *lead, *month, *cold_chain) == (asked.shared, asked.lead, asked.month, asked.cold_chain)
        && (*floor_fen, *mode_required, *mode_preferred) == (asked.floor_fen, asked.mode_required, asked.mode_preferred)
        && *sector == asked.sector
        && *product == asked.product
        && *occupation == asked.occupation
        && *subject == asked.subject
        && *destinations == asked.destinations
        && *preferred_destinations == asked.preferred_destinations
        && *months == asked.months
}

#[cfg(test)]
mod tests;
