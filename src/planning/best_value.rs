//! 效益最优: from a scenario to better and better plans, in slices of work. [`Solver`](crate::Solver) drives it.

use domain::{Outcome, PlanFailure, PlanState, Scenario, validate};

use crate::{
    alone::{AloneScores, alone_scores},
    assemble::{Answer, assemble},
    certificate::Checker,
    check,
    conflict::{fixed_conflict, pairing_conflict},
    graph::Cooperation,
    joint::{JointError, JointSearch},
    problem::{JointProblem, Pairing},
    solver::Mark,
    stepwise::{best_pairing, upper_bound},
};

/// A scenario on its way to the plan of greatest value.
#[derive(Debug)]
pub struct BestValue {
    scenario: Box<Scenario>,
    problem: JointProblem,
    alone: AloneScores,
    search: JointSearch,
    /// Upper bound found before the search.
    outer: i64,
    checker: Option<Checker>,
    state: State,
    is_stopping: bool,
    /// Plans found, each better than those before.
    plans: u64,
}

/// How far a solver has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Searching,
    Checking,
    Ended { is_proved: bool },
}

impl BestValue {
    /// Reads a scenario, scores the pairs and makes the plan in steps, from which the search starts.
    ///
    /// # Errors
    /// The outcome, where there is none to search for: defects, a conflict, or magnitudes that leave 64 bits.
    pub fn new(scenario: Box<Scenario>) -> Result<Self, Box<Outcome>> {
        let Begun { problem, alone, search, outer } = begin(&scenario).map_err(Box::new)?;
        Ok(Self {
            scenario,
            problem,
            alone,
            search,
            outer,
            checker: None,
            state: State::Searching,
            is_stopping: false,
            plans: 0,
        })
    }

    /// Works for about so many flows, on the search or on the check of its proof. Returns whether something is left to do.
    ///
    /// # Errors
    /// The outcome, where magnitudes leave 64 bits on the way.
    pub fn advance(&mut self, flows: u64) -> Result<bool, Box<Outcome>> {
        match self.state {
            State::Searching => {
                // At least one evaluation, so that there is a bound to show.
                let limit = self.scenario.step_limit.max(1);
                let before = self.search.best().map(|(value, _)| *value);
                let more = self.search.advance(flows, limit).map_err(|error| Box::new(failure(error)))?;
                let found = self.search.best().map(|(value, _)| *value);
                self.plans += u64::from(found.is_some() && (self.plans == 0 || found > before));
                if !more {
                    self.end_search();
                }
            }
            State::Checking => match self.checker.as_mut().map(|checker| checker.advance(flows)) {
                Some(Ok(true)) => {}
                Some(Ok(false)) => self.end(true),
                // A proof that is refused is no proof: the plan keeps its bound and says no more.
                Some(Err(_)) | None => self.end(false),
            },
            State::Ended { .. } => {}
        }
        Ok(!matches!(self.state, State::Ended { .. }))
    }

    /// Lets the search end at its next evaluation, which the following slices reach at once; a check of a proof ends where it stands.
    ///
    /// A search that was stopped records its step: the outcome is that of the same scenario with [`Plan::steps`](domain::Plan::steps)
    /// for its limit, to the fingerprint, so that whoever is sent the plan finds the same one.
    pub fn stop(&mut self) {
        match self.state {
            State::Searching => {
                self.scenario.step_limit = self.scenario.step_limit.min(self.search.evaluations() + 1);
                self.is_stopping = true;
            }
            State::Checking => self.end(false),
            State::Ended { .. } => {}
        }
    }

    /// The limit of steps that its outcome is that of: the scenario's, or where it was stopped.
    pub fn limit(&self) -> u64 {
        self.scenario.step_limit
    }

    /// How far it has come; `None` while there is no plan.
    pub fn mark(&self) -> Option<Mark> {
        let bound = self.search.bound()?.min(self.outer);
        (self.plans > 0).then_some(Mark { plans: self.plans, bound })
    }

    fn end_search(&mut self) {
        if self.is_stopping {
            self.scenario.step_limit = self.search.evaluations();
            return self.end(false);
        }
        let Some((value, _)) = self.search.best().cloned() else { return self.end(false) };
        if !self.search.is_finished() {
            return self.end(false);
        }
        self.checker = Some(Checker::new(&self.problem, self.search.certificate(), value));
        self.state = State::Checking;
    }

    fn end(&mut self, is_proved: bool) {
        self.checker = None;
        self.state = State::Ended { is_proved };
    }

