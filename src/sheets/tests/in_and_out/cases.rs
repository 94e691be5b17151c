//! Faults that users of like tools have met, by their numbers.

use domain::{Provenance, Row};
use exchange::cells::Misread;
use sheets::{FileError, Options, Severity, What};

use crate::bad_files::zipped;
use crate::fixture::{base, bytes, count, options, quantities, read, read_with, texts, told};

#[test]
fn case_1_a_date_in_a_format_of_east_asian_excel_is_a_date_never_a_number() {
    let import = read("east-asian-dates.xlsx");
    assert_eq!(texts(&import, "remark"), ["2025-04-14", "2025-04-14"]);
    assert_eq!(quantities(&import), [11, 12]);
    // A date in a column of months is its month, and that is noted.
    assert_eq!(count(&import, |what| matches!(what, What::ReadAs { attribute: "month", value } if value == "9月")), 2);
}

#[test]
fn case_2_a_stray_cell_in_the_last_corner_is_named_and_costs_nothing() {
    let import = read("stray-cell.xlsx");
    assert_eq!(import.added().len(), 30);
    assert_eq!(told(&import), [(Some(1_048_575), "XFD".to_owned(), Severity::Warning, What::StrayCell)]);
}

#[test]
fn case_3_a_million_styled_empty_cells_are_no_rows() {
    let data: String = (1..=12)
        .map(|n| format!("<row><c t=\"str\"><v>融水县</v></c><c t=\"str\"><v>{n}月</v></c><c><v>{n}</v></c></row>"))
        .collect();
    let head = "<row><c t=\"str\"><v>县</v></c><c t=\"str\"><v>发运月</v></c><c t=\"str\"><v>数量</v></c></row>";
    let empty = format!("<row>{}</row>", "<c s=\"1\"/>".repeat(10)).repeat(100_000);
    let sheet = format!("<worksheet><sheetData>{head}{data}{empty}</sheetData></worksheet>");
    let workbook = "<workbook><sheets><sheet name=\"西果东送\" id=\"r1\"/></sheets></workbook>";
    let book = zipped(&[("xl/workbook.xml", workbook.as_bytes()), ("xl/worksheets/sheet1.xml", sheet.as_bytes())]);
    let import = read_with("a.xlsx", &book, &base(), &options());
    assert_eq!((import.added().len(), import.bad.len()), (12, 0));
}

#[test]
fn case_6_csv_is_read_in_the_encodings_that_are_met_even_where_the_first_chinese_character_comes_late() {
    let scenario = base();
    let head = "county,title,product,month,quantity,remark\n";
    let ascii: String = (0..300).map(|n| format!("450225,orchard {n},p01,7,{},plain ascii\n", n + 1)).collect();
    assert!(ascii.len() > 9_000);
    // 㐂 takes four bytes in GB18030.
    let text = format!("{head}{ascii}融水县,果园,百色芒果,7月,301,㐂\n");
    let utf8 = text.clone().into_bytes();
    let marked = [b"\xEF\xBB\xBF".as_slice(), &utf8].concat();
    let chinese = encoding_rs::GB18030.encode(&text).0.into_owned();
    let wide: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [utf8, marked, chinese, wide] {
        let import = read_with("西果东送需求.csv", &bytes, &scenario, &options());
        assert_eq!((import.added().len(), import.bad.len()), (301, 0), "{:?}", import.findings.first());
        assert_eq!(texts(&import, "remark").last().map(String::as_str), Some("㐂"));
    }
}

#[test]
fn case_7_a_county_merged_over_nine_rows_stands_in_all_nine_and_that_is_said() {
    let import = read("merged.xlsx");
    assert_eq!(quantities(&import), [10, 11, 12, 13, 14, 15, 16, 17, 18]);
    assert!(import.added().iter().all(|added| matches!(&added.row, Row::Need(need) if need.county.0 == 450_225)));
    assert_eq!(count(&import, |what| matches!(what, What::Merged(_))), 1);
    assert_eq!((import.passed.totals, import.passed.remarks, import.bad.len()), (1, 1, 0));
}

#[test]
fn case_8_rows_that_are_filtered_away_are_counted_and_taken_only_if_wanted() {
    let import = read("hidden-rows.xlsx");
    assert_eq!((import.added().len(), import.passed.hidden), (15, 5));
    let all = Options { takes_hidden: true, ..options() };
    let import = read_with("hidden-rows.xlsx", &bytes("hidden-rows.xlsx"), &base(), &all);
    assert_eq!((import.added().len(), import.passed.hidden, import.passed.hidden_taken), (20, 0, 5));
}

