//! Whether what a timetable claims is true: why meetings have no place, and what is proved. Called by `check`, and as apart from what makes
//! timetables as that.

use domain::Side;
use petgraph::{algo::dinics, graph::DiGraph};

use crate::{
    answer::{BoundBy, Timetable, Unplaced},
    check::TimetableFault,
    problem::{Absence, Meeting, Party, Slot, TimetableProblem},
};

/// Whether each meeting without a place has a reason that holds.
pub(crate) fn check_reasons(problem: &TimetableProblem, timetable: &Timetable) -> Result<(), TimetableFault> {
    for (index, place) in timetable.places.iter().enumerate() {
        if let Err(reason) = place
            && !holds(problem, timetable, index, *reason)
        {
            return Err(TimetableFault::Reason(index));
        }
    }
    Ok(())
}

/// The meetings that the day could hold, each by itself: their reasons say so, and these are checked.
fn open<'a>(problem: &'a TimetableProblem, timetable: &'a Timetable) -> impl Iterator<Item = (usize, &'a Meeting)> {
    let is_open = |place: &Result<Slot, Unplaced>| !matches!(place, Err(reason) if reason.is_alone());
    problem
        .meetings
        .iter()
        .enumerate()
        .zip(&timetable.places)
        .filter(move |(_, place)| is_open(place))
        .map(|(meeting, _)| meeting)
}

fn asked(problem: &TimetableProblem, timetable: &Timetable, party: Option<Party>) -> u64 {
    let meets = |meeting: &Meeting| party.is_none_or(|party| meeting.parties().contains(&party));
    open(problem, timetable).filter(|(_, meeting)| meets(meeting)).map(|(_, meeting)| u64::from(meeting.rounds)).sum()
}

fn is_there(problem: &TimetableProblem, party: Party, round: u32) -> bool {
    !problem.absences.contains(&Absence { party, round })
}

fn rounds_there(problem: &TimetableProblem, party: Party) -> u64 {
    (0..problem.rounds).filter(|round| is_there(problem, party, *round)).count() as u64
}

/// Whether a break or an absence forbids a meeting to begin in this round, or it would run past the day.
fn forbidden(problem: &TimetableProblem, meeting: &Meeting, start: u32) -> bool {
    let end = u64::from(start) + u64::from(meeting.rounds);
    end > u64::from(problem.rounds)
        || (start..start + meeting.rounds - 1).any(|round| problem.breaks.contains(&round))
        || (start..start + meeting.rounds).any(|round| meeting.parties().iter().any(|party| !is_there(problem, *party, round)))
}

/// Whether two meetings are in one round.
fn at_once(one: &Meeting, at: u32, other: &Meeting, then: u32) -> bool {
    let end = |start: u32, meeting: &Meeting| u64::from(start) + u64::from(meeting.rounds);
    u64::from(at) < end(then, other) && u64::from(then) < end(at, one)
}

fn share_a_party(one: &Meeting, other: &Meeting) -> bool {
    one.east == other.east || one.west == other.west
}

fn holds(problem: &TimetableProblem, timetable: &Timetable, index: usize, reason: Unplaced) -> bool {
    let meeting = &problem.meetings[index];
    let fixed = |by: usize| -> Option<(&Meeting, Slot)> {
        let other = problem.meetings.get(by).filter(|other| other.fixed.is_some())?;
        Some((other, (*timetable.places.get(by)?).ok()?))
    };
    let from_to = meeting.fixed.map(|slot| (slot, u64::from(slot.round) + u64::from(meeting.rounds)));
    let within = |round: u32| from_to.is_some_and(|(slot, end)| slot.round <= round && u64::from(round) < end);
    match reason {
        Unplaced::NoRoom => problem.tables == 0 || problem.rounds == 0,
        Unplaced::TooLong { longest } => {
            let mut run = 0;
            let runs = (0..problem.rounds).map(|round| {
                let now = run + 1;
                run = if problem.breaks.contains(&round) { 0 } else { now };
                now
            });
            runs.max() == Some(longest) && meeting.rounds > longest
        }
        Unplaced::FixedOutside => {
            from_to.is_some_and(|(slot, end)| slot.table >= problem.tables || end > u64::from(problem.rounds))
        }
        Unplaced::FixedOverBreak { after } => {
            problem.breaks.contains(&after) && within(after) && within(after.saturating_add(1))
        }
        Unplaced::FixedAbsent { party, round } => {
            meeting.parties().contains(&party) && within(round) && !is_there(problem, party, round)
        }
        Unplaced::FixedTableTaken { by } => fixed(by).zip(from_to).is_some_and(|((other, then), (slot, _))| {
            slot.table == then.table && at_once(meeting, slot.round, other, then.round)
        }),
        Unplaced::FixedPartyTaken { party, by } => fixed(by).zip(from_to).is_some_and(|((other, then), (slot, _))| {
            let both = [meeting, other].iter().all(|meeting| meeting.parties().contains(&party));
            both && at_once(meeting, slot.round, other, then.round)
        }),
        Unplaced::NeverTogether => {
            let standing: Vec<_> = (0..problem.meetings.len()).filter_map(fixed).collect();
            let taken = |start: u32| {
                let then: Vec<_> = standing.iter().filter(|(other, slot)| at_once(meeting, start, other, slot.round)).collect();
                then.iter().any(|(other, _)| share_a_party(meeting, other))
                    || (0..problem.tables).all(|table| then.iter().any(|(_, slot)| slot.table == table))
            };
            meeting.fixed.is_none() && (0..problem.rounds).all(|start| forbidden(problem, meeting, start) || taken(start))
        }
        Unplaced::PartyFull { party, asked: rounds, present } => {
            let right = rounds == asked(problem, timetable, Some(party)) && present == rounds_there(problem, party);
            right && rounds > present && meeting.parties().contains(&party) && meeting.fixed.is_none()
        }
        Unplaced::HallFull { asked: rounds, room } => {
            let right =
                rounds == asked(problem, timetable, None) && room == u64::from(problem.tables) * u64::from(problem.rounds);
            right && rounds > room && meeting.fixed.is_none()
        }
        Unplaced::NotFound => meeting.fixed.is_none(),
    }
}

