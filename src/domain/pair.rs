//! 结对: pairs, what the planner says of them, and the pairs that exist already.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{place::Adcode, provenance::Provenance};

/// A cooperative and a western province.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pair {
    /// The eastern division.
    pub east: Adcode,
    /// The western division.
    pub west: Adcode,
}

/// What the planner says of a pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PairRule {
    /// The plan decides.
    #[default]
    Free,
    /// 锁定: must be in the plan.
    Pinned,
    /// 禁止: must not be in the plan.
    Forbidden,
}

/// Which plan is sought (model, *Four strategies*).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// 效益最优: greatest value.
    #[default]
    BestValue,
    /// 公平优先: the least covered first.
    Fairest,
    /// 双向稳定: no blocking pair.
    Stable,
    /// 最少变动: fewest changes from what is agreed.
    LeastChange,
}

/// The identity of a scheme of existing pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SchemeId(pub String);

/// One pair of a scheme, with the source of the fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemePair {
    /// The pair.
    pub pair: Pair,
    /// Reported where a page naming it was seen, else estimated.
    pub provenance: Provenance,
}

/// A set of existing pairs as some period had them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheme {
    /// Identity: `2016` or `2021`, each with 对口援疆.
    pub id: SchemeId,
    /// Its pairs, sorted.
    pub pairs: Vec<SchemePair>,
}

/// A pair of a scheme as a row of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExistingPair {
    /// The scheme.
    pub scheme: SchemeId,
    /// The pair.
    pub pair: Pair,
    /// Where that is known from.
    pub provenance: Provenance,
}

/// How many pairs are in one of two lists alone. O(pairs × log).
pub fn apart(one: &[Pair], other: &[Pair]) -> usize {
    let [one, other] = [one, other].map(|pairs| pairs.iter().collect::<BTreeSet<_>>());
    one.symmetric_difference(&other).count()
}
