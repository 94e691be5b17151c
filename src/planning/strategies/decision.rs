//! A scenario made ready for a search: its numbers, what each pair could reach alone, and the way back to a plan. Every strategy and
//! every question starts from one.

use std::rc::Rc;

use domain::{Outcome, Plan, PlanFailure, PlanState, Scenario, ValueScale, validate};

use crate::{
    alone::alone_scores,
    assemble::{Answer, assemble},
    best_value::failure,
    check,
    conflict::conflict,
    graph::Cooperation,
    joint::{
        JointError,
        core::{Core, PairFate},
        evaluator::Evaluator,
        pair_set::PairSet,
    },
    problem::{JointProblem, PartyBounds},
    stepwise::filling_pairing,
};

use super::{rules::PairingRules, valuing::value_of};

/// A scenario as a search takes it.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The scenario.
    pub scenario: Scenario,
    /// Its numbers; without pairs to decide where the pool is open.
    pub problem: JointProblem,
    /// The same, taken apart.
    pub core: Rc<Core>,
    /// What each pair could reach alone, by kind: `alone[pair][kind]`, in value units.
    pub alone: Vec<Vec<i64>>,
    /// Value units in a full kind.
    pub scale: ValueScale,
}

impl Decision {
    /// Makes a scenario ready. One small allocation a pair and kind.
    ///
    /// # Errors
    /// The outcome that the scenario has instead of a plan: its defects, its conflict, or that its sums are too large.
    pub fn new(scenario: Scenario) -> Result<Self, Box<Outcome>> {
        Self::prepare(scenario, None)
    }

    /// The same where it is known already what each pair could reach alone: neither offers, needs, weights nor criteria have changed.
    ///
    /// # Errors
    /// As [`Decision::new`].
    pub fn with_alone(scenario: Scenario, alone: Vec<Vec<i64>>) -> Result<Self, Box<Outcome>> {
        Self::prepare(scenario, Some(alone))
    }

    fn prepare(scenario: Scenario, alone: Option<Vec<Vec<i64>>>) -> Result<Self, Box<Outcome>> {
        let failed = |failure| Box::new(Outcome::Failed(failure));
        let defects = validate(&scenario);
        if !defects.is_empty() {
            return Err(failed(PlanFailure::Defects(defects)));
        }
        let cooperation = Cooperation::new(&scenario).map_err(|_| failed(PlanFailure::TooLarge))?;
        if let Some(conflict) = conflict(&cooperation) {
            return Err(Box::new(Outcome::Conflict(conflict)));
        }
        let problem = numbers(&cooperation);
        let core = Core::new(&problem).map_err(|error| Box::new(failure(error)))?;
        let alone = alone.filter(|alone| alone.len() == problem.pairs());
        let alone = match alone {
            Some(alone) => alone,
            None => alone_scores(&problem).map_err(|_| failed(PlanFailure::TooLarge))?.value,
        };
        let scale = cooperation.scale;
        Ok(Self { problem, core: Rc::new(core), alone, scale, scenario })
    }

    /// Partner bounds and what is settled of pairs.
    pub fn rules(&self) -> PairingRules {
        PairingRules::new(&self.core)
    }

    /// What each pair could reach alone, all kinds together.
    pub fn alone_totals(&self) -> Vec<i64> {
        self.alone.iter().map(|kinds| kinds.iter().sum()).collect()
    }

