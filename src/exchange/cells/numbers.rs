//! Numbers as people write them: with full-width digits, thousands separators, 万 and 亿, and units.

use domain::Unit;

use super::{Misread, Tongue};

/// Most digits of a number that is read.
const MAX_DIGITS: usize = 15;

/// A quantity in units of a kind. A unit that is written must be that of the kind, or one that a whole number of it makes up: in a
/// column of 万元, "120万", "120万元", "1.2亿" and "1200000元" are what they say. English has no word for 万元: its columns are millions
/// of yuan, and so is a number without a unit.
///
/// # Errors
/// Where it is no such number, or outside its limits; the message says what is allowed.
pub fn quantity(text: &str, unit: Unit, tongue: Tongue, least: i64, most: i64) -> Result<i64, Misread> {
    let plain = half_width(text);
    let plain = plain.strip_prefix(['¥', '￥']).unwrap_or(&plain);
    let plain = &plain.to_lowercase();
    let (digits, factor) = match unit {
        Unit::WanYuan if tongue == Tongue::English => scaled(
            plain,
            &[
                ("亿元", 10_000, 1),
                ("亿", 10_000, 1),
                ("万元", 1, 1),
                ("万", 1, 1),
                ("元", 1, 10_000),
                ("million", 100, 1),
                ("m", 100, 1),
                ("", 100, 1),
            ],
        ),
        Unit::WanYuan => {
            scaled(plain, &[("亿元", 10_000, 1), ("亿", 10_000, 1), ("万元", 1, 1), ("万", 1, 1), ("元", 1, 10_000)])
        }
        Unit::Tonnes => scaled(
            plain,
            &[("万吨", 10_000, 1), ("吨", 1, 1), ("t", 1, 1), ("公斤", 1, 1_000), ("亿", 100_000_000, 1), ("万", 10_000, 1)],
        ),
        Unit::Persons => {
            scaled(plain, &[("万人", 10_000, 1), ("人", 1, 1), ("名", 1, 1), ("亿", 100_000_000, 1), ("万", 10_000, 1)])
        }
        Unit::Seats => scaled(
            plain,
            &[
                ("万人次", 10_000, 1),
                ("人次", 1, 1),
                ("万人", 10_000, 1),
                ("人", 1, 1),
                ("亿", 100_000_000, 1),
                ("万", 10_000, 1),
            ],
        ),
    };
    number(digits, factor, least, most)
}

/// A whole number without a unit.
pub fn whole(text: &str, least: i64, most: i64) -> Result<i64, Misread> {
    let plain = half_width(text);
    let plain = plain.strip_suffix('%').unwrap_or(&plain);
    let (digits, factor) = scaled(plain, &[("亿", 100_000_000, 1), ("万", 10_000, 1)]);
    number(digits, factor, least, most)
}

/// A price in yuan a kilogram, as fen.
///
/// # Errors
/// Where it is no price; the message says what is allowed.
pub fn fen(text: &str) -> Result<i64, Misread> {
    let plain = half_width(text);
    let units = ["元/千克", "元/公斤", "元/kg", "yuan/kg", "元"];
    let digits = units.iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(&plain);
    let digits = digits.strip_prefix(['¥', '￥']).unwrap_or(digits);
    number(digits, (100, 1), 0, 100_000_000).map_err(|error| match error {
        Misread::OutOfRange { .. } => error,
        _ => Misread::NotAPrice,
    })
}

/// A number with at most one decimal, in tenths.
pub fn read_tenths(text: &str, most: i64) -> Result<i64, Misread> {
    let plain = half_width(text);
    let digits = ["天", "日", "days", "day", "d"].iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(&plain);
    number(digits, (10, 1), 0, most).map_err(|error| match error {
        Misread::OutOfRange { least, most } => Misread::OutOfRange { least: least / 10, most: most / 10 },
        other => other,
    })
}

/// Tenths with one decimal.
pub fn tenths(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
}

/// Most partners that bounds may name.
const MOST_PARTNERS: i64 = 10_000;

/// Least and most, with a dash or a word between; one number is both.
pub fn bounds(text: &str) -> Result<(i64, i64), Misread> {
    let plain = half_width(text).replace(['至', '到', '~', '～', '—'], "-").replace("to", "-");
    let (least, most) = plain.split_once('-').unwrap_or((&plain, &plain));
    let part = |digits: &str| number(digits, (1, 1), 0, MOST_PARTNERS);
    match (part(least), part(most)) {
        (Ok(least), Ok(most)) if least <= most => Ok((least, most)),
        _ => Err(Misread::NotBounds),
    }
}

/// Fen as yuan.
pub fn price(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100)
}

/// Full-width letters as plain ones, separators of thousands and white space left out.
pub(super) fn half_width(text: &str) -> String {
    let plain = |letter: char| match letter {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '．' | '％' | '－' | '＋' | '／' => {
            char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter)
        }
        '−' | '–' => '-',
        '。' => '.',
        other => other,
    };
    text.chars().filter(|letter| !matches!(letter, ',' | '，' | '\'') && !letter.is_whitespace()).map(plain).collect()
}

