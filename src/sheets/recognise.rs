//! What a sheet is: which table and kind, where its headings stand, and which column is which attribute. What is not clear is said to
//! be so, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use domain::{KindId, Scenario};
use exchange::cells::Tongue;
use serde::{Deserialize, Serialize};

use crate::{
    attributes::Table,
    headings::{self, Sureness, folded, heading},
    words,
    workbook::{Line, Sheet},
};

/// How many rows from the top are looked through for headings.
pub const LOOKED_THROUGH: usize = 40;

/// The id of the column that names rows; it is no attribute of theirs.
pub const ROW_NUMBER: &str = "id";

/// What the caller says of headings: as written in a file, and the id of the attribute, or `None` to leave the column out.
pub type Mapping = BTreeMap<String, Option<String>>;

/// A column and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its place, from 0.
    pub column: u32,
    /// Its heading as written.
    pub heading: String,
    /// What stands in brackets in the heading, such as a unit; folded.
    pub bracket: String,
    /// What it is.
    pub is: Is,
}

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// This attribute.
    Attribute(&'static str),
    /// The numbers by which rows are known.
    RowNumber,
    /// A second column of this attribute: left out.
    Second(&'static str),
    /// An attribute for which rows of the kind have no use: left out.
    NotUsed(&'static str),
    /// Nothing that is known: left out.
    Unknown,
    /// Left out as the caller said.
    LeftOut,
}

/// A sheet that is a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognised {
    /// Which table.
    pub table: Table,
    /// The kind of rows that do not say their own; `None` where each must.
    pub kind: Option<KindId>,
    /// First and last row of the headings, from 1.
    pub headings: (u32, u32),
    /// The columns that have a heading, from the left. Stays where it is read.
    #[serde(skip)]
    pub columns: Vec<Column>,
    /// The language of the heading of quantities, which says their unit.
    pub tongue: Tongue,
}

/// What a sheet is seen to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seen {
    /// A table.
    Table(Recognised),
    /// A table of which it is not clear which table or kind: these are possible, and headings stand there.
    Unclear {
        /// Possible tables.
        tables: Vec<Table>,
        /// Possible kinds.
        kinds: Vec<KindId>,
        /// First and last row of the headings.
        headings: (u32, u32),
    },
    /// Nothing of the kind.
    NoTable,
    /// Empty, or a sheet of our own beside the tables: notes, lists.
    Aside,
}

/// Headings found in a sheet: read as one table or the other.
struct Found {
    rows: (u32, u32),
    texts: BTreeMap<u32, String>,
    /// How many attributes are found, read as each table.
    scores: [usize; 2],
}

/// What a sheet is. What the caller says of headings and of table and kind wins. O(first rows × columns × attributes).
pub fn recognise(sheet: &Sheet, scenario: &Scenario, mapping: &Mapping, said: Option<&(Table, Option<KindId>)>) -> Seen {
    if sheet.lines.values().all(Line::is_blank) || words::ASIDE.iter().any(|(zh, en)| sheet.name == *zh || sheet.name == *en) {
        return Seen::Aside;
    }
    let Some(found) = headings_of(sheet, mapping) else { return Seen::NoTable };
    let titles: Vec<String> = sheet
        .lines
        .range(..found.rows.0)
        .flat_map(|(_, line)| line.cells.values().filter(|cell| !cell.is_filled).map(|cell| folded(&cell.text)))
        .collect();
    let sources = [folded(&sheet.name), titles.join("\n")];
    let tables = said.map_or_else(|| tables_of(&found, &sources, mapping), |(table, _)| vec![*table]);
    let has_kinds = |table: Table| columns_of(&found.texts, table, mapping).iter().any(|c| c.is == Is::Attribute("kind"));
    let kinds_as = |table: Table| kinds_of(&columns_of(&found.texts, table, mapping), table, &sources, scenario);
    let [table] = tables[..] else {
        let mut kinds: Vec<KindId> = tables.iter().flat_map(|table| kinds_as(*table)).collect();
        kinds.sort();
        kinds.dedup();
        return Seen::Unclear { tables, kinds, headings: found.rows };
    };
    let kinds = match said {
        Some((_, Some(kind))) => vec![kind.clone()],
        _ => kinds_as(table),
    };
    let kind = match &kinds[..] {
        [kind] => Some(kind.clone()),
        _ if has_kinds(table) => None,
        _ => return Seen::Unclear { tables, kinds, headings: found.rows },
    };
    let mut columns = columns_of(&found.texts, table, mapping);
    if !has_kinds(table) {
        leave_out_unused(&mut columns, table, kind.as_ref(), scenario);
    }
    let quantity = columns.iter().find(|column| column.is == Is::Attribute("quantity"));
    let is_english = quantity.is_some_and(|column| column.heading.is_ascii());
    let tongue = if is_english { Tongue::English } else { Tongue::Chinese };
    Seen::Table(Recognised { table, kind, headings: found.rows, columns, tongue })
}

