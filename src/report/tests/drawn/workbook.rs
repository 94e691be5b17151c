//! The workbook, read back.

use report::{Cell, Line, Sheet, Table, workbook};

use crate::{
    fixture::{column, table},
    opened::{Element, Opened},
};

fn sheet(name: &str) -> Sheet {
    Sheet { name: name.into(), title: "2025年结对安排".into(), table: table() }
}

fn opened(sheets: &[Sheet]) -> Opened {
    Opened::new(workbook(sheets).unwrap())
}

const FIRST: &str = "xl/worksheets/sheet1.xml";

/// The cell at a place, with its text where it is one.
fn cell(opened: &Opened, at: &str) -> (Element, String) {
    let cell = opened.tree(FIRST).named("c").into_iter().find(|cell| cell.says("r") == at).cloned().unwrap_or_default();
    let value = cell.first("v").map(|value| value.text.clone()).unwrap_or_default();
    if cell.says("t") == "s" {
        let texts = opened.tree("xl/sharedStrings.xml");
        let text = texts.children[value.parse::<usize>().unwrap()].letters();
        return (cell, text);
    }
    (cell, value)
}

/// The format of the numbers of a cell.
fn format(opened: &Opened, cell: &Element) -> String {
    let styles = opened.tree("xl/styles.xml");
    let of = styles.first("cellXfs").unwrap().children[cell.number("s") as usize].clone();
    let id = of.says("numFmtId");
    let own = styles.named("numFmt").into_iter().find(|format| format.says("numFmtId") == id);
    own.map_or_else(|| id.to_owned(), |format| format.says("formatCode").to_owned())
}

/// The formats of whole numbers and of texts.
const WHOLE: &str = "#,##0";
const TEXT: &str = "@";

#[test]
fn numbers_are_numbers_and_texts_are_texts() {
    let opened = opened(&[sheet("安排")]);
    assert_eq!(cell(&opened, "A1").1, "2025年结对安排");
    assert_eq!(cell(&opened, "D2").1, "安排（吨）");
    let (number, value) = cell(&opened, "D3");
    assert_eq!((number.says("t"), value.as_str(), format(&opened, &number).as_str()), ("", "1200", WHOLE));
    let (share, value) = cell(&opened, "E3");
    assert_eq!((share.says("t"), value.as_str(), format(&opened, &share).as_str()), ("", "0.125", "0.0%"));
    // What is said once on paper stands in every row, so that rows can be sorted.
    for at in ["A3", "A4", "A8"] {
        let (text, value) = cell(&opened, at);
        assert_eq!((text.says("t"), value.as_str(), format(&opened, &text).as_str()), ("s", "浙江省“1”供销社", TEXT));
    }
    assert_eq!(cell(&opened, "A63").1, "合计");
    assert_eq!(cell(&opened, "A65").1, table().note);
}

#[test]
fn texts_are_no_formulas() {
    let texts = ["=1+1", "+1", "-1", "@SUM(A1)", "450225", "\t=1", "0012"];
    let rows = texts.iter().map(|text| Line { cells: vec![Cell::text(*text)], is_total: false }).collect();
    let table = Table { columns: vec![column("代码", "", 1, false)], rows, ..Table::default() };
    let opened = opened(&[Sheet { name: "甲".into(), title: "=2".into(), table }]);
    assert!(opened.tree(FIRST).named("f").is_empty());
    for (line, text) in (3..).zip(texts) {
        let (cell, value) = cell(&opened, &format!("A{line}"));
        assert_eq!((cell.says("t"), value.as_str()), ("s", text));
    }
    assert_eq!(cell(&opened, "A1").1, "=2");
}

#[test]
fn a_sheet_is_read_sorted_and_printed_as_a_person_would_set_it_up() {
    let sheet = opened(&[sheet("安排")]).tree(FIRST);
    let pane = sheet.first("pane").unwrap();
    assert_eq!((pane.says("ySplit"), pane.says("topLeftCell"), pane.says("state")), ("2", "A3", "frozen"));
    // The sum is not sorted among what it sums.
    assert_eq!(sheet.first("autoFilter").unwrap().says("ref"), "A2:E62");
    let print = sheet.first("pageSetup").unwrap();
    assert_eq!((print.says("paperSize"), print.says("fitToHeight"), print.says("orientation")), ("9", "0", "portrait"));
    assert_eq!(sheet.first("pageSetUpPr").unwrap().says("fitToPage"), "1");
    assert_eq!(sheet.first("oddFooter").unwrap().letters(), "&C&P / &N");
    // Only the note is merged: below the table it is in nobody's way.
    let merged: Vec<_> = sheet.named("mergeCell").iter().map(|merged| merged.says("ref")).collect();
    assert_eq!(merged, ["A65:E65"]);
    let widths: Vec<f64> = sheet.named("col").iter().map(|column| column.says("width").parse().unwrap()).collect();
    assert!(widths[0] > 20.0 && widths[3] > 12.0 && widths[3] < 16.0, "{widths:?}");
}

#[test]
fn headings_are_printed_on_every_page_and_many_columns_turn_it() {
    let columns = (0..12).map(|place| column(&format!("{place}月"), "吨", 1, true)).collect();
    let wide = Sheet { name: "分月".into(), title: "分月".into(), table: Table { columns, ..Table::default() } };
    let opened = opened(&[wide]);
    assert_eq!(opened.tree(FIRST).first("pageSetup").unwrap().says("orientation"), "landscape");
    let book = opened.tree("xl/workbook.xml");
    let names: Vec<_> = book.named("definedName").iter().map(|name| (name.says("name"), name.letters())).collect();
    assert!(names.contains(&("_xlnm.Print_Titles", "分月!$1:$2".to_owned())), "{names:?}");
}

#[test]
fn sums_are_bold_under_a_rule() {
    let opened = opened(&[sheet("安排")]);
    let styles = opened.tree("xl/styles.xml");
    let look = |at: &str| {
        let of = styles.first("cellXfs").unwrap().children[cell(&opened, at).0.number("s") as usize].clone();
        let font = &styles.first("fonts").unwrap().children[of.number("fontId") as usize];
        let border = &styles.first("borders").unwrap().children[of.number("borderId") as usize];
        (font.named("b").len() == 1, border.first("top").unwrap().says("style") == "thin")
    };
    assert_eq!([look("A62"), look("A63"), look("D63")], [(false, false), (true, true), (true, true)]);
}

#[test]
fn the_same_sheets_give_the_same_bytes_and_names_are_made_to_fit() {
    let sheets = [sheet("安排/明细"), sheet("安排/明细"), sheet("")];
    let bytes = workbook(&sheets).unwrap();
    assert_eq!(bytes, workbook(&sheets).unwrap());
    let book = Opened::new(bytes).tree("xl/workbook.xml");
    let names: Vec<_> = book.named("sheet").iter().map(|sheet| sheet.says("name").to_owned()).collect();
    assert_eq!(names, ["安排-明细", "安排-明细 (2)", "Sheet"]);
    assert!(workbook(&[]).is_ok());
    assert!(workbook(&[Sheet::default()]).is_ok());
}

#[test]
fn what_no_sheet_holds_is_an_error() {
    let long = Line { cells: vec![Cell::text("长".repeat(40_000))], is_total: false };
    let table = Table { columns: vec![column("甲", "", 1, false)], rows: vec![long], ..Table::default() };
    assert!(workbook(&[Sheet { table, ..Sheet::default() }]).is_err());
}