/// Whether rounds used, bound and proofs are as stated.
pub(crate) fn check_numbers(problem: &TimetableProblem, timetable: &Timetable) -> Result<(), TimetableFault> {
    let placed: Vec<(&Meeting, Slot)> =
        problem.meetings.iter().zip(&timetable.places).filter_map(|(meeting, place)| Some((meeting, place.ok()?))).collect();
    let used = placed.iter().map(|(meeting, slot)| slot.round + meeting.rounds).max().unwrap_or(0);
    if used != timetable.used {
        return Err(TimetableFault::Used);
    }
    if needed(problem, timetable) != Some(u64::from(timetable.bound.rounds)) {
        return Err(TimetableFault::Bound);
    }
    let all = open(problem, timetable).count() == placed.len();
    if timetable.proved != (all && used == timetable.bound.rounds) {
        return Err(TimetableFault::Proved);
    }
    if timetable.most && !all && placed.len() < most_by_flow(problem, timetable) { Err(TimetableFault::Most) } else { Ok(()) }
}

/// How many rounds that which the bound names needs; `None` where it needs none or is not there.
fn needed(problem: &TimetableProblem, timetable: &Timetable) -> Option<u64> {
    match timetable.bound.by {
        BoundBy::Nothing => (open(problem, timetable).count() == 0).then_some(0),
        BoundBy::Party(party) => {
            let asked = asked(problem, timetable, Some(party));
            let there = (0..u64::from(problem.rounds) + asked).filter(|round| {
                u32::try_from(*round).map_or(true, |round| round >= problem.rounds || is_there(problem, party, round))
            });
            there.take(asked as usize).last().map(|last| last + 1)
        }
        BoundBy::Hall => Some(asked(problem, timetable, None).div_ceil(u64::from(problem.tables).max(1))),
        BoundBy::Meeting(index) => {
            let (_, meeting) = open(problem, timetable).find(|(open, _)| *open == index)?;
            let first = match meeting.fixed {
                Some(slot) => slot.round,
                None => (0..problem.rounds).find(|start| !forbidden(problem, meeting, *start))?,
            };
            Some(u64::from(first) + u64::from(meeting.rounds))
        }
    }
}

/// A number that no timetable's meetings exceed, by a greatest flow from eastern to western parties: of each as many as its shortest fit.
fn most_by_flow(problem: &TimetableProblem, timetable: &Timetable) -> usize {
    let fit = |party: Option<Party>, room: u64| {
        let meets = |meeting: &Meeting| party.is_none_or(|party| meeting.parties().contains(&party));
        let of_it = open(problem, timetable).filter(|(_, meeting)| meets(meeting));
        let mut lengths: Vec<u64> = of_it.map(|(_, meeting)| u64::from(meeting.rounds)).collect();
        lengths.sort_unstable();
        let ends = lengths.iter().scan(0, |sum, length| {
            *sum += length;
            Some(*sum)
        });
        ends.filter(|end| *end <= room).count() as u64
    };
    let mut graph: DiGraph<(), u64> = DiGraph::new();
    let (source, sink) = (graph.add_node(()), graph.add_node(()));
    let east: Vec<_> = (0..problem.east).map(|_| graph.add_node(())).collect();
    let west: Vec<_> = (0..problem.west).map(|_| graph.add_node(())).collect();
    for (index, node) in (0..).zip(&east) {
        let party = Party { side: Side::Supporter, index };
        graph.add_edge(source, *node, fit(Some(party), rounds_there(problem, party)));
    }
    for (index, node) in (0..).zip(&west) {
        let party = Party { side: Side::Supported, index };
        graph.add_edge(*node, sink, fit(Some(party), rounds_there(problem, party)));
    }
    for (_, meeting) in open(problem, timetable) {
        graph.add_edge(east[meeting.east as usize], west[meeting.west as usize], 1);
    }
    let by_hall = fit(None, u64::from(problem.tables) * u64::from(problem.rounds));
    dinics(&graph, source, sink).0.min(by_hall) as usize
}
