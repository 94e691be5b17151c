//! The timetable of an event: where each meeting is, what has no place and why, and how short it can be.

use serde::{Deserialize, Serialize};

use crate::{
    event::{Event, Meeting, Slot},
    order::Order,
    place::Adcode,
};

/// The timetable of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timetable {
    /// The meetings that have a place, by their ids.
    pub placed: Vec<Placed>,
    /// The others, by their ids.
    pub unplaced: Vec<Unplaced>,
    /// Rounds until the last meeting ends.
    pub used: u32,
    /// No timetable of all meetings ends in fewer rounds.
    pub bound: u32,
    /// What asks for so many.
    pub bound_by: BoundBy,
    /// Whether all meetings have a place and none could end sooner.
    pub is_proved: bool,
    /// Whether it is proved that no timetable has a place for more meetings.
    pub is_most: bool,
    /// Meetings that stand as they were announced.
    pub kept: u32,
    /// Meetings that are at another table than was announced, in the same round.
    pub other_table: u32,
    /// Meetings that are in another round than was announced.
    pub other_round: u32,
    /// Meetings that were announced and have no place any more.
    pub no_more: u32,
}

/// A meeting with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// The meeting.
    pub meeting: u32,
    /// Its table and its first round.
    pub slot: Slot,
}

/// A meeting without a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// The meeting.
    pub meeting: u32,
    /// Why it has none.
    pub why: NoPlace,
}

/// Why a meeting has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoPlace {
    /// This is no party of the scenario, or none of its side.
    NoParty(Adcode),
    /// It asks for more adjacent rounds than there are between the breaks.
    TooLong {
        /// The most there are.
        longest: u32,
    },
    /// It is fixed outside the day or at a table that is not there.
    FixedOutside,
    /// It is fixed across a break.
    FixedOverBreak,
    /// It is fixed where this party is not there.
    FixedAbsent(Adcode),
    /// It is fixed at the table of another one that is fixed there.
    FixedTable(u32),
    /// It is fixed while this party is in another meeting that is fixed.
    FixedParty {
        /// The party.
        party: Adcode,
        /// The other meeting.
        meeting: u32,
    },
    /// One of its parties is to meet in more rounds than it is there: not all its meetings can have a place.
    PartyFull {
        /// The party.
        party: Adcode,
        /// Rounds of its meetings.
        asked: u32,
        /// Rounds in which it is there.
        there: u32,
    },
    /// The meetings ask for more than there are tables in all rounds.
    HallFull {
        /// Rounds of all meetings.
        asked: u32,
        /// Tables times rounds.
        places: u32,
    },
    /// The two are never both there, free of fixed meetings, for so long without a break.
    NeverTogether,
    /// None was found; there may be one.
    NotFound,
}

/// What asks for so many rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BoundBy {
    /// This party's meetings, one after the other.
    Party(Adcode),
    /// The tables: so many rounds of meetings at so many tables.
    Tables {
        /// Rounds of all meetings.
        asked: u32,
        /// Tables.
        tables: u32,
    },
    /// This meeting can end no earlier: for breaks and absences, or because it is fixed.
    Meeting(u32),
    /// There is no meeting.
    Nothing,
}

/// A meeting with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seated {
    /// The meeting.
    pub meeting: Meeting,
    /// Its table and its first round.
    pub slot: Slot,
}

impl Seated {
    /// Its last round.
    pub fn last_round(&self) -> u32 {
        self.slot.round + self.meeting.rounds.max(1) - 1
    }

    /// When it begins and ends, in minutes after midnight. O(breaks).
    pub fn hours(&self, event: &Event) -> (u32, u32) {
        (event.starts(self.slot.round), event.ends(self.last_round()))
    }
}

impl Timetable {
    /// The meetings of an event that have a place, by round, then table. What the event has no more is left out. O(meetings × log).
    pub fn seated(&self, event: &Event) -> Vec<Seated> {
        let seat = |placed: &Placed| Some(Seated { meeting: *event.meeting(placed.meeting)?, slot: placed.slot });
        let mut seated: Vec<Seated> = self.placed.iter().filter_map(seat).collect();
        seated.order_by_key(|seated| (seated.slot, seated.meeting.id));
        seated
    }
}
