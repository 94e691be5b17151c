//! 需求: what a county asks for.

use serde::{Deserialize, Serialize};

use crate::{
    kind::KindId,
    place::Adcode,
    product::ProductId,
    provenance::{Contact, Provenance},
    term::TermId,
    units::{Mode, Month},
};

/// The identity of a need.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NeedId(pub String);

/// The terms of a need; each rule reads those it names, the others are empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of its own in the planners' tables")]
pub struct NeedTerms {
    /// Sector of the project.
    pub sector: Option<TermId>,
    /// Whether any number of offers may fund it together (产业联盟); otherwise exactly one.
    pub shared: bool,
    /// Whether a lead is asked for among those who share it.
    pub lead: bool,
    /// 建设地点: where it is built.
    pub site: String,
    /// 起止时间: from when to when, as written.
    pub period: String,
    /// 村: the village or villages, as written; empty for the whole county.
    pub village: String,
    /// Product to ship.
    pub product: Option<ProductId>,
    /// Month of dispatch.
    pub month: Option<Month>,
    /// Whether this end has the cold chain.
    pub cold_chain: bool,
    /// What the grower must get, fen a kilogram.
    pub floor_fen: Option<i64>,
    /// Occupation that is sought.
    pub occupation: Option<TermId>,
    /// Divisions to which people would go; near home is always accepted.
    pub destinations: Vec<Adcode>,
    /// Those of them that they prefer.
    pub preferred_destinations: Vec<Adcode>,
    /// Subject that is sought.
    pub subject: Option<TermId>,
    /// A mode without which it is of no use.
    pub mode_required: Option<Mode>,
    /// A mode that is preferred.
    pub mode_preferred: Option<Mode>,
    /// Months that suit; empty means any.
    pub months: Vec<Month>,
    /// Whether the product was found through its prefecture or province, not the county's own rows.
    pub product_from_wider_area: bool,
}

impl Default for NeedTerms {
    fn default() -> Self {
        Self {
            sector: None,
            shared: true,
            lead: false,
            site: String::new(),
            period: String::new(),
            village: String::new(),
            product: None,
            month: None,
            cold_chain: false,
            floor_fen: None,
            occupation: None,
            destinations: Vec::new(),
            preferred_destinations: Vec::new(),
            subject: None,
            mode_required: None,
            mode_preferred: None,
            months: Vec::new(),
            product_from_wider_area: false,
        }
    }
}

/// What one county asks of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// Identity, unique among needs.
    pub id: NeedId,
    /// The county that asks.
    pub county: Adcode,
    /// Its kind.
    pub kind: KindId,
    /// How much, in the kind's unit; 0 to `validation::MAX_QUANTITY`.
    pub quantity: i64,
    /// Urgency: 1 is ordinary; 三区三州 2; an unsold lot 3.
    #[serde(default = "ordinary")]
    pub priority: u32,
    /// Where the quantity comes from.
    pub provenance: Provenance,
    /// What it is called, where it has a name of its own.
    #[serde(default)]
    pub title: String,
    /// The terms.
    #[serde(default)]
    pub terms: NeedTerms,
    /// Who answers for it.
    #[serde(default)]
    pub contact: Contact,
}

fn ordinary() -> u32 {
    1
}
