//! Where a quantity comes from, and who answers for it.

use serde::{Deserialize, Serialize};

/// Where a quantity comes from. No view, export or total drops it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// 实报: reported, with its source and date.
    Reported {
        /// Who reported it, or the page it was read from.
        source: String,
        /// When, as written (ISO date where known).
        date: String,
    },
    /// 估算: worked out from known facts by a stated rule.
    Estimated,
    /// 示意: made up by a stated rule, of a believable magnitude; not an official figure.
    Illustrative,
}

/// Who answers for an offer or a need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// 责任单位: the unit that is responsible.
    #[serde(default)]
    pub unit: String,
    /// 责任人: the person who is responsible.
    #[serde(default)]
    pub person: String,
    /// 联系人: whom to call.
    #[serde(default)]
    pub contact: String,
    /// 备注: remarks.
    #[serde(default)]
    pub remark: String,
}