/// The digits before a unit, and the fraction that the unit stands for; the longest units first.
fn scaled<'a>(text: &'a str, units: &[(&str, i64, i64)]) -> (&'a str, (i64, i64)) {
    let found = units.iter().find_map(|(unit, times, by)| Some((text.strip_suffix(unit)?, (*times, *by))));
    found.unwrap_or((text, (1, 1)))
}

/// Decimal digits times a fraction, where that is a whole number.
pub(super) fn number(digits: &str, (times, by): (i64, i64), least: i64, most: i64) -> Result<i64, Misread> {
    let (is_negative, digits) = match digits.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, digits.strip_prefix('+').unwrap_or(digits)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(part) {
        return Err(Misread::NotANumber);
    }
    let part = part.trim_end_matches('0');
    if whole.trim_start_matches('0').len() + part.len() > MAX_DIGITS {
        return Err(Misread::OutOfRange { least, most });
    }
    // At most 15 digits and a factor of at most 10⁸: no more than 128 bits.
    let mantissa: i128 = format!("{whole}{part}").parse().map_err(|_| Misread::NotANumber)?;
    let (scaled, divisor) = (mantissa * i128::from(times), 10_i128.pow(part.len() as u32) * i128::from(by));
    if scaled % divisor != 0 {
        return Err(Misread::NotWhole);
    }
    let value = if is_negative { -(scaled / divisor) } else { scaled / divisor };
    i64::try_from(value).ok().filter(|value| (least..=most).contains(value)).ok_or(Misread::OutOfRange { least, most })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_as_people_write_them() {
        let most = 1_000_000_000;
        let tonnes = |text| quantity(text, Unit::Tonnes, Tongue::Chinese, 0, most);
        for (text, value) in [
            ("1,220", 1_220),
            ("１２２０", 1_220),
            ("1.2万", 12_000),
            ("1.2万吨", 12_000),
            ("1 220 吨", 1_220),
            ("1，220吨", 1_220),
        ] {
            assert_eq!(tonnes(text), Ok(value), "{text}");
        }
        assert_eq!(tonnes("3000公斤"), Ok(3));
        assert_eq!(tonnes("2.5"), Err(Misread::NotWhole));
        assert_eq!(tonnes("2.50万"), Ok(25_000));
        assert_eq!(tonnes("-3"), Err(Misread::OutOfRange { least: 0, most }));
        assert_eq!(tonnes("20亿"), Err(Misread::OutOfRange { least: 0, most }));
        assert_eq!(tonnes("99999999999999999999"), Err(Misread::OutOfRange { least: 0, most }));
        for text in ["约500", "五百", "500-600", "1.2.3", ".", "5万元"] {
            assert_eq!(tonnes(text), Err(Misread::NotANumber), "{text}");
        }
    }

    #[test]
    fn money_is_what_it_says_in_a_column_of_ten_thousand_yuan() {
        let money = |text| quantity(text, Unit::WanYuan, Tongue::Chinese, 0, 1_000_000_000);
        for text in ["120", "120万", "120万元", "1,200,000元", "0.012亿", "0.012亿元"] {
            assert_eq!(money(text), Ok(120), "{text}");
        }
        assert_eq!(money("15000元"), Err(Misread::NotWhole));
        let millions = |text| quantity(text, Unit::WanYuan, Tongue::English, 0, 1_000_000_000);
        for text in ["1.20", "1.2m", "¥1.20m", "1.2 million", "120万元", "1,200,000元"] {
            assert_eq!(millions(text), Ok(120), "{text}");
        }
        assert_eq!(millions("1.205"), Err(Misread::NotWhole));
    }

    #[test]
    fn days_have_one_decimal_and_bounds_two_ends() {
        assert_eq!((read_tenths("3.7", 1_000), read_tenths("２天", 1_000)), (Ok(37), Ok(20)));
        assert_eq!(read_tenths("3.75", 1_000), Err(Misread::NotWhole));
        assert_eq!(read_tenths("200", 1_000), Err(Misread::OutOfRange { least: 0, most: 100 }));
        assert_eq!((tenths(37), tenths(5)), ("3.7".to_owned(), "0.5".to_owned()));
        for text in ["1–3", "1-3", "1~3", "1至3", "１到３", "1 to 3"] {
            assert_eq!(bounds(text), Ok((1, 3)), "{text}");
        }
        assert_eq!(bounds("2"), Ok((2, 2)));
        for text in ["3-1", "随意", "-2", "1-2-3"] {
            assert_eq!(bounds(text), Err(Misread::NotBounds), "{text}");
        }
    }

    #[test]
    fn prices_have_two_decimals() {
        for (text, value) in [("2.5", 250), ("2.50元", 250), ("¥2", 200), ("2.55元/千克", 255), ("２.5", 250)] {
            assert_eq!(fen(text), Ok(value), "{text}");
        }
        assert_eq!(fen("2.555"), Err(Misread::NotAPrice));
        assert_eq!(fen("便宜"), Err(Misread::NotAPrice));
        assert_eq!((price(250), price(5)), ("2.50".to_owned(), "0.05".to_owned()));
    }
}
