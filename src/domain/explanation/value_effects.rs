//! Where the difference in value between two plans of one scenario comes from: how much is served, how well it fits, how urgent it is.
//!
//! The value of a kind is V = q·p·f: the quantity q = Σ amount, the mean priority p = Σ priority × amount ÷ q, and the mean fit
//! f = V ÷ Σ priority × amount (the discount of a pool and the floors of the model are in it). From one plan to another each of the three
//! gets its mean effect over all orders in which the three can be changed (Shapley 1953). What the products lose by rounding to value
//! units and by the division by six is shared out, so that the three always add up to the difference. Where a product leaves what integers hold, which
//! quantities of millions are far from, all is told as quantity.

use serde::{Deserialize, Serialize};

use crate::{order::Order, plan::Plan, scenario::Scenario, units::ValueScale};

/// A difference in value in its parts, which sum to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effects {
    /// More or less is served.
    pub quantity: i64,
    /// What is served fits better or worse.
    pub fit: i64,
    /// What is served is more or less urgent.
    pub priority: i64,
}

impl Effects {
    /// All three.
    pub fn total(&self) -> i64 {
        self.quantity + self.fit + self.priority
    }
}

/// The difference in value between two plans of one scenario: that of each kind in its effects, and that of the penalties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueEffects {
    /// The scale of the values.
    pub scale: ValueScale,
    /// By kind, in the order of the scenario.
    pub kinds: Vec<Effects>,
    /// What other penalties for dropped pairs change.
    pub penalties: i64,
}

/// What is served of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Served {
    quantity: i128,
    /// Σ priority × amount.
    urgent: i128,
    value: i128,
}

impl ValueEffects {
    /// From one plan to another of the same scenario; `None` where their scales differ, so that they are plans of different scenarios.
    /// O(deliveries).
    pub fn between(scenario: &Scenario, from: &Plan, to: &Plan) -> Option<Self> {
        if from.scale != to.scale {
            return None;
        }
        let (before, after) = (served(scenario, from), served(scenario, to));
        let kinds = before.into_iter().zip(after).map(|(before, after)| effects(before, after)).collect();
        let penalties = |plan: &Plan| plan.pairs.iter().map(|result| result.penalty).sum::<i64>();
        Some(Self { scale: from.scale, kinds, penalties: penalties(from) - penalties(to) })
    }

    /// The effects of all kinds together.
    pub fn sum(&self) -> Effects {
        let add = |sum: Effects, one: &Effects| Effects {
            quantity: sum.quantity + one.quantity,
            fit: sum.fit + one.fit,
            priority: sum.priority + one.priority,
        };
        self.kinds.iter().fold(Effects::default(), add)
    }

    /// The whole difference.
    pub fn total(&self) -> i64 {
        self.sum().total() + self.penalties
    }
}

fn served(scenario: &Scenario, plan: &Plan) -> Vec<Served> {
    let mut out = vec![Served::default(); scenario.kinds.len()];
    for delivery in &plan.deliveries {
        let Some(need) = scenario.needs.get(delivery.need as usize) else { continue };
        let Some((kind, _)) = scenario.kind(&need.kind) else { continue };
        out[kind].quantity += i128::from(delivery.amount);
        out[kind].urgent += i128::from(need.priority) * i128::from(delivery.amount);
        out[kind].value += i128::from(delivery.value);
    }
    out
}

fn effects(from: Served, to: Served) -> Effects {
    let change = to.value - from.value;
    // Values of plans are 64 bits wide and not below 0 within a kind, so that their difference fits.
    let all_by_quantity = Effects { quantity: i64::try_from(change).unwrap_or(0), ..Effects::default() };
    // Where one of the two serves nothing, it has no fit and no priority of its own.
    if [from, to].iter().any(|served| served.quantity <= 0 || served.urgent <= 0) {
        return all_by_quantity;
    }
    let Some([quantity, priority, fit]) = sixths(from, to) else { return all_by_quantity };
    let mut parts = [quantity, fit, priority].map(|sixth| (sixth.div_euclid(6), sixth.rem_euclid(6)));
    // The largest remainders get what the division leaves; ties in the order of the three.
    let mut left = change - parts.iter().map(|(whole, _)| whole).sum::<i128>();
    let mut order = [0, 1, 2];
    order.order_by_key(|at| std::cmp::Reverse(parts[*at].1));
    for at in order {
        let one = left.signum().max(0);
        parts[at].0 += one;
        left -= one;
    }
    let [Ok(quantity), Ok(fit), Ok(priority)] = parts.map(|(whole, _)| i64::try_from(whole)) else { return all_by_quantity };
    Effects { quantity, fit, priority }
}

