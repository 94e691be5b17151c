//! Two columns of nodes joined by links: the order of each column, where nodes stand, and the links as strokes whose width is their
//! amount. Called by `web` for the diagram of pairs.
//!
//! Columns are ordered by the barycentre of their partners in turn (Sugiyama, Tagawa & Toda 1981), then by exchanging two nodes
//! while that cuts crossings; the least number met is kept, the order given among equals. To find the least number for certain is
//! NP-hard (Garey & Johnson 1983).

/// A link between the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Index of its node on the left.
    pub left: usize,
    /// Index of its node on the right.
    pub right: usize,
    /// Amount; below 0 counts as 0.
    pub amount: i64,
}

/// The area to draw in, in pixels of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Where links leave the left column.
    pub left: f64,
    /// Where links enter the right column.
    pub right: f64,
    /// Height of both columns.
    pub height: f64,
    /// Height at each node within which links end.
    pub node: f64,
    /// Width of the thinnest link.
    pub thinnest: f64,
}

/// A link as the middle line and width of a stroke.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Begin and end with the two handles of the cubic curve between them.
    pub points: [(f64, f64); 4],
    /// Width.
    pub width: f64,
}

impl Stroke {
    /// The middle line as an SVG path.
    pub fn path(&self) -> String {
        let [(x1, y1), (x2, y2), (x3, y3), (x4, y4)] = self.points;
        format!("M{x1:.1} {y1:.1}C{x2:.1} {y2:.1} {x3:.1} {y3:.1} {x4:.1} {y4:.1}")
    }

    /// The point of the middle line at `share` of its parameter, 0 at the left end to 1 at the right (de Casteljau).
    pub fn at(&self, share: f64) -> (f64, f64) {
        let between = |a: (f64, f64), b: (f64, f64)| (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share);
        let [a, b, c, d] = self.points;
        let (ab, bc, cd) = (between(a, b), between(b, c), between(c, d));
        between(between(ab, bc), between(bc, cd))
    }
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Bipartite {
    /// Nodes on the left from top to bottom.
    pub left_order: Vec<usize>,
    /// Nodes on the right from top to bottom.
    pub right_order: Vec<usize>,
    /// Middle of each node on the left, by node.
    pub left: Vec<f64>,
    /// Middle of each node on the right, by node.
    pub right: Vec<f64>,
    /// One stroke a link, in the order of the links; `None` where a link names a node that is not there.
    pub strokes: Vec<Option<Stroke>>,
}

/// Rounds of ordering by barycentre; more change nothing in diagrams of this size.
const ROUNDS: usize = 12;

/// Lays out `left` and `right` nodes. Time O(rounds · passes · nodes² · links²), where a few passes do.
pub fn layout(left: usize, right: usize, links: &[Link], area: Area) -> Bipartite {
    let known: Vec<Link> = links.iter().copied().filter(|link| link.left < left && link.right < right).collect();
    let Columns { left: left_order, right: right_order } = order(left, right, &known);
    let (left, right) = (middles(&left_order, area.height), middles(&right_order, area.height));
    let strokes = strokes(links, &left, &right, area);
    Bipartite { left_order, right_order, left, right, strokes }
}

/// Number of pairs of links that cross, for columns in these orders. O(links²).
pub fn crossings(left_order: &[usize], right_order: &[usize], links: &[Link]) -> usize {
    let (left, right) = (ranks(left_order), ranks(right_order));
    let cross = |a: &Link, b: &Link| {
        let (on_left, on_right) = (left[a.left].cmp(&left[b.left]), right[a.right].cmp(&right[b.right]));
        on_left.is_ne() && on_right.is_ne() && on_left != on_right
    };
    links.iter().enumerate().map(|(index, a)| links[index + 1..].iter().filter(|b| cross(a, b)).count()).sum()
}

/// Place of each node in its column.
fn ranks(order: &[usize]) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    for (place, node) in order.iter().enumerate() {
        ranks[*node] = place;
    }
    ranks
}

fn order(left: usize, right: usize, links: &[Link]) -> Columns {
    let given = Columns { left: (0..left).collect(), right: (0..right).collect() };
    let starts = [given.clone(), along_links(left, right, links)].map(|start| settle(start, links));
    let [first, second] = starts.map(|found| (found.crossings(links), found));
    let best = if second.0 < first.0 { second } else { first };
    if best.0 < given.crossings(links) { best.1 } else { given }
}

/// The orders of both columns.
#[derive(Clone)]
struct Columns {
    left: Vec<usize>,
    right: Vec<usize>,
}

impl Columns {
    fn crossings(&self, links: &[Link]) -> usize {
        crossings(&self.left, &self.right, links)
    }

    /// Sorts one column by what the other's order is.
    fn sort(&mut self, the_left: bool, links: &[Link]) {
        if the_left {
            let before = ranks(&self.right);
            by_barycentre(&mut self.left, links, |link| (link.left, before[link.right]));
        } else {
            let before = ranks(&self.left);
            by_barycentre(&mut self.right, links, |link| (link.right, before[link.left]));
        }
    }
}

