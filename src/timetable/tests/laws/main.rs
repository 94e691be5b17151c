//! Laws of timetables: every answer passes its check, plain days are as short and as full as enumeration finds, what was announced stays,
//! and every claim is beside what enumeration says.

mod by_hand;
mod days;

use days::{any_days, cases, enumerate, free_slot, plain_days};
use proptest::prelude::*;
use timetable::{Meeting, Slot, TimetableProblem, Unplaced, check_timetable, timetable};

/// The problem with what its timetable says as announced.
fn announced(problem: &TimetableProblem) -> TimetableProblem {
    let found = timetable(problem).expect("the days here are sound");
    let mut problem = problem.clone();
    for (meeting, place) in problem.meetings.iter_mut().zip(&found.places) {
        meeting.announced = place.ok();
    }
    problem
}

/// The slots that a problem announces.
fn slots(problem: &TimetableProblem) -> Vec<Option<Slot>> {
    problem.meetings.iter().map(|meeting| meeting.announced).collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_timetable_passes_its_check_and_leaves_no_free_place_unused(problem in any_days(6, 18)) {
        let found = timetable(&problem).unwrap();
        prop_assert_eq!(check_timetable(&problem, &found), Ok(()));
        prop_assert_eq!(&timetable(&problem).unwrap(), &found);
        let placed: Vec<Option<Slot>> = found.places.iter().map(|place| place.ok()).collect();
        for index in (0..placed.len()).filter(|index| placed[*index].is_none()) {
            prop_assert_eq!(free_slot(&problem, &placed, index), None, "meeting {}", index);
        }
    }

    #[test]
    fn a_plain_day_is_as_short_as_its_bound(problem in plain_days(7, 30)) {
        let found = timetable(&problem).unwrap();
        prop_assert_eq!(check_timetable(&problem, &found), Ok(()));
        let degree = |of: &dyn Fn(&Meeting) -> u32| (0..7).map(|party| problem.meetings.iter().filter(|meeting| of(meeting) == party).count()).max();
        let by_hall = problem.meetings.len().div_ceil(problem.tables as usize);
        let least = degree(&|meeting| meeting.east).max(degree(&|meeting| meeting.west)).max(Some(by_hall)).unwrap();
        prop_assert_eq!(found.bound.rounds as usize, least);
        prop_assert!(found.most);
        if least <= problem.rounds as usize {
            prop_assert!(found.proved && found.used as usize == least);
        }
    }

    #[test]
    fn a_plain_day_has_as_many_meetings_and_as_few_rounds_as_enumeration_finds(mut problem in plain_days(3, 6)) {
        problem.rounds = problem.rounds.min(3);
        let found = timetable(&problem).unwrap();
        let (most, fewest) = enumerate(&problem);
        prop_assert_eq!(found.places.iter().flatten().count(), most);
        if most == problem.meetings.len() {
            prop_assert_eq!(found.used, fewest);
        }
    }

    #[test]
    fn what_is_claimed_of_any_day_is_what_enumeration_finds(mut problem in any_days(3, 5)) {
        problem.rounds = problem.rounds.min(4);
        problem.tables = problem.tables.min(2);
        let found = timetable(&problem).unwrap();
        // What is fixed and cannot be there is out of the question; the others that are fixed come first.
        let stays = |index: &usize| problem.meetings[*index].fixed.is_none() || found.places[*index].is_ok();
        let rest = TimetableProblem { meetings: (0..found.places.len()).filter(stays).map(|index| problem.meetings[index]).collect(), ..problem.clone() };
        let placed = found.places.iter().flatten().count();
        let (most, fewest) = enumerate(&rest);
        prop_assert!(placed <= most);
        prop_assert!(!found.most || placed == most, "{} of {}", placed, most);
        let open = found.places.iter().filter(|place| !matches!(place, Err(reason) if reason.is_alone())).count();
        if most == open {
            prop_assert!(found.bound.rounds <= fewest);
        }
        for (index, place) in found.places.iter().enumerate() {
            let Err(reason) = place else { continue };
            let meeting = problem.meetings[index];
            if meeting.fixed.is_none() {
                // Alone, beside what is fixed, it has a place unless the reason says that it has none.
                let mut meetings: Vec<Meeting> = rest.meetings.iter().filter(|other| other.fixed.is_some()).copied().collect();
                meetings.push(meeting);
                let (most, _) = enumerate(&TimetableProblem { meetings: meetings.clone(), ..problem.clone() });
                prop_assert_eq!(reason.is_alone(), most < meetings.len(), "{:?}", reason);
            }
            if matches!(reason, Unplaced::PartyFull { .. } | Unplaced::HallFull { .. }) {
                prop_assert!(most < open, "{:?}", reason);
            }
        }
        // The search proves nothing by finding nothing, but on days as small as these it is to miss one at most. What was announced does
        // not give its place to several new ones.
        let nothing_announced = problem.meetings.iter().all(|meeting| meeting.announced.is_none());
        prop_assert!(placed + 1 >= most || !nothing_announced, "{} of {}", placed, most);
    }

    #[test]
    fn what_was_announced_stays_where_nothing_changes(problem in any_days(6, 18)) {
        let problem = announced(&problem);
        let found = timetable(&problem).unwrap();
        prop_assert_eq!(check_timetable(&problem, &found), Ok(()));
        prop_assert_eq!(found.kept.unplaced, 0);
        let before = slots(&problem).iter().flatten().count();
        // What moves, moves for a meeting that had no place before.
        let more = found.places.iter().flatten().count() > before;
        prop_assert!(more || found.kept.stand as usize == before);
    }

    #[test]
    fn the_others_stay_when_a_meeting_goes(problem in any_days(6, 18), gone in any::<prop::sample::Index>()) {
        let mut problem = announced(&problem);
        // A fixed meeting that had no place may have one now, and others must go.
        problem.meetings.retain(|meeting| meeting.fixed.is_none() || meeting.announced.is_some());
        if problem.meetings.is_empty() {
            return Ok(());
        }
        problem.meetings.remove(gone.index(problem.meetings.len()));
        let found = timetable(&problem).unwrap();
        prop_assert_eq!(check_timetable(&problem, &found), Ok(()));
        prop_assert_eq!(found.kept.unplaced, 0);
        // Of those that had no place, one may have one now by moving another.
        let new = problem.meetings.iter().zip(&found.places).any(|(meeting, place)| meeting.announced.is_none() && place.is_ok());
        prop_assert!(new || found.kept.stand as usize == slots(&problem).iter().flatten().count());
    }

    #[test]
    fn the_others_stay_when_a_meeting_comes_for_which_there_is_a_place(
        problem in any_days(6, 14), east in 0_u32..6, west in 0_u32..6, rounds in 1_u32..3,
    ) {
        let mut problem = announced(&problem);
        // What had no place before would be placed beside the new one.
        problem.meetings.retain(|meeting| meeting.announced.is_some());
        let meeting = Meeting { east: east % problem.east, west: west % problem.west, rounds, fixed: None, announced: None };
        problem.meetings.push(meeting);
        let mut placed = slots(&problem);
        let found = timetable(&problem).unwrap();
        prop_assert_eq!(check_timetable(&problem, &found), Ok(()));
        if free_slot(&problem, &placed, placed.len() - 1).is_some() {
            prop_assert_eq!(found.kept.stand as usize, placed.len() - 1);
            prop_assert!(found.places[placed.len() - 1].is_ok());
        } else {
            // Nobody loses a place to it.
            prop_assert_eq!(found.kept.unplaced, 0);
            placed.pop();
            let moved = placed.iter().zip(&found.places).any(|(before, now)| *before != now.ok());
            prop_assert!(!moved || found.places[placed.len()].is_ok());
        }
    }

    #[test]
    fn the_order_of_meetings_changes_no_law((problem, order) in any_days(6, 18).prop_flat_map(|problem| {
        let order: Vec<usize> = (0..problem.meetings.len()).collect();
        (Just(problem), Just(order).prop_shuffle())
    })) {
        let turned = TimetableProblem { meetings: order.iter().map(|index| problem.meetings[*index]).collect(), ..problem.clone() };
        let found = timetable(&turned).unwrap();
        prop_assert_eq!(check_timetable(&turned, &found), Ok(()));
        // The bound does not depend on the order, unless fixed meetings are in each other's way.
        let other = timetable(&problem).unwrap();
        let alike = found.places.iter().chain(&other.places).all(|place| !matches!(place, Err(Unplaced::FixedTableTaken { .. } | Unplaced::FixedPartyTaken { .. })));
        prop_assert!(!alike || found.bound.rounds == other.bound.rounds);
    }

    #[test]
    fn a_wrong_timetable_is_refused(problem in any_days(6, 18), at in any::<prop::sample::Index>(), round in 0_u32..8, table in 0_u32..5) {
        let found = timetable(&problem).unwrap();
        let refused = |change: &dyn Fn(&mut timetable::Timetable)| {
            let mut wrong = found.clone();
            change(&mut wrong);
            wrong == found || check_timetable(&problem, &wrong).is_err()
        };
        prop_assert!(refused(&|wrong| wrong.used += 1));
        prop_assert!(refused(&|wrong| wrong.bound.rounds += 1));
        prop_assert!(refused(&|wrong| wrong.proved = !wrong.proved));
        prop_assert!(refused(&|wrong| wrong.kept.stand += 1));
        prop_assert!(refused(&|wrong| wrong.places.push(Err(Unplaced::NoRoom))));
        if problem.meetings.is_empty() {
            return Ok(());
        }
        let index = at.index(problem.meetings.len());
        // No meeting is said to have no place where it has one, and none is put into another's place.
        let reasons = [Unplaced::NoRoom, Unplaced::NeverTogether, Unplaced::TooLong { longest: 9 }, Unplaced::FixedOutside];
        for reason in reasons.into_iter().filter(|_| found.places[index].is_ok()) {
            prop_assert!(refused(&|wrong| wrong.places[index] = Err(reason)), "{:?}", reason);
        }
        let mut others: Vec<Option<Slot>> = found.places.iter().map(|place| place.ok()).collect();
        others[index] = None;
        let slot = Slot { round, table };
        if !days::admits(&problem, &others, index, slot) {
            prop_assert!(refused(&|wrong| wrong.places[index] = Ok(slot)), "{:?}", slot);
        }
    }
}
