//! Rows of many files against the rows that are there, and against each other: which are new, which are the same, which change.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Row, RowId, Scenario, attribute::Value};
use serde::{Deserialize, Serialize};
use session::Edit;

use crate::{
    attributes::{self, Table, id_text, is_telling},
    finding::{Finding, Place, Severity, What},
    named::{self, Id},
    taking::Taken,
};

/// A row that is new.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Added {
    /// The row, under a name that no row has.
    pub row: Row,
    /// Where it stands.
    pub place: Place,
}

/// One attribute of a row that a file changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The attribute.
    #[serde(with = "named")]
    pub attribute: Id,
    /// What is there.
    pub before: Value,
    /// What the file has.
    pub after: Value,
}

/// A row that is there and that a file has otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangedRow {
    /// The row.
    pub row: RowId,
    /// Where the file has it.
    pub place: Place,
    /// How they differ; never empty.
    pub changes: Vec<Change>,
}

/// A row that stands in the drop twice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Duplicate {
    /// The row that comes later.
    pub row: Row,
    /// Where it stands.
    pub place: Place,
    /// Where the earlier one stands, which is taken.
    pub first: Place,
    /// In which attributes the two differ; empty where they are the same.
    #[serde(with = "named::list")]
    pub differing: Vec<Id>,
}

/// What the planner chose. As it is by default, all of the files is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Rows that are there and stay as they are, whatever a file says.
    pub kept: BTreeSet<RowId>,
    /// New rows that are not taken.
    pub left: BTreeSet<RowId>,
    /// Duplicates, by their place in the list, that are rows of their own.
    pub both: BTreeSet<usize>,
    /// Settings, by their place in the list, that stay as they are.
    pub settings_left: BTreeSet<usize>,
}

/// What rows come to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    /// New rows.
    pub added: Vec<Added>,
    /// Rows that change.
    pub changed: Vec<ChangedRow>,
    /// How many rows are there as the files have them.
    pub same: usize,
    /// Rows that stand in the files twice.
    pub duplicates: Vec<Duplicate>,
    /// Rows that cannot be told from others, or bear the number of another: not taken. With the place of the row in what was given.
    pub refused: Vec<(usize, Finding)>,
}

