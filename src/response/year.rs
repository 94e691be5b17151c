//! Which calendar month a month of the scenario is.

use domain::{Moment, Month, Scenario, event::day};

/// The twelve months of a scenario: from the month after its date on, so that each of them is one month of the calendar.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Year {
    /// The year of the first month.
    year: i64,
    /// The first month.
    first: Month,
}

impl Year {
    /// Of the scenario's date, as YYYY-MM or YYYY-MM-DD. Where it is neither, the year begins with the month of asking, so that no month
    /// is taken to be over that may be to come.
    pub fn of(scenario: &Scenario, as_of: Moment) -> Self {
        let date = &scenario.date;
        let written = day(date).or_else(|| day(&format!("{date}-01")));
        let (year, first) = match written {
            Some((year, 12, _)) => (i64::from(year) + 1, Month(1)),
            Some((year, month, _)) => (i64::from(year), Month(month as u8 + 1)),
            // The moment of asking has a month: others are refused.
            None => as_of.month().unwrap_or((0, Month(1))),
        };
        Self { year, first }
    }

    /// From when until when (without) a month is; `None` where its number is none.
    pub fn span(self, month: Month) -> Option<(Moment, Moment)> {
        let year = self.year + i64::from(month < self.first);
        let next = if month.0 == 12 { Moment::of_month(year + 1, Month(1)) } else { Moment::of_month(year, month.plus(1)) };
        Moment::of_month(year, month).zip(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(date: &str, month: u8) -> (String, String) {
        let scenario = crate::fixture::scenario(date);
        let span = Year::of(&scenario, Moment::on("2031-07-09", 5).unwrap()).span(Month(month)).unwrap();
        (span.0.date().unwrap(), span.1.date().unwrap())
    }

    #[test]
    fn a_year_runs_from_the_month_after_the_date() {
        let of = |begin: &str, end: &str| (begin.to_owned(), end.to_owned());
        assert_eq!(begins("2020-05", 6), of("2020-06-01", "2020-07-01"));
        assert_eq!(begins("2020-05", 12), of("2020-12-01", "2021-01-01"));
        assert_eq!(begins("2020-05", 1), of("2021-01-01", "2021-02-01"));
        assert_eq!(begins("2020-05", 5), of("2021-05-01", "2021-06-01"));
        assert_eq!(begins("2020-12", 1), of("2021-01-01", "2021-02-01"));
        assert_eq!(begins("2020-12", 12), of("2021-12-01", "2022-01-01"));
        assert_eq!(begins("2020-05-31", 6), of("2020-06-01", "2020-07-01"));
    }

    #[test]
    fn without_a_date_it_begins_with_the_month_of_asking() {
        for date in ["", "next spring", "2020-13"] {
            assert_eq!(begins(date, 7).0, "2031-07-01", "{date}");
            assert_eq!(begins(date, 6).0, "2032-06-01", "{date}");
        }
        assert_eq!(Year::of(&crate::fixture::scenario("2020-05"), Moment(0)).span(Month(13)), None);
    }
}
