//! A table as it leaves the page: headings with their units, cells without, as tab-separated text and as the HTML that spreadsheets
//! read from the clipboard.

use super::plain::{Plain, neutral};

/// Headings and rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What the columns are, each with its unit.
    pub headings: Vec<String>,
    /// The rows, each as wide as the headings.
    pub rows: Vec<Vec<Plain>>,
}

impl Sheet {
    /// Cells apart by tabs, rows by line ends. O(cells).
    pub fn tab_separated(&self) -> String {
        let heading = self.headings.iter().map(|text| quoted(&neutral(text))).collect::<Vec<_>>().join("\t");
        let rows = self.rows.iter().map(|row| row.iter().map(|cell| quoted(&cell.copied())).collect::<Vec<_>>().join("\t"));
        std::iter::once(heading).chain(rows).collect::<Vec<_>>().join("\r\n")
    }

    /// An HTML table. Texts say that they are texts, so that codes stay as they are. O(cells).
    pub fn html(&self) -> String {
        let mut out = String::from("<table><thead><tr>");
        for heading in &self.headings {
            out.push_str("<th>");
            out.push_str(&escaped(&neutral(heading)));
            out.push_str("</th>");
        }
        out.push_str("</tr></thead><tbody>");
        for row in &self.rows {
            out.push_str("<tr>");
            for cell in row {
                out.push_str(if matches!(cell, Plain::Text(_)) { TEXT_CELL } else { "<td>" });
                out.push_str(&escaped(&cell.copied()));
                out.push_str("</td>");
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table>");
        out
    }
}

/// A cell that spreadsheets keep as the text it is.
const TEXT_CELL: &str = "<td style=\"mso-number-format:'\\@'\">";

/// A cell with a quotation mark is quoted, or what reads it would take the mark for the beginning of a quoted cell.
fn quoted(text: &str) -> String {
    if text.contains('"') { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        Sheet {
            headings: vec!["县".to_owned(), "需要（万元）".to_owned()],
            rows: vec![
                vec![Plain::text("=1+1"), Plain::whole(-1_200)],
                vec![Plain::text("a<b> \"c\"\nd"), Plain::Number { units: 1_240, decimals: 2 }],
                vec![Plain::text("450000"), Plain::Empty],
            ],
        }
    }

    #[test]
    fn texts_are_apart_by_tabs_without_units_and_without_formulas() {
        assert_eq!(sheet().tab_separated(), "县\t需要（万元）\r\n'=1+1\t-1200\r\n\"a<b> \"\"c\"\" d\"\t12.40\r\n450000\t");
    }

    #[test]
    fn html_escapes_what_it_holds_and_says_which_cells_are_texts() {
        let html = sheet().html();
        assert!(html.contains("<td style=\"mso-number-format:'\\@'\">'=1+1</td><td>-1200</td>"), "{html}");
        assert!(html.contains("a&lt;b&gt; &quot;c&quot; d</td><td>12.40</td>"), "{html}");
        assert!(html.starts_with("<table><thead><tr><th>县</th><th>需要（万元）</th></tr></thead>"), "{html}");
    }
}
