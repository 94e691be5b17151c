//! Timetables of events in the scenario's words: its own parties, meetings by their ids, and what has no place.

use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

use domain::{
    Adcode, Event, EventId, Pair, Scenario, Side,
    event::{Absence, Announced, Slot},
    explanation::{BoundBy, NoPlace, Timetable, Unplaced},
};
use exchange::reference;

static BASE: LazyLock<Scenario> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let read = |name: &&str| {
        ((*name).to_owned(), fs::read(folder.join(format!("{name}.json"))).expect("the reference data are there"))
    };
    reference::scenario(&reference::FILES.iter().map(read).collect::<BTreeMap<_, _>>()).expect("the reference data are sound")
});

fn of(event: &Event) -> Timetable {
    let of = |side| BASE.parties(side).map(|party| party.division).collect::<Vec<_>>();
    timetable::of_event(&of(Side::Supporter), &of(Side::Supported), event).expect("no event is too large")
}

/// The existing pairs as an event.
fn event() -> Event {
    let mut event = Event::new(EventId("e".to_owned()));
    event.add(BASE.existing());
    event.rounds = 20;
    event
}

#[test]
fn pairs_meet_in_the_fewest_rounds() {
    let event = event();
    let found = of(&event);
    assert_eq!((found.placed.len(), found.unplaced.len()), (event.meetings.len(), 0));
    let most = event
        .parties()
        .into_iter()
        .map(|party| event.meetings.iter().filter(|meeting| meeting.pair.east == party || meeting.pair.west == party).count());
    let most = most.max().unwrap().max(event.meetings.len().div_ceil(10)) as u32;
    assert_eq!((found.used, found.bound, found.is_proved, found.is_most), (most, most, true, true));
}

#[test]
fn meetings_are_named_by_their_ids_wherever_they_stand_in_the_list() {
    let mut event = event();
    // The places in the list are no ids any more.
    event.remove(0);
    event.remove(1);
    let (first, second) = (event.meetings[0].id, event.meetings[1].id);
    assert!(first > 0);
    for place in [0, 1] {
        event.meetings[place].fixed = Some(Slot { round: 3, table: 2 });
    }
    let found = of(&event);
    let [Unplaced { meeting, why }] = found.unplaced[..] else { panic!("{:?}", found.unplaced) };
    assert_eq!(meeting, second);
    let pair = |id: u32| event.meeting(id).unwrap().pair;
    if pair(first).east == pair(second).east || pair(first).west == pair(second).west {
        let is_shared = matches!(why, NoPlace::FixedTable(by) | NoPlace::FixedParty { meeting: by, .. } if by == first);
        assert!(is_shared, "{why:?}");
    } else {
        assert_eq!(why, NoPlace::FixedTable(first));
    }
    assert!(found.placed.iter().any(|placed| placed.meeting == first && placed.slot == Slot { round: 3, table: 2 }));
}

#[test]
fn who_is_no_party_and_who_is_absent_is_named() {
    let mut event = Event::new(EventId("e".to_owned()));
    let stranger = Pair { east: Adcode(110_000), west: Adcode(999_999) };
    event.add([stranger, Pair { east: Adcode(330_000), west: Adcode(520_000) }]);
    event.rounds = 2;
    event.absences = vec![Absence { party: Adcode(330_000), round: 0 }, Absence { party: Adcode(330_000), round: 1 }];
    event.announced = vec![Announced { meeting: 1, slot: Slot::default() }];
    let found = of(&event);
    assert_eq!(found.unplaced[0], Unplaced { meeting: 0, why: NoPlace::NoParty(Adcode(999_999)) });
    assert_eq!((found.unplaced[1].meeting, found.placed.len(), found.no_more), (1, 0, 1));
    assert!(matches!(found.unplaced[1].why, NoPlace::NeverTogether | NoPlace::PartyFull { .. }), "{:?}", found.unplaced[1]);
    assert!(!found.is_proved, "not all of them have a place");
    // With the party there the other one meets, and the stranger is still named.
    event.absences.clear();
    let found = of(&event);
    assert_eq!((found.placed.len(), found.unplaced.len(), found.kept), (1, 1, 1));
    assert_eq!(found.bound_by, BoundBy::Party(Adcode(330_000)));
}
