//! A Sankey diagram in layers: nodes as bars in columns, links as ribbons whose width is their amount.
//!
//! The nodes of a layer are ordered by the barycentre of what they are linked to in the layer before (Sugiyama, Tagawa & Toda 1981),
//! which cuts most crossings; ties keep the order given, so that the same amounts always give the same picture.

/// A link between nodes of neighbouring layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Layer of the node it leaves; it enters one in the next layer.
    pub layer: usize,
    /// Index of the node that it leaves, within its layer.
    pub from: usize,
    /// Index of the node that it enters, within the next layer.
    pub to: usize,
    /// Amount, ≥ 0.
    pub amount: i64,
}

/// Where a node stands, in pixels of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height, in proportion to the amount that passes; 0 where nothing does.
    pub height: f64,
}

/// A ribbon as the middle line and width of a stroke.
#[derive(Clone, Debug, PartialEq)]
pub struct Ribbon {
    /// Index into the links.
    pub link: usize,
    /// SVG path of its middle line.
    pub path: String,
    /// Width of the stroke, in pixels.
    pub width: f64,
}

/// A drawing: bars by layer and node, ribbons for all links with an amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Sankey {
    /// `bars[layer][node]`.
    pub bars: Vec<Vec<Bar>>,
    /// The ribbons, in the order of the links.
    pub ribbons: Vec<Ribbon>,
}

/// The area to draw in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Width, pixels.
    pub width: f64,
    /// Height, pixels.
    pub height: f64,
    /// Width of a bar, pixels.
    pub bar: f64,
    /// Gap between two bars of a layer, pixels; made smaller where a layer has too many.
    pub gap: f64,
}

/// Lays out `nodes[layer]` nodes a layer. Links that name nodes or layers that are not there are left out. O((nodes + links) log).
pub fn layout(nodes: &[usize], links: &[Link], area: Area) -> Sankey {
    let fits = |link: &Link| {
        link.amount > 0
            && nodes.get(link.layer).is_some_and(|count| link.from < *count)
            && nodes.get(link.layer + 1).is_some_and(|count| link.to < *count)
    };
    let links: Vec<(usize, Link)> = links.iter().copied().enumerate().filter(|(_, link)| fits(link)).collect();
    let through = amounts(nodes, &links);
    let scale = scale(&through, area);
    let mut bars: Vec<Vec<Bar>> = Vec::with_capacity(nodes.len());
    for (layer, through) in through.iter().enumerate() {
        let order = order(layer, nodes, &links, &bars);
        bars.push(column(layer, nodes.len(), through, &order, scale, area));
    }
    let ribbons = ribbons(&links, &bars, scale);
    Sankey { bars, ribbons }
}

/// What passes each node: the greater of what enters and what leaves.
fn amounts(nodes: &[usize], links: &[(usize, Link)]) -> Vec<Vec<i64>> {
    let mut enters: Vec<Vec<i64>> = nodes.iter().map(|count| vec![0; *count]).collect();
    let mut leaves = enters.clone();
    for (_, link) in links {
        leaves[link.layer][link.from] += link.amount;
        enters[link.layer + 1][link.to] += link.amount;
    }
    for (layer, leaving) in enters.iter_mut().zip(leaves) {
        for (node, leaving) in layer.iter_mut().zip(leaving) {
            *node = (*node).max(leaving);
        }
    }
    enters
}

/// Pixels a unit: the fullest layer, with its gaps, fills the height.
fn scale(through: &[Vec<i64>], area: Area) -> f64 {
    let scales = through.iter().filter_map(|layer| {
        let total: i64 = layer.iter().sum();
        (total > 0).then(|| (area.height - gap(layer, area) * gaps(layer)) / total as f64)
    });
    scales.fold(f64::INFINITY, f64::min)
}

fn gaps(layer: &[i64]) -> f64 {
    layer.iter().filter(|amount| **amount > 0).count().saturating_sub(1) as f64
}

/// The gap in force: all gaps of a layer together take at most two fifths of the height.
fn gap(layer: &[i64], area: Area) -> f64 {
    if gaps(layer) > 0.0 { area.gap.min(area.height * 0.4 / gaps(layer)) } else { 0.0 }
}

