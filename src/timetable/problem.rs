//! What is asked: the day, who meets whom and for how long, what is fixed and what was announced.

use std::{collections::BTreeSet, fmt};

use domain::Side;

/// A round and a table, both counted from 0. Of a meeting of several rounds, the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The round.
    pub round: u32,
    /// The table.
    pub table: u32,
}

/// One of those who meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// On which side it is.
    pub side: Side,
    /// Its index on that side.
    pub index: u32,
}

/// A meeting of an eastern and a western party, in adjacent rounds at one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Index of the eastern party.
    pub east: u32,
    /// Index of the western party.
    pub west: u32,
    /// How many rounds it takes; at least 1.
    pub rounds: u32,
    /// Where it must be; it is there or nowhere.
    pub fixed: Option<Slot>,
    /// Where it was in the timetable that was announced; it stays there as far as that can be.
    pub announced: Option<Slot>,
}

impl Meeting {
    /// The two who meet.
    pub fn parties(&self) -> [Party; 2] {
        [Party { side: Side::Supporter, index: self.east }, Party { side: Side::Supported, index: self.west }]
    }
}

/// A party is not there for a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Absence {
    /// Who.
    pub party: Party,
    /// The round; one after the end of the day says nothing.
    pub round: u32,
}

/// A matchmaking event of one day: place its meetings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimetableProblem {
    /// Number of eastern parties.
    pub east: u32,
    /// Number of western parties.
    pub west: u32,
    /// Number of tables: most meetings at once.
    pub tables: u32,
    /// Most rounds of the day.
    pub rounds: u32,
    /// Rounds after which there is a break, over which no meeting runs.
    pub breaks: BTreeSet<u32>,
    /// The meetings. The same two may meet several times.
    pub meetings: Vec<Meeting>,
    /// Who is not there when.
    pub absences: BTreeSet<Absence>,
}

/// Most meetings of a day.
pub const MOST_MEETINGS: usize = 1 << 16;

/// Most rounds × (tables + parties + meetings).
pub const MOST_CELLS: u64 = 1 << 22;

/// What is wrong with a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimetableError {
    /// A meeting names a party that is not there.
    NoSuchParty {
        /// Index of the meeting.
        meeting: usize,
        /// The party.
        party: Party,
    },
    /// A meeting takes no round.
    NoRounds {
        /// Index of the meeting.
        meeting: usize,
    },
    /// A party is said to be absent that is not on the list.
    NoSuchAbsentee {
        /// The party.
        party: Party,
    },
    /// More than [`MOST_MEETINGS`] or [`MOST_CELLS`].
    TooLarge,
}

impl fmt::Display for TimetableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchParty { meeting, party } => {
                write!(f, "meeting {meeting} names {:?} {}, which is not there", party.side, party.index)
            }
            Self::NoRounds { meeting } => write!(f, "meeting {meeting} takes no round"),
            Self::NoSuchAbsentee { party } => write!(f, "{:?} {} is absent, and not on the list", party.side, party.index),
            Self::TooLarge => write!(f, "too many meetings, or rounds, tables and parties"),
        }
    }
}

impl std::error::Error for TimetableError {}

impl TimetableProblem {
    /// Whether the problem can be worked on. O(meetings + absences).
    ///
    /// # Errors
    /// The first thing found wrong.
    pub fn check(&self) -> Result<(), TimetableError> {
        let rows = [self.tables, self.east, self.west].map(u128::from).iter().sum::<u128>() + self.meetings.len() as u128;
        if self.meetings.len() > MOST_MEETINGS || rows * u128::from(self.rounds.max(1)) > u128::from(MOST_CELLS) {
            return Err(TimetableError::TooLarge);
        }
        for (index, meeting) in self.meetings.iter().enumerate() {
            if let Some(party) = meeting.parties().into_iter().find(|party| !self.has(*party)) {
                return Err(TimetableError::NoSuchParty { meeting: index, party });
            }
            if meeting.rounds == 0 {
                return Err(TimetableError::NoRounds { meeting: index });
            }
        }
        match self.absences.iter().find(|absence| !self.has(absence.party)) {
            Some(absence) => Err(TimetableError::NoSuchAbsentee { party: absence.party }),
            None => Ok(()),
        }
    }

    fn has(&self, party: Party) -> bool {
        party.index < if party.side == Side::Supporter { self.east } else { self.west }
    }

    /// Whether there is anything to keep from before.
    pub(crate) fn is_announced(&self) -> bool {
        self.meetings.iter().any(|meeting| meeting.announced.is_some())
    }
}
