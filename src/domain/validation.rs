//! Checks a scenario and names every defect, not the first alone. `exchange` calls it on what it read, `planning` before it plans.

mod rule;
mod words;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    attribute::Words,
    connection::Connection,
    kind::KindId,
    need::{Need, NeedId},
    offer::{Ceiling, Offer, OfferId},
    pair::{ExistingPair, Pair, SchemeId},
    party::{Cooperative, Side},
    place::{Adcode, County},
    product::{Product, ProductId},
    rule::RuleId,
    scenario::Scenario,
    term::TermId,
    units::Month,
};

use self::words::terms;
pub use self::{
    rule::rule_defects,
    words::{related_defects, word_defects},
};

/// Greatest quantity of one offer or need: 1 000 million units, beyond anything a federation moves in a year.
pub const MAX_QUANTITY: i64 = 1_000_000_000;

/// Greatest priority of a need.
pub const MAX_PRIORITY: u32 = 100;

/// The sum of all kind weights, in hundredths of a point.
pub const WEIGHT_SUM: u32 = 10_000;

/// What a defect is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// An offer.
    Offer(OfferId),
    /// A need.
    Need(NeedId),
    /// A party.
    Party(Adcode),
    /// A county.
    County(Adcode),
    /// A product.
    Product(ProductId),
    /// A pair.
    Pair(Pair),
    /// A kind.
    Kind(KindId),
    /// The rules.
    Rules,
    /// A list of the vocabulary.
    Words(Words),
}

/// What is wrong, and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DefectKind {
    /// A quantity outside 0 to `most`.
    Quantity {
        /// What was found.
        found: i64,
        /// The greatest allowed.
        most: i64,
    },
    /// A code that names no division or county of the scenario.
    UnknownPlace(Adcode),
    /// A kind that the scenario does not have.
    UnknownKind(KindId),
    /// A product that the scenario does not have.
    UnknownProduct(ProductId),
    /// A term that its list does not have.
    UnknownTerm(Words, TermId),
    /// A term that is to stand in for itself.
    SameTerm(TermId),
    /// A list whose terms cannot stand in for each other.
    NoRelations(Words),
    /// A month outside 1 to 12.
    Month(Month),
    /// Least partners above most, or more than there are parties on the other side.
    Bounds {
        /// Fewest partners.
        least: u32,
        /// Most partners.
        most: u32,
        /// Parties on the other side.
        others: u32,
    },
    /// A pair that is pinned and forbidden.
    PinnedAndForbidden,
    /// An id that occurs twice.
    Duplicate,
    /// A set of existing pairs that the scenario does not have.
    UnknownScheme(SchemeId),
    /// No road is known between the two.
    NoRoute,
    /// Kind weights do not sum to 10,000.
    WeightSum(u64),
    /// All criteria of a kind have weight 0.
    NoCriterionWeight,
    /// A pool fraction with denominator 0, or above 1.
    Pool,
    /// A number of the rules that is not what it may be, as the table of rules says.
    Rule(RuleId),
    /// Priority 0 or above `most`.
    Priority {
        /// What was found.
        found: u32,
        /// The greatest allowed.
        most: u32,
    },
    /// A fixed amount outside 0 to `most`. One that is only more than its offer or its need has is a rule that cannot be kept, which
    /// `planning` names with ways out.
    FixedAmount {
        /// What was found.
        found: i64,
        /// The greatest allowed.
        most: i64,
    },
    /// A fixed amount between an offer and a need that do not exist or are of different kinds.
    FixedArcUnknown,
}

/// One thing that is wrong with a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defect {
    /// What it is about.
    pub subject: Subject,
    /// What is wrong.
    pub kind: DefectKind,
}

/// All defects of a scenario, in the order of its lists. Empty where it can be planned. O(size × log size).
pub fn validate(scenario: &Scenario) -> Vec<Defect> {
    let mut defects = Vec::new();
    words::all(scenario, &mut defects);
    places(scenario, &mut defects);
    products(scenario, &mut defects);
    parties(scenario, &mut defects);
    rule::all(scenario, &mut defects);
    offers(scenario, &mut defects);
    needs(scenario, &mut defects);
    decisions(scenario, &mut defects);
    defects
}

fn places(scenario: &Scenario, defects: &mut Vec<Defect>) {
    let mut seen = BTreeSet::new();
    for county in &scenario.counties {
        if !seen.insert(county.adcode) {
            push(defects, Subject::County(county.adcode), DefectKind::Duplicate);
        }
        defects.extend(county_defects(scenario, county));
    }
}