/// Six times the mean effects of quantity, priority and fit. They sum to six times the difference, whatever the products between were
/// rounded to. `None` where a product leaves 128 bits.
fn sixths(from: Served, to: Served) -> Option<[i128; 3]> {
    // The value if quantity, priority and fit were each those of one of the two plans.
    let value = |quantity: bool, priority: bool, fit: bool| -> Option<i128> {
        let (q, p, f) = (if quantity { to } else { from }, if priority { to } else { from }, if fit { to } else { from });
        if (quantity, priority) == (fit, fit) {
            return Some(f.value);
        }
        // q.quantity × (p.urgent ÷ p.quantity) × (f.value ÷ f.urgent)
        let (above, below) = reduced(q.quantity.checked_mul(p.urgent)?, p.quantity.checked_mul(f.urgent)?);
        Some(f.value.checked_mul(above)? / below)
    };
    let (before, after) = (value(false, false, false)?, value(true, true, true)?);
    let (q, p, f) = (value(true, false, false)?, value(false, true, false)?, value(false, false, true)?);
    let (pf, qf, qp) = (value(false, true, true)?, value(true, false, true)?, value(true, true, false)?);
    let effect = |alone: i128, with_one: [(i128, i128); 2], without: i128| {
        2 * (alone - before) + with_one.iter().map(|(with, lacks)| with - lacks).sum::<i128>() + 2 * (after - without)
    };
    Some([effect(q, [(qp, p), (qf, f)], pf), effect(p, [(qp, q), (pf, f)], qf), effect(f, [(qf, q), (pf, p)], qp)])
}

/// A fraction of positive numbers in its lowest terms.
fn reduced(above: i128, below: i128) -> (i128, i128) {
    let (mut one, mut other) = (above, below);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    (above / one.max(1), below / one.max(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(quantity: i128, priority: i128, fit: i128) -> Served {
        Served { quantity, urgent: quantity * priority, value: quantity * priority * fit }
    }

    #[test]
    fn one_thing_that_changes_has_the_whole_effect() {
        let base = of(100, 2, 50);
        assert_eq!(effects(base, of(130, 2, 50)), Effects { quantity: 3_000, ..Effects::default() });
        assert_eq!(effects(base, of(100, 3, 50)), Effects { priority: 5_000, ..Effects::default() });
        assert_eq!(effects(base, of(100, 2, 20)), Effects { fit: -6_000, ..Effects::default() });
        assert_eq!(effects(base, Served::default()), Effects { quantity: -10_000, ..Effects::default() });
        assert_eq!(effects(Served::default(), base), Effects { quantity: 10_000, ..Effects::default() });
    }

    #[test]
    fn more_that_fits_less_is_told_apart() {
        let Effects { quantity, fit, priority } = effects(of(100, 2, 60), of(150, 1, 40));
        assert!(quantity > 0 && fit < 0 && priority < 0);
        assert_eq!(quantity + fit + priority, 150 * 40 - 100 * 2 * 60);
    }

    fn any_sizes() -> impl Strategy<Value = Served> {
        (0_i128..=1 << 40, 0_i128..=1 << 45, 0_i128..=1 << 61).prop_map(|(quantity, urgent, value)| Served {
            quantity,
            urgent,
            value,
        })
    }

    fn as_in_plans() -> impl Strategy<Value = Served> {
        (0_i128..=1 << 26, 1_i128..=100, 0_i128..=1 << 20).prop_map(|(quantity, priority, fit)| of(quantity, priority, fit))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_parts_add_up_whatever_the_sizes(from in any_sizes(), to in any_sizes()) {
            prop_assert_eq!(i128::from(effects(from, to).total()), to.value - from.value);
        }

        #[test]
        fn the_parts_turn_round_with_the_plans(from in as_in_plans(), to in as_in_plans()) {
            let there = effects(from, to);
            prop_assert_eq!(i128::from(there.total()), to.value - from.value);
            let back = effects(to, from);
            let near = |one: i64, other: i64| (i128::from(one) + i128::from(other)).abs() <= 4;
            prop_assert!(near(there.quantity, back.quantity) && near(there.fit, back.fit) && near(there.priority, back.priority));
        }
    }
}
