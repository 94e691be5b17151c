//! Whether a timetable keeps to what was asked, and whether all that it claims is true. Shares nothing with what makes timetables: it
//! goes through rounds one by one.

use std::collections::BTreeMap;

use crate::{
    answer::{Kept, Timetable},
    claims,
    problem::{Absence, Slot, TimetableProblem},
};

/// The first thing found wrong with a timetable; a fault of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimetableFault {
    /// There is not one answer for each meeting, or the problem is none.
    Shape,
    /// This meeting is at no table of the day, or begins or ends after its last round.
    Outside(usize),
    /// This meeting runs over a break.
    OverBreak(usize),
    /// One of the two of this meeting is not there.
    Absent(usize),
    /// The same table has both meetings in one round.
    TableTwice(usize, usize),
    /// The same party has both meetings in one round.
    PartyTwice(usize, usize),
    /// This meeting is not where it is fixed.
    Fixed(usize),
    /// The reason why this meeting has no place is not true.
    Reason(usize),
    /// The number of rounds used is another one.
    Used,
    /// The bound is not what it says, or is not needed by what it says.
    Bound,
    /// It is not proved that no timetable is shorter, or it is and is not said.
    Proved,
    /// It is not proved that no timetable places more.
    Most,
    /// The announced slots are counted wrong.
    Kept,
}

/// Whether all is right. O(meetings × length × log meetings + meetings × rounds × tables for reasons), and one flow on the parties.
///
/// # Errors
/// The first thing found wrong.
pub fn check_timetable(problem: &TimetableProblem, timetable: &Timetable) -> Result<(), TimetableFault> {
    if problem.check().is_err() || timetable.places.len() != problem.meetings.len() {
        return Err(TimetableFault::Shape);
    }
    check_places(problem, timetable)?;
    claims::check_reasons(problem, timetable)?;
    claims::check_numbers(problem, timetable)?;
    if kept(problem, timetable) == timetable.kept { Ok(()) } else { Err(TimetableFault::Kept) }
}

/// Whether the meetings that are placed are where they may be, and apart from each other.
fn check_places(problem: &TimetableProblem, timetable: &Timetable) -> Result<(), TimetableFault> {
    let (mut at_table, mut of_party) = (BTreeMap::new(), BTreeMap::new());
    for (index, (meeting, place)) in problem.meetings.iter().zip(&timetable.places).enumerate() {
        let Ok(slot) = *place else { continue };
        if meeting.fixed.is_some_and(|fixed| fixed != slot) {
            return Err(TimetableFault::Fixed(index));
        }
        let end = u64::from(slot.round) + u64::from(meeting.rounds);
        if slot.table >= problem.tables || end > u64::from(problem.rounds) {
            return Err(TimetableFault::Outside(index));
        }
        for round in slot.round..slot.round + meeting.rounds {
            if problem.breaks.contains(&round) && u64::from(round) + 1 < end {
                return Err(TimetableFault::OverBreak(index));
            }
            if let Some(other) = at_table.insert((slot.table, round), index) {
                return Err(TimetableFault::TableTwice(other, index));
            }
            for party in meeting.parties() {
                if problem.absences.contains(&Absence { party, round }) {
                    return Err(TimetableFault::Absent(index));
                }
                if let Some(other) = of_party.insert((party, round), index) {
                    return Err(TimetableFault::PartyTwice(other, index));
                }
            }
        }
    }
    Ok(())
}

fn kept(problem: &TimetableProblem, timetable: &Timetable) -> Kept {
    let of = |what: &dyn Fn(Slot, Option<Slot>) -> bool| {
        let pairs = problem.meetings.iter().zip(&timetable.places);
        let announced = pairs.filter_map(|(meeting, place)| Some((meeting.announced?, place.ok())));
        announced.filter(|(before, now)| what(*before, *now)).count() as u32
    };
    let same_round = |before: Slot, now: Slot| before.round == now.round;
    Kept {
        stand: of(&|before, now| now == Some(before)),
        other_table: of(&|before, now| now.is_some_and(|now| same_round(before, now) && now.table != before.table)),
        other_round: of(&|before, now| now.is_some_and(|now| !same_round(before, now))),
        unplaced: of(&|_, now| now.is_none()),
    }
}
