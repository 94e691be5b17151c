//! One act of the planner's, and what it does to a scenario.
//!
//! Edits are what is kept: in the undo history, the autosave and the links. Applying one never leaves a scenario that
//! `domain::validate` would refuse: it is refused itself, with what is allowed.

use domain::{
    Accepted, Adcode, Event, EventError, EventField, EventId, FixedAmount, Held, KindId, Lot, LotError, LotId, Moment, NeedId,
    OfferId, Order, Pair, PairRule, PartnerBounds, Pool, Row, RowError, RowId, Scenario, SchemeId, Side, Strategy,
    attribute::Value,
    event::MAX_EVENTS,
    explanation::Agreed,
    rules::share_out,
    validation::{MAX_QUANTITY, WEIGHT_SUM},
};

use crate::{holding, lots};

/// One act of the planner's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Pins, forbids or frees a pair.
    PairRule {
        /// The pair.
        pair: Pair,
        /// What is said of it.
        rule: PairRule,
    },
    /// Sets a party's partner bounds; `None` returns to the default.
    Bounds {
        /// The party's division.
        party: Adcode,
        /// The bounds.
        bounds: Option<PartnerBounds>,
    },
    /// Sets what the kinds count for, hundredths of a point in the order of the kinds, together 10,000.
    KindWeights(Vec<u32>),
    /// Sets the criterion weights of one kind, in the order of its criteria.
    CriterionWeights {
        /// The kind.
        kind: KindId,
        /// The weights.
        weights: Vec<u32>,
    },
    /// Sets the pool rule.
    Pool(Pool),
    /// Chooses the set of existing pairs.
    Scheme(SchemeId),
    /// Chooses the strategy.
    Strategy(Strategy),
    /// Sets what dropping an existing pair costs, in hundredths of a point.
    DropPenalty(u32),
    /// Fixes an amount, excludes the arc (0) or frees it (`None`).
    Amount {
        /// The offer.
        offer: OfferId,
        /// The need.
        need: NeedId,
        /// Units.
        amount: Option<i64>,
    },
    /// Adds a row, or puts it in the place of the one of its name.
    Put(Box<Row>),
    /// Sets one attribute of a row.
    Set {
        /// The row.
        row: RowId,
        /// The attribute, by its id in `domain::attribute`.
        attribute: String,
        /// What it holds from then on.
        value: Value,
    },
    /// Takes a row away, and the amounts that were fixed for it.
    Remove(RowId),
    /// Ends the search at this step, where the planner stopped it. Holds for the scenario as it then was: the next edit but of events
    /// searches in full again (see `Document::replay`).
    StepLimit(u64),
    /// Takes over a plan as it was shown; `None` lets the search decide again.
    Hold(Option<Held>),
    /// Marks a plan as agreed, or takes the mark away.
    Agree(Option<Agreed>),
    /// Adds an event, puts it in the place of the one of its id, or takes it away (`None`).
    Event {
        /// Its id.
        id: EventId,
        /// The event.
        event: Option<Box<Event>>,
    },
    /// Reports a lot, puts it in the place of the one of its id, or takes it away (`None`). What is agreed on it stays as it is: only
    /// [`Edit::Accept`] changes that.
    Lot {
        /// Its id.
        id: LotId,
        /// The lot.
        lot: Option<Box<Lot>>,
    },
    /// Agrees on where a lot goes, or takes that back (`None`). What the offers have promised is no longer the plan's.
    Accept {
        /// The lot.
        lot: LotId,
        /// What is agreed.
        accepted: Option<Box<Accepted>>,
    },
    /// Sets the moment from which days are counted; `None` for now.
    AsOf(Option<Moment>),
    /// Several at once, one step of undo.
    Together(Vec<Edit>),
}

