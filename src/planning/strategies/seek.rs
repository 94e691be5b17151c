//! A good plan fast, with a bound: from pairings at hand, walk to better ones next to them, let the joint search propose and bound,
//! and walk again. Re-solves for questions use it; the plan on the desk comes from the joint search itself.
//!
//! One tick values one pairing or advances the joint search by one step, so that a caller can stop between any two.

use std::{collections::BTreeMap, rc::Rc};

use crate::{
    joint::{JointError, JointSearch, core::Core, evaluator::Evaluator, pair_set::PairSet},
    problem::JointProblem,
};

use super::{
    rules::{PairingRules, Step},
    valuing::value_of,
};

/// Flows the joint search may solve in one tick.
const JOINT_STEPS: u64 = 32;

/// Plans that are remembered besides the best.
const POOL: usize = 64;

#[derive(Clone, Debug)]
enum Stage {
    /// Values the pairings at hand.
    Start {
        next: usize,
    },
    /// Values the neighbours of the best pairing.
    Walk {
        around: PairSet,
        steps: Vec<Step>,
        next: usize,
        then: After,
    },
    /// Lets the joint search work.
    Joint,
    Finished,
}

/// What follows a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    Joint,
    End,
}

/// The search.
#[derive(Debug)]
pub struct Seek {
    rules: PairingRules,
    evaluator: Evaluator,
    joint: Option<JointSearch>,
    starts: Vec<PairSet>,
    stage: Stage,
    limit: u64,
    /// How far below the best a plan is still of interest.
    margin: i64,
    /// Values of pairings found, the best kept.
    pool: BTreeMap<PairSet, i64>,
    best: Option<(i64, PairSet)>,
    plans: u64,
}

impl Seek {
    /// Begins at these pairings, which need not keep the rules: each is first brought to the nearest that does. `joint_steps` limits the
    /// flows of the joint search; with 0 there is none, and no bound but the first.
    ///
    /// # Errors
    /// See [`JointError`].
    pub fn new(problem: &JointProblem, core: Rc<Core>, starts: &[PairSet], joint_steps: u64) -> Result<Self, JointError> {
        let joint = if joint_steps > 0 { Some(JointSearch::new(problem)?) } else { None };
        Ok(Self {
            rules: PairingRules::new(&core),
            evaluator: Evaluator::new(core),
            joint,
            starts: starts.to_vec(),
            stage: Stage::Start { next: 0 },
            limit: joint_steps,
            margin: 0,
            pool: BTreeMap::new(),
            best: None,
            plans: 0,
        })
    }

    /// Plans so far below the best are of interest too, from now on.
    pub fn set_margin(&mut self, margin: i64) {
        self.margin = margin.max(0);
    }

    /// The best pairing found and its value.
    pub fn best(&self) -> Option<&(i64, PairSet)> {
        self.best.as_ref()
    }

    /// Plans found, each better than those before.
    pub fn plans(&self) -> u64 {
        self.plans
    }

    /// Upper bound of any plan's value; `None` where there is no plan, `Some(i64::MAX)` where nothing is known yet.
    pub fn bound(&self) -> Option<i64> {
        match &self.joint {
            Some(joint) => joint.bound().max(self.best.as_ref().map(|(value, _)| *value)),
            None => Some(i64::MAX),
        }
    }

    /// Whether the best plan is proved.
    pub fn is_proved(&self) -> bool {
        self.joint.as_ref().is_some_and(JointSearch::is_finished)
            || self.best.as_ref().is_some_and(|(value, _)| self.bound() == Some(*value))
    }

    /// Flows solved.
    pub fn steps(&self) -> u64 {
        self.evaluator.steps() + self.joint.as_ref().map_or(0, JointSearch::flows)
    }

    /// Pairings that were valued and are worth remembering.
    pub fn pool(&self) -> impl Iterator<Item = (&PairSet, i64)> {
        self.pool.iter().map(|(pairing, value)| (pairing, *value))
    }

    /// The evaluator, with all that it remembers.
    pub fn evaluator(&mut self) -> &mut Evaluator {
        &mut self.evaluator
    }

