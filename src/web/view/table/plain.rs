//! What a cell holds apart from how it is drawn: a number without its unit, or a text. Tables sort by it, add it up, search it and copy it.

use domain::Unit;

use crate::i18n::{self, Lang};

/// The content of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Plain {
    /// Nothing.
    #[default]
    Empty,
    /// A number: `units` of 10^−`decimals`.
    Number {
        /// Units of the last decimal.
        units: i64,
        /// Decimals, at most 9.
        decimals: u8,
    },
    /// A text.
    Text(String),
}

impl Plain {
    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self::Number { units: number, decimals: 0 }
    }

    /// Units of a kind, in the unit that the language names them in ([`i18n::column_unit`]).
    pub fn amount(lang: Lang, number: i64, unit: Unit) -> Self {
        Self::Number { units: number, decimals: i18n::column_decimals(lang, unit) }
    }

    /// Points, from hundredths.
    pub fn hundredths(points: i64) -> Self {
        Self::Number { units: points, decimals: 2 }
    }

    /// What a page shows as one text: a number where it is one, whatever its sign, commas, currency or per cent; a dash is nothing.
    pub fn of_shown(shown: &str) -> Self {
        let digits =
            shown.trim().trim_end_matches(['%', 'm']).trim_start_matches('+').replace([',', ' ', '¥'], "").replace('−', "-");
        if matches!(digits.as_str(), "" | "—" | "·") {
            return Self::Empty;
        }
        let decimals = digits.split_once('.').map_or(0, |(_, rest)| rest.len());
        let is_number = digits.trim_start_matches('-').chars().all(|sign| sign.is_ascii_digit() || sign == '.');
        match (digits.replacen('.', "", 1).parse(), u8::try_from(decimals)) {
            (Ok(units), Ok(decimals @ 0..=9)) if is_number => Self::Number { units, decimals },
            _ => Self::text(shown.trim()),
        }
    }

    /// A text; an empty one is nothing.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// 1 for a number above 0, −1 for one below, else 0.
    pub fn sign(&self) -> i64 {
        if let Self::Number { units, .. } = self { units.signum() } else { 0 }
    }

    /// As people read it: thousands by comma, a true minus.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number { units, decimals: 0 } => i18n::grouped(*units),
            Self::Number { units, decimals } => {
                let (whole, rest) = parts(*units, *decimals);
                let sign = if *units < 0 { "−" } else { "" };
                format!("{sign}{}.{rest}", i18n::grouped(whole))
            }
        }
    }

    /// As a spreadsheet reads it: digits alone for numbers; a text that would be taken for a formula gets an apostrophe, and what would
    /// end its cell or its row becomes a space.
    pub fn copied(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => neutral(text),
            Self::Number { units, decimals: 0 } => units.to_string(),
            Self::Number { units, decimals } => {
                let (whole, rest) = parts(*units, *decimals);
                format!("{}{whole}.{rest}", if *units < 0 { "-" } else { "" })
            }
        }
    }

    /// The sum of numbers of as many decimals; `None` where there is none, or they do not go together, or the sum is too large.
    pub fn sum<'a>(cells: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let mut sum: Option<(i64, u8)> = None;
        for cell in cells {
            sum = match (cell, sum) {
                (Self::Number { units, decimals }, None) => Some((*units, *decimals)),
                (Self::Number { units, decimals }, Some((so_far, of))) if of == *decimals => {
                    Some((so_far.checked_add(*units)?, of))
                }
                (Self::Empty, sum) => sum,
                _ => return None,
            };
        }
        sum.map(|(units, decimals)| Self::Number { units, decimals })
    }
}

/// The digits before and behind the point, without the sign.
fn parts(units: i64, decimals: u8) -> (i64, String) {
    let factor = 10_u64.pow(u32::from(decimals.min(9)));
    let (whole, rest) = (units.unsigned_abs() / factor, units.unsigned_abs() % factor);
    // A quotient by ten or more fits.
    (whole as i64, format!("{rest:0width$}", width = usize::from(decimals.min(9))))
}

/// A text that no spreadsheet takes for a formula, on one line and in one cell.
pub fn neutral(text: &str) -> String {
    let line: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let is_formula = line.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_shown_with_commas_and_copied_as_digits() {
        let number = |units, decimals| Plain::Number { units, decimals };
        let cases = [number(1_234_567, 0), number(-1_234_567, 2), number(-5, 2), number(0, 1)];
        assert_eq!(cases.clone().map(|cell| cell.shown()), ["1,234,567", "−12,345.67", "−0.05", "0.0"]);
        assert_eq!(cases.map(|cell| cell.copied()), ["1234567", "-12345.67", "-0.05", "0.0"]);
    }

    #[test]
    fn what_is_shown_is_read_as_the_number_that_it_is() {
        let read = ["−¥1,234.50m", "+0.42", "80%", "—", "12 吨", "1.2.3"].map(Plain::of_shown);
        let number = |units, decimals| Plain::Number { units, decimals };
        let texts = [Plain::text("12 吨"), Plain::text("1.2.3")];
        assert_eq!(read[..4], [number(-123_450, 2), number(42, 2), number(80, 0), Plain::Empty]);
        assert_eq!(read[4..], texts);
    }

    #[test]
    fn numbers_add_up_and_what_is_no_number_has_no_sum() {
        assert_eq!(Plain::sum(&[Plain::whole(3), Plain::Empty, Plain::whole(-5)]), Some(Plain::whole(-2)));
        assert_eq!(Plain::sum(&[]), None);
        assert_eq!(Plain::sum(&[Plain::whole(3), Plain::text("a")]), None);
        assert_eq!(Plain::sum(&[Plain::whole(i64::MAX), Plain::whole(1)]), None);
        assert_eq!(Plain::sum(&[Plain::whole(1), Plain::Number { units: 1, decimals: 2 }]), None);
    }

    proptest! {
        #[test]
        fn no_copied_text_begins_a_formula_or_leaves_its_cell(text in any::<String>()) {
            let copied = neutral(&text);
            prop_assert!(!copied.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert!(!copied.contains(['\t', '\n', '\r']));
        }

        #[test]
        fn what_is_copied_of_a_number_reads_back_the_same(units in any::<i64>(), decimals in 0_u8..=9) {
            let copied = Plain::Number { units, decimals }.copied();
            let digits: String = copied.chars().filter(|sign| *sign != '.').collect();
            prop_assert_eq!(digits.parse::<i64>().unwrap(), units);
        }
    }
}
