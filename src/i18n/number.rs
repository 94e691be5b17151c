//! Numbers as people read them: thousands by comma, a true minus, units by language.

use domain::{Unit, ValueScale};

use super::Lang;

/// A whole number with thousands by comma and a true minus: −12,345.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    if number < 0 {
        out.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number of units and the name of the unit, apart, so that a narrow place may set the name below the number.
///
/// English has no word for 万元: it reads as millions of yuan, exact to the last of the two decimals, and every such number carries its
/// own sign and "m", so that its unit is empty.
pub fn unit_parts(lang: Lang, number: i64, unit: Unit) -> (String, &'static str) {
    let name = match (lang, unit) {
        (Lang::Zh, Unit::WanYuan) => "万元",
        (Lang::Zh, Unit::Tonnes) => "吨",
        (Lang::Zh, Unit::Persons) => "人",
        (Lang::Zh, Unit::Seats) => "人次",
        (Lang::En, Unit::WanYuan) => {
            let sign = if number < 0 { "−" } else { "" };
            let millions = grouped((number.unsigned_abs() / 100) as i64);
            return (format!("{sign}¥{millions}.{:02}m", number.unsigned_abs() % 100), "");
        }
        (Lang::En, Unit::Tonnes) => "t",
        (Lang::En, Unit::Persons) if number.abs() == 1 => "person",
        (Lang::En, Unit::Persons) => "people",
        (Lang::En, Unit::Seats) if number.abs() == 1 => "seat",
        (Lang::En, Unit::Seats) => "seats",
    };
    (grouped(number), name)
}

/// A number with its unit.
pub fn with_unit(lang: Lang, number: i64, unit: Unit) -> String {
    let (number, name) = unit_parts(lang, number, unit);
    if name.is_empty() { number } else { format!("{number} {name}") }
}

/// Ten-thousandths as a whole per cent, floored, so that 100 % means all.
pub fn per_cent(per_myriad: i64) -> String {
    format!("{}%", per_myriad.div_euclid(100))
}

/// Hundredths of a point with a true minus: `51.80`. Every value of a plan is written like this; see `domain::shown` for how it is
/// rounded.
pub fn points(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100)
}

/// A value as points.
pub fn points_of(scale: ValueScale, value: i64) -> String {
    points(scale.hundredths(value))
}

/// Hundredths of a point with one decimal, for narrow places: rounded half away from zero from what is written elsewhere.
pub fn points_short(hundredths: i64) -> String {
    let tenths = (hundredths.unsigned_abs() + 5) / 10;
    let sign = if hundredths < 0 && tenths > 0 { "−" } else { "" };
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

/// Value units as a number of points, for drawing alone.
pub fn points_number(scale: ValueScale, value: i64) -> f64 {
    value as f64 / scale.units_per_point() as f64
}

/// A change in a number of units, with its sign.
pub fn change_with_unit(lang: Lang, change: i64, unit: Unit) -> String {
    let sign = if change > 0 { "+" } else { "" };
    format!("{sign}{}", with_unit(lang, change, unit))
}

/// A change in hundredths of a point, with its sign; none reads `0.00`.
pub fn change_points(hundredths: i64) -> String {
    let sign = if hundredths > 0 { "+" } else { "" };
    format!("{sign}{}", points(hundredths))
}

/// A gain that stands for itself and may be thousandths of a point: what one more person or tonne brings.
pub fn small_gain(scale: ValueScale, gain: i64) -> String {
    let sign = if gain > 0 { "+" } else { "" };
    format!("{sign}{}", scale.points(gain, 3).replace('-', "−"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!([0, 999, 1_000, -1_234_567].map(grouped), ["0", "999", "1,000", "−1,234,567"]);
        assert_eq!(with_unit(Lang::Zh, 2_400, Unit::Tonnes), "2,400 吨");
        assert_eq!(with_unit(Lang::En, -126_505, Unit::WanYuan), "−¥1,265.05m");
        assert_eq!([0, 9_999, 10_000].map(per_cent), ["0%", "99%", "100%"]);
        assert_eq!(points_of(ValueScale(1_000), -50_000), "−0.50");
        assert_eq!([5_180, -3, 0].map(points), ["51.80", "−0.03", "0.00"]);
        assert_eq!([465, 464, -465, -4].map(points_short), ["4.7", "4.6", "−4.7", "0.0"]);
        assert_eq!(change_with_unit(Lang::Zh, 1_320, Unit::Tonnes), "+1,320 吨");
        assert_eq!(change_with_unit(Lang::Zh, -1_320, Unit::Tonnes), "−1,320 吨");
        assert_eq!([50, -50, 0].map(change_points), ["+0.50", "−0.50", "0.00"]);
        assert_eq!([1_400, -100, 0].map(|gain| small_gain(ValueScale(1_000), gain)), ["+0.014", "−0.001", "0.000"]);
    }
}