/// Sorts the columns in turn, then exchanges two nodes of one of them, with or without sorting the other again, while that cuts
/// crossings.
fn settle(mut now: Columns, links: &[Link]) -> Columns {
    let mut best = now.clone();
    let mut least = best.crossings(links);
    for round in 0..ROUNDS {
        now.sort(round % 2 == 1, links);
        let count = now.crossings(links);
        if count < least {
            (least, best) = (count, now.clone());
        }
    }
    loop {
        let before = least;
        for the_left in [true, false] {
            let length = if the_left { best.left.len() } else { best.right.len() };
            for (upper, lower) in (0..length).flat_map(|lower| (0..lower).map(move |upper| (upper, lower))) {
                let mut tried = best.clone();
                (if the_left { &mut tried.left } else { &mut tried.right }).swap(upper, lower);
                let mut sorted = tried.clone();
                sorted.sort(!the_left, links);
                for found in [tried, sorted] {
                    let count = found.crossings(links);
                    if count < least {
                        (least, best) = (count, found);
                    }
                }
            }
        }
        if least == before {
            return best;
        }
    }
}

/// Both columns in the order in which a walk in breadth comes to their nodes, each component begun at a node with the fewest links:
/// what is not linked at all stands apart.
fn along_links(left: usize, right: usize, links: &[Link]) -> Columns {
    // Nodes of the right column are counted on from those of the left.
    let mut partners = vec![Vec::new(); left + right];
    for link in links {
        partners[link.left].push(left + link.right);
        partners[left + link.right].push(link.left);
    }
    let mut starts: Vec<usize> = (0..partners.len()).collect();
    starts.sort_by_key(|node| partners[*node].len());
    let mut seen = vec![false; partners.len()];
    let mut walk: Vec<usize> = Vec::with_capacity(partners.len());
    for start in starts {
        let mut next = walk.len();
        if !std::mem::replace(&mut seen[start], true) {
            walk.push(start);
        }
        while next < walk.len() {
            // Partners that lead nowhere else come first, so that nothing passes over them.
            let mut found: Vec<usize> = partners[walk[next]].iter().copied().filter(|node| !seen[*node]).collect();
            found.sort_by_key(|node| partners[*node].len());
            for node in found {
                if !std::mem::replace(&mut seen[node], true) {
                    walk.push(node);
                }
            }
            next += 1;
        }
    }
    let (on_left, on_right): (Vec<usize>, Vec<usize>) = walk.into_iter().partition(|node| *node < left);
    Columns { left: on_left, right: on_right.into_iter().map(|node| node - left).collect() }
}

/// Sorts a column by the mean place of each node's partners; a node without any stays about where it is.
fn by_barycentre(column: &mut [usize], links: &[Link], of: impl Fn(&Link) -> (usize, usize)) {
    let places = ranks(column);
    let mut sums = vec![(0_usize, 0_usize); column.len()];
    for link in links {
        let (node, partner) = of(link);
        let (sum, count) = &mut sums[node];
        *sum += partner;
        *count += 1;
    }
    let others = links.iter().map(|link| of(link).1).max().unwrap_or(0).max(1);
    let key = |node: usize| match sums[node] {
        (_, 0) => places[node] as f64 * others as f64 / (places.len().max(2) - 1) as f64,
        (sum, count) => sum as f64 / count as f64,
    };
    column.sort_by(|a, b| key(*a).total_cmp(&key(*b)));
}

/// Middles of nodes that share the height evenly.
fn middles(order: &[usize], height: f64) -> Vec<f64> {
    let mut middles = vec![0.0; order.len()];
    for (place, node) in order.iter().enumerate() {
        middles[*node] = height * (place as f64 + 0.5) / order.len() as f64;
    }
    middles
}