/// The nodes of a layer from top to bottom.
fn order(layer: usize, nodes: &[usize], links: &[(usize, Link)], bars: &[Vec<Bar>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..nodes[layer]).collect();
    let Some(before) = layer.checked_sub(1).map(|before| &bars[before]) else { return order };
    let mut pull = vec![(0.0_f64, 0.0_f64); nodes[layer]];
    for (_, link) in links.iter().filter(|(_, link)| link.layer + 1 == layer) {
        let from = before[link.from];
        let (sum, weight) = &mut pull[link.to];
        *sum += (from.y + from.height / 2.0) * link.amount as f64;
        *weight += link.amount as f64;
    }
    let centre = |node: usize| if pull[node].1 > 0.0 { pull[node].0 / pull[node].1 } else { f64::MAX };
    order.sort_by(|a, b| centre(*a).total_cmp(&centre(*b)));
    order
}

fn column(layer: usize, layers: usize, through: &[i64], order: &[usize], scale: f64, area: Area) -> Vec<Bar> {
    let x = if layers > 1 { (area.width - area.bar) * layer as f64 / (layers - 1) as f64 } else { 0.0 };
    let total: i64 = through.iter().sum();
    let used = if total > 0 { total as f64 * scale + gap(through, area) * gaps(through) } else { 0.0 };
    let mut y = (area.height - used) / 2.0;
    let mut bars = vec![Bar { x, y, width: area.bar, height: 0.0 }; through.len()];
    for node in order.iter().copied().filter(|node| through[*node] > 0) {
        let height = through[node] as f64 * scale;
        bars[node] = Bar { x, y, width: area.bar, height };
        y += height + gap(through, area);
    }
    bars
}

/// Ribbons leave and enter each bar from top to bottom in the order of their other ends.
fn ribbons(links: &[(usize, Link)], bars: &[Vec<Bar>], scale: f64) -> Vec<Ribbon> {
    let start = |link: &Link| bars[link.layer][link.from];
    let end = |link: &Link| bars[link.layer + 1][link.to];
    let offsets = |mine: &dyn Fn(&Link) -> (usize, usize), other: &dyn Fn(&Link) -> f64| {
        let mut order: Vec<usize> = (0..links.len()).collect();
        order.sort_by(|a, b| other(&links[*a].1).total_cmp(&other(&links[*b].1)));
        let mut used = std::collections::BTreeMap::new();
        let mut offsets = vec![0.0; links.len()];
        for index in order {
            let link = &links[index].1;
            let used: &mut f64 = used.entry(mine(link)).or_insert(0.0);
            offsets[index] = *used + link.amount as f64 * scale / 2.0;
            *used += link.amount as f64 * scale;
        }
        offsets
    };
    let leaving = offsets(&|link| (link.layer, link.from), &|link| end(link).y);
    let entering = offsets(&|link| (link.layer, link.to), &|link| start(link).y);
    links
        .iter()
        .enumerate()
        .map(|(place, (index, link))| {
            let (from, to) = (start(link), end(link));
            let (x1, x2) = (from.x + from.width, to.x);
            let (y1, y2) = (from.y + leaving[place], to.y + entering[place]);
            let middle = f64::midpoint(x1, x2);
            let path = format!("M{x1:.1} {y1:.1}C{middle:.1} {y1:.1} {middle:.1} {y2:.1} {x2:.1} {y2:.1}");
            Ribbon { link: *index, path, width: (link.amount as f64 * scale).max(0.5) }
        })
        .collect()
}

