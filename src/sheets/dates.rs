//! Serial numbers of dates as texts.

/// From which day serial numbers are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Epoch {
    /// 1 is the first of January 1900, and 60 a 29th of February that never was.
    #[default]
    Year1900,
    /// 0 is the first of January 1904.
    Year1904,
}

/// Days from the first of January 1970 to that of 1900, less what serial numbers above 60 are too great by.
const DAYS_TO_1900: i64 = -25_569;
/// Days from the first of January 1970 to that of 1904.
const DAYS_TO_1904: i64 = -24_107;

/// The greatest serial number: the last day of the year 9999.
const LAST_SERIAL: f64 = 2_958_465.0;

const MINUTES_OF_DAY: i64 = 1_440;

/// A date as 2025-04-14, with the time where there is one, 2025-04-14 09:30; below 1 only the time. `None` where it is no date. O(1).
pub fn shown(serial: f64, epoch: Epoch) -> Option<String> {
    if !(0.0..=LAST_SERIAL).contains(&serial) {
        return None;
    }
    let minutes = (serial * MINUTES_OF_DAY as f64).round() as i64;
    let (days, minutes) = (minutes / MINUTES_OF_DAY, minutes % MINUTES_OF_DAY);
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if days == 0 && epoch == Epoch::Year1900 {
        return Some(time);
    }
    let since = match epoch {
        Epoch::Year1904 => days + DAYS_TO_1904,
        Epoch::Year1900 if days < 60 => days + DAYS_TO_1900 + 1,
        Epoch::Year1900 => days + DAYS_TO_1900,
    };
    let (year, month, day) = civil(since);
    let date = format!("{year:04}-{month:02}-{day:02}");
    Some(if minutes == 0 { date } else { format!("{date} {time}") })
}

/// Year, month and day of a number of days from the first of January 1970, by the Gregorian rule: 146,097 days in 400 years, whose
/// years are taken to begin in March so that the leap day is the last.
fn civil(days: i64) -> (i64, i64, i64) {
    let from_march_of_year_0 = days + 719_468;
    let era = from_march_of_year_0.div_euclid(146_097);
    let day_of_era = from_march_of_year_0.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// A date in the manner of ISO 8601 without the midnight that belongs to none.
pub fn without_midnight(text: &str) -> &str {
    text.split_once('T')
        .filter(|(_, time)| time.trim_end_matches('Z').trim_matches(['0', ':', '.']).is_empty())
        .map_or(text, |(date, _)| date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_dates() {
        for (serial, text) in [
            (45_761.0, "2025-04-14"),
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (61.0, "1900-03-01"),
            (45_761.5, "2025-04-14 12:00"),
            (0.375, "09:00"),
            (2_958_465.0, "9999-12-31"),
        ] {
            assert_eq!(shown(serial, Epoch::Year1900).as_deref(), Some(text));
        }
        assert_eq!(shown(44_299.0, Epoch::Year1904).as_deref(), Some("2025-04-14"));
        assert_eq!((shown(-1.0, Epoch::Year1900), shown(f64::NAN, Epoch::Year1900)), (None, None));
        assert_eq!(without_midnight("2025-04-14T00:00:00"), "2025-04-14");
        assert_eq!(without_midnight("2025-04-14T09:30:00"), "2025-04-14T09:30:00");
    }
}
