//! 对接会: a day on which parties of both sides meet at tables, in rounds. What the planner says of it; `planning` makes the timetable.
//!
//! Rounds, tables and meetings are counted from 0 here and from 1 where people read them. No plan depends on an event.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{pair::Pair, party::Side, place::Adcode, scenario::Scenario};

/// Most events of a scenario.
pub const MAX_EVENTS: usize = 50;

/// Most meetings of an event.
pub const MAX_MEETINGS: usize = 500;

/// Most absences of an event: more than a hundred parties in all its rounds.
pub const MAX_ABSENCES: usize = 6_000;

/// Most tables of an event.
pub const MAX_TABLES: u32 = 100;

/// Most rounds of an event.
pub const MAX_ROUNDS: u32 = 60;

/// Longest round and longest break, in minutes.
pub const MAX_MINUTES: u32 = 240;

/// Longest name of an event or of where it is, in characters.
pub const MAX_NAME: usize = 100;

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// Names an event within its scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub String);

/// Where and when a meeting is: its table, and the first of its rounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Slot {
    /// The round, from 0.
    pub round: u32,
    /// The table, from 0.
    pub table: u32,
}

/// Two parties that are to meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Meeting {
    /// Names it within its event, and stays when others go.
    pub id: u32,
    /// Who meets.
    pub pair: Pair,
    /// How many adjacent rounds it takes.
    pub rounds: u32,
    /// Where it has to be.
    pub fixed: Option<Slot>,
}

/// A pause between two rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Break {
    /// How many rounds are before it, at least 1.
    pub after: u32,
    /// Its length.
    pub minutes: u32,
}

/// A round in which a party is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Absence {
    /// The party.
    pub party: Adcode,
    /// The round, from 0.
    pub round: u32,
}

/// Where a meeting stood when the timetable was announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Announced {
    /// The meeting.
    pub meeting: u32,
    /// Where it stood.
    pub slot: Slot,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Names it within its scenario.
    pub id: EventId,
    /// What it is called; empty for the usual name.
    pub name: String,
    /// Where it is.
    pub place: String,
    /// Its day, as YYYY-MM-DD; empty where it is not settled.
    pub date: String,
    /// When the first round begins, in minutes after midnight.
    pub begins: u32,
    /// Length of a round, in minutes.
    pub minutes: u32,
    /// Tables.
    pub tables: u32,
    /// Rounds that the day has, at most.
    pub rounds: u32,
    /// Pauses, by the rounds before them.
    pub breaks: Vec<Break>,
    /// Meetings, by their ids.
    pub meetings: Vec<Meeting>,
    /// Who is not there when, sorted.
    pub absences: Vec<Absence>,
    /// What was announced, by meeting; empty where nothing was.
    pub announced: Vec<Announced>,
}

/// What of an event cannot be as asked, and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventError {
    /// A number outside its limits.
    Number {
        /// Which.
        field: EventField,
        /// What was asked.
        asked: u32,
        /// The least allowed.
        least: u32,
        /// The greatest allowed.
        most: u32,
    },
    /// A text longer than this many characters.
    Long {
        /// Which.
        field: EventField,
        /// The most allowed.
        most: usize,
    },
    /// No day of the calendar.
    Date(String),
    /// The day would end after midnight, at this minute after the midnight before.
    Midnight(u32),
    /// Two of one number: meetings of one id, two breaks at one place.
    Twice(EventField),
    /// More than this many of them.
    TooMany {
        /// Which.
        field: EventField,
        /// The most allowed.
        most: usize,
    },
    /// Not the order in which they are kept, or a word about a meeting that is not there.
    Order(EventField),
}

/// A part of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventField {
    /// Its id.
    Id,
    /// Its name.
    Name,
    /// Where it is.
    Place,
    /// Its beginning.
    Begins,
    /// The length of a round.
    Minutes,
    /// Its tables.
    Tables,
    /// Its rounds.
    Rounds,
    /// A break's place.
    BreakAfter,
    /// A break's length.
    BreakMinutes,
    /// Its meetings.
    Meetings,
    /// The rounds of a meeting.
    MeetingRounds,
    /// Where a meeting is fixed.
    Fixed,
    /// Absences.
    Absences,
    /// What was announced.
    Announced,
    /// The events of a scenario.
    Events,
}

impl Event {
    /// An event of a morning, without meetings: eight rounds of twenty minutes from nine o'clock at ten tables.
    pub fn new(id: EventId) -> Self {
        Self {
            id,
            name: String::new(),
            place: String::new(),
            date: String::new(),
            begins: 9 * 60,
            minutes: 20,
            tables: 10,
            rounds: 8,
            breaks: Vec::new(),
            meetings: Vec::new(),
            absences: Vec::new(),
            announced: Vec::new(),
        }
    }

