//! Where parties and lines of the diagram stand, as numbers. Worked out anew only when the plan or the rules change.

use charts::bipartite::{self, Area, Bipartite, Link, Stroke};
use domain::{Adcode, Order, Pair, PairRule, Plan, Scenario, Side};

/// Width of the drawing.
pub const WIDTH: f64 = 380.0;
/// Height of the drawing.
pub const HEIGHT: f64 = 360.0;
/// Where lines leave the cooperatives and enter the provinces.
pub const EAST_X: f64 = 92.0;
/// See [`EAST_X`].
pub const WEST_X: f64 = 288.0;
/// Height at a party within which its lines end.
pub const NODE: f64 = 26.0;

const AREA: Area = Area { left: EAST_X, right: WEST_X, height: HEIGHT, node: NODE, thinnest: 1.0 };

/// A line between two parties.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The pair.
    pub pair: Pair,
    /// Whether the plan chooses it.
    pub chosen: bool,
    /// Whether it exists already.
    pub existing: bool,
    /// What the planner says of it.
    pub rule: PairRule,
    /// Its stroke.
    pub stroke: Stroke,
    /// Its place among the lines of its cooperative, from top to bottom.
    pub place: usize,
}

/// Everything that stands in the diagram.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    east: Vec<Adcode>,
    west: Vec<Adcode>,
    places: Bipartite,
    /// Pairs of the plan; and what is not in it but existing, pinned or forbidden.
    pub lines: Vec<Line>,
}

impl Drawn {
    /// Lays out a plan; parties without lines where there is none.
    pub fn new(scenario: &Scenario, plan: Option<&Plan>) -> Self {
        let parties = |side| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>();
        let (east, west) = (parties(Side::Supporter), parties(Side::Supported));
        let at = |list: &[Adcode], code| list.iter().position(|entry| *entry == code);
        let results: Vec<_> = plan
            .into_iter()
            .flat_map(|plan| &plan.pairs)
            .filter_map(|result| Some((result, at(&east, result.pair.east)?, at(&west, result.pair.west)?)))
            .collect();
        let chosen: Vec<_> = results.iter().filter(|(result, ..)| result.chosen).collect();
        let links: Vec<Link> = chosen
            .iter()
            .map(|(result, left, right)| Link { left: *left, right: *right, amount: result.contribution() })
            .collect();
        let places = bipartite::layout(east.len(), west.len(), &links, AREA);
        let line = |pair: Pair, chosen, stroke| Line {
            pair,
            chosen,
            existing: scenario.existing().binary_search(&pair).is_ok(),
            rule: scenario.pair_rule(pair),
            stroke,
            place: 0,
        };
        let others = results
            .iter()
            .filter(|(result, ..)| !result.chosen)
            .map(|(result, left, right)| line(result.pair, false, between(&places, *left, *right)));
        let others = others.filter(|line| line.existing || line.rule != PairRule::Free);
        let lines = others
            .chain(
                chosen
                    .iter()
                    .zip(&places.strokes)
                    .filter_map(|((result, ..), stroke)| Some(line(result.pair, true, stroke.clone()?))),
            )
            .collect();
        Self { lines: placed(lines), east, west, places }
    }

    /// The side of a party.
    pub fn side(&self, party: Adcode) -> Option<Side> {
        if self.east.contains(&party) { Some(Side::Supporter) } else { self.west.contains(&party).then_some(Side::Supported) }
    }

    /// The middle of a party.
    pub fn height_of(&self, party: Adcode) -> Option<f64> {
        let at = |list: &[Adcode], middles: &[f64]| list.iter().position(|code| *code == party).map(|place| middles[place]);
        at(&self.east, &self.places.left).or_else(|| at(&self.west, &self.places.right))
    }

    /// The parties of a side from top to bottom.
    pub fn column(&self, side: Side) -> Vec<Adcode> {
        match side {
            Side::Supporter => self.places.left_order.iter().map(|place| self.east[*place]).collect(),
            Side::Supported => self.places.right_order.iter().map(|place| self.west[*place]).collect(),
        }
    }

    /// The party of a side whose middle is nearest to a height.
    pub fn nearest(&self, side: Side, height: f64) -> Option<Adcode> {
        let far = |party: &Adcode| self.height_of(*party).map_or(f64::MAX, |middle| (middle - height).abs());
        self.column(side).into_iter().min_by(|a, b| far(a).total_cmp(&far(b)))
    }

    /// Partners of a party in the plan, from top to bottom.
    pub fn partners(&self, party: Adcode) -> Vec<Adcode> {
        let of = |line: &Line| match line.pair {
            Pair { east, west } if east == party => Some(west),
            Pair { east, west } if west == party => Some(east),
            _ => None,
        };
        let mut partners: Vec<Adcode> = self.lines.iter().filter(|line| line.chosen).filter_map(of).collect();
        partners.order_by(|a, b| self.height_of(*a).partial_cmp(&self.height_of(*b)).unwrap_or(std::cmp::Ordering::Equal));
        partners
    }

    /// The line of a pair that is not drawn, from middle to middle.
    pub fn straight(&self, pair: Pair) -> Option<Stroke> {
        let left = self.east.iter().position(|code| *code == pair.east)?;
        let right = self.west.iter().position(|code| *code == pair.west)?;
        Some(between(&self.places, left, right))
    }
}

/// Lines with their places among those of their cooperative: by where they end.
fn placed(mut lines: Vec<Line>) -> Vec<Line> {
    let ends: Vec<(Pair, f64)> = lines.iter().map(|line| (line.pair, line.stroke.points[3].1)).collect();
    for line in &mut lines {
        let end = line.stroke.points[3].1;
        line.place = ends.iter().filter(|(pair, other)| pair.east == line.pair.east && *other < end).count();
    }
    lines
}

/// A thin stroke from middle to middle.
fn between(places: &Bipartite, left: usize, right: usize) -> Stroke {
    let (y1, y2) = (places.left[left], places.right[right]);
    let middle = f64::midpoint(EAST_X, WEST_X);
    Stroke { points: [(EAST_X, y1), (middle, y1), (middle, y2), (WEST_X, y2)], width: 1.0 }
}