/// What tells a row from others: its table, its kind, whose it is, and all telling attributes.
type Key = (Table, Vec<(&'static str, Value)>);

/// Rows that are there, by what they are looked up by.
struct Index {
    rows: Vec<Row>,
    by_id: BTreeMap<RowId, usize>,
    by_owner: BTreeMap<(Table, Value, Value), Vec<usize>>,
}

/// Merges rows, in their order. O(rows × log rows), and all rows of one owner and kind for each.
pub fn merge(taken: &[Taken], scenario: &Scenario) -> Merged {
    let index = Index::of(scenario);
    let mut merged = Merged::default();
    let mut next = scenario.free_number();
    let (mut claimed, mut numbers): (BTreeMap<usize, usize>, BTreeMap<RowId, usize>) = (BTreeMap::new(), BTreeMap::new());
    let mut new: BTreeMap<Key, usize> = BTreeMap::new();
    for (place, entry) in taken.iter().enumerate() {
        let Some(table) = table_of(&entry.row) else { continue };
        if let Some(number) = &entry.number
            && let Some(first) = numbers.insert(table.id(number), place)
        {
            merged.refuse(place, entry, What::DuplicateId(taken[first].place.clone()));
            continue;
        }
        match index.meant(table, entry) {
            Meant::Another(row) => merged.refuse(place, entry, What::IdOfAnother(row)),
            Meant::Several(rows) => merged.refuse(place, entry, What::SeveralAlike(rows)),
            Meant::Row(found) => {
                let first = *claimed.entry(found).or_insert(place);
                if first == place {
                    merged.compare(&index.rows[found], entry);
                } else {
                    merged.duplicate(entry, &taken[first]);
                }
            }
            Meant::New => {
                let first = *new.entry(key(table, entry)).or_insert(place);
                if first != place && entry.number.is_none() {
                    merged.duplicate(entry, &taken[first]);
                    continue;
                }
                let number = entry.number.as_deref().filter(|number| is_name(number));
                let id = number.map_or_else(|| table.own_id(next), |number| table.id(number));
                next = next.saturating_add(usize::from(number.is_none()));
                merged.added.push(Added { row: attributes::renamed(entry.row.clone(), &id), place: entry.place.clone() });
            }
        }
    }
    merged.name_apart(scenario);
    merged
}

/// Whether a number of a file can be the name of a row.
fn is_name(number: &str) -> bool {
    number.len() <= 64 && !number.chars().any(char::is_control)
}

fn table_of(row: &Row) -> Option<Table> {
    match row {
        Row::Need(_) => Some(Table::Needs),
        Row::Offer(_) => Some(Table::Offers),
        _ => None,
    }
}

fn key(table: Table, entry: &Taken) -> Key {
    let telling = entry.row.cells().into_iter().filter(|(id, _)| *id == "kind" || is_telling(id));
    (table, telling.collect())
}

/// What an entry is taken to mean.
enum Meant {
    /// No row that is there.
    New,
    /// This one.
    Row(usize),
    /// Any of several.
    Several(Vec<RowId>),
    /// A row of another kind has its number.
    Another(RowId),
}

impl Index {
    fn of(scenario: &Scenario) -> Self {
        let rows: Vec<Row> = Table::ALL.into_iter().flat_map(|table| table.rows(scenario)).collect();
        let by_id = rows.iter().enumerate().map(|(place, row)| (row.id(), place)).collect();
        let mut by_owner: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            if let Some(table) = table_of(row) {
                by_owner.entry(owner(table, row)).or_default().push(place);
            }
        }
        Self { rows, by_id, by_owner }
    }

    fn meant(&self, table: Table, entry: &Taken) -> Meant {
        if let Some(found) = entry.number.as_deref().and_then(|number| self.by_id.get(&table.id(number))) {
            let row = &self.rows[*found];
            return if row.kind() == entry.row.kind() { Meant::Row(*found) } else { Meant::Another(row.id()) };
        }
        if entry.number.is_some() {
            return Meant::New;
        }
        let near = self.by_owner.get(&owner(table, &entry.row)).map(Vec::as_slice).unwrap_or_default();
        // What a file has no column for, it does not deny; but without what is required nothing is told apart.
        let outlines = entry.row.id().attributes();
        let is_asked = |id: &str, is_required: bool| is_telling(id) && (is_required || entry.said.contains(&id));
        let telling: Vec<&str> =
            outlines.iter().filter(|outline| is_asked(outline.id, outline.is_required)).map(|outline| outline.id).collect();
        let is_it = |place: &&usize| telling.iter().all(|id| self.rows[**place].get(id) == entry.row.get(id));
        let alike: Vec<usize> = near.iter().filter(is_it).copied().collect();
        match alike[..] {
            [] => Meant::New,
            [one] => Meant::Row(one),
            // The one that is quite the same, where there is one.
            _ => match alike.iter().find(|place| changes(&self.rows[**place], entry).is_empty()) {
                Some(same) => Meant::Row(*same),
                None => Meant::Several(alike.iter().map(|place| self.rows[*place].id()).collect()),
            },
        }
    }
}

/// Whose row it is, and of which kind.
fn owner(table: Table, row: &Row) -> (Table, Value, Value) {
    (table, row.get("kind").unwrap_or_default(), row.get(table.owner()).unwrap_or_default())
}

/// How a file has a row otherwise than it is. An empty quantity, priority or source says nothing. What is changed comes from the file.
fn changes(row: &Row, entry: &Taken) -> Vec<Change> {
    let value = |row: &Row, id: &str| row.get(id).unwrap_or_default();
    let is_said = |id: &str| match id {
        "kind" => false,
        "quantity" | "priority" | "provenance" => entry.filled.contains(&id),
        _ => true,
    };
    let change = |id: &'static str| Change { attribute: id, before: value(row, id), after: value(&entry.row, id) };
    let said = entry.said.iter().copied().filter(|id| is_said(id)).map(change);
    let mut changes: Vec<Change> = said.filter(|change| change.before != change.after).collect();
    if !changes.is_empty() && !entry.filled.contains(&"provenance") {
        let provenance = change("provenance");
        if provenance.before != provenance.after {
            changes.push(provenance);
        }
    }
    changes
}

impl Merged {
    fn refuse(&mut self, place: usize, entry: &Taken, what: What) {
        let finding = Finding {
            place: entry.place.clone(),
            severity: Severity::Error,
            what,
            text: entry.number.clone().unwrap_or_default(),
        };
        self.refused.push((place, finding));
    }

    fn compare(&mut self, row: &Row, entry: &Taken) {
        let changes = changes(row, entry);
        if changes.is_empty() {
            self.same += 1;
        } else {
            self.changed.push(ChangedRow { row: row.id(), place: entry.place.clone(), changes });
        }
    }

    fn duplicate(&mut self, entry: &Taken, first: &Taken) {
        let attributes = entry.row.attributes();
        let differing =
            attributes.into_iter().filter(|id| entry.row.get(id) != first.row.get(id)).filter(|id| *id != "provenance");
        self.duplicates.push(Duplicate {
            row: entry.row.clone(),
            place: entry.place.clone(),
            first: first.place.clone(),
            differing: differing.collect(),
        });
    }

    /// Gives duplicates names that no row has, in case the planner wants them as rows of their own, and new rows that a file numbered as
    /// others are numbered here.
    fn name_apart(&mut self, scenario: &Scenario) {
        let numbered = |id: &str| id.split_once('-').filter(|(head, _)| matches!(*head, "n" | "o"))?.1.parse::<usize>().ok();
        let own = self.added.iter().filter_map(|added| numbered(id_text(&added.row.id()))).max();
        let mut next = own.map_or(0, |own| own.saturating_add(1)).max(scenario.free_number());
        let mut seen = BTreeSet::new();
        for added in &mut self.added {
            if !seen.insert(added.row.id())
                && let Some(table) = table_of(&added.row)
            {
                let id = table.own_id(next);
                added.row = attributes::renamed(added.row.clone(), &id);
                next = next.saturating_add(1);
            }
        }
        for duplicate in &mut self.duplicates {
            if let Some(table) = table_of(&duplicate.row) {
                duplicate.row = attributes::renamed(duplicate.row.clone(), &table.own_id(next));
                next = next.saturating_add(1);
            }
        }
    }

    /// What the files do to the scenario, one step of undo; `None` where they do nothing. O(rows).
    pub fn edit(&self, choices: &Choices) -> Option<Edit> {
        let mut edits = Vec::new();
        for added in self.added.iter().filter(|added| !choices.left.contains(&added.row.id())) {
            edits.push(Edit::put(added.row.clone()));
        }
        for (place, duplicate) in self.duplicates.iter().enumerate() {
            if choices.both.contains(&place) {
                edits.push(Edit::put(duplicate.row.clone()));
            }
        }
        for changed in self.changed.iter().filter(|changed| !choices.kept.contains(&changed.row)) {
            edits.extend(changed.changes.iter().map(|change| Edit::Set {
                row: changed.row.clone(),
                attribute: change.attribute.to_owned(),
                value: change.after.clone(),
            }));
        }
        (!edits.is_empty()).then_some(Edit::Together(edits))
    }
}
