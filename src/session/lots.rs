//! Acts on unsold lots: what is reported, what is agreed, and the moment from which days are counted.

use std::collections::BTreeSet;

use domain::{Accepted, Lot, LotId, Moment, Scenario, lot::MAX_LOTS};

use crate::{
    edit::{Edit, EditError},
    inputs::InputChange,
};

/// Puts a lot, with what is agreed on the one of its id; or takes it away.
pub(crate) fn set_lot(scenario: &mut Scenario, id: &LotId, lot: Option<&Lot>) -> Result<(), EditError> {
    let place = scenario.lots.binary_search_by(|known| known.id.cmp(id));
    let Some(lot) = lot else {
        let Ok(place) = place else { return Ok(()) };
        if scenario.lots[place].accepted.is_some() {
            return Err(EditError::LotAccepted(id.clone()));
        }
        scenario.lots.remove(place);
        return Ok(());
    };
    let accepted = place.ok().and_then(|place| scenario.lots[place].accepted.clone());
    let lot = Lot { id: id.clone(), accepted, ..lot.clone() };
    lot.check(scenario).map_err(EditError::Lot)?;
    match place {
        Ok(place) => scenario.lots[place] = lot,
        Err(_) if scenario.lots.len() >= MAX_LOTS => return Err(EditError::TooManyLots(MAX_LOTS)),
        Err(place) => scenario.lots.insert(place, lot),
    }
    Ok(())
}

/// Agrees on where a lot goes, or takes that back.
pub(crate) fn accept(scenario: &mut Scenario, id: &LotId, accepted: Option<&Accepted>) -> Result<(), EditError> {
    let Ok(place) = scenario.lots.binary_search_by(|known| known.id.cmp(id)) else {
        return Err(EditError::UnknownLot(id.clone()));
    };
    let lot = Lot { accepted: accepted.cloned(), ..scenario.lots[place].clone() };
    if accepted.is_some() {
        lot.check(scenario).map_err(EditError::Lot)?;
    }
    let before = std::mem::replace(&mut scenario.lots[place], lot);
    let over = scenario.promised().into_iter().zip(&scenario.offers).find(|(promised, offer)| *promised > offer.quantity);
    let refused = over.filter(|_| accepted.is_some()).map(|(promised, offer)| EditError::Promised {
        offer: offer.id.clone(),
        promised,
        quantity: offer.quantity,
    });
    if let Some(refused) = refused {
        scenario.lots[place] = before;
        return Err(refused);
    }
    Ok(())
}

/// Sets the moment from which days are counted.
pub(crate) fn set_as_of(scenario: &mut Scenario, as_of: Option<Moment>) -> Result<(), EditError> {
    if let Some(wrong) = as_of.filter(|as_of| !as_of.is_valid()) {
        return Err(EditError::AsOf(wrong));
    }
    scenario.as_of = as_of;
    Ok(())
}

/// Lots that differ, by id: first what is reported, then what is agreed, so that an agreement is made on the lot as it then is, and is taken
/// back before a lot goes. Then the moment from which days are counted. O(lots × size).
pub(crate) fn differences(before: &Scenario, after: &Scenario) -> Vec<InputChange> {
    let ids: BTreeSet<&LotId> = [before, after].into_iter().flat_map(|side| &side.lots).map(|lot| &lot.id).collect();
    let changed = ids.into_iter().filter(|id| before.lot(id) != after.lot(id));
    let mut list: Vec<InputChange> =
        changed.map(|id| InputChange { before: whole(id, before, after), after: whole(id, after, before) }).collect();
    if before.as_of != after.as_of {
        list.push(InputChange { before: Edit::AsOf(before.as_of), after: Edit::AsOf(after.as_of) });
    }
    list
}

/// The acts that make a lot of one scenario what it is in the other.
fn whole(id: &LotId, to: &Scenario, from: &Scenario) -> Edit {
    let accepted = |scenario: &Scenario| scenario.lot(id).and_then(|lot| lot.accepted.clone());
    let report = Edit::Lot { id: id.clone(), lot: to.lot(id).cloned().map(Box::new) };
    let agree = Edit::Accept { lot: id.clone(), accepted: accepted(to).map(Box::new) };
    let is_there = |scenario: &Scenario| scenario.lot(id).is_some();
    if accepted(to) == accepted(from) {
        return report;
    }
    let is_same = to.lot(id).map(|lot| Lot { accepted: None, ..lot.clone() })
        == from.lot(id).map(|lot| Lot { accepted: None, ..lot.clone() });
    let back = Edit::Accept { lot: id.clone(), accepted: None };
    match (is_there(from), is_there(to)) {
        (true, true) if is_same => agree,
        // What was agreed before may not fit what is reported now.
        (true, true) => Edit::Together(vec![back, report, agree]),
        (false, true) => Edit::Together(vec![report, agree]),
        (_, false) => Edit::Together(vec![back, report]),
    }
}
