//! The matrix of pairs and the tile map, as lines: black and grey, as official paper has it.

use charts::{
    scale::{STEPS, Scale},
    tile_map::{TileGrid, TilePlace},
};
use domain::{Adcode, PairRule, Side, shown::PlanPoints};
use quick_xml::escape::escape;

use super::Composer;
use crate::paper::{Block, Picture};

/// Units of a drawing in a millimetre.
pub(super) const PER_MM: f64 = 10.0;

/// Fonts of texts in drawings.
const FONTS: &str = "SimSun, 'Noto Serif CJK SC', 'Songti SC', serif";

impl Composer<'_> {
    pub(super) fn pictures(&self) -> Vec<Block> {
        let mut pictures = vec![self.map()];
        if !self.scenario().rules.pool.is_open() {
            pictures.insert(0, self.matrix());
        }
        pictures.extend(self.calendar());
        pictures.into_iter().map(Block::Picture).collect()
    }

    /// A name of a party, as it stands in a drawing.
    pub(super) fn drawn_name(&self, party: Adcode) -> String {
        escape(i18n::division(self.lang, self.scenario(), party)).into_owned()
    }

    /// What each pair is worth in the plan; pairs of the plan are framed.
    fn matrix(&self) -> Picture {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let (east, west): (Vec<Adcode>, Vec<Adcode>) = (
            scenario.parties(Side::Supporter).map(|party| party.division).collect(),
            scenario.parties(Side::Supported).map(|party| party.division).collect(),
        );
        let points = PlanPoints::of(plan);
        let scale = Scale::of(plan.pairs.iter().map(|found| points.pair(found.pair)));
        // The names of rows take a share of the width, the columns the rest.
        let (width, head, row) = (1_560.0, 260.0, 76.0);
        let column = (width - head) / west.len().max(1) as f64;
        let height = row * (east.len() + 1) as f64;
        let mut svg = open(width, height);
        for (at, party) in west.iter().enumerate() {
            let x = head + column * (at as f64 + 0.5);
            text(&mut svg, (x, row * 0.65), 34.0, "middle", "#000000", &self.drawn_name(*party));
        }
        for (down, from) in east.iter().enumerate() {
            let top = row * (down + 1) as f64;
            text(&mut svg, (head - 16.0, top + row * 0.65), 34.0, "end", "#000000", &self.drawn_name(*from));
            for (right, to) in west.iter().enumerate() {
                let pair = domain::Pair { east: *from, west: *to };
                let (is_chosen, value) = (plan.pair(pair).is_some_and(|found| found.chosen), points.pair(pair));
                let step = if is_chosen { scale.step(value) } else { 1 };
                // From white to a grey on which black still reads.
                let grey = 255 - (u32::from(step) - 1) * 100 / (STEPS as u32 - 1);
                let left = head + column * right as f64;
                let stroke =
                    if is_chosen { "stroke=\"#000000\" stroke-width=\"4\"" } else { "stroke=\"#BBBBBB\" stroke-width=\"1\"" };
                put(
                    &mut svg,
                    format_args!(
                        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"rgb({grey},{grey},{grey})\" {stroke}/>",
                        left + 4.0,
                        top + 4.0,
                        column - 8.0,
                        row - 8.0
                    ),
                );
                let words = match scenario.pair_rule(pair) {
                    PairRule::Forbidden => "×".to_owned(),
                    _ if is_chosen => i18n::points(value),
                    _ => continue,
                };
                text(&mut svg, (left + column / 2.0, top + row * 0.65), 32.0, "middle", "#000000", &words);
            }
        }
        svg.push_str("</svg>");
        Picture {
            id: "matrix".to_owned(),
            caption: lang.report_matrix().to_owned(),
            alternative: lang.report_matrix_said().to_owned(),
            svg,
            png: Vec::new(),
            width: (width / PER_MM) as u16,
            height: (height / PER_MM).ceil() as u16,
        }
    }

    /// One tile a division, a line for each pair.
    fn map(&self) -> Picture {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let grid = TileGrid { side: 140.0, gap: 16.0 };
        let place = |adcode| scenario.division(adcode).map(|found| TilePlace { col: found.col, row: found.row });
        let places: Vec<TilePlace> =
            scenario.divisions.iter().map(|found| TilePlace { col: found.col, row: found.row }).collect();
        let (width, height) = grid.size(&places);
        let margin = 4.0;
        let mut svg = open(width + 2.0 * margin, height + 2.0 * margin);
        put(&mut svg, format_args!("<g transform=\"translate({margin} {margin})\">"));
        for division in &scenario.divisions {
            let square = grid.square(TilePlace { col: division.col, row: division.row });
            let side = scenario.cooperatives.iter().find(|party| party.division == division.adcode).map(|party| party.side);
            let (fill, stroke) = match side {
                Some(Side::Supporter) => ("#FFFFFF", "#000000"),
                Some(Side::Supported) => ("#D8D8D8", "#000000"),
                None => ("#FFFFFF", "#CCCCCC"),
            };
            put(
                &mut svg,
                format_args!(
                    "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"10\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"3\"/>",
                    square.x, square.y, square.side, square.side
                ),
            );
            let colour = if side.is_some() { "#000000" } else { "#777777" };
            let name = escape(&division.short.zh).into_owned();
            let name = if lang == i18n::Lang::Zh { name } else { escape(&division.short.en).into_owned() };
            text(&mut svg, (square.x + 12.0, square.y + 42.0), 34.0, "start", colour, &name);
        }
        for found in plan.chosen() {
            let (Some(from), Some(to)) = (place(found.pair.west), place(found.pair.east)) else { continue };
            put(
                &mut svg,
                format_args!("<path d=\"{}\" fill=\"none\" stroke=\"#000000\" stroke-width=\"4\"/>", grid.arc(from, to)),
            );
        }
        svg.push_str("</g></svg>");
        let width = 150.0;
        let of = grid.size(&places);
        Picture {
            id: "map".to_owned(),
            caption: lang.report_map().to_owned(),
            alternative: i18n::map_label(lang, plan),
            svg,
            png: Vec::new(),
            width: width as u16,
            height: (width * of.1 / of.0.max(1.0)).ceil() as u16,
        }
    }
}

pub(super) fn open(width: f64, height: f64) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" font-family=\"{FONTS}\">"
    )
}

pub(super) fn put(svg: &mut String, what: std::fmt::Arguments<'_>) {
    svg.push_str(&what.to_string());
}

/// A text of a drawing; what it says is escaped already.
pub(super) fn text(svg: &mut String, (x, y): (f64, f64), size: f64, anchor: &str, colour: &str, words: &str) {
    put(
        svg,
        format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{words}</text>"
        ),
    );
}
