//! The document: its text, its styles, and what is told of its tables.

use std::collections::BTreeMap;

use report::{Block, DocxError, Paper, Table, docx};

use crate::{
    fixture::{PNG, column, paper, part, picture, table},
    opened::{Element, Opened},
};

pub fn opened(paper: &Paper) -> Opened {
    Opened::new(docx(paper).unwrap())
}

/// A paper that holds one table on pages that lie so.
fn with(table: Table, is_landscape: bool) -> Paper {
    Paper { language: "zh-CN".into(), parts: vec![part("a", is_landscape, vec![Block::Table(table)])], ..Paper::default() }
}

/// Styles by their ids.
fn styles(opened: &Opened) -> BTreeMap<String, Element> {
    let tree = opened.tree("word/styles.xml");
    let all = tree.named("w:style").into_iter();
    all.map(|style| (style.says("w:styleId").to_owned(), style.clone())).collect()
}

#[test]
fn case_28_a_table_is_as_wide_as_the_type_area_and_no_cell_spans_rows() {
    for (is_landscape, inside) in [(false, 8_844), (true, 12_756)] {
        let text = opened(&with(table(), is_landscape)).tree("word/document.xml");
        let table = text.first("w:tbl").unwrap();
        let width = table.first("w:tblW").unwrap();
        assert_eq!((width.number("w:w"), width.says("w:type")), (inside, "dxa"));
        assert_eq!(table.first("w:tblLayout").unwrap().says("w:type"), "fixed");
        let grid: Vec<u32> = table.named("w:gridCol").iter().map(|column| column.number("w:w")).collect();
        assert_eq!(grid.iter().sum::<u32>(), inside);
        let rows = table.named("w:tr");
        assert_eq!(rows.len(), 62);
        for row in rows {
            let cells = row.named("w:tcW");
            assert!(cells.iter().all(|cell| cell.says("w:type") == "dxa"));
            assert_eq!(cells.iter().map(|cell| cell.number("w:w")).collect::<Vec<_>>(), grid);
        }
        assert!(text.named("w:vMerge").is_empty() && text.named("w:gridSpan").is_empty());
        // What is said once for several rows stands in each of them.
        assert_eq!(table.letters().matches("浙江省“3”供销社").count(), 6);
    }
}

#[test]
fn case_29_chinese_marks_stay_in_the_chinese_face_and_cells_have_no_fixed_height() {
    let opened = opened(&paper());
    let mut runs = 0;
    for (name, tree) in opened.trees() {
        assert!(!name.contains("theme"), "{name}");
        for element in tree.all() {
            assert!(element.attributes.keys().all(|key| !key.contains("Theme")), "{name}: {element:?}");
        }
        for run in tree.named("w:r") {
            let fonts = run.first("w:rFonts").expect("a run names its face");
            assert_eq!(fonts.says("w:hint"), "eastAsia");
            assert!(["宋体", "仿宋", "黑体", "楷体"].contains(&fonts.says("w:eastAsia")), "{fonts:?}");
            runs += 1;
        }
    }
    assert!(runs > 600);
    let text = opened.tree("word/document.xml");
    let body = text.named("w:p").into_iter().find(|paragraph| paragraph.letters().contains("“东西协作、产销对接”")).unwrap();
    let fonts = body.first("w:rFonts").unwrap();
    assert_eq!((fonts.says("w:eastAsia"), fonts.says("w:ascii")), ("仿宋", "Times New Roman"));
    assert_eq!(body.first("w:pStyle").unwrap().says("w:val"), "BodyText");

    let styles = styles(&opened);
    let rule = |style: &str| styles[style].first("w:spacing").map_or("", |spacing| spacing.says("w:lineRule")).to_owned();
    assert_eq!(rule("BodyText"), "exact");
    let cells: Vec<_> = text.named("w:tc").into_iter().flat_map(|cell| cell.named("w:p")).collect();
    for paragraph in cells {
        assert_eq!(rule(paragraph.first("w:pStyle").unwrap().says("w:val")), "auto");
        assert!(paragraph.named("w:spacing").is_empty());
    }
    assert!(text.named("w:trHeight").is_empty());
    // A line of fixed height would cut a picture off.
    assert_eq!(rule("Picture"), "auto");
    assert!(styles.values().all(|style| style.first("w:basedOn").is_none_or(|base| base.says("w:val") == "Normal")));
    assert!(styles["Normal"].named("w:spacing").is_empty());
}

#[test]
fn english_papers_are_in_english() {
    let opened = opened(&Paper { language: "en".into(), ..paper() });
    for (_, tree) in opened.trees() {
        assert!(tree.named("w:rFonts").iter().all(|fonts| fonts.says("w:hint").is_empty()));
    }
    let lang = opened.tree("word/styles.xml").first("w:lang").unwrap().clone();
    assert_eq!(lang.says("w:val"), "en-US");
    assert_eq!(opened.tree("docProps/core.xml").first("dc:language").unwrap().text, "en");
}