    /// Makes so many ticks, or fewer where the search ends. Returns whether something is left to do.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn advance(&mut self, ticks: u64) -> Result<bool, JointError> {
        for _ in 0..ticks {
            if matches!(self.stage, Stage::Finished) {
                return Ok(false);
            }
            self.tick()?;
        }
        Ok(!matches!(self.stage, Stage::Finished))
    }

    fn tick(&mut self) -> Result<(), JointError> {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Finished) {
            Stage::Start { next } => self.start(next)?,
            Stage::Walk { around, steps, next, then } => self.walk(around, steps, next, then)?,
            Stage::Joint => self.ask_joint()?,
            Stage::Finished => Stage::Finished,
        };
        Ok(())
    }

    fn start(&mut self, next: usize) -> Result<Stage, JointError> {
        let Some(start) = self.starts.get(next).cloned() else { return Ok(self.begin_walk(After::Joint)) };
        if let Some(start) = self.rules.nearest(&start, &[])? {
            self.consider(&start)?;
        }
        Ok(Stage::Start { next: next + 1 })
    }

    fn begin_walk(&self, then: After) -> Stage {
        match &self.best {
            Some((_, best)) => Stage::Walk { around: best.clone(), steps: self.rules.steps(best), next: 0, then },
            None if then == After::Joint && self.joint.is_some() => Stage::Joint,
            None => Stage::Finished,
        }
    }

    /// Values one neighbour; a better one becomes the centre, and the walk goes on from the same place in the order.
    fn walk(&mut self, around: PairSet, steps: Vec<Step>, next: usize, then: After) -> Result<Stage, JointError> {
        let Some(step) = steps.get(next) else {
            return Ok(match then {
                After::Joint if self.joint.is_some() => Stage::Joint,
                _ => Stage::Finished,
            });
        };
        let neighbour = step.from(&around);
        // Whole needs cost about as much here as there: a neighbour is worth a search for them only where it is better without.
        let promises = self.evaluator.divisible(&neighbour)?.saturating_add(self.margin) > self.evaluator.divisible(&around)?;
        if promises && self.consider(&neighbour)? {
            let steps = self.rules.steps(&neighbour);
            return Ok(Stage::Walk { around: neighbour, steps, next: 0, then });
        }
        Ok(Stage::Walk { around, steps, next: next + 1, then })
    }

    fn ask_joint(&mut self) -> Result<Stage, JointError> {
        let Some(joint) = &mut self.joint else { return Ok(Stage::Finished) };
        if let Some((_, best)) = &self.best {
            joint.consider(best.clone())?;
        }
        let more = joint.advance(JOINT_STEPS, u64::MAX)?;
        let found = joint.best().cloned();
        let closed = match (joint.bound(), &self.best) {
            (Some(bound), Some((value, _))) => bound <= *value,
            (None, _) => true,
            _ => false,
        };
        let over = !more || closed || joint.flows() >= self.limit;
        if let Some((_, pairing)) = found
            && self.consider(&pairing)?
            && !over
        {
            return Ok(self.begin_walk(After::Joint));
        }
        if !over {
            return Ok(Stage::Joint);
        }
        Ok(if self.is_proved() { Stage::Finished } else { self.begin_walk(After::End) })
    }

    /// Values a pairing; whether it is the best so far.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn consider(&mut self, pairing: &PairSet) -> Result<bool, JointError> {
        let best = self.best.as_ref().map_or(i64::MIN, |(value, _)| *value);
        if self.pool.contains_key(pairing) {
            return Ok(false);
        }
        let enough = best.saturating_sub(self.margin);
        let Some(value) = value_of(&mut self.evaluator, pairing, enough)? else { return Ok(false) };
        self.pool.insert(pairing.clone(), value);
        if self.pool.len() > 2 * POOL {
            self.prune();
        }
        let is_best = value > best;
        if is_best {
            self.best = Some((value, pairing.clone()));
            self.plans += 1;
        }
        Ok(is_best)
    }

    fn prune(&mut self) {
        let mut values: Vec<i64> = self.pool.values().copied().collect();
        values.sort_unstable_by_key(|value| std::cmp::Reverse(*value));
        let least = values[POOL];
        self.pool.retain(|_, value| *value > least);
    }
}
