//! 方案: the answer to a scenario.

use serde::{Deserialize, Serialize};

use crate::{
    bar::Bar,
    conflict::Conflict,
    pair::{Pair, Strategy},
    place::Adcode,
    units::{Fingerprint, ValueScale},
    unmet::Unmet,
};

/// What may be claimed of a plan's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// The value equals the bound, and an independent check accepted the proof.
    Optimal,
    /// Within the gap between value and bound.
    Bounded,
}

/// How much of which offer serves which need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Index of the offer in the scenario.
    pub offer: u32,
    /// Index of the need in the scenario.
    pub need: u32,
    /// Units of the kind, above 0.
    pub amount: i64,
    /// Value units that the whole amount brings.
    pub value: i64,
    /// Fit of offer and need, of 10,000.
    pub fit: i64,
    /// The criteria, in the order of the kind, each of 10,000.
    pub criteria: Vec<i64>,
}

/// What is known of one possible pair, chosen or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairResult {
    /// The pair.
    pub pair: Pair,
    /// Whether the plan chooses it.
    pub chosen: bool,
    /// Value units by kind that it could reach alone, with both parties' whole offers and needs at its disposal.
    pub alone: Vec<i64>,
    /// Value units by kind that it delivers in the plan.
    pub delivered: Vec<i64>,
    /// Units by kind that it delivers in the plan.
    pub amounts: Vec<i64>,
    /// Value units lost because it is an existing pair that the plan drops (≥ 0).
    pub penalty: i64,
    /// What stands between the two, where the plan does not choose them; `None` also where the planner has forbidden the pair, and
    /// with an open pool, which decides no pairs.
    pub bar: Option<Bar>,
}

impl PairResult {
    /// Value units it could reach alone, all kinds together.
    pub fn alone_total(&self) -> i64 {
        self.alone.iter().sum()
    }

    /// Value units it adds to the plan's value: what it delivers, less its penalty. Over all pairs this sums to the plan's value.
    pub fn contribution(&self) -> i64 {
        self.delivered.iter().sum::<i64>() - self.penalty
    }
}

/// How far the needs of one kind in one province are served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The province.
    pub province: Adcode,
    /// Index of the kind.
    pub kind: u32,
    /// Units asked for, all needs of the kind in the province.
    pub needed: i64,
    /// Units served.
    pub served: i64,
    /// Whether any of the needs has a compatible offer; where not, it is left out of the worst coverage and listed apart.
    pub reachable: bool,
}

impl Coverage {
    /// served ÷ needed in ten-thousandths, floored; `None` where nothing is needed.
    pub fn per_myriad(&self) -> Option<i64> {
        (self.needed > 0).then(|| (i128::from(self.served) * 10_000 / i128::from(self.needed)) as i64)
    }
}

/// Measures that every plan of every strategy reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measures {
    /// Units served, by kind.
    pub served: Vec<i64>,
    /// Units needed, by kind.
    pub needed: Vec<i64>,
    /// Units offered, by kind.
    pub offered: Vec<i64>,
    /// Index into `Plan::coverage` of the least covered (kind, province) that is reachable.
    pub worst: Option<u32>,
    /// Pairs of the two rankings that both prefer each other to what they have (model, 双向稳定). Like the two that follow, empty with an
    /// open pool, which decides no pairs.
    pub blocking: Vec<Pair>,
    /// Chosen pairs that are not agreed, or, where nothing is agreed, do not exist yet.
    pub added: Vec<Pair>,
    /// Agreed pairs, or, where nothing is agreed, existing ones, that are not chosen.
    pub dropped: Vec<Pair>,
}

/// The answer to a scenario. Indices refer to the lists of the scenario it answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The strategy it follows.
    pub strategy: Strategy,
    /// What may be claimed of its value.
    pub state: PlanState,
    /// Value units in a full kind.
    pub scale: ValueScale,
    /// Value, in value units.
    pub value: i64,
    /// Upper bound of any plan's value under the same rules, in value units; ≥ `value`.
    pub bound: i64,
    /// All possible pairs, by (east, west).
    pub pairs: Vec<PairResult>,
    /// Amounts, by (offer, need).
    pub deliveries: Vec<Delivery>,
    /// Coverage, by province, then kind; rows without a need are left out.
    pub coverage: Vec<Coverage>,
    /// What is not served, by need.
    pub unmet: Vec<Unmet>,
    /// The measures.
    pub measures: Measures,
    /// Arcs whose flow the independent check verified.
    pub arcs_checked: u64,
    /// Steps of the search: flow evaluations, one more where it found that nothing is left to search, and one more for the check of its
    /// proof. As a limit they lead to the same plan.
    pub steps: u64,
    /// Names the plan.
    pub fingerprint: Fingerprint,
    /// What links of formats 1 and 2 call it.
    pub former_fingerprint: Fingerprint,
}

impl Plan {
    /// Whether a fingerprint is this plan's, from today or from a link of before.
    pub fn is_called(&self, fingerprint: Fingerprint) -> bool {
        self.fingerprint == fingerprint || self.former_fingerprint == fingerprint
    }

    /// The chosen pairs, in order.
    pub fn chosen(&self) -> impl Iterator<Item = &PairResult> {
        self.pairs.iter().filter(|result| result.chosen)
    }

    /// The chosen pairs alone, in order.
    pub fn chosen_pairs(&self) -> Vec<Pair> {
        self.chosen().map(|result| result.pair).collect()
    }

    /// The result of one pair. O(log pairs).
    pub fn pair(&self, pair: Pair) -> Option<&PairResult> {
        self.pairs.binary_search_by_key(&pair, |result| result.pair).ok().map(|index| &self.pairs[index])
    }

    /// Value units by which it may still fall short: bound − value.
    pub fn gap(&self) -> i64 {
        self.bound - self.value
    }
}

/// Why no plan could be made although the rules do not contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanFailure {
    /// The scenario has defects; see `validate`.
    Defects(Vec<crate::validation::Defect>),
    /// The sums of value × quantity leave 64 bits at any scale.
    TooLarge,
    /// Both sides have more parties than 64, which the search cannot take.
    TooManyParties,
    /// Fixed amounts ask for whole needs to be filled, and within the limit no plan was found that does, nor was it shown that there is
    /// none.
    Unsettled,
    /// The engine stopped again and again, or does not start at all.
    NoEngine,
    /// The independent check rejected the answer: a fault of the program, with the check's words for a report.
    CheckRejected(String),
}

/// What solving a scenario comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A plan.
    Plan(Box<Plan>),
    /// The rules contradict each other.
    Conflict(Conflict),
    /// No plan could be made.
    Failed(PlanFailure),
}
