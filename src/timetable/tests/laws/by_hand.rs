//! Days whose right timetable is known without a search, a case for each reason.

use std::collections::BTreeSet;

use domain::Side;
use timetable::{
    Absence, Bound, BoundBy, Kept, Meeting, Party, Slot, Timetable, TimetableError, TimetableProblem, Unplaced,
    check_timetable, timetable,
};

fn meet(east: u32, west: u32, rounds: u32) -> Meeting {
    Meeting { east, west, rounds, fixed: None, announced: None }
}

fn fixed(east: u32, west: u32, rounds: u32, at: (u32, u32)) -> Meeting {
    Meeting { fixed: Some(slot(at.0, at.1)), ..meet(east, west, rounds) }
}

fn announced(east: u32, west: u32, at: (u32, u32)) -> Meeting {
    Meeting { announced: Some(slot(at.0, at.1)), ..meet(east, west, 1) }
}

fn slot(round: u32, table: u32) -> Slot {
    Slot { round, table }
}

fn east(index: u32) -> Party {
    Party { side: Side::Supporter, index }
}

fn day(tables: u32, rounds: u32, meetings: Vec<Meeting>) -> TimetableProblem {
    TimetableProblem { east: 12, west: 12, tables, rounds, meetings, ..TimetableProblem::default() }
}

fn checked(problem: &TimetableProblem) -> Timetable {
    let found = timetable(problem).expect("the days here are sound");
    assert_eq!(check_timetable(problem, &found), Ok(()));
    found
}

#[test]
fn of_120_meetings_116_are_placed_and_four_are_listed() {
    let all = (0..12).flat_map(|east| (0..10).map(move |west| meet(east, west, 1)));
    let found = checked(&day(4, 29, all.collect()));
    let unplaced: Vec<_> = found.places.iter().filter_map(|place| place.err()).collect();
    assert_eq!(unplaced, [Unplaced::HallFull { asked: 120, room: 116 }; 4]);
    assert!(found.most && !found.proved);
    assert_eq!((found.used, found.bound), (29, Bound { rounds: 30, by: BoundBy::Hall }));
}

#[test]
fn a_party_with_too_many_meetings_is_named() {
    let found = checked(&day(9, 3, (0..5).map(|west| meet(7, west, 1)).collect()));
    let unplaced: Vec<_> = found.places.iter().filter_map(|place| place.err()).collect();
    assert_eq!(unplaced, [Unplaced::PartyFull { party: east(7), asked: 5, present: 3 }; 2]);
    assert_eq!(found.bound, Bound { rounds: 5, by: BoundBy::Party(east(7)) });
}

#[test]
fn a_meeting_of_two_rounds_keeps_clear_of_breaks_or_has_no_place() {
    let mut problem = day(1, 3, vec![meet(0, 0, 2), meet(1, 1, 1)]);
    problem.breaks = BTreeSet::from([0]);
    let found = checked(&problem);
    assert_eq!(found.places, [Ok(slot(1, 0)), Ok(slot(0, 0))]);
    assert!(found.proved);
    problem.breaks.insert(1);
    let found = checked(&problem);
    assert_eq!(found.places, [Err(Unplaced::TooLong { longest: 1 }), Ok(slot(0, 0))]);
    // One break in the middle and the end of the day are as good as a break.
    let found = checked(&day(1, 1, vec![meet(0, 0, 2)]));
    assert_eq!(found.places, [Err(Unplaced::TooLong { longest: 1 })]);
}

#[test]
fn a_day_without_tables_or_rounds_holds_nothing() {
    for (tables, rounds) in [(0, 5), (5, 0)] {
        let found = checked(&day(tables, rounds, vec![meet(0, 0, 1), fixed(1, 1, 1, (0, 0))]));
        assert_eq!(found.places, [Err(Unplaced::NoRoom); 2]);
        assert_eq!((found.used, found.bound), (0, Bound { rounds: 0, by: BoundBy::Nothing }));
    }
    assert!(checked(&day(0, 0, vec![])).proved);
}

#[test]
fn a_fixed_meeting_is_in_its_slot_or_its_obstacle_is_named() {
    let mut problem = day(2, 4, vec![fixed(0, 0, 1, (3, 1))]);
    problem.breaks = BTreeSet::from([1]);
    problem.absences = BTreeSet::from([Absence { party: east(5), round: 2 }]);
    problem.meetings.extend([
        fixed(1, 1, 1, (3, 2)),
        fixed(1, 1, 2, (3, 0)),
        fixed(1, 1, 2, (1, 0)),
        fixed(5, 1, 1, (2, 0)),
        fixed(1, 1, 2, (2, 1)),
        fixed(0, 2, 2, (2, 0)),
    ]);
    assert_eq!(
        checked(&problem).places,
        [
            Ok(slot(3, 1)),
            Err(Unplaced::FixedOutside),
            Err(Unplaced::FixedOutside),
            Err(Unplaced::FixedOverBreak { after: 1 }),
            Err(Unplaced::FixedAbsent { party: east(5), round: 2 }),
            Err(Unplaced::FixedTableTaken { by: 0 }),
            Err(Unplaced::FixedPartyTaken { party: east(0), by: 0 }),
        ]
    );
}

