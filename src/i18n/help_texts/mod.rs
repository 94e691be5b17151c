//! Every measure and term in one sentence with an example, for the help that stands beside it.

mod measures;
mod rules;

use self::{
    measures::{of_plans, of_services},
    rules::{of_modes, of_rules},
};
use super::Lang;

/// What help speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What the plan delivers of projects.
    Projects,
    /// Of shipments.
    Shipments,
    /// Of employment.
    Employment,
    /// Of training.
    Training,
    /// A kind that is not built in.
    OtherKind,
    /// 满足率, by province and kind.
    Coverage,
    /// The least of it.
    WorstCoverage,
    /// 综合得分.
    Value,
    /// The upper bound and what is left to it.
    Gap,
    /// Blocking pairs.
    Blocking,
    /// Pairs changed from the existing ones.
    Changed,
    /// The four strategies.
    Strategies,
    /// Matrix: what pairs could reach alone.
    ModeAlone,
    /// Matrix: what they deliver.
    ModeDelivered,
    /// Matrix: the cost of switching.
    ModeSwitch,
    /// Matrix: certainty.
    ModeCertainty,
    /// Partners and bounds.
    Bounds,
    /// Weights of the kinds.
    Weights,
    /// Fit and its criteria.
    Fit,
    /// The pool rule.
    Pool,
    /// The existing pairs.
    Existing,
    /// What dropping one costs.
    DropPenalty,
    /// Provenance tags.
    Provenance,
    /// The independent check and the fingerprint.
    Certificate,
    /// Plans of the same value.
    Tie,
    /// What one more unit brings.
    MarginalValue,
}

impl Topic {
    /// The topic of a kind by its id.
    pub fn of_kind(id: &domain::KindId) -> Self {
        match id.0.as_str() {
            "project" => Self::Projects,
            "shipment" => Self::Shipments,
            "employment" => Self::Employment,
            "training" => Self::Training,
            _ => Self::OtherKind,
        }
    }
}

/// What help says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpText {
    /// The term.
    pub term: &'static str,
    /// One sentence.
    pub sentence: &'static str,
    /// An example with numbers.
    pub example: &'static str,
}

/// The text of a topic.
pub fn help(lang: Lang, topic: Topic) -> HelpText {
    let (zh, en) = texts(topic);
    let [term, sentence, example] = if lang == Lang::Zh { zh } else { en };
    HelpText { term, sentence, example }
}

/// Term, sentence and example.
type Texts = [&'static str; 3];

fn texts(topic: Topic) -> (Texts, Texts) {
    match topic {
        Topic::Projects
        | Topic::Shipments
        | Topic::Employment
        | Topic::Training
        | Topic::OtherKind
        | Topic::Coverage
        | Topic::WorstCoverage => of_services(topic),
        Topic::Value
        | Topic::Gap
        | Topic::Blocking
        | Topic::Changed
        | Topic::Strategies
        | Topic::Tie
        | Topic::MarginalValue => of_plans(topic),
        Topic::ModeAlone | Topic::ModeDelivered | Topic::ModeSwitch | Topic::ModeCertainty => of_modes(topic),
        _ => of_rules(topic),
    }
}
