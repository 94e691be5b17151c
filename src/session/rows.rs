//! What is different between the rows of two scenarios, row by row and attribute by attribute, as edits. Called by `inputs`.

use std::collections::BTreeMap;

use domain::{Row, RowId, Scenario};

use crate::{edit::Edit, inputs::InputChange};

/// Offers first, then needs, each table by id. A row that only one of the two has comes with the amounts that are fixed for it; a row of
/// another kind is another row. O((rows + amounts) × log + changed rows × attributes).
pub fn differences(before: &Scenario, after: &Scenario) -> Vec<InputChange> {
    let offers = |scenario: &Scenario| scenario.offers.iter().cloned().map(Row::Offer).collect::<Vec<_>>();
    let needs = |scenario: &Scenario| scenario.needs.iter().cloned().map(Row::Need).collect::<Vec<_>>();
    let mut list = Vec::new();
    if before.offers != after.offers {
        table(&offers(before), &offers(after), (before, after), &mut list);
    }
    if before.needs != after.needs {
        table(&needs(before), &needs(after), (before, after), &mut list);
    }
    list
}

fn table(before: &[Row], after: &[Row], of: (&Scenario, &Scenario), list: &mut Vec<InputChange>) {
    let mut all: BTreeMap<RowId, [Option<&Row>; 2]> = BTreeMap::new();
    for (side, rows) in [before, after].into_iter().enumerate() {
        for row in rows {
            all.entry(row.id()).or_default()[side] = Some(row);
        }
    }
    for (id, [old, new]) in all.into_iter().filter(|(_, [old, new])| old != new) {
        match (old, new) {
            (Some(old), Some(new)) if old.kind() == new.kind() => list.extend(cells(&id, old, new)),
            _ => {
                let as_in = |row: Option<&Row>, scenario: &Scenario, other: &Scenario| match row {
                    Some(row) => put(row, scenario, other),
                    None => Edit::Remove(id.clone()),
                };
                list.push(InputChange { before: as_in(old, of.0, of.1), after: as_in(new, of.1, of.0) });
            }
        }
    }
}

/// Whether a row of one scenario is the same row in another: there, and of the same kind. O(rows).
pub fn stays(scenario: &Scenario, other: &Scenario, id: &RowId) -> bool {
    let kind = |scenario: &Scenario| scenario.row(id).map(|row| row.kind().clone());
    kind(scenario).is_some_and(|of| kind(other) == Some(of))
}

/// Attributes that differ, in the order of their table.
fn cells(id: &RowId, old: &Row, new: &Row) -> Vec<InputChange> {
    let changed = new.attributes().into_iter().filter_map(|attribute| {
        let (old, new) = (old.get(attribute)?, new.get(attribute)?);
        let set = |value| Edit::Set { row: id.clone(), attribute: attribute.to_owned(), value };
        (old != new).then(|| InputChange { before: set(old), after: set(new) })
    });
    changed.collect()
}

/// Puts a row as a scenario has it, with the amounts that are fixed for it there. An amount between two rows that only this scenario has
/// comes with the need, which then brings the offer too: so each change can be made by itself.
fn put(row: &Row, scenario: &Scenario, other: &Scenario) -> Edit {
    let mut edits = vec![Edit::put(row.clone())];
    for entry in &scenario.fixed {
        let offer = RowId::Offer(entry.offer.clone());
        let brought = match row {
            Row::Offer(of) if of.id == entry.offer => stays(scenario, other, &RowId::Need(entry.need.clone())).then_some(None),
            Row::Need(of) if of.id == entry.need && stays(scenario, other, &offer) => Some(None),
            Row::Need(of) if of.id == entry.need => Some(scenario.row(&offer)),
            _ => None,
        };
        let Some(brought) = brought else { continue };
        edits.extend(brought.map(Edit::put));
        let (offer, need) = (entry.offer.clone(), entry.need.clone());
        edits.push(Edit::Amount { offer, need, amount: Some(entry.amount) });
    }
    if edits.len() == 1 { Edit::put(row.clone()) } else { Edit::Together(edits) }
}
