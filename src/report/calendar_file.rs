//! The meetings of an event as a calendar file (.ics, RFC 5545), which phones and office programs take into their calendars: all of them, or
//! those of one party. Times are written in UTC, eight hours behind China's, which has one time and no summer time.

use domain::{Adcode, event, explanation::Seated};
use i18n::Lang;
use ics::{
    Event as Entry, ICalendar, escape_text,
    properties::{Description, DtEnd, DtStart, Location, Summary},
};

use crate::handbook::Occasion;

/// Minutes by which China's time is ahead of UTC.
const AHEAD: i64 = 8 * 60;

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// The file; `None` where the event has no day. A meeting keeps its name from file to file, so that taking a newer file in moves what was
/// there. O(meetings).
pub fn calendar_file(of: &Occasion, party: Option<Adcode>) -> Option<Vec<u8>> {
    let lang = Lang::from_tag(&of.language);
    let day = days_of(event::day(&of.event.date)?);
    let stamp = format!("{}T000000Z", date(days_of(event::day(&of.today)?)));
    let moment = |minutes: u32| {
        let at = day * DAY + i64::from(minutes) - AHEAD;
        let (day, minute) = (at.div_euclid(DAY), at.rem_euclid(DAY));
        format!("{}T{:02}{:02}00Z", date(day), minute / 60, minute % 60)
    };
    let name = i18n::event_name(lang, &of.event.name);
    let mut calendar = ICalendar::new("2.0", "-//dongxi//events//ZH");
    for seated in of.timetable.seated(&of.event) {
        let Seated { meeting, slot } = seated;
        if party.is_some_and(|party| meeting.pair.east != party && meeting.pair.west != party) {
            continue;
        }
        let what = match party {
            Some(party) => i18n::meeting_with(lang, &of.scenario, meeting.pair, party),
            None => i18n::pair(lang, &of.scenario, meeting.pair),
        };
        let table = i18n::table_name(lang, slot.table);
        let place = if of.event.place.is_empty() { table } else { format!("{} {table}", of.event.place) };
        let (from, to) = seated.hours(&of.event);
        let mut entry = Entry::new(format!("{}-{}@dongxi", lawful_id(&of.event.id.0), meeting.id), stamp.clone());
        entry.push(DtStart::new(moment(from)));
        entry.push(DtEnd::new(moment(to)));
        entry.push(Summary::new(escape_text(plain(&format!("{name}：{what}")))));
        entry.push(Location::new(escape_text(plain(&place))));
        entry.push(Description::new(escape_text(plain(&i18n::slot_words(lang, slot)))));
        calendar.add_event(entry);
    }
    let mut bytes = Vec::new();
    calendar.write(&mut bytes).ok()?;
    Some(bytes)
}

/// A text without the characters that no calendar may hold.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}

/// An id of letters, digits and hyphens: it stands in a line that is not escaped.
fn lawful_id(id: &str) -> String {
    id.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}

/// Days since 1 March of the year 0 of a day of the calendar. Source: the proleptic Gregorian calendar, counted in eras of 400 years.
fn days_of((year, month, day): (u32, u32, u32)) -> i64 {
    let (year, month) = (i64::from(year) - i64::from(month <= 2), i64::from(month));
    let from_march = (month + 9) % 12;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (from_march * 306 + 5) / 10 + i64::from(day)
        - 1
}

/// The day that so many days are, as YYYYMMDD.
fn date(days: i64) -> String {
    let mut year = (days * 10_000 + 14_780) / 3_652_425;
    let before = |year: i64| 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let mut left = days - before(year);
    if left < 0 {
        year -= 1;
        left = days - before(year);
    }
    let from_march = (100 * left + 52) / 3060;
    let month = (from_march + 2) % 12 + 1;
    let year = year + (from_march + 2) / 12;
    let day = left - (from_march * 306 + 5) / 10 + 1;
    format!("{year:04}{month:02}{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_two_centuries_comes_back() {
        let mut number = days_of((1950, 1, 1));
        for year in 1950..2150 {
            for month in 1..=12 {
                for of in 1..=31 {
                    let Some(found) = event::day(&format!("{year:04}-{month:02}-{of:02}")) else { continue };
                    assert_eq!(days_of(found), number);
                    assert_eq!(date(number), format!("{year:04}{month:02}{of:02}"));
                    number += 1;
                }
            }
        }
        assert_eq!(days_of((2000, 3, 1)) - days_of((1970, 1, 1)), 11_017);
    }
}