/// Middles of labels, one a `wanted` middle, so that none is nearer to another than `pitch` and all lie within 0 and `height`:
/// moved as little as that takes, by least squares (pool adjacent violators, Ayer et al. 1955). `None` for what finds no room:
/// the labels of the least `weights`, later ones first. O(n log n).
pub fn spread(wanted: &[f64], weights: &[f64], pitch: f64, height: f64) -> Vec<Option<f64>> {
    let room = (height / pitch) as usize + 1;
    let mut kept: Vec<usize> = (0..wanted.len().min(weights.len())).collect();
    kept.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]));
    kept.truncate(room);
    kept.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    // Labels that touch move as one: the sum of where each would have the first of all, and how many they are.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (rank, label) in kept.iter().enumerate() {
        let mut pool = (wanted[*label] - rank as f64 * pitch, 1_usize);
        while let Some((sum, count)) = pools.pop_if(|(sum, count)| *sum / *count as f64 >= pool.0 / pool.1 as f64) {
            pool = (pool.0 + sum, pool.1 + count);
        }
        pools.push(pool);
    }
    let last = (height - pitch * kept.len().saturating_sub(1) as f64).max(0.0);
    let firsts = pools.iter().flat_map(|(sum, count)| std::iter::repeat_n((sum / *count as f64).clamp(0.0, last), *count));
    let mut middles = vec![None; wanted.len()];
    for ((rank, label), first) in kept.iter().enumerate().zip(firsts) {
        middles[*label] = Some(first + rank as f64 * pitch);
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area { width: 110.0, height: 100.0, bar: 10.0, gap: 10.0 };

    fn link(layer: usize, from: usize, to: usize, amount: i64) -> Link {
        Link { layer, from, to, amount }
    }

    #[test]
    fn bars_fill_the_height_in_proportion_to_what_passes() {
        let drawing = layout(&[2, 1], &[link(0, 0, 0, 30), link(0, 1, 0, 60)], AREA);
        assert_eq!(drawing.bars[0][0], Bar { x: 0.0, y: 0.0, width: 10.0, height: 30.0 });
        assert_eq!(drawing.bars[0][1], Bar { x: 0.0, y: 40.0, width: 10.0, height: 60.0 });
        assert_eq!(drawing.bars[1][0], Bar { x: 100.0, y: 5.0, width: 10.0, height: 90.0 });
        assert_eq!(drawing.ribbons.iter().map(|ribbon| ribbon.width).collect::<Vec<_>>(), [30.0, 60.0]);
        assert_eq!(drawing.ribbons[0].path, "M10.0 15.0C55.0 15.0 55.0 20.0 100.0 20.0");
    }

    #[test]
    fn a_layer_is_ordered_so_that_straight_links_do_not_cross() {
        let drawing = layout(&[2, 2], &[link(0, 0, 1, 10), link(0, 1, 0, 10)], AREA);
        assert!(drawing.bars[1][1].y < drawing.bars[1][0].y);
    }

    #[test]
    fn links_to_nowhere_and_empty_ones_are_left_out() {
        let drawing = layout(&[1, 1], &[link(0, 0, 0, 0), link(0, 3, 0, 5), link(1, 0, 0, 5), link(0, 0, 0, 5)], AREA);
        assert_eq!(drawing.ribbons.iter().map(|ribbon| ribbon.link).collect::<Vec<_>>(), [3]);
        assert_eq!(layout(&[], &[], AREA), Sankey { bars: Vec::new(), ribbons: Vec::new() });
        assert!(layout(&[2, 2], &[], AREA).bars.iter().flatten().all(|bar| bar.height == 0.0));
    }

    #[test]
    fn labels_that_do_not_touch_stay_and_those_that_do_move_apart_evenly() {
        assert_eq!(spread(&[80.0, 20.0], &[1.0, 1.0], 10.0, 100.0), [Some(80.0), Some(20.0)]);
        assert_eq!(spread(&[50.0, 52.0, 10.0], &[1.0; 3], 10.0, 100.0), [Some(46.0), Some(56.0), Some(10.0)]);
        assert_eq!(spread(&[1.0, 2.0, 99.0], &[1.0; 3], 10.0, 100.0), [Some(0.0), Some(10.0), Some(99.0)]);
        assert_eq!(spread(&[99.0, 98.0], &[1.0; 2], 10.0, 100.0), [Some(100.0), Some(90.0)]);
    }

    #[test]
    fn labels_of_the_least_nodes_give_way_where_there_is_no_room_for_all() {
        assert_eq!(spread(&[5.0, 6.0, 7.0], &[2.0, 1.0, 3.0], 10.0, 10.0), [Some(0.0), None, Some(10.0)]);
        assert!(spread(&[], &[], 10.0, 10.0).is_empty());
    }
}
