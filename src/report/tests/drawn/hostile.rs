//! Texts that nobody should write: the files are well formed all the same.

use proptest::prelude::*;
use report::{Block, Cell, Column, Line, Paper, Part, Picture, Sheet, Table, docx, paper::Number, workbook};

use crate::opened::Opened;

/// Texts with what XML escapes, what it has not, and what turns text around.
fn text() -> impl Strategy<Value = String> {
    let hard = "[\u{0}-\u{1F}<>&\"'\u{202E}\u{FFFE}\u{FFFF}\u{FEFF}\u{85}\u{2028}\\]]{0,6}";
    let known = ["<![CDATA[", "]]>", "&#0;", "&amp;", "_x0000_", "_x甲", "--", "{=1}", "甲\r\n乙\t丙"];
    prop_oneof![any::<String>(), hard, prop::sample::select(known.to_vec()).prop_map(str::to_owned)]
}

fn cell() -> impl Strategy<Value = Cell> {
    let number = (any::<i64>(), any::<u8>(), any::<bool>()).prop_map(|(units, decimals, is_per_cent)| Number {
        units,
        decimals,
        is_per_cent,
    });
    (text(), prop::option::of(number), any::<bool>()).prop_map(|(text, number, is_same)| Cell { text, number, is_same })
}

fn table() -> impl Strategy<Value = Table> {
    let column = (text(), text(), any::<u16>(), any::<bool>()).prop_map(|(heading, unit, share, is_number)| Column {
        heading,
        unit,
        share,
        is_number,
    });
    let row = (prop::collection::vec(cell(), 0..5), any::<bool>()).prop_map(|(cells, is_total)| Line { cells, is_total });
    (text(), text(), prop::collection::vec(column, 0..4), prop::collection::vec(row, 0..4), text())
        .prop_map(|(id, caption, columns, rows, note)| Table { id, caption, columns, rows, note })
}

fn block() -> impl Strategy<Value = Block> {
    let picture = (text(), text(), text(), prop::collection::vec(any::<u8>(), 0..3), any::<[u16; 2]>());
    prop_oneof![
        (any::<u8>(), text()).prop_map(|(level, text)| Block::Heading { level, text }),
        text().prop_map(Block::Text),
        table().prop_map(Block::Table),
        picture.prop_map(|(id, caption, alternative, png, [width, height])| {
            Block::Picture(Picture { id, caption, alternative, svg: "<svg/>".into(), png, width, height })
        }),
        prop::collection::vec(text(), 0..3).prop_map(Block::Signatures),
    ]
}

fn paper() -> impl Strategy<Value = Paper> {
    let part = (any::<bool>(), any::<bool>(), prop::collection::vec(block(), 0..4))
        .prop_map(|(is_landscape, begins_page, blocks)| Part { id: String::new(), is_landscape, begins_page, blocks });
    ([text(), text(), text(), text(), text(), text()], prop::collection::vec(part, 0..4)).prop_map(
        |([language, issued, title, subtitle, foot, mark], parts)| Paper {
            language,
            issued,
            title,
            subtitle,
            foot,
            mark,
            parts,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_paper_is_a_document(paper in paper()) {
        let opened = Opened::new(docx(&paper).unwrap());
        let trees: Vec<_> = opened.trees().collect();
        prop_assert!(trees.len() >= 10);
        let text = opened.tree("word/document.xml");
        let nodes = &text.first("w:body").unwrap().children;
        // A section ends with a paragraph, a cell holds one, and a table is followed by one.
        prop_assert_eq!(&nodes.last().unwrap().name, "w:sectPr");
        prop_assert!(nodes.iter().zip(&nodes[1..]).all(|(a, b)| a.name != "w:tbl" || b.name == "w:p"));
        prop_assert!(text.named("w:tc").iter().all(|cell| cell.children.last().is_some_and(|last| last.name == "w:p")));
        let sections: Vec<_> = text.named("w:sectPr").iter().map(|of| of.first("w:pgSz").unwrap().says("w:orient").to_owned()).collect();
        prop_assert!(sections.windows(2).all(|pair| pair[0] != pair[1]), "{:?}", sections);
    }

    #[test]
    fn any_tables_are_a_workbook(sheets in prop::collection::vec((text(), text(), table()), 0..3)) {
        let sheets: Vec<Sheet> = sheets.into_iter().map(|(name, title, table)| Sheet { name, title, table }).collect();
        let opened = Opened::new(workbook(&sheets).unwrap());
        for (name, tree) in opened.trees() {
            prop_assert!(tree.named("f").is_empty(), "{}", name);
        }
    }
}
