//! The planner's nouns: places, parties, kinds, offers, needs, rules, scenario and plan.
//!
//! Plain data with public fields, in the planner's words and in integers. It knows no file format, no solver and no browser.
//! `exchange` reads and writes it, `planning` turns a [`Scenario`] into a [`Plan`], `session` edits it, `web` shows it.

pub mod attribute;
pub mod bar;
pub mod canonical;
pub mod carried;
pub mod conflict;
pub mod connection;
mod draft;
pub mod estimate;
pub mod event;
pub mod explanation;
pub mod former;
pub mod held;
pub mod kept;
pub mod kind;
pub mod need;
pub mod offer;
pub mod pair;
pub mod party;
pub mod place;
pub mod plan;
pub mod product;
pub mod provenance;
pub mod report;
pub mod row;
mod row_acts;
pub mod rules;
pub mod scenario;
pub mod shared;
pub mod shipping;
pub mod shown;
pub mod term;
pub mod tightening;
pub mod units;
pub mod unmet;
pub mod validation;

pub use bar::Bar;
pub use canonical::{ScenarioKey, canonical_form, quoted};
pub use carried::{carried, has_rows_of};
pub use conflict::{AmountFault, Conflict, RuleInConflict, amount_fault};
pub use connection::Connection;
pub use event::{Event, EventError, EventField, EventId};
pub use held::{AmountRule, Held, HeldFrom};
pub use kept::{ENGINE_RULES, KeptPlan};
pub use kind::{Criterion, CriterionWeight, Filling, HardRule, Kind, KindId};
pub use need::{Need, NeedId, NeedTerms};
pub use offer::{Ceiling, Offer, OfferId, OfferTerms, ShareLimits, Workplace};
pub use pair::{ExistingPair, Pair, PairRule, Scheme, SchemeId, SchemePair, Strategy};
pub use party::{Cooperative, PartnerBounds, Side};
pub use place::{Adcode, County, Division, Route};
pub use plan::{Coverage, Delivery, Measures, Outcome, PairResult, Plan, PlanFailure, PlanState};
pub use product::{Product, ProductId};
pub use provenance::{Contact, Provenance};
pub use report::SearchReport;
pub use row::{Row, RowError, RowId};
pub use rules::{KindWeight, Pool, Rules};
pub use scenario::{FixedAmount, PartnerEnterprises, Scenario};
pub use shared::Shared;
pub use shipping::ShippingFacts;
pub use term::{Relation, Term, TermId, Text, Vocabulary};
pub use tightening::{Waiver, bound_carries};
pub use units::{Fingerprint, Mode, Month, Unit, ValueScale};
pub use unmet::{Cause, RuleMiss, Unmet};
pub use validation::{Defect, DefectKind, Subject, validate};
