//! What a planner can ask of a plan, and what is told in answer. The page asks, `worker` answers with `planning`.

use serde::{Deserialize, Serialize};

use crate::{
    held::Held,
    pair::{Pair, Strategy},
    place::Adcode,
    plan::{Outcome, Plan},
    scenario::Scenario,
    units::ValueScale,
};

use super::{
    alternative::{Alternatives, Confidence},
    break_point::{BreakPoints, WeightAxis},
    change::Change,
    conclusion::Conclusion,
    difference::{Difference, KindChange, Move, PairFacts, PlaceChange, Standing, WhatIf},
    help::HelpMost,
    prospects::Prospects,
    repair::Repairs,
    strategy::StrategyOutcome,
};

/// A question about the scenario and the plan that were sent before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// The plan in steps with one thing changed, at once: what a moving slider shows.
    Preview(Change),
    /// The plan with one thing changed, by a search, and the difference. "Why this pair" forbids it, "why not" pins it.
    WhatIf(Change),
    /// What a pair delivers, by kind and criterion.
    Pair(Pair),
    /// The other partners a party could have, each with its knock-on moves.
    Party(Adcode),
    /// Which offers would help most if there were more of them; of one party, or of all.
    Help {
        /// The party.
        party: Option<Adcode>,
    },
    /// Where along a weight the pairing changes.
    BreakPoints(WeightAxis),
    /// Ways out of the conflict.
    Repairs,
    /// Other plans nearly as good, and the cost of having each pair the other way.
    Alternatives,
    /// How often each pair is chosen when quantities vary within their errors.
    Confidence {
        /// Seed of the generator.
        seed: u64,
        /// Re-solves to make.
        samples: u32,
    },
    /// The pairs that changes are counted against, as they stand: the agreed ones, else the existing ones.
    Baseline,
    /// Value against worst coverage: the plans that no other found plan beats in both. Asked of the scenario whatever its strategy.
    Frontier {
        /// The plan of greatest value and the fairest one, as they are known; they are part of the answer as they are.
        ends: Vec<Plan>,
    },
    /// The few changes of the existing pairs that would help most.
    Improvements,
    /// The difference to another scenario's plan.
    Compare {
        /// The other scenario.
        other: Box<Scenario>,
        /// Its plan.
        plan: Box<Plan>,
    },
    /// What moved since another scenario's plan was in view.
    Moved {
        /// The scenario before.
        scenario: Box<Scenario>,
        /// Its plan.
        plan: Box<Plan>,
    },
    /// What the plan comes to: what it brings, who is left out and why, what serving those would cost.
    Conclusion,
    /// What each row could be matched with. Asked of the scenario, whatever it comes to.
    Prospects,
}

/// What is told in answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// To [`Question::Preview`].
    Preview(Box<Outcome>),
    /// To [`Question::WhatIf`].
    WhatIf(Box<WhatIf>),
    /// To [`Question::Pair`].
    Pair(Box<PairFacts>),
    /// To [`Question::Party`]: one answer for each partner it has not, the smallest loss first.
    Party(Vec<WhatIf>),
    /// To [`Question::Help`].
    Help(Box<HelpMost>),
    /// To [`Question::BreakPoints`].
    BreakPoints(Box<BreakPoints>),
    /// To [`Question::Repairs`].
    Repairs(Box<Repairs>),
    /// To [`Question::Alternatives`].
    Alternatives(Box<Alternatives>),
    /// To [`Question::Confidence`].
    Confidence(Box<Confidence>),
    /// To [`Question::Baseline`].
    Baseline(Box<StrategyOutcome>),
    /// To [`Question::Frontier`].
    Frontier(Box<Frontier>),
    /// To [`Question::Improvements`].
    Improvements(Box<Improvements>),
    /// To [`Question::Compare`].
    Compare(Box<Comparison>),
    /// To [`Question::Moved`]: from the plan before to the one in view.
    Moved(Box<Difference>),
    /// There is no plan to ask about, or the question names what the scenario has not.
    NoAnswer,
    /// To [`Question::Conclusion`]: the facts at once, prices as they are known.
    Conclusion(Box<Conclusion>),
    /// To [`Question::Prospects`].
    Prospects(Box<Prospects>),
}

/// One plan of the frontier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontierPoint {
    /// Where it stands.
    pub standing: Standing,
    /// Its pairs.
    pub pairs: Vec<Pair>,
    /// What makes it the plan, as it is.
    pub held: Held,
    /// The strategy whose own plan it is, where it is one.
    pub strategy: Option<Strategy>,
}

/// Plans between the most value and the best worst coverage, the most value first. The best found, not proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frontier {
    /// The plans.
    pub points: Vec<FrontierPoint>,
}

/// One change of the existing pairs: moves that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Improvement {
    /// The moves.
    pub moves: Vec<Move>,
    /// Value gained when it is made after those before it.
    pub value: i64,
    /// Kinds of which more or less is served then.
    pub kinds: Vec<KindChange>,
    /// Provinces and kinds that gain or lose, the largest share of the need first.
    pub provinces: Vec<PlaceChange>,
}

/// From the existing pairs to the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Improvements {
    /// The existing pairs as they stand.
    pub before: Standing,
    /// The plan.
    pub after: Standing,
    /// Value units in a full kind, for the values of the steps.
    pub scale: ValueScale,
    /// The changes, the one that brings most first; made one after another they lead from the existing pairs to the plan.
    pub steps: Vec<Improvement>,
}

/// Another scenario beside this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The other scenario's plan.
    pub plan: Box<Plan>,
    /// From this plan to the other.
    pub difference: Box<Difference>,
}
