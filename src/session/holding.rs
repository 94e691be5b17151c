//! What holding a plan comes to: when it may be held, and which acts let it go. Called by `edit`.
//!
//! A held plan keeps its pairs while weights and quantities move, its amounts following their rule. What contradicts its pairs lets
//! it go, and so does asking for another plan: then the search decides again.

use domain::{Held, Order, Pair, PairRule, Scenario};

use crate::edit::{Edit, EditError};

/// Holds a plan, or lets it go.
pub(crate) fn hold(scenario: &mut Scenario, held: Option<&Held>) -> Result<(), EditError> {
    let Some(held) = held else {
        scenario.held = None;
        return Ok(());
    };
    let mut held = held.clone();
    held.pairs.order();
    held.pairs.dedup();
    held.others.order();
    let unknown = held.pairs.iter().find(|pair| !scenario.is_pair(**pair));
    if let Some(pair) = unknown {
        return Err(EditError::UnknownPair(*pair));
    }
    if let Some(pair) = against(scenario, &held) {
        return Err(EditError::HeldAgainst(pair));
    }
    scenario.held = Some(held);
    Ok(())
}

/// Lets go of a held plan that an act contradicts; amounts of its own end with any other act.
pub(crate) fn release(scenario: &mut Scenario, edit: &Edit) {
    if matches!(
        edit,
        Edit::Hold(_)
            | Edit::Agree(_)
            | Edit::Event { .. }
            | Edit::Lot { .. }
            | Edit::AsOf(_)
            | Edit::StepLimit(_)
            | Edit::Together(_)
    ) {
        return;
    }
    let Some(mut held) = scenario.held.take() else { return };
    if matches!(edit, Edit::Strategy(_)) || against(scenario, &held).is_some() || !fits(scenario, &held) {
        return;
    }
    held.others.clear();
    scenario.held = Some(held);
}

/// A pair whose rule the held plan breaks.
fn against(scenario: &Scenario, held: &Held) -> Option<Pair> {
    let missing = scenario.pins.iter().find(|pair| !held.has(**pair));
    missing.or_else(|| held.pairs.iter().find(|pair| scenario.pair_rule(**pair) == PairRule::Forbidden)).copied()
}

/// Whether the held pairs are of parties that are there, keep the partner bounds, carry the fixed amounts, and are asked for at all.
fn fits(scenario: &Scenario, held: &Held) -> bool {
    if scenario.rules.pool.is_open() || !held.pairs.iter().all(|pair| scenario.is_pair(*pair)) {
        return false;
    }
    let keeps_bounds = scenario.cooperatives.iter().all(|party| {
        let partners =
            held.pairs.iter().filter(|pair| pair.east == party.division || pair.west == party.division).count() as u32;
        scenario.bounds(party.division).is_none_or(|bounds| (bounds.least..=bounds.most).contains(&partners))
    });
    let carries = |offer: &domain::OfferId, need: &domain::NeedId| {
        let east = scenario.offers.iter().find(|entry| &entry.id == offer).map(|entry| entry.cooperative);
        let west = scenario.needs.iter().find(|entry| &entry.id == need).and_then(|entry| scenario.province_of(entry.county));
        east.zip(west).is_some_and(|(east, west)| held.has(Pair { east, west }))
    };
    let carries_all = || scenario.fixed.iter().filter(|entry| entry.amount > 0).all(|entry| carries(&entry.offer, &entry.need));
    keeps_bounds && (!scenario.rules.pool.is_paired_only() || carries_all())
}
