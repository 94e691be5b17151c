//! Pairings valued kind by kind for a weight of 1: kinds share nothing, so that V(y) = Σ w(k)·V(k, y) − penalties, and what is known
//! of one kind stays true whatever happens to another. Called by `break_points` and `help`.

use domain::{Outcome, Plan, PlanFailure, Scenario};

use crate::{
    alone::STEPS,
    graph::Cooperation,
    joint::{JointError, evaluator::Evaluator, pair_set::PairSet},
    kind_part::KindPart,
    problem::JointProblem,
    strategies::{decision::numbers, valuing::value_of},
};

/// The kinds of a scenario, each a problem of its own.
#[derive(Debug)]
pub struct ByKind {
    kinds: Vec<KindPart>,
    /// Whether a kind has needs.
    pub has_needs: Vec<bool>,
    /// The weights in force.
    pub weights: Vec<i64>,
    /// What each pair could reach alone, by kind, for a weight of 1.
    pub alone: Vec<Vec<i64>>,
}

impl ByKind {
    /// Takes a scenario without defects apart. One small allocation a pair and kind.
    ///
    /// # Errors
    /// The failure, where sums leave 64 bits.
    pub fn new(scenario: &Scenario) -> Result<Self, Box<Outcome>> {
        let too_large = || Box::new(Outcome::Failed(PlanFailure::TooLarge));
        let mut cooperation = Cooperation::new(scenario).map_err(|_| too_large())?;
        let weights = cooperation.kinds.iter().map(|kind| i64::from(kind.weight)).collect();
        for kind in &mut cooperation.kinds {
            kind.weight = u32::from(kind.demand > 0);
        }
        let all = numbers(&cooperation);
        let parts = (0..all.kinds).map(|kind| KindPart::new(&all, kind, STEPS));
        let kinds: Vec<KindPart> = parts.collect::<Result<_, _>>().map_err(|_| too_large())?;
        let alone = (0..all.pairs()).map(|pair| kinds.iter().map(|part| part.alone[pair]).collect()).collect();
        Ok(Self { kinds, has_needs: cooperation.kinds.iter().map(|kind| kind.demand > 0).collect(), weights, alone })
    }

    /// The problem of a kind.
    pub fn problem(&self, kind: usize) -> &JointProblem {
        &self.kinds[kind].problem
    }

    /// Value of one kind on a pairing; `None` where no allocation was found.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn value(&mut self, kind: usize, pairing: &PairSet) -> Result<Option<i64>, JointError> {
        self.kinds[kind].value(pairing)
    }

    /// Values of all kinds on a pairing; `None` where no allocation was found for one.
    ///
    /// # Errors
    /// As [`ByKind::value`].
    pub fn values(&mut self, pairing: &PairSet) -> Result<Option<Vec<i64>>, JointError> {
        (0..self.kinds.len()).map(|kind| self.value(kind, pairing)).collect()
    }

    /// Value by kind of a plan of the same scenario, for a weight of 1; 0 for a kind of weight 0. O(deliveries).
    pub fn of_plan(&self, plan: &Plan) -> Vec<i64> {
        let of_kind = |kind: usize| -> i64 { plan.pairs.iter().filter_map(|result| result.delivered.get(kind)).sum() };
        self.weights.iter().enumerate().map(|(kind, weight)| of_kind(kind).checked_div(*weight).unwrap_or(0)).collect()
    }

    /// Value at some weights when all needs are divisible, penalties aside.
    ///
    /// # Errors
    /// As [`ByKind::value`].
    pub fn divisible(&mut self, weights: &[i64], pairing: &PairSet) -> Result<i128, JointError> {
        let mut sum = 0;
        for (part, weight) in self.kinds.iter_mut().zip(weights) {
            if *weight > 0 {
                sum += i128::from(*weight) * i128::from(part.evaluator.divisible(pairing)?);
            }
        }
        Ok(sum)
    }

    /// Units served by kind, `None` for a kind without an allocation. One flow a piece.
    ///
    /// # Errors
    /// As [`ByKind::value`].
    pub fn served(&mut self, kind: usize, pairing: &PairSet) -> Result<Option<i64>, JointError> {
        served(&mut self.kinds[kind].evaluator, pairing)
    }
}

/// Units served on a pairing.
///
/// # Errors
/// [`JointError::TooLarge`] where sums leave 64 bits.
pub fn served(evaluator: &mut Evaluator, pairing: &PairSet) -> Result<Option<i64>, JointError> {
    if value_of(evaluator, pairing, i64::MIN)?.is_none() {
        return Ok(None);
    }
    Ok(evaluator.allocation(pairing)?.map(|flow| flow.iter().sum()))
}

/// What a pairing pays for existing pairs that it drops and that are not forbidden. O(pairs).
pub fn penalties(problem: &JointProblem, pairing: &PairSet) -> i64 {
    let dropped = problem.existing.iter().filter(|pair| {
        !pairing.has(problem.pair_index(pair.east, pair.west)) && !problem.forbids.contains(&(pair.east, pair.west))
    });
    dropped.map(|pair| pair.penalty).sum()
}
