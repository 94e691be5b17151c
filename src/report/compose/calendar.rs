//! 产销月历: what of each product is shipped in which month, as lines.

use std::collections::BTreeMap;

use charts::scale::{STEPS, Scale};
use domain::{Adcode, Month, Order, ProductId};
use quick_xml::escape::escape;

use super::{
    Composer,
    pictures::{PER_MM, open, put, text},
};
use crate::paper::Picture;

/// Most lines of a calendar; where there would be more, one line is all provinces' of a product, and then those with most.
const MOST: usize = 40;

/// What is shipped: by province and product, or by product alone.
type Lines = BTreeMap<(Option<Adcode>, ProductId), [i64; 12]>;

impl Composer<'_> {
    /// The calendar; `None` where nothing is shipped by months.
    pub(super) fn calendar(&self) -> Option<Picture> {
        let (lang, scenario) = (self.lang, self.scenario());
        let mut lines = self.shipped(true);
        if lines.len() > MOST {
            lines = self.shipped(false);
        }
        let left_out = lines.len().saturating_sub(MOST);
        if left_out > 0 {
            let mut sums: Vec<i64> = lines.values().map(|months| months.iter().sum()).collect();
            sums.order_by(|one, other| other.cmp(one));
            let least = sums[MOST - 1];
            let mut room = MOST;
            lines.retain(|_, months| {
                let stays = room > 0 && months.iter().sum::<i64>() >= least;
                room -= usize::from(stays);
                stays
            });
        }
        if lines.is_empty() {
            return None;
        }
        let scale = Scale::of(lines.values().flatten().copied());
        let (width, row) = (1_560.0, if lines.len() > 24 { 41.0 } else { 58.0 });
        let (province, product, sum) = (130.0, 250.0, 170.0);
        let left = province + product;
        let column = (width - left - sum) / 12.0;
        let height = row * (lines.len() + 1) as f64 + 4.0;
        let size = row * 0.55;
        let mut svg = open(width, height);
        for (place, month) in year().into_iter().enumerate() {
            let x = left + column * (place as f64 + 0.5);
            text(&mut svg, (x, row * 0.7), size, "middle", "#000000", &escape(i18n::month_short(lang, month)));
        }
        text(&mut svg, (width, row * 0.7), size, "end", "#000000", &escape(lang.report_calendar_sum()));
        let mut before = None;
        for (down, ((west, id), months)) in lines.iter().enumerate() {
            let top = row * (down + 1) as f64;
            if let Some(west) = west.filter(|west| before != Some(*west)) {
                text(&mut svg, (0.0, top + row * 0.7), size, "start", "#000000", &self.drawn_name(west));
            }
            before = *west;
            let name = scenario.product(id).map_or(id.0.as_str(), |found| lang.pick(&found.name));
            text(&mut svg, (left - 12.0, top + row * 0.7), size, "end", "#000000", &escape(name));
            for (place, amount) in months.iter().enumerate() {
                let x = left + column * place as f64;
                // From white to a grey on which black still reads.
                let grey =
                    if *amount > 0 { 255 - (u32::from(scale.step(*amount)) - 1) * 100 / (STEPS as u32 - 1) } else { 255 };
                put(
                    &mut svg,
                    format_args!(
                        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"rgb({grey},{grey},{grey})\" stroke=\"#BBBBBB\" stroke-width=\"1\"/>",
                        x + 2.0,
                        top + 2.0,
                        column - 4.0,
                        row - 4.0
                    ),
                );
                if *amount > 0 {
                    let words = i18n::grouped(*amount);
                    text(&mut svg, (x + column / 2.0, top + row * 0.68), size * 0.85, "middle", "#000000", &words);
                }
            }
            text(&mut svg, (width, top + row * 0.7), size, "end", "#000000", &i18n::grouped(months.iter().sum()));
        }
        svg.push_str("</svg>");
        Some(Picture {
            id: "calendar".to_owned(),
            caption: i18n::report_calendar(lang, left_out),
            alternative: lang.report_calendar_said().to_owned(),
            svg,
            png: Vec::new(),
            width: (width / PER_MM) as u16,
            height: (height / PER_MM).ceil() as u16,
        })
    }

    /// What the plan ships, by province where asked for. O(deliveries × log).
    fn shipped(&self, by_province: bool) -> Lines {
        let scenario = self.scenario();
        let mut lines = Lines::new();
        for delivery in &self.plan().deliveries {
            let Some(need) = scenario.needs.get(delivery.need as usize) else { continue };
            let (Some(product), Some(month)) = (&need.terms.product, need.terms.month) else { continue };
            let west = scenario.province_of(need.county).filter(|_| by_province);
            let months = lines.entry((west, product.clone())).or_default();
            months[usize::from((month.0 + 6) % 12)] += delivery.amount;
        }
        lines
    }
}

/// The months of the planning year, from June.
fn year() -> [Month; 12] {
    std::array::from_fn(|place| Month((place as u8 + 5) % 12 + 1))
}
