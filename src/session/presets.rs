//! Named settings of the weights, each one step of undo, and the way back to the settings as loaded. A step that a preset made is known
//! again by what it sets, so that the history can call it by its name.

use crate::{Edit, edit::moved_weight};
use domain::{Criterion, Kind, Scenario, Strategy};

/// A preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// The same weight for every kind.
    Balanced,
    /// Most weight on shipments.
    Fruit,
    /// Most weight on employment.
    Jobs,
    /// Even weights; in each kind most weight on what is near.
    Near,
    /// Even weights, and the fairest strategy.
    Fair,
    /// Weights and strategy as loaded.
    Reset,
}

/// What a preset's favoured kind gets, in hundredths of a point.
const FAVOURED: u32 = 5_500;

/// What a favoured criterion counts for, of 100; the others share the rest in proportion.
const FAVOURED_CRITERION: u32 = 80;

/// The criteria that are about being near.
const NEAR: [Criterion; 3] = [Criterion::Nearness, Criterion::Freight, Criterion::Place];

impl Preset {
    /// All, in the order of their buttons.
    pub const ALL: [Self; 6] = [Self::Balanced, Self::Fruit, Self::Jobs, Self::Near, Self::Fair, Self::Reset];

    /// Tells it from the others, in the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Balanced => "balanced",
            Self::Fruit => "fruit",
            Self::Jobs => "jobs",
            Self::Near => "near",
            Self::Fair => "fair",
            Self::Reset => "reset",
        }
    }

    /// The step that sets it: weights of the kinds and of all criteria, given the scenario as loaded. Only a preset whose name says so
    /// sets the strategy.
    pub fn edit(self, base: &Scenario) -> Edit {
        let mut edits = vec![Edit::KindWeights(self.kind_weights(base))];
        for kind in &base.kinds {
            let loaded: Vec<u32> = kind.criteria.iter().map(|entry| entry.weight).collect();
            let place = near(kind).filter(|_| self == Self::Near);
            let weights = place.map_or_else(|| loaded.clone(), |place| favoured_criterion(&loaded, place));
            edits.push(Edit::CriterionWeights { kind: kind.id.clone(), weights });
        }
        edits.extend(self.strategy(base).map(Edit::Strategy));
        Edit::Together(edits)
    }

    /// The preset that a step is of; `None` for any other step. Steps of earlier versions, which set the strategy as well, are known too.
    pub fn of(edit: &Edit, scenario: &Scenario) -> Option<Self> {
        let Edit::Together(edits) = edit else { return None };
        let (mut weights, mut strategy, mut criteria) = (None, None, 0);
        let mut is_near = false;
        for edit in edits {
            match edit {
                Edit::KindWeights(all) => weights = Some(all),
                Edit::Strategy(sought) => strategy = Some(*sought),
                Edit::CriterionWeights { kind, weights } => {
                    criteria += 1;
                    let (_, kind) = scenario.kind(kind)?;
                    is_near |= near(kind).is_some_and(|place| is_favoured(weights, place));
                }
                _ => return None,
            }
        }
        let weights = weights.filter(|_| criteria == scenario.kinds.len())?;
        match (strategy, is_near) {
            (Some(Strategy::Fairest), false) if *weights == even(scenario) => Some(Self::Fair),
            // Earlier versions set the strategy too, but not as the last.
            (Some(_), false) if matches!(edits.last(), Some(Edit::Strategy(_))) => Some(Self::Reset),
            (_, true) => Some(Self::Near),
            (_, false) => {
                [Self::Fruit, Self::Jobs, Self::Balanced].into_iter().find(|preset| preset.kind_weights(scenario) == *weights)
            }
        }
    }

    fn strategy(self, base: &Scenario) -> Option<Strategy> {
        match self {
            Self::Fair => Some(Strategy::Fairest),
            Self::Reset => Some(base.strategy),
            _ => None,
        }
    }

    fn kind_weights(self, base: &Scenario) -> Vec<u32> {
        match self {
            Self::Balanced | Self::Near | Self::Fair => even(base),
            Self::Fruit => favouring(base, "shipment"),
            Self::Jobs => favouring(base, "employment"),
            Self::Reset => base.rules.kind_weights.iter().map(|entry| entry.weight).collect(),
        }
    }
}

fn near(kind: &Kind) -> Option<usize> {
    kind.criteria.iter().position(|entry| NEAR.contains(&entry.criterion))
}

fn even(base: &Scenario) -> Vec<u32> {
    let count = base.rules.kind_weights.len();
    moved_weight(&vec![1; count], 0, 10_000 / count.max(1) as u32)
}

fn favouring(base: &Scenario, kind: &str) -> Vec<u32> {
    let kinds = &base.rules.kind_weights;
    let index = kinds.iter().position(|entry| entry.kind.0 == kind);
    index.map_or_else(|| even(base), |index| moved_weight(&vec![1; kinds.len()], index, FAVOURED))
}

fn favoured_criterion(loaded: &[u32], place: usize) -> Vec<u32> {
    let others: u32 = loaded.iter().enumerate().filter(|(index, _)| *index != place).map(|(_, weight)| weight).sum();
    let share = |(index, weight): (usize, &u32)| {
        if index == place { FAVOURED_CRITERION } else { weight * (100 - FAVOURED_CRITERION) / others.max(1) }
    };
    loaded.iter().enumerate().map(share).collect()
}

/// Whether weights are as [`favoured_criterion`] makes them.
fn is_favoured(weights: &[u32], place: usize) -> bool {
    weights.get(place) == Some(&FAVOURED_CRITERION) && weights.iter().sum::<u32>() <= 100
}
