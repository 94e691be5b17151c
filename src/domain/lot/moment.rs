//! Points in local time, to the hour.

use serde::{Deserialize, Serialize};

use crate::{event::day, units::Month};

/// Hours of a day.
const DAY: i64 = 24;

/// Days from the first of March of the year 0 to the first of January 1970.
const EPOCH: i64 = 719_468;

/// A point in local time, to the hour: hours since 1970-01-01 00:00, by the Gregorian calendar also where that is before its time.
/// No clock and no time zone is meant: it is what is written on a consignment note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The first moment that can be written: 0000-01-01 00:00, January and a leap year's February before the first of March.
    pub const FIRST: Self = Self((-31 - 29 - EPOCH) * DAY);

    /// The last moment that can be written: 9999-12-31 23:00.
    pub const LAST: Self = Self(2_932_897 * DAY - 1);

    /// The moment of an hour from 0 to 23 on a day YYYY-MM-DD; `None` where there is none. O(1).
    pub fn on(date: &str, hour: u32) -> Option<Self> {
        let (year, month, day) = day(date)?;
        let days = days_until(i64::from(year), i64::from(month), i64::from(day));
        (i64::from(hour) < DAY).then(|| Self(days * DAY + i64::from(hour)))
    }

    /// The moment at which a month of a year from 0 to 10 000 begins; `None` where there is none. O(1).
    pub fn of_month(year: i64, month: Month) -> Option<Self> {
        let is_written = (0..=10_000).contains(&year) && month.is_valid();
        is_written.then(|| Self(days_until(year, i64::from(month.0), 1) * DAY))
    }

    /// Whether it can be written as a date: from [`Moment::FIRST`] to [`Moment::LAST`].
    pub fn is_valid(self) -> bool {
        (Self::FIRST..=Self::LAST).contains(&self)
    }

    /// Its day as YYYY-MM-DD; `None` where it cannot be written. O(1).
    pub fn date(self) -> Option<String> {
        let (year, month, day) = self.calendar()?;
        Some(format!("{year:04}-{month:02}-{day:02}"))
    }

    /// Its hour, 0 to 23.
    pub fn hour(self) -> u32 {
        self.0.rem_euclid(DAY) as u32
    }

    /// Its year and month; `None` where it cannot be written. O(1).
    pub fn month(self) -> Option<(i64, Month)> {
        self.calendar().map(|(year, month, _)| (year, Month(month as u8)))
    }

    /// So many hours later; no later than the last moment there is in 64 bits.
    #[must_use]
    pub fn plus(self, hours: i64) -> Self {
        Self(self.0.saturating_add(hours))
    }

    /// Hours from another moment to this one, negative where this is the earlier one; kept within 64 bits.
    pub fn since(self, other: Self) -> i64 {
        self.0.saturating_sub(other.0)
    }

    /// Year, month and day.
    fn calendar(self) -> Option<(i64, i64, i64)> {
        if !self.is_valid() {
            return None;
        }
        // Years are counted from March here, so that a leap day is the last day of its year.
        let days = self.0.div_euclid(DAY) + EPOCH;
        let guess = (days * 400).div_euclid(146_097);
        // 400 years have 146 097 days; within them the leap days are not spread evenly, and the guess is off by one at most.
        let year = (guess - 1..=guess + 1).rev().find(|year| days_before(*year) <= days)?;
        let of_year = days - days_before(year);
        // From March on, months have 31, 30, 31, 30, 31 days again and again: 153 days in five months.
        let months = (5 * of_year + 2) / 153;
        let day = of_year - (153 * months + 2) / 5 + 1;
        let month = (months + 2) % 12 + 1;
        Some((year + i64::from(month <= 2), month, day))
    }
}

/// Days from 1970-01-01 to a day of the calendar.
fn days_until(year: i64, month: i64, day: i64) -> i64 {
    let from_march = year - i64::from(month <= 2);
    let months = (month + 9) % 12;
    days_before(from_march) + (153 * months + 2) / 5 + day - 1 - EPOCH
}

/// Days from the first of March of the year 0 to the first of March of a year.
fn days_before(year: i64) -> i64 {
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400)
}