/// Why an edit is refused, and what is allowed instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The pair is forbidden: free it before pinning it.
    PinOnForbidden(Pair),
    /// The pair is pinned: free it before forbidding it.
    ForbidOnPinned(Pair),
    /// No such pair of parties.
    UnknownPair(Pair),
    /// No such party.
    UnknownParty(Adcode),
    /// No such kind.
    UnknownKind(KindId),
    /// No such offer.
    UnknownOffer(OfferId),
    /// No such need.
    UnknownNeed(NeedId),
    /// No such set of existing pairs.
    UnknownScheme(SchemeId),
    /// Least partners above most, or above the number of possible partners.
    Bounds {
        /// The party.
        party: Adcode,
        /// What was asked.
        asked: PartnerBounds,
        /// The greatest allowed for the least number, given what was asked for the most.
        least_up_to: u32,
    },
    /// All kind weights are 0, or they do not sum to 10,000, or their number is wrong.
    KindWeights {
        /// Their sum.
        sum: u64,
    },
    /// All criterion weights of a kind are 0, or their number is wrong.
    CriterionWeights(KindId),
    /// A plan cannot be taken over that breaks a rule of the planner's: this pair is pinned and missing, or forbidden and there.
    HeldAgainst(Pair),
    /// Not a fraction between 0 and 1.
    Pool(Pool),
    /// A row that cannot be as asked.
    Row(RowError),
    /// An event that cannot be as asked.
    Event(EventError),
    /// A lot that cannot be as asked: all that is wrong with it.
    Lot(Vec<LotError>),
    /// No such lot.
    UnknownLot(LotId),
    /// There are as many lots as a scenario may have: this many.
    TooManyLots(usize),
    /// Two lots of one id.
    LotTwice(LotId),
    /// The lot is agreed on: that is taken back before it is taken away.
    LotAccepted(LotId),
    /// Lots would be promised more than an offer has.
    Promised {
        /// The offer.
        offer: OfferId,
        /// Tonnes that would be promised, this lot among them.
        promised: i64,
        /// Tonnes that it has.
        quantity: i64,
    },
    /// A moment that no calendar has.
    AsOf(Moment),
    /// A number outside 0 to `most`.
    OutOfRange {
        /// What was asked.
        asked: i64,
        /// The least allowed.
        least: i64,
        /// The greatest allowed.
        most: i64,
    },
}

impl Edit {
    /// Adds a row, or puts it in the place of the one of its name.
    pub fn put(row: Row) -> Self {
        Self::Put(Box::new(row))
    }

    /// Whether it changes only what no plan depends on: events, lots but for what is agreed on them, the moment from which days are counted.
    pub fn is_beside_the_plan(&self) -> bool {
        match self {
            Self::Event { .. } | Self::Lot { .. } | Self::AsOf(_) => true,
            Self::Together(edits) => !edits.is_empty() && edits.iter().all(Self::is_beside_the_plan),
            _ => false,
        }
    }

    /// Puts an event.
    pub fn event(event: Event) -> Self {
        Self::Event { id: event.id.clone(), event: Some(Box::new(event)) }
    }

    /// Sets the quantity of a row.
    pub fn quantity(row: RowId, quantity: i64) -> Self {
        Self::Set { row, attribute: "quantity".to_owned(), value: Value::Number(quantity) }
    }

    /// Sets the priority of a need.
    pub fn priority(need: NeedId, priority: u32) -> Self {
        Self::Set { row: RowId::Need(need), attribute: "priority".to_owned(), value: Value::Number(i64::from(priority)) }
    }
}

/// Greatest penalty for dropping an existing pair, in hundredths of a point: all that a plan can be worth.
pub const MAX_DROP_PENALTY: u32 = 10_000;

/// Most amounts of an agreed plan.
pub const MAX_AGREED: i64 = 100_000;

/// Greatest limit of steps that a document may set: some minutes of search.
pub const MAX_STEP_LIMIT: u64 = 1_000_000;

/// Applies an edit to a scenario.
///
/// # Errors
/// Says why it is refused; the scenario is then as it was. O(size of the scenario) at worst.
pub fn apply(scenario: &mut Scenario, edit: &Edit) -> Result<(), EditError> {
    set(scenario, edit)?;
    holding::release(scenario, edit);
    Ok(())
}

