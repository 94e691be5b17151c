//! The handbook of a matchmaking event: its timetable as paper, a page for each party and for each table, and the same as a workbook.

use std::collections::BTreeMap;

use domain::{
    Adcode, Event, Scenario,
    explanation::{Seated, Timetable},
};
use i18n::Lang;
use serde::{Deserialize, Serialize};

use crate::{
    paper::{Block, Cell, Column, Line, Paper, Part, Table},
    plan_workbook::Sheet,
};

/// Most tables beside each other on a landscape page; more stand in a table of their own.
const ABREAST: usize = 8;

/// An event with its timetable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// Whose parties meet.
    pub scenario: Scenario,
    /// The event.
    pub event: Event,
    /// Its timetable.
    pub timetable: Timetable,
    /// The day it is written, as YYYY-MM-DD.
    pub today: String,
    /// The language it is in, as a tag.
    pub language: String,
}

/// What goes into a handbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// All meetings, and what has no place.
    pub whole: bool,
    /// A page for each party.
    pub parties: bool,
    /// A page for each table.
    pub tables: bool,
}

impl Occasion {
    fn lang(&self) -> Lang {
        Lang::from_tag(&self.language)
    }

    fn seated(&self) -> Vec<Seated> {
        self.timetable.seated(&self.event)
    }

    fn division(&self, code: Adcode) -> String {
        i18n::division(self.lang(), &self.scenario, code)
    }

    /// From when to when a meeting goes.
    fn hours(&self, seated: Seated) -> String {
        i18n::hours(seated.hours(&self.event))
    }

    /// Its rounds, as people count.
    fn rounds(seated: Seated) -> String {
        let first = seated.slot.round + 1;
        let last = seated.last_round() + 1;
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    }

