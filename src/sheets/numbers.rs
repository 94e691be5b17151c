//! Numbers of cells as texts.

use crate::{
    dates::{self, Epoch},
    styles::Shown,
};

/// The number of a cell as it is shown: as a date, in per cent, or as it is. O(digits).
pub fn cell(number: f64, as_what: Shown, epoch: Epoch) -> String {
    match as_what {
        Shown::Date => dates::shown(number, epoch).unwrap_or_else(|| shown(number)),
        Shown::Percent => format!("{}%", shown(number * 100.0)),
        Shown::Number => shown(number),
    }
}

/// A number as Excel shows it at most: 15 significant digits, without an exponent, so that a code stored as 6.2E+05 is 620000. O(digits).
pub fn shown(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    // Excel keeps 15 digits; what a binary fraction has beyond them nobody wrote.
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_exponent_and_no_binary_tail() {
        for (number, text) in
            [(620_000.0, "620000"), (6.2e5, "620000"), (0.1 + 0.2, "0.3"), (-5.0, "-5"), (-0.0, "0"), (1_220.5, "1220.5")]
        {
            assert_eq!(shown(number), text);
        }
        assert_eq!(shown(f64::NAN), "");
    }
}
