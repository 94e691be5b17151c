//! Sentences made from codes and numbers, one concern a file.

mod compare;
mod conclusion;
mod conflicts;
mod counts;
mod data;
mod edits;
mod errors;
mod events;
mod examples;
mod imports;
mod keeping;
mod lots;
mod measures;
mod names;
mod offline;
mod outlook;
mod presets;
mod reasons;
mod remote;
mod report;
mod responses;
mod results;
mod rows;
mod rules;
mod settings;
mod sharing;
mod steps;
mod strategies;
mod tables;
mod typed;
mod what_if;
mod words;

pub use compare::*;
pub use conclusion::*;
pub use conflicts::*;
pub use counts::*;
pub use data::*;
pub use edits::*;
pub use errors::*;
pub use events::*;
pub use examples::*;
pub use imports::*;
pub use keeping::*;
pub use lots::*;
pub use measures::*;
pub use names::*;
pub use offline::*;
pub use outlook::*;
pub use presets::*;
pub use reasons::*;
pub use remote::*;
pub use report::*;
pub use responses::*;
pub use results::*;
pub use rows::*;
pub use rules::*;
pub use settings::*;
pub use sharing::*;
pub use steps::*;
pub use strategies::*;
pub use tables::*;
pub use typed::*;
pub use what_if::*;
pub use words::*;

#[cfg(test)]
mod tests {
    use domain::Month;

    use super::*;
    use crate::Lang;

    #[test]
    fn months_run_through_the_planning_year_from_june() {
        assert_eq!(months(Lang::Zh, &[Month(1), Month(11), Month(12), Month(3), Month(2)]), "11 月至次年 3 月");
        assert_eq!(months(Lang::En, &[Month(6), Month(9), Month(10)]), "Jun, Sep–Oct");
        assert_eq!(months(Lang::Zh, &[Month(5)]), "5 月");
    }

    #[test]
    fn points_are_read_with_two_decimals_at_most() {
        assert_eq!(["0.5", "12", " 3.25 ", "1."].map(hundredths_of_points), [Some(50), Some(1200), Some(325), Some(100)]);
        assert_eq!(["", "-1", "1.234", "abc", ".5", "99999999999"].map(hundredths_of_points), [None; 6]);
    }
}
