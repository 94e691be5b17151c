//! What the day cannot hold even by itself, and the fixed meetings, which are placed before all others.

use crate::{
    answer::Unplaced,
    day::Day,
    problem::{Absence, Slot, TimetableProblem},
};

/// Places the fixed meetings, in their order; says of each meeting why it can be nowhere, where that is so.
///
/// O(meetings × rounds × tables × length).
pub(crate) fn settle(day: &mut Day<'_>) -> Vec<Option<Unplaced>> {
    let longest = longest_stretch(day.problem);
    let meetings = &day.problem.meetings;
    let mut refused = vec![None; meetings.len()];
    for (index, meeting) in meetings.iter().enumerate() {
        refused[index] = if longest == 0 {
            Some(Unplaced::NoRoom)
        } else if meeting.rounds > longest {
            Some(Unplaced::TooLong { longest })
        } else {
            meeting.fixed.and_then(|slot| settle_fixed(day, index, slot))
        };
    }
    for (index, meeting) in meetings.iter().enumerate() {
        if refused[index].is_none() && meeting.fixed.is_none() && day.free_slot(index).is_none() {
            refused[index] = Some(Unplaced::NeverTogether);
        }
    }
    refused
}

/// Places a fixed meeting, or says what is in its way.
fn settle_fixed(day: &mut Day<'_>, index: usize, slot: Slot) -> Option<Unplaced> {
    let (problem, meeting) = (day.problem, &day.problem.meetings[index]);
    let end = slot.round.saturating_add(meeting.rounds);
    if slot.table >= problem.tables || end > problem.rounds {
        return Some(Unplaced::FixedOutside);
    }
    if let Some(after) = problem.breaks.range(slot.round..end - 1).next() {
        return Some(Unplaced::FixedOverBreak { after: *after });
    }
    for party in meeting.parties() {
        let absent = |round: &u32| problem.absences.contains(&Absence { party, round: *round });
        if let Some(round) = (slot.round..end).find(absent) {
            return Some(Unplaced::FixedAbsent { party, round });
        }
    }
    let mut at_table = Vec::new();
    day.table_in_way(index, slot, &mut at_table);
    if let Some(by) = at_table.first() {
        return Some(Unplaced::FixedTableTaken { by: *by });
    }
    let mut of_parties = Vec::new();
    day.parties_in_way(index, slot.round, &mut of_parties);
    if let Some(by) = of_parties.first() {
        let theirs = problem.meetings[*by].parties();
        let party = meeting.parties().into_iter().find(|party| theirs.contains(party))?;
        return Some(Unplaced::FixedPartyTaken { party, by: *by });
    }
    day.put(index, Some(slot));
    None
}

/// Most adjacent rounds without a break; 0 where there is no table.
fn longest_stretch(problem: &TimetableProblem) -> u32 {
    if problem.tables == 0 || problem.rounds == 0 {
        return 0;
    }
    let (mut longest, mut begin) = (0, 0);
    for after in problem.breaks.range(..problem.rounds - 1).copied().chain([problem.rounds - 1]) {
        longest = longest.max(after + 1 - begin);
        begin = after + 1;
    }
    longest
}
