//! What the number formats of a workbook make of numbers: dates, percentages, or nothing of the kind.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use crate::{
    archive::Part,
    xml::{self, Broken},
};

/// What a number is shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    #[default]
    Number,
    /// A date or a time.
    Date,
    /// Hundredths.
    Percent,
}

/// What each format of the cells shows, in their order. O(size of the part).
pub fn read(part: Part<'_>) -> Result<Vec<Shown>, Broken> {
    let (mut reader, mut buffer) = (xml::reader(part), Vec::new());
    let (mut own, mut formats, mut is_within) = (BTreeMap::new(), Vec::new(), false);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Broken)? {
            Event::Start(element) => match element.local_name().into_inner() {
                "numFmt" => {
                    let id = xml::attribute(&element, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                    if let (Some(id), Some(code)) = (id, xml::attribute(&element, "formatCode")) {
                        own.insert(id, by_code(&code));
                    }
                }
                "cellXfs" => is_within = true,
                "xf" if is_within => {
                    let id = xml::attribute(&element, "numFmtId").and_then(|id| id.parse::<u32>().ok()).unwrap_or_default();
                    formats.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().into_inner() == "cellXfs" => is_within = false,
            Event::Eof => return Ok(formats),
            _ => {}
        }
    }
}

/// The formats that programs know by number: 27 to 36 and 50 to 58 are dates in East Asian Excel, such as yyyy年m月d日.
pub fn built_in(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
        _ => Shown::Number,
    }
}

/// What a format code shows: the letters of dates outside quotes, brackets and escapes make a date.
pub fn by_code(code: &str) -> Shown {
    let (mut letters, mut shown, mut is_quoted, mut is_bracketed) = (code.chars(), Shown::Number, false, false);
    while let Some(letter) = letters.next() {
        match letter {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => is_bracketed = true,
            ']' => is_bracketed = false,
            _ if is_bracketed => {}
            ';' => return shown,
            'G' => return Shown::Number,
            '%' => shown = Shown::Percent,
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return Shown::Date,
            _ => {}
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_dates_are_known() {
        for code in ["yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy-mm-dd;@", "m/d/yy h:mm", "[h]:mm"] {
            assert_eq!(by_code(code), Shown::Date, "{code}");
        }
        for code in ["General", "0.00", "#,##0\"吨 d\"", "[Red]0;[Blue]d", "\\d0", "0_d"] {
            assert_eq!(by_code(code), Shown::Number, "{code}");
        }
        assert_eq!(
            (by_code("0.00%"), built_in(31), built_in(57), built_in(49)),
            (Shown::Percent, Shown::Date, Shown::Date, Shown::Number)
        );
    }
}