/// All defects of a county by itself, whether or not the scenario has it. O(divisions).
pub fn county_defects(scenario: &Scenario, county: &County) -> Vec<Defect> {
    let mut defects = Vec::new();
    let subject = || Subject::County(county.adcode);
    if scenario.division(county.province).is_none() {
        push(&mut defects, subject(), DefectKind::UnknownPlace(county.province));
    }
    quantity(county.extra_km, subject(), &mut defects);
    quantity(county.extra_truck_tenths, subject(), &mut defects);
    defects
}

fn products(scenario: &Scenario, defects: &mut Vec<Defect>) {
    let mut seen = BTreeSet::new();
    for product in &scenario.products {
        if !seen.insert(&product.id) {
            push(defects, Subject::Product(product.id.clone()), DefectKind::Duplicate);
        }
        defects.extend(product_defects(scenario, product));
    }
}

/// All defects of a product by itself. O(months + terms).
pub fn product_defects(scenario: &Scenario, product: &Product) -> Vec<Defect> {
    let mut defects = Vec::new();
    let subject = || Subject::Product(product.id.clone());
    terms(scenario, std::iter::once(product.term_named()), &subject, &mut defects);
    months(&product.harvest, &subject, &mut defects);
    quantity(product.price_fen, subject(), &mut defects);
    quantity(product.shelf_days, subject(), &mut defects);
    defects
}

fn parties(scenario: &Scenario, defects: &mut Vec<Defect>) {
    let mut seen = BTreeSet::new();
    for party in &scenario.cooperatives {
        let subject = Subject::Party(party.division);
        if !seen.insert(party.division) {
            push(defects, subject.clone(), DefectKind::Duplicate);
        }
        defects.extend(party_defects(scenario, party));
        let other = if party.side == Side::Supporter { Side::Supported } else { Side::Supporter };
        let others = scenario.parties(other).count() as u32;
        if let Some(bounds) = party.bounds
            && bounds.least <= bounds.most
            && bounds.least > others
        {
            push(defects, subject, DefectKind::Bounds { least: bounds.least, most: bounds.most, others });
        }
    }
    for east in scenario.parties(Side::Supporter) {
        for west in scenario.parties(Side::Supported) {
            let pair = Pair { east: east.division, west: west.division };
            match scenario.route(pair) {
                None => push(defects, Subject::Pair(pair), DefectKind::NoRoute),
                Some(route) => {
                    quantity(route.road_km, Subject::Pair(pair), defects);
                    quantity(route.truck_tenths, Subject::Pair(pair), defects);
                }
            }
        }
    }
}

/// All defects of a party by itself, whether or not the scenario has it; its bounds depend on who else is there. O(divisions).
pub fn party_defects(scenario: &Scenario, party: &Cooperative) -> Vec<Defect> {
    let mut defects = Vec::new();
    let subject = || Subject::Party(party.division);
    if scenario.division(party.division).is_none() {
        push(&mut defects, subject(), DefectKind::UnknownPlace(party.division));
    }
    if let Some(bounds) = party.bounds.filter(|bounds| bounds.least > bounds.most) {
        let other = if party.side == Side::Supporter { Side::Supported } else { Side::Supporter };
        let others = scenario.parties(other).count() as u32;
        push(&mut defects, subject(), DefectKind::Bounds { least: bounds.least, most: bounds.most, others });
    }
    defects
}

/// All defects of a connection by itself. O(1).
pub fn connection_defects(connection: &Connection) -> Vec<Defect> {
    let mut defects = Vec::new();
    quantity(connection.road_km, Subject::Pair(connection.pair), &mut defects);
    quantity(connection.truck_tenths, Subject::Pair(connection.pair), &mut defects);
    defects
}

/// All defects of an existing pair by itself: its set and its places must be known. O(divisions + schemes).
pub fn existing_defects(scenario: &Scenario, existing: &ExistingPair) -> Vec<Defect> {
    let mut defects = Vec::new();
    for place in [existing.pair.east, existing.pair.west] {
        if scenario.division(place).is_none() {
            push(&mut defects, Subject::Pair(existing.pair), DefectKind::UnknownPlace(place));
        }
    }
    if !scenario.schemes.iter().any(|scheme| scheme.id == existing.scheme) {
        push(&mut defects, Subject::Pair(existing.pair), DefectKind::UnknownScheme(existing.scheme.clone()));
    }
    defects
}

fn offers(scenario: &Scenario, defects: &mut Vec<Defect>) {
    let mut seen = BTreeSet::new();
    for offer in &scenario.offers {
        if !seen.insert(&offer.id) {
            push(defects, Subject::Offer(offer.id.clone()), DefectKind::Duplicate);
        }
        defects.extend(offer_defects(scenario, offer));
    }
}

