//! Which changes carry a bound, and what they waive.

use super::*;
use crate::{
    kind::{Filling, KindId},
    need::NeedId,
    offer::OfferId,
    pair::{Scheme, SchemeId, SchemePair, Strategy},
    party::{PartnerBounds, Side},
    place::Adcode,
    provenance::{Contact, Provenance},
    rules::{ErrorRates, KindWeight, Pool, ShippingRules},
    shared::Shared,
    term::{Text, Vocabulary},
    units::Unit,
};

const EAST: Adcode = Adcode(110_000);
const WEST: Adcode = Adcode(620_000);
const FAR: Adcode = Adcode(650_000);

fn pair(west: Adcode) -> Pair {
    Pair { east: EAST, west }
}

/// One cooperative and two provinces, of which it is paired with the first; one offer, one need.
fn scenario() -> Scenario {
    let free = PartnerBounds { least: 0, most: 2 };
    let kind = KindId("training".to_owned());
    let party = |division, side| Cooperative { division, side, bounds: None };
    let offer = Offer {
        id: OfferId("o".to_owned()),
        cooperative: EAST,
        kind: kind.clone(),
        quantity: 10,
        provenance: Provenance::Illustrative,
        title: String::new(),
        terms: crate::offer::OfferTerms::default(),
        contact: Contact::default(),
    };
    let need = Need {
        id: NeedId("n".to_owned()),
        county: Adcode(620_101),
        kind: kind.clone(),
        quantity: 8,
        priority: 1,
        provenance: Provenance::Illustrative,
        title: String::new(),
        terms: NeedTerms::default(),
        contact: Contact::default(),
    };
    let entry = SchemePair { pair: pair(WEST), provenance: Provenance::Estimated };
    Scenario {
        name: Text::default(),
        date: "2020-05".to_owned(),
        divisions: Shared::default(),
        counties: Shared::default(),
        products: Shared::default(),
        routes: Shared::default(),
        vocabulary: Vocabulary::default(),
        kinds: vec![Kind {
            id: kind.clone(),
            name: Text::default(),
            short: Text::default(),
            unit: Unit::Seats,
            filling: Filling::Divisible,
            hard_rules: Vec::new(),
            criteria: Vec::new(),
        }],
        rules: Rules {
            version: 1,
            kind_weights: vec![KindWeight { kind, weight: 10_000 }],
            cooperative_bounds: free,
            province_bounds: free,
            pool: Pool::PAIRED_ONLY,
            drop_penalty: 50,
            tolerance_per_mille: 10,
            error_rates: ErrorRates { reported: 50, estimated: 200, illustrative: 400 },
            least_fit: 1_000,
            nearness_zero_tenths: 80,
            freshness_full_tenths: 200,
            shipping: ShippingRules {
                packing_tenths: 10,
                selling_tenths: 50,
                caution_tenths: 30,
                storable_from_days: 45,
                freight_fen_per_tonne_km: 42,
                truck_load_tonnes: 30,
            },
        },
        cooperatives: vec![party(EAST, Side::Supporter), party(WEST, Side::Supported), party(FAR, Side::Supported)],
        enterprises: Vec::new(),
        offers: vec![offer].into(),
        needs: vec![need].into(),
        schemes: vec![Scheme { id: SchemeId("2016".to_owned()), pairs: vec![entry] }].into(),
        scheme: SchemeId("2016".to_owned()),
        pins: Vec::new(),
        forbids: Vec::new(),
        fixed: Vec::new(),
        strategy: Strategy::BestValue,
        step_limit: 100,
        held: None,
        agreed: None,
        events: Vec::new(),
        lots: Vec::new(),
        as_of: None,
    }
}

fn fixed(amount: i64) -> FixedAmount {
    FixedAmount { offer: OfferId("o".to_owned()), need: NeedId("n".to_owned()), amount }
}

/// What is waived when the change is made, and whether the way back carries too.
fn after(change: impl FnOnce(&mut Scenario)) -> (Option<u64>, bool) {
    let known = scenario();
    let mut asked = scenario();
    change(&mut asked);
    (bound_carries(&known, &asked).map(|waiver| waiver.hundredths), bound_carries(&asked, &known).is_some())
}

#[test]
fn what_makes_no_difference_to_values_carries_both_ways() {
    assert_eq!(after(|_| {}), (Some(0), true));
    assert_eq!(after(|it| (it.strategy, it.step_limit) = (Strategy::Fairest, 7)), (Some(0), true));
    assert_eq!(after(|it| it.name.zh.push('甲')), (Some(0), true));
    assert_eq!(after(|it| it.needs[0].title.push('甲')), (Some(0), true));
    assert_eq!(after(|it| it.needs[0].terms.site.push('甲')), (Some(0), true));
    assert_eq!(after(|it| it.needs[0].provenance = Provenance::Estimated), (Some(0), true));
    assert_eq!(after(|it| it.rules.tolerance_per_mille = 20), (Some(0), true));
    assert_eq!(after(|it| it.rules.error_rates.reported = 20), (Some(0), true));
    // The same bounds, said by the planner.
    assert_eq!(after(|it| it.cooperatives[0].bounds = Some(it.rules.cooperative_bounds)), (Some(0), true));
}

