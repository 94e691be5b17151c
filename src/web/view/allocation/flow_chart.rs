//! 流向: a Sankey diagram from provinces through products to buyers. The table below has the same for keyboard and screen reader.

use charts::sankey::{Area, Link, Sankey, layout};
use domain::{Adcode, ProductId, Scenario, Side};
use leptos::prelude::*;

use super::{Desktop, rows::Row};
use crate::i18n;

/// Size of the drawing, with room for names at both sides.
const AREA: Area = Area { width: 470.0, height: 400.0, bar: 8.0, gap: 9.0 };

/// Room for names, pixels.
const SIDE: f64 = 46.0;

/// The nodes and links behind the drawing.
#[derive(Clone, PartialEq)]
struct Flows {
    west: Vec<Adcode>,
    products: Vec<ProductId>,
    east: Vec<Adcode>,
    links: Vec<Link>,
}

fn flows(scenario: &Scenario, rows: &[Row]) -> Flows {
    let parties = |side| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>();
    let (west, east) = (parties(Side::Supported), parties(Side::Supporter));
    let mut products: Vec<ProductId> = rows.iter().filter_map(|row| row.product.clone()).collect();
    products.sort_unstable();
    products.dedup();
    let mut first = vec![vec![0_i64; products.len()]; west.len()];
    let mut second = vec![vec![0_i64; east.len()]; products.len()];
    for row in rows {
        let product = row.product.as_ref().and_then(|id| products.binary_search(id).ok());
        let (w, e) = (west.iter().position(|code| *code == row.west), east.iter().position(|code| *code == row.east));
        if let (Some(product), Some(w), Some(e)) = (product, w, e) {
            first[w][product] += row.amount;
            second[product][e] += row.amount;
        }
    }
    let links = |layer: usize, table: Vec<Vec<i64>>| {
        let cells = table
            .into_iter()
            .enumerate()
            .flat_map(move |(from, row)| row.into_iter().enumerate().map(move |(to, amount)| (from, to, amount)));
        cells.filter(|(_, _, amount)| *amount > 0).map(move |(from, to, amount)| Link { layer, from, to, amount })
    };
    let links = links(0, first).chain(links(1, second)).collect();
    Flows { west, products, east, links }
}

/// The diagram.
#[component]
pub fn FlowChart(desktop: Desktop) -> impl IntoView {
    let Desktop { desk, rows, route, .. } = desktop;
    let lang = desk.lang;
    let flows = Memo::new(move |_| desk.scenario.with(|scenario| rows.with(|rows| flows(scenario, rows))));
    let drawing = Memo::new(move |_| {
        flows.with(|flows| layout(&[flows.west.len(), flows.products.len(), flows.east.len()], &flows.links, AREA))
    });
    view! {
        <div class="pane-head"><h2>{move || lang.get().flow_title()}</h2><span class="quiet">{move || lang.get().flow_sub()}</span></div>
        <svg class="sankey" id="sankey" viewBox=format!("{} -6 {} {}", -SIDE, AREA.width + 2.0 * SIDE, AREA.height + 12.0) role="img"
            aria-label=move || i18n::sankey_label(lang.get(), flows.with(|flows| flows.links.len()))>
            {move || ribbons(desktop, &flows.get(), &drawing.get())}
            {move || bars(desktop, &flows.get(), &drawing.get())}
        </svg>
        <p class="quiet">{move || route.get().map_or_else(|| lang.get().flow_hint().to_owned(), |(product, east)| {
            desk.scenario.with(|scenario| {
                let name = scenario.product(&product).map_or_else(|| product.0.clone(), |found| lang.get().pick(&found.name).to_owned());
                let tonnes = rows.with(|rows| rows.iter().filter(|row| row.product.as_ref() == Some(&product) && row.east == east).map(|row| row.amount).sum());
                format!("{name} → {}：{}", i18n::division(lang.get(), scenario, east), i18n::with_unit(lang.get(), tonnes, domain::Unit::Tonnes))
            })
        })}</p>
    }
}

fn ribbons(desktop: Desktop, flows: &Flows, drawing: &Sankey) -> impl IntoView + use<> {
    let Desktop { desk, route, .. } = desktop;
    let ribbons = drawing.ribbons.iter().filter_map(|ribbon| {
        let link = flows.links.get(ribbon.link)?;
        let lit = (link.layer == 1).then(|| Some((flows.products.get(link.from)?.clone(), *flows.east.get(link.to)?))).flatten();
        let name = desk.scenario.with(|scenario| {
            let product = |at: usize| flows.products.get(at).and_then(|id| scenario.product(id)).map_or("", |found| desk.lang.get().pick(&found.name)).to_owned();
            let place = |code: Option<&Adcode>| code.map_or_else(String::new, |code| i18n::division(desk.lang.get(), scenario, *code));
            let (from, to) = if link.layer == 0 { (place(flows.west.get(link.from)), product(link.to)) } else { (product(link.from), place(flows.east.get(link.to))) };
            format!("{from} → {to} {}", i18n::with_unit(desk.lang.get(), link.amount, domain::Unit::Tonnes))
        });
        let class = if link.layer == 0 { "ribbon ribbon-west" } else { "ribbon ribbon-east" };
        let asked = lit.clone();
        let here = move || lit.is_some() && route.with(|route| *route == lit);
        Some(view! {
            <path class=class class:is-here=here d=ribbon.path.clone() stroke-width=format!("{:.1}", ribbon.width)
                on:click=move |_| if asked.is_some() { route.update(|route| *route = if *route == asked { None } else { asked.clone() }) }>
                <title>{name}</title>
            </path>
        })
    });
    ribbons.collect_view()
}

fn bars(desktop: Desktop, flows: &Flows, drawing: &Sankey) -> impl IntoView + use<> {
    let desk = desktop.desk;
    let lang = desk.lang.get();
    let bar = |layer: usize, node: usize, class: &'static str, name: String| {
        let bar = drawing.bars.get(layer).and_then(|bars| bars.get(node)).filter(|bar| bar.height > 0.0)?;
        let (x, anchor) = match layer {
            0 => (bar.x - 5.0, "end"),
            1 => (bar.x - 4.0, "end"),
            _ => (bar.x + bar.width + 5.0, "start"),
        };
        Some(view! {
            <rect class=class x=bar.x y=format!("{:.1}", bar.y) width=bar.width height=format!("{:.1}", bar.height.max(1.0)) />
            <text class=format!("{class}-name") x=x y=format!("{:.1}", bar.y + bar.height / 2.0 + 4.0) text-anchor=anchor>{name}</text>
        })
    };
    desk.scenario.with(|scenario| {
        let west = flows
            .west
            .iter()
            .enumerate()
            .map(|(node, code)| bar(0, node, "bar-of-west", i18n::division(lang, scenario, *code)));
        let products = flows.products.iter().enumerate().map(|(node, id)| {
            bar(
                1,
                node,
                "bar-of-product",
                scenario.product(id).map_or_else(|| id.0.clone(), |found| lang.pick(&found.name).to_owned()),
            )
        });
        let east = flows
            .east
            .iter()
            .enumerate()
            .map(|(node, code)| bar(2, node, "bar-of-east", i18n::division(lang, scenario, *code)));
        (west.collect_view(), products.collect_view(), east.collect_view())
    })
}
