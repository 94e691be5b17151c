//! What is answered: where each meeting is, or why it is nowhere, and how good the whole is.

use crate::problem::{Party, Slot};

/// A timetable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable {
    /// For each meeting its place, or why it has none; in the order of the problem.
    pub places: Vec<Result<Slot, Unplaced>>,
    /// Number of rounds up to and with the last in which anyone meets.
    pub used: u32,
    /// The number of rounds below which not all meetings that the day could hold, each by itself, can be placed.
    pub bound: Bound,
    /// Whether all meetings that the day could hold are placed in as many rounds as the bound says: no timetable is shorter.
    pub proved: bool,
    /// Whether it is proved that no timetable places more meetings, those that are fixed being in their slots as here: of two fixed ones in
    /// each other's way the first has precedence.
    pub most: bool,
    /// What became of the slots that were announced.
    pub kept: Kept,
}

/// Why a meeting has no place. All but [`Unplaced::NotFound`] are proofs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unplaced {
    /// The day has no table or no round.
    NoRoom,
    /// It takes more rounds than there are anywhere without a break.
    TooLong {
        /// Most adjacent rounds without a break.
        longest: u32,
    },
    /// Its fixed slot is at no table of the day, or begins or ends after the last round.
    FixedOutside,
    /// From its fixed slot it would run over a break.
    FixedOverBreak {
        /// The round after which the break is.
        after: u32,
    },
    /// At its fixed slot one of the two is not there.
    FixedAbsent {
        /// Who.
        party: Party,
        /// The first round in which it is not.
        round: u32,
    },
    /// At its fixed slot the table is taken by another fixed meeting.
    FixedTableTaken {
        /// Index of the other meeting.
        by: usize,
    },
    /// At its fixed slot one of the two is in another fixed meeting.
    FixedPartyTaken {
        /// Who.
        party: Party,
        /// Index of the other meeting.
        by: usize,
    },
    /// The two are never both there for so long without a break and free of fixed meetings, with a table free of them too.
    NeverTogether,
    /// One of the two cannot sit in all of its meetings.
    PartyFull {
        /// Who.
        party: Party,
        /// Rounds of all its meetings that the day could hold, each by itself.
        asked: u64,
        /// Rounds in which it is there.
        present: u64,
    },
    /// The hall cannot hold all meetings.
    HallFull {
        /// Rounds of all meetings that the day could hold, each by itself.
        asked: u64,
        /// Tables × rounds.
        room: u64,
    },
    /// The search found no place for it. There may be one.
    NotFound,
}

impl Unplaced {
    /// Whether the day, with what is fixed, cannot hold the meeting even by itself.
    pub fn is_alone(&self) -> bool {
        !matches!(self, Self::PartyFull { .. } | Self::HallFull { .. } | Self::NotFound)
    }
}

/// A number of rounds that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// How many; more than the day has where not all meetings fit (everyone is taken to be there after its end).
    pub rounds: u32,
    /// What needs them.
    pub by: BoundBy,
}

/// What needs a number of rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundBy {
    /// There is no meeting.
    Nothing,
    /// This party has as many rounds to sit; those in which it is absent before it can have sat them are counted.
    Party(Party),
    /// Rounds of all meetings ÷ tables.
    Hall,
    /// This meeting can end no earlier: for breaks and absences, or because it is fixed.
    Meeting(usize),
}

/// How many announced slots became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The same round and table.
    pub stand: u32,
    /// The same round, another table.
    pub other_table: u32,
    /// Another round.
    pub other_round: u32,
    /// No place.
    pub unplaced: u32,
}