fn set(scenario: &mut Scenario, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::PairRule { pair, rule } => pair_rule(scenario, *pair, *rule),
        Edit::Bounds { party, bounds } => set_bounds(scenario, *party, *bounds),
        Edit::KindWeights(weights) => kind_weights(scenario, weights),
        Edit::CriterionWeights { kind, weights } => criterion_weights(scenario, kind, weights),
        Edit::Pool(pool) => set_pool(scenario, *pool),
        Edit::Scheme(scheme) => set_scheme(scenario, scheme),
        Edit::Strategy(strategy) => {
            scenario.strategy = *strategy;
            Ok(())
        }
        Edit::DropPenalty(penalty) => {
            in_range(i64::from(*penalty), 0, i64::from(MAX_DROP_PENALTY))?;
            scenario.rules.drop_penalty = *penalty;
            Ok(())
        }
        Edit::Amount { offer, need, amount } => fix_amount(scenario, offer, need, *amount),
        Edit::Put(row) => scenario.put_row((**row).clone()).map_err(EditError::Row),
        Edit::Set { row, attribute, value } => scenario.set_cell(row, attribute, value).map_err(EditError::Row),
        Edit::Remove(row) => scenario.remove_row(row).map_err(EditError::Row),
        Edit::StepLimit(steps) => {
            in_range(i64::try_from(*steps).unwrap_or(i64::MAX), 1, MAX_STEP_LIMIT as i64)?;
            scenario.step_limit = *steps;
            Ok(())
        }
        Edit::Hold(held) => holding::hold(scenario, held.as_ref()),
        Edit::Agree(agreed) => {
            if let Some(agreed) = agreed {
                in_range(i64::try_from(agreed.amounts.len()).unwrap_or(i64::MAX), 0, MAX_AGREED)?;
            }
            scenario.agreed.clone_from(agreed);
            Ok(())
        }
        Edit::Event { id, event } => set_event(scenario, id, event.as_deref()),
        Edit::Lot { id, lot } => lots::set_lot(scenario, id, lot.as_deref()),
        Edit::Accept { lot, accepted } => lots::accept(scenario, lot, accepted.as_deref()),
        Edit::AsOf(as_of) => lots::set_as_of(scenario, *as_of),
        Edit::Together(edits) => {
            let mut draft = scenario.clone();
            for edit in edits {
                apply(&mut draft, edit)?;
            }
            *scenario = draft;
            Ok(())
        }
    }
}

fn in_range(asked: i64, least: i64, most: i64) -> Result<(), EditError> {
    if (least..=most).contains(&asked) { Ok(()) } else { Err(EditError::OutOfRange { asked, least, most }) }
}

fn pair_rule(scenario: &mut Scenario, pair: Pair, rule: PairRule) -> Result<(), EditError> {
    if !scenario.is_pair(pair) {
        return Err(EditError::UnknownPair(pair));
    }
    match (scenario.pair_rule(pair), rule) {
        (PairRule::Forbidden, PairRule::Pinned) => return Err(EditError::PinOnForbidden(pair)),
        (PairRule::Pinned, PairRule::Forbidden) => return Err(EditError::ForbidOnPinned(pair)),
        _ => {}
    }
    set_member(&mut scenario.pins, pair, rule == PairRule::Pinned);
    set_member(&mut scenario.forbids, pair, rule == PairRule::Forbidden);
    Ok(())
}

fn set_member(list: &mut Vec<Pair>, pair: Pair, member: bool) {
    match (list.binary_search(&pair), member) {
        (Err(place), true) => list.insert(place, pair),
        (Ok(place), false) => {
            list.remove(place);
        }
        _ => {}
    }
}

fn set_bounds(scenario: &mut Scenario, division: Adcode, bounds: Option<PartnerBounds>) -> Result<(), EditError> {
    let found = scenario.cooperatives.iter().position(|party| party.division == division);
    let index = found.ok_or(EditError::UnknownParty(division))?;
    if let Some(asked) = bounds {
        let other = match scenario.cooperatives[index].side {
            Side::Supporter => Side::Supported,
            Side::Supported => Side::Supporter,
        };
        let others = scenario.parties(other).count() as u32;
        let least_up_to = asked.most.min(others);
        if asked.least > least_up_to {
            return Err(EditError::Bounds { party: division, asked, least_up_to });
        }
    }
    scenario.cooperatives[index].bounds = bounds;
    Ok(())
}

fn kind_weights(scenario: &mut Scenario, weights: &[u32]) -> Result<(), EditError> {
    let sum: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
    if weights.len() != scenario.rules.kind_weights.len() || sum != u64::from(WEIGHT_SUM) {
        return Err(EditError::KindWeights { sum });
    }
    for (entry, weight) in scenario.rules.kind_weights.iter_mut().zip(weights) {
        entry.weight = *weight;
    }
    Ok(())
}

fn criterion_weights(scenario: &mut Scenario, id: &KindId, weights: &[u32]) -> Result<(), EditError> {
    let (index, kind) = scenario.kind(id).ok_or_else(|| EditError::UnknownKind(id.clone()))?;
    if weights.len() != kind.criteria.len() || weights.iter().all(|weight| *weight == 0) {
        return Err(EditError::CriterionWeights(id.clone()));
    }
    for weight in weights {
        in_range(i64::from(*weight), 0, i64::from(WEIGHT_SUM))?;
    }
    for (entry, weight) in scenario.kinds[index].criteria.iter_mut().zip(weights) {
        entry.weight = *weight;
    }
    Ok(())
}