    /// The best plan so far, checked, or what stands in its place.
    pub fn outcome(&mut self) -> Outcome {
        let Some((_, pairing)) = self.search.best().cloned() else {
            if self.search.is_finished() {
                return Outcome::Conflict(fixed_conflict(&self.scenario, is_solvable));
            }
            return Outcome::Failed(PlanFailure::CheckRejected("no plan found".to_owned()));
        };
        let pairing = pairing.to_chosen(self.problem.pairs());
        let flow = match self.search.allocation(&pairing) {
            Ok(Some(flow)) => flow,
            Ok(None) => return Outcome::Failed(PlanFailure::CheckRejected("the plan has no amounts".to_owned())),
            Err(error) => return failure(error),
        };
        self.finish(&pairing, &flow)
    }

    fn finish(&self, pairing: &Pairing, flow: &[i64]) -> Outcome {
        let value = match check::recompute(&self.problem, pairing, flow) {
            Ok(value) => value,
            Err(error) => return Outcome::Failed(PlanFailure::CheckRejected(format!("{error:?}"))),
        };
        let bound = self.search.bound().unwrap_or(value).min(self.outer);
        if value > bound {
            return Outcome::Failed(PlanFailure::CheckRejected("value above its bound".to_owned()));
        }
        let Ok(cooperation) = Cooperation::new(&self.scenario) else { return Outcome::Failed(PlanFailure::TooLarge) };
        let is_proved = value == bound && self.state == State::Ended { is_proved: true };
        let answer = Answer {
            pairing,
            flow,
            value,
            bound,
            state: if is_proved { PlanState::Optimal } else { PlanState::Bounded },
            steps: self.search.evaluations(),
            alone: &self.alone.value,
        };
        Outcome::Plan(Box::new(assemble(&cooperation, &self.problem, &answer)))
    }
}

/// What there is before the search.
struct Begun {
    problem: JointProblem,
    alone: AloneScores,
    search: JointSearch,
    outer: i64,
}

fn begin(scenario: &Scenario) -> Result<Begun, Outcome> {
    let defects = validate(scenario);
    if !defects.is_empty() {
        return Err(Outcome::Failed(PlanFailure::Defects(defects)));
    }
    let Ok(cooperation) = Cooperation::new(scenario) else { return Err(Outcome::Failed(PlanFailure::TooLarge)) };
    let problem = decision(&cooperation);
    if !scenario.rules.pool.is_open()
        && let Some(conflict) = pairing_conflict(&cooperation)
    {
        return Err(Outcome::Conflict(conflict));
    }
    let alone = alone_scores(&problem).map_err(failure)?;
    let mut search = match JointSearch::new(&problem) {
        Ok(search) => search,
        Err(JointError::TooLarge) => return Err(Outcome::Failed(PlanFailure::TooLarge)),
        Err(_) => return Err(Outcome::Conflict(fixed_conflict(scenario, is_solvable))),
    };
    // Where the pairing that the scores prefer cannot keep the fixed amounts, the search starts without it.
    let mut outer = i64::MAX;
    if let Ok(pairing) = best_pairing(&problem, &alone.totals()) {
        search.suggest(&pairing).map_err(failure)?;
        outer = upper_bound(&problem, search.core(), &alone).map_err(failure)?;
    }
    Ok(Begun { problem, alone, search, outer })
}

/// The numbers of a scenario, pairs left out where they make no difference, fixed amounts as pins.
pub(crate) fn decision(cooperation: &Cooperation) -> JointProblem {
    let mut problem = cooperation.problem();
    if cooperation.scenario.rules.pool.is_open() {
        problem.decide_no_pairs();
    }
    pin_fixed_amounts(&mut problem);
    problem
}

fn failure(_: JointError) -> Outcome {
    Outcome::Failed(PlanFailure::TooLarge)
}

/// Whether a scenario has a plan, for the deletion filter of fixed amounts: the search is given a hundred slices to find one.
pub(crate) fn is_solvable(scenario: &Scenario) -> bool {
    let Ok(cooperation) = Cooperation::new(scenario) else { return false };
    let Ok(mut search) = JointSearch::new(&decision(&cooperation)) else { return false };
    for _ in 0..100 {
        if search.best().is_some() {
            return true;
        }
        if !search.advance(1_000, u64::MAX).unwrap_or(false) {
            break;
        }
    }
    search.best().is_some()
}

/// An amount that the planner fixed implies its pair where unpaired arcs carry nothing.
fn pin_fixed_amounts(problem: &mut JointProblem) {
    if problem.unpaired_allowed {
        return;
    }
    let implied: Vec<(u32, u32)> = problem
        .arcs
        .iter()
        .filter(|arc| arc.least > 0)
        .map(|arc| (problem.offers[arc.offer as usize].east, problem.needs[arc.need as usize].west))
        .collect();
    problem.pins.extend(implied);
    problem.pins.sort_unstable();
    problem.pins.dedup();
}
