//! 流向: a Sankey diagram from provinces through products to buyers. The table below has the same for keyboard and screen reader.

use charts::sankey::{Area, Bar, Link, Sankey, layout, spread};
use domain::{Adcode, Order, ProductId, Scenario, Side};
use leptos::prelude::*;

use super::{Desktop, rows::Row};
use crate::{
    i18n::{self, Lang},
    view::save_chart::SaveChart,
};

/// Width of the drawing with the names at both sides, pixels.
const WIDTH: f64 = 562.0;

/// Height of the drawing, pixels.
const HEIGHT: f64 = 400.0;

/// The least distance of the middles of two names, pixels: at the sides, and of products, whose type is smaller.
const PITCH: [f64; 3] = [13.0, 11.0, 13.0];

/// How far a name may be moved from its bar before a line leads to it, pixels.
const NEAR: f64 = 3.0;

/// The drawing between names that take so much room at either side.
fn area(side: f64) -> Area {
    Area { width: WIDTH - 2.0 * side, height: HEIGHT, bar: 8.0, gap: 9.0 }
}

/// Room for a name at a side, pixels: none is wider in the type of the page.
fn room(name: &str) -> f64 {
    name.chars().map(|sign| if sign.is_ascii() { 8.0 } else { 11.5 }).sum::<f64>() + 7.0
}

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
    products.order();
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
    let Desktop { desk, rows, cells, .. } = desktop;
    let route = cells.route;
    let lang = desk.lang;
    let flows = Memo::new(move |_| desk.scenario.with(|scenario| rows.with(|rows| flows(scenario, rows))));
    let side = Memo::new(move |_| {
        desk.scenario.with(|scenario| {
            flows.with(|flows| {
                let names = flows.west.iter().chain(&flows.east).map(|code| i18n::division(lang.get(), scenario, *code));
                // However long a name is, a third of the drawing is left to what flows.
                names.map(|name| room(&name)).fold(0.0_f64, f64::max).min(WIDTH / 3.0)
            })
        })
    });
    let drawing = Memo::new(move |_| {
        flows.with(|flows| layout(&[flows.west.len(), flows.products.len(), flows.east.len()], &flows.links, area(side.get())))
    });
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().flow_title()}</h2><span class="quiet">{move || lang.get().flow_sub()}</span>
            <SaveChart of="#sankey" note=Lang::flow_sub id="sankey-save" title=Signal::derive(move || title(desktop)) waits=Signal::derive(move || !desk.shown.get().is_some_and(|shown| shown.fresh)) />
        </div>
        <svg class="sankey" id="sankey" viewBox=move || format!("{:.1} -8 {WIDTH} {}", -side.get(), HEIGHT + 16.0) role="img"
            aria-label=move || i18n::sankey_label(lang.get(), flows.with(|flows| flows.links.len()))>
            {move || ribbons(desktop, &flows.get(), &drawing.get())}
            {move || bars(desktop, &flows.get(), &drawing.get())}
        </svg>
        <p class="quiet">{move || route.get().map_or_else(|| lang.get().flow_hint().to_owned(), |(product, east)| {
            desk.scenario.with(|scenario| {
                let name = scenario.product(&product).map_or_else(|| product.0.clone(), |found| lang.get().pick(&found.name).to_owned());
                let tonnes = rows.with(|rows| rows.iter().filter(|row| row.product.as_ref() == Some(&product) && row.east == east).map(|row| row.amount).sum());
                format!("{name} → {} · {}", i18n::division(lang.get(), scenario, east), i18n::with_unit(lang.get(), tonnes, domain::Unit::Tonnes))
            })
        })}</p>
    }
}

/// What the diagram shows, with what it is narrowed to.
fn title(desktop: Desktop) -> String {
    std::iter::once(desktop.desk.lang.get().flow_title().to_owned()).chain(super::said(desktop)).collect::<Vec<_>>().join(" · ")
}

fn ribbons(desktop: Desktop, flows: &Flows, drawing: &Sankey) -> impl IntoView + use<> {
    let (desk, route) = (desktop.desk, desktop.cells.route);
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
    // Where the names of a layer stand, by node.
    let places = |layer: usize| {
        let bars: &[Bar] = drawing.bars.get(layer).map_or(&[], Vec::as_slice);
        let seen: Vec<usize> = (0..bars.len()).filter(|node| bars[*node].height > 0.0).collect();
        let middles: Vec<f64> = seen.iter().map(|node| middle(&bars[*node])).collect();
        let heights: Vec<f64> = seen.iter().map(|node| bars[*node].height).collect();
        let mut places = vec![None; bars.len()];
        for (node, place) in seen.into_iter().zip(spread(&middles, &heights, PITCH[layer], HEIGHT)) {
            places[node] = place;
        }
        places
    };
    let places = [places(0), places(1), places(2)];
    let bar = |layer: usize, node: usize, class: &'static str, name: String| {
        let bar = drawing.bars.get(layer).and_then(|bars| bars.get(node)).filter(|bar| bar.height > 0.0)?;
        let place = places.get(layer).and_then(|places| places.get(node)).copied().flatten();
        Some(view! {
            <rect class=class x=bar.x y=format!("{:.1}", bar.y) width=bar.width height=format!("{:.1}", bar.height.max(1.0))>
                <title>{name.clone()}</title>
            </rect>
            {place.map(|place| label(layer, bar, place, class, name))}
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

/// The middle of a bar.
fn middle(bar: &Bar) -> f64 {
    bar.y + bar.height / 2.0
}

/// The name of a bar at a height; a line leads to it where it had to give way to others.
fn label(layer: usize, bar: &Bar, place: f64, class: &'static str, name: String) -> impl IntoView + use<> {
    let is_right = layer == 2;
    let edge = if is_right { bar.x + bar.width } else { bar.x };
    let (out, anchor): (f64, _) = if is_right { (1.0, "start") } else { (-1.0, "end") };
    let is_moved = layer == 1 && (place - middle(bar)).abs() > NEAR;
    let x = edge + out * if is_moved { 13.0 } else { 4.0 };
    let line = is_moved.then(|| {
        let path = format!("M{:.1} {place:.1}L{edge:.1} {:.1}", edge + out * 11.0, middle(bar));
        view! { <path class="bar-leader" d=path /> }
    });
    view! {
        {line}
        <text class=format!("{class}-name") x=format!("{x:.1}") y=format!("{:.1}", place + 4.0) text-anchor=anchor>{name}</text>
    }
}