    /// The best allocation found on a pairing within so many flows, with its value as the independent check recomputes it; `None`
    /// where none keeps the rules.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn allocation(&self, evaluator: &mut Evaluator, pairing: &PairSet, steps: u64) -> Result<Option<Vec<i64>>, JointError> {
        evaluator.interval(pairing, i64::MIN, steps)?;
        if value_of(evaluator, pairing, i64::MIN)?.is_none() { Ok(None) } else { evaluator.allocation(pairing) }
    }

    /// The outcome for an answer: the plan, once the independent check accepted it. `bound` is raised to the value where a search was
    /// stopped short of it.
    pub fn outcome(&self, pairing: &PairSet, flow: &[i64], bound: i64, steps: u64) -> Outcome {
        self.outcome_under(&self.problem, pairing, flow, bound, steps)
    }

    /// The same where other partner bounds hold than the scenario's: those of `problem`.
    pub fn outcome_under(&self, problem: &JointProblem, pairing: &PairSet, flow: &[i64], bound: i64, steps: u64) -> Outcome {
        let Ok(cooperation) = Cooperation::new(&self.scenario) else { return Outcome::Failed(PlanFailure::TooLarge) };
        let chosen = pairing.to_chosen(problem.pairs());
        let value = match check::recompute(problem, &chosen, flow) {
            Ok(value) => value,
            Err(error) => return Outcome::Failed(PlanFailure::CheckRejected(format!("{error:?}"))),
        };
        let answer = Answer {
            pairing: &chosen,
            flow,
            value,
            bound: bound.max(value),
            state: PlanState::Bounded,
            steps,
            alone: &self.alone,
        };
        Outcome::Plan(Box::new(assemble(&cooperation, problem, &answer)))
    }

    /// The numbers with partner bounds widened as far as a pairing needs.
    pub fn bounded_by(&self, pairing: &PairSet) -> JointProblem {
        let mut problem = self.problem.clone();
        let (east, west) = self.rules().degrees(pairing);
        for (bounds, degree) in problem.east.iter_mut().zip(east).chain(problem.west.iter_mut().zip(west)) {
            *bounds = PartyBounds { least: bounds.least.min(degree), most: bounds.most.max(degree) };
        }
        problem
    }

    /// The outcome where a search ended without a plan: the rules are known not to contradict each other, or it could not be settled
    /// whether they do.
    pub fn without_plan(&self) -> Outcome {
        Outcome::Failed(PlanFailure::Unsettled)
    }

    /// A pairing on which every need is filled that must be, the best of them for these scores; `None` where any pairing does, or where
    /// none was found.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn filling(&self, scores: &[i64]) -> Result<Option<PairSet>, JointError> {
        if self.core.unfilled.is_empty() {
            return Ok(None);
        }
        let mut pinned = self.problem.clone();
        let width = self.problem.west.len() as u32;
        let implied = (0..self.core.pairs() as u32).filter(|pair| self.core.fate[*pair as usize] == PairFate::In);
        pinned.pins = implied.map(|pair| (pair / width, pair % width)).collect();
        let pairing = filling_pairing(&pinned, &self.core, scores)?;
        Ok(pairing.map(|pairing| PairSet::from_chosen(&pairing)))
    }

    /// The pairing of a plan, as far as its parties are known here. O(pairs × log).
    pub fn pairing_of(&self, plan: &Plan) -> PairSet {
        self.pairing(plan.chosen().map(|result| result.pair))
    }

    /// These pairs as a pairing; pairs of unknown parties are left out.
    pub fn pairing(&self, pairs: impl IntoIterator<Item = domain::Pair>) -> PairSet {
        let divisions = |side| -> Vec<domain::Adcode> { self.scenario.parties(side).map(|party| party.division).collect() };
        let (east, west) = (divisions(domain::Side::Supporter), divisions(domain::Side::Supported));
        let mut out = PairSet::new(self.problem.pairs());
        for pair in pairs {
            if let (Ok(e), Ok(w)) = (east.binary_search(&pair.east), west.binary_search(&pair.west)) {
                out.set(e * west.len() + w, true);
            }
        }
        out
    }

    /// The pair at an index of a pairing.
    pub fn pair(&self, index: usize) -> domain::Pair {
        let width = self.problem.west.len();
        let nth = |side, n| self.scenario.parties(side).nth(n).map(|party| party.division).unwrap_or_default();
        domain::Pair { east: nth(domain::Side::Supporter, index / width), west: nth(domain::Side::Supported, index % width) }
    }

    /// The amounts of a plan of the same offers and needs, by arc of the problem. O(arcs × log).
    pub fn flow_of(&self, plan: &Plan) -> Vec<i64> {
        let amount = |offer: u32, need: u32| {
            let found = plan.deliveries.binary_search_by_key(&(offer, need), |delivery| (delivery.offer, delivery.need));
            found.map_or(0, |index| plan.deliveries[index].amount)
        };
        self.problem.arcs.iter().map(|arc| amount(arc.offer, arc.need)).collect()
    }
}

/// The numbers of a scenario; with an open pool, pairs make no difference: none are decided and none are missed.
pub fn numbers(cooperation: &Cooperation) -> JointProblem {
    let mut problem = cooperation.problem();
    if cooperation.scenario.rules.pool.is_open() {
        problem.decide_no_pairs();
    }
    problem
}