/// Links end side by side at their nodes, in the order of their other ends; the fullest node fills its height.
fn strokes(links: &[Link], left: &[f64], right: &[f64], area: Area) -> Vec<Option<Stroke>> {
    let is_known = |link: &Link| link.left < left.len() && link.right < right.len();
    let amount = |link: &Link| link.amount.max(0) as f64;
    let mut sums = (vec![(0.0, 0_usize); left.len()], vec![(0.0, 0_usize); right.len()]);
    for link in links.iter().filter(|link| is_known(link)) {
        for (sum, count) in [&mut sums.0[link.left], &mut sums.1[link.right]] {
            *sum += amount(link);
            *count += 1;
        }
    }
    // What is left of a node's height when each of its links has the thinnest width, for each unit.
    let room = |(sum, count): (f64, usize)| (area.node - area.thinnest * count as f64).max(0.0) / sum;
    let scale =
        sums.0.iter().chain(&sums.1).filter(|(sum, _)| *sum > 0.0).map(|known| room(*known)).fold(f64::INFINITY, f64::min);
    let scale = if scale.is_finite() { scale } else { 0.0 };
    let width = |link: &Link| area.thinnest + amount(link) * scale;
    let ends = |mine: &dyn Fn(&Link) -> usize, other: &dyn Fn(&Link) -> f64, middles: &[f64]| {
        let mut order: Vec<usize> = (0..links.len()).filter(|index| is_known(&links[*index])).collect();
        order.sort_by(|a, b| other(&links[*a]).total_cmp(&other(&links[*b])));
        let mut total = vec![0.0; middles.len()];
        for index in &order {
            total[mine(&links[*index])] += width(&links[*index]);
        }
        let mut used = vec![0.0; middles.len()];
        let mut ends = vec![0.0; links.len()];
        for index in order {
            let node = mine(&links[index]);
            ends[index] = middles[node] - total[node] / 2.0 + used[node] + width(&links[index]) / 2.0;
            used[node] += width(&links[index]);
        }
        ends
    };
    let leaves = ends(&|link| link.left, &|link| right[link.right], left);
    let enters = ends(&|link| link.right, &|link| left[link.left], right);
    let middle = f64::midpoint(area.left, area.right);
    let stroke = |(index, link): (usize, &Link)| {
        is_known(link).then(|| {
            let (y1, y2) = (leaves[index], enters[index]);
            Stroke { points: [(area.left, y1), (middle, y1), (middle, y2), (area.right, y2)], width: width(link) }
        })
    };
    links.iter().enumerate().map(stroke).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AREA: Area = Area { left: 10.0, right: 110.0, height: 90.0, node: 20.0, thinnest: 1.0 };

    fn link(left: usize, right: usize, amount: i64) -> Link {
        Link { left, right, amount }
    }

    #[test]
    fn columns_are_ordered_so_that_links_that_need_not_cross_do_not() {
        let links = [link(0, 2, 5), link(1, 1, 5), link(2, 0, 5)];
        let found = layout(3, 3, &links, AREA);
        assert_eq!(crossings(&[0, 1, 2], &[0, 1, 2], &links), 3);
        assert_eq!(crossings(&found.left_order, &found.right_order, &links), 0);
    }

    #[test]
    fn nodes_share_the_height_and_the_fullest_node_is_filled() {
        let found = layout(1, 2, &[link(0, 0, 6), link(0, 1, 12)], AREA);
        assert_eq!((found.left, found.right), (vec![45.0], vec![22.5, 67.5]));
        let strokes: Vec<Stroke> = found.strokes.into_iter().flatten().collect();
        assert_eq!(strokes.iter().map(|stroke| stroke.width).collect::<Vec<_>>(), [7.0, 13.0]);
        assert_eq!(strokes[0].path(), "M10.0 38.5C60.0 38.5 60.0 22.5 110.0 22.5");
        assert_eq!((strokes[1].at(0.0), strokes[1].at(1.0)), ((10.0, 48.5), (110.0, 67.5)));
        assert_eq!(strokes[0].at(0.5), (60.0, 30.5));
    }

    #[test]
    fn links_without_an_amount_are_the_thinnest_and_links_to_nowhere_are_left_out() {
        let found = layout(1, 1, &[link(0, 0, -4), link(0, 7, 3)], AREA);
        assert_eq!(found.strokes[0].as_ref().map(|stroke| stroke.width), Some(1.0));
        assert_eq!(found.strokes[1], None);
        assert!(layout(0, 0, &[link(0, 0, 1)], AREA).strokes[0].is_none());
    }

    /// The least number of crossings over all orders.
    fn least(left: usize, right: usize, links: &[Link]) -> usize {
        let all = |count: usize| {
            let mut orders = vec![Vec::new()];
            for node in 0..count {
                orders = orders
                    .into_iter()
                    .flat_map(|order: Vec<usize>| {
                        (0..=order.len()).map(move |place| {
                            let mut longer = order.clone();
                            longer.insert(place, node);
                            longer
                        })
                    })
                    .collect();
            }
            orders
        };
        let rights = all(right);
        all(left).iter().flat_map(|l| rights.iter().map(move |r| crossings(l, r, links))).min().unwrap_or(0)
    }

    #[test]
    fn every_diagram_of_three_and_three_has_the_least_crossings() {
        for picked in 0..1_u32 << 9 {
            let links: Vec<Link> = (0..9).filter(|bit| picked >> bit & 1 == 1).map(|bit| link(bit / 3, bit % 3, 1)).collect();
            let found = layout(3, 3, &links, AREA);
            let count = crossings(&found.left_order, &found.right_order, &links);
            assert_eq!(count, least(3, 3, &links), "{links:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_order_found_is_never_worse_than_the_one_given(
            ends in proptest::collection::btree_set((0_usize..4, 0_usize..4), 1..9)
        ) {
            let links: Vec<Link> = ends.into_iter().map(|(left, right)| link(left, right, 1)).collect();
            let found = layout(4, 4, &links, AREA);
            let mut sorted = (found.left_order.clone(), found.right_order.clone());
            sorted.0.sort_unstable();
            sorted.1.sort_unstable();
            prop_assert_eq!(sorted, ((0..4).collect::<Vec<_>>(), (0..4).collect::<Vec<_>>()));
            let count = crossings(&found.left_order, &found.right_order, &links);
            prop_assert!(count <= crossings(&[0, 1, 2, 3], &[0, 1, 2, 3], &links));
            prop_assert!(count >= least(4, 4, &links));
        }
    }
}
