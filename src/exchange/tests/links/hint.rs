//! The pairs of a plan beside a link: what was written comes back, and whatever else says nothing.

use domain::{Adcode, Pair, Scenario, Side};
use exchange::link::hint;
use proptest::prelude::*;

use super::lengths::base;

fn possible(scenario: &Scenario) -> Vec<Pair> {
    let divisions = |side| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>();
    let west = divisions(Side::Supported);
    divisions(Side::Supporter).into_iter().flat_map(|east| west.iter().map(move |west| Pair { east, west: *west })).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pairs_come_back(chosen in prop::collection::vec(any::<bool>(), 70)) {
        let scenario = base().1;
        let pairs: Vec<Pair> =
            possible(&scenario).into_iter().zip(&chosen).filter(|(_, is_chosen)| **is_chosen).map(|(pair, _)| pair).collect();
        let text = hint::write(&pairs, &scenario).expect("the parties are few");
        prop_assert!(text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
        prop_assert_eq!(hint::read(&text, &scenario), Some(pairs).filter(|pairs| !pairs.is_empty()));
    }

    #[test]
    fn whatever_else_is_no_panic_and_names_possible_pairs_alone(text in "[A-Za-z0-9_=+/%。-]{0,200}") {
        let scenario = base().1;
        if let Some(pairs) = hint::read(&text, &scenario) {
            prop_assert_eq!(hint::write(&pairs, &scenario), Some(text));
        }
    }
}

#[test]
fn a_hint_of_other_parties_or_of_none_says_nothing() {
    let scenario = base().1;
    let all = possible(&scenario);
    let text = hint::write(&all, &scenario).expect("the parties are few");
    let fewer = Scenario { cooperatives: scenario.cooperatives[2..].to_vec(), ..scenario.clone() };
    assert_eq!(hint::read(&text, &fewer), None);
    assert_eq!(hint::read(&hint::write(&[], &scenario).expect("as many bits"), &scenario), None);
    // Pairs that are none of the scenario are no bits.
    let foreign = Pair { east: Adcode(1), west: Adcode(2) };
    assert_eq!(hint::write(&[foreign], &scenario), hint::write(&[], &scenario));
    // As many parties as there are provinces on both sides still fit; more do not.
    let party = |code: u32, side| domain::Cooperative { division: Adcode(code), side, bounds: None };
    let of = |count: u32| {
        let east = (0..count).map(|code| party(code, Side::Supporter));
        let west = (100..100 + count).map(|code| party(code, Side::Supported));
        Scenario { cooperatives: east.chain(west).collect(), ..scenario.clone() }
    };
    assert!(hint::write(&possible(&of(31)), &of(31)).is_some() && hint::write(&possible(&of(40)), &of(40)).is_none());
}
