//! A bound that carries bounds: on tiny scenarios, by brute force, whatever rules are added to others.

use domain::{FixedAmount, Pair, PartnerBounds, Scenario, SchemePair, bound_carries, provenance::Provenance};
use planning::graph::Cooperation;
use proptest::prelude::*;

use crate::tiny;

/// What is said of pairs, parties and amounts.
#[derive(Clone, Debug)]
struct Said {
    pins: Vec<usize>,
    forbids: Vec<usize>,
    bounds: Vec<(usize, u32, u32)>,
    fixed: Vec<(usize, usize, i64)>,
}

fn said() -> impl Strategy<Value = Said> {
    let pairs = || prop::collection::vec(0_usize..4, 0..=1);
    let bounds = prop::collection::vec((0_usize..4, 0_u32..=1, 0_u32..=2), 0..=2);
    let fixed = prop::collection::vec((0_usize..3, 0_usize..3, 0_i64..=3), 0..=1);
    (pairs(), pairs(), bounds, fixed).prop_map(|(pins, forbids, bounds, fixed)| Said { pins, forbids, bounds, fixed })
}

fn with(mut scenario: Scenario, said: &Said) -> Scenario {
    let pairs =
        |list: &[usize], scenario: &Scenario| list.iter().map(|pair| tiny::pair_at(scenario, *pair)).collect::<Vec<Pair>>();
    let (pins, forbids) = (pairs(&said.pins, &scenario), pairs(&said.forbids, &scenario));
    scenario.pins.extend(pins);
    scenario.forbids.extend(forbids);
    for (party, least, more) in &said.bounds {
        scenario.cooperatives[*party].bounds = Some(PartnerBounds { least: *least, most: least + more });
    }
    for (offer, need, amount) in &said.fixed {
        let (offer, need) = (&scenario.offers[*offer], &scenario.needs[*need]);
        let is_new = !scenario.fixed.iter().any(|fixed| fixed.offer == offer.id && fixed.need == need.id);
        if offer.kind == need.kind && is_new {
            let amount = (*amount).min(offer.quantity).min(need.quantity);
            scenario.fixed.push(FixedAmount { offer: offer.id.clone(), need: need.id.clone(), amount });
        }
    }
    for list in [&mut scenario.pins, &mut scenario.forbids] {
        list.sort_unstable();
        list.dedup();
    }
    scenario.fixed.sort_unstable();
    scenario
}

fn scenarios() -> impl Strategy<Value = Scenario> {
    let quantities = prop::collection::vec(1_i64..=3, 6);
    (quantities, prop::collection::vec(any::<bool>(), 4), 0_u32..=2, any::<bool>()).prop_map(
        |(amounts, exists, pool, shared)| {
            let bounds = PartnerBounds { least: 0, most: 2 };
            let scenario = tiny::parties(&[bounds; 2], &[bounds; 2]);
            let offers = [(0, "training", amounts[0]), (0, "project", amounts[1]), (1, "training", amounts[2])];
            let needs =
                [(0, "training", amounts[3], true), (1, "training", amounts[4], true), (1, "project", amounts[5], shared)];
            let mut scenario = tiny::with_amounts(scenario, &offers, &needs);
            let pairs: Vec<Pair> = (0..4).filter(|pair| exists[*pair]).map(|pair| tiny::pair_at(&scenario, pair)).collect();
            for scheme in &mut scenario.schemes {
                let entries = pairs.iter().map(|pair| SchemePair { pair: *pair, provenance: Provenance::Estimated });
                scheme.pairs = entries.collect();
            }
            (scenario.rules.pool.numerator, scenario.rules.pool.denominator) = (pool, 2);
            scenario.rules.drop_penalty = 900;
            scenario
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_bound_that_carries_bounds_every_plan(base in scenarios(), first in said(), more in said()) {
        let known = with(base, &first);
        let asked = with(known.clone(), &more);
        // The other way round carries too where nothing was added that narrows.
        for (wide, narrow) in [(&known, &asked), (&asked, &known)] {
            let Some(waiver) = bound_carries(wide, narrow) else { continue };
            let Some(value) = tiny::greatest(narrow) else { continue };
            let bound = tiny::greatest(wide);
            prop_assert!(bound.is_some(), "a plan of the narrower scenario is one of the wider");
            let (bound, scale) = (bound.unwrap_or_default(), Cooperation::new(narrow).unwrap().scale);
            prop_assert_eq!(scale, Cooperation::new(wide).unwrap().scale);
            prop_assert!(value <= waiver.carry(bound, scale), "{} > {} + {:?}", value, bound, waiver);
        }
        let narrows = more.bounds.is_empty();
        prop_assert!(!narrows || bound_carries(&known, &asked).is_some());
    }
}