#[test]
fn case_9_and_10_numbers_and_names_are_read_as_people_write_them_and_told_where_they_cannot_be() {
    let import = read("careless.xlsx");
    // Rows 2 to 6, the code that is a number, and the draft without a product.
    assert_eq!(quantities(&import), [10, 1_000, 0, 35_000, 1_200, 10, 10]);
    let told = told(&import);
    let at = |row: u32| -> Vec<&(Option<u32>, String, Severity, What)> {
        told.iter().filter(|entry| entry.0 == Some(row)).collect()
    };
    assert_eq!((at(2).len(), at(3).len()), (0, 0));
    assert!(matches!(&at(4)[..], [(_, column, Severity::Note, What::TakenAsEmpty("quantity"))] if column == "E"));
    for (row, value) in [(5, "35000"), (6, "1200")] {
        assert!(matches!(&at(row)[..], [(_, _, Severity::Note, What::ReadAs { value: read, .. })] if read == value));
    }
    let misread = |row: u32| match &at(row)[..] {
        [(_, column, Severity::Error, What::Misread { why, nearest, .. })] => (column.clone(), why.clone(), nearest.clone()),
        other => panic!("row {row}: {other:?}"),
    };
    let (column, why, nearest) = misread(7);
    assert_eq!((column.as_str(), why), ("A", Misread::UnknownName("假县".to_owned())));
    assert!(!nearest.is_empty() && nearest.len() <= 3);
    assert!(matches!(misread(8).1, Misread::Ambiguous(names) if names == ["临夏县", "临夏回族自治州"]));
    assert_eq!(misread(9).1, Misread::NotANumber);
    assert!(matches!(misread(10).1, Misread::OutOfRange { least: 0, .. }));
    assert_eq!(misread(11).1, Misread::NotWhole);
    assert!(matches!(&at(12)[..], [(_, _, Severity::Error, What::ScientificCode("county"))]));
    assert_eq!(at(13).len(), 0);
    assert!(matches!(&at(14)[..], [(_, _, Severity::Warning, What::Missing("product"))]));
    assert!(matches!(&at(15)[..], [(_, _, Severity::Error, What::Missing("county"))]));
    assert_eq!(misread(16).1, Misread::NotMonths);
    assert!(at(20).iter().any(|entry| entry.3 == What::FormulaError("product")));
    // Every row that is not taken has its reasons.
    assert_eq!(import.bad.len(), 9);
    assert!(import.bad.iter().all(|bad| !bad.reasons.is_empty()));
}

#[test]
fn what_a_file_brings_says_from_where_and_when() {
    let import = read("wps.xlsx");
    let of = |added: &sheets::merging::Added| match &added.row {
        Row::Need(need) => need.provenance.clone(),
        other => panic!("a need: {other:?}"),
    };
    let reported = Provenance::Reported { source: "wps.xlsx".to_owned(), date: "2025-04-14".to_owned() };
    assert!(import.added().iter().all(|added| of(added) == reported));
}

#[test]
fn inline_strings_without_references_and_dates_from_1904_are_read_as_wps_writes_them() {
    let import = read("wps.xlsx");
    assert_eq!(quantities(&import), [21, 22, 23]);
    assert_eq!(texts(&import, "remark"), ["2025-04-14"; 3]);
    assert_eq!(import.findings, []);
}

#[test]
fn strict_ooxml_and_workbooks_of_excel_97_are_read_too() {
    let import = read("strict.xlsx");
    assert_eq!((quantities(&import), texts(&import, "remark")), (vec![31], vec!["2025-04-14".to_owned()]));
    let import = read("old.xls");
    assert_eq!(quantities(&import), [101, 102, 103]);
    assert_eq!(texts(&import, "remark"), ["2025-04-14"; 3]);
}

#[test]
fn case_5_a_web_page_named_like_a_spreadsheet_is_told_to_be_one() {
    for page in
        ["<html><body><table><tr><td>县</td></tr></table></body></html>", "\u{FEFF}\n<TABLE><tr><td>1</td></tr></TABLE>"]
    {
        let import = read_with("表.xls", page.as_bytes(), &base(), &options());
        assert_eq!(told(&import), [(None, String::new(), Severity::Error, What::File(FileError::WebTable))]);
    }
}

/// A table as `LibreOffice` saves it, in both formats of Excel.
#[test]
fn a_table_saved_by_libreoffice_is_read_as_it_stands_there() {
    for name in ["libreoffice.xlsx", "libreoffice.xls"] {
        let import = read(name);
        assert_eq!(import.bad.len(), 0, "{name}: {:?}", import.findings);
        // The fifth is a formula with its cached value; the sixth is hidden, and left out unless it is asked for.
        assert_eq!(quantities(&import), [1_000, 1_001, 1_002, 1_003, 2_006], "{name}");
        assert_eq!(texts(&import, "remark"), ["2025-04-14"; 5], "{name}");
        assert_eq!((import.passed.hidden, import.passed.totals), (1, 1), "{name}");
        assert_eq!(count(&import, |what| matches!(what, What::Merged(_))), 1, "{name}");
        let all = read_with(name, &bytes(name), &base(), &Options { takes_hidden: true, ..options() });
        assert_eq!(quantities(&all).len(), 6, "{name}");
    }
}