fn set_pool(scenario: &mut Scenario, pool: Pool) -> Result<(), EditError> {
    if pool.denominator == 0 || pool.denominator > 1_000 || pool.numerator > pool.denominator {
        return Err(EditError::Pool(pool));
    }
    scenario.rules.pool = pool;
    Ok(())
}

fn set_scheme(scenario: &mut Scenario, scheme: &SchemeId) -> Result<(), EditError> {
    if !scenario.schemes.iter().any(|entry| &entry.id == scheme) {
        return Err(EditError::UnknownScheme(scheme.clone()));
    }
    scenario.scheme = scheme.clone();
    Ok(())
}

fn fix_amount(scenario: &mut Scenario, offer: &OfferId, need: &NeedId, amount: Option<i64>) -> Result<(), EditError> {
    let from = scenario.offers.iter().find(|entry| &entry.id == offer);
    let from = from.ok_or_else(|| EditError::UnknownOffer(offer.clone()))?;
    let to = scenario.needs.iter().find(|entry| &entry.id == need && entry.kind == from.kind);
    to.ok_or_else(|| EditError::UnknownNeed(need.clone()))?;
    if let Some(amount) = amount {
        // More than the two have is a rule that cannot be kept: the engine names it, with ways out.
        in_range(amount, 0, MAX_QUANTITY)?;
    }
    scenario.fixed.retain(|entry| !(&entry.offer == offer && &entry.need == need));
    if let Some(amount) = amount {
        scenario.fixed.push(FixedAmount { offer: offer.clone(), need: need.clone(), amount });
        scenario.fixed.order();
    }
    Ok(())
}

fn set_event(scenario: &mut Scenario, id: &EventId, event: Option<&Event>) -> Result<(), EditError> {
    let place = scenario.events.binary_search_by(|known| known.id.cmp(id));
    let Some(event) = event else {
        if let Ok(place) = place {
            scenario.events.remove(place);
        }
        return Ok(());
    };
    // What names the event is said once; where the two differ, the event is the one that is asked for.
    let event = Event { id: id.clone(), ..event.clone() };
    event.check().map_err(EditError::Event)?;
    match place {
        Ok(place) => scenario.events[place] = event,
        Err(_) if scenario.events.len() >= MAX_EVENTS => {
            return Err(EditError::Event(EventError::TooMany { field: EventField::Events, most: MAX_EVENTS }));
        }
        Err(place) => scenario.events.insert(place, event),
    }
    Ok(())
}

/// The weights after one of them is set to `to` hundredths: the others are scaled in proportion, equally where all of them are 0.
/// What a mover of one slider sends is made with this.
pub fn moved_weight(weights: &[u32], index: usize, to: u32) -> Vec<u32> {
    let to = to.min(WEIGHT_SUM);
    let others: Vec<u64> = weights.iter().enumerate().map(|(i, w)| if i == index { 0 } else { u64::from(*w) }).collect();
    let left = u64::from(WEIGHT_SUM - to);
    let even: Vec<u64> = (0..weights.len()).map(|i| u64::from(i != index)).collect();
    let Some(shares) = share_out(&others, left).or_else(|| share_out(&even, left)) else {
        return vec![WEIGHT_SUM; weights.len()];
    };
    shares.into_iter().enumerate().map(|(i, share)| if i == index { to } else { share as u32 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_one_weight_scales_the_others_and_keeps_the_sum() {
        assert_eq!(moved_weight(&[2500, 2500, 2500, 2500], 0, 4000), vec![4000, 2000, 2000, 2000]);
        assert_eq!(moved_weight(&[10_000, 0, 0], 0, 4000), vec![4000, 3000, 3000]);
        assert_eq!(moved_weight(&[10_000], 0, 4000), vec![10_000]);
        for to in [0, 1, 3333, 9_999, 10_000, 20_000] {
            for start in [vec![2500, 2500, 2500, 2500], vec![1, 9_997, 1, 1], vec![0, 0, 10_000, 0]] {
                for index in 0..4 {
                    let moved = moved_weight(&start, index, to);
                    assert_eq!(moved.iter().sum::<u32>(), WEIGHT_SUM, "{start:?} {index} {to}");
                }
            }
        }
    }
}
