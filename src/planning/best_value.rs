//! 效益最优: from a scenario to better and better plans, in slices of work. [`Solver`](crate::Solver) drives it.

use domain::{Order, Outcome, PlanFailure, PlanState, Scenario, validate};

use crate::{
    alone::{AloneScores, alone_scores},
    assemble::{Answer, assemble},
    certificate::Checker,
    check,
    conflict::conflict,
    graph::Cooperation,
    joint::{JointError, JointSearch},
    partners::every_party_served,
    problem::{JointProblem, Pairing},
    solver::Mark,
    stepwise::{best_pairing, filling_pairing, upper_bound},
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
    /// The limit of steps that it began with.
    limit_at_first: u64,
    /// Plans found, each better than those before.
    plans: u64,
}

/// How far a solver has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Searching,
    Checking,
    /// The check of the proof has said what it says.
    Checked {
        is_proved: bool,
    },
    /// Nothing is proved: the search was cut short, or its proof is not checked.
    Cut,
}

impl BestValue {
    /// Reads a scenario, scores the pairs and makes the plan in steps, from which the search starts.
    ///
    /// # Errors
    /// The outcome, where there is none to search for: defects, a conflict, or magnitudes that leave 64 bits.
    pub fn new(scenario: Box<Scenario>) -> Result<Self, Box<Outcome>> {
        let Begun { problem, alone, search, outer } = begin(&scenario).map_err(Box::new)?;
        let limit_at_first = scenario.step_limit;
        Ok(Self {
            scenario,
            problem,
            alone,
            search,
            outer,
            checker: None,
            state: State::Searching,
            is_stopping: false,
            limit_at_first,
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
                Some(Ok(false)) => self.end(State::Checked { is_proved: true }),
                // A proof that is refused is no proof: the plan keeps its bound and says no more.
                Some(Err(_)) | None => self.end(State::Checked { is_proved: false }),
            },
            State::Checked { .. } | State::Cut => {}
        }
        Ok(matches!(self.state, State::Searching | State::Checking))
    }

    /// Lets the search end at its next evaluation, which the following slices reach at once; a check of a proof ends where it stands,
    /// and proves nothing.
    ///
    /// A search that was stopped records its step: the outcome is that of the same scenario with [`Plan::steps`](domain::Plan::steps)
    /// for its limit, to the fingerprint, so that whoever is sent the plan finds the same one.
    pub fn stop(&mut self) {
        match self.state {
            State::Searching => {
                self.scenario.step_limit = self.scenario.step_limit.min(self.search.evaluations() + 1);
                self.is_stopping = true;
            }
            State::Checking => {
                self.end(State::Cut);
                self.scenario.step_limit = self.steps();
            }
            State::Checked { .. } | State::Cut => {}
        }
    }

    /// The limit of steps that its outcome is that of: the scenario's, or where it was stopped.
    pub fn limit(&self) -> u64 {
        self.scenario.step_limit
    }

    /// That limit, where a stop has lowered it.
    pub fn cut_at(&self) -> Option<u64> {
        (self.limit() != self.limit_at_first).then(|| self.limit())
    }

    /// Steps made: the evaluations; one more where the search found that nothing is left to search; one more for the check of its
    /// proof. So a limit tells all three apart: with as many steps as were made, a search comes as far again and no farther.
    fn steps(&self) -> u64 {
        let ended = u64::from(self.search.is_finished());
        let checked = u64::from(matches!(self.state, State::Checked { .. }));
        self.search.evaluations() + ended + checked
    }

    /// How far it has come; `None` while there is no plan.
    pub fn mark(&self) -> Option<Mark> {
        let bound = self.search.bound()?.min(self.outer);
        (self.plans > 0).then_some(Mark { plans: self.plans, bound })
    }

    fn end_search(&mut self) {
        self.state = State::Cut;
        if self.is_stopping {
            self.scenario.step_limit = self.steps();
        }
        let is_checked = self.search.is_finished() && self.steps() < self.scenario.step_limit;
        if let Some((value, _)) = self.search.best().filter(|_| is_checked) {
            self.checker = Some(Checker::new(&self.problem, self.search.certificate(), *value));
            self.state = State::Checking;
        }
    }

    fn end(&mut self, state: State) {
        self.checker = None;
        self.state = state;
    }

    /// The best plan so far, checked, or what stands in its place.
    pub fn outcome(&mut self) -> Outcome {
        // The rules do not contradict each other so far as could be settled: only then the search may begin without a plan.
        let Some((_, pairing)) = self.search.best().cloned() else { return Outcome::Failed(PlanFailure::Unsettled) };
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
        let is_proved = value == bound && self.state == State::Checked { is_proved: true };
        let answer = Answer {
            pairing,
            flow,
            value,
            bound,
            state: if is_proved { PlanState::Optimal } else { PlanState::Bounded },
            steps: self.steps(),
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
    if let Some(conflict) = conflict(&cooperation) {
        return Err(Outcome::Conflict(conflict));
    }
    let problem = decision(&cooperation);
    let alone = alone_scores(&problem).map_err(failure)?;
    let mut search = JointSearch::new(&problem).map_err(failure)?;
    let scores = alone.totals();
    let pairing = best_pairing(&problem, &scores).map_err(failure)?;
    search.suggest(&pairing).map_err(failure)?;
    // Where that leaves somebody without a partner who can have one, the search may start from one that does not.
    if let Some(pairing) = every_party_served(&problem, &scores, &pairing).map_err(failure)? {
        search.suggest(&pairing).map_err(failure)?;
    }
    // Where the pairing that the scores prefer leaves a need unfilled that must be filled, the search starts from one that does not.
    if search.best().is_none()
        && let Some(pairing) = filling_pairing(&problem, search.core(), &scores).map_err(failure)?
    {
        search.suggest(&pairing).map_err(failure)?;
    }
    let outer = upper_bound(&problem, search.core(), &alone).map_err(failure)?;
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

/// What stands in the place of a plan: the rules are known not to contradict each other, or it could not be settled whether they do.
pub(crate) fn failure(error: JointError) -> Outcome {
    Outcome::Failed(match error {
        JointError::TooLarge => PlanFailure::TooLarge,
        JointError::TooManyParties => PlanFailure::TooManyParties,
        JointError::Fixed | JointError::NoPairing => PlanFailure::Unsettled,
    })
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
    problem.pins.order();
    problem.pins.dedup();
}