/// All defects of an offer by itself, whether or not the scenario has it. O(parties + kinds + products).
pub fn offer_defects(scenario: &Scenario, offer: &Offer) -> Vec<Defect> {
    let mut defects = Vec::new();
    let subject = || Subject::Offer(offer.id.clone());
    quantity(offer.quantity, subject(), &mut defects);
    if scenario.kind(&offer.kind).is_none() {
        push(&mut defects, subject(), DefectKind::UnknownKind(offer.kind.clone()));
    }
    if !scenario.parties(Side::Supporter).any(|party| party.division == offer.cooperative) {
        push(&mut defects, subject(), DefectKind::UnknownPlace(offer.cooperative));
    }
    if let Some(product) = &offer.terms.product
        && scenario.product(product).is_none()
    {
        push(&mut defects, subject(), DefectKind::UnknownProduct(product.clone()));
    }
    terms(scenario, offer.terms_named(), &subject, &mut defects);
    months(offer.terms.month.as_slice(), &subject, &mut defects);
    months(&offer.terms.months, &subject, &mut defects);
    if let Some(Ceiling::Fen(ceiling)) = offer.terms.ceiling {
        quantity(ceiling, subject(), &mut defects);
    }
    defects
}

fn needs(scenario: &Scenario, defects: &mut Vec<Defect>) {
    let mut seen = BTreeSet::new();
    for need in &scenario.needs {
        if !seen.insert(&need.id) {
            push(defects, Subject::Need(need.id.clone()), DefectKind::Duplicate);
        }
        defects.extend(need_defects(scenario, need));
    }
}

/// All defects of a need by itself, whether or not the scenario has it. O(parties + counties + kinds + products).
pub fn need_defects(scenario: &Scenario, need: &Need) -> Vec<Defect> {
    let mut defects = Vec::new();
    let subject = || Subject::Need(need.id.clone());
    quantity(need.quantity, subject(), &mut defects);
    if need.priority == 0 || need.priority > MAX_PRIORITY {
        push(&mut defects, subject(), DefectKind::Priority { found: need.priority, most: MAX_PRIORITY });
    }
    if scenario.kind(&need.kind).is_none() {
        push(&mut defects, subject(), DefectKind::UnknownKind(need.kind.clone()));
    }
    let province = scenario.province_of(need.county);
    let known = province.is_some_and(|p| scenario.parties(Side::Supported).any(|party| party.division == p));
    if !known {
        push(&mut defects, subject(), DefectKind::UnknownPlace(need.county));
    }
    if let Some(product) = &need.terms.product
        && scenario.product(product).is_none()
    {
        push(&mut defects, subject(), DefectKind::UnknownProduct(product.clone()));
    }
    terms(scenario, need.terms_named(), &subject, &mut defects);
    months(need.terms.month.as_slice(), &subject, &mut defects);
    months(&need.terms.months, &subject, &mut defects);
    if let Some(floor) = need.terms.floor_fen {
        quantity(floor, subject(), &mut defects);
    }
    defects
}

fn decisions(scenario: &Scenario, defects: &mut Vec<Defect>) {
    for pair in scenario.pins.iter().chain(&scenario.forbids) {
        for (adcode, side) in [(pair.east, Side::Supporter), (pair.west, Side::Supported)] {
            if !scenario.parties(side).any(|party| party.division == adcode) {
                push(defects, Subject::Pair(*pair), DefectKind::UnknownPlace(adcode));
            }
        }
    }
    for pair in scenario.pins.iter().filter(|pair| scenario.forbids.contains(pair)) {
        push(defects, Subject::Pair(*pair), DefectKind::PinnedAndForbidden);
    }
    for fixed in &scenario.fixed {
        let offer = scenario.offers.iter().find(|offer| offer.id == fixed.offer);
        let need = scenario.needs.iter().find(|need| need.id == fixed.need);
        match (offer, need) {
            (Some(offer), Some(need)) if offer.kind == need.kind => {
                if !(0..=MAX_QUANTITY).contains(&fixed.amount) {
                    let kind = DefectKind::FixedAmount { found: fixed.amount, most: MAX_QUANTITY };
                    push(defects, Subject::Need(fixed.need.clone()), kind);
                }
            }
            _ => push(defects, Subject::Need(fixed.need.clone()), DefectKind::FixedArcUnknown),
        }
    }
}

fn months(list: &[Month], subject: &impl Fn() -> Subject, defects: &mut Vec<Defect>) {
    for month in list.iter().filter(|month| !month.is_valid()) {
        push(defects, subject(), DefectKind::Month(*month));
    }
}

fn quantity(found: i64, subject: Subject, defects: &mut Vec<Defect>) {
    if !(0..=MAX_QUANTITY).contains(&found) {
        push(defects, subject, DefectKind::Quantity { found, most: MAX_QUANTITY });
    }
}

fn push(defects: &mut Vec<Defect>, subject: Subject, kind: DefectKind) {
    defects.push(Defect { subject, kind });
}
