//! What is different between the inputs of two scenarios of one base, as edits that would make the one the other. Called by `web`
//! to compare, and to adopt a single difference.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Adcode, EventId, FixedAmount, NeedId, OfferId, Order, Pair, PairRule, PartnerBounds, RowId, Scenario, Side,
    attribute::Value,
};

use crate::{
    edit::Edit,
    rows::{self, Parted},
};

/// One input that differs: the edits that set it as the one and as the other scenario has it. Either is one step of undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputChange {
    /// Sets it as the first scenario has it.
    pub before: Edit,
    /// Sets it as the second scenario has it.
    pub after: Edit,
}

/// All inputs that differ between two scenarios of the same base, but for the limit of steps, which is no input of the planner's:
/// strategy and weights first, then pairs, rows, the bounds of parties, amounts, events, lots. O((offers + needs + amounts) × log).
pub fn differences(before: &Scenario, after: &Scenario) -> Vec<InputChange> {
    let mut list = Vec::new();
    let mut add = |is_changed: bool, make: &dyn Fn(&Scenario, &Scenario) -> Edit| {
        if is_changed {
            list.push(InputChange { before: make(after, before), after: make(before, after) });
        }
    };
    add(before.strategy != after.strategy, &|_, to| Edit::Strategy(to.strategy));
    let kind_weights = |scenario: &Scenario| scenario.rules.kind_weights.iter().map(|entry| entry.weight).collect::<Vec<_>>();
    add(kind_weights(before) != kind_weights(after), &|_, to| Edit::KindWeights(kind_weights(to)));
    for kind in &before.kinds {
        let weights = |scenario: &Scenario| {
            let found = scenario.kind(&kind.id).map(|(_, kind)| kind.criteria.iter().map(|entry| entry.weight).collect());
            found.unwrap_or_default()
        };
        let make = |_: &Scenario, to: &Scenario| Edit::CriterionWeights { kind: kind.id.clone(), weights: weights(to) };
        let (old, new): (Vec<u32>, Vec<u32>) = (weights(before), weights(after));
        add(old != new, &make);
    }
    add(before.rules.pool != after.rules.pool, &|_, to| Edit::Pool(to.rules.pool));
    add(before.scheme != after.scheme, &|_, to| Edit::Scheme(to.scheme.clone()));
    add(before.rules.drop_penalty != after.rules.drop_penalty, &|_, to| Edit::DropPenalty(to.rules.drop_penalty));
    let parted = Parted::between(before, after);
    let mut pairs: Vec<Pair> =
        [before, after].into_iter().flat_map(|side| side.pins.iter().chain(&side.forbids)).copied().collect();
    pairs.order();
    pairs.dedup();
    for pair in pairs.into_iter().filter(|pair| !parted.has_pair(*pair)) {
        add(before.pair_rule(pair) != after.pair_rule(pair), &|from, to| ruled(from, pair, to.pair_rule(pair)));
    }
    list.extend(rows::differences(before, after));
    for old in &before.cooperatives {
        let party = |scenario: &Scenario| scenario.cooperatives.iter().find(|party| party.division == old.division).cloned();
        let Some(new) = party(after).filter(|new| new.side == old.side) else { continue };
        let bounds = |scenario: &Scenario| party(scenario).and_then(|party| party.bounds);
        if old.bounds != new.bounds {
            let edit = |scenario: &Scenario| bounded(old.division, bounds(scenario), [before, after]);
            list.push(InputChange { before: edit(before), after: edit(after) });
        }
    }
    list.extend(amounts(before, after, &parted));
    if before.agreed != after.agreed {
        let edit = |scenario: &Scenario| Edit::Agree(scenario.agreed.clone());
        list.push(InputChange { before: edit(before), after: edit(after) });
    }
    list.extend(events(before, after));
    list.extend(crate::lots::differences(before, after));
    // Last, so that nothing that comes after it lets go of it.
    if before.held != after.held {
        let edit = |scenario: &Scenario| Edit::Hold(scenario.held.clone());
        list.push(InputChange { before: edit(before), after: edit(after) });
    }
    list
}