    /// What stands under the title: day, place, hours.
    fn subtitle(&self) -> String {
        let event = &self.event;
        let used = self.timetable.used.max(1);
        let hours = i18n::hours((event.starts(0), event.ends(used - 1)));
        [event.date.as_str(), hours.as_str(), event.place.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("　")
    }

    /// All rounds by tables, so many tables beside each other.
    fn by_rounds(&self) -> Vec<Table> {
        let lang = self.lang();
        let seated = self.seated();
        let tables = seated.iter().map(|seated| seated.slot.table + 1).max().unwrap_or(0);
        let mut at: BTreeMap<(u32, u32), String> = BTreeMap::new();
        for seated in &seated {
            let name = i18n::pair(lang, &self.scenario, seated.meeting.pair);
            for round in seated.slot.round..seated.slot.round + seated.meeting.rounds {
                at.insert((round, seated.slot.table), name.clone());
            }
        }
        let all: Vec<u32> = (0..tables).collect();
        let part = |(number, some): (usize, &[u32])| {
            let mut columns = vec![column(lang.event_round_col(), 9), column(lang.event_time(), 14)];
            columns.extend(some.iter().map(|table| column(&i18n::table_name(lang, *table), 14)));
            let mut rows = Vec::new();
            for round in 0..self.timetable.used {
                for pause in self.event.breaks.iter().filter(|pause| pause.after == round) {
                    let until = self.event.starts(round);
                    let hours = i18n::hours((until - pause.minutes, until));
                    let mut cells = vec![Cell::text(lang.event_break()), Cell::text(hours)];
                    cells.resize(columns.len(), Cell::text(""));
                    rows.push(Line { cells, is_total: false });
                }
                let hours = i18n::hours((self.event.starts(round), self.event.ends(round)));
                let mut cells = vec![Cell::number((round + 1).to_string(), i64::from(round) + 1, 0), Cell::text(hours)];
                let meets = |table: &u32| Cell::text(at.get(&(round, *table)).map_or("", String::as_str));
                cells.extend(some.iter().map(meets));
                rows.push(Line { cells, is_total: false });
            }
            Table {
                id: format!("rounds-{number}"),
                caption: i18n::tables_from_to(lang, some[0], some[some.len() - 1]),
                columns,
                rows,
                note: String::new(),
            }
        };
        all.chunks(ABREAST).enumerate().map(part).collect()
    }

    /// The meetings without a place, and why.
    fn unplaced(&self) -> Option<Table> {
        let lang = self.lang();
        let rows: Vec<Line> = (self.timetable.unplaced.iter())
            .filter_map(|unplaced| {
                let meeting = self.event.meeting(unplaced.meeting)?;
                let why = i18n::no_place(lang, &self.scenario, &self.event, unplaced.why);
                let pair = i18n::pair(lang, &self.scenario, meeting.pair);
                Some(Line { cells: vec![Cell::text(pair), Cell::text(why)], is_total: false })
            })
            .collect();
        (!rows.is_empty()).then(|| Table {
            id: "unplaced".to_owned(),
            caption: lang.event_unplaced().to_owned(),
            columns: vec![column(lang.event_meetings(), 20), column(lang.event_why(), 60)],
            rows,
            note: String::new(),
        })
    }

    /// What a party's page says: whom it meets, when, where.
    fn of_party(&self, seated: &[Seated], party: Adcode) -> Table {
        let lang = self.lang();
        let of = |seated: &&Seated| seated.meeting.pair.east == party || seated.meeting.pair.west == party;
        let row = |seated: &Seated| Line {
            cells: vec![
                Cell::text(self.hours(*seated)),
                Cell::text(Self::rounds(*seated)),
                Cell::text(i18n::table_name(lang, seated.slot.table)),
                Cell::text(i18n::meeting_with(lang, &self.scenario, seated.meeting.pair, party)),
                Cell::text(""),
            ],
            is_total: false,
        };
        Table {
            id: format!("party-{party}"),
            caption: self.division(party),
            columns: vec![
                column(lang.event_time(), 20),
                column(lang.event_round_col(), 12),
                column(lang.event_table_col(), 14),
                column(lang.event_with(), 24),
                column(lang.event_notes(), 40),
            ],
            rows: seated.iter().filter(of).map(row).collect(),
            note: String::new(),
        }
    }

    /// What stands on a table: who sits there, when.
    fn of_table(&self, seated: &[Seated], table: u32) -> Table {
        let lang = self.lang();
        let row = |seated: &Seated| Line {
            cells: vec![
                Cell::text(self.hours(*seated)),
                Cell::text(Self::rounds(*seated)),
                Cell::text(self.division(seated.meeting.pair.east)),
                Cell::text(self.division(seated.meeting.pair.west)),
            ],
            is_total: false,
        };
        Table {
            id: format!("table-{table}"),
            caption: i18n::table_name(lang, table),
            columns: vec![
                column(lang.event_time(), 20),
                column(lang.event_round_col(), 12),
                column(lang.event_east(), 30),
                column(lang.event_west(), 30),
            ],
            rows: seated.iter().filter(|seated| seated.slot.table == table).map(row).collect(),
            note: String::new(),
        }
    }
}

fn column(heading: &str, share: u16) -> Column {
    Column { heading: heading.to_owned(), unit: String::new(), share, is_number: false }
}

/// The handbook. O(meetings × (parties + tables)).
pub fn handbook(of: &Occasion, contents: Contents) -> Paper {
    let lang = of.lang();
    let seated = of.seated();
    let mut parts = Vec::new();
    let part = |id: String, is_landscape: bool, blocks: Vec<Block>| Part { id, is_landscape, begins_page: true, blocks };
    if contents.whole {
        let mut blocks = vec![Block::Text(i18n::timetable_says(lang, &of.timetable))];
        let proof = i18n::timetable_proof(lang, &of.scenario, &of.timetable);
        blocks.extend((!proof.is_empty()).then_some(Block::Text(proof)));
        blocks.extend(of.by_rounds().into_iter().map(Block::Table));
        blocks.extend(of.unplaced().map(Block::Table));
        parts.push(part("rounds".to_owned(), true, blocks));
    }
    if contents.parties {
        for party in of.event.parties_of(&of.scenario) {
            let heading = Block::Heading { level: 1, text: i18n::party_page(lang, &of.division(party)) };
            parts.push(part(format!("party-{party}"), false, vec![heading, Block::Table(of.of_party(&seated, party))]));
        }
    }
    if contents.tables {
        let tables = seated.iter().map(|seated| seated.slot.table + 1).max().unwrap_or(0);
        for table in 0..tables {
            let heading = Block::Heading { level: 1, text: i18n::table_name(lang, table) };
            parts.push(part(format!("table-{table}"), false, vec![heading, Block::Table(of.of_table(&seated, table))]));
        }
    }
    Paper {
        language: of.language.clone(),
        issued: String::new(),
        title: i18n::event_name(lang, &of.event.name),
        subtitle: of.subtitle(),
        foot: i18n::handbook_foot(lang, &of.event.name, &of.today),
        mark: if of.scenario.has_illustrative() { lang.report_examples().to_owned() } else { String::new() },
        parts,
    }
}

/// The same as sheets of a workbook: the rounds, all meetings in one list, and what has no place. O(meetings × log).
pub fn sheets(of: &Occasion) -> Vec<Sheet> {
    let lang = of.lang();
    let seated = of.seated();
    let title = |table: &Table| format!("{}　{}　{}", i18n::event_name(lang, &of.event.name), table.caption, of.subtitle());
    let mut sheets = Vec::new();
    let list = Table {
        id: "meetings".to_owned(),
        caption: lang.event_meetings().to_owned(),
        columns: vec![
            column(lang.event_time(), 20),
            column(lang.event_round_col(), 10),
            column(lang.event_table_col(), 10),
            column(lang.event_east(), 24),
            column(lang.event_west(), 24),
        ],
        rows: (seated.iter())
            .map(|seated| Line {
                cells: vec![
                    Cell::text(of.hours(*seated)),
                    Cell::text(Occasion::rounds(*seated)),
                    Cell::number((seated.slot.table + 1).to_string(), i64::from(seated.slot.table) + 1, 0),
                    Cell::text(of.division(seated.meeting.pair.east)),
                    Cell::text(of.division(seated.meeting.pair.west)),
                ],
                is_total: false,
            })
            .collect(),
        note: i18n::timetable_says(lang, &of.timetable),
    };
    sheets.push(Sheet { name: list.caption.clone(), title: title(&list), table: list });
    for table in of.by_rounds() {
        sheets.push(Sheet { name: table.caption.clone(), title: title(&table), table });
    }
    if let Some(table) = of.unplaced() {
        sheets.push(Sheet { name: table.caption.clone(), title: title(&table), table });
    }
    sheets
}

#[cfg(test)]
mod tests;