#[test]
fn what_narrows_carries_one_way() {
    assert_eq!(after(|it| it.pins.push(pair(FAR))), (Some(0), false));
    assert_eq!(after(|it| it.forbids.push(pair(FAR))), (Some(0), false));
    assert_eq!(after(|it| it.fixed.push(fixed(3))), (Some(0), false));
    assert_eq!(after(|it| it.fixed.push(fixed(0))), (Some(0), false));
    let bounds = |least, most| move |it: &mut Scenario| it.cooperatives[0].bounds = Some(PartnerBounds { least, most });
    assert_eq!(after(bounds(1, 2)), (Some(0), false));
    assert_eq!(after(bounds(0, 1)), (Some(0), false));
    assert_eq!(after(|it| it.rules.province_bounds.most = 1), (Some(0), false));
}

#[test]
fn what_widens_on_one_side_and_narrows_on_the_other_does_not_carry() {
    let bounds = |least, most| move |it: &mut Scenario| it.cooperatives[0].bounds = Some(PartnerBounds { least, most });
    let mut known = scenario();
    bounds(1, 1)(&mut known);
    let mut asked = scenario();
    bounds(1, 2)(&mut asked);
    asked.pins.push(pair(FAR));
    assert_eq!(bound_carries(&known, &asked), None);
    assert_eq!(bound_carries(&asked, &known), None);
    let with = |amount| Scenario { fixed: vec![fixed(amount)], ..scenario() };
    assert_eq!(bound_carries(&with(3), &with(4)), None);
    // Of two amounts of one arc the first is in force.
    let twice = Scenario { fixed: vec![fixed(2), fixed(3)], ..scenario() };
    assert_eq!(bound_carries(&with(3), &twice), None);
    assert_eq!(bound_carries(&with(2), &twice), Some(Waiver::NONE));
}

#[test]
fn forbidding_an_existing_pair_waives_its_penalty() {
    assert_eq!(after(|it| it.forbids.push(pair(WEST))), (Some(50), false));
    assert_eq!(after(|it| it.forbids = vec![pair(WEST), pair(FAR)]), (Some(50), false));
    assert_eq!(after(|it| it.forbids = vec![pair(WEST), pair(WEST)]), (Some(50), false));
    let known = Scenario { forbids: vec![pair(WEST)], ..scenario() };
    let asked = Scenario { forbids: vec![pair(WEST), pair(FAR)], ..scenario() };
    assert_eq!(bound_carries(&known, &asked), Some(Waiver::NONE), "it was waived before");
    assert_eq!(Waiver { hundredths: 50 }.carry(1_000, ValueScale(10)), 1_500);
    assert_eq!(Waiver { hundredths: 50 }.carry(i64::MAX, ValueScale(10)), i64::MAX);
}

#[test]
fn an_open_pool_asks_nothing_of_pairs_and_only_itself_is_as_tight() {
    let pool = |numerator| Pool { numerator, denominator: 2 };
    let with = |numerator, forbids| {
        let mut it = Scenario { forbids, ..scenario() };
        it.rules.pool = pool(numerator);
        it
    };
    let carries = |known, asked| bound_carries(&known, &asked).map(|waiver| waiver.hundredths);
    assert_eq!(carries(with(2, vec![pair(FAR)]), with(2, vec![pair(WEST)])), Some(0));
    assert_eq!(carries(with(2, vec![pair(FAR)]), with(1, vec![])), Some(0), "all arcs at full value bound any pairing");
    assert_eq!(carries(with(1, vec![]), with(2, vec![])), None, "penalties and bounds are gone");
    assert_eq!(carries(with(1, vec![]), with(0, vec![])), Some(0));
    assert_eq!(carries(with(0, vec![]), with(1, vec![])), None);
    assert_eq!(carries(with(1, vec![]), with(0, vec![pair(WEST)])), Some(50));
}

#[test]
fn other_inputs_do_not_carry() {
    assert_eq!(after(|it| it.needs[0].quantity += 1), (None, false));
    assert_eq!(after(|it| it.offers[0].quantity -= 1), (None, false));
    assert_eq!(after(|it| it.needs[0].priority = 2), (None, false));
    assert_eq!(after(|it| it.needs[0].terms.shared = false), (None, false));
    assert_eq!(after(|it| it.offers[0].terms.cold_chain = true), (None, false));
    assert_eq!(after(|it| it.rules.drop_penalty = 60), (None, false));
    assert_eq!(after(|it| it.rules.version = 2), (None, false));
    assert_eq!(after(|it| it.scheme = SchemeId("2021".to_owned())), (None, false));
    assert_eq!(after(|it| it.kinds[0].filling = Filling::Whole), (None, false));
    assert_eq!(after(|it| it.cooperatives.truncate(2)), (None, false));
}