#[test]
fn two_who_are_never_there_together_are_told_so() {
    let mut problem = day(3, 2, vec![meet(0, 1, 1), fixed(0, 0, 1, (0, 0))]);
    problem.absences = BTreeSet::from([Absence { party: Party { side: Side::Supported, index: 1 }, round: 1 }]);
    assert_eq!(checked(&problem).places, [Err(Unplaced::NeverTogether), Ok(slot(0, 0))]);
}

#[test]
fn what_was_announced_moves_for_one_more_meeting_and_no_further_than_needed() {
    let mut problem = day(1, 3, vec![announced(0, 0, (0, 0)), announced(1, 1, (1, 0)), meet(2, 2, 1)]);
    problem.absences = [1, 2].map(|round| Absence { party: east(2), round }).into();
    let found = checked(&problem);
    assert_eq!(found.places, [Ok(slot(2, 0)), Ok(slot(1, 0)), Ok(slot(0, 0))]);
    assert_eq!(found.kept, Kept { stand: 1, other_round: 1, ..Kept::default() });
    // A new one that fits nowhere moves nobody.
    problem.rounds = 2;
    let found = checked(&problem);
    assert_eq!(found.places[..2], [Ok(slot(0, 0)), Ok(slot(1, 0))]);
    assert_eq!(found.kept, Kept { stand: 2, ..Kept::default() });
    assert_eq!(found.places[2], Err(Unplaced::HallFull { asked: 3, room: 2 }));
}

#[test]
fn a_table_less_moves_its_meetings_to_other_tables_of_their_rounds() {
    let found = checked(&day(2, 3, vec![announced(0, 0, (2, 0)), announced(1, 1, (1, 2)), announced(2, 2, (1, 0))]));
    assert_eq!(found.places, [Ok(slot(2, 0)), Ok(slot(1, 1)), Ok(slot(1, 0))]);
    assert_eq!(found.kept, Kept { stand: 2, other_table: 1, ..Kept::default() });
}

#[test]
fn absent_parties_raise_the_bound() {
    let party = Party { side: Side::Supported, index: 0 };
    let mut problem = day(2, 6, vec![meet(0, 0, 1), meet(1, 0, 1)]);
    problem.absences = [0, 2].map(|round| Absence { party, round }).into();
    let found = checked(&problem);
    assert_eq!((found.used, found.bound, found.proved), (4, Bound { rounds: 4, by: BoundBy::Party(party) }, true));
    problem.meetings.push(fixed(3, 3, 1, (5, 1)));
    let found = checked(&problem);
    assert_eq!((found.used, found.bound, found.proved), (6, Bound { rounds: 6, by: BoundBy::Meeting(2) }, true));
}

#[test]
fn problems_that_are_none_are_refused() {
    let refused = |problem: TimetableProblem| timetable(&problem).unwrap_err();
    let party = Party { side: Side::Supported, index: 12 };
    assert_eq!(refused(day(1, 1, vec![meet(0, 12, 1)])), TimetableError::NoSuchParty { meeting: 0, party });
    assert_eq!(refused(day(1, 1, vec![meet(0, 0, 0)])), TimetableError::NoRounds { meeting: 0 });
    assert_eq!(refused(day(u32::MAX, u32::MAX, vec![])), TimetableError::TooLarge);
    let absences = BTreeSet::from([Absence { party, round: 0 }]);
    assert_eq!(refused(TimetableProblem { absences, ..day(1, 1, vec![]) }), TimetableError::NoSuchAbsentee { party });
    // Lengths and slots at the end of the numbers are refused by the day, not by a fault.
    let far = Meeting { announced: Some(slot(u32::MAX, u32::MAX)), ..meet(0, 0, 1) };
    let found = checked(&day(1, 2, vec![meet(0, 0, u32::MAX), fixed(1, 1, 2, (u32::MAX, 0)), far]));
    assert_eq!(found.places, [Err(Unplaced::TooLong { longest: 2 }), Err(Unplaced::FixedOutside), Ok(slot(0, 0))]);
}