/// Events that differ, by id. O(events × size).
fn events(before: &Scenario, after: &Scenario) -> Vec<InputChange> {
    let ids: BTreeSet<&EventId> = [before, after].into_iter().flat_map(|side| &side.events).map(|event| &event.id).collect();
    let changed = ids.into_iter().filter(|id| before.event(id) != after.event(id));
    let edit = |id: &EventId, of: &Scenario| Edit::Event { id: id.clone(), event: of.event(id).cloned().map(Box::new) };
    changed.map(|id| InputChange { before: edit(id, before), after: edit(id, after) }).collect()
}

/// Sets the bounds of a party, also where one of the scenarios has fewer parties on the other side than the party is to have at least: as
/// after a removal, which leaves the planner's word as it was. As an act of the planner's that would be refused; as a cell of the row it is
/// what the row says.
pub fn bounded(party: Adcode, bounds: Option<PartnerBounds>, scenarios: [&Scenario; 2]) -> Edit {
    let is_kept = |least: u32| {
        scenarios.iter().all(|scenario| {
            let other = if scenario.is_party(party, Side::Supporter) { Side::Supported } else { Side::Supporter };
            least as usize <= scenario.parties(other).count()
        })
    };
    match bounds {
        Some(PartnerBounds { least, most }) if !is_kept(least) => Edit::Set {
            row: RowId::Party(party),
            attribute: "bounds".to_owned(),
            value: Value::Numbers(vec![i64::from(least), i64::from(most)]),
        },
        bounds => Edit::Bounds { party, bounds },
    }
}

/// Fixed amounts that differ, by offer, then need. Those of a row that only one of the two has come and go with the row.
fn amounts(before: &Scenario, after: &Scenario, parted: &Parted) -> Vec<InputChange> {
    let mut all: BTreeMap<(&OfferId, &NeedId), [Option<i64>; 2]> = BTreeMap::new();
    let has = |scenario: &Scenario, other: &Scenario, entry: &FixedAmount| {
        !parted.has_amount(entry)
            && rows::stays(scenario, other, &RowId::Offer(entry.offer.clone()))
            && rows::stays(scenario, other, &RowId::Need(entry.need.clone()))
    };
    for (side, (scenario, other)) in [(before, after), (after, before)].into_iter().enumerate() {
        for entry in scenario.fixed.iter().filter(|entry| has(scenario, other, entry)) {
            all.entry((&entry.offer, &entry.need)).or_default()[side] = Some(entry.amount);
        }
    }
    let changed = all.into_iter().filter(|(_, [old, new])| old != new);
    let changes = changed.map(|((offer, need), [old, new])| {
        let edit = |amount| Edit::Amount { offer: offer.clone(), need: need.clone(), amount };
        InputChange { before: edit(old), after: edit(new) }
    });
    changes.collect()
}

/// The edit after which this is said of a pair. What is pinned has to be freed before it can be forbidden, and the other way round:
/// then both, together.
pub fn ruled(scenario: &Scenario, pair: Pair, rule: PairRule) -> Edit {
    let now = scenario.pair_rule(pair);
    let say = |rule| Edit::PairRule { pair, rule };
    if now == PairRule::Free || rule == PairRule::Free || now == rule {
        say(rule)
    } else {
        Edit::Together(vec![say(PairRule::Free), say(rule)])
    }
}

/// The edit that makes a scenario choose some pairs and leave others: pins the ones, forbids the others. One step of undo; the
/// party's own rules stand, and may contradict it.
pub fn adopting(scenario: &Scenario, chosen: &[Pair], left: &[Pair]) -> Edit {
    let pins = chosen.iter().map(|pair| ruled(scenario, *pair, PairRule::Pinned));
    let forbids = left.iter().map(|pair| ruled(scenario, *pair, PairRule::Forbidden));
    // Flat: what is wrapped twice reads no better.
    let mut edits: Vec<Edit> = Vec::new();
    for edit in forbids.chain(pins) {
        match edit {
            Edit::Together(several) => edits.extend(several),
            single => edits.push(single),
        }
    }
    match <[Edit; 1]>::try_from(edits) {
        Ok([single]) => single,
        Err(several) => Edit::Together(several),
    }
}
