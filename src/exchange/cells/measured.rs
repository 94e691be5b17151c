//! Numbers with the unit in which people read them, as the table of rules has them: 0.42 元/吨公里, 5.0 天, 20%. What is kept is a whole
//! number of the smallest part.

use domain::rule::Measure;

use super::{Misread, Tongue, numbers};

/// A number as people read it, with its unit. O(digits).
pub fn written(number: i64, measure: Measure, tongue: Tongue) -> String {
    let decimals = measure.decimals();
    let (sign, digits) = (if number < 0 { "-" } else { "" }, number.unsigned_abs());
    let scale = 10_u64.pow(decimals);
    let mut text = format!("{sign}{}", digits / scale);
    if decimals > 0 {
        let part = format!("{:0width$}", digits % scale, width = decimals as usize);
        let part = if measure.is_short() { part.trim_end_matches('0') } else { part.as_str() };
        if !part.is_empty() {
            text = format!("{text}.{part}");
        }
    }
    let (zh, en) = measure.unit();
    match if tongue == Tongue::Chinese { zh } else { en } {
        "" => text,
        "%" => format!("{text}%"),
        unit => format!("{text} {unit}"),
    }
}

/// The number in a text, with its unit or without.
///
/// # Errors
/// [`Misread::NotANumber`], [`Misread::TooFine`], [`Misread::OutOfMeasure`].
pub fn read(text: &str, least: i64, most: i64, measure: Measure) -> Result<i64, Misread> {
    let plain = numbers::half_width(text).to_lowercase();
    let plain = plain.strip_prefix(['¥', '￥']).unwrap_or(&plain);
    let digits = spellings(measure).iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(plain);
    numbers::number(digits, (10_i64.pow(measure.decimals()), 1), least, most).map_err(|error| match error {
        Misread::NotWhole => Misread::TooFine(measure),
        Misread::OutOfRange { .. } => Misread::OutOfMeasure { least, most, measure },
        other => other,
    })
}

/// How people write a unit, without white space, the longest first.
fn spellings(measure: Measure) -> &'static [&'static str] {
    match measure {
        Measure::Days | Measure::WholeDays => &["天", "日", "days", "day", "d"],
        Measure::Share => &["%"],
        Measure::Fit => &["分"],
        Measure::Freight => &["元/吨公里", "元/吨·公里", "元/(吨·公里)", "yuan/t·km", "yuan/tkm", "yuan", "元"],
        Measure::Tonnes => &["吨", "tonnes", "t"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_their_units_and_read_back() {
        for (number, measure, zh, en) in [
            (50, Measure::Days, "5.0 天", "5.0 days"),
            (45, Measure::WholeDays, "45 天", "45 days"),
            (50, Measure::Share, "5%", "5%"),
            (5, Measure::Share, "0.5%", "0.5%"),
            (1_000, Measure::Fit, "0.1", "0.1"),
            (10_000, Measure::Fit, "1", "1"),
            (42, Measure::Freight, "0.42 元/吨公里", "0.42 yuan/t·km"),
            (40, Measure::Freight, "0.40 元/吨公里", "0.40 yuan/t·km"),
            (30, Measure::Tonnes, "30 吨", "30 t"),
            (0, Measure::Days, "0.0 天", "0.0 days"),
        ] {
            for (tongue, text) in [(Tongue::Chinese, zh), (Tongue::English, en)] {
                assert_eq!(written(number, measure, tongue), text);
                assert_eq!(read(text, 0, 10_000, measure), Ok(number), "{text}");
            }
        }
    }

    #[test]
    fn they_are_read_as_people_write_them_and_what_cannot_be_says_why() {
        for text in ["0.5", "0.50元", "¥0.5", "０.５ 元/吨公里", "0.5 yuan/t·km", "0.5元/吨·公里"] {
            assert_eq!(read(text, 0, 10_000, Measure::Freight), Ok(50), "{text}");
        }
        let days = |text| read(text, 1, 3_650, Measure::Days);
        assert_eq!((days("6"), days("6.5天"), days("365 days")), (Ok(60), Ok(65), Ok(3_650)));
        let beyond = Misread::OutOfMeasure { least: 1, most: 3_650, measure: Measure::Days };
        for text in ["0", "-1", "365.1", "99999999999999999999"] {
            assert_eq!(days(text), Err(beyond.clone()), "{text}");
        }
        assert_eq!(days("6.55"), Err(Misread::TooFine(Measure::Days)));
        assert_eq!(read("30.5", 1, 1_000, Measure::Tonnes), Err(Misread::TooFine(Measure::Tonnes)));
        for text in ["一周", "5 吨", "5%", "", "1e3", "."] {
            assert_eq!(days(text), Err(Misread::NotANumber), "{text}");
        }
    }
}
