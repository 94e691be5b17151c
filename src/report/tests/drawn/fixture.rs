//! A paper as a meeting gets it.

use report::{Block, Cell, Column, Line, Paper, Part, Picture, Table, paper::Number};

/// A dot as PNG.
pub const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0,
    0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0x60, 0x60, 0xF8, 0xDF, 0, 0, 0x02,
    0x83, 0x01, 0x80, 0xE2, 0xF5, 0x3A, 0x52, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];

pub const SVG: &str = concat!(
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 150 60\">",
    "<rect width=\"150\" height=\"60\" fill=\"#357\"/></svg>"
);

pub fn column(heading: &str, unit: &str, share: u16, is_number: bool) -> Column {
    Column { heading: heading.into(), unit: unit.into(), share, is_number }
}

/// A table long enough to break over pages.
pub fn table() -> Table {
    let rows = (0..60).map(|place| {
        let (number, is_same) = (i64::from(place * 137 + 1_200), place % 6 != 0);
        let cells = vec![
            Cell::text(format!("浙江省“{}”供销社", place / 6 + 1)).same(is_same),
            Cell::text(["融水苗族自治县", "三江侗族自治县", "巴马瑶族自治县"][place as usize % 3]),
            Cell::text("百色芒果、砂糖橘……"),
            Cell::number(format!("{},{:03}", number / 1_000, number % 1_000), number, 0),
            Cell { text: "12.5%".into(), number: Some(Number { units: 125, decimals: 1, is_per_cent: true }), is_same: false },
        ];
        Line { cells, is_total: false }
    });
    let mut cells = vec![Cell::text("合计"), Cell::text(""), Cell::text("—"), Cell::number("315,030", 315_030, 0)];
    cells.push(Cell::text("—"));
    Table {
        id: "pairs".into(),
        caption: "表1 各结对关系安排一览".into(),
        columns: vec![
            column("东部供销社", "", 30, false),
            column("西部县", "", 22, false),
            column("品类", "", 24, false),
            column("安排", "吨", 13, true),
            column("占比", "", 11, true),
        ],
        rows: rows.chain([Line { cells, is_total: true }]).collect(),
        note: "注：数量按四舍五入取整——各行之和与合计可能略有出入。".into(),
    }
}

pub fn picture(png: &[u8]) -> Picture {
    Picture {
        id: "map".into(),
        caption: "图1 东西部结对示意".into(),
        alternative: "八个东部省份与十个西部县的结对关系".into(),
        svg: SVG.into(),
        png: png.to_vec(),
        width: 150,
        height: 60,
    }
}

pub fn part(id: &str, is_landscape: bool, blocks: Vec<Block>) -> Part {
    Part { id: id.into(), is_landscape, begins_page: false, blocks }
}

pub fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.into() }
}

/// A paper of parts that lie upright, turned, and upright again.
pub fn paper() -> Paper {
    let text = "按照“东西协作、产销对接”的要求……本方案把八家东部供销社与十个西部县——含三个国家乡村振兴重点帮扶县——结成对子，\
                安排农产品315,030吨，占全部需求的92.4%，较上一版提高3.1个百分点。";
    let upright = vec![
        heading(1, "一、总体安排"),
        Block::Text(text.into()),
        heading(2, "（一）结对关系"),
        Block::Text(text.into()),
        Block::Picture(picture(PNG)),
        Block::Table(table()),
    ];
    let end = vec![
        heading(1, "三、审签"),
        Block::Text("以上安排请审议。".into()),
        Block::Picture(picture(&[])),
        Block::Signatures(vec!["编制人：".into(), "审核人：".into(), "批准人：".into(), "日期：".into()]),
    ];
    Paper {
        language: "zh-CN".into(),
        issued: "供销协作〔2025〕18号".into(),
        title: "2025年东西部供销合作社结对帮扶农产品产销对接安排方案".into(),
        subtitle: "（征求意见稿）".into(),
        foot: "方案指纹 3f9a‑07c2 · 数据截至2025年6月30日".into(),
        mark: "示例数据".into(),
        parts: vec![
            part("summary", false, upright),
            part("wide", true, vec![heading(1, "二、分月安排"), Block::Table(table())]),
            part("end", false, end),
        ],
    }
}