/// The row, or the two rows, with the most headings.
fn headings_of(sheet: &Sheet, mapping: &Mapping) -> Option<Found> {
    let lines: Vec<(&u32, &Line)> = sheet.lines.iter().take(LOOKED_THROUGH).collect();
    let found = |rows, texts: BTreeMap<u32, String>| {
        let scores = Table::ALL.map(|table| score(&texts, table, mapping));
        Found { rows, texts, scores }
    };
    let singles = lines.iter().map(|(row, line)| found((**row, **row), texts_of(line)));
    let doubles = lines.iter().zip(lines.iter().skip(1)).filter(|((row, _), (below, _))| **below == **row + 1);
    let doubles = doubles.map(|((row, line), (below, line_below))| {
        found((**row, **below), over_each_other(&texts_of(line), &texts_of(line_below), mapping))
    });
    // One row is enough unless two say more.
    let most = |found: &Found| found.scores.into_iter().max().unwrap_or_default();
    let mut best: Option<Found> = None;
    for candidate in singles.chain(doubles) {
        if most(&candidate) >= 2 && best.as_ref().is_none_or(|best| most(&candidate) > most(best)) {
            best = Some(candidate);
        }
    }
    best
}

fn texts_of(line: &Line) -> BTreeMap<u32, String> {
    let texts = line.cells.keys().map(|column| (*column, line.text(*column).to_owned()));
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

/// Two heading rows as one: the lower one says what a column is, unless only the upper one means something.
fn over_each_other(upper: &BTreeMap<u32, String>, lower: &BTreeMap<u32, String>, mapping: &Mapping) -> BTreeMap<u32, String> {
    let is_known = |text: &String| {
        Table::ALL.iter().any(|table| meaning(text, *table, mapping).is_some_and(|meaning| meaning.1 != Is::LeftOut))
    };
    let columns: BTreeSet<u32> = upper.keys().chain(lower.keys()).copied().collect();
    let text = |column: &u32| match (upper.get(column), lower.get(column)) {
        (Some(upper), Some(lower)) if is_known(upper) && !is_known(lower) => upper.clone(),
        (_, Some(lower)) => lower.clone(),
        (Some(upper), None) => upper.clone(),
        (None, None) => String::new(),
    };
    columns.into_iter().map(|column| (column, text(&column))).collect()
}

fn score(texts: &BTreeMap<u32, String>, table: Table, mapping: &Mapping) -> usize {
    let columns = columns_of(texts, table, mapping);
    columns.iter().filter(|column| matches!(column.is, Is::Attribute(_))).count()
}

/// What a heading means, and how surely; `None` for what the caller says.
type Meaning = (Option<Sureness>, Is);

/// What a heading means among the attributes of a table, and how surely; what the caller says is surest.
fn meaning(text: &str, table: Table, mapping: &Mapping) -> Option<Meaning> {
    let name = heading(text).name;
    if name.is_empty() {
        return None;
    }
    let names = headings::names(table);
    if let Some((_, to)) = mapping.iter().find(|(from, _)| heading(from).name == name) {
        let known = to.as_deref().and_then(|id| table.fields().into_iter().find(|field| field.outline.id == id));
        return match to {
            None => Some((None, Is::LeftOut)),
            Some(id) if id == ROW_NUMBER => Some((None, Is::RowNumber)),
            Some(_) => known.map(|field| (None, Is::Attribute(field.outline.id))),
        };
    }
    if let Some((sure, id)) = names.get(&name) {
        return Some((Some(*sure), Is::Attribute(id)));
    }
    if words::LEFT_OUT.iter().any(|known| heading(known).name == name) {
        return Some((None, Is::LeftOut));
    }
    words::ROW_NUMBER_HEADINGS.iter().any(|known| heading(known).name == name).then_some((Some(Sureness::Name), Is::RowNumber))
}

fn columns_of(texts: &BTreeMap<u32, String>, table: Table, mapping: &Mapping) -> Vec<Column> {
    let meanings: Vec<(u32, &String, Option<Meaning>)> =
        texts.iter().map(|(column, text)| (*column, text, meaning(text, table, mapping))).collect();
    // What the caller says first, then names, then aliases; from the left.
    let rank = |sure: Option<Sureness>| match sure {
        None => 0,
        Some(Sureness::Name) => 1,
        Some(Sureness::Alias) => 2,
    };
    let mut order: Vec<usize> = (0..meanings.len()).collect();
    order.sort_by_key(|place| meanings[*place].2.map_or(3, |(sure, _)| rank(sure)));
    let (mut taken, mut is) = (Vec::new(), vec![Is::Unknown; meanings.len()]);
    for place in order {
        is[place] = match meanings[place].2 {
            None => Is::Unknown,
            Some((_, Is::Attribute(id))) if taken.contains(&id) => Is::Second(id),
            Some((_, Is::RowNumber)) if taken.contains(&ROW_NUMBER) => Is::Unknown,
            Some((_, meant)) => {
                match meant {
                    Is::Attribute(id) => taken.push(id),
                    Is::RowNumber => taken.push(ROW_NUMBER),
                    _ => {}
                }
                meant
            }
        };
    }
    let column = |((column, text, _), is): ((u32, &String, _), Is)| Column {
        column,
        heading: text.clone(),
        bracket: heading(text).bracket,
        is,
    };
    meanings.into_iter().zip(is).map(column).collect()
}

/// Which table it can be: by the column that says whose rows they are, else by what name and titles say.
fn tables_of(found: &Found, sources: &[String], mapping: &Mapping) -> Vec<Table> {
    let has_owner = |table: &Table| {
        let owner = Is::Attribute(table.owner());
        columns_of(&found.texts, *table, mapping).iter().any(|column| column.is == owner)
    };
    let by_owner: Vec<Table> = Table::ALL.into_iter().filter(|table| has_owner(table)).collect();
    if by_owner.len() == 1 {
        return by_owner;
    }
    for source in sources {
        let said: Vec<Table> = Table::ALL
            .into_iter()
            .zip(words::TABLES)
            .filter(|(_, names)| names.iter().any(|name| source.contains(name)))
            .map(|(table, _)| table)
            .collect();
        if said.len() == 1 {
            return said;
        }
    }
    let most = found.scores.into_iter().max().unwrap_or_default();
    let likeliest = Table::ALL.into_iter().zip(found.scores).filter(|(_, score)| *score == most).map(|(table, _)| table);
    // By the attributes alone a table is known only where the other has hardly any of them.
    if found.scores.into_iter().min().unwrap_or_default() < 2 { likeliest.collect() } else { Table::ALL.to_vec() }
}

/// Which kinds it can be: by what name and titles say, else by the attributes, all of which its rows must have a use for.
fn kinds_of(columns: &[Column], table: Table, sources: &[String], scenario: &Scenario) -> Vec<KindId> {
    let mut said: Vec<KindId> =
        sources.iter().map(|source| mentioned(source, scenario)).filter(|kinds| kinds.len() == 1).flatten().collect();
    said.sort();
    said.dedup();
    if !said.is_empty() {
        return said;
    }
    let has_use = |kind: &&domain::Kind| {
        let of_kind = table.fields_of(kind);
        let is_used =
            |id: &str| id == "kind" || id == "product_from_wider_area" || of_kind.iter().any(|field| field.outline.id == id);
        columns.iter().all(|column| !matches!(column.is, Is::Attribute(id) if !is_used(id)))
    };
    let fitting: Vec<KindId> = scenario.kinds.iter().filter(has_use).map(|kind| kind.id.clone()).collect();
    if fitting.is_empty() { scenario.kinds.iter().map(|kind| kind.id.clone()).collect() } else { fitting }
}

/// The kinds that a text names: in full, else in short.
fn mentioned(text: &str, scenario: &Scenario) -> Vec<KindId> {
    let names = |of: fn(&domain::Kind) -> [&str; 2]| -> Vec<KindId> {
        let is_named = |kind: &&domain::Kind| of(kind).iter().any(|name| !name.is_empty() && text.contains(&folded(name)));
        scenario.kinds.iter().filter(is_named).map(|kind| kind.id.clone()).collect()
    };
    let in_full = names(|kind| [&kind.name.zh, &kind.name.en]);
    if in_full.is_empty() { names(|kind| [&kind.short.zh, &kind.short.en]) } else { in_full }
}

fn leave_out_unused(columns: &mut [Column], table: Table, kind: Option<&KindId>, scenario: &Scenario) {
    let Some((_, kind)) = kind.and_then(|id| scenario.kind(id)) else { return };
    let used = table.fields_of(kind);
    for column in columns {
        if let Is::Attribute(id) = column.is
            && id != "product_from_wider_area"
            && !used.iter().any(|field| field.outline.id == id)
        {
            column.is = Is::NotUsed(id);
        }
    }
}
