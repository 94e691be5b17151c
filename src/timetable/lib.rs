//! The timetable of a matchmaking event (对接会): which meeting is in which round at which table, and why one is nowhere.
//!
//! [`timetable`] is the way in; [`check_timetable`] checks an answer and shares nothing with what made it.
//!
//! Meetings of one round where nothing is fixed, announced or absent are the edges of a bipartite graph, rounds are its colours, and the
//! fewest rounds are known exactly: the most meetings of one party, or all meetings by tables, whichever is more (`plain`). With longer
//! meetings, breaks or absences the question is NP-hard (Even, Itai & Shamir, *On the complexity of timetable and multicommodity flow
//! problems*, 1976). Then fixed meetings come first (`alone`), what was announced stays (`keep`), the others are placed by a search that is
//! limited by a number of steps (`search`, `chain`) and in few rounds (`compact`). What an answer claims beyond that is proved: by a bound
//! (`bound`), or by the reason that it gives.
//!
//! The same problem gives the same timetable. Nothing is dropped in silence, and no meeting is shortened.

mod alone;
mod answer;
mod bound;
mod chain;
mod check;
mod claims;
mod compact;
mod day;
mod keep;
mod of_event;
mod plain;
mod problem;
mod search;

pub use answer::{Bound, BoundBy, Kept, Timetable, Unplaced};
pub use check::{TimetableFault, check_timetable};
pub use of_event::of_event;
pub use problem::{Absence, MOST_CELLS, MOST_MEETINGS, Meeting, Party, Slot, TimetableError, TimetableProblem};

use crate::{bound::Asked, day::Day};

/// A timetable: fixed slots kept exactly, announced ones as far as found, as many meetings as found, in few rounds.
///
/// A plain day (meetings of one round, nothing fixed, announced or absent) has the most meetings and the fewest rounds that can be, in
/// O(meetings × parties × log meetings) and, where the day is too short, one flow. Any other is searched: no search pushes
/// anything away after 5 × 10⁶ windows and tables looked at, and there is at most one for each round and a few more.
///
/// # Errors
/// See [`TimetableError`]; a problem that is refused is refused whole.
///
/// # Example
/// ```
/// use timetable::{Meeting, TimetableProblem, check_timetable, timetable};
///
/// let meet = |east, west| Meeting { east, west, rounds: 1, fixed: None, announced: None };
/// let meetings = vec![meet(0, 0), meet(0, 1), meet(1, 0), meet(1, 1)];
/// let problem = TimetableProblem { east: 2, west: 2, tables: 2, rounds: 8, meetings, ..TimetableProblem::default() };
/// let found = timetable(&problem)?;
/// assert_eq!((found.used, found.proved), (2, true));
/// assert_eq!(check_timetable(&problem, &found), Ok(()));
/// # Ok::<(), timetable::TimetableError>(())
/// ```
pub fn timetable(problem: &TimetableProblem) -> Result<Timetable, TimetableError> {
    problem.check()?;
    let mut day = Day::new(problem);
    let refused = alone::settle(&mut day);
    let asked = Asked::new(problem, &refused);
    let bound = bound::least_rounds(&day, &refused, &asked);
    let goal = bound::most_meetings(problem, &refused);
    let fixed: Vec<bool> = day.slots.iter().map(Option::is_some).collect();
    let open: Vec<usize> = (0..refused.len()).filter(|index| refused[*index].is_none() && !fixed[*index]).collect();
    let coloured = if plain::is_plain(problem) && !problem.is_announced() { plain::by_colouring(problem) } else { None };
    match coloured {
        Some(slots) => day.put_all(&slots),
        None if problem.is_announced() => keep::arrange(&mut day, &open, &fixed, goal),
        None => compact::arrange(&mut day, &open, &fixed, goal, bound.rounds),
    }
    let mut places = Vec::with_capacity(refused.len());
    for (index, (slot, refused)) in day.slots.iter().zip(refused).enumerate() {
        places.push(slot.ok_or_else(|| refused.unwrap_or_else(|| asked.reason(problem, index))));
    }
    let all_open = places.iter().all(|place| !matches!(place, Err(reason) if !reason.is_alone()));
    Ok(Timetable {
        used: day.used(),
        bound,
        proved: all_open && day.used() == bound.rounds,
        most: day.placed == goal,
        kept: kept(problem, &places),
        places,
    })
}

/// What became of the announced slots.
fn kept(problem: &TimetableProblem, places: &[Result<Slot, Unplaced>]) -> Kept {
    let mut kept = Kept::default();
    for (meeting, place) in problem.meetings.iter().zip(places) {
        let Some(before) = meeting.announced else { continue };
        *match place {
            Ok(slot) if *slot == before => &mut kept.stand,
            Ok(slot) if slot.round == before.round => &mut kept.other_table,
            Ok(_) => &mut kept.other_round,
            Err(_) => &mut kept.unplaced,
        } += 1;
    }
    kept
}
