//! Days to try laws on, and what enumeration says of them.

use std::collections::BTreeSet;

use domain::Side;
use proptest::prelude::*;
use timetable::{Absence, Meeting, Party, Slot, TimetableProblem};

/// Cases a law is tried on; `PLANNING_CASES` sets it for a long run.
pub fn cases() -> ProptestConfig {
    let cases = std::env::var("PLANNING_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(400);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn slot() -> impl Strategy<Value = Slot> {
    (0_u32..8, 0_u32..5).prop_map(|(round, table)| Slot { round, table })
}

fn meetings(parties: u32, count: usize, one: impl Strategy<Value = Meeting> + Clone + 'static) -> BoxedStrategy<Vec<Meeting>> {
    let at = (0..parties, 0..parties, one).prop_map(|(east, west, meeting)| Meeting { east, west, ..meeting });
    prop::collection::vec(at, 0..=count).boxed()
}

fn lone(rounds: u32) -> Meeting {
    Meeting { east: 0, west: 0, rounds, fixed: None, announced: None }
}

/// Days of meetings of one round, with nothing else.
pub fn plain_days(parties: u32, most: usize) -> impl Strategy<Value = TimetableProblem> {
    (1_u32..5, 1_u32..9, meetings(parties, most, Just(lone(1)))).prop_map(move |(tables, rounds, meetings)| TimetableProblem {
        east: parties,
        west: parties,
        tables,
        rounds,
        meetings,
        ..TimetableProblem::default()
    })
}

/// Days with all that a day may have.
pub fn any_days(parties: u32, most: usize) -> impl Strategy<Value = TimetableProblem> {
    let length = prop_oneof![5 => Just(1_u32), 2 => Just(2), 1 => Just(3)];
    let one = (length, prop::option::weighted(0.1, slot()), prop::option::weighted(0.2, slot()));
    let one = one.prop_map(|(rounds, fixed, announced)| Meeting { fixed, announced, ..lone(rounds) }).boxed();
    let party = (any::<bool>(), 0..parties)
        .prop_map(|(east, index)| Party { side: if east { Side::Supporter } else { Side::Supported }, index });
    let absences = prop::collection::btree_set((party, 0_u32..9).prop_map(|(party, round)| Absence { party, round }), 0..6);
    let breaks = prop_oneof![Just(BTreeSet::new()), prop::collection::btree_set(0_u32..8, 0..3)];
    let announced = prop_oneof![Just(true), Just(false)];
    let tables = prop_oneof![1 => Just(0_u32), 9 => 1_u32..5];
    let rounds = prop_oneof![1 => Just(0_u32), 9 => 1_u32..9];
    (tables, rounds, meetings(parties, most, one), absences, breaks, announced).prop_map(
        move |(tables, rounds, mut meetings, absences, breaks, announced)| {
            if !announced {
                for meeting in &mut meetings {
                    meeting.announced = None;
                }
            }
            TimetableProblem { east: parties, west: parties, tables, rounds, breaks, meetings, absences }
        },
    )
}

/// Whether a meeting may be at a slot beside these.
pub fn admits(problem: &TimetableProblem, placed: &[Option<Slot>], index: usize, slot: Slot) -> bool {
    let meeting = &problem.meetings[index];
    let rounds = |meeting: &Meeting, slot: Slot| slot.round..slot.round + meeting.rounds;
    let mine = rounds(meeting, slot);
    let there = |party: Party| !mine.clone().any(|round| problem.absences.contains(&Absence { party, round }));
    meeting.fixed.is_none_or(|fixed| fixed == slot)
        && slot.table < problem.tables
        && mine.end <= problem.rounds
        && !(mine.start..mine.end - 1).any(|round| problem.breaks.contains(&round))
        && meeting.parties().into_iter().all(there)
        && problem.meetings.iter().zip(placed).all(|(other, then)| {
            let Some(then) = *then else { return true };
            let apart = other.east != meeting.east && other.west != meeting.west && then.table != slot.table;
            apart || !mine.clone().any(|round| rounds(other, then).contains(&round))
        })
}

/// The first slot where a meeting may be beside these.
pub fn free_slot(problem: &TimetableProblem, placed: &[Option<Slot>], index: usize) -> Option<Slot> {
    let slots = (0..problem.rounds).flat_map(|round| (0..problem.tables).map(move |table| Slot { round, table }));
    slots.into_iter().find(|slot| admits(problem, placed, index, *slot))
}

/// The most meetings that can be placed, those that are fixed among them, and the fewest rounds that so many take.
pub fn enumerate(problem: &TimetableProblem) -> (usize, u32) {
    fn go(problem: &TimetableProblem, placed: &mut Vec<Option<Slot>>, best: &mut (usize, u32)) {
        let index = placed.len();
        let count = placed.iter().flatten().count();
        if count + problem.meetings.len() - index < best.0 {
            return;
        }
        if index == problem.meetings.len() {
            let ends =
                problem.meetings.iter().zip(&*placed).filter_map(|(meeting, slot)| Some((*slot)?.round + meeting.rounds));
            let used = ends.max().unwrap_or(0);
            if count > best.0 || used < best.1 {
                *best = (count, used);
            }
            return;
        }
        for round in 0..problem.rounds {
            for table in 0..problem.tables {
                let slot = Slot { round, table };
                placed.push(None);
                let may = admits(problem, placed, index, slot);
                placed.pop();
                if may {
                    placed.push(Some(slot));
                    go(problem, placed, best);
                    placed.pop();
                }
            }
        }
        if problem.meetings[index].fixed.is_none() {
            placed.push(None);
            go(problem, placed, best);
            placed.pop();
        }
    }
    let mut best = (0, u32::MAX);
    go(problem, &mut Vec::new(), &mut best);
    best
}
