//! Questions about a scenario and its plan, each on its way to its answer in small pieces of work. The worker drives them; the mathematics
//! is in [`explain`](crate::explain) and [`strategies`](crate::strategies).
//!
//! One sort of question a file. [`begin`] tells which is which.

pub mod at_once;
pub mod compare;
pub mod preview;
pub mod search;
pub mod subject;

use std::{fmt::Debug, rc::Rc};

use domain::{
    explanation::{Progress, Question, Told, WeightAxis},
    held::settled,
};

use crate::{
    explain::{
        AlternativesSearch, ConclusionSearch, ConfidenceSearch, CriterionBreakPoints, FrontierSearch, HelpSearch,
        ImprovementSearch, KindBreakPoints, PartySearch, RepairSearch, WhatIfSearch, prospects::prospects,
    },
    graph::Cooperation,
    strategies::{StrategyOptions, baseline_plan},
};

pub use subject::Subject;

use at_once::AtOnce;

/// A question on its way.
pub trait Inquiry {
    /// Works for a few milliseconds. Returns whether something is left to do.
    fn advance(&mut self) -> bool;

    /// How far it has come.
    fn progress(&self) -> Progress;

    /// The answer as far as it is known; the whole answer once nothing is left to do.
    fn told(&mut self) -> Told;

    /// Whether what is known so far is worth telling, and has grown since this was last asked.
    fn has_news(&mut self) -> bool {
        false
    }
}

// Not by `derive`: a table of what every search is made of would go with every program that answers.
impl Debug for dyn Inquiry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inquiry").field("progress", &self.progress()).finish_non_exhaustive()
    }
}

/// Flows that the joint search may solve for a question's re-solve.
const JOINT_STEPS: u64 = 60_000;

/// Pairings that a strategy may look at for a question's re-solve.
const LOOKS: u64 = 100;

/// The same for each of many re-solves of one question.
const PARTY_STEPS: u64 = 6_000;

/// How re-solves for questions are carried out: shorter than the search for the plan on the desk.
pub fn options() -> StrategyOptions {
    StrategyOptions { joint_steps: JOINT_STEPS, looks: LOOKS, ..StrategyOptions::default() }
}

/// Takes a question up. [`Told::NoAnswer`] is the answer where there is no plan to ask about, or the question names what the scenario
/// has not.
pub fn begin(subject: &Rc<Subject>, question: Question) -> Box<dyn Inquiry> {
    let found = match question {
        Question::Preview(change) => Some(AtOnce::new(subject.preview(&change))),
        Question::Pair(pair) => subject.plan().map(|plan| AtOnce::new(at_once::pair(&subject.scenario, plan, pair))),
        Question::Baseline => {
            let bound = subject.plan().map_or(i64::MIN, |plan| plan.bound);
            Some(AtOnce::new(Told::Baseline(Box::new(baseline_plan(&subject.scenario, bound)))))
        }
        Question::Prospects => Cooperation::new(&subject.scenario)
            .ok()
            .map(|cooperation| AtOnce::new(Told::Prospects(Box::new(prospects(&cooperation))))),
        Question::Compare { other, plan } => compare::compare(subject, &other, *plan).map(AtOnce::new),
        Question::Moved { scenario, plan } => compare::moved(subject, &scenario, &plan).map(AtOnce::new),
        other => return begin_search(subject, other).unwrap_or_else(|| Box::new(AtOnce::new(Told::NoAnswer))),
    };
    Box::new(found.unwrap_or_else(|| AtOnce::new(Told::NoAnswer)))
}

fn begin_search(subject: &Rc<Subject>, question: Question) -> Option<Box<dyn Inquiry>> {
    let scenario = &subject.scenario;
    // What is asked of quantities is asked of the plan in view: where it is held, of its pairs.
    let of_plan = settled(scenario);
    if matches!(question, Question::Repairs) {
        let conflict = subject.conflict()?;
        return Some(Box::new(RepairSearch::new(scenario, conflict, &options())));
    }
    let plan = subject.plan()?;
    Some(match question {
        Question::WhatIf(change) => {
            change.apply(scenario)?;
            Box::new(WhatIfSearch::new(scenario, plan, change, &options()))
        }
        Question::Help { party } => Box::new(HelpSearch::new(&of_plan, plan, party).ok()?),
        Question::BreakPoints(WeightAxis::Kind(kind)) => {
            let pairs: Vec<_> = plan.chosen().map(|result| result.pair).collect();
            Box::new(KindBreakPoints::new(&of_plan, &kind, &pairs, 0).ok()??)
        }
        Question::BreakPoints(WeightAxis::Criterion { kind, position }) => {
            Box::new(CriterionBreakPoints::new(&of_plan, &kind, position as usize).ok()??)
        }
        Question::Alternatives => Box::new(AlternativesSearch::new(scenario, plan).ok()?),
        Question::Confidence { seed, samples } => {
            Box::new(ConfidenceSearch::new(scenario, seed, samples, true).ok()?.of_plan(plan).ok()?)
        }
        Question::Party(party) => {
            scenario.cooperatives.iter().find(|entry| entry.division == party)?;
            Box::new(PartySearch::new(scenario, plan, party, StrategyOptions { joint_steps: PARTY_STEPS, ..options() }))
        }
        Question::Frontier { ends } => Box::new(FrontierSearch::new(scenario, &ends, options()).ok()?),
        Question::Conclusion => {
            Box::new(ConclusionSearch::new(&of_plan, plan, StrategyOptions { joint_steps: PARTY_STEPS, ..options() })?)
        }
        Question::Improvements => Box::new(ImprovementSearch::new(scenario, plan).ok()?),
        _ => return None,
    })
}