#[test]
fn letters_are_as_large_as_the_standard_says() {
    let styles = styles(&opened(&paper()));
    let look = |id: &str| {
        let style = &styles[id];
        let size = style.first("w:sz").unwrap().number("w:val");
        (style.first("w:rFonts").unwrap().says("w:eastAsia").to_owned(), size)
    };
    let looks = [
        ("Title", "宋体", 44),
        ("BodyText", "仿宋", 32),
        ("Heading1", "黑体", 32),
        ("Heading2", "楷体", 32),
        ("Caption", "黑体", 21),
        ("Cell", "宋体", 21),
        ("Note", "宋体", 18),
        ("Footer", "宋体", 28),
    ];
    for (id, face, size) in looks {
        assert_eq!(look(id), (face.to_owned(), size), "{id}");
    }
    let body = &styles["BodyText"];
    assert_eq!(body.first("w:ind").unwrap().says("w:firstLineChars"), "200");
    assert_eq!(body.first("w:spacing").unwrap().says("w:line"), "579");
    for id in ["Heading1", "Heading2"] {
        assert_eq!(styles[id].named("w:keepNext").len(), 1);
    }
}

#[test]
fn headings_of_columns_come_again_and_rows_stay_whole() {
    let text = opened(&paper()).tree("word/document.xml");
    for table in text.named("w:tbl") {
        let rows = table.named("w:tr");
        assert!(rows.iter().all(|row| row.named("w:cantSplit").len() == 1));
        let repeated: Vec<bool> = rows.iter().map(|row| row.named("w:tblHeader").len() == 1).collect();
        assert!(repeated[0] && repeated[1..].iter().all(|is_repeated| !is_repeated));
        assert!(rows[0].letters().contains("安排吨"));
        let total = rows.last().unwrap();
        assert!(total.named("w:r").iter().all(|run| run.named("w:b").len() == 1));
        assert!(rows[1].named("w:b").is_empty());
        for row in &rows {
            let aligned: Vec<&str> = row.named("w:tc").iter().map(|cell| cell.named("w:jc")[0].says("w:val")).collect();
            assert_eq!(aligned, ["left", "left", "left", "right", "right"]);
        }
    }
    let nodes = &text.first("w:body").unwrap().children;
    for (before, table) in nodes.iter().zip(&nodes[1..]).filter(|(_, node)| node.name == "w:tbl") {
        assert_eq!(before.first("w:pStyle").unwrap().says("w:val"), "Caption");
        assert_eq!(before.named("w:keepNext").len(), 1, "{}", table.name);
    }
    // Without a paragraph between them two tables would be one.
    assert!(nodes.iter().zip(&nodes[1..]).all(|(a, b)| a.name != "w:tbl" || b.name == "w:p"));
}

#[test]
fn a_table_has_as_many_columns_as_word_can_hold() {
    let wide = |columns: usize| {
        let columns = (0..columns).map(|_| column("列", "", 1, true)).collect();
        docx(&with(Table { id: "wide".into(), columns, ..Table::default() }, false))
    };
    assert!(wide(63).is_ok());
    assert_eq!(wide(64), Err(DocxError::TooManyColumns { table: "wide".into(), columns: 64 }));
    let none = opened(&with(Table { caption: "表".into(), ..Table::default() }, false)).tree("word/document.xml");
    assert!(none.named("w:tbl").is_empty() && none.letters() == "表");
}

#[test]
fn a_picture_is_dots_and_lines_and_what_it_shows() {
    let opened = opened(&paper());
    let text = opened.tree("word/document.xml");
    let drawing = text.first("w:drawing").unwrap();
    let of_document = opened.tree("word/_rels/document.xml.rels");
    let target = |id: &str| {
        let found = of_document.children.iter().find(|relation| relation.says("Id") == id);
        format!("word/{}", found.unwrap().says("Target"))
    };
    assert_eq!(opened.parts[&target(drawing.first("a:blip").unwrap().says("r:embed"))], PNG);
    let lines = drawing.first("asvg:svgBlip").unwrap();
    assert_eq!(opened.parts[&target(lines.says("r:embed"))], picture(PNG).svg.as_bytes());
    assert_eq!(drawing.first("wp:docPr").unwrap().says("descr"), "八个东部省份与十个西部县的结对关系");
    let extent = drawing.first("wp:extent").unwrap();
    assert_eq!((extent.number("cx"), extent.number("cy")), (150 * 36_000, 60 * 36_000));
    // The second was not drawn: its caption is there, and what it shows.
    assert_eq!(text.named("w:drawing").len(), 1);
    assert_eq!(text.letters().matches("图1").count(), 2);
    assert_eq!(text.letters().matches("八个东部省份").count(), 1);
}

#[test]
fn lines_to_sign_on_stay_together_in_the_right_half() {
    let text = opened(&paper()).tree("word/document.xml");
    let lines: Vec<_> = text.named("w:p").into_iter().filter(|line| line.named("w:tabs").len() == 1).collect();
    assert_eq!(lines.iter().map(|line| line.letters()).collect::<Vec<_>>(), ["编制人：", "审核人：", "批准人：", "日期："]);
    for (place, line) in lines.iter().enumerate() {
        assert_eq!(line.first("w:ind").unwrap().number("w:left"), 4_422);
        assert_eq!(line.named("w:keepNext").len(), usize::from(place < 3));
        let tab = line.first("w:tabs").unwrap().first("w:tab").unwrap();
        assert_eq!((tab.number("w:pos"), tab.says("w:leader")), (8_844, "underscore"));
    }
}