    /// Whether all is as it can be. Parties are not looked at: one that leaves the scenario leaves its meetings as they are, to be named.
    /// O(meetings × log).
    ///
    /// # Errors
    /// The first thing that is wrong, with what is allowed.
    pub fn check(&self) -> Result<(), EventError> {
        use EventField as Field;
        let number = |field, asked, least, most| {
            if (least..=most).contains(&asked) { Ok(()) } else { Err(EventError::Number { field, asked, least, most }) }
        };
        let texts = [(Field::Id, &self.id.0), (Field::Name, &self.name), (Field::Place, &self.place)];
        if let Some((field, _)) = texts.into_iter().find(|(_, text)| text.chars().count() > MAX_NAME) {
            return Err(EventError::Long { field, most: MAX_NAME });
        }
        if !self.date.is_empty() && day(&self.date).is_none() {
            return Err(EventError::Date(self.date.clone()));
        }
        number(Field::Begins, self.begins, 0, DAY - 1)?;
        number(Field::Minutes, self.minutes, 1, MAX_MINUTES)?;
        number(Field::Tables, self.tables, 1, MAX_TABLES)?;
        number(Field::Rounds, self.rounds, 1, MAX_ROUNDS)?;
        for entry in &self.breaks {
            number(Field::BreakAfter, entry.after, 1, MAX_ROUNDS)?;
            number(Field::BreakMinutes, entry.minutes, 1, MAX_MINUTES)?;
        }
        if self.breaks.windows(2).any(|two| two[0].after >= two[1].after) {
            return Err(EventError::Twice(Field::BreakAfter));
        }
        let ends = self.ends(self.rounds.saturating_sub(1));
        if ends > DAY {
            return Err(EventError::Midnight(ends));
        }
        if self.meetings.len() > MAX_MEETINGS {
            return Err(EventError::TooMany { field: Field::Meetings, most: MAX_MEETINGS });
        }
        if self.meetings.windows(2).any(|two| two[0].id >= two[1].id) {
            return Err(EventError::Twice(Field::Meetings));
        }
        for meeting in &self.meetings {
            number(Field::MeetingRounds, meeting.rounds, 1, MAX_ROUNDS)?;
            if let Some(slot) = meeting.fixed {
                number(Field::Fixed, slot.round, 0, MAX_ROUNDS - 1)?;
                number(Field::Fixed, slot.table, 0, MAX_TABLES - 1)?;
            }
        }
        if self.absences.len() > MAX_ABSENCES {
            return Err(EventError::TooMany { field: Field::Absences, most: MAX_ABSENCES });
        }
        if self.absences.windows(2).any(|two| two[0] >= two[1]) {
            return Err(EventError::Order(Field::Absences));
        }
        for absence in &self.absences {
            number(Field::Absences, absence.round, 0, MAX_ROUNDS - 1)?;
        }
        let ids: BTreeSet<u32> = self.meetings.iter().map(|meeting| meeting.id).collect();
        let is_in_order = self.announced.windows(2).all(|two| two[0].meeting < two[1].meeting);
        if !is_in_order || self.announced.iter().any(|entry| !ids.contains(&entry.meeting)) {
            return Err(EventError::Order(Field::Announced));
        }
        for Announced { slot, .. } in &self.announced {
            number(Field::Announced, slot.round, 0, MAX_ROUNDS - 1)?;
            number(Field::Announced, slot.table, 0, MAX_TABLES - 1)?;
        }
        Ok(())
    }

    /// When a round begins, in minutes after midnight. O(breaks).
    pub fn starts(&self, round: u32) -> u32 {
        let pauses: u32 = self.breaks.iter().filter(|entry| entry.after <= round).map(|entry| entry.minutes).sum();
        self.begins + round * self.minutes + pauses
    }

    /// When a round ends, in minutes after midnight; a break after it comes later. O(breaks).
    pub fn ends(&self, round: u32) -> u32 {
        self.starts(round) + self.minutes
    }

    /// A meeting by its id. O(log meetings).
    pub fn meeting(&self, id: u32) -> Option<&Meeting> {
        self.meetings.binary_search_by_key(&id, |meeting| meeting.id).ok().map(|place| &self.meetings[place])
    }

    /// Where a meeting was announced. O(log meetings).
    pub fn announced(&self, id: u32) -> Option<Slot> {
        self.announced.binary_search_by_key(&id, |entry| entry.meeting).ok().map(|place| self.announced[place].slot)
    }

    /// The id of the next meeting to be added. O(1).
    pub fn next_id(&self) -> u32 {
        self.meetings.last().map_or(0, |meeting| meeting.id.saturating_add(1))
    }

    /// The meetings between these pairs are added, one each, where the pair has none yet. O(pairs × meetings).
    pub fn add(&mut self, pairs: impl IntoIterator<Item = Pair>) {
        for pair in pairs {
            if self.meetings.iter().all(|meeting| meeting.pair != pair) {
                self.meetings.push(Meeting { id: self.next_id(), pair, rounds: 1, fixed: None });
            }
        }
    }

    /// Takes a meeting away, and what was announced of it. O(meetings).
    pub fn remove(&mut self, id: u32) {
        self.meetings.retain(|meeting| meeting.id != id);
        self.announced.retain(|entry| entry.meeting != id);
    }

    /// The parties that meet somebody, the eastern first, each in the order of the scenario; then those it has no more. O(parties × log).
    pub fn parties_of(&self, scenario: &Scenario) -> Vec<Adcode> {
        let there = self.parties();
        let of = |side| scenario.parties(side).map(|party| party.division).filter(|party| there.binary_search(party).is_ok());
        let mut parties: Vec<Adcode> = of(Side::Supporter).chain(of(Side::Supported)).collect();
        let gone: Vec<Adcode> = there.iter().copied().filter(|party| !parties.contains(party)).collect();
        parties.extend(gone);
        parties
    }

    /// The parties that meet somebody, each once, sorted. O(meetings × log).
    pub fn parties(&self) -> Vec<Adcode> {
        let both = self.meetings.iter().flat_map(|meeting| [meeting.pair.east, meeting.pair.west]);
        both.collect::<BTreeSet<Adcode>>().into_iter().collect()
    }
}

/// Year, month and day of a text YYYY-MM-DD; `None` where the calendar has no such day.
pub fn day(text: &str) -> Option<(u32, u32, u32)> {
    let digits = |part: &str, count: usize| {
        (part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse::<u32>().ok()).flatten()
    };
    let mut parts = text.split('-');
    let (year, month, day) = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap),
        _ => 0,
    };
    (parts.next().is_none() && (1..=days).contains(&day)).then_some((year, month, day))
}

#[cfg(test)]
mod tests;
