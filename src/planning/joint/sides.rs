//! Which side owns: after the root's ascent with the east owning, the west is tried where its sets are few, and kept where its bound
//! is clearly lower. Part of [`JointSearch`].

use std::rc::Rc;

use super::{
    JointError,
    ascent::Scope,
    owner::OwningSide,
    pricing::{Fixings, Prices, Pricing},
    search::{JointSearch, Node, ROOT_STEPS, Stage},
};

/// Sets of the western side, all together, up to which it is tried.
const SETS: usize = 800;

/// The side that was tried first, waiting for the other.
#[derive(Debug)]
pub(super) struct Parked {
    pricing: Pricing,
    scope: Rc<Scope>,
    node: Node,
    taken: Vec<u32>,
    steps: u32,
}

/// How far the trial of sides has come.
#[derive(Debug)]
pub(super) enum Trial {
    /// Not begun.
    Due,
    /// The other side is on.
    Running(Box<Parked>),
    /// Decided.
    Over,
}

impl JointSearch {
    /// At the end of the root's ascent: the stage of the trial that follows, or the node to go on with.
    pub(super) fn settle_side(&mut self, node: Node, taken: Vec<u32>, steps: u32) -> Result<Stage, JointError> {
        match std::mem::replace(&mut self.trial, Trial::Over) {
            Trial::Due => {
                let side = OwningSide::West;
                let few = |pricing: &Pricing| {
                    let sets = pricing.owners.iter().map(|owner| owner.sets.as_ref().map(Vec::len));
                    sets.sum::<Option<usize>>().is_some_and(|sets| sets <= SETS)
                };
                let Some(other) = Pricing::new(Rc::clone(&self.core), side).filter(few) else {
                    return self.tighten(node, 0, &taken, steps);
                };
                let scope = Rc::new(Scope::new(&other));
                let prices = Prices { unit: vec![0; other.units.len()], place: vec![0; other.partners()] };
                let fixings = Fixings::new(&self.core, side);
                let root = Node { prices: Rc::new(prices), fixings, factor: 1.0, ..node.clone() };
                let pricing = std::mem::replace(&mut self.pricing, other);
                let scope = std::mem::replace(&mut self.scope, scope);
                self.trial = Trial::Running(Box::new(Parked { pricing, scope, node, taken, steps }));
                Ok(self.begin(root, ROOT_STEPS, 0))
            }
            Trial::Running(parked) => {
                self.ceiling = self.ceiling.min(node.bound);
                let above = |bound: i64| i128::from(bound) - i128::from(self.enough());
                if above(node.bound) * 10 < above(parked.node.bound) * 9 {
                    self.spend(&parked.pricing);
                    return self.tighten(node, 0, &taken, steps);
                }
                let Parked { pricing, scope, node, taken, steps } = *parked;
                let other = std::mem::replace(&mut self.pricing, pricing);
                self.spend(&other);
                self.scope = scope;
                self.tighten(node, 0, &taken, steps)
            }
            Trial::Over => self.tighten(node, 0, &taken, steps),
        }
    }

    /// Whether a node's bound is that of the side that waits, so that its own prices do not prove it.
    pub(super) fn leans_on_parked(&self, node: &Node) -> bool {
        matches!(&self.trial, Trial::Running(parked) if parked.node.bound == node.bound)
    }

    /// Keeps count of what a side that is given up has cost.
    fn spend(&mut self, pricing: &Pricing) {
        self.spent.0 += pricing.steps();
        self.spent.1 += pricing.evaluations();
    }

    /// Flows and evaluations of both sides so far.
    pub(super) fn priced(&self) -> (u64, u64) {
        let (mut flows, mut evaluations) = self.spent;
        flows += self.pricing.steps();
        evaluations += self.pricing.evaluations();
        if let Trial::Running(parked) = &self.trial {
            flows += parked.pricing.steps();
            evaluations += parked.pricing.evaluations();
        }
        (flows, evaluations)
    }
}
