//! Events: what they may hold, and when their rounds begin.

use super::*;

fn event() -> Event {
    let mut event = Event::new(EventId("e1".to_owned()));
    let pair = |east, west| Pair { east: Adcode(east), west: Adcode(west) };
    event.add([pair(330_000, 520_000), pair(370_000, 520_000), pair(330_000, 520_000)]);
    event
}

#[test]
fn a_new_event_is_as_it_can_be_and_a_pair_meets_once() {
    let event = event();
    assert_eq!(event.check(), Ok(()));
    assert_eq!(event.meetings.iter().map(|meeting| meeting.id).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(event.parties(), [Adcode(330_000), Adcode(370_000), Adcode(520_000)]);
}

#[test]
fn rounds_begin_after_the_breaks_before_them() {
    let mut event = event();
    event.breaks = vec![Break { after: 2, minutes: 15 }, Break { after: 4, minutes: 60 }];
    assert_eq!([0, 1, 2, 3, 4].map(|round| event.starts(round)), [540, 560, 595, 615, 695]);
    assert_eq!([1, 3].map(|round| event.ends(round)), [580, 635]);
}

#[test]
fn what_is_removed_is_announced_no_more_and_its_number_is_not_given_again_while_a_later_one_is_there() {
    let mut event = event();
    event.announced = vec![Announced { meeting: 0, slot: Slot::default() }];
    event.remove(0);
    assert_eq!((event.check(), event.announced.len(), event.next_id()), (Ok(()), 0, 2));
}

#[test]
fn days_are_those_of_the_calendar() {
    for (text, found) in [
        ("2026-11-29", Some((2026, 11, 29))),
        ("2024-02-29", Some((2024, 2, 29))),
        ("2026-02-29", None),
        ("2026-13-01", None),
        ("2026-1-1", None),
        ("2026-11-29-", None),
        ("二〇二六", None),
    ] {
        assert_eq!(day(text), found, "{text}");
    }
}

#[test]
fn everything_that_cannot_be_is_named() {
    let wrong = |change: fn(&mut Event)| {
        let mut event = event();
        change(&mut event);
        event.check().unwrap_err()
    };
    let number = |field, asked, least, most| EventError::Number { field, asked, least, most };
    assert_eq!(wrong(|it| it.tables = 0), number(EventField::Tables, 0, 1, MAX_TABLES));
    assert_eq!(wrong(|it| it.rounds = 61), number(EventField::Rounds, 61, 1, MAX_ROUNDS));
    assert_eq!(wrong(|it| it.minutes = 241), number(EventField::Minutes, 241, 1, MAX_MINUTES));
    assert_eq!(wrong(|it| (it.rounds, it.begins) = (8, 23 * 60)), EventError::Midnight(23 * 60 + 160));
    assert_eq!(wrong(|it| it.date = "2026-02-30".to_owned()), EventError::Date("2026-02-30".to_owned()));
    assert_eq!(wrong(|it| it.meetings[0].rounds = 0), number(EventField::MeetingRounds, 0, 1, MAX_ROUNDS));
    assert_eq!(wrong(|it| it.meetings[1].id = 0), EventError::Twice(EventField::Meetings));
    assert_eq!(wrong(|it| it.breaks = vec![Break { after: 0, minutes: 5 }]), number(EventField::BreakAfter, 0, 1, MAX_ROUNDS));
    let announced = |it: &mut Event| it.announced = vec![Announced { meeting: 9, slot: Slot::default() }];
    assert_eq!(wrong(announced), EventError::Order(EventField::Announced));
    assert_eq!(wrong(|it| it.name = "长".repeat(101)), EventError::Long { field: EventField::Name, most: MAX_NAME });
}
