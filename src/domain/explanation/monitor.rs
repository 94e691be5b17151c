//! 供求监测: what is left of supply and of demand after what a plan arranges, by product and month.

use crate::{kind::HardRule, order::Order, plan::Plan, product::ProductId, scenario::Scenario, term::TermId, units::Month};

/// What is balanced: a product, or a category of which any product is taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Goods {
    /// A product.
    Product(ProductId),
    /// Any product of a category.
    Category(TermId),
}

/// What is left of one product or category, in tonnes, by the months of the scenario's year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsLeft {
    /// What it is.
    pub goods: Goods,
    /// Produce that nobody takes.
    pub unsold: [i64; 12],
    /// Capacity that has nothing to take.
    pub free: [i64; 12],
}

/// What is left in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monitor {
    /// The months of the scenario's year, in their order.
    pub months: [Month; 12],
    /// One for each product and category of which something is left, the most unsold first.
    pub balances: Vec<GoodsLeft>,
    /// Needs of which something is left, by month, then by how much, the most first: index of the need, tonnes left.
    pub next: Vec<(u32, i64)>,
}

impl Monitor {
    /// What a plan leaves of a scenario. `plan` is of the scenario as it is planned: what offers promised to lots is not free.
    /// O((offers + needs + deliveries) × log).
    pub fn of(scenario: &Scenario, plan: &Plan) -> Self {
        let first = scenario.year().and_then(|(first, _)| first.month()).map_or(Month(1), |(_, month)| month);
        let months: [Month; 12] = std::array::from_fn(|place| first.plus(place as u8));
        let place = |month: Month| months.iter().position(|found| *found == month);
        let (mut served, mut given) = (vec![0_i64; scenario.needs.len()], vec![0_i64; scenario.offers.len()]);
        for delivery in &plan.deliveries {
            if let (Some(need), Some(offer)) = (served.get_mut(delivery.need as usize), given.get_mut(delivery.offer as usize))
            {
                *need += delivery.amount;
                *offer += delivery.amount;
            }
        }
        let promised = scenario.promised();
        let is_shipped = |kind| scenario.kind(kind).is_some_and(|(_, kind)| kind.hard_rules.contains(&HardRule::ProductTaken));
        let mut balances: Vec<GoodsLeft> = Vec::new();
        let mut add = |goods: Goods, at: usize, unsold: i64, free: i64| {
            let found = balances.iter().position(|balance| balance.goods == goods);
            let found = found.unwrap_or_else(|| {
                balances.push(GoodsLeft { goods, unsold: [0; 12], free: [0; 12] });
                balances.len() - 1
            });
            balances[found].unsold[at] += unsold;
            balances[found].free[at] += free;
        };
        let mut next = Vec::new();
        for ((need, served), index) in scenario.needs.iter().zip(&served).zip(0_u32..) {
            let at = need.terms.month.and_then(place);
            let (Some(product), Some(at)) = (&need.terms.product, at) else { continue };
            let left = need.quantity - served;
            if left > 0 && is_shipped(&need.kind) {
                add(Goods::Product(product.clone()), at, left, 0);
                next.push((at, index, left));
            }
        }
        for ((offer, given), index) in scenario.offers.iter().zip(&given).zip(0..) {
            let Some(at) = offer.terms.month.and_then(place).filter(|_| is_shipped(&offer.kind)) else { continue };
            let goods = match (&offer.terms.product, &offer.terms.category) {
                (Some(product), _) => Goods::Product(product.clone()),
                (None, Some(category)) => Goods::Category(category.clone()),
                (None, None) => continue,
            };
            let free = offer.quantity - given - promised.get(index).unwrap_or(&0);
            if free > 0 {
                add(goods, at, 0, free);
            }
        }
        let most = |balance: &GoodsLeft| balance.unsold.iter().sum::<i64>();
        balances.order_by(|one, other| most(other).cmp(&most(one)).then_with(|| one.goods.cmp(&other.goods)));
        next.order_by_key(|(at, index, left)| (*at, std::cmp::Reverse(*left), *index));
        Self { months, balances, next: next.into_iter().map(|(_, index, left)| (index, left)).collect() }
    }
}
